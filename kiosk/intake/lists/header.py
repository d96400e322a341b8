"""The row with the names of the columns: where it stands, and which column is which."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from openpyxl.utils import get_column_letter

from kiosk.intake.lists.days import read_day
from kiosk.intake.lists.forms import Column, Holds, ListForm
from kiosk.intake.lists.sheet import MOST_COLUMNS, Sheet, SheetRow, Value
from kiosk.intake.names import shown
from kiosk.intake.problems import Level, Problem, problem
from kiosk.wording import lists as wording
from kiosk.wording.intake import Said

LOWEST = 20
"""Filled rows above which the header must stand; a title and a few notes may stand above it."""
_PASSED_OVER = frozenset(("序号", "编号", "星期", "星期几", "周几", "周", "no"))
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Header:
    """``columns`` maps a column's index (from 0) to what it holds; a cell that holds date and time
    stands for two. ``below`` are the rows under the header, ``title`` is the text above it."""

    columns: tuple[tuple[int, Column], ...]
    below: tuple[SheetRow, ...]
    title: str
    usable: bool
    problems: tuple[Problem, ...]


def find_header(form: ListForm[Any], sheet: Sheet) -> Header | None:
    """The header is the first row in which most columns are known; None when no row names two."""
    known: dict[int, Column] = {}
    place = 0
    for number, row in enumerate(sheet.rows[:LOWEST]):
        names = _known(form, row)
        if len(set(names.values())) > max(1, len(set(known.values()))):
            place, known = number, names
    if not known:
        return None
    header = sheet.rows[place]
    columns, twice = _one_of_each(known, header)
    unknown = {
        index: text
        for index, text in _texts(header).items()
        if index not in known and bare_header(text) not in _PASSED_OVER
    }
    below = tuple(row for row in sheet.rows[place + 1 :] if not _repeats(row, header))
    pairs = _date_and_time_in_one(form, columns, below)
    missing = [column for column in form.required if column not in {c for _, c in pairs}]
    others = {bare_header(text): text for text in unknown.values()}
    problems = [*twice]
    for column in missing:
        near = _near(column.name, others)
        said = wording.COLUMN_MISSING_NEAR if near else wording.COLUMN_MISSING
        problems.append(_told(said, "error", column=column.name, near=near))
    if not missing:
        problems += _unknown(form, columns, unknown)
        problems += _unnamed(header, below)
    title = " ".join(text for row in sheet.rows[:place] for text in _texts(row).values())
    return Header(tuple(pairs), below, title, not missing, tuple(problems))


def bare_header(text: str) -> str:
    """A header for comparing: without spaces, marks, units and what stands in brackets."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"\(.*?\)|\[.*?\]|【.*?】", "", plain) or plain
    return "".join(c for c in plain if c.isalnum())


def _known(form: ListForm[Any], row: SheetRow) -> dict[int, Column]:
    """The columns of the form among the cells of a row: by name, by another name, or by the end of
    a longer one (本周放映日期)."""
    known: dict[int, Column] = {}
    for index, text in _texts(row).items():
        bare = bare_header(text)
        exact = [c for c in form.columns if bare == bare_header(c.name)]
        alias = [c for c in form.columns if bare in c.also]
        ending = [c for c in form.columns if len(bare) <= 8 and bare.endswith(_endings(c))]
        if found := exact or alias or (ending if len(ending) == 1 else []):
            known[index] = found[0]
    return known


def _endings(column: Column) -> tuple[str, ...]:
    return tuple(name for name in (column.name, *column.also) if len(name) > 1)


def _one_of_each(
    known: dict[int, Column], header: SheetRow
) -> tuple[dict[int, Column], list[Problem]]:
    """Of several columns of one meaning the one with the right name, else the first, is taken."""
    texts = _texts(header)
    taken: dict[Column, int] = {}
    for index, column in known.items():
        rival = taken.get(column)
        if rival is None or (
            bare_header(texts[index]) == column.name and bare_header(texts[rival]) != column.name
        ):
            taken[column] = index
    problems = [
        _told(wording.COLUMN_TWICE, "note", column=texts[index], used=texts[taken[column]])
        for index, column in known.items()
        if taken[column] != index
    ]
    return {index: column for column, index in taken.items()}, problems


def _date_and_time_in_one(
    form: ListForm[Any], columns: dict[int, Column], below: tuple[SheetRow, ...]
) -> list[tuple[int, Column]]:
    """Index and column of each; 放映时间 with "2026年6月12日 19:30" in it stands for two."""
    pairs = list(columns.items())
    kinds = {column.holds: index for index, column in pairs}
    when = [c for c in form.columns if c.holds in (Holds.DATE, Holds.START, Holds.SPAN)]
    lacking = [column for column in when if column.holds not in kinds]
    if len(when) == 2 and len(lacking) == 1:
        index = next(kinds[column.holds] for column in when if column.holds in kinds)
        if any(_is_both(row.values[index]) for row in below):
            pairs.append((index, lacking[0]))
    return pairs


def _is_both(value: Value) -> bool:
    if isinstance(value, datetime):
        return value.time() != time()
    written = read_day(value, 2000) if isinstance(value, str) else None
    return written is not None and written.times is not None


def _unknown(
    form: ListForm[Any], columns: dict[int, Column], unknown: dict[int, str]
) -> list[Problem]:
    free = {c.name: c for c in form.columns if c not in columns.values()}
    problems = []
    for text in unknown.values():
        near = _near(bare_header(text), {name: name for name in free})
        said = wording.COLUMN_UNKNOWN_NEAR if near else wording.COLUMN_UNKNOWN
        problems.append(_told(said, "note", column=text, near=near))
    return problems


def _unnamed(header: SheetRow, below: tuple[SheetRow, ...]) -> list[Problem]:
    named = _texts(header)
    used = {i for row in below for i, value in enumerate(row.values) if value not in (None, "")}
    return [
        _told(wording.COLUMN_UNNAMED, "note", letter=get_column_letter(index + 1))
        for index in range(MOST_COLUMNS)
        if index in used and index not in named
    ]


def _repeats(row: SheetRow, header: SheetRow) -> bool:
    """Whether a row is the header again, as on a second printed page or under a merged one."""
    texts = _texts(row)
    return bool(texts) and texts.items() <= _texts(header).items()


def _texts(row: SheetRow) -> dict[int, str]:
    cut = {i: value[:_SHOWN] for i, value in enumerate(row.values) if isinstance(value, str)}
    return {index: text for index, value in cut.items() if (text := shown(value))}


def _near(name: str, names: dict[str, str]) -> str:
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
    return names[near[0]] if near else ""


def _told(said: Said, level: Level, **fields: object) -> Problem:
    return problem("", wording.WHERE_HEADER, said, level, **fields)
