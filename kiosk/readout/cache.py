"""Made speech kept in a folder, so that a sentence heard once starts at once the next time.

Several processes may share the folder: files appear whole (renamed into place) and are never
changed afterwards.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kiosk.library.model import Language

DEFAULT_LIMIT = 200_000_000
"""Bytes: about 75 minutes of 22 kHz WAV."""

_ROOM_MADE = 0.9  # of the limit is left after clearing, so that clearing is rare
_PART = ".part"


def sound_key(text: str, language: Language, engine: str, speed_cpm: int, version: str) -> str:
    """The name under which this reading of ``text`` is kept: 32 hexadecimal figures."""
    described = "\0".join((engine, version, language, str(speed_cpm), text))
    return hashlib.blake2b(described.encode(), digest_size=16).hexdigest()


class SoundCache:
    """A folder of sound files by key, the least recently used of them cleared first."""

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._size: int | None = None

    def find(self, key: str) -> Path | None:
        """The file kept under ``key``, marked as just used; None when there is none."""
        path = self._path(key)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def place_to_write(self, key: str, attempt: int) -> Path:
        """Where a new file may be written; it is not found under ``key`` until it is kept."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{key}.{os.getpid()}.{attempt}{_PART}"

    def keep(self, written: Path, key: str) -> Path:
        """Put a whole file in place under ``key``. Raises OSError; then ``written`` is gone."""
        path = self._path(key)
        try:
            size = written.stat().st_size
            written.replace(path)
        except OSError:
            self.drop(written)
            raise
        if self._size is not None:
            self._size += size
        if self._size is None or self._size > self._limit:
            self._clear(spare=path)
        return path

    def drop(self, path: Path) -> None:
        """Remove a file, kept or being written; harmless when it is not there."""
        path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.wav"

    def _clear(self, spare: Path) -> None:
        """Count the folder and, above the limit, remove the least recently used files. Unfinished
        files are left when young: another process may be writing them."""
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.iterdir():
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            found.append((status.st_mtime, status.st_size, path))
        newest = max(used for used, _, _ in found)
        size = sum(size for _, size, _ in found)
        target = self._limit * _ROOM_MADE if size > self._limit else self._limit
        for used, bytes_, path in sorted(found):
            abandoned = path.suffix == _PART and newest - used > 3600
            surplus = path.suffix != _PART and path != spare and size > target
            if abandoned or surplus:
                self.drop(path)
                size -= bytes_
        self._size = size
