"""The dark screen outside the opening hours: it wakes at a touch and never disturbs a visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest

from kiosk.clock import ZONE
from kiosk.opening import OpeningHours
from kiosk.wording import moments as words
from screens.nightfall import QUIET_SECONDS
from screens.window import NIGHT_FPS, STILL_FPS
from tests.ui.house import Visitor

EVENING = datetime(2026, 11, 23, 21, 40, tzinfo=ZONE)


class Evening:
    """A visitor in a house that closed at 18:00."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.now = EVENING
        self.film: list[object] = []

    def wait(self, seconds: float) -> None:
        self.visitor.clock.now += seconds
        self.now += timedelta(seconds=seconds)
        self.visitor.app._watch()
        self.visitor.frames(3)

    def fall(self) -> None:
        self.wait(QUIET_SECONDS + 1)
        assert self.visitor.at == "night"


@pytest.fixture
def evening(visitor: Visitor) -> Iterator[Evening]:
    night = visitor.app.night
    evening = Evening(visitor)
    before = night._hours, night._now, night._programme
    night._hours, night._now = OpeningHours(time(9), time(18)), lambda: evening.now
    night._programme = lambda: evening.film
    night.touched()
    yield evening
    night._hours, night._now, night._programme = before
    visitor.app.end_visit()
    visitor.until(lambda: visitor.at == "attract")


def pace() -> float:
    from kivy.clock import Clock

    return float(Clock._max_fps)


def test_the_loop_goes_dark_and_the_clock_slows(evening: Evening) -> None:
    evening.fall()
    screen = evening.visitor.screen
    assert screen.ids.clock.text == "21:45"
    assert screen.ids.opens.text == "明天 9:00 开门"
    assert pace() == NIGHT_FPS
    assert not evening.visitor.app.screen("attract").ids.moving.moving


def test_one_touch_wakes_it_to_the_home_screen_and_the_visit_is_like_any_other(
    evening: Evening,
) -> None:
    evening.fall()
    evening.visitor.tap_at(300, 300)
    assert evening.visitor.at == "home"
    evening.wait(60)
    assert evening.visitor.at == "home"
    assert pace() == STILL_FPS


def test_after_a_visit_at_night_the_dark_screen_comes_instead_of_the_loop(
    evening: Evening,
) -> None:
    evening.fall()
    evening.visitor.tap_at(300, 300)
    evening.visitor.open_section("journey")
    evening.wait(91)
    assert evening.visitor.at == "night"


def test_closing_time_disturbs_nobody(evening: Evening) -> None:
    evening.now = EVENING.replace(hour=17, minute=59)
    evening.visitor.open_section("journey")
    for _ in range(10):
        evening.visitor.app.idle.touched()
        evening.wait(60)
        assert evening.visitor.at == "timeline"


def test_in_the_morning_the_loop_is_there_again(evening: Evening) -> None:
    evening.fall()
    evening.now = EVENING.replace(hour=9, minute=0) + timedelta(days=1)
    evening.visitor.app._watch()
    evening.visitor.until(lambda: evening.visitor.at == "attract")


def test_asleep_only_the_time_and_the_opening_are_left(evening: Evening) -> None:
    evening.fall()
    screen = evening.visitor.screen
    assert screen.ids.hint.opacity == 1
    assert screen.ids.closed.text == words.CLOSED_NOW
    evening.wait(QUIET_SECONDS + 1)
    assert screen.ids.hint.opacity == 0
    assert screen.ids.closed.text == ""
    assert screen.ids.clock.text == "21:50"


def test_the_words_move_and_stay_inside(evening: Evening) -> None:
    evening.fall()
    screen = evening.visitor.screen
    seen = set()
    for _ in range(40):
        evening.wait(180)
        box = screen.ids.box
        seen.add((round(box.x), round(box.y)))
        assert screen.x <= box.x
        assert box.right <= screen.right
        assert screen.y <= box.y
        assert box.top <= screen.top
    assert len(seen) > 36


def test_staff_can_be_called_to_a_stick_at_night(evening: Evening) -> None:
    """The banner lies over the dark screen as over the loop."""
    evening.fall()
    app = evening.visitor.app
    app.banner.text, app.showing._banner_words = "U盘", lambda: "U盘"
    try:
        app._place_banner()
        assert app.banner.parent is not None
    finally:
        app.showing._banner_words = app._banner_words
        app._place_banner()
