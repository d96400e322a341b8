"""What can go wrong in the library, each with its data; ``str(error)`` is plain Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.wording import library as wording


@dataclass(eq=False)
class EditionMissingError(KioskError):
    """An edition that was asked for does not exist, or no longer."""

    number: int

    def __str__(self) -> str:
        return wording.EDITION_MISSING.format(number=self.number)


@dataclass(eq=False)
class MediaStoreError(KioskError):
    """A file could not be brought into the store (no room, no permission); nothing was changed."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return wording.STORE_UNUSABLE.format(path=self.path, reason=self.reason)
