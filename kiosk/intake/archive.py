"""A .zip of the content folder: found on a stick, and unpacked where nothing else lies.

What is wrong with the archive as a whole is refused before anything is written; what is wrong with
one file in it costs that file. Archives inside archives stay as they are.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from kiosk.intake.archive_names import names_of, parts_of
from kiosk.intake.kinds import is_junk
from kiosk.intake.names import order_key, shown
from kiosk.intake.problems import Problem, Refused, problem, problem_of, refused
from kiosk.intake.root import subfolders
from kiosk.wording import formats
from kiosk.wording import intake as wording

SECONDS = 1800.0
"""Time one archive may take: ``MOST_BYTES`` at 10 MB/s, a slow stick."""
MOST_BYTES = 16_000_000_000
"""Unpacked. Half a usual stick of 32 GB, hours of film; more is copied as a folder."""
MOST_ENTRIES = 20_000
"""The largest exhibition we measure has 10,000 items."""
KEEP_FREE = 1_000_000_000
"""Bytes of the disk that stay free: the database and the system go on working."""
MOST_RATIO = 100
"""Unpacked to packed. Texts reach 10, flat drawings 50; what is beyond it was made to harm. (The
method itself reaches 1,032.)"""
_HARMLESS = 100_000_000
"""Bytes up to which any ratio is harmless."""
_MOST_INDEX = 10_000_000
"""Bytes of the list of contents, which is read whole: ``MOST_ENTRIES`` with long names."""
_MOST_TOLD = 50
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""LZMA is left out: a file can ask for 4 GB of memory."""
_LOCKED = 0x1
_LOCATOR, _LARGE_END = 20, 56
"""Bytes of what stands before the end of an archive of more than 4 GB."""
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, RuntimeError, ValueError),
)
"""What zipfile raises for archives that are cut, damaged or of a kind it does not know."""
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def archives_in(folder: Path) -> list[Path]:
    """The .zip files in ``folder`` and in the folders directly in it, in people's order."""
    return [path for place in (folder, *subfolders(folder)) for path in _zips(place)]


def _zips(folder: Path) -> list[Path]:
    try:
        inside = [
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ".zip"
            and not is_junk(path.name)
            and not path.is_symlink()
            and path.is_file()
        ]
    except OSError:
        return []
    return sorted(inside, key=lambda path: (order_key(path.stem), path.name))


