"""Keeping what is personal: sealed texts, fingerprints to compare them by, and keys for signing.

One master key lies in a file of its own, outside the database: whoever gets hold of the database
alone reads no name and no number. Every use has a key derived from it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from kiosk.errors import KioskError
from kiosk.wording import vault as words

KEY_BYTES = 32
FILE_NAME = "personal.key"


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted text as it lies in the database. Only the vault that sealed it opens it."""

    token: bytes = field(repr=False)


class SealedText(TypeDecorator[Sealed]):
    """A column of sealed texts: what is not ``Sealed`` is refused, so that nothing gets into such a
    column in the clear."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(
        self,
        value: Sealed | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError("a text that is not sealed")  # never with the text itself
        return value.token

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Sealed | None:  # noqa: ARG002
        return None if value is None else Sealed(bytes(value))


@dataclass(eq=False)
class VaultKeyError(KioskError):
    """The key file cannot be used. It is never replaced: a new key would not open what is kept."""

    path: Path
    why: str

    def __str__(self) -> str:
        return words.KEY_UNUSABLE.format(path=self.path, why=self.why)


class Vault:
    """``master`` is 32 random bytes."""

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._master = master
        self._fernet = Fernet(base64.urlsafe_b64encode(self.key("seal")))
        self._prints = self.key("fingerprint")

    def seal(self, text: str) -> Sealed:
        """Encrypted and signed (Fernet); the same text seals differently each time."""
        return Sealed(self._fernet.encrypt(text.encode()))

    def open(self, sealed: Sealed | None) -> str:
        """The text; empty for None and for what another key sealed (staff are then told that it
        cannot be read, and counts still stand)."""
        if sealed is None:
            return ""
        try:
            return self._fernet.decrypt(sealed.token).decode()
        except InvalidToken:
            return ""

    def fingerprint(self, text: str) -> bytes:
        """32 bytes, the same for the same text: tells duplicates without the text. Keyed, since
        there are so few telephone numbers that a plain hash is as good as the number."""
        return hmac.digest(self._prints, text.encode(), hashlib.sha256)

    def key(self, purpose: str) -> bytes:
        """32 bytes for one purpose, by HKDF (RFC 5869)."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self._master)


def open_vault(path: Path, is_missed: Callable[[], bool] = lambda: False) -> Vault:
    """The vault of the key file ``path``, which is made, readable for its owner alone, when there
    is none. Safe when several processes start at once.

    ``is_missed`` is asked only when there is no file: whether anything is kept that only a key
    from before can open. Then none is made. Raises ``VaultKeyError``.
    """
    try:
        if not path.exists():
            # Looked for again after the question: another process may have made it meanwhile, and
            # what is kept is already sealed with that.
            if is_missed() and not path.exists():
                raise VaultKeyError(path, words.KEY_MISSING)
            _make(path)
    except OSError as error:
        raise VaultKeyError(path, words.reason(error)) from error
    return read_vault(path)


def read_vault(path: Path) -> Vault:
    """The vault of a key file that is there; nothing is made. Raises ``VaultKeyError``."""
    try:
        written = path.read_bytes().strip()
    except OSError as error:
        raise VaultKeyError(path, words.reason(error)) from error
    try:
        master = base64.b64decode(written, validate=True)
    except binascii.Error:
        master = b""
    if len(master) != KEY_BYTES:
        raise VaultKeyError(path, words.KEY_DAMAGED)
    return Vault(master)


def _make(path: Path) -> None:
    """Whole or not at all, and never over a key that is there: hence a link, not a rename."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was faster
            os.link(part, path)
    finally:
        Path(part).unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
