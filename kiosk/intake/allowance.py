"""How much of a stick is looked at: numbers of files and their sizes, before anything is opened."""

from __future__ import annotations

from kiosk.intake.kinds import Kind
from kiosk.intake.problems import Problem, problem
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording
from kiosk.wording.intake import Said

MOST_FILES = 1_000
"""Files of one item. A visitor who pages through that many pictures stands there for an hour."""
MOST_ITEMS = 10_000
"""Entries of one section's folder, and of any other: the size the library is built for."""
MOST_ENTRIES = 40_000
"""Files and folders of a whole content folder: looked through in about 5 s on two slow cores."""
MOST_AT_TOP = 500
"""Section folders and what lies beside them: each that is no section is told, a line for each."""
MOST_LISTED = 100_000
"""Names read of one folder, junk included. Of more than that, which are the first is chance."""

_MB, _GB = 1_000_000, 1_000_000_000
LARGEST = {
    Kind.FILM: 12 * _GB,
    Kind.SOUND: 2 * _GB,
    Kind.PICTURE: 200 * _MB,
    Kind.TEXT: 300 * _MB,
}
"""Bytes of one file. A film: three hours at 8 Mbit/s, or 30 minutes of 4K from a phone at 50; a
sound: three hours of WAV; a picture: 48 megapixels of TIFF have 144 MB; a text: Word or PDF with 30
photographs has 150 MB."""
LARGEST_PLAIN = 20 * _MB
"""Texts without pictures, and lists: 50,000 characters have 0.2 MB."""
_PLAIN = {".txt", ".md", ".markdown"}


class Allowance:
    """How many files and folders may still be looked at in ``most`` of them. What is left out is
    told once, however many places share the allowance."""

    def __init__(self, most: int, said: Said) -> None:
        self._said = said
        self._most = most
        self._told = False
        self.left = most

    def take(self) -> bool:
        """Counts one more; false when there is none left."""
        self.left -= 1
        return self.left >= 0

    def told(self, place: str) -> list[Problem]:
        """The line about what is left out, at the place where that begins; the second time []."""
        if self._told:
            return []
        self._told = True
        return [problem(place, wording.WHERE_FOLDER, self._said, limit=f"{self._most:,}")]


def for_all() -> Allowance:
    return Allowance(MOST_ENTRIES, limit_wording.ALL_TOO_FULL)


def for_top() -> Allowance:
    return Allowance(MOST_AT_TOP, limit_wording.SECTION_TOO_FULL)


def for_section() -> Allowance:
    return Allowance(MOST_ITEMS, limit_wording.SECTION_TOO_FULL)


def for_item() -> Allowance:
    return Allowance(MOST_FILES, limit_wording.ITEM_TOO_FULL)


def too_large(relative: str, kind: Kind, suffix: str, size: int) -> Problem | None:
    """What to say about a file of this size; None when it is small enough to be opened."""
    limit = LARGEST_PLAIN if suffix.lower() in _PLAIN else LARGEST.get(kind, LARGEST_PLAIN)
    if size <= limit:
        return None
    said = limit_wording.FILM_TOO_LARGE if kind is Kind.FILM else limit_wording.FILE_TOO_LARGE
    return problem(relative, wording.WHERE_FILE, said, size=_readable(size), limit=_readable(limit))


def _readable(size: int) -> str:
    """Bytes as people and Windows write them: "1.2 GB", "350 MB"."""
    return f"{size / _GB:.1f} GB" if size >= _GB else f"{size / _MB:.0f} MB"
