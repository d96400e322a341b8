"""Who is let in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.cinema.model import DoorAnswer, Entry, Ticket
from tests.cinema.audience import EVENING, MINUTES, Audience, asks

OPEN = EVENING - timedelta(minutes=20)


def ticket_of(audience: Audience, screening: int, person: int = 1) -> Ticket:
    """With the clock then at the doors' time."""
    audience.now = EVENING - timedelta(hours=5)
    ticket = audience.cinema.sign_up(asks(screening, person))
    audience.now = OPEN
    return ticket


@pytest.mark.parametrize(
    "shown",
    [
        "{token}",
        "  {token}\n",
        "HTTP://192.168.1.20:8080/D/{token}",
        "http://192.168.1.20:8080/d/{token}",
        "https://kino.example/x/D/{token}/",
        "{small}",
        "HTTP://192.168.1.20:8080/D/{small}",
    ],
)
def test_a_ticket_is_understood_however_it_is_read(audience: Audience, shown: str) -> None:
    ticket = ticket_of(audience, audience.screening())
    entry = audience.cinema.check_in(shown.format(token=ticket.token, small=ticket.token.lower()))
    assert (entry.answer, entry.at) == (DoorAnswer.WELCOME, OPEN)
    assert entry.ticket is not None
    assert (entry.ticket.code, entry.ticket.checked_in_at) == (ticket.code, OPEN)


def test_the_second_time_it_is_told_when_the_first_was(audience: Audience) -> None:
    number = audience.screening()
    ticket = ticket_of(audience, number)
    audience.cinema.check_in(ticket.token)
    audience.pass_by(minutes=7)
    for entry in (
        audience.cinema.check_in(ticket.token),
        audience.cinema.check_in(ticket.code, number),
    ):
        assert (entry.answer, entry.at) == (DoorAnswer.ALREADY, OPEN)


def test_one_ticket_shown_at_two_doors_at_once_is_welcome_once(audience: Audience) -> None:
    ticket = ticket_of(audience, audience.screening())
    with ThreadPoolExecutor(4) as pool:
        entries = list(pool.map(audience.cinema.check_in, [ticket.token] * 8))
    answers = [entry.answer for entry in entries]
    assert sorted(answers) == [DoorAnswer.ALREADY] * 7 + [DoorAnswer.WELCOME]


def test_four_digits_are_enough_where_it_is_known_which_film(audience: Audience) -> None:
    number = audience.screening()
    other = audience.screening(start=EVENING + timedelta(days=1))
    ticket = ticket_of(audience, number)
    assert audience.cinema.check_in(ticket.code) == Entry(DoorAnswer.UNKNOWN)
    assert audience.cinema.check_in(ticket.code, other) == Entry(DoorAnswer.UNKNOWN)
    wide = ticket.code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert audience.cinema.check_in(wide, number).answer is DoorAnswer.WELCOME


@pytest.mark.parametrize(
    ("minutes", "answer"),
    [
        (-91, DoorAnswer.OTHER_DAY),
        (-90, DoorAnswer.WELCOME),
        (0, DoorAnswer.WELCOME),
        (MINUTES - 1, DoorAnswer.WELCOME),
        (MINUTES, DoorAnswer.OTHER_DAY),
        (24 * 60, DoorAnswer.OTHER_DAY),
    ],
)
def test_doors_are_open_from_ninety_minutes_before_until_the_end(
    audience: Audience, minutes: int, answer: DoorAnswer
) -> None:
    ticket = ticket_of(audience, audience.screening())
    audience.now = EVENING + timedelta(minutes=minutes)
    entry = audience.cinema.check_in(ticket.token)
    assert entry.answer is answer
    assert (entry.at is None) == (answer is DoorAnswer.OTHER_DAY)


def test_a_ticket_for_another_film_of_the_day_is_not_used_up(audience: Audience) -> None:
    number, other = audience.screening(), audience.screening(start=EVENING + timedelta(hours=1))
    ticket = ticket_of(audience, number)
    entry = audience.cinema.check_in(ticket.token, other)
    assert entry.answer is DoorAnswer.OTHER_DAY
    assert entry.ticket is not None
    assert entry.ticket.screening.start == EVENING
    assert audience.cinema.check_in(ticket.token, number).answer is DoorAnswer.WELCOME


def test_who_waits_is_not_let_in_until_a_seat_is_free(audience: Audience) -> None:
    number = audience.screening(seats=1)
    seated, waits = ticket_of(audience, number, 1), ticket_of(audience, number, 2)
    entry = audience.cinema.check_in(waits.token)
    assert (entry.answer, entry.at) == (DoorAnswer.WAITING, None)
    audience.cinema.cancel(seated.token)
    assert audience.cinema.check_in(waits.token).answer is DoorAnswer.WELCOME
    assert audience.cinema.check_in(seated.token).answer is DoorAnswer.CANCELLED


def test_a_used_ticket_cannot_be_cancelled(audience: Audience) -> None:
    ticket = ticket_of(audience, audience.screening())
    audience.cinema.check_in(ticket.token)
    audience.cinema.cancel(ticket.token)
    assert audience.cinema.check_in(ticket.token).answer is DoorAnswer.ALREADY


def test_what_was_called_off_is_told_whatever_the_time(audience: Audience) -> None:
    number = audience.screening()
    ticket = ticket_of(audience, number)
    audience.change(number, state="called_off")
    for now in (OPEN, EVENING - timedelta(days=1)):
        audience.now = now
        assert audience.cinema.check_in(ticket.token).answer is DoorAnswer.CALLED_OFF


def test_a_moved_screening_lets_in_at_its_new_time(audience: Audience) -> None:
    number = audience.screening()
    ticket = ticket_of(audience, number)
    audience.change(number, start=EVENING + timedelta(days=1))
    assert audience.cinema.check_in(ticket.token).answer is DoorAnswer.OTHER_DAY
    audience.pass_by(days=1)
    assert audience.cinema.check_in(ticket.token).answer is DoorAnswer.WELCOME


def test_a_forgotten_ticket_lets_nobody_in(audience: Audience) -> None:
    number = audience.screening()
    ticket = ticket_of(audience, number)
    audience.cinema.forget(ticket.token)
    assert audience.cinema.check_in(ticket.token).answer is DoorAnswer.CANCELLED
    assert audience.cinema.check_in(ticket.code, number).answer is DoorAnswer.UNKNOWN


@pytest.mark.parametrize(
    "shown",
    ["", "123", "12345", "陈", "http://x/D/", "http://x/D/1234", "A" * 26, "\x00", "\ud800"],
)
def test_anything_else_is_unknown(audience: Audience, shown: str) -> None:
    number = audience.screening()
    ticket_of(audience, number)
    assert audience.cinema.check_in(shown, number) == Entry(DoorAnswer.UNKNOWN)


def test_the_ticket_of_another_house_is_unknown(audience: Audience) -> None:
    from kiosk.cinema.tickets import Tickets

    ticket = ticket_of(audience, audience.screening())
    name = audience.cinema.tickets.read(ticket.token)
    forged = Tickets(bytes(32), "ticket").token(name)
    assert audience.cinema.check_in(forged).answer is DoorAnswer.UNKNOWN
