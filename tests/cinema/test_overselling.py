"""Never one seat too many, however many ask in the same moment; and the lock is the reason."""

from __future__ import annotations

from kiosk.cinema.model import Standing
from kiosk.wording import cinema as words
from tests.cinema.audience import Audience, asks
from tests.cinema.crowd import PEOPLE, all_ask_at_once, take_out_the_lock

SEATS = 7


def taken(audience: Audience, screening: int) -> int:
    return audience.cinema.screening(screening).taken


def test_a_crowd_gets_exactly_the_seats_and_everybody_an_answer(audience: Audience) -> None:
    screening = audience.screening(seats=SEATS)
    answers = all_ask_at_once(audience, lambda person: asks(screening, person))
    assert answers.errors == []
    assert len({ticket.token for ticket in answers.tickets}) == PEOPLE
    assert len({ticket.code for ticket in answers.tickets}) == PEOPLE
    assert taken(audience, screening) == SEATS
    # In the order of arrival, and what everybody was told is what is kept.
    standings = audience.standings(screening)
    assert standings == [Standing.SEATED] * SEATS + [Standing.WAITING] * (PEOPLE - SEATS)
    places = sorted(ticket.place for ticket in answers.tickets if ticket.place is not None)
    assert places == list(range(1, PEOPLE - SEATS + 1))
    assert sorted(row.code for row in audience.rows(screening)) == sorted(
        ticket.code for ticket in answers.tickets
    )


def test_a_crowd_of_families_never_gets_a_seat_too_many_and_nobody_waits_who_would_fit(
    audience: Audience,
) -> None:
    screening = audience.screening(seats=30, held=4)
    answers = all_ask_at_once(audience, lambda person: asks(screening, person, person % 4 + 1))
    assert answers.errors == []
    free = 26 - taken(audience, screening)
    assert free >= 0
    # A seat may be left that is too small for every family that waits.
    waiting = [row.seats for row in audience.rows(screening) if row.standing == Standing.WAITING]
    assert waiting
    assert min(waiting) > free


def test_without_the_lock_the_same_crowd_gets_seats_too_many_or_no_answer(
    audience: Audience,
) -> None:
    screening = audience.screening(seats=SEATS)
    answers = all_ask_at_once(
        audience, lambda person: asks(screening, person), prepare=take_out_the_lock
    )
    assert taken(audience, screening) > SEATS or answers.errors


def test_one_number_asking_many_times_at_once_is_signed_up_once(audience: Audience) -> None:
    screening = audience.screening(seats=SEATS)
    answers = all_ask_at_once(audience, lambda _: asks(screening))
    assert len(answers.tickets) == len(audience.rows(screening)) == 1
    assert {str(error) for error in answers.errors} == {words.SIGNED_UP_ALREADY}


def test_one_form_sent_many_times_at_once_gives_one_and_the_same_ticket(
    audience: Audience,
) -> None:
    screening = audience.screening(seats=SEATS)
    answers = all_ask_at_once(audience, lambda _: asks(screening, once="a-form"))
    assert answers.errors == []
    assert len({ticket.token for ticket in answers.tickets}) == len(audience.rows(screening)) == 1


def test_one_forms_text_on_many_screenings_at_once_is_no_hindrance(audience: Audience) -> None:
    """Nothing of ours sends that; but it is the one thing that the lock does not order."""
    numbers = [audience.screening(seats=PEOPLE) for _ in range(3)]
    answers = all_ask_at_once(audience, lambda person: asks(numbers[person % 3], person, once="x"))
    assert answers.errors == []
    # It stands for one form where it came first, and counts for nothing elsewhere.
    signed_up = sorted(len(audience.rows(number)) for number in numbers)
    assert signed_up == [1, PEOPLE // 3, PEOPLE // 3]
