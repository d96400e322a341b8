"""What was converted before: an unchanged file is not converted again."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from kiosk.database.engine import reading, writing
from kiosk.intake.problems import refused
from kiosk.library.errors import MediaStoreError
from kiosk.library.media import all_converted, remember_conversions
from kiosk.library.prepared import FilmFacts, MediaFacts, PictureFacts, SoundFacts, StoredFile
from kiosk.library.store import MediaStore
from kiosk.wording import intake as wording

_AT_ONCE = 40
"""Conversions written in one transaction: each transaction waits for the disk once."""


class ConversionMemory(Protocol):
    """What a load asks of it; see ``Conversions``."""

    def alone(self, source: str) -> AbstractContextManager[None]: ...

    def recall(self, source: str, recipe: str) -> MediaFacts | None: ...

    def keep(self, source: str, recipe: str, facts: MediaFacts) -> None: ...

    def flush(self) -> None: ...


class Conversions:
    """The library's memory of conversions, by source hash and recipe. Safe to use from several
    threads. Call ``flush`` when done."""

    def __init__(self, engine: Engine, store: MediaStore) -> None:
        self._engine = engine
        self._store = store
        self._lock = threading.Lock()
        self._new: dict[tuple[str, str], MediaFacts] = {}
        self._at_work: dict[str, threading.Lock] = {}
        self._known: dict[str, dict[str, MediaFacts]] = {}

    @contextmanager
    def alone(self, source: str) -> Iterator[None]:
        """Only one thread works on a source file at a time: a picture that lies in two items is
        converted once."""
        with self._lock:
            lock = self._at_work.setdefault(source, threading.Lock())
        with lock:
            yield

    def recall(self, source: str, recipe: str) -> MediaFacts | None:
        """What the file of this SHA-256 became, if all of it is still in the store."""
        with self._lock:
            facts = self._new.get((source, recipe))
            if facts is None:
                if recipe not in self._known:
                    # All at once: a question for each file takes longer than to hash it.
                    with reading(self._engine) as session:
                        self._known[recipe] = all_converted(session, recipe)
                facts = self._known[recipe].get(source)
        return facts if facts and all(map(self._store.has, files_of(facts))) else None

    def keep(self, source: str, recipe: str, facts: MediaFacts) -> None:
        with self._lock:
            self._new[source, recipe] = facts
            if len(self._new) >= _AT_ONCE or isinstance(facts, FilmFacts):
                self._write()

    def flush(self) -> None:
        with self._lock:
            self._write()

    def _write(self) -> None:
        if not self._new:
            return
        try:
            self._store.settle()
        except MediaStoreError:
            self._new = {}  # their files are not there
            raise
        with writing(self._engine) as session:
            remember_conversions(session, self._new)
        for (source, recipe), facts in self._new.items():
            self._known.setdefault(recipe, {})[source] = facts
        self._new = {}


def files_of(facts: MediaFacts) -> tuple[StoredFile, ...]:
    """All files of the store that a medium needs."""
    match facts:
        case PictureFacts(panel=panel, card=card):
            return (panel, card)
        case FilmFacts(file=file, poster=poster):
            return (file, *(files_of(poster) if poster else ()))
        case SoundFacts(file=file):
            return (file,)


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file. Raises ``Refused`` when it cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise refused(wording.UNREADABLE) from error
