from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.clock import ZONE
from kiosk.intake.dates import read_date, shows_from, shows_until
from kiosk.intake.head import head_line, take_head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1923年6月12日", (1923, 6, 12)),
        ("1923年6月12日至20日", (1923, 6, 12)),
        ("１９２３年６月１２日", (1923, 6, 12)),
        ("1921年春", (1921, None, None)),
        ("1978-12", (1978, 12, None)),
        ("1978-12-18", (1978, 12, 18)),
        ("1934年10月", (1934, 10, None)),
        ("1934.10", (1934, 10, None)),
        ("1949/10/1", (1949, 10, 1)),
        ("19491001", (1949, 10, 1)),
        ("1952", (1952, None, None)),
        ("1952年", (1952, None, None)),
        ("约1952年", (1952, None, None)),
        ("20世纪", None),
        ("1924—1927年", (1924, None, None)),
        ("1920年代", (1920, None, None)),
        ("一九二一年七月二十三日", (1921, 7, 23)),
        ("一九二二年十二月", (1922, 12, None)),
        ("1936年10 月", (1936, 10, None)),
        ("上个月", None),
        ("1923年13月1日", None),
        ("2026年2月30日", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(
    text: str, expected: tuple[int, int | None, int | None] | None
) -> None:
    written = read_date(text)
    assert (written and (written.year, written.month, written.day)) == expected


def test_a_day_of_showing_begins_at_midnight_and_a_last_day_counts_whole() -> None:
    assert shows_from("2026年7月1日") == datetime(2026, 7, 1, tzinfo=ZONE)
    assert shows_until("2026-07-01") == datetime(2026, 7, 2, tzinfo=ZONE)


def test_a_last_month_and_a_last_year_count_to_their_end() -> None:
    assert shows_until("2026年7月") == datetime(2026, 8, 1, tzinfo=ZONE)
    assert shows_until("2026年12月") == datetime(2027, 1, 1, tzinfo=ZONE)
    assert shows_until("2026年") == datetime(2027, 1, 1, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2026-07-01 18:30", 18, 30),
        ("2026年7月1日下午6点", 18, 0),
        ("2026年7月1日 9时5分", 9, 5),
        ("2026年7月1日　８：３０", 8, 30),
    ],
)
def test_a_time_of_day_counts_to_the_minute(text: str, hour: int, minute: int) -> None:
    expected = datetime(2026, 7, 1, hour, minute, tzinfo=ZONE)
    assert shows_from(text) == expected
    assert shows_until(text) == expected


@pytest.mark.parametrize(
    "text", ["长期", "明天", "2026年7月1日前后", "2026-13-01", "2026-07-01 25:00"]
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert shows_from(text) is None
    assert shows_until(text) is None


@pytest.mark.parametrize(
    "line",
    ["日期：1923年", "日期:1923年", " 日期 ： 1923年 ", "【日期】1923年：", "日　期：1923年"],
)
def test_a_head_line_takes_either_colon(line: str) -> None:
    found = head_line(line)
    if line.startswith("【"):
        assert found is None
    else:
        assert found is not None
        assert (found.name, found.value) == ("日期", "1923年")


def test_the_head_ends_at_the_first_other_line() -> None:
    head, taken = take_head(["", "来源：年鉴", "", "审核：党建办", "正文。", "日期：1923年"])
    assert [(line.name, line.value) for line in head] == [("来源", "年鉴"), ("审核", "党建办")]
    assert taken == 4
