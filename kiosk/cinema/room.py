"""What stands in the one room, and when.

Whoever puts something into it, moves it or opens it again calls ``lock`` first and then looks, so
that two of them cannot both find it free.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.cinema.tables import BookingRow, RoomRow, ScreeningRow
from kiosk.clock import ZONE
from kiosk.wording import programme as words

ROOM = 1
BOOKED = ("accepted", "moved")
"""The states in which a private screening has the room."""
LONGEST = timedelta(days=1)
"""Nothing stands in the room for longer than this: how far back is looked."""


def lock(session: Session) -> None:
    """Held against everybody else who changes what stands in the room until the transaction
    ends. Lock the room before any screening, never after."""
    session.execute(select(RoomRow.id).where(RoomRow.id == ROOM).with_for_update())


def what_stands(
    session: Session,
    start: datetime,
    end: datetime,
    apart_from: ScreeningRow | BookingRow | None = None,
) -> str | None:
    """The first thing in the room between ``start`` and ``end`` in a few words for staff and
    visitors (12月5日 19:30《地道战》; of a private screening only that it is one), ``apart_from``
    not looked at; None when the room is free. What ends as the other begins is not in its way."""
    for row in _near(session, start, end):
        if row is not apart_from and row.start + timedelta(minutes=row.minutes) > start:
            return described(row)
    return None


def described(row: ScreeningRow | BookingRow) -> str:
    if isinstance(row, ScreeningRow):
        return film_at(row.start, row.film)
    return words.BOOKING_AT.format(when=moment(row.start))


def film_at(start: datetime, film: str) -> str:
    """12月5日 19:30《地道战》."""
    return words.FILM_AT.format(when=moment(start), film=film)


def moment(start: datetime) -> str:
    """12月5日 19:30, in the centre's zone."""
    local = start.astimezone(ZONE)
    return words.MOMENT.format(month=local.month, day=local.day, clock=f"{local:%H:%M}")


def _near(session: Session, start: datetime, end: datetime) -> Iterator[ScreeningRow | BookingRow]:
    yield from session.scalars(
        select(ScreeningRow)
        .where(
            ScreeningRow.state == "open",
            ScreeningRow.start < end,
            ScreeningRow.start > start - LONGEST,
        )
        .order_by(ScreeningRow.start)
    )
    yield from session.scalars(
        select(BookingRow)
        .where(
            BookingRow.state.in_(BOOKED),
            BookingRow.start < end,
            BookingRow.start > start - LONGEST,
        )
        .order_by(BookingRow.start)
    )
