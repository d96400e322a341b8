"""When the house is open, and when the screen may sleep: by the settings and the programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

BEFORE_SCREENING = timedelta(hours=3)
"""So long before a screening that begins after hours the screen stays awake: people look for it."""
AFTER_START = timedelta(minutes=30)
"""And so long after its start: some come late."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The same hours every day, from ``opens`` until ``closes``; past midnight where ``closes`` is
    the earlier one; always where both are the same."""

    opens: time
    closes: time

    def open_at(self, now: datetime) -> bool:
        """``now`` is aware, in the zone of the house, as everywhere here."""
        if self.opens == self.closes:
            return True
        clock = now.time()
        if self.opens < self.closes:
            return self.opens <= clock < self.closes
        return not self.closes <= clock < self.opens

    def next_opening(self, now: datetime) -> datetime:
        """The first moment after ``now`` at which the doors open (each day at ``opens``)."""
        today = _at(now.date(), self.opens, now)
        return today if today > now else _at(now.date() + timedelta(days=1), self.opens, now)

    def sleeps(self, now: datetime, starts: Iterable[datetime] = ()) -> bool:
        """Whether it is night for the screen: closed, and no screening (``starts``, those that take
        place) near enough for anybody to come for it."""
        if self.open_at(now):
            return False
        return not any(start - BEFORE_SCREENING <= now < start + AFTER_START for start in starts)


def hours_of(opens: str, closes: str) -> OpeningHours:
    """From two times of day as settings write them, "09:00"."""
    return OpeningHours(time.fromisoformat(opens), time.fromisoformat(closes))


def _at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, now.tzinfo)
