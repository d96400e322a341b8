"""Signing a content folder at the office, so that a kiosk with ``require_signature`` loads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.clock import ZONE
from kiosk.intake.names import shown
from kiosk.intake.problems import Problem, problem
from kiosk.intake.root import choose_root
from kiosk.intake.signature_error import MOST_TOLD, SignatureError, refused
from kiosk.intake.signature_file import (
    FILE_NAME,
    DamagedError,
    SeenFile,
    SignatureFile,
    SignedFile,
    Statement,
    Tell,
    covered_files,
    encode,
    hashes_of,
    read_signature,
)
from kiosk.intake.signing_keys import fingerprint
from kiosk.wording import signature as wording
from kiosk.wording.intake import WHERE_FILE, WHERE_FOLDER
from kiosk.wording.operations import reason


@dataclass(frozen=True, slots=True)
class Signed:
    """``file`` is what was written; ``hashes`` the hex SHA-256 of each covered file by its path
    below ``root`` (NFC, ``/`` between)."""

    root: Path
    file: Path
    number: int
    at: datetime
    by: str
    hashes: Mapping[str, str]


def sign(folder: Path, key: Ed25519PrivateKey, now: datetime, tell: Tell | None = None) -> Signed:
    """Signs the content folder that a load of ``folder`` would use (the one with the section
    folders), writing ``签名.json`` beside these. ``now`` is aware.

    The number is the time in milliseconds, or one more than that of the folder's last signature by
    the same key, so that it rises even when the clock was set back. Raises ``SignatureError``.
    """
    root = _root_to_sign(folder)
    files: dict[str, SeenFile] = {}
    problems: list[Problem] = []
    for seen in covered_files(root):
        if isinstance(seen, Problem):
            problems.append(seen)
        elif seen.name in files:
            problems.append(problem(shown(seen.name), WHERE_FILE, wording.SAME_NAME))
        else:
            files[seen.name] = seen
        if len(problems) >= MOST_TOLD:
            break
    if problems:
        raise SignatureError(tuple(problems))
    hashes = hashes_of(files, tell, problems)
    if problems:
        raise SignatureError(tuple(problems))
    statement = Statement(
        1,
        max(int(now.timestamp() * 1000), _last_number(root, key) + 1),
        now.astimezone(UTC).replace(microsecond=0),
        {name: SignedFile(sha256, files[name].size) for name, sha256 in hashes.items()},
    )
    by = fingerprint(key.public_key())
    _write(root, SignatureFile(statement, by, key.sign(statement.signed_bytes())))
    return Signed(
        root, root / FILE_NAME, statement.number, statement.at.astimezone(ZONE), by, hashes
    )


def _root_to_sign(folder: Path) -> Path:
    chosen = choose_root(folder)
    if chosen.only is not None:
        name = shown(folder.resolve().name)
        raise refused("", WHERE_FOLDER, wording.ONE_SECTION, name=name)
    if chosen.sections_in is None:
        raise SignatureError(chosen.problems)
    return chosen.sections_in


def _last_number(root: Path, key: Ed25519PrivateKey) -> int:
    """The number of the signature that is there, if it is by ``key``; else 0: a stranger's number
    could be so high that every later one would be refused."""
    with suppress(DamagedError, InvalidSignature):
        if there := read_signature(root):
            key.public_key().verify(there.signature, there.statement.signed_bytes())
            return there.statement.number
    return 0


def _write(root: Path, signature: SignatureFile) -> None:
    """Whole or not at all. The name it is written under first counts as junk."""
    path, unfinished = root / FILE_NAME, root / f".{FILE_NAME}.part"
    try:
        with unfinished.open("wb") as file:
            file.write(encode(signature))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise refused(
            FILE_NAME, wording.WHERE_SIGNATURE, wording.CANNOT_WRITE, reason=reason(error)
        ) from error
