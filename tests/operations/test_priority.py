"""The other processes give way to the screen, in whatever session the supervisor puts them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.operations.priority import AUTOGROUP

ASK = """
import os
from kiosk.operations.priority import AUTOGROUP
from {module} import give_way
give_way()
group = AUTOGROUP.read_text() if AUTOGROUP.exists() else ""
print(os.nice(0), os.sched_getscheduler(0), group.rpartition(" ")[2])
"""


@pytest.mark.parametrize(
    ("module", "niceness", "policy"),
    [("kiosk.worker", 19, "SCHED_IDLE"), ("kiosk.web.server", 10, "SCHED_BATCH")],
)
def test_a_child_in_a_session_of_its_own_gets_a_small_share(
    module: str, niceness: int, policy: str
) -> None:
    import os

    done = subprocess.run(
        [sys.executable, "-P", "-c", ASK.format(module=module)],
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = done.stdout.split()
    assert told[:2] == [str(niceness), str(getattr(os, policy))]
    if AUTOGROUP.exists():
        assert told[2] == str(niceness)
