"""Private screenings: asked, accepted, declined, moved, withdrawn.

Only accepted and moved ones hold the room. Every function that changes what holds it locks the
room first and then looks, so that two things never stand in it at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.cinema import room
from kiosk.cinema.booking_request import check_start, checked, one_answer
from kiosk.cinema.errors import (
    BookingMissingError,
    BookingSettledError,
    FieldError,
    RoomTakenError,
    TicketUnknownError,
)
from kiosk.cinema.model import Booking, BookingRequest, BookingState, CinemaRules, Via
from kiosk.cinema.phones import masked_name, masked_phone
from kiosk.cinema.tables import BookingRow
from kiosk.cinema.tickets import TicketName, Tickets
from kiosk.cinema.typed import once_text
from kiosk.database.changes import announce
from kiosk.database.vault import Vault
from kiosk.wording import bookings as words

MOST_OPEN_OF_NUMBER, MOST_OPEN = 3, 30
"""Requests that wait for an answer: of one number, and of all that came one way (the phone pages do
not use up those of the screen). Anybody can write a request, and staff must still see theirs."""
NO_CODE = "0000"
"""A booking has no code of its own; its token is the way to it."""
_ASKED, _ACCEPTED, _DECLINED, _MOVED, _WITHDRAWN = (one.value for one in BookingState)


def ask(
    session: Session,
    vault: Vault,
    names: Tickets,
    request: BookingRequest,
    rules: CinemaRules,
    now: datetime,
) -> Booking:
    """See ``Cinema.ask_booking``. The same form (``once``) sent again gives the same booking. What
    is only asked for does not hold the room: another may ask for the same time."""
    wanted = checked(request, rules, now)
    room.lock(session)
    once = once_text(request.once)
    again = once and session.scalar(select(BookingRow).where(BookingRow.once == once))
    if again:
        return _masked(again, vault, names)
    _refuse_too_many(session, vault, request.via, wanted.phone, now)
    row = BookingRow(
        organisation=wanted.organisation,
        contact=vault.seal(wanted.contact) if wanted.contact else None,
        phone=vault.seal(wanted.phone),
        start=wanted.start,
        minutes=wanted.minutes,
        people=request.people,
        film=wanted.film,
        note=wanted.note,
        state=_ASKED,
        answer="",
        once=once,
        via=request.via.value,
        consent=request.consent,
        consent_at=now,
        asked_at=now,
    )
    _claim(session, row, wanted.start)
    session.add(row)
    session.flush()
    announce(session)
    return _masked(row, vault, names)


def booking(session: Session, vault: Vault, names: Tickets, token: str) -> Booking:
    """See ``Cinema.booking``."""
    row = session.get(BookingRow, _number(names, token))
    if row is None:
        raise BookingMissingError
    return _masked(row, vault, names)


def withdraw(session: Session, vault: Vault, names: Tickets, token: str, now: datetime) -> Booking:
    """See ``Cinema.withdraw_booking``. With the request goes the consent: contact and number are
    deleted at once. Nothing happens to one that is over."""
    row = _locked(session, _number(names, token))
    if row.state != _WITHDRAWN and row.start > now:
        row.state, row.answered_at = _WITHDRAWN, now
        row.contact = row.phone = None
        row.note = ""
        row.forgotten_at = now
        announce(session)
    return _masked(row, vault, names)


def agree_to_move(
    session: Session, vault: Vault, names: Tickets, token: str, now: datetime
) -> Booking:
    """See ``Cinema.agree_to_move``. Nothing happens to one that was not offered another time, or
    whose time is over."""
    row = _locked(session, _number(names, token))
    if row.state == _MOVED and row.start > now:
        row.state, row.answered_at = _ACCEPTED, now
        announce(session)
    return _masked(row, vault, names)


def bookings(session: Session, vault: Vault, names: Tickets) -> tuple[Booking, ...]:
    """See ``Cinema.bookings``."""
    rows = session.scalars(select(BookingRow).order_by(BookingRow.start, BookingRow.id))
    found = [_value(row, names, vault.open(row.contact), vault.open(row.phone)) for row in rows]
    return tuple(sorted(found, key=lambda one: one.state is not BookingState.ASKED))


def accept(session: Session, number: int, answer: str, now: datetime) -> None:
    """See ``Cinema.accept_booking``. One that was offered another time is accepted at that time;
    one that was declined may be accepted after all. Raises ``BookingSettledError`` too."""
    row = _to_settle(session, number, now)
    said = one_answer(answer)
    _claim(session, row, row.start)
    row.state, row.answer, row.answered_at = _ACCEPTED, said or row.answer, now
    announce(session)


def decline(session: Session, number: int, answer: str, now: datetime) -> None:
    """See ``Cinema.decline_booking``. The room is free again. Raises ``BookingSettledError``
    too."""
    row = _to_settle(session, number, now)
    row.state, row.answer, row.answered_at = _DECLINED, one_answer(answer), now
    announce(session)


def move(session: Session, number: int, start: datetime, answer: str, now: datetime) -> None:
    """See ``Cinema.move_booking``. The time it had before is free again at once. Raises
    ``BookingSettledError`` and, for a time that nobody could ask for, ``FieldError`` too."""
    row = _to_settle(session, number, now)
    start = check_start(start, row.minutes, now)
    said = one_answer(answer)
    _claim(session, row, start)
    row.start, row.state, row.answer, row.answered_at = start, _MOVED, said, now
    announce(session)


def _claim(session: Session, row: BookingRow, start: datetime) -> None:
    """Whether the room is free from ``start`` for as long as ``row`` lasts; the room is locked."""
    beside = room.what_stands(
        session, start, start + timedelta(minutes=row.minutes), apart_from=row
    )
    if beside is not None:
        raise RoomTakenError(beside)


def _refuse_too_many(session: Session, vault: Vault, via: Via, phone: str, now: datetime) -> None:
    """The room is locked. Staff at the desk may always write one down. Raises ``FieldError``."""
    if via is Via.DESK:
        return
    rows = session.scalars(
        select(BookingRow).where(BookingRow.state == _ASKED, BookingRow.start > now)
    ).all()
    if sum(vault.open(row.phone) == phone for row in rows) >= MOST_OPEN_OF_NUMBER:
        raise FieldError("phone", words.OPEN_OF_NUMBER.format(most=MOST_OPEN_OF_NUMBER))
    if sum(row.via == via.value for row in rows) >= MOST_OPEN:
        raise FieldError("organisation", words.OPEN_IN_ALL)


def _to_settle(session: Session, number: int, now: datetime) -> BookingRow:
    row = _locked(session, number)
    if row.state == _WITHDRAWN:
        raise BookingSettledError(words.SETTLED_WITHDRAWN)
    if row.forgotten_at is not None:
        raise BookingSettledError(words.SETTLED_FORGOTTEN)
    if row.start <= now:
        raise BookingSettledError(words.SETTLED_OVER)
    return row


def _locked(session: Session, number: int) -> BookingRow:
    """The room is locked before the booking is looked at; nobody changes one without it."""
    room.lock(session)
    row = session.get(BookingRow, number, populate_existing=True)
    if row is None:
        raise BookingMissingError
    return row


def _number(names: Tickets, token: str) -> int:
    try:
        name = names.read(token)
    except TicketUnknownError:
        raise BookingMissingError from None
    if name.code != NO_CODE:
        raise BookingMissingError
    return name.number


def _masked(row: BookingRow, vault: Vault, names: Tickets) -> Booking:
    contact, phone = vault.open(row.contact), vault.open(row.phone)
    return _value(row, names, masked_name(contact), masked_phone(phone))


def _value(row: BookingRow, names: Tickets, contact: str, phone: str) -> Booking:
    return Booking(
        id=row.id,
        token=names.token(TicketName(row.id, NO_CODE)),
        organisation=row.organisation,
        contact=contact,
        phone=phone,
        start=row.start,
        minutes=row.minutes,
        people=row.people,
        film=row.film,
        note=row.note,
        state=BookingState(row.state),
        asked_at=row.asked_at,
        answer=row.answer,
    )
