"""In which order candidates are offered: what was spelt exactly first, surnames first in names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from kiosk.handwriting.surnames import COMMON, COMPOUND, OTHERS
from kiosk.input_method.model import LONGEST

RANKS = {name: rank for rank, name in enumerate((*COMPOUND.split(), *COMMON, *OTHERS))}
"""Surnames by how common they are; those of two characters before all others, as whoever types one
of them types both syllables."""


class Found(NamedTuple):
    """A candidate: its ``place`` in librime's list, and whether it is read just as it was typed
    (not: by its first letters, or by a reading that is often confused)."""

    text: str
    place: int
    exact: bool


def ordered(found: Iterable[Found], *, names: bool) -> list[Found]:
    """Without what no reader of Simplified Chinese knows (bopomofo, radicals), and without what is
    too long for a button."""
    legible = [one for one in found if _legible(one.text)]
    return _names(legible) if names else _words(legible)


def _words(found: list[Found]) -> list[Found]:
    """As librime has them, from those that take up most of what was typed to those that take up
    least; among the equally long the exact first and what only Traditional texts write last."""
    kept: list[Found] = []
    for _, alike in groupby(found, lambda one: len(one.text)):
        kept += sorted(alike, key=lambda one: (not _everyday(one.text), not one.exact))
    return kept


def _names(found: list[Found]) -> list[Found]:
    """Names are written one syllable at a time: single characters, and compound surnames."""
    single = [one for one in found if len(one.text) == 1 or one.text in RANKS]
    return sorted(
        single or found,
        key=lambda one: (
            one.text not in RANKS,
            not one.exact,
            RANKS.get(one.text, 0),
            not _everyday(one.text),
        ),
    )


def _legible(text: str) -> bool:
    return len(text) <= LONGEST and all("\u4e00" <= one <= "\u9fff" for one in text)


def _everyday(text: str) -> bool:
    """Whether every character is one of the 6,763 of GB 2312."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
