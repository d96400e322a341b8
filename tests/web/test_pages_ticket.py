"""The ticket's page: what it tells first, its QR, the calendar, giving back, being forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image, ImageDraw

from kiosk.clock import ZONE
from kiosk.web.pages.qr import qr_svg
from kiosk.wording import web as words
from tests.web.page_client import Phone
from tests.web.page_house import NOON, PageHouse, page_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PageHouse]:
    with page_house(tmp_path) as opened:
        yield opened


@pytest.fixture
def phone(house: PageHouse) -> Iterator[Phone]:
    with Phone(house.app) as one:
        yield one


def read_qr(page: str) -> str:
    """Draws the path of the page's QR and reads it."""
    side = int(re.search(r'viewBox="0 0 (\d+)', page)[1])  # type: ignore[index]
    picture = Image.new("L", (side * 8, side * 8), 255)
    drawn = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", page):
        left, top, run = int(x) * 8, int(y) * 8, int(length) * 8
        drawn.rectangle((left, top, left + run - 1, top + 7), fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_the_qr_opens_the_door_page_and_holds_nothing_of_the_person(
    house: PageHouse, phone: Phone
) -> None:
    ticket = house.sign_up(house.show(), phone="13800138000", surname="陈女士")
    page = phone.get(f"/tickets/{ticket.token}").text
    assert read_qr(page) == f"HTTP://192.168.1.20:8080/D/{ticket.token}"
    assert ticket.code in page
    assert "陈女士" not in page
    assert "13800138000" not in page
    assert "陈**" in page


def test_a_qr_in_capitals_stays_small() -> None:
    svg = qr_svg("HTTP://192.168.1.20:8080/D/00000A1234ABCDEFGHIJKLMNOP")
    assert 'viewBox="0 0 37 37"' in svg  # 29 modules and the quiet zone


def test_cancelling_gives_the_seats_back(house: PageHouse, phone: Phone) -> None:
    number = house.show(seats=2)
    ticket = house.sign_up(number, seats=2)
    next_in_line = house.sign_up(number, seats=2, phone="13800138001")
    page = f"/tickets/{ticket.token}"
    answer = phone.send(page, f"{page}/cancel")
    assert answer.status_code == 303
    assert answer.headers["location"] == page
    shown = phone.get(page).text
    assert words.CANCELLED in shown
    assert "/cancel" not in shown
    assert words.SEATED in phone.get(f"/tickets/{next_in_line.token}").text


def test_nothing_is_cancelled_without_a_form_of_ours(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    ticket = house.sign_up(number)
    for action in ("cancel", "forget"):
        assert phone.post(f"/tickets/{ticket.token}/{action}", {}).status_code == 403
        assert phone.get(f"/tickets/{ticket.token}/{action}").status_code == 405
    assert house.cinema.screening(number).taken == 2


def test_being_forgotten_leaves_no_code_and_no_name(house: PageHouse, phone: Phone) -> None:
    ticket = house.sign_up(house.show())
    page = f"/tickets/{ticket.token}"
    assert phone.send(page, f"{page}/forget").status_code == 303
    shown = phone.get(page).text
    assert words.FORGOTTEN in shown
    assert "陈" not in shown
    assert f">{ticket.code}<" not in shown
    assert 'class="qr"' not in shown


def test_what_changed_is_told_first(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    page = f"/tickets/{house.sign_up(number).token}"
    house.cinema.move(number, NOON + timedelta(days=2, hours=8))
    moved = phone.get(page).text
    assert re.search(r"<h1>.*" + words.TICKET_MOVED, moved)
    assert "原来是今晚 19:30，现在改到后天 20:00" in moved
    house.cinema.call_off(number)
    off = phone.get(page).text
    assert re.search(r"<h1>.*" + words.TICKET_CALLED_OFF, off)
    assert 'class="qr"' not in off


def test_somebody_who_waited_in_vain_is_told(house: PageHouse, phone: Phone) -> None:
    number = house.show(seats=2)
    house.sign_up(number)
    page = f"/tickets/{house.sign_up(number, phone='13800138001').token}"
    house.clock.at = NOON.replace(hour=19, minute=45)
    assert words.WAITING_OVER in phone.get(page).text


def test_the_calendar_file_has_the_right_moment_and_an_alarm(
    house: PageHouse, phone: Phone
) -> None:
    number = house.show("地道战", minutes=96)
    ticket = house.sign_up(number)
    answer = phone.get(f"/tickets/{ticket.token}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    start = NOON.replace(hour=19, minute=30)
    assert event["DTSTART"].dt == start
    assert event["DTSTART"].dt.utcoffset() == start.astimezone(ZONE).utcoffset()
    assert event["DTEND"].dt == start + timedelta(minutes=96)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(hours=1)
    assert event["STATUS"] == "CONFIRMED"
    for personal in ("陈", "13800138000", ticket.code, ticket.token):
        assert personal not in answer.text


def test_a_called_off_screening_leaves_the_calendar(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    ticket = house.sign_up(number)
    before = Calendar.from_ical(phone.get(f"/tickets/{ticket.token}.ics").content)
    house.clock.at += timedelta(hours=1)
    house.cinema.call_off(number)
    after = Calendar.from_ical(phone.get(f"/tickets/{ticket.token}.ics").content)
    assert after["METHOD"] == "CANCEL"
    (old,), (new,) = before.walk("VEVENT"), after.walk("VEVENT")
    assert new["STATUS"] == "CANCELLED"
    assert new["UID"] == old["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert not new.walk("VALARM")
