"""The attract loop of the real app, its frames counted on demand, for benches of what goes on
beside it.

``LoopOnShow`` starts ``python -m bench.loop_on_show`` on a screen and asks it to count.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import SIZE, end

Frames = tuple[float, float, float]
"""Frames a second; median and 99th percentile of the milliseconds between two."""


def show(seconds: float) -> None:
    """The app's side: answers each line on standard input with the frames of the next seconds."""
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from screens.process import open_app

    with open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app:
        from threading import Thread

        from kivy.clock import Clock

        from bench.frames import percentile, record

        def told(times: list[float]) -> None:
            print(
                f"{len(times) / seconds:.1f} {percentile(times, 0.5) * 1000:.1f} "
                f"{percentile(times, 0.99) * 1000:.1f}",
                flush=True,
            )

        def listen() -> None:
            for _ in sys.stdin:
                Clock.schedule_once(lambda _: record(seconds, told))

        Clock.schedule_once(lambda _: print("ready", flush=True), 8.0)
        Thread(target=listen, daemon=True).start()
        app.run()


class LoopOnShow:
    """An app that shows its loop."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def count(self) -> Frames:
        """The frames of so many seconds from now."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        rate, median, worst = map(float, self._process.stdout.readline().split())
        return rate, median, worst


@contextmanager
def loop_on_show(display: str, seconds: float) -> Iterator[LoopOnShow]:
    """The app on ``display`` with the data folder ``KIOSK_DATA``, when its loop has settled."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.loop_on_show", str(seconds)],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        while process.stdout.readline().strip() != "ready":
            pass
        yield LoopOnShow(process)
    finally:
        end(process)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    show(parser.parse_args().seconds)
