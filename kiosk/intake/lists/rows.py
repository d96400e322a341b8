"""One line of a list as a typed value: what the cinema, the school and the others go on with.

Texts are clean (no invisible characters), "" when the cell was blank; ``about`` and ``extract`` may
hold several lines. Dates and times are those of the centre's zone. ``poster`` and ``cover`` are
file names as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """What every list may say of a line: who approved it, and the dates it shows between, written
    as after 上架 and 下架 in a text."""

    approved_by: str = ""
    show_from: str = ""
    show_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening(ListRow):
    """A line of 放映计划: one showing of one film. ``minutes`` is the film's length, ``seats`` how
    many there are, ``held`` those for wheelchairs and companions, ``year`` the film's."""

    title: str
    date: date
    start: time
    minutes: int | None = None
    seats: int | None = None
    held: int | None = None
    about: str = ""
    poster: str = ""
    year: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film(ListRow):
    """What the lines of one film in 放映计划 say of the film itself."""

    title: str
    minutes: int | None = None
    about: str = ""
    poster: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(ListRow):
    """A line of 课程表: one lesson on one day."""

    title: str
    date: date
    start: time
    end: time | None = None
    place: str = ""
    teacher: str = ""
    about: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(ListRow):
    """A line of 书目. ``number`` is its place on the shelf, ``year`` the year it came out in."""

    title: str
    author: str
    publisher: str = ""
    year: int | None = None
    cover: str = ""
    about: str = ""
    extract: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(ListRow):
    """A line of 活动安排: one activity on one day. ``audience`` is whom it is for."""

    title: str
    date: date
    start: time
    end: time | None = None
    place: str = ""
    audience: str = ""
    about: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception(ListRow):
    """A line of 接待安排: when a delegate (or several) can be met."""

    delegate: str
    date: date
    start: time
    end: time | None = None
    place: str = ""
    topics: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(ListRow):
    """A line of 读音: how ``word`` is read, as ``kiosk.readout.utterance.WordReading`` keeps it; ""
    where the cell was blank, None where what is written cannot be used."""

    word: str
    pinyin: str | None = ""
    jyutping: str | None = ""
