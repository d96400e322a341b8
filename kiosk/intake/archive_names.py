"""Names in a zip: which characters they are, and where in the folder they may lead."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from zipfile import ZipInfo

from kiosk.intake.names import shown
from kiosk.intake.problems import Refused, refused
from kiosk.wording import formats
from kiosk.wording import intake as wording

NAME_LIMIT = 80
"""Characters of a name: 255 bytes is the most a Linux disk takes, and a Chinese one has three."""
DEEPEST = 10
"""Folders below one another; a content folder has three, four with a folder around it."""
_IS_UTF8 = 0x800
_UNICODE_NAME = 0x7075
"""The extra field in which WinRAR, 7-Zip and Bandizip keep the name in UTF-8 (APPNOTE 4.6.9)."""


def names_of(entries: Iterable[ZipInfo]) -> dict[ZipInfo, str]:
    """The name of each entry as it was meant, with "/" between folders.

    Without the flag for UTF-8 (Windows Explorer, macOS) all such names of an archive are in one
    coding: UTF-8 if all of them are that, strictly, and some have Chinese characters in it;
    otherwise GB18030. Two Chinese characters of GBK can look like Greek or Cyrillic in UTF-8.
    """
    names: dict[ZipInfo, str] = {}
    unmarked: dict[ZipInfo, bytes] = {}
    for entry in entries:
        name = entry.orig_filename
        if not entry.flag_bits & _IS_UTF8:
            raw = name.encode("cp437")  # what zipfile took it for
            if not raw.isascii():
                unmarked[entry] = raw
                name = _kept_in_unicode(entry, raw) or ""
        names[entry] = name
    coding = "utf-8" if _all_utf8(unmarked.values()) else "gb18030"
    for entry, raw in unmarked.items():
        names[entry] = names[entry] or raw.decode(coding, "surrogateescape")
    return {entry: name.replace("\\", "/") for entry, name in names.items()}


def _all_utf8(names: Iterable[bytes]) -> bool:
    try:
        text = "".join(name.decode("utf-8") for name in names)
    except UnicodeDecodeError:
        return False
    return any(character >= "\u0800" for character in text)


def _kept_in_unicode(entry: ZipInfo, raw: bytes) -> str | None:
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_NAME and len(field) > 5:
            version, check = struct.unpack("<BL", field[:5])
            if version == 1 and check == zlib.crc32(raw):
                try:
                    return field[5:].decode("utf-8")
                except UnicodeDecodeError:
                    return None
    return None


def parts_of(name: str) -> tuple[str, ...]:
    """The folders and the file's name, cleaned. Raises ``Refused`` when the name leads elsewhere,
    is garbled, or too long. () when there is nothing in it.

    What is invisible is taken out first: ". ." with an invisible character between is ".." too.
    """
    if any("\ud800" <= character <= "\udfff" for character in name):
        raise refused(wording.NAME_GARBLED, wording.WHERE_NAME)
    if name.startswith("/") or name[1:3] == ":/":
        raise refused(formats.PACKED_OUTSIDE, wording.WHERE_NAME)
    parts = [shown(part) for part in name.split("/")]
    parts = [part for part in parts if part not in ("", ".")]
    if any(not part.strip(". ") for part in parts):
        raise refused(formats.PACKED_OUTSIDE, wording.WHERE_NAME)
    for part in parts:
        if len(part) > NAME_LIMIT or len(part.encode()) > 255:
            raise _too_long(part)
    if len(parts) > DEEPEST:
        raise refused(wording.TOO_DEEP, wording.WHERE_NAME)
    return tuple(parts)


def _too_long(part: str) -> Refused:
    return refused(wording.NAME_TOO_LONG, wording.WHERE_NAME, length=len(part), limit=NAME_LIMIT)
