"""Where the log goes: ``<data>/logs/kiosk.log``, five files of a megabyte at most."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "kiosk.log"
_BYTES, _OLDER = 1_000_000, 4


def open_log(data: Path, level: str) -> tuple[logging.Logger, Path]:
    """The log of the supervisor, which children's lines go into as well, and the file's path.

    ``level`` as in the setting log_level. Only one process may write a rotating file, so children
    never open it.
    """
    folder = data / "logs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE_NAME
    handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("kiosk.supervisor")
    for old in tuple(log.handlers):
        log.removeHandler(old)
        old.close()
    log.addHandler(handler)
    log.setLevel(level.upper())
    log.propagate = False
    return log, path
