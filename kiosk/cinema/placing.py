"""Who gets the room when a new programme wants it. Plain lists; nothing is changed here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

STANDS = 0
"""The rank of what stands in the room already and does not change."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Something that stands in the room, or would; it ends within a day. ``rank``: of two that
    cannot both be there the higher one gives way, of equal ones the later in the programme.
    ``before`` is where it stands when it gives way, None for what does not stand there yet."""

    start: datetime
    end: datetime
    rank: int
    label: str
    order: int = -1
    before: Stay | None = field(default=None, repr=False)


def clashes(stays: Sequence[Stay]) -> dict[int, str]:
    """The ``order`` of each line that cannot be had -> what it would stand beside.

    One that gives way stays where it was, which may be in the way of another: then all that is not
    settled is looked at again.
    """
    settled = [stay for stay in stays if stay.rank == STANDS]
    wanting = sorted(
        (stay for stay in stays if stay.rank != STANDS), key=lambda one: (one.rank, one.order)
    )
    back: dict[int, str] = {}
    while True:
        standing = _Standing(settled)
        lost: dict[int, str] = {}
        for stay in wanting:
            beside = standing.beside(stay)
            if beside is None:
                standing.add(stay)
            elif stay.before is None:
                lost[stay.order] = beside.label
            else:
                back[stay.order] = beside.label
                settled.append(stay.before)
                wanting.remove(stay)
                break
        else:
            return back | lost


class _Standing:
    """What stands in the room, by day."""

    def __init__(self, stays: Sequence[Stay]) -> None:
        self._days: dict[date, list[Stay]] = defaultdict(list)
        for stay in stays:
            self.add(stay)

    def add(self, stay: Stay) -> None:
        for day in _days(stay):
            self._days[day].append(stay)

    def beside(self, stay: Stay) -> Stay | None:
        """The first that is there in the time of ``stay``."""
        there = (
            other
            for day in _days(stay)
            for other in self._days[day]
            if other.start < stay.end and stay.start < other.end
        )
        return min(there, key=lambda other: other.start, default=None)


def _days(stay: Stay) -> list[date]:
    first, last = stay.start.date(), stay.end.date()
    return [first + timedelta(days=day) for day in range((last - first).days + 1)]
