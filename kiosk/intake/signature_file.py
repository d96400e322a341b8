"""The file that a signed folder carries, and the files that its signature covers.

``签名.json`` lies beside the section folders::

    {"statement": {"format": 1, "number": ..., "at": "...Z",
                   "files": {"红色历程/01 五四.txt": {"sha256": "...", "size": 123}, ...}},
     "key": "3071 5582 ...", "signature": "base64"}

**Signed is** ``CONTEXT`` followed by the statement as JSON in UTF-8 without white space, the names
of every object sorted, every text in NFC (``msgspec.json.encode(statement, order="sorted")``).
``key`` is a hint for people and is not signed. A reader encodes what it has decoded again, so how
the file itself is laid out (order, white space, a name given twice) makes no difference.
"""

from __future__ import annotations

import itertools
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.intake.conversions import sha256_of
from kiosk.intake.kinds import is_junk
from kiosk.intake.names import is_garbled, shown
from kiosk.intake.problems import Problem, Refused, problem
from kiosk.wording import signature as wording
from kiosk.wording.intake import WHERE_FILE, WHERE_FOLDER, WHERE_NAME

FILE_NAME = "签名.json"
FORMAT = 1
CONTEXT = b"sushe-kiosk content folder 1\n"
"""Before the statement, so that a signature made for anything else is never one of a folder."""
MOST_FILES = 200_000
"""Files and folders looked at before giving up; a kiosk's content has a few thousand."""
LARGEST = 96 * 1024 * 1024
"""Bytes of a signature file that are read: ``MOST_FILES`` names of 200 bytes, twice over."""

Tell = Callable[[int, int], None]
"""Told the bytes hashed so far, and all."""


class SignedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``sha256`` in lower-case hex, as ``conversions.sha256_of`` gives it; ``size`` in bytes."""

    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    size: Annotated[int, msgspec.Meta(ge=0, le=2**62)]


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed. ``number`` rises with every signing; ``at`` is in UTC; ``files`` by path
    below the folder, NFC, with ``/`` between."""

    format: Literal[1]
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    files: dict[str, SignedFile]

    def signed_bytes(self) -> bytes:
        return CONTEXT + msgspec.json.encode(self, order="sorted")


class SignatureFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    statement: Statement
    key: Annotated[str, msgspec.Meta(max_length=40)]
    signature: Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]


class _AnyStatement(msgspec.Struct):
    format: int


class _AnyFile(msgspec.Struct):
    statement: _AnyStatement


class DamagedError(Exception):
    """The file is none of ours; ``newer`` if a later program may have made it."""

    def __init__(self, newer: bool = False) -> None:
        super().__init__(newer)
        self.newer = newer


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file that a signature covers: ``name`` as in a statement, ``size`` in bytes."""

    path: Path
    name: str
    size: int


def encode(file: SignatureFile) -> bytes:
    return msgspec.json.format(msgspec.json.encode(file, order="sorted"), indent=1)


def read_signature(root: Path) -> SignatureFile | None:
    """The signature in ``root``, None if there is none. Raises ``DamagedError``."""
    path = root / FILE_NAME
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise DamagedError
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedError from error
    if len(data) > LARGEST:
        raise DamagedError
    try:
        return msgspec.json.decode(data, type=SignatureFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedError(_is_newer(data)) from error


def _is_newer(data: bytes) -> bool:
    try:
        return msgspec.json.decode(data, type=_AnyFile).statement.format > FORMAT
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False


def name_below(path: Path, root: Path) -> str:
    """``path`` as a statement names it. Raises ``ValueError`` for one that is not below."""
    return unicodedata.normalize("NFC", "/".join(path.relative_to(root).parts))


def covered_files(root: Path) -> Iterator[SeenFile | Problem]:
    """Every file below ``root`` that a signature covers: all but junk (``kinds.is_junk``, which the
    loader passes over too) and the signature itself. What cannot be covered is a problem: links,
    sockets, names that are no text. Nothing is opened, no link is followed. An empty folder is
    nothing to cover."""
    waiting = [root]
    left = MOST_FILES
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                inside = sorted(itertools.islice(listing, left + 1), key=lambda entry: entry.name)
        except OSError:
            yield problem(_shown(folder, root), WHERE_FOLDER, wording.UNREADABLE)
            continue
        left -= len(inside)
        if left < 0:
            yield problem(_shown(folder, root), WHERE_FOLDER, wording.TOO_MANY, limit=MOST_FILES)
            return
        inner: list[Path] = []
        for entry in inside:
            path = folder / entry.name
            if is_junk(entry.name) or (folder == root and entry.name == FILE_NAME):
                continue
            seen = _seen(path, root, entry)
            if seen is None:
                inner.append(path)
            else:
                yield seen
        waiting += reversed(inner)


def hashes_of(
    files: Mapping[str, SeenFile], tell: Tell | None, problems: list[Problem]
) -> dict[str, str]:
    """The hex SHA-256 of each file; one that cannot be read is missing, and a problem."""
    done, total = 0, sum(file.size for file in files.values())
    hashes: dict[str, str] = {}
    for name, file in files.items():
        try:
            hashes[name] = sha256_of(file.path)
        except Refused:
            problems.append(problem(shown(name), WHERE_FILE, wording.UNREADABLE))
        done += file.size
        if tell:
            tell(done, total)
    return hashes


def _seen(path: Path, root: Path, entry: os.DirEntry[str]) -> SeenFile | Problem | None:
    """None for a folder."""
    if is_garbled(entry.name):
        return problem(_shown(path, root), WHERE_NAME, wording.CANNOT_NAME)
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return problem(_shown(path, root), WHERE_FILE, wording.UNREADABLE)
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        return problem(_shown(path, root), WHERE_FILE, wording.NOT_A_FILE)
    return SeenFile(path, name_below(path, root), status.st_size)


def _shown(path: Path, root: Path) -> str:
    return "/".join(map(shown, path.relative_to(root).parts))
