"""Beside the items: the lines of 放映计划 on their way to the cinema, and what they change told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.cinema import programme, room
from kiosk.cinema.films import film_key
from kiosk.cinema.model import CinemaRules, Showing, ShowingChange, ShowingChanged
from kiosk.cinema.placing import Stay, clashes
from kiosk.cinema.written import written
from kiosk.clock import ZONE
from kiosk.intake.dates import shows_from, shows_until
from kiosk.intake.found import Found, ListLine
from kiosk.intake.lists.rows import Screening
from kiosk.intake.problems import Level, Problem, problem
from kiosk.wording import lists as wording
from kiosk.wording.intake import Said

CHANGES = (
    ShowingChange.NEW,
    ShowingChange.MOVED,
    ShowingChange.CHANGED,
    ShowingChange.CALLED_OFF,
)
"""What visitors see of a new programme."""
_OFF = ("取消", "停映", "停放")
_RULES = CinemaRules()


@dataclass(frozen=True, slots=True)
class House:
    """What counts where a line is taken: the cinema's rules, and whether somebody must have
    approved it."""

    rules: CinemaRules = _RULES
    require_approval: bool = False


HOUSE = House()


@dataclass(frozen=True, slots=True)
class Brought:
    """``changes`` are those of ``programme.bring``; ``problems`` tell them with file and row."""

    changes: tuple[ShowingChanged, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether visitors see a difference."""
        return any(one.change in CHANGES for one in self.changes)


def showing_of(line: ListLine) -> Showing:
    row = _row(line)
    return Showing(
        film=row.title,
        day=row.date,
        start=datetime.combine(row.date, row.start, ZONE),
        minutes=row.minutes,
        seats=row.seats,
        held=row.held,
        about=row.about,
        year=row.year,
        note=row.note,
        called_off=row.note.lstrip("（(【[ ").startswith(_OFF),
    )


def bring(session: Session, found: Found, house: House, now: datetime) -> Brought:
    """Take the lines of ``found`` over, in the caller's transaction."""
    return _Bringing(found, house, now).done(session, programme.bring)


def plan(session: Session, found: Found, house: House, now: datetime) -> Brought:
    """What ``bring`` would do; a reading session will do."""
    return _Bringing(found, house, now).done(session, programme.plan)


def check(found: Found) -> tuple[Problem, ...]:
    """Lines that would stand in the room at once, without a library."""
    lines = [line for line in found.showings if not showing_of(line).called_off]
    stays = []
    for order, line in enumerate(lines):
        showing = showing_of(line)
        said = written(showing, _RULES)
        label = room.film_at(showing.start, said.film)
        stays.append(Stay(showing.start, said.end(showing.start), 1, label, order))
    return tuple(
        _problem(
            lines[order], wording.SHOWING_CLASH, "error", what=stays[order].label, beside=beside
        )
        for order, beside in sorted(clashes(stays).items())
    )


class _Bringing:
    def __init__(self, found: Found, house: House, now: datetime) -> None:
        self._whole = found.whole
        self._house = house
        self._now = now
        self._lines: list[ListLine] = []
        self._apart: list[ListLine] = []
        self._problems: list[Problem] = []
        for line in found.showings:
            why = self._why_not(_row(line))
            if why is None:
                self._lines.append(line)
            else:
                self._apart.append(line)
                what = _at(showing_of(line))
                self._problems.append(_problem(line, why, "note", what=what))

    def done(self, session: Session, work: Callable[..., tuple[ShowingChanged, ...]]) -> Brought:
        showings = [showing_of(line) for line in self._lines]
        changes = work(
            session,
            showings,
            self._house.rules,
            self._now,
            apart=[showing_of(line) for line in self._apart],
            whole=self._whole,
        )
        by_name = {
            (film_key(showing.film), showing.start): line
            for showing, line in reversed(list(zip(showings, self._lines, strict=True)))
        }
        for one in changes:
            line = by_name.get((film_key(one.film), one.start))
            self._problems += _told(one, line, self._lines[0])
        if showings and not self._whole:
            self._problems.append(_problem(self._lines[0], wording.NOT_WHOLE, "note", sheet=True))
        if showings and all(one.start < self._now for one in showings):
            self._problems.append(_problem(self._lines[0], wording.ALL_PAST, "note", sheet=True))
        return Brought(changes, tuple(self._problems))

    def _why_not(self, row: Screening) -> Said | None:
        """Why a line is not taken."""
        if self._house.require_approval and not row.approved_by:
            return wording.SHOWING_NOT_APPROVED
        start = shows_from(row.show_from) if row.show_from else None
        end = shows_until(row.show_until) if row.show_until else None
        if (start is not None and start > self._now) or (end is not None and end <= self._now):
            return wording.SHOWING_OUTSIDE
        return None


def _told(one: ShowingChanged, line: ListLine | None, any_line: ListLine) -> Iterator[Problem]:
    what = room.film_at(one.start, one.film)
    match one.change:
        case ShowingChange.CLASH if line is not None:
            yield _problem(line, wording.SHOWING_CLASH, "error", what=what, beside=one.beside)
        case ShowingChange.CALLED_OFF if line is None:
            said = wording.SHOWING_GONE_SIGNED if one.seats else wording.SHOWING_GONE
            yield _problem(any_line, said, "note", sheet=True, what=what, people=one.seats)
        case ShowingChange.CALLED_OFF if one.seats and line is not None:
            said = wording.SHOWING_OFF_SIGNED
            yield _problem(line, said, "note", what=what, people=one.seats)
        case ShowingChange.MOVED if one.seats and line is not None and one.before is not None:
            before = room.film_at(one.before, one.film)
            said = wording.SHOWING_MOVED_SIGNED
            to = room.moment(one.start)
            yield _problem(line, said, "note", what=before, to=to, people=one.seats)
    if one.over and line is not None:
        yield _problem(line, wording.SHOWING_OVER, "note", what=what, over=one.over)


def _problem(
    line: ListLine, said: Said, level: Level, *, sheet: bool = False, **fields: object
) -> Problem:
    where = wording.WHERE_SHEET if sheet else line.where
    return problem(line.file.relative, where, said, level, **fields)


def _at(showing: Showing) -> str:
    return room.film_at(showing.start, written(showing, _RULES).film)


def _row(line: ListLine) -> Screening:
    if not isinstance(line.row, Screening):
        raise TypeError("not a line of the programme")
    return line.row


def counts(changes: Sequence[ShowingChanged]) -> dict[str, int]:
    """How many screenings change in which way, by the names of ``ShowingChange``."""
    return {change.value: sum(one.change is change for one in changes) for change in ShowingChange}
