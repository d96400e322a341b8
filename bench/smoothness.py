"""Frame times while a visitor scrolls, turns pages and pictures, and goes from screen to screen.

    KIOSK_DATA=FOLDER python -m bench.smoothness [--pictures 500] [--folder FOLDER]

FOLDER of KIOSK_DATA has been loaded before (``kiosk load``); a copy of it is loaded with a text of
20,000 characters and a gallery of 500 photographs besides (minutes; ``--folder`` keeps it for the
next run). The real app at 1080 x 1920 then

- scrolls the text by a finger, with fling, and by the buttons up and down;
- turns the pages of the gallery, and goes from picture to picture;
- goes to every screen and state of ``screens/shots.py``, in their order.

All by real touches but for the last. A frame's time is all that the screen's thread does between
two waits of Kivy's clock (see bench.switching); turns in which nothing was drawn are left out, the
longest of them is told. Baseline: a bare Kivy window of the same size that scrolls a screenful of
Chinese words by Kivy's own ScrollView, in the same run. The limit is 25 ms for the 99th percentile.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.processes import SIZE, percentile, virtual_screen

LIMIT_MS = 25.0
CHARACTERS = 20_000
TITLE = "一篇两万字的文章"
SENTENCE = "一九二三年六月，中国共产党第三次全国代表大会在广州召开，代表们住在附近的民房里。"
SETTLED = 20.0
"""Seconds until the screens behind the loop are built."""
BETWEEN, REST = 0.7, 0.5
"""Seconds between two taps, and how long after a change its frames are counted."""

STAFF = "to staff-"

Step = tuple[str, Callable[[], object] | None, float]
"""What it is counted as, what is done (None: nothing), and seconds until the next."""


# ---------------------------------------------------------------------- what is shown


def prepare(source: Path, folder: Path, pictures: int) -> None:
    """A copy of a data folder, with the long text and the large gallery in it."""
    from bench.loading import write_content
    from kiosk.operations.loading import load_folder
    from kiosk.services import open_services

    shutil.copytree(source, folder, dirs_exist_ok=True)
    stick = folder / "stick"
    write_content(stick, pictures, 0)
    item = stick / "素社家园" / "红色历程" / f"90 {TITLE}"
    item.mkdir(parents=True)
    paragraph = SENTENCE * 5
    text = "\n\n".join(paragraph for _ in range(CHARACTERS // len(paragraph)))
    (item / "正文.txt").write_text(f"日期：2020年1月1日\n\n{text}\n", "utf-8")
    with open_services(folder, os.environ) as services:
        result = load_folder(services, stick / "素社家园")
    if not result.published:
        raise SystemExit(f"it was not loaded: {result.problems}")
    shutil.rmtree(stick)


# ---------------------------------------------------------------------- the app's side


class Fingers:
    """Real touches, in the running app."""

    def __init__(self, app: Any) -> None:
        import kivy.tests.common  # noqa: F401  (0.1 s, not in the middle of a frame)

        self.app = app

    def tap(self, text: str) -> Callable[[], None]:
        """What taps the button that says ``text`` on the screen on show."""

        def do() -> None:
            from kivy.clock import Clock
            from kivy.tests.common import UnitTestTouch

            from screens.widgets.pressable import Pressable

            button = next(
                one
                for one in self.app.screen(self.app.current).walk()
                if isinstance(one, Pressable) and getattr(one, "text", "") == text
            )
            touch = UnitTestTouch(*button.to_window(*button.center))
            touch.touch_down()
            Clock.schedule_once(lambda _: touch.touch_up(), 0.08)

        return do

    def swipe(self, by: float, seconds: float = 0.4) -> Callable[[], None]:
        """What moves a finger up the screen by so many pixels, and lifts it while it moves."""

        def do() -> None:
            from kivy.clock import Clock
            from kivy.tests.common import UnitTestTouch

            x, y = SIZE[0] / 2, SIZE[1] * (0.4 if by > 0 else 0.75)
            touch = UnitTestTouch(x, y)
            touch.touch_down()
            begun = Clock.get_boottime()

            def move(_: float) -> bool:
                part = min(1.0, (Clock.get_boottime() - begun) / seconds)
                touch.touch_move(x, y + by * part)
                if part < 1.0:
                    return True
                touch.touch_up()
                return False

            Clock.schedule_interval(move, 0)

        return do


def steps(app: Any) -> Iterator[Step]:
    from kiosk.wording import screens as words
    from screens.shots import shots

    guide, exhibition, fingers = app.guide, app.exhibition, Fingers(app)
    card = next(one for one in exhibition.cards("journey") if one.title == TITLE)
    yield "", lambda: guide.open_section("journey"), 1.0
    yield "", lambda: guide.open_item(card), 3.0
    for _ in range(12):
        yield "text by finger", fingers.swipe(700), 1.2
    for _ in range(4):
        yield "text by finger", fingers.swipe(-700), 1.2
    for _ in range(15):
        yield "text by buttons", fingers.tap(words.DOWN), BETWEEN
    for _ in range(5):
        yield "text by buttons", fingers.tap(words.UP), BETWEEN
    yield "", lambda: guide.open_section("imprints"), 2.0
    for _ in range(25):
        yield "pages of the gallery", fingers.tap(words.PAGE_AFTER), BETWEEN
    for _ in range(5):
        yield "pages of the gallery", fingers.tap(words.PAGE_BEFORE), BETWEEN
    cards = [one for one in exhibition.cards("imprints") if one.cover]
    yield "", lambda: guide.open_pictures([one.cover for one in cards], 0, cards), 2.0
    for _ in range(25):
        yield "from picture to picture", fingers.tap(words.PICTURE_AFTER), BETWEEN
    yield "", guide.go_home, 1.0
    for shot in shots(app):
        yield f"to {shot.name}", shot.arrive, max(REST, shot.settle)
        if shot.then is not None:
            yield f"to {shot.name}", shot.then, max(REST, shot.settle)


def visit() -> None:
    """Prints its frames as JSON lines: what it was, and milliseconds."""
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from bench.switching import LoopTimer
    from screens.cinema_shots import examples
    from screens.process import ZONE, open_app

    now, data = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE), Path(os.environ["KIOSK_DATA"])
    with examples() as behind, open_app(data, SIZE, now, 7, behind=behind) as app:
        from kivy.clock import Clock

        timer, way = LoopTimer(), None

        def go(_: float) -> None:
            nonlocal way
            if app.guide is None:
                Clock.schedule_once(go, 0.5)
                return
            way = way or steps(app)
            app.idle.touched()
            name, do, seconds = next(way, ("end", None, 0.0))
            if name == "end":
                tell(timer)
                app.stop()
                return
            timer.where = name
            if do is not None:
                do()
            Clock.schedule_once(pause if name.startswith("to ") else go, seconds)

        def pause(_: float) -> None:
            timer.where = ""
            Clock.schedule_once(go, 0.1)

        Clock.schedule_once(go, SETTLED)
        app.run()


def bare() -> None:
    """The baseline, in a process of its own."""
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from bench.bare_window import configure, font

    configure()
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.uix.label import Label
    from kivy.uix.scrollview import ScrollView

    from bench.switching import LoopTimer

    class Bare(App):
        def build(self) -> ScrollView:
            timer, view = LoopTimer(), ScrollView()
            words = Label(
                text=SENTENCE * 60,
                font_name=font(),
                font_size=42,
                text_size=(SIZE[0] - 112, None),
                size_hint=(None, None),
                padding=(56, 56),
            )
            words.bind(texture_size=words.setter("size"))
            view.add_widget(words)

            def scroll(_: float) -> None:
                view.scroll_y = (view.scroll_y - 0.004) % 1.0

            def begin(_: float) -> None:
                timer.where = "bare"
                Clock.schedule_interval(scroll, 0)

            def over(_: float) -> None:
                tell(timer)
                self.stop()

            Clock.schedule_once(begin, 2.0)
            Clock.schedule_once(over, 12.0)
            return view

    Bare().run()


def tell(timer: Any) -> None:
    for seconds, name in timer.frames:
        print(json.dumps([name, seconds * 1000]))
    print(json.dumps(["undrawn", timer.undrawn * 1000]), flush=True)


# ---------------------------------------------------------------------- measuring


def frames(option: str, display: str, data: Path) -> dict[str, list[float]]:
    """Milliseconds of frames, by what they were."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.smoothness", option],
        env={**os.environ, "DISPLAY": display, "KIOSK_DATA": str(data)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, list[float]] = defaultdict(list)
    for line in done.stdout.splitlines():
        if line.startswith("["):
            name, milliseconds = json.loads(line)
            found[name].append(milliseconds)
    return found


