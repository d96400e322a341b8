"""The other processes give way to the screen, in whatever session the supervisor puts them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.operations.priority import AUTOGROUP

BEGIN = """
import os
from kiosk import worker
worker._end_with_stdin = lambda: None
worker.run_jobs = lambda *_: print(os.nice(0))  # as it begins, before any job
worker.main()
"""
ASK = """
import os
from kiosk.operations.priority import AUTOGROUP
from {module} import give_way
give_way()
group = AUTOGROUP.read_text() if AUTOGROUP.exists() else ""
print(os.nice(0), os.sched_getscheduler(0), group.rpartition(" ")[2])
"""


END = """
import os
from kiosk.operations.priority import AUTOGROUP
from kiosk import worker
worker.give_way()
try:
    worker._end()
except SystemExit:
    group = AUTOGROUP.read_text() if AUTOGROUP.exists() else "0"
    print(os.sched_getscheduler(0), group.rpartition(" ")[2])
"""


def lowered(by: int) -> int:
    """Niceness of a child of ours that lowers itself."""
    return min(19, os.nice(0) + by)


@pytest.mark.parametrize(
    ("module", "niceness", "policy"),
    [("kiosk.worker", 19, "SCHED_IDLE"), ("kiosk.web.server", 10, "SCHED_BATCH")],
)
def test_a_child_in_a_session_of_its_own_gets_a_small_share(
    module: str, niceness: int, policy: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", ASK.format(module=module)],
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = done.stdout.split()
    assert told[:2] == [str(lowered(niceness)), str(getattr(os, policy))]
    if AUTOGROUP.exists():
        assert told[2] == str(niceness)


def test_the_first_content_is_not_waited_for_at_low_priority(tmp_path: Path) -> None:
    """Until something was loaded the screen shows only that it is being prepared."""
    for there, niceness in ((False, 0), (True, 19)):
        if there:
            (tmp_path / "media").mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-P", "-c", BEGIN],
            env={**os.environ, "KIOSK_DATA": str(tmp_path)},
            start_new_session=True,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert done.stdout.split() == [str(lowered(niceness))]


def test_the_worker_does_not_wait_for_an_idle_moment_to_end() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", END],
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == [str(os.SCHED_OTHER), "0"]
