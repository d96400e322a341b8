"""The programme as staff bring it, and what stands in the room when.

A sheet covers the days from its first line to its last; outside of them nothing is touched. What
staff decided at the screen (``source`` "staff") and what has begun is never touched by a sheet.
Nobody who signed up is ever lost: a screening that goes is called off and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from kiosk.cinema import room, screenings, signups
from kiosk.cinema.errors import RoomTakenError
from kiosk.cinema.films import film_key
from kiosk.cinema.model import CinemaRules, Showing, ShowingChange, ShowingChanged
from kiosk.cinema.steps import Step, around, decide
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.cinema.written import written
from kiosk.database.changes import announce

_OPEN, _OFF = "open", "called_off"


def plan(
    session: Session,
    showings: Sequence[Showing],
    rules: CinemaRules,
    now: datetime,
    *,
    apart: Sequence[Showing] = (),
    whole: bool = True,
) -> tuple[ShowingChanged, ...]:
    """What ``bring`` would change. A reading session will do."""
    if not showings:
        return ()
    steps = decide(session, showings, apart, rules, now, whole=whole)
    return _told(session, steps, rules)


def bring(
    session: Session,
    showings: Sequence[Showing],
    rules: CinemaRules,
    now: datetime,
    *,
    apart: Sequence[Showing] = (),
    whole: bool = True,
) -> tuple[ShowingChanged, ...]:
    """Take over a programme; sign-ups are never lost. Gives what becomes of each line, in order of
    time, and what is called off since it has no line any more.

    ``apart`` are lines that are not taken (yet): what stands there stays as it is. A programme that
    is not ``whole``, because lines of it could not be read, calls nothing off for being absent and
    moves nothing to another day. Locks the room, then the screenings it may touch.
    """
    if not showings:
        return ()
    room.lock(session)
    locking = around(showings).with_for_update().execution_options(populate_existing=True)
    session.scalars(locking).all()
    steps = decide(session, showings, apart, rules, now, whole=whole)
    told = _told(session, steps, rules)
    for step in steps:
        _apply(session, step, rules, now)
    session.flush()
    announce(session)
    return told


def add(session: Session, showing: Showing, rules: CinemaRules, now: datetime) -> int:
    """A screening that staff put there; its number. One that was called off, of the same film and
    start, is opened again with its people. Raises ``RoomTakenError``."""
    room.lock(session)
    row = _called_off(session, showing) or ScreeningRow(start=showing.start)
    said = written(showing, rules)
    _must_be_free(session, row, said.end(showing.start))
    said.put(row)
    row.state, row.source = _OPEN, "staff"
    session.add(row)
    session.flush()
    signups.promote(session, row, now)
    announce(session)
    return row.id


def move(session: Session, number: int, start: datetime, now: datetime) -> None:
    """From here on sheets leave it alone. Raises ``ScreeningMissingError``, ``RoomTakenError``."""
    room.lock(session)
    row = screenings.locked(session, number)
    signed = _has_active(session, row)
    _move(row, start, signed=signed)
    if row.state == _OPEN:
        _must_be_free(session, row, start + timedelta(minutes=row.minutes))
        session.flush()
        signups.promote(session, row, now)
    row.source = "staff"
    session.flush()
    announce(session)


def call_off(session: Session, number: int) -> None:
    """From here on sheets leave it alone. Raises ``ScreeningMissingError``."""
    room.lock(session)
    row = screenings.locked(session, number)
    row.state, row.source = _OFF, "staff"
    session.flush()
    announce(session)


def _apply(session: Session, step: Step, rules: CinemaRules, now: datetime) -> None:
    line, row = step.line, step.row
    if step.change in (ShowingChange.UNCHANGED, ShowingChange.CLASH):
        return
    if line is None:
        if row is not None:
            _take_out(session, row)
        return
    if row is None:
        row = ScreeningRow(start=line.start, source="sheet")
        session.add(row)
    elif line.start != row.start:
        _move(row, line.start, signed=_has_active(session, row))
    written(line, rules).put(row)
    row.state = _OFF if line.called_off else _OPEN
    session.flush()
    if row.state == _OPEN and row.start > now:
        signups.promote(session, row, now)


def _take_out(session: Session, row: ScreeningRow) -> None:
    """Called off, for the people signed up to read; with nobody ever signed up it just goes."""
    asked = select(SignupRow.id).where(SignupRow.screening_id == row.id).limit(1)
    if session.scalar(asked) is None:
        session.delete(row)
    else:
        row.state = _OFF


def _move(row: ScreeningRow, start: datetime, *, signed: bool) -> None:
    first = row.moved_from or row.start
    row.moved_from = first if signed and first != start else None
    row.start = start


def _must_be_free(session: Session, row: ScreeningRow, end: datetime) -> None:
    with session.no_autoflush:
        beside = room.what_stands(session, row.start, end, row)
    if beside is not None:
        raise RoomTakenError(beside)


def _called_off(session: Session, showing: Showing) -> ScreeningRow | None:
    rows = session.scalars(
        select(ScreeningRow)
        .where(ScreeningRow.start == showing.start, ScreeningRow.state == _OFF)
        .order_by(ScreeningRow.id)
        .with_for_update()
    )
    wanted = film_key(showing.film)
    return next((row for row in rows if film_key(row.film) == wanted), None)


def _has_active(session: Session, row: ScreeningRow) -> bool:
    return sum(_signed(session, [row]).get(row.id, (0, 0))) > 0


def _signed(session: Session, rows: Sequence[ScreeningRow]) -> dict[int, tuple[int, int]]:
    """Screening -> seats taken and waited for."""

    def seats(standing: str) -> object:
        return func.sum(case((SignupRow.standing == standing, SignupRow.seats), else_=0))

    asked = (
        select(SignupRow.screening_id, seats("seated"), seats("waiting"))  # type: ignore[call-overload]
        .where(SignupRow.screening_id.in_([row.id for row in rows]))
        .group_by(SignupRow.screening_id)
    )
    return {number: (int(taken), int(waits)) for number, taken, waits in session.execute(asked)}


def _told(
    session: Session, steps: Sequence[Step], rules: CinemaRules
) -> tuple[ShowingChanged, ...]:
    signed = _signed(session, [step.row for step in steps if step.row is not None])
    news = (step for step in steps if not _is_over(step))
    told = (_one_told(step, signed, rules) for step in news)
    return tuple(sorted(told, key=lambda one: (one.start, one.film)))


def _is_over(step: Step) -> bool:
    """One that was called off before and is named no more is no news."""
    gone = step.line is None and step.change is ShowingChange.CALLED_OFF
    return gone and step.row is not None and step.row.state == _OFF


def _one_told(step: Step, signed: dict[int, tuple[int, int]], rules: CinemaRules) -> ShowingChanged:
    line, row = step.line, step.row
    if line is None:
        assert row is not None
        taken, waits = signed.get(row.id, (0, 0))
        touched = taken + waits if step.change is ShowingChange.CALLED_OFF else 0
        return ShowingChanged(row.film, row.start, step.change, touched)
    said = written(line, rules)
    still = step.change in (ShowingChange.UNCHANGED, ShowingChange.CLASH)
    taken, waits = signed.get(row.id, (0, 0)) if row is not None and not still else (0, 0)
    moved = row is not None and row.start != line.start
    return ShowingChanged(
        film=said.film,
        start=line.start,
        change=step.change,
        seats=taken + waits,
        before=row.start if row is not None and moved else None,
        beside=step.beside,
        over=0 if line.called_off else max(0, taken - said.seats),
    )
