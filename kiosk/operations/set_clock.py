"""Setting the machine's clock from the staff screen: there is no internet to set it by."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from kiosk.clock import ZONE
from kiosk.errors import KioskError
from kiosk.wording import operations as words

SECONDS = 10.0
EARLIEST_YEAR, LATEST_YEAR = 2026, 2099


class ClockError(KioskError):
    """The clock was not set; the message says why and what to do."""


def set_clock(at: datetime, command: Sequence[str] | None = None) -> None:
    """Set the system's clock to ``at``. ``command`` takes the time, in the centre's zone, as its
    last argument ("2026-07-01 12:00:00"); by default it is the system's own. Raises ClockError."""
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
        raise ClockError(words.CLOCK_YEAR.format(year=at.year))
    written = f"{at.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
    try:
        done = subprocess.run(
            [*(command or _command()), written],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ClockError(words.CLOCK_NOT_SET) from error
    if done.returncode != 0:
        raise ClockError(words.CLOCK_NOT_SET)


def _command() -> tuple[str, ...]:
    # timedatectl asks polkit, so that it also works for a kiosk that does not run as root; it
    # wants systemd. It refuses while the time comes from the network: then it is right anyway.
    if Path("/run/systemd/system").is_dir():
        return ("timedatectl", "set-time")
    return ("env", f"TZ={ZONE.key}", "date", "-s")
