"""Ending everything a process has started, whatever group or session it has moved to.

A mark in the environment is inherited by all descendants and outlives their parents, which
neither process groups nor parent numbers do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

VARIABLE = "KIOSK_CHILD_MARK"


def end_marked(mark: str, proc: Path = Path("/proc")) -> int:
    """Kills every process whose environment carries ``mark``, except this one. Returns how many.

    Linux only; elsewhere there is no /proc and nothing is done.
    """
    ended = 0
    for process in _marked(f"{VARIABLE}={mark}".encode(), proc):
        if process != os.getpid():
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
                ended += 1
    return ended


def _marked(entry: bytes, proc: Path) -> Iterator[int]:
    for folder in proc.glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:  # gone meanwhile, or another user's
            continue
        if entry in environment.split(b"\0"):
            yield int(folder.name)
