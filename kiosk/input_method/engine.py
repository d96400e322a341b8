"""One composition after the other with librime, on tables that are ready."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref
from pathlib import Path

from kiosk.input_method.librime import (
    CandidateIterator,
    Commit,
    Context,
    Librime,
    sized,
)
from kiosk.input_method.model import (
    LETTERS,
    MOST_LETTERS,
    PAGE,
    InputMethodMissingError,
    State,
    Way,
)
from kiosk.input_method.order import Found, ordered
from kiosk.input_method.protocol import Back, Begin, Choose, Letter, Request, Turn

BACKSPACE = 0xFF08
"""X11's key code."""
MOST_FOUND = 320
"""Candidates that are looked at; 40 pages are more than anybody turns."""
SCHEMAS = {Way.PINYIN: "kiosk_pinyin", Way.JYUTPING: "kiosk_jyutping"}


class Engine:
    """librime with one session at a time. Not safe for several threads."""

    def __init__(self, rime: Librime, tables: Path) -> None:
        """``tables`` as ``preparing`` makes them."""
        self._rime = rime
        rime.set_up(tables, "initialize")
        self._session = 0
        self._names = False
        self._found: list[Found] = []
        self._chosen: list[int] = []
        """Places of what was chosen of the letters that stand."""
        self._first = 0
        self._number = 0

    def answer(self, request: Request) -> State:
        """Do it and say what came of it. Raises InputMethodMissingError for a way that cannot be
        had."""
        committed = ""
        match request:
            case Begin(way=way, names=names):
                self._begin(way, names)
            case Letter(letter=letter) if letter in LETTERS and len(self._input()) < MOST_LETTERS:
                self._press(ord(letter))
            case Back() if self._chosen:
                self._take_back()
            case Back() if self._input():
                self._press(BACKSPACE)
            case Turn(first=first) if 0 <= first < len(self._found):
                self._first = first
            case Choose(index=index, seen=seen) if seen == self._number:
                committed = self._choose(index)
            case _:
                pass
        self._number = request.number
        return self._state(committed)

    def _begin(self, way: Way, names: bool) -> None:
        """A new session: nothing of the last one is left."""
        if self._session:
            self._rime.call("destroy_session", self._session)
        self._session = self._rime.call("create_session")
        if not self._rime.call("select_schema", self._session, SCHEMAS[way].encode()):
            raise InputMethodMissingError
        self._names = names
        self._chosen = []
        self._look()

    def _input(self) -> bytes:
        found: bytes | None = self._rime.call("get_input", self._session)
        return found or b""

    def _press(self, key: int) -> None:
        self._rime.call("process_key", self._session, key, 0)
        self._look()

    def _take_back(self) -> None:
        """The last choice. Done anew up to there: librime's own backspace leaves its caret in the
        middle of the letters."""
        letters, chosen = self._input(), self._chosen[:-1]
        self._rime.call("clear_composition", self._session)
        for letter in letters:
            self._rime.call("process_key", self._session, letter, 0)
        for place in chosen:
            self._rime.call("select_candidate", self._session, place)
        self._chosen = chosen
        self._look()

    def _choose(self, index: int) -> str:
        place = self._first + index
        if not 0 <= index < PAGE or place >= len(self._found):
            return ""
        self._chosen.append(self._found[place].place)
        self._rime.call("select_candidate", self._session, self._chosen[-1])
        self._look()
        commit = sized(Commit)
        if not self._rime.call("get_commit", self._session, byref(commit)):
            return ""
        self._chosen = []
        text: str = (commit.text or b"").decode()
        self._rime.call("free_commit", byref(commit))
        return text

    def _look(self) -> None:
        self._first = 0
        self._found = ordered(self._candidates(), names=self._names)

    def _candidates(self) -> Iterator[Found]:
        iterator = CandidateIterator()
        if not self._rime.call("candidate_list_begin", self._session, byref(iterator)):
            return
        for place in range(MOST_FOUND):
            if not self._rime.call("candidate_list_next", byref(iterator)):
                break
            one = iterator.candidate
            # The comment is how it is read, where that is not how it was typed (spelling_hints).
            yield Found((one.text or b"").decode(), place, not one.comment)
        self._rime.call("candidate_list_end", byref(iterator))

    def _state(self, committed: str) -> State:
        shown = self._found[self._first : self._first + PAGE]
        return State(
            number=self._number,
            preedit=self._preedit(),
            candidates=tuple(one.text for one in shown),
            first=self._first,
            more=self._first + PAGE < len(self._found),
            committed=committed,
        )

    def _preedit(self) -> str:
        context = sized(Context)
        if not self._rime.call("get_context", self._session, byref(context)):
            return ""
        text: str = (context.composition.preedit or b"").decode()
        self._rime.call("free_context", byref(context))
        return text


def tried(engine: Engine, way: Way) -> bool:
    """Whether ``way`` can be had; what is typed for that is forgotten."""
    try:
        engine.answer(Begin(0, way, names=False))
        state = engine.answer(Letter(0, "a"))
        engine.answer(Begin(0, way, names=False))
    except InputMethodMissingError:
        return False
    return bool(state.candidates)
