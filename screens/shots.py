"""Every screen and each state worth seeing, and how to get there: for pictures and the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kiosk.wording import readout as readout_words

if TYPE_CHECKING:
    from screens.app import KioskApp

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """``name`` of the picture, what it shows in words, how to get there, and what to do there."""

    name: str
    title: str
    arrive: Step
    settle: float = 0.4
    then: Step | None = None
    large: bool = False
    """Seen in 长辈版 whatever mode was asked for."""


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
    yield Shot("home-large", "首页，长辈版", lambda: _home(app), 0.5, large=True)
    yield Shot("section-large", "红色历程，长辈版", journey, 0.5, large=True)
    yield Shot("item-large", "长辈版", lambda: _open(app, cards[-1]), 0.6, large=True)
    yield Shot("preparing", "正在布置展览", lambda: _preparing(app))
    from screens.moment_shots import moment_shots
    from screens.staff_shots import staff_shots

    for name, title, arrive in moment_shots(app):
        yield Shot(name, title, arrive)
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


def _home(app: KioskApp) -> None:
    app.frame.remove_widget(app.still_here)
    app.guide.go_home()


def _preparing(app: KioskApp) -> None:
    app.frame.remove_widget(app.still_here)
    app._show("preparing")
