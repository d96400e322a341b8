"""Held seats are released in time, and people are forgotten in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.cinema.errors import TicketUnknownError
from kiosk.cinema.model import Standing
from kiosk.cinema.tables import BookingRow, ScreeningRow, TryRow
from kiosk.database.engine import open_engine, reading, writing
from kiosk.database.migrate import upgrade
from tests.cinema.audience import EVENING, MINUTES, MORNING, VAULT, Audience, asks, phone_of

SEATED, WAITING, CANCELLED = Standing
END = EVENING + timedelta(minutes=MINUTES)
FORGOTTEN = END + timedelta(days=7)


def test_held_seats_go_to_those_who_wait_half_an_hour_before(audience: Audience) -> None:
    number = audience.screening(seats=4, held=2)
    for person, seats in ((1, 2), (2, 3), (3, 1), (4, 1), (5, 1)):
        audience.cinema.sign_up(asks(number, person, seats))
    audience.now = EVENING - timedelta(minutes=30, seconds=1)
    assert audience.cinema.release_held() == 0
    audience.pass_by(seconds=1)
    assert audience.cinema.release_held() == 2
    assert audience.standings(number) == [SEATED, WAITING, SEATED, SEATED, WAITING]
    assert audience.cinema.release_held() == 0


def test_nothing_is_released_where_the_film_has_begun_or_was_called_off(
    audience: Audience,
) -> None:
    begun = audience.screening(seats=1, held=1)
    off = audience.screening(seats=1, held=1, start=EVENING + timedelta(minutes=10))
    for number in (begun, off):
        audience.cinema.sign_up(asks(number))
    audience.change(off, state="called_off")
    audience.now = EVENING
    assert audience.cinema.release_held() == 0
    assert audience.standings(begun) == audience.standings(off) == [WAITING]


def test_seven_days_after_the_end_nothing_of_the_people_is_left_but_counts(
    audience: Audience,
) -> None:
    cinema = audience.cinema
    number = audience.screening(seats=2)
    tickets = [cinema.sign_up(asks(number, person, once=f"form-{person}")) for person in (1, 2, 3)]
    cinema.cancel(cinema.sign_up(asks(number, 4)).token)
    audience.now = EVENING
    cinema.check_in(tickets[0].token)
    audience.now = FORGOTTEN - timedelta(seconds=1)
    assert cinema.forget_old() == 0
    assert cinema.find(phone_of(1), tickets[0].code).name == "陈**"
    audience.now = FORGOTTEN
    before = cinema.screening(number)
    assert cinema.forget_old() == 4
    assert cinema.screening(number) == before
    for row in audience.rows(number):
        assert [row.surname, row.phone, row.phone_print, row.once, row.code] == [None] * 4 + [""]
        assert (row.consent, row.via) == ("2026-11", "phone")
    assert audience.standings(number) == [SEATED, SEATED, WAITING, CANCELLED]
    with reading(audience.engine) as session:
        assert session.get_one(ScreeningRow, number).forgotten_at == FORGOTTEN
    assert cinema.ticket(tickets[0].token).forgotten
    assert cinema.ticket(tickets[0].token).checked_in_at == EVENING
    with pytest.raises(TicketUnknownError):
        cinema.find(phone_of(1), tickets[0].code)
    assert cinema.forget_old() == 0


def test_others_are_not_forgotten_with_them(audience: Audience) -> None:
    old, later = audience.screening(), audience.screening(start=EVENING + timedelta(days=1))
    for number in (old, later):
        audience.cinema.sign_up(asks(number))
    audience.now = FORGOTTEN
    assert audience.cinema.forget_old() == 1
    assert [row.phone for row in audience.rows(later)] != [None]


def test_what_was_called_off_is_forgotten_too(audience: Audience) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number))
    audience.change(number, state="called_off")
    audience.now = FORGOTTEN
    assert audience.cinema.forget_old() == 1


def test_who_signed_up_for_a_screening_that_was_shown_again_later_is_forgotten_too(
    audience: Audience,
) -> None:
    number = audience.screening()
    audience.now = FORGOTTEN
    audience.cinema.forget_old()
    audience.change(number, start=FORGOTTEN + timedelta(days=1))
    audience.cinema.sign_up(asks(number))
    audience.now = FORGOTTEN + timedelta(days=8, minutes=MINUTES)
    assert audience.cinema.forget_old() == 1


def a_booking(
    audience: Audience, state: str, *, answered: datetime | None = None, **more: object
) -> int:
    with writing(audience.engine) as session:
        row = BookingRow(
            organisation="某支部",
            contact=VAULT.seal("陈"),
            phone=VAULT.seal(phone_of(1)),
            start=EVENING,
            minutes=MINUTES,
            people=20,
            film="",
            note="找陈小明",
            answer="陈先生说可以",
            state=state,
            once=f"form-{state}",
            via="phone",
            consent="x",
            consent_at=MORNING,
            asked_at=MORNING,
            answered_at=answered,
            **more,
        )
        session.add(row)
        session.flush()
        return row.id


def left_of(audience: Audience, number: int) -> list[object]:
    with reading(audience.engine) as session:
        row = session.get_one(BookingRow, number)
        return [row.contact, row.phone, row.once, row.note, row.answer]


@pytest.mark.parametrize(
    ("state", "answered", "when"),
    [
        ("asked", None, FORGOTTEN),
        ("accepted", MORNING, FORGOTTEN),
        ("moved", MORNING, FORGOTTEN),
        ("declined", MORNING, MORNING + timedelta(days=7)),
        ("withdrawn", MORNING, MORNING + timedelta(days=7)),
        ("withdrawn", None, MORNING + timedelta(days=7)),
    ],
)
def test_contacts_of_private_screenings_are_forgotten_when_nobody_needs_to_call_them(
    audience: Audience, state: str, answered: datetime | None, when: datetime
) -> None:
    number = a_booking(audience, state, answered=answered)
    audience.now = when - timedelta(seconds=1)
    assert audience.cinema.forget_old() == 0
    assert None not in left_of(audience, number)
    audience.now = when
    assert audience.cinema.forget_old() == 1
    assert left_of(audience, number) == [None, None, None, "", ""]
    assert audience.cinema.forget_old() == 0


def test_one_whose_contact_was_deleted_before_loses_the_rest_as_well(audience: Audience) -> None:
    number = a_booking(audience, "withdrawn", answered=MORNING, forgotten_at=MORNING)
    audience.now = FORGOTTEN
    assert audience.cinema.forget_old() == 0
    assert left_of(audience, number) == [None, None, None, "", ""]


def test_counts_of_wrong_tries_are_dropped_when_they_are_over(audience: Audience) -> None:
    with pytest.raises(TicketUnknownError):
        audience.cinema.find(phone_of(1), "1234")
    for minutes, left in ((14, 1), (1, 0)):
        audience.pass_by(minutes=minutes)
        audience.cinema.forget_old()
        with reading(audience.engine) as session:
            assert len(session.scalars(select(TryRow)).all()) == left


def test_deleted_bytes_are_overwritten_in_sqlites_file(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    audience = Audience(engine, "")
    number = audience.screening(seats=500)
    for person in range(20):
        audience.cinema.sign_up(asks(number, person))
    rows = audience.rows(number)
    kept = [row.phone.token for row in rows if row.phone] + [
        row.phone_print for row in rows if row.phone_print
    ]
    assert len(kept) == 40
    assert all(one in file.read_bytes() for one in kept)
    audience.now = FORGOTTEN
    assert audience.cinema.forget_old() == 20
    engine.dispose()
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [one for one in kept if one in found]
