"""What ``kiosk run`` does: hold the folder, find a display, keep the processes running."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from kiosk.display import PORTRAIT, display
from kiosk.operations.lock import only_kiosk
from kiosk.operations.logs import open_log
from kiosk.settings import read
from kiosk.supervisor import Child, Pace, Supervisor, stop_signals
from kiosk.wording import operations as words

SCREEN = "screen"
WORKER = "worker"
WEB = "web"


def module(name: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs our module; -P keeps the current folder out of the import path."""
    return (sys.executable, "-P", "-m", name, *arguments)


def children(window: tuple[int, int] | None, *, web: bool = True) -> tuple[Child, ...]:
    """The screen first; the others must not take its processor while it opens. ``web``: with the
    phone pages."""
    size = ("--window", f"{window[0]}x{window[1]}") if window else ()
    mending = Child("safe", module("screens.safe", *size), watched=True)
    screen = Child(
        SCREEN, module("screens", *size), watched=True, again=("--again",), stand_in=mending
    )
    pages = (Child(WEB, module("kiosk.web"), watched=True, after=SCREEN),) if web else ()
    return (
        screen,
        *pages,
        Child(WORKER, module("kiosk.worker"), after=SCREEN),
    )


def child_environment(data: Path, environ: Mapping[str, str], **more: str) -> dict[str, str]:
    """What every process of the kiosk sees: the data folder, UTF-8, lines written at once and
    without colours, for they go to the log."""
    own = {"KIOSK_DATA": str(data), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "TERM": "dumb"}
    return {**environ, **own, **more}


def run(
    data: Path,
    window: tuple[int, int] | None = None,
    seconds: float | None = None,
    *,
    begun: float | None = None,
    environ: Mapping[str, str] = os.environ,
    processes: Sequence[Child] | None = None,
    pace: Pace | None = None,
    tell: Callable[[str], None] = print,
) -> int:
    """Runs the kiosk on ``data`` until a signal, or ``seconds`` after ``begun`` (monotonic time).

    Returns the exit status: 0, or 1 when ``seconds`` was given and the screen was never ready.
    Raises KioskError when it cannot begin.
    """
    until = None if seconds is None else (begun or time.monotonic()) + seconds
    with ExitStack() as stack:
        stop = stack.enter_context(stop_signals())
        stack.enter_context(only_kiosk(data))
        settings = read(data, environ)
        screen = stack.enter_context(display(window or PORTRAIT, environ, tell))
        log, path = open_log(data, settings.log_level)
        tell(words.RUN_STARTED.format(log=path))
        supervisor = Supervisor(
            children(window, web=settings.web) if processes is None else processes,
            child_environment(data, environ, DISPLAY=screen.name),
            log,
            tell,
            pace or Pace(),
        )
        ready = supervisor.run(stop, until)
        tell(words.RUN_CLOSED)
        if seconds is not None and SCREEN not in ready:
            tell(words.RUN_NEVER_READY.format(seconds=f"{seconds:g}", log=path))
            return 1
    return 0
