"""Whatever organisations and staff do in whatever order: two things never stand in the room at
once, and nobody is refused a room that is free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import count, pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kiosk.cinema.errors import BookingSettledError, RoomTakenError
from kiosk.cinema.model import BookingState, Showing, Via
from tests.cinema.audience import MORNING, Audience
from tests.cinema.desk import a_request

ASKED, ACCEPTED, DECLINED, MOVED, WITHDRAWN = BookingState
MINUTES = 90
FIRST = MORNING.replace(hour=8) + timedelta(days=1)
starts = st.integers(0, 10).map(lambda half: FIRST + timedelta(minutes=30 * half))
which = st.integers(0, 3)


@dataclass
class Thing:
    """What should be known of a screening or of a private one."""

    number: int
    start: datetime
    holds: bool
    token: str = ""
    state: BookingState = ASKED


class Day(RuleBasedStateMachine):
    """One day's room, in half hours."""

    audience: Audience

    def __init__(self) -> None:
        super().__init__()
        self.audience.empty()
        self.cinema = self.audience.cinema
        self.bookings: list[Thing] = []
        self.screenings: list[Thing] = []
        self.films = count()

    def is_free(self, start: datetime, apart_from: Thing | None = None) -> bool:
        length = timedelta(minutes=MINUTES)
        return not any(
            one.holds and abs(one.start - start) < length
            for one in self.bookings + self.screenings
            if one is not apart_from
        )

    def tried(self, free: bool, what: Callable[[], object]) -> bool:
        """Whether it was done; it must be, exactly when the room is free."""
        try:
            what()
        except RoomTakenError:
            assert not free, "refused a room that is free"
            return False
        assert free, "given a room that is taken"
        return True

    @rule(start=starts)
    def ask(self, start: datetime) -> None:
        # At the desk: how many may wait for an answer is another rule.
        request = a_request(start, minutes=MINUTES, via=Via.DESK)
        if not self.is_free(start):
            self.tried(False, lambda: self.cinema.ask_booking(request))
            return
        asked = self.cinema.ask_booking(request)
        self.bookings.append(Thing(asked.id, start, holds=False, token=asked.token))

    @rule(which=which)
    def accept(self, which: int) -> None:
        for one in self.bookings[which : which + 1]:
            free = self.is_free(one.start, one)
            if self.settled(one, partial(self.cinema.accept_booking, one.number)):
                continue
            if self.tried(free, partial(self.cinema.accept_booking, one.number)):
                one.holds, one.state = True, ACCEPTED

    @rule(which=which)
    def decline(self, which: int) -> None:
        for one in self.bookings[which : which + 1]:
            if not self.settled(one, partial(self.cinema.decline_booking, one.number)):
                self.cinema.decline_booking(one.number)
                one.holds, one.state = False, DECLINED

    @rule(which=which, start=starts)
    def offer_another_time(self, which: int, start: datetime) -> None:
        for one in self.bookings[which : which + 1]:
            free = self.is_free(start, one)
            if self.settled(one, partial(self.cinema.move_booking, one.number, start)):
                continue
            if self.tried(free, partial(self.cinema.move_booking, one.number, start)):
                one.holds, one.state, one.start = True, MOVED, start

    @rule(which=which)
    def agree(self, which: int) -> None:
        for one in self.bookings[which : which + 1]:
            self.cinema.agree_to_move(one.token)
            if one.state is MOVED:
                one.state = ACCEPTED

    @rule(which=which)
    def withdraw(self, which: int) -> None:
        for one in self.bookings[which : which + 1]:
            self.cinema.withdraw_booking(one.token)
            one.holds, one.state = False, WITHDRAWN

    @rule(start=starts)
    def put_on_a_film(self, start: datetime) -> None:
        showing = Showing(f"片{next(self.films)}", start.date(), start, MINUTES)
        if not self.is_free(start):
            self.tried(False, lambda: self.cinema.add(showing))
            return
        self.screenings.append(Thing(self.cinema.add(showing), start, holds=True))

    @rule(which=which, start=starts)
    def move_a_film(self, which: int, start: datetime) -> None:
        for one in self.screenings[which : which + 1]:
            free = not one.holds or self.is_free(start, one)
            if self.tried(free, partial(self.cinema.move, one.number, start)):
                one.start = start

    @rule(which=which)
    def call_off_a_film(self, which: int) -> None:
        for one in self.screenings[which : which + 1]:
            self.cinema.call_off(one.number)
            one.holds = False

    def settled(self, one: Thing, what: Callable[[], object]) -> bool:
        """A withdrawn one is not answered any more."""
        if one.state is not WITHDRAWN:
            return False
        try:
            what()
        except BookingSettledError:
            return True
        raise AssertionError("a withdrawn booking was answered")

    @invariant()
    def two_things_never_stand_in_the_room_at_once(self) -> None:
        found = self.cinema.bookings()
        spans = [(one.start, one.end) for one in found if one.state in (ACCEPTED, MOVED)]
        showings = self.cinema.screenings()
        spans += [(one.start, one.end) for one in showings if not one.called_off]
        for earlier, later in pairwise(sorted(spans)):
            assert earlier[1] <= later[0]
        known = {one.number: (one.state, one.start) for one in self.bookings}
        assert {one.id: (one.state, one.start) for one in found} == known
        starts_of_films = {one.number: one.start for one in self.screenings}
        assert {one.id: one.start for one in showings} == starts_of_films


def test_the_room_is_never_taken_twice_and_never_refused_when_it_is_free(
    audience: Audience,
) -> None:
    class OnThisDatabase(Day):
        pass

    OnThisDatabase.audience = audience
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        OnThisDatabase,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
