"""The cinema's screens for older eyes and hands: the figures of the table of access, measured."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing, SignupRequest, Via
from kiosk.clock import ZONE
from kiosk.services import open_services
from screens.theme import BODY_MM, GAP_MM, GLYPH_PER_EM, LARGE_BODY_MM, SMALL_TARGET_MM, theme
from tests.ui.house import Visitor

Box = tuple[float, float, float, float]
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


def in_sight(widget: Any) -> bool:
    while widget.parent is not None and widget.parent is not widget:
        if not widget.opacity:
            return False
        widget = widget.parent
    return True


def targets(guest: Visitor) -> list[tuple[str, Box]]:
    from screens.widgets.pressable import Pressable

    return [
        (getattr(w, "text", "") or getattr(w, "film", "") or type(w).__name__, box_of(w))
        for w in guest.screen.walk()
        if isinstance(w, Pressable) and w.enabled and w.get_root_window() and in_sight(w)
    ]


def box_of(widget: Any) -> Box:
    return (*widget.to_window(*widget.pos), *widget.size)


def texts(guest: Visitor) -> list[tuple[str, float, Box]]:
    """Every text in sight: its words, the size of its type, and the box of its ink."""
    from kivy.uix.label import Label

    from screens.widgets.icon import Icon
    from screens.widgets.words import Words

    found = []
    for one in guest.screen.walk():
        if not isinstance(one, (Label, Words)) or isinstance(one, Icon) or not one.text.strip():
            continue
        if not in_sight(one):
            continue
        x, y, wide, high = box_of(one)
        if isinstance(one, Words):
            found.append(
                (one.text, one.font_size, (x, y + high - one.text_height, wide, one.text_height))
            )
            continue
        ink_wide, ink_high = min(wide, one.texture_size[0]), one.font_size
        left = {"center": (wide - ink_wide) / 2, "right": wide - ink_wide}.get(one.halign, 0.0)
        found.append(
            (one.text, one.font_size, (x + left, y + (high - ink_high) / 2, ink_wide, ink_high))
        )
    return found


def within(one: Box, other: Box) -> bool:
    return (
        one[0] >= other[0] - 1
        and one[1] >= other[1] - 1
        and one[0] + one[2] <= other[0] + other[2] + 1
        and one[1] + one[3] <= other[1] + other[3] + 1
    )


def gap(one: Box, other: Box) -> float:
    """Pixels between two boxes along the axis that parts them; negative: they overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    up = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, up)


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


def test_what_there_is_to_touch_is_large_in_sight_and_apart(
    guest: Visitor, size: tuple[int, int]
) -> None:
    for name, arrive in places(guest):
        arrive()
        guest.frames(5)
        found = targets(guest)
        assert found, name
        for what, box in found:
            assert within(box, (0, 0, *size)), (name, what, box)
            assert min(box[2:]) >= SMALL_TARGET_MM * theme.mm - 0.5, (name, what, box)
        for (one, box), (other, second) in combinations(found, 2):
            if within(box, second) or within(second, box):
                continue  # the button on a row
            assert gap(box, second) >= GAP_MM * theme.mm - 1, (name, one, other, box, second)


def test_every_text_is_large_enough_in_sight_and_covers_no_other(
    guest: Visitor, size: tuple[int, int], large: bool
) -> None:
    least = (LARGE_BODY_MM if large else BODY_MM) / GLYPH_PER_EM * theme.mm
    for name, arrive in places(guest):
        arrive()
        guest.frames(5)
        found = texts(guest)
        assert found, name
        for words, points, box in found:
            assert points >= least - 0.5, (name, words, points)
            assert within(box, (0, 0, *size)), (name, words, box)
        for (words, _, box), (other, _, second) in combinations(found, 2):
            assert gap(box, second) >= -2, (name, words, other, box, second)


def test_a_film_without_a_poster_comes_before_a_picture_that_fills_a_panel(guest: Visitor) -> None:
    without = next(one for one in guest.app.cinema.programme() if one.film == LONG)
    with Image.open(guest.app.cinema._slide(without).picture) as picture:
        assert min(picture.size) >= 1080


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(("ink", "ink_soft", "red_text", "green", "amber"), ("card", "paper")),
        ("ink", "sand"),
        ("red_text", "sand"),
        ("red_text", "cream"),
        ("ink_soft", "cream"),
        ("cream", "red"),
        ("cream", "green"),
    ],
)
def test_texts_stand_out_from_their_ground(text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 7.0


def test_edges_of_what_can_be_touched_stand_out() -> None:
    for ground in ("card", "paper", "sand"):
        assert contrast(theme.outline, getattr(theme, ground)) >= 3.0


def contrast(one: list[float], other: list[float]) -> float:
    """WCAG 2: 1 to 21."""
    lights = sorted(map(light, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour: list[float]) -> float:
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour[:3]]
    return sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
