"""A list read: its good lines as typed values, and a problem for everything that is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from kiosk.intake.lists.forms import (
    ACTIVITIES,
    BOOKS,
    BY_NAME,
    COURSES,
    PROGRAMME,
    READINGS,
    RECEPTIONS,
    ListForm,
    Row,
)
from kiosk.intake.lists.rows import (
    Activity,
    Book,
    Course,
    ListRow,
    Reading,
    Reception,
    Screening,
)
from kiosk.intake.problems import Problem

SECONDS = 30.0
"""Time one list may take. 1,000 lines take about 1 s."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Row]):
    """A good line. ``where`` it stands ("第 5 行") as people read it; ``where_picture`` is the cell
    that names its picture."""

    where: str
    where_picture: str
    row: Row


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """A list. ``problems`` name the file without its folder. ``claims`` are the names of pictures
    (or titles that may name one) in all lines, wrong ones as well. ``left_out`` counts lines that
    could not be used."""

    entries: tuple[Entry[Row], ...]
    problems: tuple[Problem, ...]
    claims: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(entry.row for entry in self.entries)


def read_programme(path: Path) -> Rows[Screening]:
    """Reads a 放映计划. Raises ``Refused`` when nothing of it can be read; call it by an ``Opener``
    for files of others. So for the five below."""
    return _read(path, PROGRAMME)


def read_courses(path: Path) -> Rows[Course]:
    return _read(path, COURSES)


def read_books(path: Path) -> Rows[Book]:
    return _read(path, BOOKS)


def read_activities(path: Path) -> Rows[Activity]:
    return _read(path, ACTIVITIES)


def read_receptions(path: Path) -> Rows[Reception]:
    return _read(path, RECEPTIONS)


def read_readings(path: Path) -> Rows[Reading]:
    return _read(path, READINGS)


def read_list(path: Path, name: str) -> Rows[ListRow]:
    """Reads the list of this name ("放映计划"). Raises ``Refused``."""
    form: ListForm[Any] = BY_NAME[name]
    return _read(path, form)


def _read(path: Path, form: ListForm[Row]) -> Rows[Row]:
    # openpyxl takes 0.2 s to load, and the process that loads needs it in the child only.
    from kiosk.intake.lists.table import read_table

    return read_table(path, form)
