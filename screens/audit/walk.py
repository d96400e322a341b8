"""``python -m screens.audit --size WxH --diagonal INCHES [--diagonal ...] [--mode large,seated ...]
[--only PREFIX] [--pictures OUT]``: measures every screen at one size in pixels, on each of the
diagonals, in each of the modes. Prints a JSON object a line: one for each screen in each mode. Puts
a picture of every screen as it is found into OUT, half as large, in a folder for each diagonal.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kiosk.errors import KioskError
from kiosk.settings import data_folder
from screens.__main__ import size as size_of
from screens.screenshots import modes_of
from screens.shots import Shot, shots

if TYPE_CHECKING:
    from screens.app import KioskApp
    from screens.audit.turning import Turning

FILLED_SECONDS = 0.5
"""A screen is filled in one turn, shown in the next, and only then asks for its pictures."""
DRESSED_SECONDS = 0.15
"""For another mode on the same screen."""
LONGEST_WAIT = 8.0
LAYOUTS = frozenset(("large", "seated"))
"""The modes that move things."""
MODES: tuple[tuple[str, ...], ...] = (
    (),
    ("contrast",),
    ("yellow",),
    ("calm",),
    ("large",),
    ("large", "contrast"),
    ("seated",),
    ("large", "seated"),
    ("large", "contrast", "seated"),
)
"""Each alone, and those together that change the layout or are most likely worn together."""
UPRIGHT_PIXELS: tuple[tuple[str, ...], ...] = ((), ("yellow",), ("large", "contrast"))
LYING_PIXELS: tuple[tuple[str, ...], ...] = ((), ("seated",), ("large", "contrast", "seated"))
"""In which modes pixels are looked at too: drawing is most of the time that an audit takes. Colours
do not depend on the orientation; each palette and each layout is looked at in one of the two."""
PICTURED_IN_EVERY_LAYOUT = ("home", "section-journey", "item-timeline", "programme", "signup-phone")
"""Of the others there is a picture in the house's own mode only."""
COLLECTED_EVERY = 20
"""Screens."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a screen that has been arrived at: ``modes`` by name, and whether its pixels are
    looked at too (their colours; what covers what)."""

    modes: tuple[str, ...]
    pixels: bool


@dataclass(frozen=True, slots=True)
class Pass:
    """One way through all screens, on a screen of this diagonal in inches. The modes of its
    ``looks`` differ in colour and motion only, so that each screen is arrived at once."""

    diagonal: float
    looks: tuple[Look, ...]


