"""Times between flips inside a running Kivy app.

``record`` counts what really reached the window: Kivy flips only when something changed, so the
clock's own rate says nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kivy.clock import Clock
from kivy.core.window import Window

from bench.processes import percentile

__all__ = ["FrameRecorder", "percentile", "record"]


class FrameRecorder:
    """Between ``start`` and ``stop`` it notes when each flip was done (monotonic seconds)."""

    def __init__(self) -> None:
        self.flips: list[float] = []

    def start(self) -> None:
        self.flips = []
        Window.bind(on_flip=self._flipped)

    def stop(self) -> list[float]:
        """The times between flips, in seconds."""
        Window.unbind(on_flip=self._flipped)
        return [after - before for before, after in zip(self.flips, self.flips[1:], strict=False)]

    def _flipped(self, *_: object) -> None:
        # Bound handlers run before the window's own flip: the time is that of the frame's end but
        # for the copy to the screen, the same for every frame.
        self.flips.append(time.perf_counter())


def record(seconds: float, done: Callable[[list[float]], None]) -> None:
    """Hand the times between flips of the next ``seconds`` to ``done``. Needs a running app."""
    recorder = FrameRecorder()
    recorder.start()
    Clock.schedule_once(lambda _: done(recorder.stop()), seconds)
