"""Rare moments on the screens: a page that cannot be read, no exhibition, a visit cut off."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.database.errors import DatabaseUnreachableError
from kiosk.wording import moments as words
from kiosk.wording import screens as house_words
from tests.ui.house import Visitor


class NoLibrary:
    """A library whose database does not answer."""

    def edition(self) -> int | None:
        raise DatabaseUnreachableError("server", "no answer")

    def _refuse(self, *_: object) -> Any:
        raise DatabaseUnreachableError("server", "no answer")

    items = item = slides = greeting = _refuse


@pytest.fixture
def without_database(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    exhibition = visitor.app.exhibition
    monkeypatch.setattr(exhibition, "_library", NoLibrary())
    exhibition._cards.clear()
    monkeypatch.setattr(exhibition, "_now", lambda: exhibition._read_at)
    return visitor


def test_a_section_that_cannot_be_read_says_so_and_leads_home(without_database: Visitor) -> None:
    visitor = without_database
    visitor.open_section("journey")
    assert visitor.at == "moment"
    assert visitor.screen.title == words.PAGE_BAD
    assert visitor.app.bar.parent is not None
    visitor.tap(visitor.pill(words.PAGE_BAD_GO))
    assert visitor.at == "home"


def test_an_item_that_cannot_be_read_says_so(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open_section("journey")
    card = visitor.cards()[0]
    monkeypatch.setattr(visitor.app.exhibition, "_library", NoLibrary())
    visitor.tap(card)
    assert visitor.at == "moment"


def test_the_loop_goes_on_with_what_it_shows(without_database: Visitor) -> None:
    visitor = without_database
    before = visitor.screen.title
    for _ in range(5):
        visitor.screen._advance()
        visitor.frames(2)
    assert visitor.at == "attract"
    assert visitor.screen.title == before


def test_a_visit_ends_as_ever(without_database: Visitor) -> None:
    visitor = without_database
    visitor.open_section("journey")
    visitor.clock.now += 91
    visitor.app._watch()
    visitor.until(lambda: visitor.at == "attract")


def test_whoever_was_interrupted_is_told_and_led_home(visitor: Visitor) -> None:
    app = visitor.app
    app.moments.say_sorry(app._start_again, app._nobody_starts_again)
    assert visitor.at == "moment"
    assert app.bar.parent is None
    visitor.tap(visitor.pill(words.SORRY_GO))
    assert visitor.at == "home"


def test_if_nobody_is_there_any_more_the_loop_comes(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.moment.SORRY_SECONDS", 0.2)
    app = visitor.app
    app.moments.say_sorry(app._start_again, app._nobody_starts_again)
    visitor.until(lambda: visitor.at == "attract")


def test_a_house_without_an_exhibition_is_not_promised_one_in_a_minute_for_ever(
    visitor: Visitor,
) -> None:
    visitor.app._show("preparing")
    assert visitor.screen.title == house_words.PREPARING
    visitor.screen._give_up.cancel()
    visitor.screen.say_nothing_yet()
    assert visitor.screen.title == house_words.NOTHING
    visitor.app._show("attract")
    visitor.app._show("preparing")
    assert visitor.screen.title == house_words.PREPARING


def test_the_supervisor_hears_when_somebody_comes_and_goes(visitor: Visitor) -> None:
    said: list[str] = []
    visit = visitor.app.visit
    visit._tell, before = said.append, visit._tell
    try:
        visitor.app._watch()
        visitor.app.guide.go_home()
        visitor.app._watch()
        visitor.app._watch()
        visitor.app.end_visit()
        visitor.until(lambda: visitor.at == "attract")
        visitor.app._watch()
    finally:
        visit._tell = before
    assert said[-2:] == ["busy", "idle"]
    assert len(said) <= 3


def test_a_film_called_off_leads_to_the_others(visitor: Visitor) -> None:
    from kiosk.wording import cinema_screens
    from screens.cinema_telling import Mood, ScreeningTold
    from screens.screening import ScreeningShown

    app = visitor.app
    told = ScreeningTold(
        1, "李双双", "周六", "11月28日", "", cinema_screens.CALLED_OFF, 0.2, Mood.OFF, ""
    )
    screen = app._cinema_screen("screening")
    screen.read_aloud = app.read_aloud
    screen.shown = ScreeningShown(told, "一楼", "", "", "")
    app._show("screening")
    visitor.tap(visitor.pill(cinema_screens.OTHERS))
    visitor.until(lambda: visitor.at == "programme")
