"""Clearing up: editions beyond the last twenty, their media, and what interrupted loads left."""

from __future__ import annotations

import logging
import shutil
from datetime import timedelta

from kiosk.clock import Now
from kiosk.database.engine import reading, writing
from kiosk.library.editions import KEPT, known_files, prune
from kiosk.operations.loading import SCRATCH
from kiosk.operations.lock import no_load
from kiosk.services import Services
from kiosk.wording import operations as words

log = logging.getLogger(__name__)

EVERY = timedelta(hours=6)
AGAIN = timedelta(minutes=5)
"""When something was being loaded."""
OLD = timedelta(hours=1)
"""Files of the store younger than this are let be: a clock may be a little behind the disk's."""


def clear_up(services: Services, now: Now, keep: int = KEPT) -> float:
    """Clears up unless something is being loaded; returns the seconds until it is to be done
    again. ``keep`` editions are kept."""
    with no_load(services.data) as free:
        if not free:
            return AGAIN.total_seconds()
        shutil.rmtree(services.data / SCRATCH, ignore_errors=True)
        with writing(services.engine) as session:
            files = prune(session, keep)
        freed = services.store.remove(files)
        with reading(services.engine) as session:
            known = known_files(session)
        swept = services.store.sweep(now() - OLD, known)
    if files or swept:
        log.info(words.CLEARED.format(files=len(files) + swept, mb=f"{freed / 1_000_000:.1f}"))
    return EVERY.total_seconds()
