"""A list file whole: its sheets, their headers, their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.intake.lists import values
from kiosk.intake.lists.days import year_in
from kiosk.intake.lists.drafts import key_of
from kiosk.intake.lists.forms import ListForm, Row
from kiosk.intake.lists.header import Header, find_header
from kiosk.intake.lists.lines import Frame, Line
from kiosk.intake.lists.reading import Entry, Rows
from kiosk.intake.lists.rows import Book, ListRow
from kiosk.intake.lists.sheet import MOST_ROWS, Sheet, SheetRow, Value, read_workbook
from kiosk.intake.names import shown
from kiosk.intake.problems import Problem, Refused, problem, refused
from kiosk.wording import lists as wording
from kiosk.wording.intake import Said

_EXAMPLE = re.compile(r"[（(【\s]*(?:示例|例如|例)[\s）)】]*[：:]")
_REMARK = re.compile(r"[（(【※*＊\s]*(?:注|备注|说明|附注|合计|总计|共计|制表|填表)")
_ENOUGH = 200
_DITTO = ("同上", "同前", "〃", "″", '"', "“", "”")


def read_table(path: Path, form: ListForm[Row]) -> Rows[Row]:
    """Raises ``Refused`` when no sheet has the form's columns."""
    workbook = read_workbook(path)
    found = [
        (sheet, header)
        for sheet in workbook.sheets
        if (header := find_header(form, sheet)) is not None
    ]
    if not found:
        columns = "、".join(f"“{column.name}”" for column in form.telling)
        raise refused(wording.NO_HEADER, wording.WHERE_HEADER, columns=columns, name=form.name)
    several = len(found) > 1
    reading = _Reading(form)
    for sheet, header in found:
        year = year_in(header.title, sheet.name, shown(path.stem))
        reading.add(sheet, header, year, several)
    if not any(header.usable for _, header in found):
        told = next(p for p in reading.problems if p.level == "error")
        raise Refused(told.what, told.do, told.where)
    if workbook.has_pictures and form.picture is not None:
        reading.tell(
            wording.WHERE_SHEET,
            wording.PICTURES_IN_SHEET,
            column=form.picture.name,
            example=wording.EXAMPLES[form.picture.name],
        )
    if not reading.entries and not any(p.level == "error" for p in reading.problems):
        reading.tell(wording.WHERE_SHEET, wording.NO_ROWS)
    problems = tuple(replace(p, file=shown(path.name)) for p in reading.problems)
    return Rows(tuple(reading.entries), problems, tuple(reading.claims), reading.left_out)


class _Reading:
    """Gathers the lines of one sheet after the other."""

    def __init__(self, form: ListForm[Any]) -> None:
        self._form = form
        self._seen: dict[tuple[str, str], Entry[Any]] = {}
        self.entries: list[Entry[Any]] = []
        self.problems: list[Problem] = []
        self.claims: list[str] = []
        self.left_out = 0

    def tell(self, where: str, said: Said, **fields: object) -> None:
        self.problems.append(problem("", where, said, "note", **fields))

    def add(self, sheet: Sheet, header: Header, year: int | None, several: bool) -> None:
        self.problems += header.problems
        if not header.usable:
            self.left_out += 1
            return
        frame = Frame(self._form, header.columns, sheet.epoch, year)
        for row in _ditto_filled(header.below):
            where = wording.WHERE_ROW.format(row=row.number)
            if several:
                where = wording.WHERE_ROW_OF_SHEET.format(sheet=shown(sheet.name), row=row.number)
            self._line(frame, where, row)
        if sheet.more:
            self.left_out += 1
            where = wording.WHERE_SHEET
            said = wording.TOO_MANY_ROWS
            self.problems.append(problem("", where, said, limit=MOST_ROWS))

    def _line(self, frame: Frame, where: str, row: SheetRow) -> None:
        naming = self._form.naming
        own = {column: row.values[index] for index, column in frame.columns}
        filled = [value for value in own.values() if not values.is_blank(value)]
        if not filled:
            return
        if _EXAMPLE.match(first := _words(row)) or _EXAMPLE.match(_plain(own.get(naming))):
            if not any(example in first for example in wording.examples(naming.name)):
                self.tell(where, wording.EXAMPLE_KEPT)
            return
        if len(filled) == 1 and _REMARK.match(first):
            return
        line = Line(frame, where, row.values)
        read = line.read()
        self.problems += line.problems
        picture = self._form.picture
        named = _plain(own.get(picture)) if picture else ""
        if claim := named or _plain(own.get(naming)):
            self.claims.append(claim)
        if read is None:
            self.left_out += 1
        else:
            self._take(Entry(where, line.cell(picture) if picture else where, read))

    def _take(self, entry: Entry[Any]) -> None:
        """Of lines of one key the first counts."""
        row: ListRow = entry.row
        key = (key_of(row), row.author if isinstance(row, Book) else "")
        first = self._seen.setdefault(key, entry)
        if first is entry:
            self.entries.append(entry)
        elif first.row == row:
            self.tell(entry.where, wording.SAME_ROW, first=first.where)
        else:
            said = wording.SAME_ROW_OTHER
            self.problems.append(problem("", entry.where, said, first=first.where))


def _ditto_filled(rows: tuple[SheetRow, ...]) -> Iterator[SheetRow]:
    """同上 stands for what the line above says."""
    above: tuple[Value, ...] = ()
    for row in rows:
        filled = tuple(
            above[index] if index < len(above) and _plain(value) in _DITTO else value
            for index, value in enumerate(row.values)
        )
        above = filled
        yield SheetRow(row.number, filled)


def _words(row: SheetRow) -> str:
    """The first filled cell of a line."""
    return next((text for value in row.values if (text := _plain(value))), "")


def _plain(value: Value) -> str:
    """The beginning of a text; numbers and dates are no words."""
    return shown(value[:_ENOUGH]) if isinstance(value, str) else ""
