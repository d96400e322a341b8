"""A screening's page leads to the film's trailer where its page in the library has one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from kiosk.cinema.model import Showing
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.clock import ZONE
from kiosk.database.engine import writing
from kiosk.library.model import Film
from kiosk.services import open_services
from kiosk.wording import cinema_screens as words
from tests.ui.house import Visitor


@pytest.fixture
def page(loaded: Path, visitor: Visitor) -> Iterator[Visitor]:
    """Somebody at the page of a screening, whose film is the exhibition's."""
    start = datetime.now(ZONE).replace(hour=19, minute=30, second=0, microsecond=0)
    start += timedelta(days=19)
    with open_services(loaded, os.environ) as services:
        number = services.cinema.add(Showing("一段影片", start.date(), start, 90, 10))
        try:
            visitor.app.cinema.changed(visitor.at)
            visitor.app.cinema.open_screening(number)
            visitor.until(lambda: visitor.at == "screening")
            yield visitor
        finally:
            with writing(services.engine) as session:
                session.execute(delete(SignupRow))  # others' too
                session.execute(delete(ScreeningRow))


def test_no_trailer_is_offered_where_there_is_none(page: Visitor) -> None:
    with pytest.raises(AssertionError):
        page.pill(words.TRAILER)


def test_the_trailer_plays_by_a_touch_and_back_leads_to_the_screening(page: Visitor) -> None:
    app = page.app
    cards = [card for s in app.exhibition.sections for card in app.exhibition.cards(s.key)]
    card = next(one for one in cards if one.film)
    item = app.exhibition.item(card.id)
    film = next(block for block in item.blocks if isinstance(block, Film))
    page.screen.shown = replace(page.screen.shown, card=card, film=film)
    page.tap(page.pill(words.TRAILER))
    page.until(lambda: page.at == "film" and page.screen.playing)
    page.screen.guide.back()
    page.until(lambda: page.at == "screening")
