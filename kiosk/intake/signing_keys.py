"""The office's keys: made once, the private one kept at the office, the public one on the kiosk.

Ed25519 (RFC 8032) by the package ``cryptography``. The files are PEM (PKCS #8, and
SubjectPublicKeyInfo), which OpenSSL reads as well.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.errors import KioskError
from kiosk.intake.problems import Problem, problem
from kiosk.wording import signature as wording
from kiosk.wording.intake import WHERE_FILE, Said
from kiosk.wording.operations import reason

_PRIVATE_MARK = b"PRIVATE KEY-----"
_PUBLIC_MARK = b"BEGIN PUBLIC KEY-----"
_LARGEST = 64 * 1024
"""Bytes of a key file that are read; ours have about 100 to 300."""


class KeyFileError(KioskError):
    """A key file that cannot be made or used: ``path``, ``what`` is wrong, what to ``do``."""

    def __init__(self, path: Path, said: Said, **fields: object) -> None:
        what, do = said
        self.path = path
        self.what = what.format(**fields)
        self.do = do
        super().__init__(path, self.what, self.do)

    def __str__(self) -> str:
        return f"{self.path}：{self.what}{self.do}"


@dataclass(frozen=True, slots=True)
class Keys:
    """The two files of a pair of keys, and the figures to tell the pair by."""

    private: Path
    public: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TrustedKeys:
    """The public keys in ``folder`` by the name of their file without suffix. ``problems`` tells
    of files that are none; they are not used."""

    folder: Path
    keys: dict[str, Ed25519PublicKey]
    problems: tuple[Problem, ...] = ()


def new_keys(folder: Path, password: str = "") -> Keys:
    """Makes a pair of keys in ``folder``, which is made if need be. The private file can be read
    by its owner alone (mode 0600; Windows goes by the folder) and is locked with ``password`` if
    one is given. Raises ``KeyFileError``, also when there is a key already: none is overwritten."""
    key = Ed25519PrivateKey.generate()
    lock = (
        serialization.BestAvailableEncryption(password.encode())
        if password
        else serialization.NoEncryption()
    )
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    keys = Keys(
        folder / wording.PRIVATE_KEY_FILE,
        folder / wording.PUBLIC_KEY_FILE,
        fingerprint(key.public_key()),
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KeyFileError(folder, wording.KEY_CANNOT_WRITE, reason=reason(error)) from error
    for path in (keys.private, keys.public):
        if path.exists() or path.is_symlink():
            raise KeyFileError(path, wording.KEY_EXISTS)
    _write_new(keys.private, secret, 0o600)
    try:
        _write_new(keys.public, public, 0o644)
    except KeyFileError:
        keys.private.unlink()  # half a pair is of no use and would be in the way of the next try
        raise
    return keys


def private_key(path: Path, password: str = "") -> Ed25519PrivateKey:
    """The key to sign with. Raises ``KeyFileError``."""
    data = _read(path)
    if _PUBLIC_MARK in data:
        raise KeyFileError(path, wording.KEY_IS_PUBLIC)
    locked = b"ENCRYPTED" in data
    try:
        key = serialization.load_pem_private_key(
            data, password.encode() if locked and password else None
        )
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        said = wording.KEY_NEEDS_PASSWORD if locked else wording.KEY_IS_NONE
        raise KeyFileError(path, said) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(path, wording.KEY_IS_NONE)
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """The key to check with. Raises ``KeyFileError``."""
    data = _read(path)
    if _PRIVATE_MARK in data:
        raise KeyFileError(path, wording.KEY_IS_PRIVATE)
    try:
        key = serialization.load_pem_public_key(data)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFileError(path, wording.KEY_IS_NONE) from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFileError(path, wording.KEY_IS_NONE)
    return key


def trusted_keys(folder: Path) -> TrustedKeys:
    """The keys whose signatures the kiosk takes: the ``.pem`` files of ``folder`` (``data/keys``).
    A folder that is not there holds none. Never raises for what is in it."""
    keys: dict[str, Ed25519PublicKey] = {}
    problems: list[Problem] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pem")
    except OSError:
        paths = []
    for path in paths:
        try:
            keys[path.stem] = public_key(path)
        except KeyFileError as error:
            problems.append(problem(str(path), WHERE_FILE, (error.what, error.do)))
    return TrustedKeys(folder, keys, tuple(problems))


def fingerprint(key: Ed25519PublicKey) -> str:
    """Twenty figures to tell a key by over the telephone, such as ``3071 5582 0049 1180 7726``:
    66 of the 256 bits of the SHA-256 of its 32 bytes."""
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    figures = f"{int.from_bytes(hashlib.sha256(raw).digest()) % 10**20:020}"
    return " ".join(figures[start : start + 4] for start in range(0, 20, 4))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise KeyFileError(path, wording.KEY_CANNOT_READ, reason=reason(error)) from error


def _write_new(path: Path, data: bytes, mode: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise KeyFileError(path, wording.KEY_EXISTS) from error
    except OSError as error:
        raise KeyFileError(path, wording.KEY_CANNOT_WRITE, reason=reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise KeyFileError(path, wording.KEY_CANNOT_WRITE, reason=reason(error)) from error
