"""What the cinema hands to screens, phone pages and commands: plain immutable values.

All times are aware, in the centre's zone. Nothing that visitors see holds a whole telephone number;
what does (requests, and ``Person`` and ``Booking`` for staff) leaves names and numbers out of its
``repr``, so that no log and no traceback shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

MOST_SEATS = 4
"""Seats in one sign-up (the brief)."""


class ScreeningState(StrEnum):
    OPEN = "open"
    CALLED_OFF = "called_off"


class Standing(StrEnum):
    """Where a sign-up stands."""

    SEATED = "seated"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class Via(StrEnum):
    """Where a sign-up, booking or wish came in."""

    PHONE = "phone"
    KIOSK = "kiosk"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class CinemaRules:
    """What the settings say. ``seats``, ``held`` and ``minutes`` count where a screening names none
    of its own; ``closes`` before the start no more sign-ups are taken."""

    seats: int = 60
    held: int = 0
    minutes: int = 100
    closes: timedelta = timedelta(0)
    place: str = "一楼影院"


@dataclass(frozen=True, slots=True)
class Screening:
    """One showing of one film. ``taken`` and ``waiting`` count seats, not sign-ups; ``free`` is
    what anybody may still take now (held seats aside), ``free_with_space`` what somebody who needs
    the wheelchair or companion places may take. ``moved_from`` is the start it had when people
    signed up. ``open`` means that sign-ups are taken at this moment.
    """

    id: int
    film: str
    start: datetime
    minutes: int
    seats: int
    held: int
    taken: int
    waiting: int
    free: int
    free_with_space: int
    open: bool
    state: ScreeningState = ScreeningState.OPEN
    about: str = ""
    year: int | None = None
    note: str = ""
    moved_from: datetime | None = None

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def full(self) -> bool:
        return self.free <= 0

    @property
    def called_off(self) -> bool:
        return self.state is ScreeningState.CALLED_OFF


@dataclass(frozen=True, slots=True)
class SignupRequest:
    """``phone`` and ``surname`` as typed. ``needs_space`` asks for the wheelchair and companion
    places. ``consent`` is the version of the words that were agreed to ("" : not agreed). ``once``
    is a random text of the form: sent twice, it is one sign-up."""

    screening: int
    phone: str = field(repr=False)
    seats: int
    consent: str
    via: Via
    surname: str = field(default="", repr=False)
    needs_space: bool = False
    once: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sign-up as its owner sees it. ``place`` is the place in the waiting list from 1 (None when
    not waiting). ``name`` is masked (陈**). ``token`` goes into the QR and the address: the
    code and a signature, nothing of the person. ``forgotten``: name and number are gone."""

    token: str
    code: str
    screening: Screening
    standing: Standing
    seats: int
    name: str = ""
    needs_space: bool = False
    place: int | None = None
    checked_in_at: datetime | None = None
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A sign-up as staff see it: the only value with a whole ``phone`` in it."""

    id: int
    code: str
    standing: Standing
    seats: int
    surname: str = field(repr=False)
    phone: str = field(repr=False)
    needs_space: bool
    asked_at: datetime
    via: Via
    place: int | None = None
    checked_in_at: datetime | None = None


class DoorAnswer(StrEnum):
    WELCOME = "welcome"
    ALREADY = "already"
    """Used before, at ``Entry.at``."""
    WAITING = "waiting"
    """No seat, only a place in the waiting list."""
    CANCELLED = "cancelled"
    OTHER_DAY = "other_day"
    CALLED_OFF = "called_off"
    UNKNOWN = "unknown"
    """No such ticket, or not one of ours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the door says of a ticket. ``at`` is when it was first used."""

    answer: DoorAnswer
    ticket: Ticket | None = None
    at: datetime | None = None


class BookingState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MOVED = "moved"
    """Staff offer another time, ``Booking.start``: it holds the room until it is answered."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """An organisation asks for the room. ``minutes`` None means the house's usual length."""

    organisation: str
    contact: str = field(repr=False)
    phone: str = field(repr=False)
    start: datetime
    people: int
    film: str
    consent: str
    via: Via
    minutes: int | None = None
    note: str = field(default="", repr=False)
    once: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """``contact`` and ``phone`` are masked, except in what is made for staff."""

    id: int
    token: str
    organisation: str
    contact: str = field(repr=False)
    phone: str = field(repr=False)
    start: datetime
    minutes: int
    people: int
    film: str
    note: str = field(repr=False)
    state: BookingState
    asked_at: datetime
    answer: str = field(default="", repr=False)

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Wish:
    """``offered``: staff put the film on the list, so that it may be shown to everybody; what
    visitors wrote themselves is for staff alone until then."""

    film: str
    votes: int
    offered: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """What the office plans by: one film at one hour of the day (0-23; -1: wished for, never
    shown). ``waited`` counts seats that had to wait at some time, ``came`` seats that were checked
    in; ``wished`` is of the film, the same at each of its hours."""

    film: str
    hour: int
    screenings: int
    offered: int
    taken: int
    waited: int
    came: int
    wished: int


@dataclass(frozen=True, slots=True)
class Showing:
    """A line of the programme as staff wrote it; ``seats``, ``held`` and ``minutes`` are None where
    it says nothing and the house's rules count. ``called_off``: the note says so."""

    film: str
    day: date
    start: datetime
    minutes: int | None = None
    seats: int | None = None
    held: int | None = None
    about: str = ""
    year: int | None = None
    note: str = ""
    called_off: bool = False


class ShowingChange(StrEnum):
    NEW = "new"
    MOVED = "moved"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    UNCHANGED = "unchanged"
    CLASH = "clash"
    """It would stand in the room together with another screening or an accepted booking, so it was
    not taken."""


@dataclass(frozen=True, slots=True)
class ShowingChanged:
    """What a new programme does to one screening; ``seats`` are those of people signed up who are
    touched by it. ``before`` is the old start of a moved one, ``beside`` what it clashes with.
    ``over`` are seats taken beyond those that are left: nobody loses one, and nobody gets one."""

    film: str
    start: datetime
    change: ShowingChange
    seats: int = 0
    before: datetime | None = None
    beside: str = ""
    over: int = 0
