from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import sheets
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sheets import told

from kiosk.intake.lists.reading import (
    Rows,
    read_programme,
)
from kiosk.intake.lists.rows import Screening
from kiosk.intake.lists.times import read_times

DAY = date(2026, 6, 12)
MIDNIGHT = datetime.combine(DAY, time())
EVENING = datetime.combine(DAY, time(19, 30))


def one(path: Path, day: object, start: object, **more: object) -> Rows[Screening]:
    row = ["甲", day, start, *(more.get(name) for name in sheets.PROGRAMME[3:])]
    return read_programme(sheets.programme(path / "放映计划.xlsx", row))


# Days and times


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        MIDNIGHT,
        EVENING,
        46185,
        "46185",
        20260612,
        "2026年6月12日",
        "2026-06-12",
        "2026/6/12",
        "2026.6.12",
        "２０２６年６月１２日",
        "2026年6月12日（周五）",
        "2026年6月12日 星期五",
        "二〇二六年六月十二日",
        "26年6月12日",
        "2026年6月12日（端午前）",
        " 2026年 6月 12日 ",
    ],
)
def test_a_day_is_understood_however_it_is_written(tmp_path: Path, written: object) -> None:
    rows = one(tmp_path, written, "19:30")
    assert not rows.problems
    assert [row.date for row in rows.rows] == [DAY]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("下周五", "看不出是哪一天"),
        ("每周五", "每周都有的，请每次写一行"),
        ("2026年6月", "看不出是哪一天"),
        ("2026年2月30日", "看不出是哪一天"),
        ("2026年6月12日至14日", "不是一个日子"),
        ("6月12日", "没有写年份"),
        (True, "看不出是哪一天"),
        (time(19, 30), "看不出是哪一天"),
        (3, "看不出是哪一天"),
        (None, "没有写"),
    ],
)
def test_what_is_no_single_day_leaves_the_line_out_and_is_told(
    tmp_path: Path, written: object, words: str
) -> None:
    rows = one(tmp_path, written, "19:30")
    assert not rows.rows
    ((level, text),) = told(rows)
    assert level == "error"
    assert text.startswith("第 2 行，日期：")
    assert words in text
    assert "这一行没有用上" in text


@pytest.mark.parametrize(
    "written",
    [
        time(19, 30),
        EVENING,
        timedelta(hours=19, minutes=30),
        19.5 / 24,
        0.8124999,
        1930,
        "19:30",
        "19：30",
        "１９：３０",
        "19.30",
        "19:30:00",
        "19点30分",
        "19时半",
        "晚上7点半",
        "晚7:30",
        "下午七点半",
        "7:30 PM",
        "PM 7:30",
        "19:30开映",
        "2026年6月12日 19:30",
    ],
)
def test_a_time_is_understood_however_it_is_written(tmp_path: Path, written: object) -> None:
    rows = one(tmp_path, DAY, written)
    assert not rows.problems
    assert [row.start for row in rows.rows] == [time(19, 30)]


@pytest.mark.parametrize(
    "written", ["25:00", "19:61", "晚上", "7", "另行通知", 7, -1, 1e300, "晚上12点"]
)
def test_what_is_no_time_leaves_the_line_out_and_is_told(tmp_path: Path, written: object) -> None:
    rows = one(tmp_path, DAY, written)
    assert not rows.rows
    ((level, text),) = told(rows)
    assert level == "error"
    assert text.startswith("第 2 行，开始：")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00-11:00", time(9), time(11)),
        ("9：00—11：30", time(9), time(11, 30)),
        ("上午9点至11点半", time(9), time(11, 30)),
        ("下午2点到4点", time(14), time(16)),
        ("上午11点-1点", time(11), time(13)),
        ("十点一刻～十一点三刻", time(10, 15), time(11, 45)),
        ("下午3点", time(15), None),
        ("中午12点", time(12), None),
        ("凌晨12点", time(0), None),
    ],
)
def test_a_span_is_understood(text: str, start: time, end: time | None) -> None:
    written = read_times(text)
    assert written is not None
    assert (written.start, written.end) == (start, end)


@pytest.mark.parametrize("text", ["11:00-9:00", "9:00-", "9:00-25:00", "9:00 10:00", ""])
def test_what_is_no_span_is_not_guessed(text: str) -> None:
    assert read_times(text) is None


def test_half_past_seven_in_a_cinema_is_asked_about(tmp_path: Path) -> None:
    rows = one(tmp_path, DAY, time(7, 30))
    assert [row.start for row in rows.rows] == [time(7, 30)]
    assert told(rows) == [("note", "第 2 行，开始：“07:30”是早上。如果是晚上，请写成 19:30。")]
    assert not one(tmp_path, DAY, "早上7点半").problems


def test_a_weekday_that_is_not_that_days_is_told(tmp_path: Path) -> None:
    rows = one(tmp_path, "2026年6月12日（周六）", "19:30")
    assert [row.date for row in rows.rows] == [DAY]
    ((level, text),) = told(rows)
    assert level == "note"
    assert "2026年6月12日是周五，表里写的是周六" in text


