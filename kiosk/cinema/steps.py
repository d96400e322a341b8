"""What a new programme comes to, screening by screening, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from kiosk.cinema import room
from kiosk.cinema.matching import Matched, match
from kiosk.cinema.model import CinemaRules, Showing, ShowingChange
from kiosk.cinema.placing import STANDS, Stay, clashes
from kiosk.cinema.tables import BookingRow, ScreeningRow
from kiosk.cinema.written import written
from kiosk.clock import ZONE

_AROUND = timedelta(days=2)
"""Screenings so near to the days of a sheet may stand in the way of one in it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one screening: ``line`` as written, ``row`` as it stands. Without a line it
    is called off, or left alone; without a row it is new. ``beside`` is what a clash is with."""

    change: ShowingChange
    line: Showing | None
    row: ScreeningRow | None
    beside: str = ""


def around(showings: Sequence[Showing]) -> Select[ScreeningRow]:
    """The screenings a programme may touch, or that may stand in its way; always in this order, so
    that two who lock them do not wait for each other."""
    starts = [one.start for one in showings]
    first, last = min(starts) - _AROUND, max(starts) + _AROUND
    near = or_(
        ScreeningRow.start.between(first, last), ScreeningRow.moved_from.between(first, last)
    )
    return select(ScreeningRow).where(near).order_by(ScreeningRow.id)


def decide(
    session: Session,
    showings: Sequence[Showing],
    apart: Sequence[Showing],
    rules: CinemaRules,
    now: datetime,
    *,
    whole: bool,
) -> list[Step]:
    """See ``programme.bring``. ``showings`` is not empty."""
    rows = list(session.scalars(around(showings)))
    days = [_date(one.start) for one in showings]
    covered = [row for row in rows if _is_covered(row, min(days), max(days))]
    matched = match(covered, showings, apart, now, whole=whole)
    steps = [_step(line, row, rules, now) for line, row in matched.pairs]
    lost = clashes(list(_stays(session, rows, matched, steps, rules)))
    for order, beside in lost.items():
        steps[order] = Step(ShowingChange.CLASH, steps[order].line, steps[order].row, beside)
    steps += (Step(ShowingChange.CALLED_OFF, None, row) for row in matched.gone)
    return steps


def _step(line: Showing, row: ScreeningRow | None, rules: CinemaRules, now: datetime) -> Step:
    if row is None:
        change = ShowingChange.CALLED_OFF if line.called_off else ShowingChange.NEW
    elif row.source == "staff" or row.start <= now:
        return Step(ShowingChange.UNCHANGED, None, row)
    elif line.called_off and row.state == "open":
        change = ShowingChange.CALLED_OFF
    elif line.start != row.start:
        change = ShowingChange.MOVED
    elif line.called_off != (row.state == "called_off") or not written(line, rules).is_of(row):
        change = ShowingChange.CHANGED
    else:
        change = ShowingChange.UNCHANGED
    return Step(change, line, row)


def _stays(
    session: Session,
    rows: Sequence[ScreeningRow],
    matched: Matched,
    steps: Sequence[Step],
    rules: CinemaRules,
) -> Iterator[Stay]:
    """Everything that will want the room around these days."""
    leaving = {id(row) for row in matched.gone}
    starts = [row.start for row in rows]
    for order, step in enumerate(steps):
        if step.line is None:
            continue
        starts.append(step.line.start)
        if step.row is not None:
            leaving.add(id(step.row))
        if not step.line.called_off:
            yield _wanted(order, step, step.line, rules)
    yield from (_stay(row) for row in rows if row.state == "open" and id(row) not in leaving)
    if starts:
        yield from map(_stay, _bookings(session, min(starts), max(starts)))


def _wanted(order: int, step: Step, line: Showing, rules: CinemaRules) -> Stay:
    """What stands there and does not grow comes first, then what grows, what moves, what is new."""
    said = written(line, rules)
    end, label = said.end(line.start), room.film_at(line.start, said.film)
    if step.row is None or step.row.state != "open":
        return Stay(line.start, end, 4, label, order)
    before = _stay(step.row)
    rank = 3 if line.start != before.start else 2 if end > before.end else 1
    return Stay(line.start, end, rank, label, order, before)


def _stay(row: ScreeningRow | BookingRow) -> Stay:
    end = row.start + timedelta(minutes=row.minutes)
    return Stay(row.start, end, STANDS, room.described(row))


def _bookings(session: Session, first: datetime, last: datetime) -> list[BookingRow]:
    return list(
        session.scalars(
            select(BookingRow).where(
                BookingRow.state.in_(room.BOOKED),
                BookingRow.start > first - room.LONGEST,
                BookingRow.start < last + room.LONGEST,
            )
        )
    )


def _is_covered(row: ScreeningRow, first: date, last: date) -> bool:
    stood = [row.start]
    if row.source == "staff" and row.moved_from is not None:
        stood.append(row.moved_from)
    return any(first <= _date(at) <= last for at in stood)


def _date(at: datetime) -> date:
    return at.astimezone(ZONE).date()
