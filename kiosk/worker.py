"""``python -m kiosk.worker``: everything heavy that must not cost the screen a frame.

A child of the supervisor. It ends when its stdin ends or on SIGTERM, also in the middle of a job:
every job leaves the old state whole until the new one is.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from kiosk.clock import now
from kiosk.errors import KioskError
from kiosk.operations.jobs import Job, run_jobs
from kiosk.operations.offspring import VARIABLE, end_marked
from kiosk.operations.priority import like_others, lower, only_when_idle
from kiosk.services import Services, open_services
from kiosk.settings import data_folder
from kiosk.wording import operations as words

if TYPE_CHECKING:
    from kiosk.operations.speaking import SpeakAhead
    from kiosk.operations.staff_work import StaffWork

log = logging.getLogger(__name__)


def main() -> int:
    """Runs until told to end. Returns 1 when it cannot begin (the line on stderr says why)."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, _end)
    data = data_folder(None, os.environ)
    if (data / "media").is_dir():
        give_way()  # else the screen has nothing to show yet, and waits for us
    Thread(target=_end_with_stdin, name="stdin", daemon=True).start()
    try:
        with open_services(data, os.environ) as services:
            logging.getLogger().setLevel(services.settings.log_level.upper())
            with attending(services) as staff, speaking(services) as ahead:
                run_jobs(jobs(services, staff, ahead), Event().wait, time.monotonic)
    except KioskError as error:
        log.error("%s", error)
        return 1
    return 0


def jobs(services: Services, staff: StaffWork, ahead: SpeakAhead) -> list[Job]:
    """All the worker's work."""
    from kiosk.operations.cinema_work import forget_old, release_held
    from kiosk.operations.clearing import clear_up
    from kiosk.operations.input_tables import prepare_input
    from kiosk.wording import cinema_work as cinema_words
    from kiosk.wording import input_method as input_words
    from kiosk.wording import voice_commands as voice_words

    def starter() -> None:
        load_starter(services)
        give_way()

    return [
        Job(words.JOB_STARTER, starter),
        Job(words.JOB_STAFF, staff.round),
        Job(cinema_words.JOB_RELEASE, lambda: release_held(services.cinema)),
        Job(cinema_words.JOB_FORGET, lambda: forget_old(services.cinema)),
        Job(input_words.JOB_PREPARE, lambda: prepare_input(services.data)),
        Job(words.JOB_CLEAN, lambda: clear_up(services, now)),
        Job(voice_words.JOB_SPEAK, ahead.round),
    ]


@contextmanager
def attending(services: Services) -> Iterator[StaffWork]:
    """What staff need of the worker; beside it, a thread notices sticks."""
    from kiosk.database.changes import open_change_feed
    from kiosk.operations.mounts.watch import open_watch
    from kiosk.operations.staff_work import StaffWork
    from kiosk.operations.stick_notice import StickNotice

    folders = services.settings.stick_folders.split(os.pathsep)
    over = Event()
    changes = open_change_feed(services.engine)
    with closing(changes), open_watch([Path(one) for one in folders if one]) as watch:
        notice = StickNotice(services, watch, now)
        beside = Thread(target=notice.run, args=(over,), name="sticks", daemon=True)
        beside.start()
        try:
            yield StaffWork(services, changes, lambda: notice.mounted, os.environ, now)
        finally:
            over.set()
            beside.join(timeout=3)


@contextmanager
def speaking(services: Services) -> Iterator[SpeakAhead]:
    """Speech is made ahead by a maker of the worker's own; its processes end with this."""
    from kiosk.database.changes import open_change_feed
    from kiosk.operations.speaking import PATIENCE, SpeakAhead
    from kiosk.readout.making.maker import SpeechMaker
    from kiosk.wording.spoken import PHRASES

    changes = open_change_feed(services.engine)
    maker = SpeechMaker(services.speech, time.monotonic, patience=PATIENCE)
    with closing(changes), closing(maker):
        yield SpeakAhead(services, changes, maker, PHRASES, now, time.monotonic)


def load_starter(services: Services, folder: Callable[[], Path] | None = None) -> None:
    """Brings the content that ships with the program into a library that has none yet."""
    from kiosk.operations.loading import load_folder, load_lines
    from kiosk.resources import resource

    if services.library.edition() is not None:
        return
    report = load_folder(services, folder() if folder else resource("media/starter"), own=True)
    for line in load_lines(report):
        log.info("%s", line)


def give_way() -> None:
    """What is started from here inherits it."""
    lower(19)
    only_when_idle()


def _end(*_: object) -> None:
    # The end of stdin is told in the same way, and must not break off what is cleared up by now.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    like_others()
    # A film that is being converted may take minutes more, and nobody waits for it any longer.
    if mark := os.environ.get(VARIABLE):
        end_marked(mark)
    raise SystemExit(0)


def _end_with_stdin() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
