from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import sheets
from openpyxl import Workbook
from sheets import told

from kiosk.intake.lists.forms import form_of
from kiosk.intake.lists.reading import (
    read_activities,
    read_books,
    read_courses,
    read_programme,
    read_receptions,
)
from kiosk.intake.lists.rows import Activity, Book, Course, Reception, Screening
from kiosk.intake.problems import Refused

DAY = date(2026, 6, 12)


# Headers and rows


def test_a_good_line_loads_though_the_next_is_wrong(tmp_path: Path) -> None:
    rows = read_programme(
        sheets.programme(
            tmp_path / "放映计划.xlsx",
            ("甲", DAY, "19:30"),
            ("乙", "改期", "晚"),
            (),
            (None, DAY, "19:30"),
            ("丙", DAY, "20:30"),
        )
    )
    assert [row.title for row in rows.rows] == ["甲", "丙"]
    where = [text.partition("：")[0] for _, text in told(rows)]
    assert where == ["第 3 行，日期", "第 3 行，开始", "第 5 行，片名"]


def test_columns_stand_in_any_order_under_a_title_with_names_people_use(tmp_path: Path) -> None:
    path = sheets.write(
        tmp_path / "放映计划.xlsx",
        (
            ("素社街道六月放映计划",),
            (),
            ("座 位", "放映日期", "《片名》", "开始时间：", "片长（分钟）", "放映员"),
            (60, "2026年6月12日", "甲", "19:30", 113, "小王"),
        ),
        merged=["A1:F1"],
    )
    rows = read_programme(path)
    assert rows.rows == (
        Screening(title="甲", date=DAY, start=time(19, 30), minutes=113, seats=60),
    )
    assert told(rows) == [
        ("note", "列名：“放映员”这一列没有用上，其他列都用上了。如果不需要显示，不用改。")
    ]


def test_date_and_time_in_one_column_stand_for_both(tmp_path: Path) -> None:
    path = sheets.write(
        tmp_path / "放映计划.xlsx",
        (
            ("片名", "放映时间"),
            ("甲", datetime.combine(DAY, time(19, 30))),
            ("乙", "2026年6月12日 晚上7点半"),
        ),
    )
    rows = read_programme(path)
    assert not rows.problems
    assert [(row.date, row.start) for row in rows.rows] == [(DAY, time(19, 30))] * 2


def test_a_header_nearly_right_is_suggested(tmp_path: Path) -> None:
    path = sheets.write(
        tmp_path / "放映计划.xlsx", (("片名", "曰期", "开始"), ("甲", DAY, "19:30"))
    )
    with pytest.raises(Refused) as caught:
        read_programme(path)
    assert str(caught.value) == (
        "列名：没有“日期”这一列，整张表没有用上。是不是“曰期”那一列？请把列名改成“日期”再试。"
    )
    path = sheets.write(
        tmp_path / "放映计划.xlsx",
        (("片名", "日期", "开始", "坐位"), ("甲", DAY, "19:30", 60)),
    )
    ((level, text),) = told(read_programme(path))
    assert level == "note"
    assert "是不是“座位”" in text


def test_a_sheet_without_a_header_says_which_columns_are_needed(tmp_path: Path) -> None:
    path = sheets.write(tmp_path / "放映计划.xlsx", (("甲", DAY, "19:30"),))
    with pytest.raises(Refused) as caught:
        read_programme(path)
    assert "“片名”、“日期”、“开始”" in caught.value.what
    assert "模板" in caught.value.do


def test_braces_in_cells_and_headers_do_no_harm(tmp_path: Path) -> None:
    path = sheets.write(
        tmp_path / "放映计划.xlsx", (("片名", "{日}子", "开始", "{x}"), ("{甲}", "{}", "{0}", 1))
    )
    with pytest.raises(Refused):
        read_programme(path)
    rows = read_programme(
        sheets.programme(tmp_path / "放映计划.xlsx", ("{甲}", DAY, "19:30"), ("乙", "{}", "{0}"))
    )
    assert [row.title for row in rows.rows] == ["{甲}"]
    assert "“{}”看不出是哪一天" in told(rows)[0][1]


def test_merged_cells_count_for_every_line_beside_them(tmp_path: Path) -> None:
    path = sheets.write(
        tmp_path / "放映计划.xlsx",
        (
            ("片名", "日期", "开始"),
            ("甲", DAY, "9:00"),
            ("乙", None, "14:00"),
            ("丙", None, "19:30"),
            ("丁", date(2026, 6, 13), "19:30"),
            (),
        ),
        merged=["B2:B4", "A5:A6", "B5:B6", "C5:C6"],
    )
    rows = read_programme(path)
    assert not rows.problems
    assert [(row.title, row.date.day) for row in rows.rows] == [
        ("甲", 12),
        ("乙", 12),
        ("丙", 12),
        ("丁", 13),
    ]


def test_ditto_means_the_line_above(tmp_path: Path) -> None:
    path = sheets.programme(
        tmp_path / "放映计划.xlsx", ("甲", DAY, "14:00"), ("同上", "同上", "19:30")
    )
    rows = read_programme(path)
    assert [(row.title, row.date, row.start.hour) for row in rows.rows] == [
        ("甲", DAY, 14),
        ("甲", DAY, 19),
    ]


