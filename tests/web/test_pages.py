"""What phones are shown: programme, film, sign-up, private screenings, wishes, finding, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.wording import web as words
from tests.web.page_client import Phone, forms_of
from tests.web.page_house import NOON, PageHouse, page_house

EVIL = "\"'><script>alert(1)</script><b>&amp;"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PageHouse]:
    with page_house(tmp_path) as opened:
        yield opened


@pytest.fixture
def phone(house: PageHouse) -> Iterator[Phone]:
    with Phone(house.app) as one:
        yield one


def test_the_programme_names_each_screening_its_day_and_what_is_left(
    house: PageHouse, phone: Phone
) -> None:
    tonight = house.show("地道战", seats=10)
    full = house.show("羊城暗哨", NOON + timedelta(days=1, hours=3), seats=2)
    off = house.show("小兵张嘎", NOON + timedelta(days=5))
    moved = house.show("五朵金花", NOON + timedelta(days=6))
    house.sign_up(tonight, seats=3)
    house.sign_up(full, seats=2)
    house.cinema.call_off(off)
    house.sign_up(moved, phone="13800138001")
    house.cinema.move(moved, NOON + timedelta(days=7))
    page = phone.get("/")
    assert page.status_code == 200
    for number in (tonight, full, off, moved):
        assert f'href="/screenings/{number}"' in page.text
    for said in ("今天 11月24日 周二", "明天", "19:30", "还有 7 座", words.FULL, words.CALLED_OFF):
        assert said in page.text
    assert "改了时间，原来是11月30日 周一 12:00" in page.text
    for path in ("/bookings", "/wishes", "/find", "/privacy"):
        assert f'href="{path}"' in page.text


def test_an_empty_programme_says_so(phone: Phone) -> None:
    assert words.PROGRAMME_EMPTY in phone.get("/").text


def test_signing_up_leads_to_the_ticket(house: PageHouse, phone: Phone) -> None:
    number = house.show(seats=10)
    answer = phone.sign_up(number)
    assert answer.status_code == 303
    assert re.fullmatch(r"/tickets/[0-9A-Z]{26}", answer.headers["location"])
    ticket = phone.get(answer.headers["location"])
    assert words.SEATED in ticket.text
    assert "陈**" in ticket.text
    assert house.cinema.screening(number).taken == 2


def test_a_full_screening_gives_a_place_in_the_line(house: PageHouse, phone: Phone) -> None:
    number = house.show(seats=2)
    house.sign_up(number, seats=2)
    assert words.QUEUE_TITLE in phone.get(f"/screenings/{number}").text
    answer = phone.sign_up(number)
    assert answer.status_code == 303
    assert words.WAITING.format(place=1) in phone.get(answer.headers["location"]).text


def test_consent_is_not_ticked_beforehand_and_is_asked_for(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    page = f"/screenings/{number}"
    assert "consent" not in forms_of(phone.get(page).text)[f"{page}/signups"]
    answer = phone.sign_up(number, consent="")
    assert answer.status_code == 422
    assert house.cinema.screening(number).taken == 0


def test_wrong_fields_come_back_with_what_was_typed_and_say_what_to_do(
    house: PageHouse, phone: Phone
) -> None:
    number = house.show()
    answer = phone.sign_up(number, phone="1390013", seats="7", needs_space="1", surname="李" * 21)
    assert answer.status_code == 422
    fields = forms_of(answer.text)[f"/screenings/{number}/signups"]
    assert fields["phone"] == "1390013"
    assert fields["surname"] == "李" * 21
    assert fields["needs_space"] == fields["consent"] == "1"
    for name in ("surname", "phone", "seats"):
        assert f'href="#{name}"' in answer.text
        assert f'id="{name}-error"' in answer.text
    described = re.findall(r'aria-describedby="([^"]*)"', answer.text)
    for one in " ".join(described).split():
        assert f'id="{one}"' in answer.text
    assert answer.text.count("autofocus") == 1
    assert re.search(r'id="surname"[^>]*autofocus', answer.text)
    assert answer.text.count('aria-invalid="true"') == 3
    assert house.cinema.screening(number).taken == 0


def test_the_same_form_sent_twice_is_one_signup(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    page = f"/screenings/{number}"
    form = forms_of(phone.get(page).text)[f"{page}/signups"]
    form |= {"phone": "13900139000", "seats": "2", "consent": "1"}
    first, second = (phone.post(f"{page}/signups", form) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert house.cinema.screening(number).taken == 2


def test_going_back_and_writing_another_number_is_another_signup(
    house: PageHouse, phone: Phone
) -> None:
    number = house.show()
    page = f"/screenings/{number}"
    form = forms_of(phone.get(page).text)[f"{page}/signups"]
    form |= {"seats": "2", "consent": "1"}
    first = phone.post(f"{page}/signups", form | {"phone": "13900139000"})
    second = phone.post(f"{page}/signups", form | {"phone": "13900139001"})
    assert first.headers["location"] != second.headers["location"]
    assert house.cinema.screening(number).taken == 4


def test_a_form_that_is_not_ours_is_refused_in_plain_words(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    answer = phone.sign_up(number, token="none")
    assert answer.status_code == 403
    assert words.ERROR_PAGES[403][0] in answer.text
    assert house.cinema.screening(number).taken == 0


def test_a_screening_that_has_begun_has_no_form(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    page = f"/screenings/{number}"
    form = forms_of(phone.get(page).text)[f"{page}/signups"]
    house.clock.at = NOON.replace(hour=19, minute=31)
    shown = phone.get(page)
    assert words.NO_MORE_SIGNUPS in shown.text
    assert "<form" not in shown.text
    late = phone.post(f"{page}/signups", form | {"phone": "13900139000", "consent": "1"})
    assert late.status_code == 409
    assert words.NO_MORE_SIGNUPS in late.text


@pytest.mark.parametrize("path", ["/nothing", "/screenings/99", "/tickets/x", "/bookings/x"])
def test_what_is_not_there_is_told_in_plain_words(phone: Phone, path: str) -> None:
    answer = phone.get(path)
    assert answer.status_code == 404
    assert words.ERROR_PAGES[404][0] in answer.text


def test_what_is_typed_is_shown_as_text(house: PageHouse, phone: Phone) -> None:
    number = house.show(f"<i>{EVIL}</i>", about=EVIL)
    wished = f"<i>{EVIL[:20]}"
    house.cinema.offer(wished, offered=True)
    fields = dict.fromkeys(("organisation", "contact", "phone", "date", "time", "film"), EVIL)
    answers = [
        phone.get("/"),
        phone.get(f"/screenings/{number}"),
        phone.sign_up(number, surname=EVIL, phone=EVIL, seats=EVIL),
        phone.send("/bookings", "/bookings", **fields, people=EVIL, note=EVIL),
        phone.send("/find", "/find", phone=EVIL, code=EVIL),
        phone.send("/wishes", "/wishes", film=EVIL * 2),
        phone.get("/wishes"),
        phone.get(f"/tickets/{EVIL}"),
    ]
    for answer in answers:
        assert "<script" not in answer.text
        assert "<i>" not in answer.text
        assert "<b>&" not in answer.text
    assert forms_of(answers[3].text)["/bookings"]["organisation"] == EVIL


def test_pages_with_something_personal_are_kept_nowhere(house: PageHouse, phone: Phone) -> None:
    number = house.show()
    ticket = phone.sign_up(number).headers["location"]
    for answer in (
        phone.get(ticket),
        phone.get(f"{ticket}.ics"),
        phone.sign_up(number, phone="1"),
        phone.send("/find", "/find", phone="13900139000", code="0000"),
        phone.get("/door"),
    ):
        assert answer.headers["cache-control"] == "no-store"


def test_a_private_screening_is_asked_for_answered_and_agreed_to(
    house: PageHouse, phone: Phone
) -> None:
    fields = {
        "organisation": "第三支部", "phone": "13500135000", "date": "2026-12-05", "time": "14:30",
        "people": "30", "consent": "1", "film": "铁道游击队",
    }  # fmt: skip
    answer = phone.send("/bookings", "/bookings", **fields)
    assert answer.status_code == 303
    page = answer.headers["location"]
    assert words.BOOKING_ASKED in phone.get(page).text
    assert "13500135000" not in phone.get(page).text
    (booking,) = house.cinema.bookings()
    house.cinema.move_booking(booking.id, booking.start + timedelta(days=1), "那天有课")
    moved = phone.get(page).text
    assert words.BOOKING_MOVED in moved
    assert "那天有课" in moved
    assert phone.send(page, f"{page}/agree").status_code == 303
    assert words.BOOKING_ACCEPTED in phone.get(page).text
    assert phone.send(page, f"{page}/withdraw").status_code == 303
    assert words.BOOKING_WITHDRAWN in phone.get(page).text


def test_a_private_screening_names_every_field_that_is_missing(phone: Phone) -> None:
    answer = phone.send("/bookings", "/bookings", organisation="第三支部")
    assert answer.status_code == 422
    for name in ("phone", "date", "time", "people", "consent"):
        assert f'href="#{name}"' in answer.text
    assert 'href="#organisation"' not in answer.text
    assert forms_of(answer.text)["/bookings"]["organisation"] == "第三支部"


def test_a_taken_room_is_told_beside_the_date(house: PageHouse, phone: Phone) -> None:
    house.show(start=NOON + timedelta(days=11, hours=2))
    answer = phone.send(
        "/bookings", "/bookings", organisation="第三支部", phone="13500135000",
        date="2026年12月5日", time="14：30", people="30人", consent="1",
    )  # fmt: skip
    assert answer.status_code == 422
    assert 'id="date-error"' in answer.text


def test_a_wish_is_counted_and_strangers_titles_are_not_shown(
    house: PageHouse, phone: Phone
) -> None:
    house.cinema.offer("刘三姐", offered=True)
    answer = phone.post(
        "/wishes", forms_of(phone.get("/wishes").text)["/wishes"] | {"film": "刘三姐"}
    )
    assert answer.status_code == 303
    phone.send("/wishes", "/wishes", film="没人看过的片子")
    shown = phone.get("/wishes?thanks=1").text
    assert words.WISH_COUNT.format(votes=1) in shown
    assert "没人看过的片子" not in shown
    assert {wish.film for wish in house.cinema.wishes()} == {"刘三姐", "没人看过的片子"}


def test_a_ticket_is_found_by_number_and_code_and_answers_are_alike(
    house: PageHouse, phone: Phone
) -> None:
    ticket = house.sign_up(house.show(), phone="13800138000")
    found = phone.send("/find", "/find", phone="138 0013 8000", code=ticket.code)
    assert found.status_code == 303
    assert found.headers["location"] == f"/tickets/{ticket.token}"
    wrong_code = str(10999 - int(ticket.code))[-4:]
    known = phone.send("/find", "/find", phone="13800138000", code=wrong_code)
    unknown = phone.send("/find", "/find", phone="13800138009", code=wrong_code)
    assert known.status_code == unknown.status_code == 422

    def told(page: str) -> str:
        return re.sub(r'value="[^"]*"', "", page)

    assert told(known.text) == told(unknown.text)


def test_too_many_wrong_codes_have_to_wait(house: PageHouse, phone: Phone) -> None:
    ticket = house.sign_up(house.show(), phone="13800138000")
    wrong_code = str(10999 - int(ticket.code))[-4:]
    for _ in range(5):
        phone.send("/find", "/find", phone="13800138000", code=wrong_code)
    answer = phone.send("/find", "/find", phone="13800138000", code=ticket.code)
    assert answer.status_code == 429
    assert "分钟" in answer.text


def test_wechat_is_told_how_to_open_the_page_elsewhere(phone: Phone) -> None:
    agent = "Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0.47"
    assert words.WECHAT in phone.get("/", **{"User-Agent": agent}).text
    assert words.WECHAT not in phone.get("/").text


def test_the_server_says_that_it_is_well(phone: Phone) -> None:
    assert phone.get("/healthz").text == "ok"


def test_no_page_has_a_script_or_asks_another_house_for_anything(
    house: PageHouse, phone: Phone
) -> None:
    number = house.show()
    ticket = phone.sign_up(number).headers["location"]
    for path in ("/", f"/screenings/{number}", ticket, "/bookings", "/wishes", "/find", "/privacy"):
        page = phone.get(path).text
        assert "<script" not in page
        assert " style=" not in page
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
        assert page.count("<h1") == 1
        assert '<html lang="zh-CN">' in page
