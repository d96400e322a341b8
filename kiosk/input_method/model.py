"""What a screen sees of an input method: plain values."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from kiosk.errors import KioskError
from kiosk.wording import input_method as words

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
PAGE = 8
"""Candidates in a state, at most."""
LONGEST = 10
"""Characters of a candidate: a longer line is written in parts."""
MOST_LETTERS = 40
"""Of one composition; more are not taken. Ten long syllables."""


class Way(StrEnum):
    """How the letters spell."""

    PINYIN = "pinyin"
    JYUTPING = "jyutping"


class State(msgspec.Struct, frozen=True, tag="state"):
    """What came of request ``number``. All of it is a visitor's: never to be logged."""

    number: int = 0
    preedit: str = ""
    """What was typed and not chosen yet, cut into syllables: "hong se ying yuan"."""
    candidates: tuple[str, ...] = ()
    """At most PAGE words, the likeliest first."""
    first: int = 0
    """The place of the first of them among all."""
    more: bool = False
    """Whether there are candidates behind these."""
    committed: str = ""
    """A word that is finished: everything typed has been chosen."""


class InputMethodMissingError(KioskError):
    """librime or its data is not installed, or cannot be used."""

    def __str__(self) -> str:
        return words.MISSING
