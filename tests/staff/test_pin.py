"""The PIN: kept as a hash, and no machine can try them all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from kiosk.clock import ZONE
from kiosk.database.engine import reading, writing
from kiosk.staff.pin import FREE_TRIES, LONGEST_WAIT, PinAnswer, forget, is_set, set_pin, try_pin

NOON = datetime(2026, 7, 1, 12, tzinfo=ZONE)
RIGHT, WRONG = "270613", "270614"


@pytest.fixture
def with_pin(database: Engine) -> Engine:
    with writing(database) as session:
        set_pin(session, RIGHT)
    return database


def attempt(engine: Engine, digits: str, after: timedelta = timedelta()) -> PinAnswer:
    with writing(engine) as session:
        return try_pin(session, digits, NOON + after)


def test_before_one_is_chosen_no_number_is_right(database: Engine) -> None:
    with reading(database) as session:
        assert not is_set(session)
    assert attempt(database, "000000") == PinAnswer(False)


def test_the_right_number_opens_and_another_does_not(with_pin: Engine) -> None:
    assert attempt(with_pin, RIGHT).right
    assert not attempt(with_pin, WRONG).right


def test_the_number_itself_is_nowhere_in_the_database(with_pin: Engine) -> None:
    with reading(with_pin) as session:
        (kept,) = session.execute(text("SELECT hash FROM staff_pin")).scalars()
    assert RIGHT not in kept
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize(
    "bad", ["", "12345", "1234567", "12345a", "１２３４５６", "111111", "123456"]
)
def test_what_is_no_good_pin_is_refused(database: Engine, bad: str) -> None:
    with writing(database) as session, pytest.raises(ValueError, match="PIN"):
        set_pin(session, bad)


def test_wrong_tries_make_the_next_ones_wait_twice_as_long_each_time(with_pin: Engine) -> None:
    waits, at = [], timedelta()
    for _ in range(FREE_TRIES + 2):
        waits.append(attempt(with_pin, WRONG, at).wait_seconds)
        at += timedelta(seconds=waits[-1])
    assert waits == [0, 0, 30, 60, 120]


def test_while_there_is_something_to_wait_for_even_the_right_number_waits(with_pin: Engine) -> None:
    for _ in range(FREE_TRIES):
        attempt(with_pin, WRONG)
    early = attempt(with_pin, RIGHT, timedelta(seconds=10))
    assert (early.right, early.wait_seconds) == (False, 20)
    assert attempt(with_pin, RIGHT, timedelta(seconds=30)).right


def test_a_right_try_forgets_the_wrong_ones(with_pin: Engine) -> None:
    for _ in range(FREE_TRIES - 1):
        attempt(with_pin, WRONG)
    assert attempt(with_pin, RIGHT).right
    assert attempt(with_pin, WRONG).wait_seconds == 0


def test_a_forgotten_one_can_be_chosen_anew(with_pin: Engine) -> None:
    for _ in range(FREE_TRIES + 2):
        attempt(with_pin, WRONG)
    with writing(with_pin) as session:
        forget(session)
    with reading(with_pin) as session:
        assert not is_set(session)
    with writing(with_pin) as session:
        set_pin(session, WRONG)
    assert attempt(with_pin, WRONG).right


def test_no_wait_is_longer_than_an_hour_and_no_clock_set_back_locks_staff_out(
    with_pin: Engine,
) -> None:
    at = timedelta()
    for _ in range(20):
        at += timedelta(seconds=attempt(with_pin, WRONG, at).wait_seconds)
    last = attempt(with_pin, WRONG, at).wait_seconds
    assert last == LONGEST_WAIT.total_seconds()
    assert attempt(with_pin, RIGHT, timedelta(days=-400)).right