def unpack(archive: Path, into: Path) -> tuple[Problem, ...]:
    """Writes the files of ``archive`` into ``into``, and never outside of it: an empty folder, made
    when it is missing.

    The lines are for single files that were left out; their ``file`` begins with the archive's
    name. Raises ``Refused`` for an archive that cannot be used; whatever of it stands in ``into``
    then is to be thrown away. When ``into`` bears the archive's name without suffix, an archive of
    one section's items alone is understood too.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        with archive.open("rb") as file:
            if _index_size(file) > _MOST_INDEX:
                raise refused(formats.ARCHIVE_TOO_MANY, limit=MOST_ENTRIES)
            with ZipFile(file) as opened:
                return _Unpacking(opened, archive, into).run()
    except OSError as error:
        said = formats.ARCHIVE_DISK if error.errno in _DISK else wording.UNREADABLE
        raise refused(said) from error
    except _DAMAGED as error:
        raise refused(formats.ARCHIVE_BROKEN) from error


@dataclass(frozen=True, slots=True)
class _Packed:
    """A file to be written: ``shown`` as people read it, ``parts`` below the folder."""

    entry: ZipInfo
    shown: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class _Unpacking:
    opened: ZipFile
    archive: Path
    into: Path
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0

    def run(self) -> tuple[Problem, ...]:
        files = list(self._told_apart(self._usable()))
        self._check(files)
        for packed in files:
            self._write(packed)
        if self.untold:
            name = shown(self.archive.name)
            self.problems.append(
                problem(name, wording.WHERE_FILE, formats.PACKED_MORE, count=self.untold)
            )
        return tuple(self.problems)

    def _usable(self) -> Iterator[_Packed]:
        """The files of the archive, junk aside, with a line for each that cannot be used."""
        entries = self.opened.infolist()
        if len(entries) > MOST_ENTRIES:
            raise refused(formats.ARCHIVE_TOO_MANY, limit=MOST_ENTRIES)
        locked = [entry.flag_bits & _LOCKED for entry in entries if not entry.is_dir()]
        if locked and all(locked):
            raise refused(formats.ARCHIVE_LOCKED)
        for entry, name in names_of(entries).items():
            relative = f"{shown(self.archive.name)}/{shown(name).strip('/')[-200:]}"
            try:
                parts = parts_of(name)
                if name.endswith("/") or entry.is_dir() or any(map(is_junk, parts)) or not parts:
                    continue
                _check_entry(entry)
            except Refused as error:
                self._tell(problem_of(relative, error))
                continue
            yield _Packed(entry, relative, parts)

    def _told_apart(self, files: Iterator[_Packed]) -> Iterator[_Packed]:
        """No two files of one place, and one spelling of each folder: names that differ in case
        alone are the same on Windows and on a stick."""
        spelled: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
        taken: set[tuple[str, ...]] = set()
        for packed in files:
            alike = tuple(part.casefold() for part in packed.parts)
            folders = [alike[:depth] for depth in range(1, len(alike))]
            if alike in taken or alike in spelled or not taken.isdisjoint(folders):
                self._tell(problem(packed.shown, wording.WHERE_NAME, formats.PACKED_TWICE))
                continue
            for depth, folder in enumerate(folders):
                spelled.setdefault(folder, (*spelled[folder[:-1]], packed.parts[depth]))
            taken.add(alike)
            yield _Packed(packed.entry, packed.shown, (*spelled[alike[:-1]], packed.parts[-1]))

    def _check(self, files: list[_Packed]) -> None:
        """The archive as a whole. What the index says is binding: zipfile reads no byte more."""
        if not files and not self.problems:
            raise refused(formats.ARCHIVE_EMPTY)
        size = sum(packed.entry.file_size for packed in files)
        if size > MOST_BYTES:
            raise refused(
                formats.ARCHIVE_TOO_BIG,
                size=f"{size / 1e9:,.0f}",
                limit=f"{MOST_BYTES / 1e9:.0f}",
            )
        if size > _HARMLESS and size > MOST_RATIO * self.archive.stat().st_size:
            raise refused(formats.ARCHIVE_BOMB)
        if size + KEEP_FREE > shutil.disk_usage(self.into).free:
            raise refused(formats.ARCHIVE_DISK)

    def _write(self, packed: _Packed) -> None:
        target = self.into.joinpath(*packed.parts)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            new = target.open("xb")
        except OSError as error:
            if error.errno in _DISK:
                raise
            self._tell(problem(packed.shown, wording.WHERE_NAME, formats.PACKED_NAME))
            return
        with new:
            try:
                with self.opened.open(packed.entry) as source:
                    shutil.copyfileobj(source, new, _CHUNK)
                return
            except _DAMAGED:
                # Damaged, or the index and the file's own head differ.
                self._tell(problem(packed.shown, wording.WHERE_FILE, formats.PACKED_BROKEN))
        with contextlib.suppress(OSError):
            target.unlink()

    def _tell(self, told: Problem) -> None:
        if len(self.problems) < _MOST_TOLD:
            self.problems.append(told)
        else:
            self.untold += 1


def _check_entry(entry: ZipInfo) -> None:
    """Raises ``Refused`` for what is no plain file that can be unpacked safely."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise refused(wording.LINK)
    if kind not in (0, stat.S_IFREG):
        raise refused(wording.UNREADABLE)
    if entry.flag_bits & _LOCKED:
        raise refused(formats.PACKED_LOCKED)
    if entry.compress_type not in _METHODS:
        raise refused(formats.PACKED_METHOD)
    if entry.file_size > max(_HARMLESS, MOST_RATIO * entry.compress_size):
        raise refused(formats.PACKED_BOMB)


def _index_size(file: BinaryIO) -> int:
    """The bytes of the list of contents, as the end of the archive says; 0 when there is no end.
    zipfile reads so many at once (APPNOTE 4.3.14 and 4.3.16: offsets 40 and 12)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 70_000))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        return 0
    sizes = [int.from_bytes(tail[at + 12 : at + 16], "little")]
    large = at - _LOCATOR - _LARGE_END
    if large >= 0 and tail.startswith(b"PK\x06\x06", large):
        sizes.append(int.from_bytes(tail[large + 40 : large + 48], "little"))
    return max(size for size in sizes if size != 0xFFFFFFFF or len(sizes) == 1)
