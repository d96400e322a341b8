"""When a visitor has gone."""

from __future__ import annotations

from screens.idle import IdleWatch, Presence


class HandClock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_said_before_the_warning() -> None:
    clock = HandClock()
    watch = IdleWatch(90, 15, clock)
    clock.now += 74.9
    assert watch.presence is Presence.HERE


def test_the_last_seconds_are_counted_down_and_then_the_visit_is_over() -> None:
    clock = HandClock()
    watch = IdleWatch(90, 15, clock)
    clock.now += 75
    assert watch.presence is Presence.WARNED
    assert watch.left == 15
    clock.now += 14.2
    assert watch.left == 1
    assert watch.presence is Presence.WARNED
    clock.now += 0.8
    assert watch.presence is Presence.GONE
    assert watch.left == 0


def test_one_touch_stops_the_countdown_and_gives_the_whole_time_again() -> None:
    clock = HandClock()
    watch = IdleWatch(90, 15, clock)
    clock.now += 89
    watch.touched()
    assert watch.presence is Presence.HERE
    assert watch.left == 90


def test_a_warning_longer_than_the_whole_time_begins_at_once() -> None:
    clock = HandClock()
    assert IdleWatch(20, 60, clock).presence is Presence.WARNED


def test_whoever_writes_in_a_form_is_given_longer() -> None:
    clock = HandClock()
    watch = IdleWatch(90, 20, clock)
    watch.allow(140, 20)
    clock.now += 119
    assert watch.presence is Presence.HERE
    clock.now += 2
    assert watch.presence is Presence.WARNED
    assert watch.left == 19
    watch.allow(90, 20)
    assert watch.presence is Presence.GONE
