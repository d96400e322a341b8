"""The programme as staff bring it, and what stands in the room when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.cinema.model import CinemaRules, Showing, ShowingChanged


def plan(
    session: Session, showings: Sequence[Showing], rules: CinemaRules, now: datetime
) -> tuple[ShowingChanged, ...]:
    """What ``bring`` would change. A reading session will do."""
    raise NotImplementedError


def bring(
    session: Session, showings: Sequence[Showing], rules: CinemaRules, now: datetime
) -> tuple[ShowingChanged, ...]:
    """Take over a programme; sign-ups are never lost."""
    raise NotImplementedError


def add(session: Session, showing: Showing, rules: CinemaRules, now: datetime) -> int:
    """Raises ``RoomTakenError``."""
    raise NotImplementedError


def move(session: Session, number: int, start: datetime, now: datetime) -> None:
    """Raises ``ScreeningMissingError``, ``RoomTakenError``."""
    raise NotImplementedError


def call_off(session: Session, number: int) -> None:
    """Raises ``ScreeningMissingError``."""
    raise NotImplementedError
