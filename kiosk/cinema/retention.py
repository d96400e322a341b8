"""What the worker does for the cinema: held seats, and forgetting.

Both may lock several screenings, so they lock the room first, as everybody does who locks more than
one: two of them never wait for each other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from kiosk.cinema import room, screenings, signups
from kiosk.cinema.finding import WINDOW
from kiosk.cinema.seats import RELEASE
from kiosk.cinema.tables import BookingRow, ScreeningRow, SignupRow, TryRow
from kiosk.database.changes import announce

KEPT = timedelta(days=7)
"""How long names and numbers are kept after the end (the brief; the privacy notice says so)."""


def release_held(session: Session, now: datetime) -> int:
    """See ``Cinema.release_held``."""
    room.lock(session)
    asked = (
        select(ScreeningRow.id)
        .where(
            ScreeningRow.state == "open",
            ScreeningRow.start > now,
            ScreeningRow.start <= now + RELEASE,
            select(SignupRow.id)
            .where(SignupRow.screening_id == ScreeningRow.id, SignupRow.standing == "waiting")
            .exists(),
        )
        .order_by(ScreeningRow.id)
    )
    promoted = 0
    for number in session.scalars(asked).all():
        promoted += len(signups.promote(session, screenings.locked(session, number), now))
    if promoted:
        announce(session)
    return promoted


def forget_old(session: Session, now: datetime) -> int:
    """See ``Cinema.forget_old``. Also drops counts of wrong tries that are over."""
    room.lock(session)
    people = _forget_signups(session, now) + _forget_bookings(session, now)
    session.execute(delete(TryRow).where(or_(TryRow.since <= now - WINDOW, TryRow.since > now)))
    return people


def _forget_signups(session: Session, now: datetime) -> int:
    personal = or_(SignupRow.phone_print.is_not(None), SignupRow.surname.is_not(None))
    # Not by ``forgotten_at`` alone: staff may have moved a screening whose people were forgotten
    # to another day, and others signed up for that.
    asked = (
        select(ScreeningRow.id)
        .where(
            ScreeningRow.start <= now - KEPT,
            or_(
                ScreeningRow.forgotten_at.is_(None),
                select(SignupRow.id)
                .where(SignupRow.screening_id == ScreeningRow.id, personal)
                .exists(),
            ),
        )
        .order_by(ScreeningRow.id)
    )
    people = 0
    for number in session.scalars(asked).all():
        screening = screenings.locked(session, number)
        if screening.start + timedelta(minutes=screening.minutes) > now - KEPT:
            continue
        for row in session.scalars(
            select(SignupRow).where(SignupRow.screening_id == number, personal)
        ):
            signups.forget_row(row)
            people += 1
        screening.forgotten_at = now
        announce(session)
    return people


def _forget_bookings(session: Session, now: datetime) -> int:
    """``answer`` goes too: it is free text of staff, who may have named somebody in it."""
    people = 0
    for row in session.scalars(
        select(BookingRow)
        .where(or_(BookingRow.forgotten_at.is_(None), BookingRow.once.is_not(None)))
        .order_by(BookingRow.id)
        .with_for_update()
    ):
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
