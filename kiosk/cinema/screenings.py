"""Screenings as values: read with their seats counted, and locked for those who change them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from kiosk.cinema.errors import ScreeningMissingError
from kiosk.cinema.model import CinemaRules, Screening, ScreeningState
from kiosk.cinema.seats import Seats, held_now
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.database.base import Instant

LOOK_BACK = timedelta(hours=6)
"""The longest a screening may have begun ago and still be among those to come."""
LARGEST = 2**31 - 1
"""The largest number a database's column holds: asking it for more is an error of its own."""


def screening(session: Session, number: int, rules: CinemaRules, now: datetime) -> Screening:
    """Raises ``ScreeningMissingError``."""
    found = _read(session, _one(), rules, now, number=number) if number <= LARGEST else ()
    if not found:
        raise ScreeningMissingError
    return found[0]


def to_come(session: Session, rules: CinemaRules, now: datetime) -> tuple[Screening, ...]:
    """Those that are not over yet, called off ones among them, in order of time."""
    found = _read(session, _since(), rules, now, since=now - LOOK_BACK)
    return tuple(one for one in found if one.end > now)


def screenings(
    session: Session,
    rules: CinemaRules,
    now: datetime,
    numbers: Collection[int] | None = None,
) -> tuple[Screening, ...]:
    """All that are kept, or those with ``numbers``, in order of time."""
    if numbers is None:
        return _read(session, _counted(), rules, now)
    return _read(session, _counted(ScreeningRow.id.in_(numbers)), rules, now)


def locked(session: Session, number: int) -> ScreeningRow:
    """The row, held against everybody else until the transaction ends. Raises
    ``ScreeningMissingError``."""
    if number > LARGEST:
        raise ScreeningMissingError
    row = session.scalar(
        select(ScreeningRow)
        .where(ScreeningRow.id == number)
        .with_for_update()
        # What was read before the lock may be old.
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise ScreeningMissingError
    return row


def seats_of(session: Session, row: ScreeningRow, now: datetime) -> Seats:
    """The seats of a locked screening."""
    ordinary, space = session.execute(
        select(
            func.coalesce(func.sum(case((SignupRow.needs_space, 0), else_=SignupRow.seats)), 0),
            func.coalesce(func.sum(case((SignupRow.needs_space, SignupRow.seats), else_=0)), 0),
        ).where(SignupRow.screening_id == row.id, SignupRow.standing == "seated")
    ).one()
    return Seats(row.seats, held_now(row.held, row.start, now), ordinary, space)


def is_open(row: ScreeningRow, rules: CinemaRules, now: datetime) -> bool:
    """Whether sign-ups are taken."""
    return row.state == ScreeningState.OPEN.value and now < row.start - rules.closes


_Asked = Select[ScreeningRow, int, int, int]


@cache
def _one() -> _Asked:
    """Put together once: that takes longer than asking it."""
    return _counted(ScreeningRow.id == bindparam("number"))


@cache
def _since() -> _Asked:
    return _counted(ScreeningRow.start >= bindparam("since", type_=Instant))


def _counted(*which: ColumnElement[bool]) -> _Asked:
    """Screenings with their seats counted. ``which`` are meant is said inside too: otherwise the
    sign-ups of all years would be counted each time."""
    seated = SignupRow.standing == "seated"

    def total(condition: object) -> object:
        return func.coalesce(func.sum(case((condition, SignupRow.seats), else_=0)), 0)  # type: ignore[arg-type]

    counts = (
        select(
            SignupRow.screening_id,
            total(and_(seated, SignupRow.needs_space.is_(False))).label("ordinary"),  # type: ignore[attr-defined]
            total(and_(seated, SignupRow.needs_space)).label("space"),  # type: ignore[attr-defined]
            total(SignupRow.standing == "waiting").label("waiting"),  # type: ignore[attr-defined]
        )
        .where(*[SignupRow.screening_id.in_(select(ScreeningRow.id).where(*which))] * bool(which))
        .group_by(SignupRow.screening_id)
        .subquery()
    )
    return (
        select(
            ScreeningRow,
            func.coalesce(counts.c.ordinary, 0),
            func.coalesce(counts.c.space, 0),
            func.coalesce(counts.c.waiting, 0),
        )
        .outerjoin(counts, counts.c.screening_id == ScreeningRow.id)
        .where(*which)
        .order_by(ScreeningRow.start, ScreeningRow.id)
    )


def _read(
    session: Session, asked: _Asked, rules: CinemaRules, now: datetime, **values: object
) -> tuple[Screening, ...]:
    return tuple(
        _value(row, Seats(row.seats, held_now(row.held, row.start, now), o, s), w, rules, now)
        for row, o, s, w in _rows(session, asked, values)
    )


def _rows(
    session: Session, asked: _Asked, values: Mapping[str, object]
) -> Iterator[tuple[ScreeningRow, int, int, int]]:
    for row, ordinary, space, waiting in session.execute(asked, values):
        yield row, int(ordinary), int(space), int(waiting)


def _value(
    row: ScreeningRow, seats: Seats, waiting: int, rules: CinemaRules, now: datetime
) -> Screening:
    return Screening(
        id=row.id,
        film=row.film,
        start=row.start,
        minutes=row.minutes,
        seats=row.seats,
        held=seats.held,
        taken=seats.taken,
        waiting=waiting,
        free=seats.free,
        free_with_space=seats.free_with_space,
        open=is_open(row, rules, now),
        state=ScreeningState(row.state),
        about=row.about,
        year=row.year,
        note=row.note,
        moved_from=row.moved_from,
    )
