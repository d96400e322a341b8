"""The screen comes first: how the other processes give way to it."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

AUTOGROUP = Path("/proc/self/autogroup")


def lower(niceness: int) -> None:
    """A small share of the processor, here and in whatever is started from here. ``niceness`` from
    1 to 19, as of nice(1). A system that knows less of this gives less."""
    with suppress(OSError):
        os.nice(niceness)
    # Linux shares out by session before it looks at anything else (sched(7), autogroups), and the
    # supervisor gives each child a session of its own: without this, ours would get as much as the
    # screen's.
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            AUTOGROUP.write_text(str(niceness))


def batch() -> None:
    """Longer turns, less often."""
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def only_when_idle() -> None:
    """The processor and the disk only when nobody else wants them."""
    if hasattr(os, "SCHED_IDLE"):
        # Low niceness still takes a tenth of a busy processor, in slices that a frame waits for.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    with suppress(OSError, subprocess.SubprocessError):
        command = ["ionice", "-c", "3", "-p", str(os.getpid())]
        subprocess.run(command, check=True, capture_output=True, timeout=5)


def like_others() -> None:
    """Out of the last place in the queue: for a process that has to come to its end, and on a busy
    machine would not for half a minute."""
    if hasattr(os, "SCHED_OTHER"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            AUTOGROUP.write_text("0")
