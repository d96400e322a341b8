"""The list of a screening as a spreadsheet for the desk: to read, to print, to tick off."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kiosk.cinema.model import Person, Screening, Standing
from kiosk.cinema.typed import one_line
from kiosk.errors import KioskError
from kiosk.wording import cinema_commands as words
from kiosk.wording.operations import reason

_WIDTHS = (10, 22, 18, 8, 10, 11, 8, 10)  # characters; together the width of an A4 page
_A4 = 9  # ECMA-376, 18.3.1.63


@dataclass(eq=False)
class SheetNotWrittenError(KioskError):
    path: Path
    why: str

    def __str__(self) -> str:
        return words.SHEET_NOT_WRITTEN.format(path=self.path, reason=self.why)


def write_sheet(path: Path, screening: Screening, people: Sequence[Person]) -> None:
    """Whole or not at all, readable for its owner alone: it is full of names and numbers. A sheet
    that is there already is replaced. Raises ``SheetNotWrittenError``."""
    content = _workbook(screening, people)
    part: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        part.replace(path)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise SheetNotWrittenError(path, reason(error)) from error


def _workbook(screening: Screening, people: Sequence[Person]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    sheet = book.active
    sheet.title = words.SHEET
    rows = [words.COLUMNS, *(_row(person) for person in people)]
    thin = Side(style="thin")
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            # What somebody typed may begin with "=": a formula that staff's own machine runs.
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = True
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.font = Font(size=12, bold=number == 1)
        sheet.row_dimensions[number].height = 24
    for letter, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    title = words.SHEET_TITLE.format(film=screening.film, when=f"{screening.start:%Y-%m-%d %H:%M}")
    sheet.oddHeader.center.text = one_line(title).replace("&", "&&")
    sheet.oddFooter.center.text = words.SHEET_PAGE
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(person: Person) -> tuple[str, ...]:
    return (
        person.code,
        one_line(person.surname),
        person.phone,
        str(person.seats),
        words.NEEDS_SPACE if person.needs_space else "",
        words.WAITING if person.standing is Standing.WAITING else words.SEATED,
        "" if person.place is None else str(person.place),
        "" if person.checked_in_at is None else f"{person.checked_in_at:%H:%M}",
    )
