"""The worker's loop: jobs in turn, each at its time; faults that pass told from faults that last.

A passing fault (the database is busy, the disk is full for now) is tried again after a wait that
doubles up to a cap. Any other is written to the log with all there is to know, and the job rests
until its long wait is over: trying at once again would only fill the log.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.database.errors import (
    DatabaseBusyError,
    DatabaseFullError,
    DatabaseUnreachableError,
)
from kiosk.wording import operations as words

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
REST = 3600.0
_PASSING = (
    DatabaseBusyError,
    DatabaseFullError,
    DatabaseUnreachableError,
    TimeoutError,
    ConnectionError,
)
_PASSING_NUMBERS = {errno.ENOSPC, errno.EDQUOT, errno.EAGAIN, errno.EBUSY, errno.EIO, errno.EMFILE}


@dataclass(frozen=True, slots=True)
class Job:
    """``work`` does one round and returns the seconds until the next, or None for never again."""

    name: str
    work: Callable[[], float | None]


def passes(error: Exception) -> bool:
    """Whether the same work may well succeed later, nothing else changed."""
    if isinstance(error, _PASSING):
        return True
    return isinstance(error, OSError) and error.errno in _PASSING_NUMBERS


def run_jobs(
    jobs: Sequence[Job],
    wait: Callable[[float | None], bool],
    clock: Callable[[], float],
) -> None:
    """Does each job when its time has come, until ``wait`` says that it is over.

    ``wait(seconds)`` waits that long (None: for ever) and returns True to end; ``clock`` gives
    monotonic seconds.
    """
    due: dict[int, float] = dict.fromkeys(range(len(jobs)), clock())
    failures = dict.fromkeys(range(len(jobs)), 0)
    while True:
        pause = max(min(due.values()) - clock(), 0.0) if due else None
        if wait(pause):
            return
        for number in sorted(due, key=lambda number: due[number]):
            if due[number] > clock():
                break
            again = _round(jobs[number], number, failures)
            if again is None:
                del due[number]
            else:
                due[number] = clock() + again


def _round(job: Job, number: int, failures: dict[int, int]) -> float | None:
    try:
        again = job.work()
    except Exception as error:
        if not passes(error):
            log.exception(words.JOB_LASTING.format(name=job.name, reason=error))
            return REST
        pause = min(FIRST_WAIT * 2.0 ** failures[number], LONGEST_WAIT)
        failures[number] = min(failures[number] + 1, 30)
        log.warning(words.JOB_PASSING.format(name=job.name, seconds=f"{pause:g}", reason=error))
        return pause
    failures[number] = 0
    return again
