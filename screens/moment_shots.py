"""The rare moments, for pictures and the audit: see screens.shots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.library.model import Film, Picture
from kiosk.opening import OpeningHours
from screens.nightfall import NIGHT, told
from screens.section import SectionShown

if TYPE_CHECKING:
    from screens.app import KioskApp

Step = Callable[[], None]

NOWHERE = Path("/nowhere")
HOURS = OpeningHours(time(9), time(16))


def moment_shots(app: KioskApp) -> Iterator[tuple[str, str, Step]]:
    """Name, what it shows in words, and how to get there."""
    evening = app.cinema._cinema.now().replace(hour=16, minute=5)
    yield "night", "休息时间", lambda: _night(app, evening)
    late = evening + timedelta(hours=6, minutes=12)
    yield "night-asleep", "休息时间，屏幕睡了", lambda: _night(app, late, asleep=True)
    yield "moment-sorry", "程序重新启动过", lambda: app.moments.say_sorry(str, str)
    yield "moment-page-bad", "打不开的一页", lambda: app.moments.page_bad(app.guide.go_home)
    yield "moment-empty-section", "还没有内容的版块", lambda: _empty_section(app)
    yield "moment-nothing", "还没有展览", lambda: _nothing(app)
    yield "moment-picture-bad", "看不了的图片", lambda: _bad_picture(app)
    yield "moment-film-bad", "放不出来的影片", lambda: _bad_film(app)


def _empty_section(app: KioskApp) -> None:
    screen = app.screen("wall")
    screen.shown = SectionShown(app.exhibition.section("voices"), (), "")
    app._show("wall")


def _nothing(app: KioskApp) -> None:
    app._show("preparing")
    app.screen("preparing").say_nothing_yet()


def _bad_picture(app: KioskApp) -> None:
    app.guide.open_pictures([Picture("0", NOWHERE, NOWHERE, 4, 3, "老街")], 0)


def _bad_film(app: KioskApp) -> None:
    app.guide.open_film(Film("0", NOWHERE, 4, 3, 60.0, has_sound=False, poster=None), "老街")
    Clock.schedule_once(lambda _: app.screen("film").failed(), 0.3)


def _night(app: KioskApp, now: datetime, *, asleep: bool = False) -> None:
    programme = app.cinema.programme()
    app.moments.screen(NIGHT).shown = told(now, HOURS, programme, asleep=asleep)
    app._show(NIGHT)
