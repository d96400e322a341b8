"""Days and times as neighbours say them."""

from __future__ import annotations

from datetime import datetime

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_NEAR = ("今天", "明天", "后天")
_EVENING = 18


def day_words(at: datetime, now: datetime) -> str:
    """今天, 明天, 后天; else 12月5日（周六）, with the year when it is another one. Both aware, in
    the centre's zone."""
    away = (at.date() - now.date()).days
    if 0 <= away < len(_NEAR):
        return _NEAR[away]
    day = f"{at.month}月{at.day}日（{WEEKDAYS[at.weekday()]}）"
    return day if at.year == now.year else f"{at.year}年{day}"


def when_words(at: datetime, now: datetime) -> str:
    """今晚 19:30, 明天 15:00, 12月5日（周六）19:30."""
    day = day_words(at, now)
    if at.date() == now.date() and at.hour >= _EVENING:
        day = "今晚"
    space = "" if day.endswith("）") else " "
    return f"{day}{space}{at:%H:%M}"
