"""One kiosk per data folder, and one load into it at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiosk.errors import KioskError
from kiosk.wording import operations as words

FILE_NAME = "kiosk.lock"
LOADING_NAME = "loading.lock"


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
    with _open(data, FILE_NAME) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise AlreadyRunningError(data, file.read().strip() or "?") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def kiosk_runs(data: Path) -> bool:
    """Whether a kiosk holds ``data`` at the moment."""
    try:
        with (data / FILE_NAME).open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # no kiosk has ever run here
        return False
    return False


@contextmanager
def only_load(data: Path) -> Iterator[None]:
    """Waits until no other process loads into ``data`` or clears it up, and then holds it."""
    with _open(data, LOADING_NAME) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def no_load(data: Path) -> Iterator[bool]:
    """Holds ``data`` as ``only_load`` does, without waiting; gives whether it could."""
    with _open(data, LOADING_NAME) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _open(data: Path, name: str) -> IO[str]:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return (data / name).open("a+")
    except OSError as error:
        message = words.DATA_UNUSABLE.format(folder=data, reason=words.reason(error))
        raise DataFolderError(message) from error
