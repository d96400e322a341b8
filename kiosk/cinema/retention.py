"""What the worker does for the cinema: held seats, and forgetting.

Both may lock several screenings, so they lock the room first, as everybody does who locks more than
one: two of them never wait for each other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, delete, exists, or_, select
from sqlalchemy.orm import Session

from kiosk.cinema import room, screenings, signups
from kiosk.cinema.finding import WINDOW
from kiosk.cinema.seats import RELEASE
from kiosk.cinema.tables import BookingRow, ScreeningRow, SignupRow, TryRow
from kiosk.database.changes import announce

KEPT = timedelta(days=7)
"""How long names and numbers are kept after the end (the brief; the privacy notice says so)."""


def held_seats_due(session: Session, now: datetime) -> bool:
    """Whether ``release_held`` would give anybody a seat. A reading session will do: the write lock
    is not taken twice a minute for nothing."""
    for number in session.scalars(_with_people_waiting(now)).all():
        row = session.get_one(ScreeningRow, number)
        seats = screenings.seats_of(session, row, now)
        waiting = select(SignupRow).where(
            SignupRow.screening_id == number, SignupRow.standing == "waiting"
        )
        for one in session.scalars(waiting):
            if seats.fits(one.seats, needs_space=one.needs_space):
                return True
    return False


def release_held(session: Session, now: datetime) -> int:
    """See ``Cinema.release_held``."""
    room.lock(session)
    promoted = 0
    for number in session.scalars(_with_people_waiting(now)).all():
        promoted += len(signups.promote(session, screenings.locked(session, number), now))
    if promoted:
        announce(session)
    return promoted


def forgetting_due(session: Session, now: datetime) -> bool:
    """Whether ``forget_old`` would delete anything. A reading session will do."""
    for number in session.scalars(_with_people_to_forget(now)).all():
        if _long_over(session.get_one(ScreeningRow, number), now):
            return True
    if any(_done_with(row) <= now - KEPT for row in session.scalars(_bookings_to_forget())):
        return True
    return session.scalar(select(exists().where(_tries_over(now)))) or False


def forget_old(session: Session, now: datetime) -> int:
    """See ``Cinema.forget_old``. Also drops counts of wrong tries that are over."""
    room.lock(session)
    people = _forget_signups(session, now) + _forget_bookings(session, now)
    session.execute(delete(TryRow).where(_tries_over(now)))
    return people


def _forget_signups(session: Session, now: datetime) -> int:
    people = 0
    for number in session.scalars(_with_people_to_forget(now)).all():
        screening = screenings.locked(session, number)
        if not _long_over(screening, now):
            continue
        for row in session.scalars(
            select(SignupRow).where(SignupRow.screening_id == number, _personal())
        ):
            signups.forget_row(row)
            people += 1
        screening.forgotten_at = now
        announce(session)
    return people


def _forget_bookings(session: Session, now: datetime) -> int:
    """``answer`` goes too: it is free text of staff, who may have named somebody in it."""
    people = 0
    for row in session.scalars(_bookings_to_forget().with_for_update()):
        if _done_with(row) > now - KEPT:
            continue
        row.contact = row.phone = row.once = None
        row.note = row.answer = ""
        people += row.forgotten_at is None  # a withdrawn one lost its contact before
        row.forgotten_at = row.forgotten_at or now
        announce(session)
    return people


def _done_with(row: BookingRow) -> datetime:
    """When nobody needs to be called any more."""
    if row.state in ("declined", "withdrawn"):
        return row.answered_at or row.asked_at
    return row.start + timedelta(minutes=row.minutes)


def _with_people_waiting(now: datetime) -> Select[int]:
    """Screenings whose held seats are everybody's by now."""
    waiting = select(SignupRow.id).where(
        SignupRow.screening_id == ScreeningRow.id, SignupRow.standing == "waiting"
    )
    return (
        select(ScreeningRow.id)
        .where(
            ScreeningRow.state == "open",
            ScreeningRow.start > now,
            ScreeningRow.start <= now + RELEASE,
            waiting.exists(),
        )
        .order_by(ScreeningRow.id)
    )


def _with_people_to_forget(now: datetime) -> Select[int]:
    """Screenings that may be over for long enough."""
    # Not by ``forgotten_at`` alone: staff may have moved a screening whose people were forgotten
    # to another day, and others signed up for that.
    people = select(SignupRow.id).where(SignupRow.screening_id == ScreeningRow.id, _personal())
    return (
        select(ScreeningRow.id)
        .where(
            ScreeningRow.start <= now - KEPT,
            or_(ScreeningRow.forgotten_at.is_(None), people.exists()),
        )
        .order_by(ScreeningRow.id)
    )


def _personal() -> ColumnElement[bool]:
    return or_(SignupRow.phone_print.is_not(None), SignupRow.surname.is_not(None))


def _long_over(row: ScreeningRow, now: datetime) -> bool:
    return row.start + timedelta(minutes=row.minutes) <= now - KEPT


def _bookings_to_forget() -> Select[BookingRow]:
    return (
        select(BookingRow)
        .where(or_(BookingRow.forgotten_at.is_(None), BookingRow.once.is_not(None)))
        .order_by(BookingRow.id)
    )


def _tries_over(now: datetime) -> ColumnElement[bool]:
    return or_(TryRow.since <= now - WINDOW, TryRow.since > now)
