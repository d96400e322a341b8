"""The templates: a header, examples, notes, and cells that know what belongs into them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.intake.lists.forms import FORMS, PROGRAMME, READINGS, Column, Holds, ListForm
from kiosk.intake.problems import refused
from kiosk.library.sections import BY_KEY
from kiosk.wording import lists as wording
from kiosk.wording import pronunciation

_LAST_ROW = 500
"""Rows that are ready to be filled in."""
_EXAMPLE_DAY = date(2026, 6, 12)
_EXAMPLE_TIME = time(19, 30)
_FONT = "微软雅黑"
_RED, _PALE, _GREY = "A61E22", "FBF3E6", "7A7A7A"
_DATE_FORMAT = 'yyyy"年"m"月"d"日"'
_TIME_FORMAT = "hh:mm"
_TEXT_FORMAT = "@"
_FORMATS = {
    Holds.DATE: _DATE_FORMAT,
    Holds.START: _TIME_FORMAT,
    Holds.WORD: _TEXT_FORMAT,  # else Excel makes a date of 5-1
    Holds.PINYIN: _TEXT_FORMAT,
    Holds.JYUTPING: _TEXT_FORMAT,
}
_CENTRED = (Holds.DATE, Holds.START, Holds.SPAN, Holds.MINUTES, Holds.SEATS, Holds.HELD, Holds.YEAR)
_LINE = Border(*(Side("thin", "D9D2C5"),) * 4)


def templates(out: Path) -> list[Path]:
    """Writes the templates into the folder ``out``, which is made if need be. A file that is there
    already may hold somebody's work and stays as it is. Returns the files written. Raises
    ``Refused`` when the folder cannot be written to."""
    written: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for form in FORMS:
            path = out / f"{form.name}.xlsx"
            if not path.exists():
                _template(form).save(path)
                written.append(path)
    except OSError as error:
        raise refused(wording.TEMPLATE_NOT_WRITTEN, folder=out) from error
    return written


def _template(form: ListForm[Any]) -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = form.name
    columns = [column for column in form.columns if column.width]
    for index, column in enumerate(columns, start=1):
        _head(sheet.cell(1, index, column.name), column)
        for number, example in enumerate(_examples_of(form, column), start=2):
            _example(sheet.cell(number, index, example), column)
            sheet.row_dimensions[number].height = 36
        letter = get_column_letter(index)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.font = Font(_FONT, 11)
        dimension.alignment = _alignment(column)
        dimension.number_format = _FORMATS.get(column.holds, "General")
        sheet.add_data_validation(_validation(column, letter))
    sheet.row_dimensions[1].height = 26
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    _one_page_wide(sheet)
    _notes(book.create_sheet(wording.NOTES_SHEET), form, columns)
    return book


def _one_page_wide(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _head(cell: Any, column: Column) -> None:
    cell.font = Font(_FONT, 12, bold=True, color="FFFFFF" if column.required else _RED)
    cell.fill = PatternFill("solid", _RED if column.required else _PALE)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    cell.border = _LINE


def _example(cell: Any, column: Column) -> None:
    cell.font = Font(_FONT, 11, italic=True, color=_GREY)
    cell.alignment = _alignment(column)
    cell.number_format = _FORMATS.get(column.holds, "General")
    cell.border = _LINE


def _examples_of(form: ListForm[Any], column: Column) -> tuple[object, ...]:
    if form is not READINGS:
        return (_example_of(form, column),)
    place = form.columns.index(column)
    mark = wording.EXAMPLE if column is form.naming else ""
    return tuple(mark + example[place] for example in pronunciation.EXAMPLES)


def _example_of(form: ListForm[Any], column: Column) -> object:
    if column is form.naming:
        return wording.EXAMPLE + wording.EXAMPLES[column.name]
    match column.holds:
        case Holds.DATE:
            return _EXAMPLE_DAY
        case Holds.START:
            return _EXAMPLE_TIME
        case Holds.MINUTES | Holds.SEATS | Holds.HELD | Holds.YEAR | Holds.NUMBER:
            return int(wording.EXAMPLES[column.name])
        case _:
            return wording.EXAMPLES[column.name]


def _alignment(column: Column) -> Alignment:
    horizontal = "center" if column.holds in _CENTRED else "left"
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=column.width > 12)


def _validation(column: Column, letter: str) -> DataValidation:
    """A hint beside the cell; what does not fit is asked about and can be kept, since dates and
    times may be written in words."""
    match column.holds:
        case Holds.DATE:
            rule = DataValidation("date", "36526", operator="greaterThan")  # 1 January 2000
        case Holds.START:
            rule = DataValidation("time", "0", formula2="0.99999", operator="between")
        case Holds.MINUTES:
            rule = DataValidation("whole", "1", formula2="900", operator="between")
        case Holds.SEATS | Holds.NUMBER:
            rule = DataValidation("whole", "1", formula2="2000", operator="between")
        case Holds.HELD:
            rule = DataValidation("whole", "0", formula2="2000", operator="between")
        case Holds.YEAR:
            rule = DataValidation("whole", "1000", formula2="2100", operator="between")
        case _:
            rule = DataValidation()
    rule.allowBlank = True
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = column.name, wording.EXPLAINED[column.name]
    rule.showErrorMessage = True
    rule.errorStyle = "warning"
    rule.errorTitle, rule.error = column.name, wording.EXPLAINED[column.name]
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    return rule


def _notes(sheet: Any, form: ListForm[Any], columns: list[Column]) -> None:
    lines: list[tuple[str, ...]] = [(wording.NOTES_TITLE.format(name=form.name),)]
    lines += ((note,) for note in _notes_of(form))
    lines += ((), wording.NOTES_HEADER)
    for column in columns:
        needed = wording.REQUIRED if column.required else wording.OPTIONAL
        lines.append((column.name, needed, wording.EXPLAINED[column.name]))
    header = lines.index(wording.NOTES_HEADER) + 1
    for number, line in enumerate(lines, start=1):
        for index, text in enumerate(line, start=1):
            cell = sheet.cell(number, index, text)
            cell.font = Font(_FONT, 11, bold=number in (1, header))
            cell.alignment = Alignment(vertical="center", wrap_text=number >= header)
            if number == header:
                cell.fill = PatternFill("solid", _PALE)
            if number >= header:
                cell.border = _LINE
    for letter, width in zip("ABC", (14, 14, 72), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.cell(1, 1).font = Font(_FONT, 14, bold=True, color=_RED)
    _one_page_wide(sheet)


def _notes_of(form: ListForm[Any]) -> tuple[str, ...]:
    if form is READINGS:
        return pronunciation.NOTES
    section = BY_KEY[form.section].name
    changing = wording.CHANGING_PROGRAMME if form is PROGRAMME else wording.CHANGING
    return tuple(note.format(section=section, changing=changing) for note in wording.NOTES)
