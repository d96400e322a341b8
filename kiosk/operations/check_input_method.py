"""Can words be written by pinyin and jyutping? Really types one in each way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.input_method.input_method import PROGRAM, InputMethod
from kiosk.input_method.model import State, Way
from kiosk.input_method.preparing import folder
from kiosk.operations.check import Check
from kiosk.wording import input_method as words

INPUT_METHOD = "input method"
TRIALS = {Way.PINYIN: "wang", Way.JYUTPING: "wong"}
EXPECTED = "王"
_SECONDS = 150.0
"""The first time the tables are compiled: 5 s on a quiet machine."""


def check_input_method(data: Path, program: Sequence[str] = PROGRAM) -> Check:
    """Without it the kiosk opens all the same: a note."""
    states: SimpleQueue[State | None] = SimpleQueue()
    method = InputMethod(
        folder(data), states.put, lambda ways: None if ways else states.put(None), program
    )
    try:
        found = [way for way in Way if _types(method, states, way)]
    except Empty:
        found = []
    finally:
        method.stop()
    if not method.ways:
        return Check(INPUT_METHOD, False, words.CHECK_MISSING, words.CHECK_DO)
    if found == list(Way):
        return Check(INPUT_METHOD, True, words.CHECK_GOOD)
    if found == [Way.PINYIN] and method.ways == (Way.PINYIN,):
        return Check(INPUT_METHOD, False, words.CHECK_PINYIN_ONLY, words.CHECK_DO)
    return Check(INPUT_METHOD, False, words.CHECK_WRONG, words.CHECK_DO)


def _types(method: InputMethod, states: SimpleQueue[State | None], way: Way) -> bool:
    """Whether the letters of the trial offer what they should."""
    if way is not Way.PINYIN and way not in method.ways:  # known after the first
        return False
    method.begin(way, names=True)
    for letter in TRIALS[way]:
        method.type(letter)
    while (state := states.get(timeout=_SECONDS)) is not None:
        if state.preedit == TRIALS[way]:
            return EXPECTED in state.candidates
    return False
