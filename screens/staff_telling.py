"""Times, sizes and days as staff read them; and faults as kind sentences. No Kivy."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from kiosk.clock import ZONE
from kiosk.database.errors import DatabaseBusyError, DatabaseFullError
from kiosk.errors import KioskError
from kiosk.staff.model import Stick
from kiosk.wording import staff as words

LABEL_CHARACTERS = 12
"""A stick's name is cut after so many: names can be as long as anybody likes."""


def stick_name(label: str) -> str:
    """What staff call a stick: U盘“党建办”."""
    if not label:
        return words.STICK_PLAIN
    if label.startswith(words.NAMED_ALREADY):
        return _cut(label, LABEL_CHARACTERS + len(words.STICK_NAMED.format(label="")))
    return words.STICK_NAMED.format(label=_cut(label, LABEL_CHARACTERS))


def _cut(text: str, most: int) -> str:
    """At most so many characters; a closing mark is kept."""
    if len(text) <= most:
        return text
    end = "…”" if text.endswith("”") else "…"
    return text[: most - len(end)] + end


def found(sticks: tuple[Stick, ...]) -> str:
    """The line of the banner; empty when nothing is plugged in."""
    if not sticks:
        return ""
    if len(sticks) > 1:
        return words.STICKS_FOUND.format(count=len(sticks))
    return words.STICK_FOUND.format(stick=stick_name(sticks[0].label))


def time_left(seconds: float | None) -> str:
    """A guess in words; None: there is no guess yet."""
    if seconds is None:
        return words.LEFT_UNKNOWN
    if seconds < 5:
        return words.LEFT_MOMENT
    if seconds < 55:
        return words.LEFT_SECONDS.format(seconds=ceil(seconds / 10) * 10)
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return words.LEFT_MINUTES.format(minutes=minutes)
    return words.LEFT_HOURS.format(hours=minutes // 60, minutes=minutes % 60)


def size(count: int) -> str:
    """Bytes as staff know them: 3.2 MB, 512 MB, 1.4 GB."""
    megabytes = count / 1e6
    if megabytes >= 1000:
        return words.GIGABYTES.format(size=f"{megabytes / 1000:.1f}")
    return words.MEGABYTES.format(size=f"{megabytes:.1f}" if megabytes < 10 else f"{megabytes:.0f}")


def when(at: datetime, now: datetime) -> str:
    """A moment as one would say it: 今天15:20, 昨天09:05, 11月2日（星期一）08:00."""
    at, now = at.astimezone(ZONE), now.astimezone(ZONE)
    time = f"{at:%H:%M}"
    if at.date() == now.date():
        return words.TODAY.format(time=time)
    if at.date() == now.date() - timedelta(days=1):
        return words.YESTERDAY.format(time=time)
    if at.year == now.year:
        weekday = words.WEEKDAYS[at.weekday()]
        return words.DAY.format(month=at.month, day=at.day, weekday=weekday, time=time)
    return words.DAY_OF_YEAR.format(year=at.year, month=at.month, day=at.day, time=time)


def whole_day(at: datetime) -> str:
    """2026年11月23日 星期一 15:20."""
    return words.WHOLE_DAY.format(
        year=at.year,
        month=at.month,
        day=at.day,
        weekday=words.WEEKDAYS[at.weekday()],
        time=f"{at:%H:%M}",
    )


def wait(seconds: int) -> str:
    """How long to wait before the PIN may be tried again."""
    if seconds < 100:
        return words.PIN_WAIT_SECONDS.format(seconds=seconds)
    return words.PIN_WAIT_MINUTES.format(minutes=seconds // 60, seconds=seconds % 60)


def kindly(error: KioskError) -> str:
    """A fault without paths and names of programs; those are in the log."""
    if isinstance(error, DatabaseBusyError):
        return words.FAULT_BUSY
    if isinstance(error, DatabaseFullError):
        return words.FAULT_FULL
    return words.FAULT_OTHER


def sentence(text: str) -> str:
    """``text`` with a full stop, if it has none."""
    return text if not text or text.endswith(("。", "！", "？", "”", "）")) else f"{text}。"
