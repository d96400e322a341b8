from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.intake.lists.forms import FORMS, Holds
from kiosk.intake.lists.reading import read_list
from kiosk.intake.lists.templates import templates
from kiosk.intake.problems import Refused
from kiosk.wording import lists as wording

NAMES = [form.name for form in FORMS]


def sheet_of(path: Path) -> Worksheet:
    return load_workbook(path)[path.stem]


def test_the_templates_are_written_and_named_after_their_lists(tmp_path: Path) -> None:
    written = templates(tmp_path / "模板")
    assert [path.name for path in written] == [f"{name}.xlsx" for name in NAMES]
    assert all(path.parent == tmp_path / "模板" for path in written)


def test_a_template_as_it_is_loads_nothing_and_has_no_fault(tmp_path: Path) -> None:
    for path in templates(tmp_path):
        rows = read_list(path, path.stem)
        assert not rows.rows
        assert not rows.claims
        assert [(p.level, p.what) for p in rows.problems] == [("note", wording.NO_ROWS[0])]


def test_the_example_row_would_load_whole_without_its_mark(tmp_path: Path) -> None:
    for path, form in zip(templates(tmp_path), FORMS, strict=True):
        book = load_workbook(path)
        cell = book[path.stem]["A2"]
        assert cell.value.startswith("例：")
        cell.value = cell.value.removeprefix("例：")
        book.save(path)
        rows = read_list(path, path.stem)
        assert not rows.problems
        (row,) = rows.rows
        empty = [c.field for c in form.columns if c.width and not getattr(row, c.field)]
        assert not empty


def test_a_template_filled_in_below_the_example_loads(tmp_path: Path) -> None:
    path = templates(tmp_path)[0]
    book = load_workbook(path)
    book.active["A3"], book.active["B3"], book.active["C3"] = "甲", date(2026, 7, 1), "19:30"
    book.save(path)
    assert [row.title for row in read_list(path, "放映计划").rows] == ["甲"]  # type: ignore[attr-defined]


def test_the_header_is_bold_coloured_and_stays_in_sight(tmp_path: Path) -> None:
    for path in templates(tmp_path):
        sheet = sheet_of(path)
        assert sheet.freeze_panes == "B2"
        for cell in sheet[1]:
            assert cell.font.bold
            assert cell.fill.fill_type == "solid"
            assert sheet.column_dimensions[cell.column_letter].width >= 2 * len(cell.value)


def test_dates_and_times_of_the_template_are_real_ones(tmp_path: Path) -> None:
    for path, form in zip(templates(tmp_path), FORMS, strict=True):
        sheet = sheet_of(path)
        columns = [column for column in form.columns if column.width]
        for cell, column in zip(sheet[2], columns, strict=True):
            if column.holds is Holds.DATE:
                assert isinstance(cell.value, datetime)
                assert (
                    cell.number_format == sheet.column_dimensions[cell.column_letter].number_format
                )
                assert "年" in cell.number_format


def test_every_column_is_explained_beside_its_cells_and_in_the_notes(tmp_path: Path) -> None:
    for path, form in zip(templates(tmp_path), FORMS, strict=True):
        book = load_workbook(path)
        notes = {row[0]: row[1:3] for row in book["说明"].iter_rows(values_only=True)}
        prompts = {rule.promptTitle for rule in book[form.name].data_validations.dataValidation}
        for column in (column for column in form.columns if column.width):
            needed, text = notes[column.name]
            assert needed == (wording.REQUIRED if column.required else wording.OPTIONAL)
            assert text == wording.EXPLAINED[column.name]
            assert column.name in prompts


def test_what_staff_wrote_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "书目.xlsx").write_bytes(b"work")
    assert "书目.xlsx" not in [path.name for path in templates(tmp_path)]
    assert (tmp_path / "书目.xlsx").read_bytes() == b"work"
    assert templates(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(Refused, match="模板写不进文件夹"):
        templates(tmp_path / "文件" / "模板")
