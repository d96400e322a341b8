"""Bytes to text: UTF-8, UTF-16 and GB18030 as Windows, macOS and phones write them."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from charset_normalizer import from_bytes

from kiosk.intake.problems import refused
from kiosk.wording import intake as wording

MOST_BYTES = 4_000_000
"""A text file larger than this is far over the limit of characters in any coding."""

_WITHOUT_MARK = ("utf-16-le", "utf-16-be")
_LEAD = 0.15
"""By how much UTF-16 must read better than GB18030, which is far more usual."""
_LOOKED_AT = 2_000
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

    Order: a byte order mark, UTF-16 when there are zero bytes (only UTF-16 has them), strict UTF-8,
    strict GB18030, then charset-normalizer's guess for anything rarer (Big5). UTF-16 without a
    mark, a line end or a figure has no zero byte either; it is taken where it reads far better.
    """
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _sensible(data, coding)
    if b"\0" in data:
        return _best(data, _WITHOUT_MARK)
    text = _sensible(data, "utf-8")  # such bytes are UTF-8 by design and nothing else by chance
    if text is not None:
        return text
    text, wide = _sensible(data, "gb18030"), _best(data, _WITHOUT_MARK)
    if wide is not None and usual(wide) > max(usual(text) + _LEAD, 0.5):
        return wide
    if text is not None:
        return text
    guess = from_bytes(data, cp_isolation=["big5", "big5hkscs", "gb18030"]).best()
    return _sensible(data, guess.encoding) if guess else None


def _best(data: bytes, codings: Sequence[str]) -> str | None:
    return max((_sensible(data, coding) for coding in codings), key=usual)


def _sensible(data: bytes, coding: str) -> str | None:
    """The decoded text if it is strict and has no characters that text does not have."""
    try:
        text = data.decode(coding)
    except (UnicodeDecodeError, LookupError):
        return None
    odd = sum(
        unicodedata.category(character) in ("Cc", "Co", "Cn")
        and character not in "\n\r\t\f\v"
        and character < "\U00010000"  # beyond it, Python may not know this year's emoji yet
        for character in text
    )
    return text if odd * 100 <= len(text) else None


def usual(text: str | None) -> float:
    """How much of a text is what Chinese texts are made of: 0 (nothing) to 1. Read in a wrong
    coding it is mostly rare characters. Figures and Latin letters say little."""
    if not text:
        return 0.0
    beginning = text[:_LOOKED_AT]
    return sum(map(_weight, beginning)) / len(beginning)


def _weight(character: str) -> float:
    if character.isascii():
        return 0.8
    if "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uffe5":
        return 1.0
    try:
        first = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0.0
    # The rows of GB 2312: 16 to 55 are the 3,755 common characters, then the 3,008 less common.
    return 1.0 if 0xB0 <= first <= 0xD7 else 0.3
