"""Signing up, the waiting list, cancelling, being forgotten.

Every function here that changes something locks the screening first (SQLite: the database), so
that seats are counted and given in one step. Ids rise with arrival: the waiting list is in their
order.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from kiosk.cinema import arrival, screenings
from kiosk.cinema.errors import FieldError, SignupsClosedError, TicketUnknownError
from kiosk.cinema.model import (
    MOST_SEATS,
    CinemaRules,
    Person,
    ScreeningState,
    SignupRequest,
    Standing,
    Ticket,
    Via,
)
from kiosk.cinema.phones import masked_name, phone_number
from kiosk.cinema.seats import Seats, held_now
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.cinema.tickets import TicketName, Tickets, new_code
from kiosk.database.changes import announce
from kiosk.database.vault import Vault
from kiosk.wording import cinema as words

LONGEST_NAME = 20
LONGEST_CONSENT = 32
"""The column's length."""
_ONCE = re.compile(r"[0-9A-Za-z_.-]{1,64}")
_SEATED, _WAITING, _CANCELLED = (one.value for one in Standing)


def checked(request: SignupRequest) -> tuple[str, str]:
    """Number and surname of a request that can be granted. Raises ``FieldError``, the first field
    of the form first."""
    shown = "".join(one if one.isprintable() else " " for one in request.surname)
    surname = " ".join(shown.split())
    if len(surname) > LONGEST_NAME:
        raise FieldError("surname", words.SURNAME_LONG)
    digits = phone_number(request.phone)
    if not 1 <= request.seats <= MOST_SEATS:
        raise FieldError("seats", words.SEATS_WRONG)
    if not request.consent or len(request.consent) > LONGEST_CONSENT:
        raise FieldError("consent", words.CONSENT_MISSING)
    return digits, surname


def sign_up(
    session: Session, vault: Vault, request: SignupRequest, rules: CinemaRules, now: datetime
) -> SignupRow:
    """A seat, or else a place in the waiting list. The same form (``once``) sent again gives the
    same sign-up.

    Raises ``ScreeningMissingError``, ``SignupsClosedError``, and ``FieldError`` also for a number
    that is signed up already. ``IntegrityError``: the same form came twice at the same moment, for
    two screenings; try again in a new transaction.
    """
    digits, surname = checked(request)
    digest, once = vault.fingerprint(digits), _once(request.once)
    # Sealed before the lock: nobody waits for the arithmetic.
    sealed_name, sealed_phone = vault.seal(surname) if surname else None, vault.seal(digits)
    row = screenings.locked(session, request.screening)
    code = new_code(frozenset())
    found = arrival.look(session, row.id, digest, once, code)
    if found.sent is not None:
        return session.get_one(SignupRow, found.sent)
    if not screenings.is_open(row, rules, now):
        raise SignupsClosedError
    if found.active:
        raise FieldError("phone", words.SIGNED_UP_ALREADY)
    held = held_now(row.held, row.start, now)
    if found.waiting and held < row.held and promote(session, row, now):
        # Held seats have just become everybody's: those who wait come first.
        found = arrival.look(session, row.id, digest, once, code)
    if found.code_taken:
        code = _free_code(session, row.id, digest)
    seats = Seats(row.seats, held, found.ordinary, found.space)
    fits = seats.fits(request.seats, needs_space=request.needs_space)
    new = SignupRow(
        screening_id=row.id,
        seats=request.seats,
        needs_space=request.needs_space,
        standing=_SEATED if fits else _WAITING,
        waited=not fits,
        code=code,
        surname=sealed_name,
        phone=sealed_phone,
        phone_print=digest,
        once=None if found.once_used else once,
        via=request.via.value,
        consent=request.consent,
        consent_at=now,
        asked_at=now,
        seated_at=now if fits else None,
    )
    session.add(new)
    session.flush()
    announce(session)
    return new


def cancel(session: Session, number: int, now: datetime) -> None:
    """Give the seats back; the first in line that fits gets them in this same transaction. Nothing
    happens to one that is cancelled already, or used, or when the film is over (who was expected
    stays counted). Raises ``TicketUnknownError``."""
    row, screening = locked(session, number)
    if row.standing == _CANCELLED or row.checked_in_at is not None or _over(screening, now):
        return
    row.standing, row.cancelled_at = _CANCELLED, now
    session.flush()
    promote(session, screening, now)
    announce(session)


def forget(session: Session, number: int, now: datetime) -> None:
    """Cancel, unless it was used or the film is over, and delete name, number and code at once."""
    cancel(session, number, now)
    row, _ = locked(session, number)
    forget_row(row)
    announce(session)


def forget_row(row: SignupRow) -> None:
    """What is left can be counted, and told to nobody."""
    row.surname = row.phone = row.phone_print = row.once = None
    row.code = ""


