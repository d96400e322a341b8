"""One kiosk per data folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.wording import operations as words

FILE_NAME = "kiosk.lock"


class AlreadyRunningError(KioskError):
    """Another kiosk holds the folder; ``process`` is its number as it wrote it ("?" if unknown)."""

    def __init__(self, folder: Path, process: str) -> None:
        super().__init__(words.ALREADY_RUNNING.format(folder=folder, process=process))
        self.folder = folder
        self.process = process


class DataFolderError(KioskError):
    """The data folder cannot be made or written to."""


@contextmanager
def only_kiosk(data: Path) -> Iterator[None]:
    """Holds ``data`` (made if missing) for this process; the kernel gives it back at its end.

    Raises AlreadyRunningError, DataFolderError.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        file = (data / FILE_NAME).open("a+")
    except OSError as error:
        message = words.DATA_UNUSABLE.format(folder=data, reason=words.reason(error))
        raise DataFolderError(message) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise AlreadyRunningError(data, file.read().strip() or "?") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
