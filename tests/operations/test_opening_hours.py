"""When the house is open, and when its screen may sleep."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import ZONE
from kiosk.opening import AFTER_START, BEFORE_SCREENING, OpeningHours

DAY = OpeningHours(time(9), time(18, 30))
LATE = OpeningHours(time(14), time(2))
ALWAYS = OpeningHours(time(0), time(0))


def at(clock: str, day: int = 23) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hours", "clock", "is_open"),
    [
        (DAY, "08:59", False),
        (DAY, "09:00", True),
        (DAY, "18:29", True),
        (DAY, "18:30", False),
        (DAY, "00:00", False),
        (LATE, "13:59", False),
        (LATE, "14:00", True),
        (LATE, "23:59", True),
        (LATE, "00:00", True),
        (LATE, "01:59", True),
        (LATE, "02:00", False),
        (ALWAYS, "00:00", True),
        (ALWAYS, "03:00", True),
        (OpeningHours(time(9), time(9)), "08:59", True),
        (OpeningHours(time(9), time(0)), "23:59", True),
        (OpeningHours(time(9), time(0)), "00:00", False),
    ],
)
def test_open_by_the_clock(hours: OpeningHours, clock: str, is_open: bool) -> None:
    assert hours.open_at(at(clock)) is is_open
    assert hours.sleeps(at(clock)) is not is_open


@pytest.mark.parametrize(
    ("hours", "clock", "opening"),
    [
        (DAY, "18:30", at("09:00", 24)),
        (DAY, "23:59", at("09:00", 24)),
        (DAY, "00:00", at("09:00", 23)),
        (DAY, "08:59", at("09:00", 23)),
        (LATE, "02:00", at("14:00", 23)),
        (DAY, "09:00", at("09:00", 24)),
    ],
)
def test_the_next_opening(hours: OpeningHours, clock: str, opening: datetime) -> None:
    assert hours.next_opening(at(clock)) == opening


@pytest.mark.parametrize(
    ("clock", "sleeps"),
    [
        ("18:30", False),
        ("19:30", False),
        ("19:59", False),
        ("20:00", True),
        ("23:00", True),
    ],
)
def test_a_screening_of_the_evening_keeps_it_awake_until_half_an_hour_after_its_start(
    clock: str, sleeps: bool
) -> None:
    assert DAY.sleeps(at(clock), [at("19:30")]) is sleeps


def test_a_screening_long_after_closing_wakes_it_only_three_hours_before() -> None:
    shut = OpeningHours(time(9), time(12))
    assert shut.sleeps(at("16:29"), [at("19:30")])
    assert not shut.sleeps(at("16:30"), [at("19:30")])


def test_a_screening_of_another_day_changes_nothing() -> None:
    assert DAY.sleeps(at("19:30"), [at("19:30", 24)])
    assert DAY.sleeps(at("19:30"), [at("19:30", 22)])


clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
hours_of_any_house = st.builds(OpeningHours, clocks, clocks)
moments = st.integers(0, 20 * 366 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=ZONE) + timedelta(minutes=minutes, seconds=17)
)


@given(hours_of_any_house, moments)
def test_the_doors_open_at_the_next_opening_within_a_day_and_not_before(
    hours: OpeningHours, now: datetime
) -> None:
    opening = hours.next_opening(now)
    assert timedelta(0) < opening - now <= timedelta(days=1)
    assert hours.open_at(opening)
    if not hours.open_at(now):
        assert not hours.open_at(now + (opening - now) / 2)
        assert not hours.open_at(opening - timedelta(microseconds=1))


@given(hours_of_any_house, moments)
def test_every_day_is_open_from_opening_to_closing_in_all(
    hours: OpeningHours, now: datetime
) -> None:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    minutes = sum(hours.open_at(midnight + timedelta(minutes=one)) for one in range(1440))
    way = (hours.closes.hour - hours.opens.hour) * 60 + hours.closes.minute - hours.opens.minute
    assert minutes == (way % 1440 or 1440)


@given(hours_of_any_house, moments, st.lists(moments, max_size=4))
def test_it_never_sleeps_while_the_house_is_open_or_somebody_may_come_to_a_film(
    hours: OpeningHours, now: datetime, starts: list[datetime]
) -> None:
    near = [one for one in starts if one - BEFORE_SCREENING <= now < one + AFTER_START]
    assert hours.sleeps(now, starts) is not (hours.open_at(now) or bool(near))
