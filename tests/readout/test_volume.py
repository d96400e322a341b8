"""How loud: even steps, a ceiling, quiet evenings."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.readout.volume import VolumeScale, gain_of

ZONE = ZoneInfo("Asia/Shanghai")


def scale(
    usual: float = 0.7,
    loudest: float = 0.9,
    evening: float = 0.4,
    hours: tuple[str, str] = ("20:00", "07:00"),
) -> VolumeScale:
    start, end = (time.fromisoformat(hour) for hour in hours)
    return VolumeScale(usual, loudest, evening, start, end)


def at(hour: str) -> datetime:
    return datetime.combine(date(2026, 3, 5), time.fromisoformat(hour), ZONE)


def test_seven_levels_are_heard_as_even_steps() -> None:
    gains = [gain_of(level) for level in scale().levels]
    steps = [20 * math.log10(louder / softer) for softer, louder in pairwise(gains)]
    assert len(gains) == 7
    assert steps == pytest.approx([3.0] * 6)


def test_nobody_can_turn_it_louder_than_the_ceiling_or_off() -> None:
    house = scale()
    volume = house.at(at("12:00"))
    for _ in range(10):
        volume = house.louder(volume)
    assert volume == 0.9
    for _ in range(10):
        volume = house.quieter(volume)
    assert volume == pytest.approx(0.3)
    assert gain_of(volume) > 0


@given(
    st.floats(0, 1), st.floats(0.1, 1), st.lists(st.sampled_from(["louder", "quieter"]), max_size=9)
)
def test_whatever_is_set_and_touched_stays_within_the_ceiling(
    usual: float, loudest: float, touches: list[str]
) -> None:
    house = scale(usual, loudest)
    volume = house.at(at("12:00"))
    for touch in touches:
        before = volume
        volume = getattr(house, touch)(volume)
        assert volume >= before if touch == "louder" else volume <= before
    assert 0 <= volume <= loudest
    assert gain_of(volume) <= gain_of(loudest)


@pytest.mark.parametrize(
    ("hour", "wanted"),
    [
        ("19:59", 0.7),
        ("20:00", 0.4),
        ("23:59", 0.4),
        ("00:00", 0.4),
        ("06:59", 0.4),
        ("07:00", 0.7),
    ],
)
def test_the_evening_goes_over_midnight(hour: str, wanted: float) -> None:
    assert scale().at(at(hour)) == wanted


@pytest.mark.parametrize(("hour", "wanted"), [("12:59", 0.7), ("13:00", 0.4), ("15:00", 0.7)])
def test_a_quiet_time_within_a_day(hour: str, wanted: float) -> None:
    assert scale(hours=("13:00", "15:00")).at(at(hour)) == wanted


@pytest.mark.parametrize("hour", ["00:00", "12:00", "20:00"])
def test_the_same_hour_twice_is_no_evening(hour: str) -> None:
    assert scale(hours=("20:00", "20:00")).at(at(hour)) == 0.7


def test_the_start_of_a_visit_is_never_above_the_ceiling() -> None:
    assert scale(usual=1.0, loudest=0.5).at(at("12:00")) == 0.5


def test_no_volume_is_silence_and_full_volume_leaves_the_sound_as_it_was_made() -> None:
    assert gain_of(0.0) == 0.0
    assert gain_of(1.0) == 1.0
