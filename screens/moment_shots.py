"""The rare moments, for pictures and the audit: see screens.shots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from kiosk.opening import OpeningHours
from screens.nightfall import NIGHT, told

if TYPE_CHECKING:
    from screens.app import KioskApp

Step = Callable[[], None]

HOURS = OpeningHours(time(9), time(16))


def moment_shots(app: KioskApp) -> Iterator[tuple[str, str, Step]]:
    """Name, what it shows in words, and how to get there."""
    evening = app.cinema._cinema.now().replace(hour=16, minute=5)
    yield "night", "休息时间", lambda: _night(app, evening)
    late = evening + timedelta(hours=6, minutes=12)
    yield "night-asleep", "休息时间，屏幕睡了", lambda: _night(app, late, asleep=True)
    yield "moment-sorry", "程序重新启动过", lambda: app.moments.say_sorry(str, str)
    yield "moment-page-bad", "打不开的一页", lambda: app.moments.page_bad(app.guide.go_home)


def _night(app: KioskApp, now: datetime, *, asleep: bool = False) -> None:
    programme = app.cinema.programme()
    app.moments.screen(NIGHT).shown = told(now, HOURS, programme, asleep=asleep)
    app._show(NIGHT)
