"""The red cinema with an example programme, for ``python -m screens.screenshots``.

The examples are made by the cinema's own rules in a database of their own, from the titles of the
films at hand: the house's programme and the people on it are never in a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
from kivy.clock import Clock

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import CinemaRules, Showing, SignupRequest, Via
from kiosk.database.engine import open_engine
from kiosk.database.migrate import upgrade
from kiosk.database.vault import open_vault
from kiosk.services import Services
from screens.process import Behind

if TYPE_CHECKING:
    from screens.app import KioskApp

ADDRESS = "http://192.168.1.20:8080"
WIFI = ("素社家园", "hui-jia-kan-kan")
FILMS = {
    "地道战": (1965, 96),
    "羊城暗哨": (1957, 91),
    "七十二家房客": (1963, 100),
    "小兵张嘎": (1963, 103),
    "李双双": (1962, 105),
    "五朵金花": (1959, 95),
    "林则徐": (1959, 100),
    "英雄儿女": (1964, 110),
}
"""Films with year and about how many minutes; where the library has pages, those of them it has."""
UNLISTED = "刘三姐"
"""A film without a page: its poster is drawn."""

Step = Callable[[], None]


@contextmanager
def examples() -> Iterator[Behind]:
    """A cinema of examples and an address, as ``open_app`` takes them."""
    with TemporaryDirectory(prefix="kiosk-cinema-") as folder, ExitStack() as stack:

        def cinema(services: Services, now: Callable[[], datetime]) -> Cinema:
            engine = open_engine(f"sqlite:///{Path(folder) / 'examples.sqlite3'}")
            stack.callback(engine.dispose)
            upgrade(engine)
            rules = CinemaRules(seats=60, held=2, closes=timedelta(minutes=30))
            vault = open_vault(Path(folder) / "key")
            made = Cinema(engine, lambda: vault, rules, now)
            titles = [card.title for card in services.library.items("cinema", now())]
            films = [title for title in FILMS if title in titles] or list(FILMS)
            _fill(made, films, now())
            return made

        yield Behind(cinema, lambda _: ADDRESS)


def _fill(cinema: Cinema, films: list[str], now: datetime) -> None:
    """Seats, full, called off, moved and closed; two weeks and what comes after."""
    day = now.replace(hour=0, minute=0)

    def show(number: int, days: int, hour: int, minute: int, seats: int | None = None) -> int:
        film = UNLISTED if number < 0 else films[number % len(films)]
        start = day + timedelta(days=days, hours=hour, minutes=minute)
        year, minutes = FILMS.get(film, (1961, 117))
        about = "壮族姑娘刘三姐爱唱山歌，用歌声和财主斗智。" if number < 0 else ""
        held = None if seats is None else 0
        showing = Showing(film, start.date(), start, minutes, seats, held, about, year)
        return cinema.add(showing)

    show(3, 0, 15, 40)  # sign-ups have ended
    tonight = show(0, 0, 19, 30)
    wednesday = show(1, 2, 15, 0)
    full = show(-1, 4, 19, 30, 12)
    off = show(4, 5, 15, 0)
    moved = show(5, 5, 10, 0)
    show(6, 6, 19, 30)
    show(7, 9, 19, 30)
    show(2, 11, 15, 0)
    show(0, 16, 19, 30)
    _sign_up(cinema, tonight, 35)
    _sign_up(cinema, wednesday, 8)
    _sign_up(cinema, full, 15)
    _sign_up(cinema, moved, 6)
    _sign_up(cinema, off, 4)
    cinema.move(moved, day + timedelta(days=6, hours=10))
    cinema.call_off(off)
    for place, film in enumerate([UNLISTED, *films[:7]]):
        cinema.offer(film, offered=True)
        for vote in range((5 * place + 3) % 13):
            cinema.wish(film, Via.KIOSK, f"{place}-{vote}")


def _sign_up(cinema: Cinema, screening: int, seats: int) -> None:
    while seats > 0:
        party = min(3, seats)
        phone = f"139{screening:04d}{seats:04d}"
        cinema.sign_up(SignupRequest(screening, phone, party, "examples", Via.DESK))
        seats -= party


def cinema_shots(app: KioskApp) -> Iterator[tuple[str, str, Step]]:
    """Name, what it shows in words, and how to get there; a state may build on the one before."""
    guide, programme = app.cinema, app.cinema.programme()
    number = {one.film: one.id for one in reversed(programme)}
    tonight = next(one for one in programme if one.open and one.taken)
    called_off = next(one for one in programme if one.called_off)
    guide._settings = _settings(app, *WIFI)
    yield "programme", "放映表", guide.open_programme
    yield "programme-page-2", "放映表，第二页", lambda: app.screen("programme").ids.grid.turn(1)
    yield "screening", "一场放映", lambda: _open(app, tonight.id)
    yield "screening-full", "满座的一场", lambda: _open(app, number[UNLISTED])
    yield "screening-off", "取消的一场", lambda: _open(app, called_off.id)
    yield "signup", "两种报名办法", lambda: _choose(app, tonight.id)
    yield "signup-queue", "排队", lambda: _choose(app, number[UNLISTED])
    yield "signup-one-code", "没有写 Wi-Fi", lambda: _without_wifi(app, tonight.id)
    yield "signup-no-web", "手机今天用不了", lambda: _without_web(app, tonight.id)
    yield "wishes", "想看什么", guide.open_wishes
    yield "wishes-thanks", "想看什么，选了一部", lambda: guide.wish(tonight.film)
    yield "attract-screening", "循环画面里的一场", lambda: _loop(app)
    yield "programme-empty", "没有放映", lambda: _empty(app)


def _settings(app: KioskApp, name: str, password: str) -> object:
    return msgspec.structs.replace(app.settings, wifi_name=name, wifi_password=password)


def _open(app: KioskApp, number: int) -> None:
    app.cinema.open_programme()
    app.cinema.open_screening(number)


def _choose(app: KioskApp, number: int) -> None:
    app.cinema.open_programme()
    app.cinema.open_signup(number)
    # Two frames later it is filled.
    Clock.schedule_once(lambda _: setattr(app.screen("signup"), "seats", 2), 0.2)


def _without_wifi(app: KioskApp, number: int) -> None:
    app.cinema._settings = app.settings
    _choose(app, number)


def _without_web(app: KioskApp, number: int) -> None:
    app.cinema._ask_address = str  # else it is found again while the picture is taken
    app.cinema._take_address("")
    _choose(app, number)


def _loop(app: KioskApp) -> None:
    app.cinema._ask_address = lambda: ADDRESS
    app.cinema._take_address(ADDRESS)
    app.cinema._settings = _settings(app, *WIFI)
    attract = app.screen("attract")
    own = attract.next_slide
    attract.next_slide = lambda: app.cinema._slide(app.cinema.programme()[1])
    app._show("attract")
    attract._advance()
    attract.next_slide = own


def _empty(app: KioskApp) -> None:
    app.cinema._programme = ()
    app.cinema._read_at = app.cinema._cinema.now().replace(second=0, microsecond=0)
    app.cinema.open_programme()
