"""Letting people in."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.cinema import signups
from kiosk.cinema.errors import TicketUnknownError
from kiosk.cinema.model import CinemaRules, DoorAnswer, Entry, ScreeningState, Standing
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.cinema.tickets import CODE_LENGTH, TOKEN_LENGTH, Tickets
from kiosk.database.changes import announce
from kiosk.database.vault import Vault

DOORS = timedelta(minutes=90)
"""How long before the start people are let in."""
_CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
_ADDRESS = re.compile(rf".*/d/([0-9a-z]{{{TOKEN_LENGTH}}})/?", re.IGNORECASE | re.ASCII)


def check_in(
    session: Session,
    vault: Vault,
    tickets: Tickets,
    shown: str,
    screening: int | None,
    rules: CinemaRules,
    now: datetime,
) -> Entry:
    """See ``Cinema.check_in``. ``shown`` may also be the whole address of a ticket's QR. With a
    ``screening``, a ticket of another one answers ``OTHER_DAY``, its own time in it."""
    try:
        number = _shown(session, tickets, shown, screening)
        row, of = signups.locked(session, number)
    except TicketUnknownError:
        return Entry(DoorAnswer.UNKNOWN)
    answer = _answer(row, of, screening, now)
    if answer is DoorAnswer.WELCOME:
        row.checked_in_at = now
        session.flush()
        announce(session)
    ticket = signups.ticket(session, vault, tickets, number, rules, now)
    return Entry(answer, ticket, row.checked_in_at)


def _shown(session: Session, tickets: Tickets, shown: str, screening: int | None) -> int:
    text = "".join(unicodedata.normalize("NFKC", shown).split())
    if _CODE.fullmatch(text):
        number = session.scalar(
            select(SignupRow.id).where(SignupRow.screening_id == screening, SignupRow.code == text)
        )
        if number is None:
            raise TicketUnknownError
        return number
    address = _ADDRESS.fullmatch(text)
    return signups.number_of(session, tickets, address[1] if address else text)


def _answer(row: SignupRow, of: ScreeningRow, screening: int | None, now: datetime) -> DoorAnswer:
    """The sentence that helps most: why not at all, why not now, why not again."""
    if of.state == ScreeningState.CALLED_OFF.value:
        return DoorAnswer.CALLED_OFF
    if row.standing == Standing.CANCELLED.value:
        return DoorAnswer.CANCELLED
    opens, ends = of.start - DOORS, of.start + timedelta(minutes=of.minutes)
    if not opens <= now < ends or screening not in (None, of.id):
        return DoorAnswer.OTHER_DAY
    if row.standing == Standing.WAITING.value:
        return DoorAnswer.WAITING
    return DoorAnswer.WELCOME if row.checked_in_at is None else DoorAnswer.ALREADY
