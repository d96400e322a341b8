"""``python -m screens.screenshots OUT [--size WxH] [--large] [--only PREFIX,...]``: a picture of
every screen, or of those whose name begins with one of these.

The real app on the real library, its clock and the order of its loop held still. Prints the name
of each picture on stdout as it is written; the last line is the page that shows them all.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError
from kiosk.settings import data_folder
from kiosk.wording import readout as readout_words
from screens.__main__ import size as size_of

if TYPE_CHECKING:
    from screens.app import KioskApp

LONGEST_WAIT = 8.0
"""Seconds to wait for pictures to be decoded."""
FRAMES = 8
"""A screen is filled in one frame, shown in the next, and only then asks for its pictures: on a
busy machine that takes longer than any number of seconds foreseen."""

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """``name`` of the picture, what it shows in words, how to get there, and what to do there."""

    name: str
    title: str
    arrive: Step
    settle: float = 0.4
    then: Step | None = None


def shots(app: KioskApp) -> Iterator[Shot]:
    """Every screen, an item of every form, and each state worth seeing."""
    if app.exhibition.empty:
        yield Shot("preparing", "正在布置展览", lambda: app._show("preparing"))
        return
    yield Shot("attract-1", "无人时的循环画面", lambda: app._show("attract"), 1.6)
    for number in (2, 3):
        yield Shot(f"attract-{number}", "无人时的循环画面", app.screen("attract")._advance, 2.4)
    yield Shot("home", "首页", app.guide.go_home)
    for section in app.exhibition.sections:
        key = section.key
        if key == "cinema":
            films = lambda: app.guide.open_shelf("cinema")  # noqa: E731
            yield Shot("section-cinema", section.name, films)
            continue
        yield Shot(f"section-{key}", section.name, lambda key=key: app.guide.open_section(key))
    seen = set()
    for section in app.exhibition.sections:
        cards = app.exhibition.cards(section.key)
        if cards and section.form not in seen:
            seen.add(section.form)
            card = max(cards, key=lambda one: (one.film is None, one.pictures, -one.id))
            yield Shot(f"item-{section.form}", card.title, lambda card=card: _open(app, card), 0.6)
    yield from _states(app)


def _cinema(app: KioskApp) -> Iterator[tuple[str, str, Step]]:
    from screens.cinema_shots import cinema_shots

    yield from cinema_shots(app)
    if find_spec("screens.signup_shots") is not None:
        yield from import_module("screens.signup_shots").shots(app)


def _open(app: KioskApp, card: Any) -> None:
    app.guide.open_shelf(card.section)
    app.guide.open_item(card)


def _states(app: KioskApp) -> Iterator[Shot]:
    cards = [card for s in app.exhibition.sections for card in app.exhibition.cards(s.key)]
    longest = max(cards, key=lambda card: card.characters)
    yield Shot("item-long", longest.title, lambda: _open(app, longest), 0.6)
    yield Shot("item-long-scrolled", longest.title, lambda: app.screen("reader").scroll(1.2), 0.8)
    yield from _readings(app, longest)
    journey, timeline = lambda: app.guide.open_section("journey"), app.screen("timeline")
    yield Shot(
        "timeline-page-2", "红色历程，第二页", journey, 0.4, lambda: timeline.ids.grid.turn(1)
    )
    gallery = [card for card in app.exhibition.cards("imprints") if card.cover and not card.film]
    if gallery:
        imprints, chosen = lambda: app.guide.open_section("imprints"), app.screen("gallery").chosen
        yield Shot("viewer", gallery[0].title, imprints, 0.6, lambda: chosen(gallery[0]))
        yield Shot(
            "viewer-zoomed", gallery[0].title, lambda: app.screen("viewer").ids.zoom.larger()
        )
    film = next((card for card in cards if card.film), None)
    if film:
        yield Shot("item-film", film.title, lambda: _open(app, film), 0.6)
        yield Shot("film", film.title, lambda: app.guide.open_film(film.film, film.title), 2.5)
    for name, title, arrive in _cinema(app):
        yield Shot(name, title, arrive, 2.4 if name.startswith("attract") else 0.5)
    yield from _silent(app)
    yield Shot("still-here", "您还在看吗", lambda: _ask(app), 0.4)
    yield Shot("home-large", "首页，长辈版", lambda: _large(app, app.guide.go_home), 0.5)
    yield Shot("section-large", "红色历程，长辈版", journey, 0.5)
    yield Shot("item-large", "长辈版", lambda: _open(app, cards[-1]), 0.6)
    yield Shot("preparing", "正在布置展览", lambda: _preparing(app))
    from screens.staff_shots import staff_shots

    for name, title, arrive in staff_shots(app):
        yield Shot(name, title, arrive, 1.6 if name == "staff-banner" else 0.4)


def _readings(app: KioskApp, card: Any) -> Iterator[Shot]:
    """Reading aloud in each of its states."""
    from screens.widgets.reader_rows import TextRow

    def opened() -> None:
        app.read_aloud.stop()
        reader = app.screen("reader")
        reader._hand_at, reader.ids.flow.scroll_y = float("-inf"), 1
        for row in reader.walk():
            if isinstance(row, TextRow):
                row.pressed = False
        _open(app, card)

    yield Shot("reading", "正在朗读", opened, 0.6, lambda: _read(app))
    yield Shot("reading-paused", "暂停了", opened, 0.6, lambda: _read(app, paused=True))
    yield Shot("reading-own", "真人朗读", opened, 0.6, lambda: _read(app, own=True))
    yield Shot("reading-failed", "朗读没有成功", opened, 0.6, lambda: _failed(app))
    yield Shot("reading-touched", "手指按在一段文字上", opened, 0.6, lambda: _touch_text(app))
    yield Shot("reading-no-sound", "放不出声音", opened, 0.6, lambda: _without_sound(app))
    yield Shot("reading-larger", "把字放大看", lambda: app.screen("reader").listen())
    app.read_aloud.heard = True


def _silent(app: KioskApp) -> Iterator[Shot]:
    """A film and a form on a machine without sound."""
    open_ones = [one for one in app.cinema.programme() if one.open]
    if not open_ones:
        return
    number = open_ones[0].id

    def film() -> None:
        app.read_aloud.heard = False
        app.cinema.open_programme()
        app.cinema.open_screening(number)

    yield Shot("silent-screening", "一场放映，放不出声音", film, 0.5)
    yield Shot("silent-larger", "介绍放大了", lambda: app.screen("screening").toggle_reading())
    yield Shot(
        "silent-signup", "两种报名办法，放不出声音", lambda: app.cinema.open_signup(number), 0.5
    )
    yield Shot("silent-phone", "电话号码，放不出声音", lambda: app.cinema.begin_signup(1), 0.5)
    app.read_aloud.heard = True


def _read(app: KioskApp, *, paused: bool = False, own: bool = False) -> None:
    """Lights a sentence as the player would; the sound itself is of no use in a picture."""
    from kiosk.readout.sentences import split_sentences

    sentences = split_sentences(app.screen("reader").spoken())
    told = app.read_aloud
    told.current = sentences[min(5, len(sentences) - 1)]
    told.label, told.icon = "停下", "stop"
    told.own_voice, told.paused, told.busy = own, paused, not paused


def _failed(app: KioskApp) -> None:
    app.read_aloud.label, app.read_aloud.icon = readout_words.ALL_FAILED, "mute"


def _touch_text(app: KioskApp) -> None:
    from screens.widgets.reader_rows import TextRow

    rows = [one for one in app.screen("reader").walk() if isinstance(one, TextRow) and one.read]
    min(
        rows, key=lambda row: abs(row.to_window(*row.center)[1] - app.frame.height * 0.5)
    ).pressed = True


def _without_sound(app: KioskApp) -> None:
    app.read_aloud.heard = False


def _ask(app: KioskApp) -> None:
    app.guide.go_home()
    app.still_here.seconds = 12
    app.frame.add_widget(app.still_here)


def _large(app: KioskApp, then: Step) -> None:
    app.frame.remove_widget(app.still_here)
    app._change_size()
    then()


def _preparing(app: KioskApp) -> None:
    app._change_size()
    app._show("preparing")


class Photographer:
    """Goes from shot to shot on Kivy's clock; ``failed`` if something went wrong."""

    def __init__(self, app: KioskApp, out: Path, large: bool, only: str = "") -> None:
        self._app, self._out, self._large, self._only = app, out, large, only
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
        if self._large:
            self._app._change_size()
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


def main() -> int:
    """Returns 1 when a screen could not be shown."""
    parser = argparse.ArgumentParser(prog="python -m screens.screenshots")
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=size_of, default=(1080, 1920), metavar="WxH")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", default="", metavar="PREFIX,...")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    from screens.cinema_shots import examples
    from screens.process import ZONE, open_app

    now = datetime(2026, 11, 23, 15, 20, tzinfo=ZONE)
    data = data_folder(None, os.environ)
    try:
        with (
            examples() as behind,
            open_app(data, options.size, now=now, seed=7, behind=behind) as app,
        ):
            photographer = Photographer(app, options.out, options.large, options.only)
            app.bind(on_start=photographer.begin)
            app.run()
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    print(write_index(options.out, photographer.taken).name, flush=True)
    return int(photographer.failed)


if __name__ == "__main__":
    sys.exit(main())
