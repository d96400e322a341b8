"""Made speech kept in a folder, so that a sentence made once starts at once the next time.

A sound is a pair: ``KEY.ogg`` and, put in place after it, ``KEY.json`` with its length and a sum
over its bytes. A pair that does not fit together is none, so nothing has to be forced to the disk:
whatever a power failure or another process left, what is found is whole. ``KEY.failed`` says that
an engine cannot make this one. Several processes may share the folder.
"""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from pathlib import Path

import msgspec

from kiosk.readout.utterance import Timing

DEFAULT_LIMIT = 2_000_000_000
"""Bytes: about 100 hours at 45 kbit/s."""

_COUNTED_EVERY = 0.05  # of the limit kept by one process: then all is counted anew
_USED_STEP = 3600.0  # "just used" is noted this often at most: it is a write to the disk
PART = ".part"
"""Ends the name of a file that is still being written."""


class Kept(msgspec.Struct, frozen=True):
    """What ``KEY.json`` says of ``KEY.ogg``: the seconds it plays, its size and sum (CRC-32), who
    made it, when each clause is heard. ``path`` is where it lies, not written."""

    seconds: float
    bytes: int
    sum: int
    engine: str
    timings: tuple[Timing, ...]


class Marker(msgspec.Struct, frozen=True):
    """What ``KEY.failed`` says: which engine could not make it, and why (for the log)."""

    engine: str
    reason: str


_decode = msgspec.json.Decoder(Kept).decode


def sound_key(*described: str) -> str:
    """The name of the sound so described (everything that would make it sound otherwise): 32
    hexadecimal figures."""
    written = "\0".join(described)
    return hashlib.blake2b(written.encode(errors="replace"), digest_size=16).hexdigest()


class SoundCache:
    """A folder of sounds by key. A folder that cannot be read holds nothing."""

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self.folder = folder
        self.limit = limit
        self._since_counted: int | None = None

    def path(self, key: str) -> Path:
        """Where the sound called ``key`` is, if it is kept."""
        return self.folder / f"{key}.ogg"

    def find(self, key: str, *, to_play: bool = True) -> Kept | None:
        """The sound kept under ``key``. ``to_play`` reads it through and marks it as used; else
        only its size is looked at. A pair that does not fit together is dropped."""
        sidecar, path = self._sidecar(key), self.path(key)
        try:
            kept = _decode(sidecar.read_bytes())
            status = path.stat()
            fits = status.st_size == kept.bytes
            if fits and to_play:
                fits = zlib.crc32(path.read_bytes()) == kept.sum
        except FileNotFoundError:
            return None  # half of a pair may be one that is just being put in place
        except msgspec.DecodeError:
            fits = False
        except OSError:
            return None
        if not fits:
            remove(sidecar, path)
            return None
        if to_play and abs(time.time() - status.st_mtime) > _USED_STEP:
            _mark_used(path)
        return kept

    def keep(self, key: str, sound: bytes, seconds: float, engine: str,
             timings: tuple[Timing, ...]) -> Path:  # fmt: skip
        """Put a sound in place under ``key``. Raises OSError; then nothing is left of it."""
        kept = Kept(seconds, len(sound), zlib.crc32(sound), engine, timings)
        path = self.path(key)
        if self.find(key):
            return path  # another process was quicker; its sound may be playing
        self.folder.mkdir(parents=True, exist_ok=True)
        self._put(sound, path)
        try:
            self._put(msgspec.json.encode(kept), self._sidecar(key))
        except OSError:
            remove(path)
            raise
        return path

    def failed(self, key: str) -> bool:
        """Whether a marker says that this sound cannot be made."""
        return (self.folder / f"{key}.failed").exists()

    def mark_failed(self, key: str, engine: str, reason: str) -> None:
        """Leave a marker, if the folder takes one."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            marker = msgspec.json.encode(Marker(engine, reason[:500]))
            self._put(marker, self.folder / f"{key}.failed")
        except OSError:
            return

    def forget_failures(self) -> int:
        """Remove every marker; how many there were."""
        markers = [path for path in listed(self.folder) if path.suffix == ".failed"]
        remove(*markers)
        return len(markers)

    def due(self, added: int) -> bool:
        """Note that this process kept ``added`` bytes; whether ``tidy`` is due."""
        if self._since_counted is not None:
            self._since_counted += added
            if self._since_counted <= self.limit * _COUNTED_EVERY:
                return False
        self._since_counted = 0
        return True

    def drop(self, key: str) -> None:
        """Remove a sound; harmless when it is not there."""
        remove(self._sidecar(key), self.path(key))

    def _sidecar(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _put(self, content: bytes, path: Path) -> None:
        part = path.with_name(f"{path.name}.{os.getpid()}{PART}")
        try:
            part.write_bytes(content)
            part.replace(path)
        except OSError:
            remove(part)
            raise


def listed(folder: Path) -> list[Path]:
    """The files in ``folder``; none when it cannot be read."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def remove(*paths: Path) -> None:
    """Remove files, those that are there and can be."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:  # a folder that only may be read
            continue


def _mark_used(path: Path) -> None:
    try:
        os.utime(path)
    except OSError:
        return