def test_examples_remarks_and_repeated_headers_are_no_lines(tmp_path: Path) -> None:
    path = sheets.programme(
        tmp_path / "放映计划.xlsx",
        ("例：这里写片名", DAY, "19:30"),
        ("示例: 甲", DAY, "19:30"),
        ("乙", DAY, "19:30"),
        sheets.PROGRAMME,
        ("注：全部免费",),
    )
    rows = read_programme(path)
    assert [row.title for row in rows.rows] == ["乙"]
    assert told(rows) == [
        (
            "note",
            "第 3 行：这一行以“例：”开头，当作例子，没有用上。如果要显示，请去掉“例：”两个字。",
        )
    ]


def test_the_same_line_twice_is_one(tmp_path: Path) -> None:
    rows = read_programme(
        sheets.programme(
            tmp_path / "放映计划.xlsx",
            ("甲", DAY, "19:30", 90),
            ("甲", "2026-06-12", time(19, 30), "90分钟"),
            ("《甲》", DAY, "19:30", 100),
            ("甲", DAY, "21:30", 90),
        )
    )
    assert [(row.start.hour, row.minutes) for row in rows.rows] == [(19, 90), (21, 90)]
    (first, second) = told(rows)
    assert first == ("note", "第 3 行：和第 2 行一样，只用一次。请删掉一行。")
    assert second[0] == "error"
    assert second[1].startswith("第 4 行：和第 2 行是同一条，但有的内容不一样")


def test_every_sheet_with_a_header_is_read_and_named(tmp_path: Path) -> None:
    book = Workbook()
    for name, day in (("六月", date(2026, 6, 12)), ("七月", "不定")):
        sheet = book.create_sheet(name)
        sheet.append(("片名", "日期", "开始"))
        sheet.append((name, day, "19:30"))
    hidden = book.create_sheet("旧")
    hidden.append(("片名", "日期", "开始"))
    hidden.append(("旧", DAY, "19:30"))
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "放映计划.xlsx")
    rows = read_programme(tmp_path / "放映计划.xlsx")
    assert [row.title for row in rows.rows] == ["六月"]
    assert [p.where for p in rows.problems] == ["“七月”表第 2 行，日期"]


def test_a_formula_never_worked_out_is_told_as_such(tmp_path: Path) -> None:
    path = sheets.programme(
        tmp_path / "放映计划.xlsx", ("甲", "=B1", "19:30"), ("乙", DAY, "#REF!")
    )
    rows = read_programme(path)
    assert not rows.rows
    (_, first), (_, second) = told(rows)
    assert first.startswith("第 2 行，日期：这里是公式")
    assert "公式出错了，显示的是 #REF!" in second


def test_pictures_pasted_into_the_sheet_are_told(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"x")
    ((level, text),) = told(read_programme(path))
    assert level == "note"
    assert "海报" in text


def test_the_other_four_lists_give_their_own_rows(tmp_path: Path) -> None:
    courses = sheets.write(
        tmp_path / "课程表.xlsx",
        (
            ("课程", "日期", "时间", "地点", "讲师", "内容"),
            ("第一课", DAY, "9:00-11:00", "二楼", "王老师", "内容。"),
        ),
    )
    books = sheets.write(
        tmp_path / "书目.xlsx",
        (
            ("序号", "书名", "作者", "出版社", "出版年份", "封面", "简介", "书摘"),
            (1, "某书", "某人", "某社", "1961年", "某书.jpg", "一。", "二。"),
            (2, "又一书", None, None, None, None, None, None),
        ),
    )
    activities = sheets.write(
        tmp_path / "活动安排.xlsx",
        (
            ("活动名称", "日期", "时间", "地点", "参加对象", "内容"),
            ("剪纸", DAY, "下午3点", "一楼", "青年", None),
        ),
    )
    receptions = sheets.write(
        tmp_path / "接待安排.xlsx",
        (("日期", "时间", "党代表", "地点", "主题"), (DAY, "9:00", "某代表", "三楼", "养老")),
    )
    assert read_courses(courses).rows == (
        Course(
            title="第一课",
            date=DAY,
            start=time(9),
            end=time(11),
            place="二楼",
            teacher="王老师",
            about="内容。",
        ),
    )
    found = read_books(books)
    assert found.rows == (
        Book(
            title="某书",
            author="某人",
            publisher="某社",
            year=1961,
            cover="某书.jpg",
            about="一。",
            extract="二。",
            number=1,
        ),
    )
    assert [p.where for p in found.problems] == ["第 3 行，作者"]
    assert read_activities(activities).rows == (
        Activity(title="剪纸", date=DAY, start=time(15), place="一楼", audience="青年"),
    )
    assert read_receptions(receptions).rows == (
        Reception(delegate="某代表", date=DAY, start=time(9), place="三楼", topics="养老"),
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("放映计划", "放映计划"),
        ("01 放映计划（6月）", "放映计划"),
        ("2026年6月放映计划 - 副本", "放映计划"),
        ("书 目", "书目"),
        ("读音", "读音"),
        ("读音表（番禺）", "读音"),
        ("朗读音频", None),
    ],
)
def test_a_list_is_known_by_its_name(name: str, form: str | None) -> None:
    found = form_of(name)
    assert (found and found.name) == form
