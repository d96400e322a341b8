"""What a visitor has typed so far, and what becomes of it. No Kivy.

A form keeps everything while one goes back and forth, and knows nothing after ``forget``.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kiosk.cinema.errors import FieldError
from kiosk.cinema.model import BookingRequest, Screening, SignupRequest, Via
from kiosk.cinema.phones import masked_phone, phone_number
from kiosk.clock import ZONE
from kiosk.wording import signup as words

MOST_DIGITS = 12
"""Of a landline with a long area code."""
CODE_DIGITS = 4
MOBILE_DIGITS, LOCAL_DIGITS = 11, 8
LONGEST_NAME = 4
"""Characters of a surname (compound ones and 先生 aside)."""
LONGEST_ORGANISATION = 20
DAYS_AHEAD = 60
STARTS = (time(10), time(14), time(15, 30), time(17), time(19, 30))
"""When a private screening may begin."""


def grouped(digits: str) -> tuple[list[str], int]:
    """The digits as one reads them out (138 0013 8000, 020 8412 3456, 8412 3456), and how many
    more there should be."""
    if digits.startswith(("2", "3", "4", "5", "6", "7", "8", "9")):
        sizes, whole = (4, 4, 4), LOCAL_DIGITS
    elif digits.startswith("0") and digits[1:2] not in ("", "1", "2"):
        sizes, whole = (4, 4, 4), MOST_DIGITS
    else:
        sizes, whole = (3, 4, 5), MOBILE_DIGITS
    groups, rest = [], digits
    for size in sizes:
        if rest:
            groups.append(rest[:size])
            rest = rest[size:]
    return groups, max(0, whole - len(digits))


def phone_trouble(digits: str) -> str:
    """What is wrong with a number in words, to stand beside the field; empty when it is right."""
    if not digits:
        return words.PHONE_EMPTY
    try:
        phone_number(digits)
    except FieldError as error:
        short = digits[0] == "1" and len(digits) < MOBILE_DIGITS
        return words.PHONE_SHORT if short or len(digits) < LOCAL_DIGITS else str(error)
    return ""


def code_trouble(digits: str) -> str:
    """The same of a ticket's four digits."""
    return "" if len(digits) == CODE_DIGITS else words.CODE_SHORT


def _new_once() -> str:
    return secrets.token_urlsafe(12)


@dataclass
class SignupForm:
    """A sign-up for a screening, on its way. ``once`` stays the same for the same content, so that
    what is sent again because of a fault is one sign-up."""

    screening: Screening
    seats: int
    needs_space: bool = False
    phone: str = ""
    surname: str = ""
    title: str = ""
    agreed: bool = False
    make_once: Callable[[], str] = _new_once
    _sent: SignupRequest | None = field(default=None, repr=False)

    def write(self, character: str) -> None:
        """One more character of the surname, while there is room for it."""
        self.surname = (self.surname + character)[:LONGEST_NAME]

    @property
    def full(self) -> bool:
        """Whether the surname takes no more characters."""
        return len(self.surname) >= LONGEST_NAME

    @property
    def name(self) -> str:
        """陈女士, 陈, or nothing: a title alone names nobody."""
        return self.surname + self.title if self.surname else ""

    @property
    def masked(self) -> str:
        """The number as it may stand on a screen in a lobby."""
        return masked_phone(self.phone)

    @property
    def fits(self) -> bool:
        """Whether there were seats enough when the programme was looked at."""
        free = self.screening.free_with_space if self.needs_space else self.screening.free
        return free >= self.seats

    def request(self, consent: str) -> SignupRequest:
        """What is sent to the cinema; ``consent`` counts only if it was agreed to."""
        request = SignupRequest(
            screening=self.screening.id,
            phone=self.phone,
            seats=self.seats,
            consent=consent if self.agreed else "",
            via=Via.KIOSK,
            surname=self.name,
            needs_space=self.needs_space,
            once=self._sent.once if self._sent else "",
        )
        if request != self._sent:
            request = _with_once(request, self.make_once())
            self._sent = request
        return request


def _with_once(request: SignupRequest, once: str) -> SignupRequest:
    return SignupRequest(
        screening=request.screening,
        phone=request.phone,
        seats=request.seats,
        consent=request.consent,
        via=request.via,
        surname=request.surname,
        needs_space=request.needs_space,
        once=once,
    )


@dataclass
class FindForm:
    """Looking for a ticket."""

    phone: str = ""
    code: str = ""


@dataclass
class RoomForm:
    """An organisation asks for the room, for between 1 and ``most`` ``people``."""

    most: int
    day: date | None = None
    start: datetime | None = None
    people: int = 20
    organisation: str = ""
    phone: str = ""
    agreed: bool = False
    once: str = field(default_factory=_new_once)

    def __post_init__(self) -> None:
        self.people = min(self.people, self.most)

    @property
    def masked(self) -> str:
        return masked_phone(self.phone)

    def write(self, character: str) -> None:
        """One more character of the organisation's name, while there is room for it."""
        self.organisation = (self.organisation + character)[:LONGEST_ORGANISATION]

    @property
    def full(self) -> bool:
        """Whether the name takes no more characters."""
        return len(self.organisation) >= LONGEST_ORGANISATION

    def step_people(self, by: int) -> None:
        """``by`` more or fewer, never none and never more than there are seats."""
        self.people = min(max(1, self.people + by), self.most)

    def request(self, consent: str) -> BookingRequest:
        """Raises ``ValueError`` before a time was chosen."""
        if self.start is None:
            raise ValueError("no start")
        return BookingRequest(
            organisation=self.organisation or words.ROOM_NAME_LATER,
            contact="",
            phone=self.phone,
            start=self.start,
            people=self.people,
            film="",
            consent=consent if self.agreed else "",
            via=Via.KIOSK,
            note=words.ROOM_FILM,
            once=self.once,
        )


def weeks(today: date, days: int = DAYS_AHEAD) -> list[list[date | None]]:
    """The days one may ask for, tomorrow first, in weeks from Monday; None where a week holds a
    day that cannot be asked for."""
    first, last = today + timedelta(days=1), today + timedelta(days=days)
    monday = first - timedelta(days=first.weekday())
    rows: list[list[date | None]] = []
    while monday <= last:
        row = [monday + timedelta(days=number) for number in range(7)]
        rows.append([day if first <= day <= last else None for day in row])
        monday += timedelta(days=7)
    return rows


def starts_on(day: date) -> tuple[datetime, ...]:
    """When a private screening could begin on ``day``."""
    return tuple(datetime.combine(day, at, tzinfo=ZONE) for at in STARTS)
