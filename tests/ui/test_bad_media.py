"""Films that do not play and pictures that are gone: said kindly, and nothing else is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.library.model import Film, Picture
from kiosk.wording import moments as words
from kiosk.wording import screens as house_words
from tests.ui.house import Visitor


def film_of(visitor: Visitor) -> Film:
    cards = visitor.app.exhibition.cards("projects")
    return next(card.film for card in cards if card.film is not None)


def words_on(screen: Any) -> list[str]:
    return [text for one in screen.walk() if (text := getattr(one, "text", ""))]


def open_film(visitor: Visitor, path: Path) -> None:
    visitor.open_section("projects")
    film = replace(film_of(visitor), path=path)
    screen = visitor.app.screen("film")
    screen._patience.timeout = 0.6
    visitor.app.guide.open_film(film, "一段影片")
    visitor.until(lambda: visitor.at == "film")


@pytest.mark.parametrize("what", ["missing", "garbage", "cut"])
def test_a_film_that_does_not_play_says_so_and_leads_back(
    visitor: Visitor, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "film.mp4"
    if what == "garbage":
        path.write_bytes(b"no film" * 9999)
    elif what == "cut":
        path.write_bytes(film_of(visitor).path.read_bytes()[:900])
    open_film(visitor, path)
    visitor.until(lambda: visitor.screen.bad)
    visitor.frames(3)
    assert words.FILM_BAD in words_on(visitor.screen)
    assert house_words.FILM_WAIT not in words_on(visitor.screen)
    assert not visitor.screen.playing
    assert not visitor.pill(house_words.PLAY).enabled
    visitor.tap(visitor.pill(house_words.BACK))
    assert visitor.at != "film"


def test_a_film_that_does_not_play_does_not_keep_the_visit_going(
    visitor: Visitor, tmp_path: Path
) -> None:
    open_film(visitor, tmp_path / "gone.mp4")
    visitor.until(lambda: visitor.screen.bad)
    visitor.clock.now += 91
    visitor.app._watch()
    visitor.until(lambda: visitor.at == "attract")


def test_the_next_film_plays(visitor: Visitor, tmp_path: Path) -> None:
    good = film_of(visitor).path
    open_film(visitor, tmp_path / "gone.mp4")
    visitor.until(lambda: visitor.screen.bad)
    visitor.screen._patience.timeout = 8.0
    open_film(visitor, good)
    visitor.screen._patience.timeout = 8.0
    visitor.until(lambda: visitor.screen.part > 0)
    assert not visitor.screen.bad


def test_a_film_that_is_gone_costs_the_loop_nothing(visitor: Visitor, tmp_path: Path) -> None:
    attract = visitor.screen
    attract._begin_film(tmp_path / "gone.mp4")
    visitor.frames(10)
    assert visitor.at == "attract"
    attract._end_film()


def test_a_picture_that_is_gone_is_no_black_screen(visitor: Visitor, tmp_path: Path) -> None:
    gone = tmp_path / "gone.jpg"
    visitor.open_section("imprints")
    shown = [Picture("1", gone, gone, 640, 480, "老街"), visitor.cards()[1].card.cover]
    visitor.app.guide.open_pictures(shown, 0)
    visitor.until(lambda: visitor.at == "viewer" and visitor.screen.ids.zoom.missing)
    visitor.frames(3)
    assert words.PICTURE_BAD in words_on(visitor.screen)
    visitor.tap(visitor.pill(house_words.PICTURE_AFTER))
    visitor.frames(3)
    assert words.PICTURE_BAD not in words_on(visitor.screen)