class Walker:
    """Goes through the screens of ``app``, which has been prepared to run."""

    def __init__(
        self,
        app: KioskApp,
        size: tuple[int, int],
        turning: Turning,
        pictures: Path | None = None,
    ) -> None:
        self._app, self._size, self._turning = app, size, turning
        self._pictures = pictures
        self._ready()

    def _ready(self) -> None:
        from kivy.clock import Clock

        app, turning = self._app, self._turning
        turning.turns(0.5)
        app.complete()
        turning.turns(0.2)
        # What looks around by itself would change a state that was made.
        looks = (app._watch, app._look_for_changes, app._look_around, app._warm)
        for event in Clock.get_events():
            if event.get_callback() in looks:
                event.cancel()
        app.screen("attract").ids.moving.reduced_motion = True
        told = app.read_aloud
        told.heard = True
        # Nobody listens: no voice is opened, nothing is said.
        told.warm_up = told.start = told.say = lambda *_, **__: None
        app.showing.came = lambda _: None
        # Collected in another thread, a widget would be gone in the middle of a turn.
        gc.collect()
        gc.freeze()
        gc.disable()

    def walk(self, one: Pass, only: str = "") -> Iterator[dict[str, Any]]:
        """A value for each look at each screen: how much was measured and what is wrong."""
        from screens.theme import theme

        app = self._app
        app.end_visit()
        app.cinema._read_at = None
        theme.stand(one.diagonal, app.settings.mounting_mm)
        for number, shot in enumerate(shots(app)):
            if number % COLLECTED_EVERY == 0:
                gc.collect()
                gc.freeze()  # what is left lasts: it need not be looked through again
            if shot.large or not shot.name.startswith(only):
                continue  # another mode is another pass
            app.modes.wear(one.looks[0].modes)
            self._arrive(shot)
            for look in one.looks:
                yield self._look(shot, one.diagonal, look)

    def _arrive(self, shot: Shot) -> None:
        turning = self._turning
        shot.arrive()
        turning.turns(shot.settle)
        if shot.then is not None:
            shot.then()
            turning.turns(shot.settle)
        turning.turns(FILLED_SECONDS)

    def _waits(self) -> bool:
        screen = self._app.frame.ids.screens.current_screen
        return any(getattr(one, "settled", True) is False for one in screen.walk())

    def _look(self, shot: Shot, diagonal: float, look: Look) -> dict[str, Any]:
        from screens.audit.ink import fill_in
        from screens.audit.rules import judge
        from screens.audit.seeing import Seeing
        from screens.audit.turning import picture

        self._app.modes.wear(look.modes)
        self._turning.turns(DRESSED_SECONDS)
        pictured = self._pictured(shot, look)
        if look.pixels or pictured:
            self._turning.when_quiet(self._waits, LONGEST_WAIT)
        if pictured:
            self._keep_picture(shot, diagonal, look)
        seeing = Seeing(self._app.frame)
        if look.pixels:
            fill_in(seeing, picture)
        found = judge(seeing.screen(float(self._app.settings.mounting_mm)))
        where = {
            "screen": shot.name,
            "mode": ",".join(look.modes) or "normal",
            "size": f'{self._size[0]}x{self._size[1]} {diagonal:g}"',
        }
        problems = [
            where
            | {
                "widget": one.widget,
                "rule": one.rule.name,
                "measured": one.measured,
                "needed": one.rule.needed,
            }
            for one in found
            if not one.good
        ]
        return where | {"checks": len(found), "problems": problems}

    def _pictured(self, shot: Shot, look: Look) -> bool:
        if self._pictures is None:
            return False
        telling = shot.name in PICTURED_IN_EVERY_LAYOUT and set(look.modes) <= LAYOUTS
        return not look.modes or telling

    def _keep_picture(self, shot: Shot, diagonal: float, look: Look) -> None:
        from PIL import Image

        from screens.audit.turning import picture

        assert self._pictures is not None
        folder = self._pictures / f"{diagonal:g}"
        folder.mkdir(parents=True, exist_ok=True)
        name = "+".join((shot.name, *look.modes))
        seen = Image.fromarray(np.ascontiguousarray(picture()[::-1]))
        seen.reduce(2).save(folder / f"{name}.png", compress_level=1)


def moving(modes: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """One mode of each layout among ``modes``."""
    firsts = {frozenset(one) & LAYOUTS: one for one in reversed(modes)}
    return [one for one in modes if one in firsts.values()]


def passes(
    diagonals: Sequence[float],
    modes: Sequence[tuple[str, ...]],
    pixels: Sequence[tuple[str, ...]],
) -> list[Pass]:
    """Every mode on the first diagonal, those of one layout in one pass; on the others every mode
    that moves things, as the rest (colours, less motion) does not depend on the size. Pixels are
    looked at in the modes ``pixels`` on the first diagonal."""
    found = []
    for diagonal in diagonals:
        layouts: dict[frozenset[str], list[tuple[str, ...]]] = {}
        wanted = modes if diagonal == diagonals[0] else moving(modes)
        for one in wanted:
            layouts.setdefault(frozenset(one) & LAYOUTS, []).append(one)
        for same in layouts.values():
            looks = (Look(one, diagonal == diagonals[0] and one in pixels) for one in same)
            found.append(Pass(diagonal, tuple(looks)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m screens.audit")
    parser.add_argument("--size", type=size_of, default=(1080, 1920), metavar="WxH")
    parser.add_argument("--diagonal", type=float, action="append", metavar="INCHES")
    parser.add_argument("--mode", type=modes_of, action="append", metavar="large,contrast,seated")
    parser.add_argument("--only", default="", metavar="PREFIX")
    parser.add_argument("--pictures", type=Path, metavar="OUT")
    options = parser.parse_args()
    from screens.process import ZONE, open_app, set_up_kivy

    now = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE)
    data = data_folder(None, os.environ)
    set_up_kivy(data, options.size)  # the examples import it
    from screens.cinema_shots import examples

    try:
        with (
            examples() as behind,
            open_app(data, options.size, now=now, seed=7, behind=behind) as app,
        ):
            from screens.audit.turning import Turning

            app._run_prepare()
            walker = Walker(app, options.size, Turning(), options.pictures)
            upright = options.size[1] > options.size[0]
            pixels = options.mode or (UPRIGHT_PIXELS if upright else LYING_PIXELS)
            for one in passes(options.diagonal or [32.0], options.mode or MODES, pixels):
                for seen in walker.walk(one, options.only):
                    print(json.dumps(seen, ensure_ascii=False), flush=True)
            app.stop()
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
