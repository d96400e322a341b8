"""Looking without keeping: a store and a memory of conversions that hold on to nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.library.prepared import MediaFacts, StoredFile
from kiosk.library.store import MediaStore

_NO_CONTENT = "0" * 64


class TrialStore(MediaStore):
    """Takes files as a store does, says they are there, and lets go of them at once; ``folder``
    holds no more than the files that are being made."""

    def put(self, source: Path, suffix: str | None = None) -> StoredFile:
        name = (source.suffix if suffix is None else suffix).lower()
        return StoredFile(_NO_CONTENT, name, source.stat().st_size)

    def adopt(self, temporary: Path, suffix: str | None = None) -> StoredFile:
        file = self.put(temporary, suffix)
        temporary.unlink()
        return file


class TrialConversions:
    """Remembers nothing: every file is opened and tried."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_work: dict[str, threading.Lock] = {}

    @contextmanager
    def alone(self, source: str) -> Iterator[None]:
        with self._lock:
            lock = self._at_work.setdefault(source, threading.Lock())
        with lock:
            yield

    def recall(self, source: str, recipe: str) -> MediaFacts | None:  # noqa: ARG002
        return None

    def keep(self, source: str, recipe: str, facts: MediaFacts) -> None:
        """Not kept."""

    def flush(self) -> None:
        """Nothing to write."""
