"""When a visitor has gone: counting the time since the last touch. No Kivy.

The rule of the product: after ``idle_seconds`` without a touch the attract loop returns; the last
``warning_seconds`` of them are counted down in sight, and one touch stops that. While something is
being read aloud or a film runs, the visitor is listening, and the time does not count. Whoever
writes in a form is given longer.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import ceil


class Presence(Enum):
    HERE = "here"
    WARNED = "warned"
    GONE = "gone"


class IdleWatch:
    """``now`` is a monotonic clock in seconds."""

    def __init__(self, idle_seconds: float, warning_seconds: float, now: Callable[[], float]):
        self._idle = idle_seconds
        self._warning = min(warning_seconds, idle_seconds)
        self._now = now
        self._since = now()

    def allow(self, idle_seconds: float, warning_seconds: float) -> None:
        """Other times from here on, as for somebody who writes; the last touch counts still."""
        self._idle = idle_seconds
        self._warning = min(warning_seconds, idle_seconds)

    def touched(self) -> None:
        """A finger touched the screen, or something is playing: count from here."""
        self._since = self._now()

    @property
    def quiet(self) -> float:
        """Seconds since the last touch."""
        return self._now() - self._since

    @property
    def left(self) -> int:
        """Whole seconds until the attract loop returns."""
        return max(0, ceil(self._since + self._idle - self._now()))

    @property
    def presence(self) -> Presence:
        if self.quiet >= self._idle:
            return Presence.GONE
        return Presence.WARNED if self.quiet >= self._idle - self._warning else Presence.HERE
