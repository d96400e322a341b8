"""Dates as people write them: 1923年6月12日, 1921年春, 1978-12, 1934.10, 一九二一年七月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.clock import ZONE
from kiosk.intake.names import half_width

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DATE = re.compile(
    r"""
    (?:公元|约|大约|于|自|从)?\s*
    (?P<year>\d{4})\s*
    (?: (?:年代|年度|年|[-./—–])\s*
        (?: (?P<month>\d{1,2})\s*(?:月份|月|[-./—–](?=\s*\d)|(?![\d年]))\s*
            (?: (?P<day>\d{1,2})\s*(?:日|号|(?!\d)) )?
        )?
    )?
    """,
    re.VERBOSE,
)
_COMPACT = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_TIME = re.compile(r"\s*T?\s*(上午|早上|下午|晚上|中午)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?")
_MONTHS = re.compile(r"([一二三四五六七八九]?十?[一二三四五六七八九]?)(?=[月日号])")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What could be read from a date; None for the parts it does not name. ``rest`` follows it."""

    year: int
    month: int | None = None
    day: int | None = None
    rest: str = ""


def read_date(text: str) -> WrittenDate | None:
    """The (first) day, month or year that ``text`` names; None when it names none, or one that
    is in no calendar (31 February)."""
    plain = _plain(text)
    found = _COMPACT.match(plain) or _DATE.match(plain)
    if found is None:
        return None
    year = int(found["year"])
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    if year < 1000 or (month is not None and not 1 <= month <= 12):
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return WrittenDate(year, month, day, plain[found.end() :].strip())


def shows_from(text: str) -> datetime | None:
    """The first moment a 上架 line names, in the centre's zone; None when it is no date."""
    written = read_date(text)
    if written is None:
        return None
    start = datetime(written.year, written.month or 1, written.day or 1, tzinfo=ZONE)
    return start if not written.rest else _at(start, written.rest)


def shows_until(text: str) -> datetime | None:
    """The moment after the last one a 下架 line names: a day counts to its midnight, a month to its
    end. None when it is no date."""
    written = read_date(text)
    if written is None:
        return None
    if written.day is not None:
        last = date(written.year, written.month or 1, written.day)
        midnight = datetime.combine(last, time(), ZONE)
        if written.rest:
            return _at(midnight, written.rest)
        return midnight + timedelta(days=1)
    if written.rest:
        return None
    if written.month is not None and written.month < 12:
        return datetime(written.year, written.month + 1, 1, tzinfo=ZONE)
    return datetime(written.year + 1, 1, 1, tzinfo=ZONE)


def _at(day: datetime, rest: str) -> datetime | None:
    """``day`` at the time of day in ``rest``; None when that is none."""
    found = _TIME.fullmatch(rest)
    if found is None:
        return None
    hour, minute = int(found[2]), int(found[3] or 0)
    if found[1] in ("下午", "晚上") and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        return day + timedelta(days=1)
    if hour > 23 or minute > 59:
        return None
    return day.replace(hour=hour, minute=minute)


def _plain(text: str) -> str:
    """Half-width, and Chinese numerals of a date as digits."""
    plain = half_width(text).strip()
    plain = re.sub(
        r"^[〇○零一二三四五六七八九]{4}(?=年)", lambda found: found[0].translate(_DIGITS), plain
    )
    return _MONTHS.sub(_number, plain)


def _number(found: re.Match[str]) -> str:
    text = found[1]
    if not text:
        return ""
    if "十" not in text:
        return text.translate(_DIGITS)
    tens, _, ones = text.partition("十")
    return str(int((tens or "一").translate(_DIGITS)) * 10 + int((ones or "0").translate(_DIGITS)))
