"""``python -m screens.screenshots OUT [--size WxH] [--diagonal INCHES] [--mode large,seated]
[--only PREFIX,...]``: a picture of every screen, or of those whose name begins with one of these.

The real app on the real library, its clock and the order of its loop held still. Prints the name
of each picture on stdout as it is written; the last line is the page that shows them all.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError
from kiosk.settings import data_folder
from kiosk.wording.audit import MODES as mode_names
from screens.__main__ import size as size_of
from screens.shots import Shot, shots

if TYPE_CHECKING:
    from screens.app import KioskApp

LONGEST_WAIT = 8.0
"""Seconds to wait for pictures to be decoded."""
FRAMES = 8
"""A screen is filled in one frame, shown in the next, and only then asks for its pictures: on a
busy machine that takes longer than any number of seconds foreseen."""


class Photographer:
    """Goes from shot to shot on Kivy's clock; ``failed`` if something went wrong."""

    def __init__(self, app: KioskApp, out: Path, modes: Sequence[str], only: str = "") -> None:
        self._app, self._out, self._modes, self._only = app, out, modes, only
        self.taken: list[Shot] = []
        self.failed = True
        self._arrived = 0

    def begin(self, *_: object) -> None:
        from kivy.clock import Clock

        self._app.complete()
        for event in Clock.get_events():
            if event.get_callback() in (self._app._watch, self._app._look_for_changes):
                event.cancel()
        # Else a picture of the loop depends on how far it has drifted when it is taken.
        self._app.screen("attract").ids.moving.reduced_motion = True
        # Where the pictures are taken there is often no sound; most kiosks have it.
        self._app.read_aloud.heard = True
        prefixes = tuple(self._only.split(","))
        chosen = (one for one in shots(self._app) if one.name.startswith(prefixes))
        self._shots = chosen
        Clock.schedule_once(self._next, 0.5)

    def _next(self, *_: object) -> None:
        from kivy.clock import Clock

        shot = next(self._shots, None)
        if shot is None:
            self.failed = False
            self._app.stop()
            return
        self._app.modes.wear([*self._modes, *(["large"] if shot.large else [])])
        shot.arrive()
        self._arrived = Clock.frames
        if shot.then is not None:
            then = shot.then
            Clock.schedule_once(lambda _: then(), shot.settle)
        wait = shot.settle * (2 if shot.then else 1)
        Clock.schedule_once(lambda _: self._when_settled(shot, LONGEST_WAIT), wait)

    def _when_settled(self, shot: Shot, left: float) -> None:
        from kivy.clock import Clock

        screen = self._app.frame.ids.screens.current_screen
        waiting = Clock.frames - self._arrived < FRAMES or any(
            getattr(one, "settled", True) is False for one in screen.walk()
        )
        if waiting and left > 0:
            Clock.schedule_once(lambda _: self._when_settled(shot, left - 0.1), 0.1)
            return
        Clock.schedule_once(lambda _: self._take(shot), 0.15)

    def _take(self, shot: Shot) -> None:
        pixels().save(self._out / f"{shot.name}.png", optimize=False, compress_level=4)
        print(f"{shot.name}.png", flush=True)
        self.taken.append(shot)
        self._next()


def pixels() -> Any:
    """What the window shows, as a Pillow image."""
    from kivy.core.window import Window
    from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels
    from PIL import Image

    glPixelStorei(0x0D05, 1)  # GL_PACK_ALIGNMENT: rows without padding
    width, height = Window.system_size
    data = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
    return Image.frombytes("RGB", (width, height), bytes(data)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )


def write_index(out: Path, taken: list[Shot]) -> Path:
    """An ``index.html`` with all pictures side by side."""
    figures = "\n".join(
        f'<figure><a href="{shot.name}.png"><img src="{shot.name}.png" alt="{escape(shot.title)}">'
        f"</a><figcaption>{escape(shot.name)} · {escape(shot.title)}</figcaption></figure>"
        for shot in taken
    )
    page = out / "index.html"
    page.write_text(
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>素社家园 · 画面</title>'
        "<style>body{background:#F6F0E4;color:#2A1D16;font-family:sans-serif;margin:2rem}"
        "main{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0}"
        "img{height:480px;border:1px solid #E4D8C2}figcaption{margin-top:.4rem}</style>"
        f"<h1>素社家园 · 画面</h1><main>{figures}</main></html>\n",
        encoding="utf-8",
    )
    return page


def modes_of(text: str) -> tuple[str, ...]:
    """Raises ValueError for what is no mode. Kivy is not imported: it is not set up yet."""
    names = tuple(one for one in text.split(",") if one)
    if not set(names) <= set(mode_names) - {"normal"}:
        raise ValueError(text)
    return names


def main() -> int:
    """Returns 1 when a screen could not be shown."""
    parser = argparse.ArgumentParser(prog="python -m screens.screenshots")
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=size_of, default=(1080, 1920), metavar="WxH")
    parser.add_argument("--diagonal", type=float, default=0.0, metavar="INCHES")
    parser.add_argument("--mode", type=modes_of, default=(), metavar="large,contrast,seated,calm")
    parser.add_argument("--only", default="", metavar="PREFIX,...")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    from screens.cinema_shots import examples
    from screens.process import ZONE, open_app

    now = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE)
    data = data_folder(None, os.environ)
    if options.diagonal:
        os.environ["KIOSK_DIAGONAL_INCHES"] = str(options.diagonal)
    try:
        with (
            examples() as behind,
            open_app(data, options.size, now=now, seed=7, behind=behind) as app,
        ):
            photographer = Photographer(app, options.out, options.mode, options.only)
            app.bind(on_start=photographer.begin)
            app.run()
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    print(write_index(options.out, photographer.taken).name, flush=True)
    return int(photographer.failed)


if __name__ == "__main__":
    sys.exit(main())
