"""How loud the house is: a scale that is heard as even steps, its ceiling, and quiet evenings.

A volume is 0 to 1: 1 is the sound as it was made, every tenth less is 3 dB quieter (a step that is
plainly heard and still small), 0 is silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

STEP = 0.1
STEPS = 6
"""Steps from the ceiling to the quietest: seven levels."""

_DECIBELS = 30.0
_EVEN = 1e-6


def gain_of(volume: float) -> float:
    """The factor (0 to 1) by which samples are multiplied."""
    return 10 ** (_DECIBELS * (min(volume, 1.0) - 1) / 20) if volume > 0 else 0.0


@dataclass(frozen=True, slots=True)
class VolumeScale:
    """``usual`` and ``evening`` are where a visit begins, ``loudest`` is as far as a visitor can
    go. From ``evening_from`` until ``evening_until`` is evening, past midnight where the first is
    later; never when both are the same."""

    usual: float
    loudest: float
    evening: float
    evening_from: time
    evening_until: time

    def at(self, now: datetime) -> float:
        """Where a visit begins at ``now``, in the zone of the house."""
        start, end, clock = self.evening_from, self.evening_until, now.time()
        evening = start <= clock < end if start <= end else not end <= clock < start
        return min(self.evening if evening else self.usual, self.loudest)

    def louder(self, volume: float) -> float:
        """The level above ``volume``, the ceiling at most."""
        return next((one for one in self.levels if one > volume + _EVEN), self.loudest)

    def quieter(self, volume: float) -> float:
        """The level below ``volume``; never silence, which would look like a fault. What is quieter
        than every level stays."""
        below = [one for one in self.levels if one < volume - _EVEN]
        return below[-1] if below else min(volume, self.levels[0])

    def level(self, volume: float) -> int:
        """How many of ``levels`` are no louder than ``volume``: 0 below the quietest."""
        return sum(one <= volume + _EVEN for one in self.levels)

    @property
    def levels(self) -> tuple[float, ...]:
        """Every level that a visitor can choose, quietest first."""
        down = (self.loudest - step * STEP for step in range(STEPS, 0, -1))
        return (*(one for one in down if one >= STEP - _EVEN), self.loudest)
