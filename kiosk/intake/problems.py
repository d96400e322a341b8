"""What is wrong with a folder, told so that whoever wrote it can mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.errors import KioskError
from kiosk.wording.intake import ITEM_NOT_LOADED, WHERE_FILE, Said

Level = Literal["error", "note"]
"""``error``: something was left out. ``note``: all was used, but look at it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: ``file`` (relative to the folder that was loaded, "" for the folder itself),
    ``where`` in it, ``what`` is wrong, what to ``do``."""

    file: str
    where: str
    what: str
    do: str
    level: Level = "error"


class Refused(KioskError):
    """One file cannot be used. Carries the sentences, not the file: readers and converters do not
    know what the file is called on the stick."""

    def __init__(self, what: str, do: str, where: str = WHERE_FILE) -> None:
        super().__init__(what, do, where)
        self.what = what
        self.do = do
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}：{self.what}{self.do}"


class NoRoomError(Refused):
    """The kiosk's own disk is full: nothing is wrong with the file."""


def refused(said: Said, where: str = WHERE_FILE, **fields: object) -> Refused:
    """The exception for one of the pairs of ``kiosk.wording.intake``."""
    what, do = said
    return Refused(what.format(**fields), do.format(**fields), where)


def problem(file: str, where: str, said: Said, level: Level = "error", **fields: object) -> Problem:
    """The problem for one of the pairs of ``kiosk.wording.intake``."""
    what, do = said
    return Problem(file, where, what.format(**fields), do.format(**fields), level)


def problem_of(file: str, error: Refused, level: Level = "error") -> Problem:
    return Problem(file, error.where, error.what, error.do, level)


def not_loaded(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems of an item that is left out: the first error says that what was on show
    before stays."""
    told = list(problems)
    for index, one in enumerate(told):
        if one.level == "error":
            told[index] = replace(one, what=one.what + ITEM_NOT_LOADED)
            break
    return tuple(told)
