"""Counting seats. Plain arithmetic on what the rows say; no database here.

Held seats (for wheelchairs and companions) are not given to others until ``RELEASE`` before the
start. Somebody who needs them may also take ordinary ones, and takes the held ones first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

RELEASE = timedelta(minutes=30)
"""Held seats that nobody needed are everybody's from here on (the brief)."""


@dataclass(frozen=True, slots=True)
class Seats:
    """``ordinary`` and ``space`` are seats taken by those who do not and do need the held ones."""

    seats: int
    held: int
    ordinary: int
    space: int

    @property
    def taken(self) -> int:
        return self.ordinary + self.space

    @property
    def free_with_space(self) -> int:
        return max(0, self.seats - self.taken)

    @property
    def free(self) -> int:
        """What somebody may take who needs no held seat."""
        return max(0, self.seats - self.taken - max(0, self.held - self.space))

    def fits(self, seats: int, *, needs_space: bool) -> bool:
        return seats <= (self.free_with_space if needs_space else self.free)

    def with_party(self, seats: int, *, needs_space: bool) -> Seats:
        if needs_space:
            return Seats(self.seats, self.held, self.ordinary, self.space + seats)
        return Seats(self.seats, self.held, self.ordinary + seats, self.space)


def held_now(held: int, start: datetime, now: datetime) -> int:
    """How many seats are still held back at ``now``."""
    return held if now < start - RELEASE else 0
