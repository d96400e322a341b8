"""Films people would like to see."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.cinema.model import Via, Wish


def wish(session: Session, film: str, via: Via, once: str, now: datetime) -> None:
    """See ``Cinema.wish``."""
    raise NotImplementedError


def wishes(session: Session) -> tuple[Wish, ...]:
    """See ``Cinema.wishes``."""
    raise NotImplementedError


def offer(session: Session, film: str, *, offered: bool) -> None:
    """See ``Cinema.offer``."""
    raise NotImplementedError
