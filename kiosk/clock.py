"""The centre's time. What needs a time is handed one of these; tests hand in their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")

Now = Callable[[], datetime]
"""Gives an aware time of day; for durations use ``time.monotonic``."""


def now() -> datetime:
    """The present moment in the centre's zone, aware."""
    return datetime.now(ZONE)
