"""Whatever people do in whatever order: the rules against a simple model in memory.

The model keeps a list of parties and goes through it the slow and obvious way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.cinema.errors import FieldError, SignupsClosedError
from kiosk.cinema.model import DoorAnswer, Standing
from tests.cinema.audience import EVENING, MINUTES, Audience, asks

SEATED, WAITING, CANCELLED = Standing
PEOPLE = 8
RELEASE, DOORS = timedelta(minutes=30), timedelta(minutes=90)


@dataclass
class Party:
    """What should be known of one sign-up."""

    person: int
    seats: int
    needs_space: bool
    token: str
    standing: Standing = WAITING
    came: bool = False
    forgotten: bool = False


class Evening(RuleBasedStateMachine):
    """One screening from before its doors until after its end."""

    audience: Audience
    parties = Bundle("parties")

    def __init__(self) -> None:
        super().__init__()
        self.audience.empty()
        self.cinema = self.audience.cinema
        self.model: list[Party] = []
        self.forms = count()

    @initialize(
        target=parties,
        seats=st.integers(1, 4),
        held=st.integers(0, 2),
        first=st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=4, max_size=6),
    )
    def begin(self, seats: int, held: int, first: list[tuple[int, bool]]) -> object:
        """A full house from the start: that is where the rules are."""
        self.seats, self.held = seats, min(held, seats)
        self.start = EVENING
        self.audience.now = EVENING - timedelta(minutes=80)
        self.screening = self.audience.screening(self.seats, self.held)
        for person, (seats_asked, needs_space) in enumerate(first):
            self.signs_up(person, seats_asked, needs_space)
        return multiple(*self.model)

    # ---------------------------------------------------------------- the model

    @property
    def now_held(self) -> int:
        return self.held if self.audience.now < self.start - RELEASE else 0

    @property
    def over(self) -> bool:
        return self.audience.now >= self.start + timedelta(minutes=MINUTES)

    def fits(self, seats: int, needs_space: bool) -> bool:
        taken = sum(one.seats for one in self.model if one.standing is SEATED)
        space = sum(one.seats for one in self.model if one.standing is SEATED and one.needs_space)
        kept = 0 if needs_space else max(0, self.now_held - space)
        return taken + kept + seats <= self.seats

    def let_in_who_waits(self) -> None:
        if self.over:
            return
        for one in self.model:
            if one.standing is WAITING and self.fits(one.seats, one.needs_space):
                one.standing = SEATED

    def leave(self, party: Party) -> None:
        if party.standing is not CANCELLED and not party.came and not self.over:
            party.standing = CANCELLED
            self.let_in_who_waits()

    # ---------------------------------------------------------------- what people do

    @rule(
        target=parties,
        person=st.integers(0, PEOPLE),
        seats=st.integers(1, 4),
        needs_space=st.booleans(),
    )
    def sign_up(self, person: int, seats: int, needs_space: bool) -> object:
        before = len(self.model)
        self.signs_up(person, seats, needs_space)
        return multiple(*self.model[before:])

    def signs_up(self, person: int, seats: int, needs_space: bool) -> None:
        once = f"form-{next(self.forms)}"
        asked = asks(self.screening, person, seats, needs_space=needs_space, once=once)
        known = any(
            one.person == person and one.standing is not CANCELLED and not one.forgotten
            for one in self.model
        )
        if self.audience.now >= self.start or known:
            closed = self.audience.now >= self.start
            with pytest.raises(SignupsClosedError if closed else FieldError):
                self.cinema.sign_up(asked)
            return
        if self.now_held < self.held:
            self.let_in_who_waits()
        ticket = self.cinema.sign_up(asked)
        if person == 0:
            assert self.cinema.sign_up(asked).token == ticket.token, "the same form is one sign-up"
        party = Party(person, seats, needs_space, ticket.token)
        party.standing = SEATED if self.fits(seats, needs_space) else WAITING
        self.model.append(party)

    @rule(party=parties)
    def cancel(self, party: Party) -> None:
        self.leave(party)
        assert self.cinema.cancel(party.token).standing is party.standing

    @rule(party=consumes(parties))
    def forget(self, party: Party) -> None:
        self.leave(party)
        party.forgotten = True
        assert self.cinema.forget(party.token).forgotten

    @rule(party=parties)
    def show_the_ticket(self, party: Party) -> None:
        if party.standing is CANCELLED:
            expected = DoorAnswer.CANCELLED
        elif self.over or self.audience.now < self.start - DOORS:
            expected = DoorAnswer.OTHER_DAY
        elif party.standing is WAITING:
            expected = DoorAnswer.WAITING
        else:
            expected = DoorAnswer.ALREADY if party.came else DoorAnswer.WELCOME
            party.came = True
        assert self.cinema.check_in(party.token).answer is expected

    @rule()
    def release(self) -> None:
        if self.start - RELEASE <= self.audience.now < self.start:
            self.let_in_who_waits()
        self.cinema.release_held()

    @rule(minutes=st.sampled_from([5, 15, 45]))
    def time_passes(self, minutes: int) -> None:
        self.audience.pass_by(minutes=minutes)

    @precondition(lambda self: self.audience.now < self.start)
    @rule(minutes=st.sampled_from([-30, 30, 60]))
    def the_film_is_put_at_another_time(self, minutes: int) -> None:
        start = self.start + timedelta(minutes=minutes)
        if start > self.audience.now:
            self.start = start
            self.cinema.move(self.screening, start)
            self.let_in_who_waits()

    # ---------------------------------------------------------------- what must hold

    @invariant()
    def everybody_stands_where_the_model_says(self) -> None:
        """Nobody is lost, the order of arrival is kept, and every place is the model's."""
        if not self.model:
            return
        rows = self.audience.rows(self.screening)
        assert [(row.seats, Standing(row.standing)) for row in rows] == [
            (one.seats, one.standing) for one in self.model
        ]
        assert [row.checked_in_at is not None for row in rows] == [one.came for one in self.model]
        assert [row.phone is None for row in rows] == [one.forgotten for one in self.model]
        waiting = [one for one in self.model if one.standing is WAITING and not one.forgotten]
        if waiting:
            last = self.cinema.ticket(waiting[-1].token)
            ahead = [one for one in self.model if one.standing is WAITING]
            assert last.place == ahead.index(waiting[-1]) + 1

    @invariant()
    def there_is_never_a_seat_too_many(self) -> None:
        if not self.model:
            return
        told = self.cinema.screening(self.screening)
        taken = sum(one.seats for one in self.model if one.standing is SEATED)
        assert told.taken == taken <= self.seats

    @invariant()
    def nobody_waits_who_would_fit(self) -> None:
        """Unless held seats have just become everybody's and the worker has not looked yet."""
        if not self.model or self.over or self.now_held < self.held:
            return
        waiting = [one for one in self.model if one.standing is WAITING]
        assert not [one for one in waiting if self.fits(one.seats, one.needs_space)]


def test_any_evening_goes_as_the_model_says(audience: Audience) -> None:
    class Here(Evening):
        pass

    Here.audience = audience
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
