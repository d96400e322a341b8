"""Checking a signed content folder on the kiosk before it is loaded.

A signature covers every file by name, length and SHA-256, and a number that rises with every
signing (``signature_file`` says what is signed). So a file that was changed, added, renamed or
taken away is noticed, and so is an older folder.

**A stick can change between the check and the load**, by a hand or because it only pretends to be
a memory stick. ``Verified`` closes that gap: the loader hands every item to ``Verified.take``
before anything of it is opened. That copies the item's files to the kiosk's own disk, compares the
SHA-256 of what was really copied with the signed one, and gives back the item with the paths of the
copies; from there on the stick is not read again. A difference ends the load before anything is
published. The lists agree because ``find`` passes over the same junk as ``covered_files`` and
follows no links; a file that comes up only later has no signed hash and ends the load as well.

``verify`` hashes each file once; with ``contents=False`` it stops after the names and lengths, for
a loader that takes every item anyway and so hashes nothing twice.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature

from kiosk.clock import ZONE
from kiosk.intake.found import FoundItem
from kiosk.intake.names import shown
from kiosk.intake.problems import Problem, problem
from kiosk.intake.signature_error import MOST_TOLD, SignatureError, refused
from kiosk.intake.signature_file import (
    FILE_NAME,
    DamagedError,
    SeenFile,
    SignedFile,
    Statement,
    Tell,
    covered_files,
    hashes_of,
    name_below,
    read_signature,
)
from kiosk.intake.signing_keys import TrustedKeys, fingerprint
from kiosk.wording import signature as wording
from kiosk.wording.intake import WHERE_FILE, WHERE_FOLDER

_CHUNK = 1024 * 1024
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Verified:
    """A folder with a good signature. ``number`` is to be remembered once it was loaded; ``by`` is
    the name of the trusted key; ``files`` are the signed lengths and hashes by path below ``root``
    (NFC, ``/`` between)."""

    root: Path
    number: int
    at: datetime
    by: str
    files: Mapping[str, SignedFile]

    @property
    def hashes(self) -> dict[str, str]:
        """The hex SHA-256 of each file, as ``conversions.sha256_of`` gives it."""
        return {name: file.sha256 for name, file in self.files.items()}

    def take(self, item: FoundItem, into: Path) -> FoundItem:
        """The item with each file copied into the folder ``into`` and found to be the signed one.
        Raises ``SignatureError`` for one that is not, ``OSError`` when the disk is full."""
        files = []
        for count, file in enumerate(item.files):
            copy = into / f"{count}{file.suffix}"
            signed = self._signed(file.path)
            if signed is None or _copied(file.path, copy, signed.size) != signed.sha256:
                raise refused(file.relative, WHERE_FILE, wording.CHANGED_MEANWHILE)
            files.append(replace(file, path=copy))
        return replace(item, files=tuple(files))

    def _signed(self, path: Path) -> SignedFile | None:
        try:
            return self.files.get(name_below(path, self.root))
        except ValueError:
            return None


def verify(
    root: Path,
    trusted: TrustedKeys,
    last_number: int = 0,
    tell: Tell | None = None,
    *,
    contents: bool = True,
) -> Verified:
    """Checks the content folder ``root`` (``Found.root``), all of it, against its signature.

    ``last_number`` is that of the last folder that was loaded; the same one may be loaded again.
    What costs least comes first: the signature, then names and lengths, and the contents (unless
    ``contents`` is false) only when those agree, so a stick full of other things is refused without
    reading it. Raises ``SignatureError``.
    """
    statement, by = _trusted_statement(root, trusted)
    at = statement.at.astimezone(ZONE)
    if statement.number < last_number:
        when = f"{at.year}年{at.month}月{at.day}日{at:%H:%M}"
        raise refused(FILE_NAME, wording.WHERE_SIGNATURE, wording.OLDER, at=when)
    problems: list[Problem] = []
    files = _compared(root, statement, problems)
    if contents and not problems:
        for name, sha256 in hashes_of(files, tell, problems).items():
            if sha256 != statement.files[name].sha256:
                problems.append(problem(shown(name), WHERE_FILE, wording.CHANGED))
    if problems:
        raise SignatureError(_some_of(problems))
    return Verified(root, statement.number, at, by, statement.files)


def _trusted_statement(root: Path, trusted: TrustedKeys) -> tuple[Statement, str]:
    """What the folder's signature states, and the name of the trusted key that made it."""
    where = wording.WHERE_SIGNATURE
    if not trusted.keys:
        raise refused("", where, wording.NO_KEYS, folder=trusted.folder)
    try:
        there = read_signature(root)
    except DamagedError as error:
        said = wording.NEWER_FORMAT if error.newer else wording.DAMAGED
        raise refused(FILE_NAME, where, said) from error
    if there is None:
        raise refused("", where, wording.NOT_SIGNED)
    signed = there.statement.signed_bytes()
    for name, key in trusted.keys.items():
        with suppress(InvalidSignature):
            key.verify(there.signature, signed)
            return there.statement, name
    if there.key in map(fingerprint, trusted.keys.values()):
        raise refused(FILE_NAME, where, wording.DAMAGED)
    raise refused(FILE_NAME, where, wording.OTHER_KEY, fingerprint=shown(there.key))


def _compared(root: Path, statement: Statement, problems: list[Problem]) -> dict[str, SeenFile]:
    """The files of ``root``, whose names and lengths are those signed where ``problems`` does not
    say otherwise."""
    files: dict[str, SeenFile] = {}
    for seen in covered_files(root):
        if isinstance(seen, Problem):
            problems.append(seen)
        elif seen.name not in statement.files or seen.name in files:
            problems.append(problem(shown(seen.name), WHERE_FILE, wording.EXTRA))
        else:
            files[seen.name] = seen
            if seen.size != statement.files[seen.name].size:
                problems.append(problem(shown(seen.name), WHERE_FILE, wording.CHANGED))
        if len(problems) > MOST_TOLD:
            return files
    told = {one.file for one in problems}
    problems += (
        problem(shown(name), WHERE_FILE, wording.MISSING)
        for name in statement.files
        if name not in files and shown(name) not in told
    )
    return files


def _copied(source: Path, copy: Path, size: int) -> str | None:
    """The hex SHA-256 of what was written to ``copy``; None when the source cannot be read or is
    longer than ``size``: a stick that pretends must not fill the disk."""
    digest = hashlib.sha256()
    with copy.open("wb") as target:
        try:
            with source.open("rb") as opened:
                while chunk := opened.read(_CHUNK):
                    size -= len(chunk)
                    if size < 0:
                        return None
                    digest.update(chunk)
                    target.write(chunk)
        except OSError as error:
            if error.errno in _DISK_FULL:
                raise
            return None
    return digest.hexdigest()


def _some_of(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_TOLD:
        return tuple(problems)
    more = problem("", WHERE_FOLDER, wording.MORE, count=MOST_TOLD)
    return (*problems[:MOST_TOLD], more)
