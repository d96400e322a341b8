"""Kivy's clock, turned by hand: what would take seconds of waiting is done in a moment.

Delays and animations go by this clock. What other threads do (a picture is read, the database is
asked) takes the time it takes; ``when_quiet`` waits for that, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

import numpy as np
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from numpy.typing import NDArray

TURN_SECONDS = 0.05


class Turning:
    """Takes Kivy's clock over; ``end`` gives it back."""

    def __init__(self) -> None:
        self._own = Clock.time
        self._now = float(self._own())
        self._pace = Clock._max_fps
        Clock.time = lambda: self._now
        Clock._max_fps = 0.0  # no waiting between turns

    def end(self) -> None:
        """As it was."""
        Clock.time, Clock._max_fps = self._own, self._pace

    def turn(self, seconds: float = TURN_SECONDS) -> None:
        """One turn of the clock, ``seconds`` later, without drawing."""
        self._now += seconds
        Clock._max_fps = 0.0
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()

    def turns(self, seconds: float) -> None:
        """So many seconds of turns."""
        for _ in range(max(1, round(seconds / TURN_SECONDS))):
            self.turn()

    def when_quiet(self, busy: Callable[[], bool], longest: float) -> bool:
        """Turn, without time passing, until nothing is ``busy``; False after ``longest`` seconds of
        real time."""
        end = monotonic() + longest
        while busy():
            if monotonic() > end:
                return False
            sleep(0.002)
            self.turn(0.002)
        return True


def picture() -> NDArray[Any]:
    """Draw the window; its pixels as (height, width, 3), rows from the bottom up."""
    Builder.sync()
    Window.dispatch("on_draw")
    width, height = Window.system_size
    # With alpha it is a copy; without, every pixel is converted.
    data = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
    return np.frombuffer(data, np.uint8).reshape(height, width, 4)[:, :, :3]
