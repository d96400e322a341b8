"""Bytes to text: UTF-8, UTF-16 and GB18030 as Windows, macOS and phones write them."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from kiosk.intake.problems import refused
from kiosk.wording import intake as wording

MOST_BYTES = 4_000_000
"""A text file larger than this is far over the limit of characters in any coding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_characters(path: Path) -> str:
    """The text of a file, with "\\n" line ends. Raises ``Refused`` when it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refused(wording.UNREADABLE) from error
    if len(data) > MOST_BYTES:
        raise refused(wording.TEXT_TOO_LONG, length=f"{len(data) // 3:,} 多", limit="50,000")
    text = decode(data)
    if text is None:
        raise refused(wording.TEXT_CODING)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str | None:
    """The text in ``data``; None when no coding gives sensible text.

    Order: a byte order mark, strict UTF-8, UTF-16 (only UTF-16 holds zero bytes), strict GB18030,
    then charset-normalizer's guess for anything rarer (Big5).
    """
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _sensible(data, coding)
    if b"\0" in data:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        return _sensible(data, "utf-16-le" if odd > even else "utf-16-be")
    text = _sensible(data, "utf-8") or _sensible(data, "gb18030")
    if text is not None or not data:
        return text or ""
    guess = from_bytes(data, cp_isolation=["big5", "big5hkscs", "gb18030"]).best()
    return _sensible(data, guess.encoding) if guess else None


def _sensible(data: bytes, coding: str) -> str | None:
    """The decoded text if it is strict and has no characters that text does not have."""
    try:
        text = data.decode(coding)
    except (UnicodeDecodeError, LookupError):
        return None
    odd = sum(
        unicodedata.category(character) in ("Cc", "Co", "Cn") and character not in "\n\r\t\f\v"
        for character in text
    )
    return text if odd * 100 <= len(text) else None
