"""Days and times as neighbours say them, on screens and phones alike. All in the centre's zone."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.clock import ZONE

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
TONIGHT = "今晚"
_NEAR = ("今天", "明天", "后天")
_EVENING = 18


def day_words(day: date, today: date) -> str:
    """今天, 明天, 后天; else 12月5日 周六, with the year when it is another one."""
    away = (day - today).days
    if 0 <= away < len(_NEAR):
        return _NEAR[away]
    named = whole_day(day)
    return named if day.year == today.year else f"{day.year}年{named}"


def whole_day(day: date) -> str:
    """12月5日 周六."""
    return f"{day.month}月{day.day}日 {WEEKDAYS[day.weekday()]}"


def when_words(at: datetime, now: datetime) -> str:
    """今晚 19:30, 明天 15:00, 12月5日 周六 19:30."""
    local, today = at.astimezone(ZONE), now.astimezone(ZONE).date()
    return f"{_day_or_evening(local, today)} {local:%H:%M}"


def kept_words(at: datetime, now: datetime) -> str:
    """For what is kept until then: 今晚 19:30（11月27日 周五） tells the day as well."""
    local = at.astimezone(ZONE)
    away = (local.date() - now.astimezone(ZONE).date()).days
    short = when_words(at, now)
    return f"{short}（{whole_day(local.date())}）" if 0 <= away < len(_NEAR) else short


def weekday_words(at: datetime, now: datetime) -> str:
    """今晚, 今天, 明天, else the bare 周三: for places that have the date beside it."""
    local, today = at.astimezone(ZONE), now.astimezone(ZONE).date()
    if 0 <= (local.date() - today).days < 2:
        return _day_or_evening(local, today)
    return WEEKDAYS[local.weekday()]


def _day_or_evening(local: datetime, today: date) -> str:
    if local.date() == today and local.hour >= _EVENING:
        return TONIGHT
    return day_words(local.date(), today)
