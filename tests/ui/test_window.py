"""The wait of Kivy's clock ends when there is a touch, and no sooner than the liveliest pace."""

from __future__ import annotations

from time import sleep
from typing import Any

import pytest

from screens.window import LIVELY_FPS, end_waits

SLOW_FPS = 1.0
SOME_SECONDS = 0.4
"""Kivy's clock stops waiting a little early, by what a short sleep takes on the machine."""


@pytest.fixture
def clock() -> Any:
    from kivy.clock import ClockBase

    clock = ClockBase()
    clock._max_fps = SLOW_FPS
    clock.tick()
    return clock


def test_a_touch_ends_the_wait(clock: Any) -> None:
    end_waits(clock, lambda _: True)
    clock.tick()
    assert 0.9 / LIVELY_FPS < clock.frametime < SOME_SECONDS


def test_without_a_touch_it_waits_as_before(clock: Any) -> None:
    def nothing(seconds: float) -> bool:
        sleep(seconds)
        return False

    end_waits(clock, nothing)
    clock.tick()
    assert clock.frametime > SOME_SECONDS
