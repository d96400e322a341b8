"""Somebody in the lobby means harm, or the house itself is ill: what phones can then do."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from kiosk.cinema.bookings import MOST_OPEN
from kiosk.cinema.model import BookingRequest, Via
from kiosk.cinema.wishes import MOST_IN_AN_HOUR
from kiosk.clock import now
from kiosk.database import engine
from kiosk.web.limits import Limits
from kiosk.wording import bookings as booking_words
from kiosk.wording import web as words
from tests.web.page_client import forms_of
from tests.web.serving import Served, form_of, new_screening, served, sign_up

BUSY_SECONDS = 0.2
EVIL = '"><script>alert(1)</script>{{7*7}}'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    patched = pytest.MonkeyPatch()
    patched.setattr(engine.open_engine, "__defaults__", (BUSY_SECONDS,))
    with patched.context(), served(tmp_path_factory.mktemp("data")) as running:
        yield running
    patched.undo()


@pytest.fixture(scope="module")
def screening(site: Served) -> int:
    return new_screening(site.house.cinema)


@pytest.fixture
def client(site: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url) as opened:
        yield opened


@contextmanager
def locked(site: Served, how: str) -> Iterator[None]:
    """Another program has the database."""
    file = site.house.settings.database_url.removeprefix("sqlite:///")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


# ------------------------------------------------------------------ addresses and requests


@pytest.mark.parametrize("number", [2**31, 2**63, 10**200])
def test_a_number_no_screening_can_have_is_no_page(client: httpx.Client, number: int) -> None:
    assert client.get(f"/screenings/{number}").status_code == 404
    page = client.get("/find").text
    sent = {**form_of(page), "phone": "13800138000", "seats": "1", "consent": "1"}
    assert client.post(f"/screenings/{number}/signups", data=sent).status_code == 404


def test_the_host_header_never_comes_back_in_an_address(client: httpx.Client) -> None:
    for path in ("/find/", "/T/x/", "//find/", "/D/x/"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert "evil" not in answer.headers.get("location", "") + answer.text


@pytest.mark.parametrize(
    "path", ["/T/%0d%0aSet-Cookie:a=b", "/T/..%5cevil.example", "/T/%e5%98%8a%e5%98%8dX:y"]
)
def test_short_addresses_lead_nowhere_else(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert re.fullmatch(r"/tickets/[^/\s\\]*", answer.headers["location"])
    assert "a" not in answer.cookies


@pytest.mark.parametrize(
    "fields",
    [
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: 5\r\nContent-Length: 5\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Content-Length : 5\r\n",
        b"X: a\r\n b: c\r\nContent-Length: 5\r\n",
    ],
)
def test_a_request_that_may_be_read_in_two_ways_is_refused_and_nothing_after_it_is_answered(
    site: Served, fields: bytes
) -> None:
    sent = b"POST /wishes HTTP/1.1\r\nHost: k\r\n" + fields + b"\r\n0\r\n\r\n"
    heard = site.raw(sent + b"GET /healthz HTTP/1.1\r\nHost: k\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 400")
    assert heard.count(b"HTTP/1.1 ") == 1


def test_what_is_typed_comes_back_as_text(client: httpx.Client, screening: int) -> None:
    shown = ("surname", "phone", "seats")
    answer, _ = sign_up(client, screening, EVIL, surname=EVIL, seats=EVIL, consent=EVIL)
    assert answer.status_code == 422
    assert "<script" not in answer.text
    fields = forms_of(answer.text)[f"/screenings/{screening}/signups"]
    assert [fields[name] for name in shown[:2]] == [EVIL, EVIL]
    fields = form_of(client.get("/bookings").text)
    names = ("organisation", "contact", "phone", "date", "time", "people", "film", "note")
    answer = client.post("/bookings", data=fields | dict.fromkeys(names, EVIL))
    assert answer.status_code == 422
    assert "<script" not in answer.text
    assert unescape(answer.text).count(EVIL) == len(names)


# ------------------------------------------------------------------ a database that is away


def test_a_database_that_is_locked_is_told_as_such_also_to_those_who_only_look(
    site: Served, client: httpx.Client, screening: int
) -> None:
    with locked(site, "EXCLUSIVE"):
        for path in ("/", f"/screenings/{screening}", "/wishes"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert words.ERROR_PAGES[503][0] in answer.text
            assert "sqlite" not in answer.text
    assert client.get("/").status_code == 200


def test_a_form_that_met_a_locked_database_is_sent_again_by_one_touch(
    site: Served, client: httpx.Client, screening: int
) -> None:
    with locked(site, "IMMEDIATE"):
        answer, sent = sign_up(client, screening, "13800002001", surname="欧阳<b>")
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert words.TYPED_KEPT in answer.text
    [(action, fields)] = forms_of(answer.text).items()
    assert fields == sent
    assert client.post(action, data=fields).headers["location"].startswith("/tickets/")
    people = site.house.cinema.people(screening)
    assert [one.surname for one in people if one.phone == "13800002001"] == ["欧阳<b>"]


# ------------------------------------------------------------------ guessing the staff PIN

PIN = "274193"


def try_pin(client: httpx.Client, pin: str) -> httpx.Response:
    return client.post("/door", data={**form_of(client.get("/door").text), "pin": pin})


def test_whoever_guesses_the_pin_on_a_phone_shuts_out_neither_the_screen_nor_staffs_own_phones(
    site: Served, client: httpx.Client
) -> None:
    desk = site.house.desk
    desk.set_pin(PIN)
    with httpx.Client(base_url=site.url) as staff:
        assert try_pin(staff, PIN).status_code == 303
        guessed = [try_pin(client, f"{n:06}").status_code for n in range(7)]
        assert guessed == [422] * 5 + [429] * 2
        assert try_pin(client, PIN).status_code == 429, "the same address, and the right one"
        assert desk.try_pin(PIN).right
        staff.post("/door/leave", data=form_of(staff.get("/door").text))
        assert words.DOOR_PIN in staff.get("/door").text
        assert try_pin(staff, PIN).status_code == 303
    for name in ("door_phone", "door"):
        with httpx.Client(base_url=site.url, cookies={name: "IngiOg.AAAA"}) as forger:
            assert try_pin(forger, PIN).status_code == 429


def test_wrong_pins_at_the_screen_leave_the_door_open(site: Served) -> None:
    desk = site.house.desk
    desk.set_pin(PIN)
    while not desk.try_pin("111222").wait_seconds:
        pass
    assert not desk.try_pin(PIN).right
    assert desk.pin_matches(PIN)
    assert not desk.pin_matches("111222")
    desk.set_pin(PIN)


def test_many_addresses_do_not_make_guessing_quick() -> None:
    limits = Limits()
    tried = sum(limits.pin_wait(f"192.168.1.{n}") == 0 for n in range(250) for _ in range(2))
    assert tried == 20
    assert limits.pin_wait("192.168.1.9", phone="staff") == 0


# ------------------------------------------------------------------ filling lists


def test_one_number_cannot_fill_the_list_of_requests_and_all_together_cannot_bury_it(
    site: Served, client: httpx.Client
) -> None:
    cinema = site.house.cinema
    day = f"{now() + timedelta(days=20):%Y-%m-%d}"
    usual = {"organisation": "某单位", "date": day, "time": "14:00", "people": "5", "consent": "1"}

    def ask(phone: str) -> httpx.Response:
        form = form_of(client.get("/bookings").text)
        return client.post("/bookings", data=form | usual | {"phone": phone})

    assert [ask("13800003000").status_code for _ in range(4)] == [303, 303, 303, 422]
    others = [ask(f"138000031{n:02}") for n in range(MOST_OPEN)]
    assert [one.status_code for one in others].count(303) == MOST_OPEN - 3
    assert booking_words.OPEN_IN_ALL in others[-1].text
    assert forms_of(others[-1].text)["/bookings"]["organisation"] == "某单位"
    start = now() + timedelta(days=21)
    start = start.replace(hour=9, minute=0)
    request = BookingRequest("街道", "", "13800003999", start, 5, "", "2026-11", Via.KIOSK)
    cinema.ask_booking(request)
    first = next(one for one in cinema.bookings() if one.phone == "13800003000")
    cinema.decline_booking(first.id)
    assert ask("13800003000").status_code == 303


def test_a_script_that_votes_is_stopped_and_the_screen_still_takes_votes(
    site: Served, client: httpx.Client
) -> None:
    cinema = site.house.cinema
    for n in range(MOST_IN_AN_HOUR):
        cinema.wish("地雷战", Via.PHONE, f"{n}")
    form = form_of(client.get("/wishes").text)
    answer = client.post("/wishes", data=form | {"film": "甲午风云"})
    assert answer.status_code == 422
    assert booking_words.WISH_MANY in answer.text
    assert forms_of(answer.text)["/wishes"]["film"] == "甲午风云"
    cinema.wish("甲午风云", Via.KIOSK)
    assert {one.film: one.votes for one in cinema.wishes()} == {
        "地雷战": MOST_IN_AN_HOUR,
        "甲午风云": 1,
    }


# ------------------------------------------------------------------ other users of the machine


def test_other_users_of_the_machine_read_neither_database_nor_key(
    site: Served, tmp_path: Path
) -> None:
    assert site.house.cinema.vault.key("door")  # its file is made by now
    data = Path(site.house.settings.database_url.removeprefix("sqlite:///")).parent
    shown = [
        one for one in data.iterdir() if one.is_file() and stat.S_IMODE(one.stat().st_mode) & 7
    ]
    assert not [one.name for one in shown if one.suffix != ".lock"]
    old = tmp_path / "new" / "old.sqlite3"
    with engine.writing(engine.open_engine(f"sqlite:///{old}")) as session:
        session.execute(text("CREATE TABLE visit (id INTEGER)"))
    assert stat.S_IMODE(old.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    journal = old.with_name(f"{old.name}-journal")
    for one in (old, journal):
        one.touch()
        one.chmod(0o664)  # as an earlier program made them
    engine.open_engine(f"sqlite:///{old}").dispose()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (old, journal)] == [0o660, 0o660]


# ------------------------------------------------------------------ crowding others out


def test_two_addresses_that_ask_without_end_do_not_shut_out_the_others() -> None:
    limits = Limits()
    for _ in range(3000):
        limits.wait("192.168.1.66", "GET")
        limits.wait("192.168.1.67", "GET")
    assert limits.wait("192.168.1.66", "GET") > 0
    assert [limits.wait("192.168.1.5", "GET") for _ in range(300)] == [0] * 300
    assert limits.wait("192.168.1.5", "GET") > 0


def test_a_right_code_among_many_sent_at_once_is_not_told(
    site: Served, client: httpx.Client, screening: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, sent = sign_up(client, screening, "13800002002")
    token = answer.headers["location"].removeprefix("/tickets/")
    code, find = site.house.cinema.ticket(token).code, site.house.cinema.find
    form = form_of(client.get("/find").text) | {"phone": sent["phone"], "code": code}
    assert client.post("/find", data=form).headers["location"] == f"/tickets/{token}"

    def meanwhile(phone: str, code: str) -> object:
        for _ in range(30):
            site.house.limits.wrong_guess("127.0.0.1")
        return find(phone, code)

    monkeypatch.setattr(site.house.cinema, "find", meanwhile)
    answer = client.post("/find", data=form)
    assert answer.status_code == 429
    assert token not in answer.text
