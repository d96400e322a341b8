"""Tickets: what stands in a ticket's QR and address, and how it is known for one of ours without
asking anybody."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from kiosk.cinema.errors import TicketUnknownError

CODE_LENGTH = 4
_CODES = range(1000, 10_000)
TOKEN_LENGTH = 26
"""Letters and digits of a QR's alphanumeric mode: with ``HTTP://192.168.1.20:8080/D/`` before it a
QR of 29 modules at level M."""
_NUMBER_LENGTH = 6
_MAC_BYTES = 10  # 80 bits, 16 characters: guessing on a slow door is hopeless
_ALPHABET = (
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing to mistake for another
)
_TOKEN = re.compile(rf"[{_ALPHABET}]{{{_NUMBER_LENGTH}}}[0-9]{{{CODE_LENGTH}}}[A-Z2-7]{{16}}")


@dataclass(frozen=True, slots=True)
class TicketName:
    """What a token says: the sign-up's (or booking's) number and its code."""

    number: int
    code: str


def new_code(taken: frozenset[str]) -> str:
    """Four digits: any number pad types them, and they can be said aloud. Not one of ``taken``
    (those of the same screening), and none that begins with 0. Raises ``ValueError`` when all
    are."""
    code = str(secrets.choice(_CODES))
    if code not in taken:
        return code
    free = [one for one in map(str, _CODES) if one not in taken]
    if not free:
        raise ValueError("no code is left")
    return secrets.choice(free)


class Tickets:
    """``key`` (32 bytes) signs the tokens of one ``purpose`` (tickets are not bookings)."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._key = key
        self._purpose = purpose

    def token(self, name: TicketName) -> str:
        """26 characters: number, code and an 80-bit HMAC; nothing of the person."""
        body = _base32(name.number) + name.code.rjust(CODE_LENGTH, "0")
        return body + self._mac(body)

    def read(self, token: str) -> TicketName:
        """Small letters are understood. Raises ``TicketUnknownError`` for what we did not sign."""
        token = token.strip().upper()
        if not _TOKEN.fullmatch(token):
            raise TicketUnknownError
        body, mac = token[:-16], token[-16:]
        if not hmac.compare_digest(mac, self._mac(body)):
            raise TicketUnknownError
        number = 0
        for letter in body[:_NUMBER_LENGTH]:
            number = number * 32 + _ALPHABET.index(letter)
        return TicketName(number, body[_NUMBER_LENGTH:])

    def _mac(self, body: str) -> str:
        said = f"{self._purpose}:{body}".encode()
        digest = hmac.digest(self._key, said, hashlib.sha256)[:_MAC_BYTES]
        return base64.b32encode(digest).decode()


def _base32(number: int) -> str:
    letters = ""
    for _ in range(_NUMBER_LENGTH):
        number, rest = divmod(number, 32)
        letters = _ALPHABET[rest] + letters
    return letters
