"""The cinema's screens with what the examples of the audit do not have: long titles, the address of
phones, screenings that are full or moved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing, SignupRequest, Via
from kiosk.clock import ZONE
from kiosk.services import open_services
from screens.theme import theme
from tests.ui.house import Visitor

ADDRESS = "http://192.168.7.20:8080"
LONG = "永不消逝的电波之后的故事"


@pytest.fixture(scope="module")
def guest(loaded: Path, session_visitor: Visitor) -> Iterator[Visitor]:
    """A visitor in a house with seats, a full screening, one called off, one moved, a long title,
    a film tonight (until late), films to vote for, and phones that find it."""
    with open_services(loaded, os.environ) as services:
        cinema = services.cinema
        numbers = fill(cinema)
        app = session_visitor.app
        app.cinema._ask_address = lambda: ADDRESS
        app.cinema._take_address(ADDRESS)
        app._look_for_changes()
        yield session_visitor
        for number in numbers:
            cinema.call_off(number)
        for film in ("桃李劫", LONG):
            cinema.offer(film, offered=False)


def fill(cinema: Cinema) -> list[int]:
    day = datetime.now(ZONE).replace(hour=19, minute=0, second=0, microsecond=0)
    shows = (("渔光曲", 40), ("马路天使", 2), (LONG, 40), ("十字街头", 40), ("桃李劫", 40))
    numbers = []
    for away, (film, seats) in enumerate(shows):
        start = day + timedelta(days=8 + away)
        numbers.append(cinema.add(Showing(film, start.date(), start, 90, seats)))
    soon = datetime.now(ZONE) + timedelta(hours=1)
    numbers.append(cinema.add(Showing("大路", soon.date(), soon, 90, 40)))
    cinema.sign_up(SignupRequest(numbers[1], "13900000071", 2, "test", Via.PHONE))
    cinema.move(numbers[3], day + timedelta(days=20))
    cinema.call_off(numbers.pop(4))
    for film in ("桃李劫", LONG):
        cinema.offer(film, offered=True)
    return numbers


def places(guest: Visitor) -> Iterator[tuple[str, Callable[[], None]]]:
    """Name of a screen and its state, and the way there."""
    app, cinema = guest.app, guest.app.cinema
    yield "home", app.guide.go_home
    yield "programme", cinema.open_programme
    for week, _ in app.screen("programme").shown.weeks:
        yield f"programme {week}", lambda week=week: app.screen("programme").choose(week.value)
    for one in cinema.programme():
        if one.id in {max(o.id for o in cinema.programme() if o.film == one.film)}:
            yield f"screening {one.film}", lambda one=one: to_screening(guest, one.id)
            yield f"signup {one.film}", lambda one=one: cinema.open_signup(one.id)
    yield "wishes", cinema.open_wishes


def to_screening(guest: Visitor, number: int) -> None:
    guest.app.cinema.open_programme()
    guest.app.cinema.open_screening(number)


def wrong(guest: Visitor) -> list[tuple[str, str, float | str]]:
    """What the audit finds on the screen that stands."""
    from screens.audit.rules import judge
    from screens.audit.seeing import Seeing

    found = judge(Seeing(guest.app.frame).screen(700.0))
    assert len(found) > 20
    return [(one.widget, one.rule.name, one.measured) for one in found if not one.good]


def resized(guest: Visitor, size: tuple[int, int]) -> None:
    from kivy.core.window import Window

    Window.size = size
    for screen in guest.app.frame.ids.screens.screens:
        screen.size = size
    guest.frames(3)


@pytest.fixture(params=[False, True], ids=["normal", "large"])
def large(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(params=[(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def size(request: pytest.FixtureRequest, guest: Visitor, large: bool) -> Iterator[tuple[int, int]]:
    guest.rest()
    theme.large = large
    resized(guest, request.param)
    yield request.param
    theme.large = False
    resized(guest, (1080, 1920))


def test_long_titles_full_and_moved_screenings_and_codes_have_room(
    guest: Visitor, size: tuple[int, int]
) -> None:
    for name, arrive in places(guest):
        arrive()
        guest.frames(5)
        assert not wrong(guest), name


def test_a_film_without_a_poster_comes_before_a_picture_that_fills_a_panel(guest: Visitor) -> None:
    without = next(one for one in guest.app.cinema.programme() if one.film == LONG)
    with Image.open(guest.app.cinema._slide(without).picture) as picture:
        assert min(picture.size) >= 1080
