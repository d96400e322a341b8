"""What the cinema says no to. ``str(error)`` is a plain Chinese sentence for the visitor."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.wording import cinema as words


class CinemaError(KioskError):
    """Asked for something that cannot be."""


class ScreeningMissingError(CinemaError):
    def __str__(self) -> str:
        return words.SCREENING_MISSING


class SignupsClosedError(CinemaError):
    """Begun, called off, or past the closing time."""

    def __str__(self) -> str:
        return words.SIGNUPS_CLOSED


@dataclass(eq=False)
class FieldError(CinemaError):
    """One field of a form: ``field`` is its name in the form, ``what`` the sentence beside it."""

    field: str
    what: str

    def __str__(self) -> str:
        return self.what


class TicketUnknownError(CinemaError):
    """No such ticket, or not one of ours: which of the two is not told."""

    def __str__(self) -> str:
        return words.TICKET_UNKNOWN


class BookingMissingError(CinemaError):
    def __str__(self) -> str:
        return words.BOOKING_MISSING


@dataclass(eq=False)
class BookingSettledError(CinemaError):
    """A private screening that was withdrawn or is over cannot be answered any more."""

    what: str

    def __str__(self) -> str:
        return self.what


@dataclass(eq=False)
class RoomTakenError(CinemaError):
    """``beside`` is what stands in the room at that time."""

    beside: str

    def __str__(self) -> str:
        return words.ROOM_TAKEN.format(beside=self.beside)


@dataclass(eq=False)
class TooManyTriesError(CinemaError):
    """A number and code were tried too often; again in ``minutes``."""

    minutes: int

    def __str__(self) -> str:
        return words.TOO_MANY_TRIES.format(minutes=self.minutes)
