"""``python -m kiosk.web``: the supervisor's child that serves the phone pages.

It ends when its stdin ends or on SIGTERM, having answered what it has begun. A port that is taken
is tried again from within: ending and being started again would fill the terminal.
"""

from __future__ import annotations

import os
import signal
import sys
from threading import Thread

from kiosk.settings import data_folder
from kiosk.web.server import give_way, log_to_stderr, serve


def main() -> int:
    """Serves until told to end. Returns 1 when it cannot begin (the line on stderr says why)."""
    log_to_stderr()
    give_way()
    # The thread that writes lets go of the interpreter at every statement, and would wait 5 ms to
    # get it back from the one that reads requests: ten times for each sign-up.
    sys.setswitchinterval(0.001)
    Thread(target=_end_with_stdin, name="stdin", daemon=True).start()
    return serve(data_folder(None, os.environ), os.environ, say=_say, patient=True)


def _say(word: str) -> None:
    print(word, flush=True)


def _end_with_stdin() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
