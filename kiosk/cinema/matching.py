"""Which line of a new programme is which screening. Plain lists; nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.cinema.films import film_key
from kiosk.cinema.model import Showing
from kiosk.cinema.tables import ScreeningRow
from kiosk.clock import ZONE


@dataclass(frozen=True, slots=True)
class Matched:
    """``pairs`` in the order of the lines, a screening None where the line is a new one. ``gone``
    are screenings to come that the programme covers and does not name any more."""

    pairs: tuple[tuple[Showing, ScreeningRow | None], ...]
    gone: tuple[ScreeningRow, ...]


@dataclass(slots=True)
class _Open:
    """What has found nothing to go with so far."""

    lines: list[Showing]
    rows: list[ScreeningRow]
    found: dict[int, ScreeningRow] = field(default_factory=dict)

    def nearest(self, same: Callable[[Showing, ScreeningRow], bool]) -> None:
        """Bring together what is the ``same``, nearest in time first."""
        near = sorted(
            (
                (abs(line.start - row.start), line.start, row.id, line, row)
                for line in self.lines
                for row in self.rows
                if same(line, row)
            ),
            key=lambda one: one[:3],
        )
        for *_, line, row in near:
            if id(line) not in self.found and row in self.rows:
                self.found[id(line)] = row
                self.rows.remove(row)
        self.lines = [line for line in self.lines if id(line) not in self.found]


def match(
    rows: Sequence[ScreeningRow],
    lines: Sequence[Showing],
    apart: Sequence[Showing],
    now: datetime,
    *,
    whole: bool,
) -> Matched:
    """``rows`` are the screenings of the days that the programme covers. A line is the screening
    of its film and start; then that of its film on its day; then (only of a ``whole`` programme) a
    screening of its film on another day that is named no more. ``apart`` are lines that are not
    taken: they keep what stands there."""
    lines = _once(lines)
    exact = _by_name(rows)
    for line in apart:
        exact.pop(_name(line), None)
    kept = {id(exact[_name(line)]) for line in lines if _name(line) in exact}
    held = {_name(line) for line in apart}
    free = [
        row
        for row in rows
        if id(row) not in kept
        and row.source == "sheet"
        and row.start > now
        and not held & set(_names(row))
    ]
    known = {id(line): exact[_name(line)] for line in lines if _name(line) in exact}
    # What has begun takes no people over: a slip (7:30 for 19:30) could not be mended any more.
    to_place = [line for line in lines if id(line) not in known and line.start > now]
    waiting = _Open(to_place, [row for row in free if row.state == "open"])
    waiting.nearest(lambda line, row: _film(line) == _film(row) and _day(line) == _day(row))
    if whole:
        waiting.nearest(lambda line, row: _film(line) == _film(row))
    known |= waiting.found
    moved = {id(row) for row in waiting.found.values()}
    today = _date(now)
    pairs = tuple(
        (line, known.get(id(line)))
        for line in lines
        if id(line) in known or _date(line.start) >= today
    )
    gone = tuple(row for row in free if id(row) not in moved) if whole else ()
    return Matched(pairs, gone)


def _once(lines: Iterable[Showing]) -> list[Showing]:
    """Of lines of one film and start the first counts."""
    seen: dict[tuple[str, datetime], Showing] = {}
    for line in lines:
        seen.setdefault(_name(line), line)
    return list(seen.values())


def _by_name(rows: Iterable[ScreeningRow]) -> dict[tuple[str, datetime], ScreeningRow]:
    """By film and start; what stands at the screen's word also by the start it was moved from, so
    that an older sheet does not put it there a second time. Of several the open one counts."""
    found: dict[tuple[str, datetime], ScreeningRow] = {}
    for row in sorted(rows, key=lambda row: (row.state != "open", row.id)):
        for name in _names(row):
            found.setdefault(name, row)
    return found


def _names(row: ScreeningRow) -> list[tuple[str, datetime]]:
    names = [(_film(row), row.start)]
    if row.source == "staff" and row.moved_from is not None:
        names.append((_film(row), row.moved_from))
    return names


def _name(line: Showing) -> tuple[str, datetime]:
    return _film(line), line.start


def _film(one: Showing | ScreeningRow) -> str:
    return film_key(one.film)


def _day(one: Showing | ScreeningRow) -> date:
    return _date(one.start)


def _date(at: datetime) -> date:
    return at.astimezone(ZONE).date()
