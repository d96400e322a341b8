"""Private screenings: asked, accepted, declined, moved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.cinema.model import Booking, BookingRequest, CinemaRules
from kiosk.cinema.tickets import Tickets
from kiosk.database.vault import Vault


def ask(
    session: Session,
    vault: Vault,
    names: Tickets,
    request: BookingRequest,
    rules: CinemaRules,
    now: datetime,
) -> Booking:
    """See ``Cinema.ask_booking``."""
    raise NotImplementedError


def booking(session: Session, vault: Vault, names: Tickets, token: str) -> Booking:
    """See ``Cinema.booking``."""
    raise NotImplementedError


def withdraw(session: Session, vault: Vault, names: Tickets, token: str, now: datetime) -> Booking:
    """See ``Cinema.withdraw_booking``."""
    raise NotImplementedError


def agree_to_move(
    session: Session, vault: Vault, names: Tickets, token: str, now: datetime
) -> Booking:
    """See ``Cinema.agree_to_move``."""
    raise NotImplementedError


def bookings(session: Session, vault: Vault, names: Tickets) -> tuple[Booking, ...]:
    """See ``Cinema.bookings``."""
    raise NotImplementedError


def accept(session: Session, number: int, answer: str, now: datetime) -> None:
    """See ``Cinema.accept_booking``."""
    raise NotImplementedError


def decline(session: Session, number: int, answer: str, now: datetime) -> None:
    """See ``Cinema.decline_booking``."""
    raise NotImplementedError


def move(session: Session, number: int, start: datetime, answer: str, now: datetime) -> None:
    """See ``Cinema.move_booking``."""
    raise NotImplementedError
