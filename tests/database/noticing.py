"""Waiting until a feed tells of a change."""

from __future__ import annotations

import time
from threading import Event

from kiosk.database.changes import ChangeFeed

PATIENCE = 10.0
"""So long only when the test fails, or the machine is very busy."""


def seconds_until_changed(feed: ChangeFeed) -> float:
    """Bounded by time and not by a number of looks: a hundred thousand of them are over in the
    10 ms that PostgreSQL's message takes, and leave the listening thread no room."""
    began, pause = time.monotonic(), Event()
    while not feed.changed():
        assert time.monotonic() - began < PATIENCE, "nothing was told"
        pause.wait(0.005)
    return time.monotonic() - began
