"""Where is my ticket: by number and code, and nobody learns who is coming."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import CinemaError, FieldError, TicketUnknownError, TooManyTriesError
from kiosk.cinema.finding import MOST_WRONG
from kiosk.cinema.model import Standing
from kiosk.cinema.tables import TryRow
from kiosk.database.engine import open_engine, reading
from tests.cinema.audience import EVENING, VAULT, Audience, asks, phone_of

NOBODY = phone_of(77)


def other_than(code: str) -> str:
    return "1000" if code != "1000" else "1001"


def try_wrong(cinema: Cinema, phone: str, code: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(TicketUnknownError):
            cinema.find(phone, code)


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    said: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def test_number_and_code_give_the_ticket_however_they_are_typed(audience: Audience) -> None:
    cinema = audience.cinema
    ticket = cinema.sign_up(asks(audience.screening()))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for phone, code in (
        (phone_of(1), ticket.code),
        (f"+86 {phone_of(1)[:3]}-{phone_of(1)[3:]}", f" {ticket.code} "),
        (phone_of(1).translate(wide), ticket.code.translate(wide)),
    ):
        assert cinema.find(phone, code) == ticket


def test_each_of_a_numbers_tickets_has_a_code_of_its_own(audience: Audience) -> None:
    cinema = audience.cinema
    tickets = [
        cinema.sign_up(asks(audience.screening(start=EVENING + timedelta(days=day))))
        for day in range(4)
    ]
    assert len({ticket.code for ticket in tickets}) == 4
    for ticket in tickets:
        assert cinema.find(phone_of(1), ticket.code) == ticket


def test_a_cancelled_ticket_is_found_and_says_so(audience: Audience) -> None:
    ticket = audience.cinema.sign_up(asks(audience.screening()))
    audience.cinema.cancel(ticket.token)
    assert audience.cinema.find(phone_of(1), ticket.code).standing is Standing.CANCELLED


def test_a_code_belongs_to_its_number_alone(audience: Audience) -> None:
    number = audience.screening()
    first, second = (audience.cinema.sign_up(asks(number, person)) for person in (1, 2))
    try_wrong(audience.cinema, phone_of(1), second.code, 1)
    assert audience.cinema.find(phone_of(2), second.code).code != first.code


def test_known_and_unknown_numbers_answer_alike_and_cost_the_same(audience: Audience) -> None:
    cinema = audience.cinema
    ticket = cinema.sign_up(asks(audience.screening()))
    answers, costs = [], []
    for phone in (phone_of(1), NOBODY):
        said = []
        with statements(audience.engine) as asked:
            for _ in range(MOST_WRONG + 2):
                with suppress(CinemaError):
                    cinema.find(phone, other_than(ticket.code))
                try:
                    cinema.find(phone, other_than(ticket.code))
                except CinemaError as error:
                    said.append((type(error), str(error)))
        answers.append(said)
        costs.append(list(asked))
    assert answers[0] == answers[1]
    assert costs[0] == costs[1]
    assert {kind for kind, _ in answers[0]} == {TicketUnknownError, TooManyTriesError}


def test_after_five_wrong_codes_the_right_one_is_not_looked_at_for_a_quarter_of_an_hour(
    audience: Audience,
) -> None:
    cinema = audience.cinema
    ticket = cinema.sign_up(asks(audience.screening()))
    for _ in range(MOST_WRONG):
        audience.pass_by(minutes=1)
        try_wrong(cinema, phone_of(1), other_than(ticket.code), 1)
    with pytest.raises(TooManyTriesError, match="15 分钟"):
        cinema.find(phone_of(1), ticket.code)
    audience.pass_by(minutes=14, seconds=1)
    with pytest.raises(TooManyTriesError, match=" 1 分钟"):
        cinema.find(phone_of(1), ticket.code)
    audience.pass_by(minutes=1)
    assert cinema.find(phone_of(1), ticket.code) == ticket


def test_waiting_is_not_prolonged_by_asking_again(audience: Audience) -> None:
    cinema = audience.cinema
    ticket = cinema.sign_up(asks(audience.screening()))
    try_wrong(cinema, phone_of(1), other_than(ticket.code), MOST_WRONG)
    for _ in range(5):
        audience.pass_by(minutes=2)
        with pytest.raises(TooManyTriesError):
            cinema.find(phone_of(1), other_than(ticket.code))
    audience.pass_by(minutes=5)
    assert cinema.find(phone_of(1), ticket.code) == ticket


def test_wrong_codes_of_long_ago_do_not_count(audience: Audience) -> None:
    cinema = audience.cinema
    ticket = cinema.sign_up(asks(audience.screening()))
    for _ in range(3):
        try_wrong(cinema, phone_of(1), other_than(ticket.code), MOST_WRONG - 1)
        audience.pass_by(minutes=15)
    assert cinema.find(phone_of(1), ticket.code) == ticket


def test_tries_at_one_number_hold_up_nobody_else(audience: Audience) -> None:
    number = audience.screening()
    mine = audience.cinema.sign_up(asks(number, 1))
    try_wrong(audience.cinema, NOBODY, mine.code, MOST_WRONG)
    assert audience.cinema.find(phone_of(1), mine.code) == mine


def test_a_clock_that_was_set_back_makes_nobody_wait(audience: Audience) -> None:
    ticket = audience.cinema.sign_up(asks(audience.screening()))
    audience.pass_by(days=2)
    try_wrong(audience.cinema, phone_of(1), other_than(ticket.code), MOST_WRONG)
    audience.pass_by(days=-2)
    assert audience.cinema.find(phone_of(1), ticket.code) == ticket
    try_wrong(audience.cinema, phone_of(1), other_than(ticket.code), MOST_WRONG)
    with pytest.raises(TooManyTriesError):
        audience.cinema.find(phone_of(1), ticket.code)


def test_wrong_tries_are_kept_over_a_restart_and_count_for_all_kiosks(audience: Audience) -> None:
    try_wrong(audience.cinema, NOBODY, "1234", MOST_WRONG)
    again = open_engine(audience.url)
    with pytest.raises(TooManyTriesError):
        audience.another_kiosk(again).find(NOBODY, "1234")
    again.dispose()


def test_wrong_tries_at_the_same_moment_are_all_counted(audience: Audience) -> None:
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(audience.cinema.find, NOBODY, "1234") for _ in range(MOST_WRONG - 1)]
        assert all(isinstance(job.exception(), TicketUnknownError) for job in jobs)
    with reading(audience.engine) as session:
        tries = session.get_one(TryRow, VAULT.fingerprint(NOBODY))
    assert tries.wrong == MOST_WRONG - 1


def test_a_right_code_writes_nothing(audience: Audience) -> None:
    ticket = audience.cinema.sign_up(asks(audience.screening()))
    with statements(audience.engine) as asked:
        audience.cinema.find(phone_of(1), ticket.code)
    assert not [said for said in asked if said.startswith(("INSERT", "UPDATE", "BEGIN IMM"))]


@pytest.mark.parametrize("code", ["", "123", "12345", "12a4", "١٢٣٤", "一二三四"])
def test_what_is_no_code_is_told_beside_its_field_and_is_no_try(
    audience: Audience, code: str
) -> None:
    for _ in range(MOST_WRONG + 1):
        with pytest.raises(FieldError, match="四个数字") as told:
            audience.cinema.find(phone_of(1), code)
    assert told.value.field == "code"


def test_a_forgotten_number_is_unknown(audience: Audience) -> None:
    ticket = audience.cinema.sign_up(asks(audience.screening()))
    audience.cinema.forget(ticket.token)
    try_wrong(audience.cinema, phone_of(1), ticket.code, 1)
