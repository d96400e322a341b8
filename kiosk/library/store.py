"""Media files, kept by the hash of their content: the same file is there once and never changes.

``<folder>/ab/cd/abcd….jpg`` holds finished files, ``<folder>/incoming/`` files being written.
A finished file appears under its name whole and synced, or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kiosk.library.errors import MediaStoreError
from kiosk.library.prepared import StoredFile
from kiosk.wording.operations import reason

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,15}")
_CHUNK = 1024 * 1024
READABLE = 0o644  # mkstemp makes files that only their owner can read


class MediaStore:
    """The store in ``folder``, which is made when the first file comes in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._incoming = self._folder / "incoming"

    @property
    def folder(self) -> Path:
        return self._folder

    def path(self, sha256: str, suffix: str) -> Path:
        """Where the file with this content lies, or will lie. ``suffix`` with the dot, lower
        case. Raises ``ValueError`` for anything that is not a hash or a suffix."""
        if not _SHA256.fullmatch(sha256) or not _SUFFIX.fullmatch(suffix):
            raise ValueError(f"not the name of a stored file: {sha256}{suffix}")
        return self._folder.joinpath(sha256[:2], sha256[2:4], f"{sha256}{suffix}")

    def has(self, file: StoredFile) -> bool:
        """Whether the file is there in full length."""
        try:
            return self.path(file.sha256, file.suffix).stat().st_size == file.size
        except FileNotFoundError:
            return False

    @contextmanager
    def temporary(self, suffix: str) -> Iterator[Path]:
        """An empty file of the store's own file system for a converter to write into.

        Hand it to ``adopt`` inside the block; what is left of it afterwards is removed.
        """
        path = self._new_temporary(suffix)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def put(self, source: Path, suffix: str | None = None) -> StoredFile:
        """Copy ``source`` in, unless its content is there already, and say what it is called.

        ``suffix`` defaults to the source's own. Raises ``MediaStoreError``, and plain ``OSError``
        when it is the source that cannot be read.
        """
        suffix = (source.suffix if suffix is None else suffix).lower()
        digest = hashlib.sha256()
        size = 0
        with source.open("rb") as original, self.temporary(suffix) as copy:
            with self._explained(copy):
                target = copy.open("wb")
            with target:
                while chunk := original.read(_CHUNK):
                    digest.update(chunk)
                    with self._explained(copy):
                        size += target.write(chunk)
            file = StoredFile(digest.hexdigest(), suffix, size)
            with self._explained(copy):
                if not self.has(file):
                    self._take_in(copy, file)
        return file

    def adopt(self, temporary: Path, suffix: str | None = None) -> StoredFile:
        """Take in a finished file that was written to ``temporary``, without copying it."""
        suffix = (temporary.suffix if suffix is None else suffix).lower()
        with self._explained(temporary):
            with temporary.open("rb") as written:
                digest = hashlib.file_digest(written, "sha256").hexdigest()
                size = written.seek(0, os.SEEK_END)
            file = StoredFile(digest, suffix, size)
            if not self.has(file):
                self._take_in(temporary, file)
            return file

    def settle(self) -> None:
        """See that all that was taken in is under its name and on the disk, as it is here anyway.
        Call it before the database is told of a file."""

    def remove(self, files: Iterable[StoredFile]) -> int:
        """Delete files that ``editions.prune`` has let go of; returns how many bytes that freed."""
        freed = 0
        for file in files:
            path = self.path(file.sha256, file.suffix)
            if path.exists():
                path.unlink()
                freed += file.size
        return freed

    def sweep(self, before: datetime, known: Collection[str]) -> int:
        """Clear up after interrupted loads; returns how many files were removed.

        Removes temporaries, and finished files whose hash is not among ``known`` (see
        ``editions.known_files``), that were last written before ``before``. Call it when no load
        is running, or with a ``before`` older than any load can be.
        """
        limit = before.astimezone(UTC).timestamp()
        abandoned = [
            path
            for path in self._files()
            if (path.parent == self._incoming or path.stem not in known)
            and path.stat().st_mtime < limit
        ]
        for path in abandoned:
            path.unlink(missing_ok=True)
        return len(abandoned)

    def _files(self) -> Iterator[Path]:
        yield from self._incoming.glob("*")
        yield from self._folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")

    def _new_temporary(self, suffix: str) -> Path:
        with self._explained(self._incoming):
            self._incoming.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._incoming, suffix=suffix)
            os.close(handle)
            return Path(name)

    def _take_in(self, temporary: Path, file: StoredFile) -> None:
        sync_file(temporary)
        self._place(temporary, file)

    def _place(self, temporary: Path, file: StoredFile) -> None:
        target = self.path(file.sha256, file.suffix)
        for folder in (target.parent.parent, target.parent):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                sync_folder(folder.parent)
        temporary.chmod(READABLE)
        temporary.replace(target)
        sync_folder(target.parent)

    @contextmanager
    def _explained(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MediaStoreError(path, reason(error)) from error


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders, and its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
