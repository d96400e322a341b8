from __future__ import annotations

import contextlib
import shutil
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import sheets
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sheets import told

from kiosk.intake.child import Children, open_here
from kiosk.intake.lists import sheet as sheet_limits
from kiosk.intake.lists.days import read_day
from kiosk.intake.lists.forms import FORMS
from kiosk.intake.lists.reading import (
    Rows,
    read_books,
    read_list,
    read_programme,
)
from kiosk.intake.lists.rows import Book
from kiosk.intake.lists.times import read_times
from kiosk.intake.problems import Refused, problem_of

DAY = date(2026, 6, 12)


# Files that are not what they seem


def test_what_is_no_workbook_is_refused_plainly(tmp_path: Path) -> None:
    good = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30")).read_bytes()
    path = tmp_path / "x.xlsx"
    for content in (
        b"\xd0\xcf\x11\xe0" + bytes(600),
        b"PK\x03\x04",
        b"text",
        good[:-200],
        good[:900],
    ):
        path.write_bytes(content)
        with pytest.raises(Refused) as caught:
            read_programme(path)
        assert "另存为 .xlsx" in caught.value.do
    with pytest.raises(Refused, match="打不开"):
        read_programme(tmp_path / "没有.xlsx")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    rows = [
        ["2026年六月放映计划"],
        ["片名", "日期", "开始", "时长", "简介"],
        ["甲", "date:2026-06-12", "time:19:30", "time:01:53", "一。\n二。"],
        ["乙", "=DATE(2026;6;13)", "=TIME(19;30;0)", "=60+53", '=CONCATENATE("三";"。")'],
        ["丙", "6月14日", "晚上7点半", "1小时53分", ""],
        ["丁", "=1/0", "19:30", "", ""],
    ]
    sources = [sheets.flat_ods(folder / "放映计划.fods", rows), folder / "书目.csv"]
    sources[1].write_text('书名,作者,年份,简介\n某书,某人,1961,"一,二"\n', "utf-8")
    sheets.by_office(sources, folder, folder / "profile")
    return folder