def promote(session: Session, screening: ScreeningRow, now: datetime) -> list[int]:
    """Give free seats to the waiting list, in order, each to the first that fits; the numbers of
    those who got seats. ``screening`` is locked. A screening that was called off or is over has
    none to give."""
    promoted: list[int] = []
    if screening.state != ScreeningState.OPEN.value or _over(screening, now):
        return promoted
    seats = screenings.seats_of(session, screening, now)
    if seats.free_with_space == 0:
        return promoted
    for row in session.scalars(
        select(SignupRow)
        .where(SignupRow.screening_id == screening.id, SignupRow.standing == _WAITING)
        .order_by(SignupRow.id)
    ):
        if seats.fits(row.seats, needs_space=row.needs_space):
            seats = seats.with_party(row.seats, needs_space=row.needs_space)
            row.standing, row.seated_at = _SEATED, now
            promoted.append(row.id)
    session.flush()
    return promoted


def number_of(session: Session, tickets: Tickets, token: str) -> int:
    """The number of the sign-up that ``token`` names. Raises ``TicketUnknownError``."""
    name = tickets.read(token)
    row = session.get(SignupRow, name.number)
    # A forgotten one keeps its address for the page that says so.
    if row is None or (row.code and row.code != name.code):
        raise TicketUnknownError
    return row.id


def number_of_code(session: Session, screening: int, code: str) -> int:
    """The number of the sign-up with ``code`` at a screening. Raises ``TicketUnknownError``."""
    number = session.scalar(
        select(SignupRow.id).where(
            SignupRow.screening_id == screening, SignupRow.code == code, SignupRow.code != ""
        )
    )
    if number is None:
        raise TicketUnknownError
    return number


def ticket(
    session: Session,
    vault: Vault,
    tickets: Tickets,
    number: int,
    rules: CinemaRules,
    now: datetime,
) -> Ticket:
    """Raises ``TicketUnknownError``."""
    row = session.get(SignupRow, number)
    if row is None:
        raise TicketUnknownError
    return ticket_of(session, vault, tickets, row, rules, now)


def ticket_of(
    session: Session,
    vault: Vault,
    tickets: Tickets,
    row: SignupRow,
    rules: CinemaRules,
    now: datetime,
) -> Ticket:
    """A sign-up as its owner sees it."""
    return Ticket(
        token=tickets.token(TicketName(row.id, row.code)),
        code=row.code,
        screening=screenings.screening(session, row.screening_id, rules, now),
        standing=Standing(row.standing),
        seats=row.seats,
        name=masked_name(vault.open(row.surname)),
        needs_space=row.needs_space,
        place=_place(session, row),
        checked_in_at=row.checked_in_at,
        forgotten=row.code == "",
    )


def people(session: Session, vault: Vault, screening: int) -> tuple[Person, ...]:
    """Who is coming and who waits, for staff: seated ones by code, then the waiting list in order;
    cancelled ones are left out."""
    rows = session.scalars(
        select(SignupRow)
        .where(SignupRow.screening_id == screening, SignupRow.standing != _CANCELLED)
        .order_by(SignupRow.id)
    ).all()
    waiting = [row.id for row in rows if row.standing == _WAITING]
    found = [
        Person(
            id=row.id,
            code=row.code,
            standing=Standing(row.standing),
            seats=row.seats,
            surname=vault.open(row.surname),
            phone=vault.open(row.phone),
            needs_space=row.needs_space,
            asked_at=row.asked_at,
            via=Via(row.via),
            place=waiting.index(row.id) + 1 if row.id in waiting else None,
            checked_in_at=row.checked_in_at,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.place or 0, one.code)))


def locked(session: Session, number: int) -> tuple[SignupRow, ScreeningRow]:
    """A sign-up and its screening, which is locked before the sign-up is looked at. Raises
    ``TicketUnknownError``."""
    of = session.scalar(select(SignupRow.screening_id).where(SignupRow.id == number))
    if of is None:
        raise TicketUnknownError
    screening = screenings.locked(session, of)
    row = session.get(SignupRow, number, populate_existing=True)
    if row is None:
        raise TicketUnknownError
    return row, screening


def _over(screening: ScreeningRow, now: datetime) -> bool:
    return now >= screening.start + timedelta(minutes=screening.minutes)


def _once(once: str) -> str | None:
    """What no form of ours sends is not kept: neither too long for the column nor with a NUL."""
    return once if _ONCE.fullmatch(once) else None


def _free_code(session: Session, screening: int, digest: bytes) -> str:
    """One that nobody at this screening has, and this number at no other: number and code name
    one ticket. Raises ``SignupsClosedError`` when there is none left."""
    asked = select(SignupRow.code).where(
        or_(SignupRow.screening_id == screening, SignupRow.phone_print == digest)
    )
    try:
        return new_code(frozenset(session.scalars(asked)))
    except ValueError:
        raise SignupsClosedError from None


def _place(session: Session, row: SignupRow) -> int | None:
    if row.standing != _WAITING:
        return None
    before = session.scalar(
        select(func.count())
        .select_from(SignupRow)
        .where(
            SignupRow.screening_id == row.screening_id,
            SignupRow.standing == _WAITING,
            SignupRow.id < row.id,
        )
    )
    return int(before or 0) + 1
