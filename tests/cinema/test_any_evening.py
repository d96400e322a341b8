"""Whatever people do in whatever order: the rules against a plain list in memory.

After every step everybody must stand where the list says: seated, in which place of the waiting
list, or gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.cinema.errors import FieldError, SignupsClosedError
from kiosk.cinema.model import DoorAnswer, SignupRequest, Standing, Ticket
from tests.cinema.audience import EVENING, MINUTES, Audience, asks

SEATED, WAITING, CANCELLED = Standing
DOORS_OPEN, HELD_RELEASED, BEGUN, OVER = (
    timedelta(minutes=minutes) for minutes in (-80, -20, 5, MINUTES + 1)
)
PATIENCE = 5
"""So many things happen before it gets later: most of the rules are about what is before."""
which = st.integers(0, 11)
party = st.tuples(st.sampled_from([1, 1, 2, 2, 3, 4]), st.sampled_from([False] * 4 + [True]))


@dataclass
class Guest:
    """What should be known of one sign-up. ``request`` and ``token`` are what it asked with and
    was given."""

    name: int
    seats: int
    needs_space: bool
    standing: Standing
    request: SignupRequest
    token: str = ""
    came: bool = False
    forgotten: bool = False


@dataclass
class House:
    """Everybody who ever signed up, in the order of arrival."""

    guests: list[Guest]
    seats: int
    held: int

    def those(self, standing: Standing) -> list[Guest]:
        return [one for one in self.guests if one.standing is standing]

    def taken(self, *, with_space_only: bool = False) -> int:
        return sum(
            one.seats for one in self.those(SEATED) if one.needs_space or not with_space_only
        )

    def free(self, needs_space: bool) -> int:
        kept = 0 if needs_space else max(0, self.held - self.taken(with_space_only=True))
        return max(0, self.seats - self.taken() - kept)

    def seat_who_waits(self) -> None:
        for one in self.those(WAITING):
            if one.seats <= self.free(one.needs_space):
                one.standing = SEATED

    def place(self, guest: Guest) -> int | None:
        waiting = self.those(WAITING)
        return next((place for place, one in enumerate(waiting, 1) if one is guest), None)


class Evening(RuleBasedStateMachine):
    """One screening with more people than seats, from before its doors until after its end."""

    audience: Audience

    def __init__(self) -> None:
        super().__init__()
        self.audience.empty()
        self.cinema = self.audience.cinema
        self.names = count(1)
        self.steps = self.since = 0
        self.screening = 0

    @initialize(
        seats=st.integers(3, 6),
        held=st.sampled_from([0, 1, 2, 2]),
        largest=st.integers(2, 4),
        others=st.lists(party, min_size=5, max_size=7),
    )
    def begin(self, seats: int, held: int, largest: int, others: list[tuple[int, bool]]) -> None:
        """A large party first: when it leaves, several of those who wait may fit."""
        self.house = House([], seats, held)
        self.screening = self.audience.screening(seats, held)
        self.at = DOORS_OPEN
        self.audience.now = EVENING + self.at
        for one in [(largest, False), *others]:
            self.sign_up(next(self.names), *one)

    # ---------------------------------------------------------------- what people do

    @rule(party=party)
    def a_newcomer_signs_up(self, party: tuple[int, bool]) -> None:
        self.sign_up(next(self.names), *party)

    @rule(which=which, seats=st.integers(1, 4))
    def a_known_number_signs_up_again(self, which: int, seats: int) -> None:
        self.sign_up(self.picked(self.house.guests, which).name, seats, False)

    @rule(which=which)
    def the_same_form_is_sent_again(self, which: int) -> None:
        guest = self.picked(self.house.guests, which)
        if not guest.forgotten:
            self.agrees(guest, self.cinema.sign_up(guest.request))

    @precondition(lambda self: self.house.those(SEATED))
    @rule(which=which)
    def a_seated_one_cancels(self, which: int) -> None:
        self.cancel(self.picked(self.house.those(SEATED), which))

    @precondition(lambda self: self.house.those(WAITING))
    @rule(which=which)
    def a_waiting_one_cancels(self, which: int) -> None:
        self.cancel(self.picked(self.house.those(WAITING), which))

    @precondition(lambda self: self.house.those(CANCELLED))
    @rule(which=which)
    def one_that_is_gone_cancels_again(self, which: int) -> None:
        self.cancel(self.picked(self.house.those(CANCELLED), which))

    @rule(which=which)
    def somebody_is_forgotten(self, which: int) -> None:
        guest = self.picked(self.house.guests, which)
        self.leave(guest)
        guest.forgotten = True
        self.agrees(guest, self.cinema.forget(guest.token))

    @rule(which=which)
    def a_ticket_is_shown_at_the_door(self, which: int) -> None:
        guest = self.picked(self.house.guests, which)
        if guest.standing is CANCELLED:
            expected = DoorAnswer.CANCELLED
        elif self.at == OVER:
            expected = DoorAnswer.OTHER_DAY
        elif guest.standing is WAITING:
            expected = DoorAnswer.WAITING
        else:
            expected = DoorAnswer.ALREADY if guest.came else DoorAnswer.WELCOME
            guest.came = True
        entry = self.cinema.check_in(guest.token)
        assert entry.answer is expected
        assert entry.ticket is not None
        self.agrees(guest, entry.ticket)

    @rule()
    def the_worker_looks(self) -> None:
        waited = len(self.house.those(WAITING))
        if self.at == HELD_RELEASED:
            self.house.seat_who_waits()
        assert self.cinema.release_held() == waited - len(self.house.those(WAITING))

    @precondition(lambda self: self.since >= PATIENCE)
    @rule(at=st.sampled_from([HELD_RELEASED] * 4 + [BEGUN, OVER]), faster=st.none() | party)
    def it_gets_later(self, at: timedelta, faster: tuple[int, bool] | None) -> None:
        """And somebody new may come before the worker has looked, or right after."""
        self.at = max(self.at, at)
        self.audience.now = EVENING + self.at
        self.house.held = 0
        self.since = 0
        if faster is None:
            self.the_worker_looks()
        else:
            self.sign_up(next(self.names), *faster)

    # ---------------------------------------------------------------- the model's part of it

    def picked(self, guests: list[Guest], which: int) -> Guest:
        return guests[which % len(guests)]

    def sign_up(self, name: int, seats: int, needs_space: bool) -> None:
        form = f"form-{len(self.house.guests)}-{self.steps}"
        request = asks(self.screening, name, seats, needs_space=needs_space, once=form)
        is_known = any(
            one.name == name and one.standing is not CANCELLED and not one.forgotten
            for one in self.house.guests
        )
        if self.at in (BEGUN, OVER) or is_known:
            with pytest.raises(FieldError if self.at < BEGUN else SignupsClosedError):
                self.cinema.sign_up(request)
            return
        self.house.seat_who_waits()  # those who were there before
        fits = seats <= self.house.free(needs_space)
        guest = Guest(name, seats, needs_space, SEATED if fits else WAITING, request)
        self.house.guests.append(guest)
        ticket = self.cinema.sign_up(request)
        guest.token = ticket.token
        self.agrees(guest, ticket)

    def leave(self, guest: Guest) -> None:
        if guest.standing is not CANCELLED and not guest.came and self.at != OVER:
            guest.standing = CANCELLED
            self.house.seat_who_waits()

    def cancel(self, guest: Guest) -> None:
        self.leave(guest)
        self.agrees(guest, self.cinema.cancel(guest.token))

    # ---------------------------------------------------------------- what must hold

    def agrees(self, guest: Guest, ticket: Ticket) -> None:
        assert ticket.token == guest.token or guest.forgotten
        told = (ticket.standing, ticket.place, ticket.seats, ticket.needs_space)
        expected = (guest.standing, self.house.place(guest), guest.seats, guest.needs_space)
        assert told == expected
        assert (ticket.checked_in_at is not None, ticket.forgotten) == (guest.came, guest.forgotten)

    @invariant()
    def everybody_stands_where_the_list_says(self) -> None:
        people = sorted(self.cinema.people(self.screening), key=lambda one: one.id)
        assert [
            (one.phone, one.standing, one.place, one.seats, one.checked_in_at is not None)
            for one in people
        ] == [
            (
                "" if one.forgotten else one.request.phone,
                one.standing,
                self.house.place(one),
                one.seats,
                one.came,
            )
            for one in self.house.guests
            if one.standing is not CANCELLED
        ]

    @invariant()
    def a_ticket_says_so_too_and_the_seats_are_counted_as_in_the_list(self) -> None:
        """One ticket after the other: all of them at each step would take most of the time."""
        guest = self.picked(self.house.guests, self.steps)
        ticket = self.cinema.ticket(guest.token)
        self.agrees(guest, ticket)
        house, told = self.house, ticket.screening
        waiting = sum(one.seats for one in house.those(WAITING))
        assert (told.taken, told.waiting) == (house.taken(), waiting)
        assert (told.free, told.free_with_space) == (house.free(False), house.free(True))
        assert told.taken <= told.seats == house.seats
        self.steps, self.since = self.steps + 1, self.since + 1


@pytest.mark.parametrize("number", range(4))
def test_any_evening_goes_as_the_list_says(audience: Audience, number: int) -> None:
    """Ten evenings at a time: after its first ten Hypothesis mostly varies those it has had, and
    forty of them together were eight evenings five times over. Always the same ones."""

    @seed(number)
    class OnThisDatabase(Evening):
        pass

    OnThisDatabase.audience = audience
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        OnThisDatabase,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
