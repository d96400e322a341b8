"""Cinema: all that screens, phone pages, the worker and commands ask of the cinema.

Each call is a short transaction of its own and may raise ``DatabaseFault``. Calls that write wait
for the database's lock, at most its busy time: never call them from a thread that draws.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.cinema import (
    bookings,
    demand,
    door,
    finding,
    programme,
    retention,
    room,
    screenings,
    signups,
    wishes,
)
from kiosk.cinema.model import (
    Booking,
    BookingRequest,
    CinemaRules,
    Demand,
    Entry,
    Person,
    Screening,
    Showing,
    ShowingChanged,
    SignupRequest,
    Ticket,
    Via,
    Wish,
)
from kiosk.cinema.tickets import Tickets
from kiosk.clock import Now
from kiosk.database.engine import reading, writing
from kiosk.database.vault import Vault

_T = TypeVar("_T")


class Cinema:
    """``vault`` is called once, at the first need of it: most screens never ask for a name."""

    def __init__(
        self, engine: Engine, vault: Callable[[], Vault], rules: CinemaRules, now: Now
    ) -> None:
        self._engine = engine
        self._open_vault = vault
        self.rules = rules
        self._now = now

    @cached_property
    def vault(self) -> Vault:
        return self._open_vault()

    @cached_property
    def tickets(self) -> Tickets:
        return Tickets(self.vault.key("tickets"), "ticket")

    @cached_property
    def booking_names(self) -> Tickets:
        """Signs the addresses of private screenings."""
        return Tickets(self.vault.key("tickets"), "booking")

    def now(self) -> datetime:
        return self._now()

    # ------------------------------------------------------------------ the programme

    def programme(self) -> tuple[Screening, ...]:
        """What is not over yet, in order of time, called off ones among them."""
        return self._read(lambda session: screenings.to_come(session, self.rules, self._now()))

    def screenings(self) -> tuple[Screening, ...]:
        """All that are kept, in order of time."""
        return self._read(lambda session: screenings.screenings(session, self.rules, self._now()))

    def screening(self, number: int) -> Screening:
        """Raises ``ScreeningMissingError``."""
        return self._read(
            lambda session: screenings.screening(session, number, self.rules, self._now())
        )

    def bring(self, showings: Sequence[Showing]) -> tuple[ShowingChanged, ...]:
        """Take over a programme: see ``programme.bring``."""
        return self._write(
            lambda session: programme.bring(session, showings, self.rules, self._now())
        )

    def add(self, showing: Showing) -> int:
        """A screening from the staff's page; its number. Raises ``RoomTakenError``."""
        return self._write(lambda session: programme.add(session, showing, self.rules, self._now()))

    def move(self, number: int, start: datetime) -> None:
        """Everybody signed up comes along, and is told on the ticket page. Raises
        ``ScreeningMissingError``, ``RoomTakenError``."""
        self._write(lambda session: programme.move(session, number, start, self._now()))

    def call_off(self, number: int) -> None:
        """Raises ``ScreeningMissingError``."""
        self._write(lambda session: programme.call_off(session, number))

    # ------------------------------------------------------------------ signing up

    def sign_up(self, request: SignupRequest) -> Ticket:
        """A seat or a place in the waiting list. Raises what ``signups.sign_up`` raises."""
        signups.checked(request)  # before anybody waits for the lock
        try:
            return self._sign_up(request)
        except IntegrityError:  # the same form twice at the same moment: now it is seen
            return self._sign_up(request)

    def _sign_up(self, request: SignupRequest) -> Ticket:
        with writing(self._engine) as session:
            row = signups.sign_up(session, self.vault, request, self.rules, self._now())
            return signups.ticket_of(
                session, self.vault, self.tickets, row, self.rules, self._now()
            )

    def ticket(self, token: str) -> Ticket:
        """Raises ``TicketUnknownError``."""
        return self._read(
            lambda session: self._ticket(session, signups.number_of(session, self.tickets, token))
        )

    def cancel(self, token: str) -> Ticket:
        """Give the seats back. Raises ``TicketUnknownError``."""
        with writing(self._engine) as session:
            number = signups.number_of(session, self.tickets, token)
            signups.cancel(session, number, self._now())
            return self._ticket(session, number)

    def forget(self, token: str) -> Ticket:
        """Delete name and number now, and cancel. Raises ``TicketUnknownError``."""
        with writing(self._engine) as session:
            number = signups.number_of(session, self.tickets, token)
            signups.forget(session, number, self._now())
            return self._ticket(session, number)

    def cancel_code(self, screening: int, code: str) -> Ticket:
        """For staff, without the ticket: give back the seats of one who telephoned, or whose number
        somebody invented. Raises ``TicketUnknownError``."""
        with writing(self._engine) as session:
            number = signups.number_of_code(session, screening, code)
            signups.cancel(session, number, self._now())
            return self._ticket(session, number)

    def forget_code(self, screening: int, code: str) -> None:
        """For staff: delete name and number of one who asks for it at the desk, and cancel. Raises
        ``TicketUnknownError``."""
        with writing(self._engine) as session:
            number = signups.number_of_code(session, screening, code)
            signups.forget(session, number, self._now())

    def people(self, screening: int) -> tuple[Person, ...]:
        """For staff alone: who comes to a screening and who waits."""
        return self._read(lambda session: signups.people(session, self.vault, screening))

    def find(self, phone: str, code: str) -> Ticket:
        """The ticket of a number and its four digits. Raises ``FieldError`` for what is no number,
        ``TicketUnknownError``, ``TooManyTriesError``; which numbers are known cannot be told from
        the answers."""
        return finding.find(
            self._engine, self.vault, self.tickets, phone, code, self.rules, self._now()
        )

    # ------------------------------------------------------------------ the door

    def check_in(self, shown: str, screening: int | None = None) -> Entry:
        """``shown`` is a ticket's token, or its four digits together with the ``screening`` that is
        let in. The first time it is marked as used."""
        return self._write(
            lambda session: door.check_in(
                session, self.vault, self.tickets, shown, screening, self.rules, self._now()
            )
        )

    # ------------------------------------------------------------------ private screenings

    def free_among(self, starts: Sequence[datetime]) -> tuple[datetime, ...]:
        """Those of ``starts`` at which a screening of the usual length finds the room free."""
        length = timedelta(minutes=self.rules.minutes)
        return self._read(
            lambda session: tuple(
                start for start in starts if not room.what_stands(session, start, start + length)
            )
        )

    def ask_booking(self, request: BookingRequest) -> Booking:
        """Raises ``FieldError``, ``RoomTakenError``."""
        return self._write(
            lambda session: bookings.ask(
                session, self.vault, self.booking_names, request, self.rules, self._now()
            )
        )

    def booking(self, token: str) -> Booking:
        """As the organisation sees it, masked. Raises ``BookingMissingError``."""
        return self._read(
            lambda session: bookings.booking(session, self.vault, self.booking_names, token)
        )

    def withdraw_booking(self, token: str) -> Booking:
        """Raises ``BookingMissingError``."""
        return self._write(
            lambda session: bookings.withdraw(
                session, self.vault, self.booking_names, token, self._now()
            )
        )

    def agree_to_move(self, token: str) -> Booking:
        """The organisation takes the other time it was offered. Raises ``BookingMissingError``."""
        return self._write(
            lambda session: bookings.agree_to_move(
                session, self.vault, self.booking_names, token, self._now()
            )
        )

    def bookings(self) -> tuple[Booking, ...]:
        """For staff alone, unmasked: those to answer first, then by time."""
        return self._read(
            lambda session: bookings.bookings(session, self.vault, self.booking_names)
        )

    def accept_booking(self, number: int, answer: str = "") -> None:
        """Raises ``BookingMissingError``, ``RoomTakenError``."""
        self._write(lambda session: bookings.accept(session, number, answer, self._now()))

    def decline_booking(self, number: int, answer: str = "") -> None:
        """Raises ``BookingMissingError``."""
        self._write(lambda session: bookings.decline(session, number, answer, self._now()))

    def move_booking(self, number: int, start: datetime, answer: str = "") -> None:
        """Offer another time. Raises ``BookingMissingError``, ``RoomTakenError``."""
        self._write(lambda session: bookings.move(session, number, start, answer, self._now()))

    # ------------------------------------------------------------------ wishes and demand

    def wish(self, film: str, via: Via, once: str = "") -> None:
        """A vote for a film. Raises ``FieldError`` for a title that is empty or too long."""
        self._write(lambda session: wishes.wish(session, film, via, once, self._now()))

    def wishes(self) -> tuple[Wish, ...]:
        """All of them, most votes first; show only ``offered`` ones to visitors."""
        return self._read(wishes.wishes)

    def offer(self, film: str, *, offered: bool) -> None:
        """Put a film on the list that visitors vote from, or take it off; votes stay."""
        self._write(lambda session: wishes.offer(session, film, offered=offered))

    def demand(self) -> tuple[Demand, ...]:
        """Per film and hour of the day, most asked for first."""
        return self._read(demand.demand)

    # ------------------------------------------------------------------ what the worker does

    def release_held(self) -> int:
        """Give seats that are no longer held back to the waiting list; how many sign-ups got
        some. The lock is taken only when there is somebody to give them to."""
        if not self._read(lambda session: retention.held_seats_due(session, self._now())):
            return 0
        return self._write(lambda session: retention.release_held(session, self._now()))

    def forget_old(self) -> int:
        """Delete what is personal of screenings (and private ones) seven days ago; how many people
        that were. The lock is taken only when there is something to delete."""
        if not self._read(lambda session: retention.forgetting_due(session, self._now())):
            return 0
        return self._write(lambda session: retention.forget_old(session, self._now()))

    # ------------------------------------------------------------------

    def _ticket(self, session: Session, number: int) -> Ticket:
        return signups.ticket(session, self.vault, self.tickets, number, self.rules, self._now())

    def _read(self, work: Callable[[Session], _T]) -> _T:
        with reading(self._engine) as session:
            return work(session)

    def _write(self, work: Callable[[Session], _T]) -> _T:
        with writing(self._engine) as session:
            return work(session)
