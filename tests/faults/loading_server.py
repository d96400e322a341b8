"""``python -m tests.faults.loading_server``: runs ``kiosk load`` many times without starting anew.

Everything is imported once; each load is a fork of this process in a process group of its own, and
so can be killed after a few milliseconds' worth of real work. For each line ``[data, folder]`` on
stdin it writes to stdout the number of the process and, when that is over, its exit status (minus
the signal). What the load says comes on stderr.

Files are opened in the process itself instead of in children: starting these would take ten times
as long as all else.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import kiosk.cli
import kiosk.content_commands
from kiosk.intake.child import Opener, open_here
from kiosk.operations import loading
from kiosk.services import open_services
from tests.faults.killed import write


def opener(_: int, scratch: Path) -> AbstractContextManager[Opener]:
    return nullcontext(open_here)


def warm_up() -> None:
    """One load, so that what is set up at first use is there in every fork."""
    with tempfile.TemporaryDirectory() as place:
        folder = write(Path(place), 2)
        with open_services(Path(place) / "data", {}) as services:
            loading.load_folder(services, folder)


def main() -> None:
    loading.Children = opener  # type: ignore[assignment,misc]
    warm_up()
    while line := sys.stdin.readline():
        data, folder = json.loads(line)
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            # What the command prints at the end is nothing to the test.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            status = 70
            try:
                kiosk.cli.main(["load", "--yes", "--data", data, str(Path(folder))])
            except SystemExit as end:
                status = int(end.code or 0)
            finally:
                os._exit(status)
        os.setpgid(child, child)
        print(child, flush=True)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        print("over", flush=True)
        sys.stdin.readline()
        _, ended = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(ended), flush=True)


if __name__ == "__main__":
    main()