def line(name: str, times: list[float], usual: float) -> str:
    high = percentile(times, 0.99)
    return (
        f"{name}: {len(times)} frames, median {percentile(times, 0.5):.1f} ms, 99 % {high:.1f} ms "
        f"(at most {LIMIT_MS:.0f}; ratio {high / usual:.2f}), worst {max(times):.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="keeps what is loaded, for the next run")
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--visit", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bare or options.visit:
        (bare if options.bare else visit)()
        return
    with tempfile.TemporaryDirectory() as passing, virtual_screen() as display:
        data = options.folder or Path(passing) / "data"
        if not (data / "kiosk.sqlite3").exists():
            prepare(Path(os.environ["KIOSK_DATA"]), data, options.pictures)
        base = frames("--bare", display, data)["bare"]
        kiosk = frames("--visit", display, data)
    usual = percentile(base, 0.99)
    print(
        f"bare window: {len(base)} frames, median {percentile(base, 0.5):.1f} ms, 99 % {usual:.1f}"
    )
    undrawn, kiosk_frames = kiosk.pop("undrawn"), []
    switches = {name: kiosk.pop(name) for name in list(kiosk) if name.startswith("to ")}
    for name, times in kiosk.items():
        print(line(name, times, usual))
        kiosk_frames += times
    every = [one for times in switches.values() for one in times]
    staff = [one for name, times in switches.items() if STAFF in name for one in times]
    visitors = [one for name, times in switches.items() if STAFF not in name for one in times]
    print(line("every change of screens for visitors", visitors, usual))
    print(line("the same for staff, whose screens are built on first need", staff, usual))
    slow = sorted(switches, key=lambda name: -max(switches[name]))[:8]
    print("slowest: " + ", ".join(f"{name} {max(switches[name]):.0f} ms" for name in slow))
    print(f"longest turn in which nothing was drawn: {max(undrawn):.0f} ms")
    print(line("all", kiosk_frames + every, usual))


if __name__ == "__main__":
    main()
