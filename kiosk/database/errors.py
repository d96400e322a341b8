"""What can go wrong with the database, each with its data; ``str(error)`` is plain Chinese.

``place`` is the file's path, or the server's address without its password.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.wording import database as wording


@dataclass(eq=False)
class DatabaseFault(KioskError):
    """Anything the database can be at fault with. Catch this to tell it from other trouble."""

    place: str


@dataclass(eq=False)
class DatabaseUnreadableError(DatabaseFault):
    """The file is damaged, is no database, or cannot be opened; nothing was changed."""

    reason: str

    def __str__(self) -> str:
        return wording.UNREADABLE.format(place=self.place, reason=self.reason)


@dataclass(eq=False)
class DatabaseNewerError(DatabaseFault):
    """The tables were made by a newer program: ``found`` is a revision we do not know."""

    found: str
    known: str

    def __str__(self) -> str:
        return wording.NEWER.format(place=self.place, found=self.found, known=self.known)


@dataclass(eq=False)
class DatabaseBusyError(DatabaseFault):
    """Another process held a lock longer than the time we wait for it, or the server broke off one
    of two that were in each other's way. Nothing was changed; try again."""

    def __str__(self) -> str:
        return wording.BUSY.format(place=self.place)


@dataclass(eq=False)
class DatabaseFullError(DatabaseFault):
    """No room left on the disk; the transaction was undone."""

    def __str__(self) -> str:
        return wording.FULL.format(place=self.place)


@dataclass(eq=False)
class DatabaseReadOnlyError(DatabaseFault):
    """The file, its folder or its disk cannot be written to."""

    def __str__(self) -> str:
        return wording.READ_ONLY.format(place=self.place)


@dataclass(eq=False)
class DatabaseUnreachableError(DatabaseFault):
    """The database server did not answer or refused us."""

    reason: str

    def __str__(self) -> str:
        return wording.UNREACHABLE.format(place=self.place, reason=self.reason)


@dataclass(eq=False)
class DatabaseAddressError(DatabaseFault):
    """The setting ``database_url`` is not an address of SQLite or PostgreSQL."""

    def __str__(self) -> str:
        return wording.BAD_ADDRESS.format(place=self.place)
