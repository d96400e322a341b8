"""When the dark screen comes up and goes, and what it says."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from kiosk.cinema.model import Screening, ScreeningState
from kiosk.clock import ZONE
from kiosk.opening import OpeningHours
from screens.nightfall import NIGHT, QUIET_SECONDS, Nightfall, NightShown, first_film, place, told

HOURS = OpeningHours(time(9), time(18))
EVENING = datetime(2026, 11, 23, 21, 40, tzinfo=ZONE)


def film(name: str, start: datetime, *, off: bool = False) -> Screening:
    state = ScreeningState.CALLED_OFF if off else ScreeningState.OPEN
    return Screening(1, name, start, 90, 60, 0, 0, 0, 60, 60, open=True, state=state)


class House:
    """A house whose clocks a test turns."""

    def __init__(self, now: datetime = EVENING, hours: OpeningHours = HOURS) -> None:
        self.now, self.seconds = now, 0.0
        self.programme: list[Screening] = []
        self.done: list[str] = []
        self.at = "attract"
        self.shown = NightShown()
        self.night = Nightfall(
            hours,
            lambda: self.programme,
            lambda: self.now,
            lambda: self.seconds,
            self._put_up,
            lambda shown: setattr(self, "shown", shown),
            lambda: self.done.append("loop"),
        )

    def _put_up(self) -> None:
        self.at = NIGHT
        self.done.append(NIGHT)

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds
        self.night.look(self.at)


def test_the_loop_goes_dark_after_five_minutes_without_a_touch() -> None:
    house = House()
    house.wait(QUIET_SECONDS - 1)
    assert house.at == "attract"
    house.wait(1)
    assert house.at == NIGHT


def test_a_touch_puts_it_off() -> None:
    house = House()
    house.wait(QUIET_SECONDS - 1)
    house.night.touched()
    house.wait(QUIET_SECONDS - 1)
    assert house.at == "attract"
    house.wait(1)
    assert house.at == NIGHT


def test_by_day_the_loop_stays() -> None:
    house = House(EVENING.replace(hour=12))
    house.wait(QUIET_SECONDS)
    assert house.at == "attract"


def test_after_five_dark_minutes_it_sleeps_and_in_the_morning_it_asks_for_the_loop_once() -> None:
    house = House(EVENING.replace(hour=8, minute=40))
    house.wait(QUIET_SECONDS)
    assert not house.shown.asleep
    house.wait(QUIET_SECONDS)
    assert house.shown.asleep
    house.wait(600)
    house.wait(1)
    assert house.done == [NIGHT, "loop"]


def test_a_touch_while_the_loop_is_coming_lets_it_be_asked_for_again() -> None:
    house = House(EVENING.replace(hour=8, minute=54))
    house.wait(QUIET_SECONDS)
    house.wait(60)
    house.night.touched()
    house.wait(1)
    assert house.done == [NIGHT, "loop", "loop"]


def test_a_late_film_keeps_it_awake_unless_it_is_called_off() -> None:
    house = House(EVENING.replace(hour=19))
    house.programme = [film("羊城暗哨", EVENING.replace(hour=19, minute=30))]
    assert not house.night.falls
    house.programme = [film("羊城暗哨", EVENING.replace(hour=19, minute=30), off=True)]
    assert house.night.falls


@pytest.mark.parametrize(
    ("clock", "opens"), [("21:40", "明天 9:00 开门"), ("00:10", "今天 9:00 开门")]
)
def test_it_says_when_the_house_opens(clock: str, opens: str) -> None:
    hour, minute = map(int, clock.split(":"))
    shown = told(EVENING.replace(hour=hour, minute=minute), HOURS, ())
    assert (shown.clock, shown.opens, shown.film) == (clock, opens, "")


def test_it_names_the_next_film_of_tonight_or_tomorrow() -> None:
    day = EVENING.replace(minute=0)
    begun = film("已经开始", day.replace(hour=20))
    off = film("取消的", day + timedelta(hours=10), off=True)
    tomorrow = film("地道战", day + timedelta(hours=18))
    later = film("后天的", day + timedelta(hours=40))
    assert first_film([begun, off, later, tomorrow], EVENING) == tomorrow
    assert first_film([begun, off, later], EVENING) is None
    assert told(EVENING, HOURS, [tomorrow]).film == "明天 15:00 放映《地道战》"


def test_the_words_never_stand_still_and_stay_on_the_screen() -> None:
    minutes = [EVENING + timedelta(minutes=one) for one in range(600)]
    places = [place(one) for one in minutes]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    for (x, y), (x_next, y_next) in pairwise(places):
        assert 0 < abs(x_next - x) <= 0.03
        assert 0 < abs(y_next - y) <= 0.03
    assert place(EVENING) == place(EVENING + timedelta(seconds=19))
    ten_hours = {(round(x, 1), round(y, 1)) for x, y in places}
    assert len(ten_hours) > 60
