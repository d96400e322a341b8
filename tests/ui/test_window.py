"""The wait of Kivy's clock ends when there is a touch, no sooner than the liveliest pace; and what
is drawn at once is drawn there alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kiosk.display import virtual_display
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


@pytest.mark.display
def test_what_is_drawn_at_once_changes_nothing_elsewhere_also_below_what_cuts_itself_off() -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    with virtual_display((300, 300), plain) as display:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "tests.ui.at_once_probe"],
            env={**plain, "DISPLAY": display, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    red, green, blue = [255, 0, 0], [0, 255, 0], [0, 0, 255]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["seen"] == [red, red, green, blue]
    assert told["waiting"] == [True, False]