def replaced(path: Path, part: str, content: bytes) -> Path:
    """The workbook with another content of one part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


UNFOLDING = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol">%s]><sst xmlns='
    b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&i;</t></si></sst>'
    % UNFOLDING
)


@pytest.mark.parametrize(
    "part",
    [
        *("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"),
        *("[Content_Types].xml", "xl/_rels/workbook.xml.rels", "docProps/core.xml"),
    ],
)
def test_xml_that_unfolds_without_end_is_refused(office: Path, tmp_path: Path, part: str) -> None:
    path = Path(shutil.copy(office / "放映计划.xlsx", tmp_path))
    with pytest.raises(Refused, match="打不开"):
        read_programme(replaced(path, part, ENTITIES))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"))
    replaced(path, "xl/sharedStrings.xml", bytes(sheet_limits.MOST_XML + 1))
    with pytest.raises(Refused, match="太大"):
        read_programme(path)


def test_rows_beyond_the_limit_are_told_and_those_before_it_load(tmp_path: Path) -> None:
    path = tmp_path / "放映计划.xlsx"
    book = Workbook()
    book.active.append(("片名", "日期", "开始"))
    book.active.append(("甲", DAY, "19:30"))
    book.active.cell(sheet_limits.MOST_ROWS + 5, 1, "乙")
    book.active.cell(900_000, 1, "远")
    book.save(path)
    rows = read_programme(path)
    assert [row.title for row in rows.rows] == ["甲"]
    ((level, text),) = told(rows)
    assert level == "error"
    assert "行数太多" in text


def test_a_row_numbered_beyond_all_sheets_costs_no_time(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'
    merged = b'<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    sheet = sheet.replace(b"</sheetData>", far + merged)
    rows = read_programme(replaced(path, "xl/worksheets/sheet1.xml", sheet))
    assert [row.title for row in rows.rows] == ["甲"]


def test_what_a_file_says_of_its_own_size_is_not_believed(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'ref="A1:I2"' in sheet
    for size in (b'ref="A1:A1"', b'ref="A1:XFD1048576"'):
        changed = sheet.replace(b'ref="A1:I2"', size)
        rows = read_programme(replaced(path, "xl/worksheets/sheet1.xml", changed))
        assert [row.title for row in rows.rows] == ["甲"]


def test_a_cell_without_end_costs_only_itself(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30", 90, 60, "久"))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    long = sheet.replace(b"&#20037;</t>", b"x" * 3_000_000 + b"</t>")
    assert len(long) > len(sheet)
    rows = read_programme(replaced(path, "xl/worksheets/sheet1.xml", long))
    assert [row.seats for row in rows.rows] == [60]
    ((_, text),) = told(rows)
    assert text.startswith("第 2 行，简介：太长了，有 32,768 个字，最多 20,000 个字")


def test_a_list_is_read_in_a_child(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"), ("乙", "x", "y"))
    with Children(1) as children:
        there = children(20, read_list, path, "放映计划")
    assert there == open_here(20, read_list, path, "放映计划")
    assert len(there.rows) == 1


def test_a_programme_saved_by_an_office_is_read_with_dates_times_and_formulas(office: Path) -> None:
    rows = read_programme(office / "放映计划.xlsx")
    assert [(r.title, r.date.day, r.start, r.minutes, r.about) for r in rows.rows] == [
        ("甲", 12, time(19, 30), 113, "一。\n二。"),
        ("乙", 13, time(19, 30), 113, "三。"),
        ("丙", 14, time(19, 30), 113, ""),
    ]
    ((level, text),) = told(rows)
    assert level == "error"
    assert text.startswith("第 6 行，日期：公式出错了，显示的是 #DIV/0!")


def test_a_list_that_was_a_csv_is_read(office: Path) -> None:
    assert read_books(office / "书目.xlsx").rows == (
        Book(title="某书", author="某人", year=1961, about="一,二"),
    )


# Whatever cells hold


WORDS = st.sampled_from(
    [
        "片名",
        "日期",
        "开始",
        "时长",
        "例：甲",
        "甲",
        "2026年6月12日",
        "6月",
        "晚上7点半",
        "9:00-8:00",
        "同上",
        "#N/A",
        "=1+1",
        "{x}",
        "_xD800_",
        "_x0000_",
        "999999999999",
        "七点",
        "1e999",
        "十十十",
    ]
)
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime.combine(date(1900, 3, 1), time())),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=10_000)),
)
TABLES = st.lists(st.lists(CELLS, max_size=11), max_size=6)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(FORMS), st.booleans(), TABLES, st.sampled_from(["A2:A4", "A1:C9", "B3:D3"]))
@example(FORMS[0], True, [["甲", "2026年6月12日", "晚上7点半"]], "A1:B1")
def test_whatever_cells_hold_reading_raises_nothing_but_a_refusal(
    tmp_path: Path, form: object, headed: bool, table: Sequence[Sequence[object]], merged: str
) -> None:
    name = form.name  # type: ignore[attr-defined]
    header = [[column.name for column in form.columns]] if headed else []  # type: ignore[attr-defined]
    path = sheets.write(tmp_path / f"{name}.xlsx", [*header, *table], merged=[merged])
    try:
        rows = read_list(path, name)
    except Refused as error:
        rows = Rows((), (problem_of(path.name, error),))
    for problem in rows.problems:
        assert problem.what
        assert problem.do
        assert problem.where
        "".join((problem.what, problem.do, problem.where)).encode("utf-8")
    for row in rows.rows:
        repr(row).encode("utf-8")


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read(tmp_path: Path, at: float, noise: bytes) -> None:
    path = tmp_path / "放映计划.xlsx"
    data = bytearray(sheets.programme(path, ("甲", DAY, "19:30")).read_bytes())
    place = int(at * len(data))
    data[place : place + len(noise)] = noise
    path.write_bytes(data)
    with contextlib.suppress(Refused):
        read_programme(path)


@given(st.text(max_size=30), st.one_of(st.none(), st.integers(1900, 2100)))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_is_a_day_and_a_time_or_none(text: str, year: int | None) -> None:
    day = read_day(text, year)
    assert day is None or day.day is None or 1900 <= day.day.year <= 2100
    times = read_times(text)
    assert times is None or times.end is None or times.start < times.end