@pytest.mark.parametrize("day", ["6月12日", "6.12", "6/12", "六月十二日（周五）", "6月12号"])
def test_a_year_in_the_title_or_the_name_counts_for_days_without_one(
    tmp_path: Path, day: str
) -> None:
    header = ("片名", "日期", "开始")
    rows = (("甲", day, "19:30"),)
    titled = sheets.write(tmp_path / "放映计划.xlsx", (("2026年6月放映计划",), header, *rows))
    named = sheets.write(tmp_path / "2026年6月放映计划.xlsx", (header, *rows))
    assert [row.date for path in (titled, named) for row in read_programme(path).rows] == [DAY, DAY]


def test_two_years_in_a_title_are_asked_about(tmp_path: Path) -> None:
    rows = read_programme(
        sheets.write(
            tmp_path / "放映计划.xlsx",
            (
                ("2026年12月至2027年1月放映计划",),
                ("片名", "日期", "开始"),
                ("甲", "1月5日", "19:30"),
            ),
        )
    )
    assert "没有写年份" in told(rows)[0][1]


def test_a_past_day_is_fine(tmp_path: Path) -> None:
    rows = one(tmp_path, "1999-10-01", "19:30")
    assert [row.date for row in rows.rows] == [date(1999, 10, 1)]
    assert not rows.problems


def test_a_workbook_that_counts_days_from_1904_is_read_right(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30"), ("乙", None, "19:30"))
    book = load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.active["B2"] = DAY
    book.active["B3"] = 46185 - 1462
    book.save(path)
    assert [row.date for row in read_programme(path).rows] == [DAY, DAY]


# Other cells


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *((113, 113), (113.0, 113), ("113分钟", 113), ("约113分", 113), ("１１３", 113)),
        *(("1小时53分", 113), ("1:53", 113), (time(1, 53), 113), (timedelta(minutes=113), 113)),
        ("2小时", 120),
    ],
)
def test_a_length_is_understood(tmp_path: Path, written: object, minutes: int) -> None:
    rows = one(tmp_path, DAY, "19:30", 时长=written)
    assert not rows.problems
    assert [row.minutes for row in rows.rows] == [minutes]


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("时长", "很长"),
        ("时长", 0),
        ("时长", 5000),
        ("座位", "若干"),
        ("座位", -3),
        ("座位", "10-20"),
        ("座位", 1.5),
        ("年份", "上世纪"),
        ("年份", 74),
        ("备注", "长" * 201),
    ],
)
def test_a_cell_that_need_not_be_there_costs_only_itself(
    tmp_path: Path, column: str, written: object
) -> None:
    rows = one(tmp_path, DAY, "19:30", **{column: written})
    assert [row.title for row in rows.rows] == ["甲"]
    ((level, text),) = told(rows)
    assert level == "error"
    assert text.startswith(f"第 2 行，{column}：")
    assert "这一行其他内容都用上了" in text


def test_all_of_a_line_is_read_and_cleaned(tmp_path: Path) -> None:
    rows = one(
        tmp_path,
        DAY,
        "19:30",
        座位="60座",
        简介=" 第一段。\n\n\u200b第二段。 ",
        海报="甲.jpg",
        年份="1974年",
        备注=20,
    )
    assert not rows.problems
    assert rows.rows == (
        Screening(
            title="甲",
            date=DAY,
            start=time(19, 30),
            seats=60,
            about="第一段。\n第二段。",
            poster="甲.jpg",
            year=1974,
            note="20",
        ),
    )


@pytest.mark.parametrize(
    ("written", "year"),
    [(1974, 1974), ("1974年10月", 1974), (datetime.combine(date(1974, 10, 1), time()), 1974)],
)
def test_a_year_is_understood(tmp_path: Path, written: object, year: int) -> None:
    assert [row.year for row in one(tmp_path, DAY, "19:30", 年份=written).rows] == [year]


def test_a_year_in_a_cell_set_to_show_dates_is_a_year(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("甲", DAY, "19:30", *[None] * 4, 1974))
    book = load_workbook(path)
    book.active["H2"].number_format = "yyyy-mm-dd"
    book.save(path)
    assert [row.year for row in read_programme(path).rows] == [1974]


def test_a_title_that_is_a_number_is_a_title(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", (1921, DAY, "19:30"))
    assert [row.title for row in read_programme(path).rows] == ["1921"]


def test_a_title_too_long_for_the_screen_leaves_the_line_out(tmp_path: Path) -> None:
    path = sheets.programme(tmp_path / "放映计划.xlsx", ("长" * 101, DAY, "19:30"))
    ((_, text),) = told(read_programme(path))
    assert "有 101 个字，最多 100 个字" in text


def test_approval_and_the_dates_it_shows_between_are_kept_as_for_a_text(tmp_path: Path) -> None:
    header = ("片名", "日期", "开始", "审核", "上架", "下架日期")
    lines = (
        ("甲", DAY, "19:30", "党建办", date(2026, 6, 1), "2026年6月"),
        ("乙", DAY, "19:30", None, "下个月", None),
        ("丙", DAY, "19:30", None, "2026-7-2", "2026-7-1"),
    )
    rows = read_programme(sheets.write(tmp_path / "放映计划.xlsx", (header, *lines)))
    (first,) = rows.rows
    assert (first.approved_by, first.show_from, first.show_until) == (
        "党建办",
        "2026年6月1日",
        "2026年6月",
    )
    assert [text.partition("：")[0] for _, text in told(rows)] == ["第 3 行，上架", "第 4 行，下架"]
