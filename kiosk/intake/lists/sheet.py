"""An .xlsx file as plain values, read within limits. Nothing here knows what the cells mean."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml.ElementTree import iterparse
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from kiosk.intake.problems import Refused, refused
from kiosk.wording import intake as intake_wording
from kiosk.wording import lists as wording

MOST_XML = 12_000_000
"""Bytes of XML a list may unpack to. 1,000 rows with 200 characters about each have 2.5 MB."""
MOST_UNPACKED = 400_000_000
"""Bytes of everything in it. Pictures pasted into a sheet are not unpacked, only counted."""
MOST_PARTS = 2_000
MOST_SHEETS = 40
MOST_ROWS = 2_000
"""Rows of a sheet that are read; a programme of a year with three films a day has 1,100."""
MOST_COLUMNS = 60
MOST_MERGED = 2_000
LONGEST_CELL = 32_767
"""Characters of a cell, by Excel's own limit; a longer one is cut, and told as too long."""
_LOOK_BEYOND = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = "xl/media/"
_ROW, _CELL, _FORMULA, _RESULT, _MERGED = (
    f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("row", "c", "f", "v", "mergeCell")
)


class NoResult(Enum):
    """What a cell holds whose formula was never worked out."""

    FORMULA = "formula"


Value = str | int | float | bool | datetime | date | time | timedelta | NoResult | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """``number`` counts from 1 as the program shows it; ``values`` are those of columns A, B ..."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its rows that hold anything, in order. ``more`` is true when there are rows
    beyond ``MOST_ROWS``. ``epoch`` is day 0 of its serial dates."""

    name: str
    rows: tuple[SheetRow, ...]
    more: bool
    epoch: datetime


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    has_pictures: bool


def read_workbook(path: Path) -> Workbook:
    """Reads a file. Raises ``Refused``, whatever is in it; ``MemoryError`` under a limit."""
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLE:
                raise refused(wording.LIST_IS_OLD)
            with zipfile.ZipFile(file) as archive, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl's, on styles and the like
                _measure(archive)
                book = openpyxl.load_workbook(
                    file, read_only=True, data_only=True, keep_links=False
                )
                sheets = [
                    _sheet(sheet, archive, book.epoch)
                    for sheet in book.worksheets[:MOST_SHEETS]
                    if sheet.sheet_state == "visible"
                ]
                has_pictures = any(name.startswith(_PICTURES) for name in archive.namelist())
    except (Refused, MemoryError):
        raise
    except OSError as error:
        raise refused(intake_wording.UNREADABLE) from error
    except Exception as error:
        # zipfile, zlib, lxml, defusedxml and openpyxl raise nearly everything for what is damaged.
        raise refused(wording.LIST_BROKEN) from error
    if not sheets:
        raise refused(wording.LIST_BROKEN)  # a "strict" workbook, or one without a visible sheet
    return Workbook(tuple(sheets), has_pictures)


def _measure(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    xml = sum(part.file_size for part in parts if not part.filename.startswith(_PICTURES))
    if (
        len(parts) > MOST_PARTS
        or xml > MOST_XML
        or sum(part.file_size for part in parts) > MOST_UNPACKED
    ):
        raise refused(wording.LIST_TOO_BIG)


def _sheet(sheet: Any, archive: zipfile.ZipFile, epoch: datetime) -> Sheet:
    rows: dict[int, list[Value]] = {}
    more = False
    # What a file says of its own size is often wrong, so the limits are given.
    read = sheet.iter_rows(max_row=MOST_ROWS + _LOOK_BEYOND, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(read, start=1):
        if all(value is None or value == "" for value in values):
            continue
        if number > MOST_ROWS:
            more = True
            break
        rows[number] = [
            value[: LONGEST_CELL + 1] if isinstance(value, str) else value for value in values
        ]
    # A read-only workbook does not tell which cells are merged or hold a formula: look again.
    with archive.open(sheet._worksheet_path) as source:
        marks = list(_marks(source))
    for mark in marks:
        if len(mark) == 2:
            row, column = mark
            values = rows.setdefault(row, [None] * MOST_COLUMNS)
            values[column - 1] = NoResult.FORMULA
    for mark in marks:
        if len(mark) == 4:
            _fill_down(rows, *mark)
    found = (SheetRow(number, tuple(rows[number])) for number in sorted(rows))
    return Sheet(str(sheet.title), tuple(found), more, epoch)


def _marks(source: Any) -> Iterator[tuple[int, int] | tuple[int, int, int, int]]:
    """Row and column of each formula without a result; the four bounds (column, row, column, row)
    of each stretch of merged cells. Only what lies within the limits."""
    merged = 0
    for _, element in iterparse(source):
        if element.tag == _CELL:
            if "r" in element.attrib and _is_unknown(element):
                row, column = coordinate_to_tuple(element.get("r"))
                if row <= MOST_ROWS and column <= MOST_COLUMNS:
                    yield row, column
        elif element.tag == _ROW:
            element.clear()
        elif element.tag == _MERGED:
            merged += 1
            if merged > MOST_MERGED:
                return
            left, top, right, bottom = range_boundaries(element.get("ref"))
            if left <= MOST_COLUMNS and top < MOST_ROWS:
                yield left, top, right, min(bottom, MOST_ROWS)


def _is_unknown(cell: Any) -> bool:
    if cell.find(_FORMULA) is None:
        return False
    return not cell.findtext(_RESULT) and (cell.get("t") != "str" or cell.find(_RESULT) is None)


def _fill_down(rows: dict[int, list[Value]], left: int, top: int, _: int, bottom: int) -> None:
    """A date merged over three films counts for all three. Rows with nothing of their own stay
    empty: there the whole line was merged, to be taller."""
    if top not in rows:
        return
    value = rows[top][left - 1]
    for number in range(top + 1, bottom + 1):
        if number in rows and rows[number][left - 1] in (None, ""):
            rows[number][left - 1] = value
