"""Days as people write them in a list: 2026年6月12日（周五）, 2026/6/12 19:30, 6月12日, 26.6.12."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kiosk.intake.dates import read_date
from kiosk.intake.lists.times import WrittenTimes, read_times

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)\s*([一二三四五六日天])")
_EVERY = re.compile(r"每\s*(?:个|周|星期|礼拜|天|日|月|逢|年)")
_WITHOUT_YEAR = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月./-]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?(?![\d./-])"
)
_SHORT_YEAR = re.compile(r"(?=\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?!\d))")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """``day`` is None when what is written is no single day: ``missing`` says why ("year", "day",
    "several"). ``weekday`` counts from Monday = 0, as written; ``times`` stand behind the day."""

    day: date | None
    missing: str = ""
    weekday: int | None = None
    times: WrittenTimes | None = None


def read_day(text: str, year: int | None) -> WrittenDay | None:
    """The day that ``text`` names. ``year`` is that of the list, if its name or title tells one.
    None when it is no date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _EVERY.match(plain):
        return WrittenDay(None, "several")
    found = _WEEKDAY.search(plain)
    weekday = "一二三四五六日".index(found[1].replace("天", "日")) if found else None
    plain = _WEEKDAY.sub(" ", plain)
    if _WITHOUT_YEAR.match(plain):
        if year is None:
            return WrittenDay(None, "year")
        separator = "年" if "月" in plain else "/"
        plain = f"{year}{separator}{plain.replace('.', '/', 1)}"
    elif _SHORT_YEAR.match(plain):
        plain = f"20{plain}"
    written = read_date(plain)
    if written is None:
        return None
    if written.month is None or written.day is None:
        return WrittenDay(None, "day")
    day = date(written.year, written.month, written.day)
    if not FIRST <= day <= LAST:
        return None
    rest = re.sub(r"\([^()]*\)|[(),，、]|^T(?=\d)", " ", written.rest).strip()
    times = read_times(rest) if rest else None
    if rest and times is None:
        return WrittenDay(None, "several")
    return WrittenDay(day, weekday=weekday, times=times)


def year_in(*texts: str) -> int | None:
    """The year that the first of ``texts`` to name one tells ("2026年6月放映计划"); None when none
    does, or when it names two (2026年12月至2027年1月)."""
    for text in texts:
        if found := {int(year) for year in _YEAR.findall(unicodedata.normalize("NFKC", text))}:
            return found.pop() if len(found) == 1 else None
    return None
