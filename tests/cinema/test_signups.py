"""Signing up, waiting, cancelling, being forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import (
    FieldError,
    ScreeningMissingError,
    SignupsClosedError,
    TicketUnknownError,
)
from kiosk.cinema.model import Standing, Ticket
from kiosk.cinema.tables import SignupRow
from kiosk.database.engine import reading, writing
from tests.cinema.audience import EVENING, MINUTES, VAULT, Audience, asks, phone_of

SEATED, WAITING, CANCELLED = Standing


def standing(cinema: Cinema, ticket: Ticket) -> Standing:
    return cinema.ticket(ticket.token).standing


def test_a_seat_is_taken_and_the_ticket_tells_of_it(audience: Audience) -> None:
    number = audience.screening(seats=5)
    ticket = audience.cinema.sign_up(asks(number, seats=2, surname=" 欧阳 小明 "))
    assert ticket == audience.cinema.ticket(ticket.token)
    assert (ticket.standing, ticket.seats, ticket.name, ticket.place) == (SEATED, 2, "欧**", None)
    assert len(ticket.code) == 4
    assert ticket.code.isdecimal()
    assert (ticket.screening.taken, ticket.screening.free) == (2, 3)


def test_name_and_number_lie_sealed_and_only_staff_read_them(audience: Audience) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number, surname="欧阳小明"))
    (row,) = audience.rows(number)
    assert VAULT.open(row.surname) == "欧阳小明"
    assert row.phone is not None
    assert phone_of(1).encode() not in row.phone.token
    assert (row.consent, row.consent_at, row.asked_at) == ("2026-11", audience.now, audience.now)
    (person,) = audience.cinema.people(number)
    assert (person.surname, person.phone) == ("欧阳小明", phone_of(1))


def test_a_name_may_be_left_out(audience: Audience) -> None:
    assert audience.cinema.sign_up(asks(audience.screening(), surname=" ")).name == ""


def test_what_does_not_show_is_no_part_of_a_name(audience: Audience) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number, surname="陈\x00\u202e\ud800小\n明"))
    assert [person.surname for person in audience.cinema.people(number)] == ["陈 小 明"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("surname", {"surname": "陈" * 21}),
        ("phone", {"phone": "123"}),
        ("seats", {"seats": 0}),
        ("seats", {"seats": 5}),
        ("consent", {"consent": ""}),
        ("consent", {"consent": "x" * 33}),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_kept(
    audience: Audience, field: str, wrong: dict[str, object]
) -> None:
    number = audience.screening()
    with pytest.raises(FieldError) as told:
        audience.cinema.sign_up(replace(asks(number), **wrong))  # type: ignore[arg-type]
    assert told.value.field == field
    assert audience.rows(number) == []


def test_the_full_house_waits_in_order_and_is_told_its_place(audience: Audience) -> None:
    number = audience.screening(seats=2)
    cinema = audience.cinema
    tickets = [cinema.sign_up(asks(number, person)) for person in range(5)]
    assert [ticket.place for ticket in tickets] == [None, None, 1, 2, 3]
    assert [person.place for person in cinema.people(number)] == [None, None, 1, 2, 3]
    assert cinema.screening(number).waiting == 3


def test_seats_given_back_go_to_the_first_that_fits(audience: Audience) -> None:
    number = audience.screening(seats=4)
    cinema = audience.cinema
    couple, other = (cinema.sign_up(asks(number, person, 2)) for person in (1, 2))
    family, first, second, third = (
        cinema.sign_up(asks(number, person, seats))
        for person, seats in ((3, 3), (4, 1), (5, 2), (6, 1))
    )
    cancelled = cinema.cancel(couple.token)
    assert (cancelled.standing, cancelled.screening.taken) == (CANCELLED, 4)
    waiters = (family, first, second, third)
    assert [standing(cinema, one) for one in waiters] == [WAITING, SEATED, WAITING, SEATED]
    assert cinema.ticket(second.token).place == 2
    cinema.cancel(other.token)
    assert [standing(cinema, one) for one in waiters] == [WAITING, SEATED, SEATED, SEATED]
    assert cinema.ticket(family.token).place == 1
    assert [row.waited for row in audience.rows(number)] == [False] * 2 + [True] * 4


def test_cancelling_twice_gives_back_once(audience: Audience) -> None:
    number = audience.screening(seats=1)
    cinema = audience.cinema
    seated, *waiters = (cinema.sign_up(asks(number, person)) for person in (1, 2, 3))
    for _ in range(2):
        cinema.cancel(seated.token)
    assert [standing(cinema, one) for one in waiters] == [SEATED, WAITING]


def test_held_seats_are_for_those_who_need_them(audience: Audience) -> None:
    number = audience.screening(seats=4, held=2)
    cinema = audience.cinema
    assert cinema.sign_up(asks(number, 1, 2)).standing is SEATED
    assert cinema.sign_up(asks(number, 2, 1)).standing is WAITING
    needs = cinema.sign_up(asks(number, 3, 2, needs_space=True))
    assert (needs.standing, needs.screening.free_with_space) == (SEATED, 0)
    cinema.cancel(needs.token)
    assert audience.standings(number) == [SEATED, WAITING, CANCELLED]


def test_held_seats_go_to_the_waiting_before_they_go_to_newcomers(audience: Audience) -> None:
    number = audience.screening(seats=3, held=1)
    cinema = audience.cinema
    cinema.sign_up(asks(number, 1, 2))
    waits = cinema.sign_up(asks(number, 2))
    audience.now = EVENING - timedelta(minutes=30)
    assert cinema.sign_up(asks(number, 3)).standing is WAITING
    assert standing(cinema, waits) is SEATED


def test_one_number_signs_up_once_for_a_screening_however_it_is_written(
    audience: Audience,
) -> None:
    number, other = audience.screening(), audience.screening(start=EVENING + timedelta(days=1))
    first = audience.cinema.sign_up(asks(number))
    with pytest.raises(FieldError, match="已经报过") as told:
        audience.cinema.sign_up(replace(asks(number), phone=f"+86 {phone_of(1)}"))
    assert told.value.field == "phone"
    audience.cinema.sign_up(asks(other))
    audience.cinema.cancel(first.token)
    assert audience.cinema.sign_up(asks(number)).standing is SEATED


def test_the_database_itself_refuses_a_second_active_sign_up(audience: Audience) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number))
    row = audience.rows(number)[0]
    names = [c.name for c in SignupRow.__table__.columns if c.name != "id"]
    with pytest.raises(IntegrityError), writing(audience.engine) as session:
        session.add(SignupRow(**{name: getattr(row, name) for name in names}))


def test_a_form_sent_twice_is_one_sign_up_also_when_it_is_full_or_closed(
    audience: Audience,
) -> None:
    number = audience.screening(seats=1)
    once = asks(number, once="form-1")
    ticket = audience.cinema.sign_up(once)
    assert audience.cinema.sign_up(once) == ticket
    audience.now = EVENING
    assert audience.cinema.sign_up(once).token == ticket.token
    assert len(audience.rows(number)) == 1


@pytest.mark.parametrize("once", ["x" * 65, "a\x00b", "陈"])
def test_a_form_text_that_is_none_of_ours_does_no_harm(audience: Audience, once: str) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number, once=once))
    assert audience.rows(number)[0].once is None


def test_sign_ups_close_with_the_start_or_as_early_as_the_house_says(audience: Audience) -> None:
    number = audience.screening()
    house = audience.another_kiosk(audience.engine, closes=timedelta(minutes=20))
    audience.now = EVENING - timedelta(minutes=20)
    with pytest.raises(SignupsClosedError):
        house.sign_up(asks(number))
    audience.now = EVENING - timedelta(seconds=1)
    audience.cinema.sign_up(asks(number))
    audience.now = EVENING
    with pytest.raises(SignupsClosedError):
        audience.cinema.sign_up(asks(number, 2))


def test_nobody_signs_up_for_what_was_called_off_or_never_was(audience: Audience) -> None:
    number = audience.screening()
    audience.change(number, state="called_off")
    with pytest.raises(SignupsClosedError):
        audience.cinema.sign_up(asks(number))
    with pytest.raises(ScreeningMissingError):
        audience.cinema.sign_up(asks(number + 1))


def test_a_screening_that_was_called_off_gives_nobody_a_seat_any_more(audience: Audience) -> None:
    number = audience.screening(seats=1)
    seated, _ = (audience.cinema.sign_up(asks(number, person)) for person in (1, 2))
    audience.change(number, state="called_off")
    assert audience.cinema.cancel(seated.token).screening.called_off
    assert audience.standings(number) == [CANCELLED, WAITING]


def test_after_the_end_nothing_is_given_back_but_everything_can_be_forgotten(
    audience: Audience,
) -> None:
    number = audience.screening(seats=1)
    seated, _ = (audience.cinema.sign_up(asks(number, person)) for person in (1, 2))
    audience.now = EVENING + timedelta(minutes=MINUTES)
    audience.cinema.cancel(seated.token)
    assert audience.cinema.forget(seated.token).forgotten
    assert audience.standings(number) == [SEATED, WAITING]


def test_forgetting_gives_back_and_leaves_nothing_of_the_person(audience: Audience) -> None:
    number = audience.screening(seats=1)
    cinema = audience.cinema
    ticket, waits = (cinema.sign_up(asks(number, one, once=f"form-{one}")) for one in (1, 2))
    forgotten = cinema.forget(ticket.token)
    assert (forgotten.forgotten, forgotten.name, forgotten.code) == (True, "", "")
    assert forgotten.standing is CANCELLED
    assert standing(cinema, waits) is SEATED
    row = audience.rows(number)[0]
    assert [row.surname, row.phone, row.phone_print, row.once, row.code] == [None] * 4 + [""]
    # The address goes on saying so, under both of its names, and asking again does no harm.
    for token in (ticket.token, forgotten.token):
        assert cinema.ticket(token).forgotten
    assert cinema.forget(ticket.token).forgotten
    assert cinema.sign_up(asks(number)).standing is WAITING


def test_a_token_opens_its_own_ticket_alone(audience: Audience) -> None:
    number = audience.screening()
    cinema = audience.cinema
    one, other = (cinema.sign_up(asks(number, person)) for person in (1, 2))
    assert cinema.ticket(one.token.lower()).code == one.code
    for wrong in (
        one.token[:10] + other.token[10:],
        other.token[:6] + one.token[6:],
        "",
        "陈" * 26,
    ):
        for ask in (cinema.ticket, cinema.cancel, cinema.forget):
            with pytest.raises(TicketUnknownError):
                ask(wrong)
    assert audience.standings(number) == [SEATED, SEATED]


def test_a_booking_is_no_ticket(audience: Audience) -> None:
    ticket = audience.cinema.sign_up(asks(audience.screening()))
    name = audience.cinema.tickets.read(ticket.token)
    with pytest.raises(TicketUnknownError):
        audience.cinema.ticket(audience.cinema.booking_names.token(name))


def test_when_every_code_is_given_sign_ups_are_closed(audience: Audience) -> None:
    number = audience.screening(seats=1)
    audience.cinema.sign_up(asks(number))
    template = audience.rows(number)[0]
    with writing(audience.engine) as session:
        session.execute(
            SignupRow.__table__.insert(),
            [
                {
                    "screening_id": number, "seats": 1, "needs_space": False, "waited": False,
                    "standing": "cancelled", "code": str(code), "via": "phone", "consent": "x",
                    "consent_at": audience.now, "asked_at": audience.now,
                }
                for code in range(1000, 10_000) if str(code) != template.code
            ],
        )  # fmt: skip
    with pytest.raises(SignupsClosedError):
        audience.cinema.sign_up(asks(number, 2))


def test_numbers_rise_in_the_order_of_arrival_and_are_never_given_twice(
    audience: Audience,
) -> None:
    number = audience.screening()
    audience.cinema.sign_up(asks(number))
    with writing(audience.engine) as session:
        row = session.scalars(select(SignupRow)).one()
        before = row.id
        session.delete(row)
    audience.cinema.sign_up(asks(number))
    with reading(audience.engine) as session:
        assert session.scalars(select(SignupRow.id)).one() > before
