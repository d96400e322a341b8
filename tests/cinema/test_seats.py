"""Counting seats, against putting everybody on a chair."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cinema.seats import RELEASE, Seats, held_now
from tests.cinema.audience import EVENING

quick = settings(max_examples=200, deadline=None, derandomize=True)
parties = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=12)


class Chairs:
    """A row of chairs, some with a wheelchair's space beside them. Those who need that take such
    chairs first, the others only when nothing else is left to those who came before."""

    def __init__(self, seats: int, held: int) -> None:
        self.held, self.ordinary = held, seats - held

    def sit(self, seats: int, needs_space: bool) -> None:
        for _ in range(seats):
            if self.held and (needs_space or not self.ordinary):
                self.held -= 1
            elif self.ordinary:
                self.ordinary -= 1

    def free_for(self, needs_space: bool) -> int:
        return self.ordinary + (self.held if needs_space else 0)


@quick
@given(st.integers(0, 12), st.integers(0, 12), parties)
def test_what_is_free_is_what_is_left_of_the_chairs(
    seats: int, held: int, parties: list[tuple[int, bool]]
) -> None:
    """Each who fits sits down, as the cinema lets them in; the others are sent away."""
    held = min(held, seats)
    chairs, counted = Chairs(seats, held), Seats(seats, held, 0, 0)
    for number, needs_space in parties:
        fits = number <= chairs.free_for(needs_space)
        assert counted.fits(number, needs_space=needs_space) is fits
        if fits:
            chairs.sit(number, needs_space)
            counted = counted.with_party(number, needs_space=needs_space)
        assert counted.free == chairs.free_for(False)
        assert counted.free_with_space == chairs.free_for(True)
        assert counted.taken == seats - chairs.held - chairs.ordinary <= seats


@quick
@given(*[st.integers(0, 12)] * 4)
def test_it_holds_of_any_house_also_of_one_with_fewer_seats_than_before(
    seats: int, held: int, ordinary: int, space: int
) -> None:
    held = min(held, seats)
    chairs, counted = Chairs(seats, held), Seats(seats, held, ordinary, space)
    chairs.sit(space, True)
    chairs.sit(ordinary, False)
    assert counted.free_with_space == chairs.free_for(True)
    assert counted.free == chairs.free_for(False)
    assert 0 <= counted.free <= counted.free_with_space <= seats


@quick
@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_released_seats_are_everybodys(seats: int, held: int, ordinary: int, space: int) -> None:
    released = Seats(seats, 0, ordinary, space)
    assert released.free == released.free_with_space
    assert released.free >= Seats(seats, min(held, seats), ordinary, space).free


@pytest.mark.parametrize(
    ("before", "held"),
    [
        (timedelta(days=1), 3),
        (RELEASE + timedelta(seconds=1), 3),
        (RELEASE, 0),
        (timedelta(minutes=29), 0),
        (timedelta(0), 0),
        (timedelta(hours=-1), 0),
    ],
)
def test_seats_are_held_until_half_an_hour_before_the_start(before: timedelta, held: int) -> None:
    assert held_now(3, EVENING, EVENING - before) == held
