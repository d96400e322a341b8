"""A small exhibition, loaded for real, and the real app on it, moved on frame by frame."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from PIL import Image, ImageDraw
from sqlalchemy import Engine, delete

LOOKED_SECONDS = 0.6
"""What somebody needs to see what came up, before touching it."""
LONG = "这一段话用来看看很长的文字怎样翻页，它一共有二十多个字。"


def write_folder(folder: Path) -> Path:
    """A content folder with something in every form: 9 dated events (one very long), 7 pictures,
    a film, cards, books and stories."""
    for number in range(1, 10):
        item = folder / "红色历程" / f"{number:02d} 第{number}件事"
        item.mkdir(parents=True)
        text = LONG * (700 if number == 3 else 3)
        head = f"日期：192{number}年5月{number}日"
        body = f"{head}\n\n第一句话。第二句话，在这里。\n\n{text}\n"
        (item / "正文.txt").write_text(body, "utf-8")
        picture(item / f"第{number}张（示意图）.jpg", number)
    for number in range(1, 8):
        path = folder / "红色印记" / f"{number:02d} 老地方{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        picture(path, number + 20)
    for number in range(1, 4):
        for section in ("党员心语", "感念党恩", "红色书吧"):
            path = folder / section / f"{number:02d} 一篇{number}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{section}的第{number}篇。短短的。", "utf-8")
    # Not in a section of the attract loop: a player of the loop would take the sound file.
    film(folder / "特色党建" / "01 一段影片" / "影片.mp4")
    return folder


def picture(path: Path, number: int) -> None:
    image = Image.new("RGB", (640, 480), (40 + number * 7, 90, 200 - number * 6))
    ImageDraw.Draw(image).ellipse((120, 80, 320, 280), fill=(250, 220, 60 + number))
    image.save(path)


def film(path: Path) -> None:
    path.parent.mkdir(parents=True)
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=8",
         "-f", "lavfi", "-i", "sine=frequency=440:duration=8", "-shortest", "-pix_fmt", "yuv420p",
         str(path)],
        check=True,
    )  # fmt: skip


def load(folder: Path, data: Path) -> None:
    from kiosk.operations.loading import load_folder
    from kiosk.services import open_services

    with open_services(data, os.environ) as services:
        result = load_folder(services, folder)
        assert result.published
        assert not result.problems, result.problems


def clear_cinema(engine: Engine) -> None:
    """No screening, no sign-up, no wish: as before the first programme."""
    from kiosk.cinema import tables
    from kiosk.database.changes import announce
    from kiosk.database.engine import writing

    with writing(engine) as session:
        for table in (
            tables.SignupRow,
            tables.ScreeningRow,
            tables.BookingRow,
            tables.WishRow,
            tables.WishFilmRow,
            tables.TryRow,
        ):
            session.execute(delete(table))
        announce(session)


class HandClock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


class Visitor:
    """Somebody at the screen: sees frames, touches things."""

    def __init__(self, app: Any, clock: HandClock) -> None:
        self.app, self.clock = app, clock

    def frames(self, count: int = 6) -> None:
        from kivy.base import EventLoop

        for _ in range(count):
            EventLoop.idle()

    def until(self, met: Callable[[], object], seconds: float = 10.0) -> None:
        """Look at frames until ``met``; fail after ``seconds``."""
        end = monotonic() + seconds
        while not met():
            assert monotonic() < end, "it did not happen"
            self.frames(1)

    @property
    def screen(self) -> Any:
        return self.app.frame.ids.screens.current_screen

    @property
    def at(self) -> str:
        return self.app.frame.ids.screens.current

    @property
    def at_a_long_sentence(self) -> bool:
        """Whether a sentence is read that lasts some seconds, however slow the frames are."""
        return len(getattr(self.app.read_aloud.current, "text", "")) > 12

    def finger(self, x: float, y: float) -> Any:
        from kivy.tests.common import UnitTestTouch

        return UnitTestTouch(x, y)

    def touch(self, x: float, y: float) -> Any:
        """A finger, a moment after whatever was before, as everybody does."""
        self.clock.now += LOOKED_SECONDS
        return self.finger(x, y)

    def tap_at(self, x: float, y: float) -> None:
        self.clock.now += LOOKED_SECONDS
        self.tap_again(x, y)

    def tap_again(self, x: float, y: float) -> None:
        """At once."""
        touch = self.finger(x, y)
        touch.touch_down()
        self.frames(1)
        touch.touch_up()
        self.frames(4)

    def double_tap_at(self, x: float, y: float, apart: float = 0.25) -> None:
        """As a mouse is clicked twice: ``apart`` is from one touch to the next, in seconds."""
        self.tap_at(x, y)
        self.clock.now += apart
        self.tap_again(x, y)

    def tap(self, widget: Any) -> None:
        """Tap the middle of a widget, where it really stands in the window."""
        self.frames(2)
        x, y = widget.to_window(*widget.center)
        self.tap_at(x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        touch = self.touch(*start)
        touch.touch_down()
        for step in range(1, steps + 1):
            part = step / steps
            touch.touch_move(
                start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
            )
            self.frames(1)
        touch.touch_up()
        self.frames(4)

    def pill(self, text: str, inside: Any = None) -> Any:
        """The touchable thing that carries this word, on the screen or in ``inside``."""
        from screens.widgets.pressable import Pressable

        root = inside or self.screen
        for widget in root.walk():
            named = getattr(widget, "text", None) or getattr(widget, "name", None)
            if isinstance(widget, Pressable) and named == text:
                return widget
        raise AssertionError(f"nothing to touch says {text}")

    def open_section(self, key: str) -> None:
        """Without looking for its tile; a screen is filled in one frame and shown in the next."""
        self.app.guide.open_section(key)
        self.frames(4)

    def cards(self) -> list[Any]:
        self.frames(2)
        return list(reversed(self.screen.ids.grid.children))

    def rest(self) -> None:
        """Back to the attract loop, as for the next visitor."""
        self.clock.now += 1
        for _ in range(5):
            if self.at != "attract":
                self.app.end_visit()
            # Its picture is cut by a thread; and what a test took away may lead elsewhere first.
            end = monotonic() + 8
            while self.at != "attract" and monotonic() < end:
                self.frames(1)
        assert self.at == "attract"
        self.app.idle.touched()
        self.frames(3)
        self.clock.now += LOOKED_SECONDS
