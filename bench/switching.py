"""Frame times while a visitor goes from screen to screen, and the memory after that.

    KIOSK_DATA=FOLDER python -m bench.switching [--rounds 2]

FOLDER has been loaded before (``kiosk load``). The real app at 1080 x 1920 visits home, every
section, an item of each, the viewer and a film, so many rounds. A frame's time is all that the
screen's thread does between two waits of Kivy's clock (events, layout, drawing, flip); turns
without a flip are left out, the longest of them is told. The frames of the half second after each
switch are counted. Memory is compared with the bare window's (see bench.start).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.bare_window import BARE, start
from bench.processes import SIZE, end, memory_mb, virtual_screen

AFTER_SECONDS = 0.5
VOICES_CLOSED = 12.0
"""Seconds after which the children are gone that were opened to read a text aloud."""


class LoopTimer:
    """Times the turns of Kivy's loop, waiting left out."""

    def __init__(self) -> None:
        from kivy.base import EventLoop
        from kivy.clock import Clock
        from kivy.core.window import Window

        self.frames: list[tuple[float, str]] = []
        self.undrawn = 0.0
        self.where = ""
        self._waited = 0.0
        self._flipped = False
        turn, wait = EventLoop.idle, Clock.idle

        def timed_wait() -> float:
            begun = time.perf_counter()
            now = wait()
            self._waited += time.perf_counter() - begun
            return now

        def timed_turn() -> None:
            begun, self._waited, self._flipped = time.perf_counter(), 0.0, False
            turn()
            took = time.perf_counter() - begun - self._waited
            if self._flipped and self.where:
                self.frames.append((took, self.where))
            elif self.where:
                self.undrawn = max(self.undrawn, took)

        def flipped(*_: object) -> None:
            self._flipped = True

        EventLoop.idle, Clock.idle = timed_turn, timed_wait
        Window.bind(on_flip=flipped)


def ways(app: object) -> Iterator[tuple[str, Callable[[], None]]]:
    """Every switch of one round: its name and what the touch does."""
    guide, exhibition = app.guide, app.exhibition
    for section in exhibition.sections:
        yield "home", guide.go_home
        yield section.form.value, lambda key=section.key: guide.open_section(key)
        cards = exhibition.cards(section.key)
        if cards:
            yield "reader", lambda card=cards[0]: guide.open_item(card)
            yield "back", guide.back
    pictures = [card.cover for card in exhibition.cards("imprints") if card.cover]
    yield "viewer", lambda: guide.open_pictures(pictures, 0)
    film = next(c for s in exhibition.sections for c in exhibition.cards(s.key) if c.film)
    yield "film", lambda: guide.open_film(film.film, film.title)
    yield "home", guide.go_home


def visit(rounds: int) -> None:
    """The app's side, in a process of its own: prints its frames and waits to be measured."""
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from screens.process import open_app

    with open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app:
        from kivy.clock import Clock

        timer = LoopTimer()
        steps = (step for _ in range(rounds) for step in ways(app))

        def go(_: float) -> None:
            name, touch = next(steps, ("", None))
            timer.where = name
            if touch is None:
                report(timer.frames, timer.undrawn)
                return
            touch()
            Clock.schedule_once(rest, AFTER_SECONDS)

        def rest(_: float) -> None:
            timer.where = ""
            Clock.schedule_once(go, 0.1)

        Clock.schedule_once(go, 4.0)
        app.run()


def report(frames: list[tuple[float, str]], undrawn: float) -> None:
    from bench.frames import percentile

    times = [seconds * 1000 for seconds, _ in frames]
    worst = sorted(frames, reverse=True)[:8]
    print(
        f"frames: {len(times)}, median {percentile(times, 0.5):.1f} ms, "
        f"95 % {percentile(times, 0.95):.1f} ms, 99 % {percentile(times, 0.99):.1f} ms (at most 33)"
    )
    print("worst: " + ", ".join(f"{name} {seconds * 1000:.0f} ms" for seconds, name in worst))
    print(f"longest turn in which nothing was drawn: {undrawn * 1000:.0f} ms")
    print("visited", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--visit", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.visit:
        visit(options.rounds)
        return
    command = [sys.executable, "-m", "bench.switching", "--visit", "--rounds", str(options.rounds)]
    with virtual_screen() as display:
        bare, _ = start(BARE, display)
        time.sleep(2)
        bare_mb = memory_mb(bare.pid)
        end(bare)
        app = subprocess.Popen(
            command,
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert app.stdout is not None
        for line in app.stdout:
            if line.strip() == "visited":
                break
            print(line, end="")
        time.sleep(VOICES_CLOSED)
        app_mb = memory_mb(app.pid)
        print(
            f"memory after {options.rounds} rounds: bare {bare_mb:.0f} MB, app {app_mb:.0f} MB, "
            f"ratio {app_mb / bare_mb:.2f} (at most 1.8)"
        )
        end(app)


if __name__ == "__main__":
    main()
