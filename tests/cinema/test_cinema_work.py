"""The worker's rounds for the cinema: on time, cheap when nothing is due, and nothing told."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.cinema.model import SignupRequest, Via
from kiosk.cinema.tables import TryRow
from kiosk.database.engine import open_engine, writing
from kiosk.database.errors import DatabaseBusyError
from kiosk.database.migrate import upgrade
from kiosk.operations.cinema_work import forget_old, release_held
from tests.cinema.desk import MONDAY, PHONE, Clock, a_request, add_screening, cinema_of, hours


@pytest.fixture
def one_file(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'kiosk.db'}", busy_seconds=0.05)
    upgrade(engine)
    yield engine
    engine.dispose()


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Somebody else holds the write lock."""
    with writing(engine):
        yield


def asks(screening: int, seats: int, phone: str = PHONE) -> SignupRequest:
    return SignupRequest(screening, phone, seats, consent="1", via=Via.PHONE, surname="欧阳")


def test_the_write_lock_is_taken_only_when_there_is_something_to_do(one_file: Engine) -> None:
    clock = Clock()
    cinema = cinema_of(one_file, clock)
    number = add_screening(one_file, seats=4, held=2)
    cinema.sign_up(asks(number, 2))
    cinema.sign_up(asks(number, 3, "13811112222"))  # waits, and fits no held seats either
    clock.now = MONDAY - timedelta(minutes=20)
    with locked(one_file):
        assert release_held(cinema) == 30
        assert forget_old(cinema) == 3600
    clock.now = MONDAY + timedelta(days=7, hours=2)
    with locked(one_file), pytest.raises(DatabaseBusyError):
        forget_old(cinema)
    forget_old(cinema)
    with locked(one_file):
        assert forget_old(cinema) == 3600


def test_seats_are_released_and_the_log_says_how_many_got_some(
    one_file: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    cinema = cinema_of(one_file, clock)
    number = add_screening(one_file, seats=4, held=4)
    cinema.sign_up(asks(number, 3))
    clock.now = MONDAY - timedelta(minutes=31)
    with caplog.at_level(logging.INFO), locked(one_file):
        release_held(cinema)
    assert caplog.text == ""
    clock.now = MONDAY - timedelta(minutes=30)
    with locked(one_file), pytest.raises(DatabaseBusyError):
        release_held(cinema)
    with caplog.at_level(logging.INFO):
        release_held(cinema)
    assert "1 个排队的报名有了座位" in caplog.text
    assert cinema.screening(number).taken == 3


def test_bookings_and_wrong_tries_are_reasons_to_forget(
    one_file: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    cinema = cinema_of(one_file, clock)
    cinema.ask_booking(a_request())
    clock.now = MONDAY + timedelta(days=7, minutes=99)
    with locked(one_file):
        forget_old(cinema)
    clock.now += timedelta(minutes=1)
    with caplog.at_level(logging.INFO):
        forget_old(cinema)
    assert "1 个人" in caplog.text
    assert PHONE not in caplog.text
    with writing(one_file) as session:
        session.add(TryRow(phone_print=b"x" * 32, wrong=3, since=clock.now - hours(48)))
    with locked(one_file), pytest.raises(DatabaseBusyError):
        forget_old(cinema)
    forget_old(cinema)
    with locked(one_file):
        forget_old(cinema)
