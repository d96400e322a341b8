"""The door: only with the PIN, for six hours, and used twice is told with the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.wording import web as words
from tests.web.page_client import Phone
from tests.web.page_house import NOON, PageHouse, page_house

PIN = "274193"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PageHouse]:
    with page_house(tmp_path) as opened:
        opened.web.desk.set_pin(PIN)
        opened.clock.at = NOON.replace(hour=19, minute=12)
        yield opened


@pytest.fixture
def phone(house: PageHouse) -> Iterator[Phone]:
    with Phone(house.app) as one:
        yield one


def test_a_ticket_is_let_in_once_and_the_second_time_is_told(
    house: PageHouse, phone: Phone
) -> None:
    number = house.show()
    ticket = house.sign_up(number, seats=3)
    shown = phone.get(f"/D/{ticket.token}")
    assert words.DOOR_PIN in shown.text
    assert f"/tickets/{ticket.token}" in shown.text  # the owner's own camera comes here too
    back = phone.send(f"/D/{ticket.token}", "/door", pin=PIN)
    assert back.status_code == 303
    assert back.headers["location"] == f"/d/{ticket.token}"
    door = f"/d/{ticket.token}"
    assert words.DOOR_READY in phone.get(door).text
    assert house.cinema.ticket(ticket.token).checked_in_at is None
    welcome = phone.send(door, door)
    assert words.DOOR_WELCOME.format(seats=3) in welcome.text
    house.clock.at += timedelta(minutes=5)
    again = phone.get(door).text
    assert words.DOOR_ALREADY in again
    assert "19:12" in again
    assert "到了 3 人" in phone.get("/door").text


def test_four_digits_are_as_good_as_the_qr(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    ticket = house.sign_up(number)
    phone.send("/door", "/door", pin=PIN)
    wrong = phone.send("/door", "/door/code", code="12")
    assert wrong.status_code == 422
    told = phone.send("/door", "/door/code", code=ticket.code)
    assert words.DOOR_WELCOME.format(seats=2) in told.text
    twice = phone.send("/door", "/door/code", code=ticket.code)
    assert words.DOOR_ALREADY in twice.text
    unknown = phone.send("/door", "/door/code", code=str(10999 - int(ticket.code))[-4:])
    assert words.DOOR_UNKNOWN in unknown.text


def test_without_the_pin_nobody_is_let_in(house: PageHouse, phone: Phone) -> None:
    ticket = house.sign_up(house.show())
    assert phone.post(f"/d/{ticket.token}", {}).status_code == 403
    assert phone.post("/door/code", {}).status_code == 403
    assert house.cinema.ticket(ticket.token).checked_in_at is None
    wrong = phone.send("/door", "/door", pin="111222")
    assert wrong.status_code == 422
    assert "111222" not in wrong.text
    assert words.DOOR_PIN_WRONG in wrong.text


def test_the_pass_ends_after_six_hours_and_by_leaving(house: PageHouse, phone: Phone) -> None:
    answer = phone.send("/door", "/door", pin=PIN)
    cookie = next(one for one in answer.headers.get_list("set-cookie") if "door=" in one).lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert PIN not in cookie
    house.clock.at += timedelta(hours=5, minutes=59)
    assert words.DOOR_SCAN in phone.get("/door").text
    house.clock.at += timedelta(minutes=2)
    assert words.DOOR_PIN in phone.get("/door").text
    phone.send("/door", "/door", pin=PIN)
    phone.send("/door", "/door/leave")
    assert words.DOOR_PIN in phone.get("/door").text


def test_a_forged_pass_is_none(house: PageHouse, phone: Phone) -> None:
    far = int((house.clock.at + timedelta(hours=1)).timestamp())
    assert words.DOOR_PIN in phone.get("/door", Cookie=f"door={far}.AAAA").text


def test_after_the_pin_one_is_sent_nowhere_else(house: PageHouse, phone: Phone) -> None:
    answer = phone.send("/door", "/door", pin=PIN, ticket="//evil.example/")
    assert answer.headers["location"] == "/door"


def test_tickets_that_do_not_count_tonight_say_why(house: PageHouse, phone: Phone) -> None:
    number = house.show(seats=2)
    given_back = house.sign_up(number)
    house.cinema.cancel(given_back.token)
    house.sign_up(number, phone="13800138001")
    waiting = house.sign_up(number, phone="13800138002")
    other_day = house.sign_up(house.show(start=NOON + timedelta(days=3)))
    phone.send("/door", "/door", pin=PIN)
    for ticket, told in (
        (given_back, words.DOOR_CANCELLED),
        (waiting, words.DOOR_STILL_WAITING),
        (other_day, words.DOOR_OTHER_DAY),
    ):
        shown = phone.get(f"/d/{ticket.token}").text
        assert told in shown
        assert f'action="/d/{ticket.token}"' not in shown
    assert words.DOOR_UNKNOWN in phone.get("/d/00000000000000000000000000").text
