"""The worker's loop on a clock of its own."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from itertools import pairwise

import pytest

from kiosk.database.errors import DatabaseBusyError, DatabaseUnreadableError
from kiosk.operations.jobs import REST, Job, passes, run_jobs


class Time:
    """A clock that moves only by waiting; it says when the loop has waited long enough."""

    def __init__(self, end: float) -> None:
        self.now = 0.0
        self.waits: list[float | None] = []
        self._end = end

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float | None) -> bool:
        self.waits.append(seconds)
        if seconds is None or self.now + seconds > self._end:
            return True
        self.now += seconds
        return False


def moments(time: Time, *outcomes: float | Exception | None) -> tuple[Job, list[float]]:
    """A job with these outcomes, one a round, and the times at which it was done."""
    done: list[float] = []
    left = iter(outcomes)

    def work() -> float | None:
        done.append(time.now)
        outcome = next(left)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return Job("job", work), done


def test_a_job_comes_again_when_it_wants_to_and_then_no_more() -> None:
    time = Time(100)
    job, done = moments(time, 10, 20, None)
    run_jobs([job], time.wait, time.clock)
    assert done == [0, 10, 30]
    assert time.waits[-1] is None


def test_jobs_take_turns_by_their_time() -> None:
    time = Time(10)
    first, done_first = moments(time, 4, 4, 4, 4)
    second, done_second = moments(time, 3, 3, 3, 3, 3)
    run_jobs([first, second], time.wait, time.clock)
    assert done_first == [0, 4, 8]
    assert done_second == [0, 3, 6, 9]


def test_a_passing_fault_is_tried_again_with_longer_and_longer_waits() -> None:
    time = Time(1000)
    busy = DatabaseBusyError("x")
    job, done = moments(time, *[busy] * 8, 5, busy, None)
    run_jobs([job], time.wait, time.clock)
    gaps = [later - earlier for earlier, later in pairwise(done)]
    assert gaps == [1, 2, 4, 8, 16, 32, 60, 60, 5, 1]


def test_a_lasting_fault_rests_and_disturbs_no_other(caplog: pytest.LogCaptureFixture) -> None:
    time = Time(REST + 1)
    broken, done_broken = moments(time, ValueError("nonsense"), None)
    other, done_other = moments(time, 5, None)
    with caplog.at_level(logging.ERROR):
        run_jobs([broken, other], time.wait, time.clock)
    assert done_broken == [0, REST]
    assert done_other == [0, 5]
    assert "nonsense" in caplog.text
    assert "Traceback" in caplog.text


def test_it_ends_at_once_when_told() -> None:
    never: Callable[[], float | None] = pytest.fail
    run_jobs([Job("job", never)], lambda _: True, lambda: 0.0)


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (DatabaseBusyError("x"), True),
        (OSError(errno.ENOSPC, "full"), True),
        (ConnectionResetError(), True),
        (TimeoutError(), True),
        (DatabaseUnreadableError("x", "y"), False),
        (PermissionError(errno.EACCES, "no"), False),
        (FileNotFoundError(errno.ENOENT, "no"), False),
        (KeyError("x"), False),
    ],
)
def test_what_passes_and_what_lasts(error: Exception, passing: bool) -> None:
    assert passes(error) is passing
