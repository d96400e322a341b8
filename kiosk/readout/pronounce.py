"""From displayed text to syllables: cut into clauses, written out, and each character read.

Imports its dictionaries (a second, 60 MB) when it is first used: the engines' processes use it,
the screen's does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kiosk.library.model import Language
from kiosk.readout.normalise import normalise
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

VERSION = "1"
"""Changes when any text would be read differently; part of the key of the files kept."""

_RESTS = "，。？！：；、"
_WESTERN = str.maketrans(",.?!:;", "，。？！：；")
_PIECES = re.compile(
    r"[\u3007\u3400-\u9fff]+|[A-Za-z\u00c0-\u024f][^\u3007\u3400-\u9fff，。？！：；、]*|\S"
)


def pronounce(text: str, language: Language, words: WordList = NO_WORDS) -> Utterance:
    """How ``text`` is read aloud, ``words`` before every dictionary."""
    listed = that_matter(words, text, language)
    clauses = tuple(
        Clause(start, end, tuple(_said(text[start:end], language, listed)))
        for start, end in clause_spans(text)
    )
    return Utterance(language, text, clauses)


def _said(clause: str, language: Language, words: WordList) -> Iterator[Token]:
    if not words:
        yield from _read(normalise(clause, language), language)
        return
    sounds = {one.word: one.sounds(language) for one in words}
    pattern = "|".join(re.escape(word) for word in sorted(sounds, key=len, reverse=True))
    for piece in re.split(f"({pattern})", clause):
        if piece in sounds:
            yield from map(Syllable, sounds[piece])
        elif piece:
            yield from _read(normalise(piece, language), language)


def _read(said: str, language: Language) -> Iterator[Token]:
    for match in _PIECES.finditer(said):
        piece = match[0]
        if piece[0].isascii() and piece[0].isalpha():
            yield Foreign(piece.strip())
        elif (mark := piece.translate(_WESTERN)) in _RESTS:
            yield Rest(mark)
        elif piece[0] >= "\u3007":
            yield from map(
                Syllable, _mandarin(piece) if language is Language.MANDARIN else _cantonese(piece)
            )


def _mandarin(han: str) -> Iterator[str]:
    from pypinyin import Style, lazy_pinyin

    yield from lazy_pinyin(han, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")


def _cantonese(han: str) -> Iterator[str]:
    import ToJyutping

    for _, sound in ToJyutping.get_jyutping_list(_to_hong_kong().convert(han)):
        if sound:
            yield sound


@cache
def _to_hong_kong() -> Any:
    import opencc

    return opencc.OpenCC("s2hk")
