"""Whatever changes what is on show is told to the screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.cinema.model import Ticket
from kiosk.database.changes import open_change_feed
from tests.cinema.audience import EVENING, Audience, asks
from tests.database.noticing import seconds_until_changed

CHANGES: dict[str, Callable[[Audience, Ticket], object]] = {
    "a sign-up": lambda a, t: a.cinema.sign_up(asks(t.screening.id, 2)),
    "a cancellation": lambda a, t: a.cinema.cancel(t.token),
    "somebody forgotten": lambda a, t: a.cinema.forget(t.token),
    "somebody let in": lambda a, t: a.cinema.check_in(t.token),
    "held seats released": lambda a, _: a.cinema.release_held(),
    "everybody forgotten": lambda a, _: (a.pass_by(days=9), a.cinema.forget_old()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_reaches_the_screens(audience: Audience, change: str) -> None:
    number = audience.screening(seats=2, held=1)
    ticket = audience.cinema.sign_up(asks(number, 0))
    audience.cinema.sign_up(asks(number, 1))
    audience.now = EVENING - timedelta(minutes=10)
    feed = open_change_feed(audience.engine)
    try:
        CHANGES[change](audience, ticket)
        seconds_until_changed(feed)
    finally:
        feed.close()
