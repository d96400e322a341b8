"""What the worker does for the cinema: held seats given in time, people forgotten in time."""

from __future__ import annotations

import logging
from datetime import timedelta

from kiosk.cinema.cinema import Cinema
from kiosk.wording import cinema_work as words

log = logging.getLogger(__name__)

RELEASE_EVERY = timedelta(seconds=30)
FORGET_EVERY = timedelta(hours=1)


def release_held(cinema: Cinema) -> float:
    """Returns the seconds until it is to be done again."""
    if people := cinema.release_held():
        log.info(words.RELEASED.format(people=people))
    return RELEASE_EVERY.total_seconds()


def forget_old(cinema: Cinema) -> float:
    """Returns the seconds until it is to be done again."""
    if people := cinema.forget_old():
        log.info(words.FORGOTTEN.format(people=people))
    return FORGET_EVERY.total_seconds()
