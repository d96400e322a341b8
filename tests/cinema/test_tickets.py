"""Tokens: what we signed is known again, and nothing else is."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cinema.errors import TicketUnknownError
from kiosk.cinema.tickets import TOKEN_LENGTH, TicketName, Tickets, new_code

KEY = bytes(range(32))
TICKETS = Tickets(KEY, "ticket")
NAME = TicketName(4711, "8025")
TOKEN = TICKETS.token(NAME)
QR_ALPHANUMERIC = set(string.ascii_uppercase + string.digits)


def is_refused(tickets: Tickets, token: str) -> bool:
    try:
        tickets.read(token)
    except TicketUnknownError:
        return True
    return False


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(1, 32**6 - 1), st.integers(0, 9999))
def test_every_number_and_code_comes_back_from_its_token(number: int, code: int) -> None:
    name = TicketName(number, f"{code:04}")
    token = TICKETS.token(name)
    assert len(token) == TOKEN_LENGTH
    assert set(token) <= QR_ALPHANUMERIC
    assert TICKETS.read(token) == name


@pytest.mark.parametrize("place", range(TOKEN_LENGTH))
def test_every_single_character_changed_is_refused(place: int) -> None:
    others = QR_ALPHANUMERIC - {TOKEN[place]}
    changed = [TOKEN[:place] + one + TOKEN[place + 1 :] for one in sorted(others)]
    assert len(changed) == 35
    assert all(is_refused(TICKETS, token) for token in changed)


@pytest.mark.parametrize("place", range(TOKEN_LENGTH - 1))
def test_two_neighbours_in_each_others_place_are_refused(place: int) -> None:
    swapped = TOKEN[:place] + TOKEN[place + 1] + TOKEN[place] + TOKEN[place + 2 :]
    assert swapped == TOKEN or is_refused(TICKETS, swapped)


def test_small_letters_and_space_around_are_understood() -> None:
    assert TOKEN.lower() != TOKEN
    assert TICKETS.read(TOKEN.lower()) == NAME
    assert TICKETS.read(f"  {TOKEN}\n") == NAME


@pytest.mark.parametrize(
    "token",
    [
        "",
        TOKEN[:-1],
        TOKEN[1:],
        TOKEN + "A",
        TOKEN + TOKEN,
        TOKEN[:13] + " " + TOKEN[13:],
        "0" * TOKEN_LENGTH,
        TOKEN.replace("8", "８"),
        TOKEN[:6] + "٨٠٢٥" + TOKEN[10:],
        "ﬁ" + TOKEN[2:],
        "片" * TOKEN_LENGTH,
        TOKEN + "\x00",
    ],
)
def test_what_is_no_token_is_refused(token: str) -> None:
    assert is_refused(TICKETS, token)


def test_a_bookings_token_is_no_ticket_and_a_ticket_no_booking() -> None:
    bookings = Tickets(KEY, "booking")
    assert is_refused(TICKETS, bookings.token(NAME))
    assert is_refused(bookings, TOKEN)
    assert bookings.read(bookings.token(NAME)) == NAME


def test_another_houses_token_is_refused() -> None:
    assert is_refused(Tickets(bytes(32), "ticket"), TOKEN)


def test_the_token_of_somebody_forgotten_has_no_code_and_is_read() -> None:
    assert TICKETS.read(TICKETS.token(TicketName(7, ""))) == TicketName(7, "0000")


def test_a_token_is_the_same_today_and_tomorrow() -> None:
    """What was printed must be known after the next version of the program, too."""
    assert TOKEN == "0004K78025MVNXSHRKVIOBRSX2"  # HMAC-SHA-256 of "ticket:0004K78025"


def test_codes_are_four_digits_and_none_that_is_taken() -> None:
    every = frozenset(map(str, range(1000, 10_000)))
    for left in ("1000", "4711", "9999"):
        assert new_code(every - {left}) == left
    assert {new_code(frozenset()) for _ in range(200)} <= every
    with pytest.raises(ValueError, match="no code is left"):
        new_code(every)
