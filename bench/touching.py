"""From a touch to the first changed pixel under the finger.

    KIOSK_DATA=FOLDER python -m bench.touching [--touches 40]

FOLDER has been loaded before (``kiosk load``). The real app on a virtual screen of 1080 x 1920: the
X server presses its pointer on a button (XTEST, a real event from outside the program), and its own
picture of the window is looked at, every millisecond, until it differs under the finger. So all is
counted: the wait for the next turn of the clock, the touch, drawing, the copy to the screen.
Buttons of the home screen, a gallery, the viewer, a text and a number pad take turns, at chance
moments; ``lively`` is within two seconds of the last touch, ``still`` after a rest, when the clock
turns more slowly.

The limit is 50 ms for the 99th percentile. Baseline: a bare Kivy window of the same size at its
usual pace that draws one rectangle when it is touched, in the same run; ratio of the medians.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.processes import SIZE, end, percentile, virtual_screen

LIMIT_MS = 50.0
LIVELY, STILL = (0.8, 1.2), (3.4, 3.8)
"""Seconds between touches, by chance within."""
LONGEST = 2.0
BESIDE = 8
"""So many pixels beside the finger are looked at: glyphs stay as they are under the shade."""
ALL_PLANES, Z_PIXMAP = ctypes.c_ulong(0xFFFFFFFF), 2


class Server:
    """An X server from outside: its pointer, and what it shows."""

    def __init__(self, display: str) -> None:
        self._x11, self._xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XGetImage.restype = ctypes.c_void_p
        self._x11.XGetPixel.restype = ctypes.c_ulong
        self._link = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._link))

    def move(self, x: int, y: int) -> None:
        self._xtst.XTestFakeMotionEvent(self._link, -1, x, y, ctypes.c_ulong(0))
        self._x11.XSync(self._link, 0)

    def press(self, down: bool) -> None:
        self._xtst.XTestFakeButtonEvent(self._link, 1, int(down), ctypes.c_ulong(0))
        self._x11.XSync(self._link, 0)

    def seen(self, x: int, y: int) -> tuple[int, ...]:
        """A row of pixels around a place."""
        count = 2 * BESIDE + 1
        image = ctypes.c_void_p(
            self._x11.XGetImage(
                self._link, self._root, x - BESIDE, y, count, 1, ALL_PLANES, Z_PIXMAP
            )
        )
        row = tuple(self._x11.XGetPixel(image, at, 0) for at in range(count))
        self._x11.XDestroyImage(image)
        return row


def touched(server: Server, x: int, y: int) -> float | None:
    """Milliseconds until something changed under the finger, which then slides away (no tap)."""
    server.move(x, y)
    time.sleep(0.1)
    before, began = server.seen(x, y), time.perf_counter()
    server.press(True)
    took = None
    while time.perf_counter() - began < LONGEST:
        if server.seen(x, y) != before:
            took = (time.perf_counter() - began) * 1000
            break
        time.sleep(0.001)
    time.sleep(0.1)
    server.move(SIZE[0] // 2, 4)
    time.sleep(0.05)
    server.press(False)
    return took


# ---------------------------------------------------------------------- what is touched


def told(screen: str, places: list[tuple[int, int]]) -> None:
    print(json.dumps({"screen": screen, "places": places}), flush=True)


def asked() -> bool:
    """Whether a line was written to this process."""
    return bool(select.select([sys.stdin], [], [], 0)[0]) and bool(sys.stdin.readline())


def bare() -> None:
    """The baseline, in a process of its own."""
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from bench.bare_window import configure

    configure()
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.graphics import Rectangle
    from kivy.uix.widget import Widget

    class Plate(Widget):
        def on_touch_down(self, touch: Any) -> bool:
            with self.canvas:
                Rectangle(pos=(touch.x - 100, touch.y - 40), size=(200, 80))
            return True

        def on_touch_up(self, _: Any) -> bool:
            self.canvas.clear()
            return True

    class Bare(App):
        def build(self) -> Widget:
            Clock.schedule_once(lambda _: told("bare", [(300, 900), (700, 1400)]), 2)
            return Plate()

    Bare().run()


def show() -> None:
    """The kiosk, in a process of its own: tells where buttons are, goes on when it is asked."""
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from screens.process import open_app

    with open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app:
        from kivy.clock import Clock

        steps = ways(app)

        def go(_: float) -> None:
            app.idle.touched()
            if app.guide is None or not asked():
                return
            screen = next(steps, "")
            Clock.schedule_once(lambda _: told(screen, buttons(app) if screen else []), 3.0)

        Clock.schedule_interval(go, 0.1)
        app.run()


def ways(app: Any) -> Iterator[str]:
    guide, exhibition = app.guide, app.exhibition
    guide.go_home()
    yield "home"
    guide.open_section("imprints")
    yield "gallery"
    pictures = [card.cover for card in exhibition.cards("imprints") if card.cover]
    guide.open_pictures(pictures, 1)
    yield "viewer"
    cards = [card for one in exhibition.sections for card in exhibition.cards(one.key)]
    guide.open_item(max(cards, key=lambda card: card.characters))
    yield "text"
    app.cinema.find_ticket()
    yield "numbers"


def buttons(app: Any) -> list[tuple[int, int]]:
    """Places on what can be touched, as the X server counts."""
    from screens.widgets.pressable import Pressable

    places = []
    for root in (app.screen(app.current), app.bar):
        for one in root.walk():
            if isinstance(one, Pressable) and one.enabled and min(one.size) > 40:
                x, y = one.to_window(one.x + one.width * 0.2, one.center_y)
                if BESIDE < x < SIZE[0] - BESIDE and 0 < y < SIZE[1]:
                    places.append((round(x), round(SIZE[1] - 1 - y)))
    return places


# ---------------------------------------------------------------------- measuring


def measured(option: str, display: str, touches: int, pauses: dict[str, Any]) -> dict[str, Any]:
    """Milliseconds by pace and screen."""
    chance, server = random.Random(7), Server(display)
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.touching", option],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdin is not None and process.stdout is not None  # noqa: PT018
    found: dict[str, dict[str, list[float]]] = {pace: {} for pace in pauses}
    try:
        while True:
            if option == "--show":
                process.stdin.write("on\n")
                process.stdin.flush()
            line = process.stdout.readline()
            if not line.startswith("{"):
                raise RuntimeError("the program ended without telling its buttons")
            now = json.loads(line)
            if not now["screen"]:
                return found
            for pace, (least, most) in pauses.items():
                for _ in range(touches):
                    time.sleep(chance.uniform(least, most))
                    took = touched(server, *chance.choice(now["places"]))
                    if took is None:
                        print(f"nothing was seen of a touch on {now['screen']}", file=sys.stderr)
                    else:
                        found[pace].setdefault(now["screen"], []).append(took)
            if option == "--bare":
                return found
    finally:
        end(process)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touches", type=int, default=40, help="on each screen, at each pace")
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bare:
        bare()
        return
    if options.show:
        show()
        return
    with virtual_screen() as display:
        base = measured("--bare", display, options.touches, {"lively": LIVELY})["lively"]["bare"]
        kiosk = measured("--show", display, options.touches, {"lively": LIVELY, "still": STILL})
    usual = percentile(base, 0.5)
    print(f"bare window: median {usual:.0f} ms, worst {max(base):.0f} ms")
    for pace, screens in kiosk.items():
        for screen, times in screens.items():
            print(
                f"{pace} {screen}: median {percentile(times, 0.5):.0f} ms, worst {max(times):.0f}"
            )
        times = [one for many in screens.values() for one in many]
        print(
            f"{pace}: {len(times)} touches, median {percentile(times, 0.5):.1f} ms (ratio "
            f"{percentile(times, 0.5) / usual:.2f}), 99 % {percentile(times, 0.99):.1f} ms "
            f"(at most {LIMIT_MS:.0f})"
        )


if __name__ == "__main__":
    main()
