"""From displayed text to syllables: the staff's words first, the rest written out, and each
character read; then parted into the clauses of the displayed text.

Syllables carry the tones a voice is to be given: see ``tone_sandhi.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from kiosk.library.model import Language
from kiosk.readout.pronunciation.han import read_cantonese, read_mandarin, warm_up
from kiosk.readout.pronunciation.normalise import write_out
from kiosk.readout.pronunciation.written_rules import FIRST_WORD
from kiosk.readout.sentences import clause_spans
from kiosk.readout.utterance import (
    NO_WORDS,
    Clause,
    Foreign,
    Rest,
    Syllable,
    Token,
    Utterance,
    WordList,
    that_matter,
)

__all__ = ["VERSION", "pronounce", "warm_up"]

VERSION = "3"
"""Changes when any text would be read differently; part of the key of the files kept."""

_READ: dict[Language, Callable[[str], list[str]]] = {
    Language.MANDARIN: read_mandarin,
    Language.CANTONESE: read_cantonese,
}
_MARKS = {mark: mark for mark in "，。？！：；、"} | dict(
    zip(",.?!:;", "，。？！：；", strict=True)
)
_LATIN = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
_PIECES = re.compile(
    r"(?P<han>[\u3007\u3400-\u9fff]+)"
    rf"|(?P<foreign>{_LATIN}+(?:[ .,'’+-]+{_LATIN}+)*)"
    r"|(?P<mark>[，。？！：；、,.?!:;])"
    r"|(?P<word>[\U000f0000-\U000ffffd])"
)


def pronounce(text: str, language: Language, words: WordList = NO_WORDS) -> Utterance:
    """How ``text`` is read aloud, ``words`` before every dictionary, the longest first.

    Takes 1 ms for a sentence of 60 characters once the language's dictionary is loaded
    (``warm_up``). Never raises, whatever the text.
    """
    spans = list(clause_spans(text))
    starts = [start for start, _ in spans]
    said: list[list[Token]] = [[] for _ in spans]
    for origin, token in _tokens(text, language, words):
        said[bisect_right(starts, origin) - 1].append(token)
    return Utterance(
        language,
        text,
        tuple(Clause(*span, tuple(one)) for span, one in zip(spans, said, strict=True)),
    )


def _tokens(text: str, language: Language, words: WordList) -> Iterator[tuple[int, Token]]:
    listed = [one for one in that_matter(words, text, language) if one.word]
    written = write_out(text, language, list(_found(text, [one.word for one in listed])))
    for match in _PIECES.finditer(written.said):
        piece, at = match[0], match.start()
        match match.lastgroup:
            case "han":
                for offset, sounds in enumerate(_READ[language](piece), at):
                    for sound in sounds.split():  # 瓩 has two, most have one
                        yield written.origins[offset], Syllable(sound)
            case "foreign":
                yield written.origins[at], Foreign(piece)
            case "mark":
                yield written.origins[at], Rest(_MARKS[piece])
            case _:
                for sound in listed[ord(piece) - FIRST_WORD].sounds(language):
                    yield written.origins[at], Syllable(sound)


def _found(text: str, words: list[str]) -> Iterator[tuple[int, int, int]]:
    """Where ``words`` stand in ``text``: the leftmost first, of those the longest."""
    if not words:
        return
    numbers = {word: number for number, word in enumerate(words)}
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for match in re.finditer(pattern, text):
        yield match.start(), match.end(), numbers[match[0]]
