"""The worker has the tables for typing ready before the first visitor types."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Thread

from kiosk.input_method.model import InputMethodMissingError
from kiosk.input_method.preparing import folder, prepare

log = logging.getLogger(__name__)


def prepare_input(data: Path) -> None:
    """Beside the worker's jobs, once, when the kiosk starts; takes 0.1 s when they are there.
    Without librime a line in the log, and the screen offers handwriting alone."""
    Thread(target=_prepare, args=(folder(data),), name="input-tables", daemon=True).start()


def _prepare(place: Path) -> None:
    try:
        prepare(place)
    except InputMethodMissingError as error:
        log.warning("%s", error)
