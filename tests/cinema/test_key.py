"""A lost key is told, and never replaced while anybody is kept under it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing, Ticket
from kiosk.clock import now
from kiosk.database.vault import FILE_NAME, VaultKeyError, open_vault
from kiosk.operations.check_key import check_key
from kiosk.operations.readiness import line
from kiosk.services import Services, open_services
from tests.cinema.audience import asks, phone_of
from tests.cinema.desk import a_request


class Kiosks:
    """Several on one database, each with a data folder."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environ = {"KIOSK_DATABASE_URL": url}

    def data(self, name: str = "lobby") -> Path:
        return self.folder / name

    def key(self, name: str = "lobby") -> Path:
        return self.data(name) / FILE_NAME

    @contextmanager
    def start(self, name: str = "lobby") -> Iterator[Services]:
        with open_services(self.data(name), self.environ) as services:
            yield services

    def said(self, name: str = "lobby") -> str:
        """What the doctor says of the key; empty when nothing."""
        check = check_key(self.data(name), self.environ)
        assert check is None or (not check.ok and check.level == "note")
        return line(check) if check else ""


@pytest.fixture
def kiosks(tmp_path: Path, database_url: str) -> Kiosks:
    return Kiosks(tmp_path, database_url)


def sign_up(cinema: Cinema, days: int = 1) -> Ticket:
    start = now() + timedelta(days=days)
    number = cinema.add(Showing("地道战", start.date(), start))
    return cinema.sign_up(asks(number))


def test_a_lost_key_is_told_and_the_old_one_put_back_opens_everything(kiosks: Kiosks) -> None:
    with kiosks.start() as services:
        ticket = sign_up(services.cinema)
        assert kiosks.said() == ""
    kept = kiosks.key().read_bytes()
    kiosks.key().unlink()
    with kiosks.start() as services:
        assert services.cinema.programme(), "what needs no name goes on"
        with pytest.raises(VaultKeyError, match="不见了") as told:
            services.cinema.people(ticket.screening.id)
        assert str(kiosks.key()) in str(told.value)
        with pytest.raises(VaultKeyError):
            services.cinema.sign_up(asks(ticket.screening.id, 2))
        assert not kiosks.key().exists()
        assert "钥匙" in kiosks.said()
        assert "不见了" in kiosks.said()
        assert str(kiosks.key()) in kiosks.said()
        kiosks.key().write_bytes(kept)
        (person,) = services.cinema.people(ticket.screening.id)
        assert person.phone == phone_of(1)
        assert kiosks.said() == ""


def test_another_kiosk_on_the_same_database_needs_the_same_key(kiosks: Kiosks) -> None:
    with kiosks.start() as services:
        ticket = sign_up(services.cinema)
    with kiosks.start("entrance") as second:
        with pytest.raises(VaultKeyError):
            second.cinema.people(ticket.screening.id)
        assert not kiosks.key("entrance").exists()
        kiosks.key("entrance").parent.mkdir(exist_ok=True)
        kiosks.key("entrance").write_bytes(kiosks.key().read_bytes())
        assert second.cinema.find(phone_of(1), ticket.code).token == ticket.token


def test_a_private_screenings_contact_is_missed_as_well(kiosks: Kiosks) -> None:
    with kiosks.start() as services:
        hour = now().replace(hour=14) + timedelta(days=2)
        services.cinema.ask_booking(a_request(hour))
    kiosks.key().unlink()
    with kiosks.start() as services, pytest.raises(VaultKeyError):
        services.cinema.bookings()


def test_once_everybody_is_forgotten_a_new_key_is_made(kiosks: Kiosks) -> None:
    with kiosks.start() as services:
        services.cinema.forget(sign_up(services.cinema).token)
    kiosks.key().unlink()
    with kiosks.start() as services:
        assert kiosks.said() == ""
        sign_up(services.cinema, days=2)
    assert kiosks.key().exists()


def test_the_doctor_tells_a_damaged_key_and_one_of_another_house(kiosks: Kiosks) -> None:
    kiosks.data().mkdir()
    assert kiosks.said() == ""
    assert not kiosks.key().exists(), "looking makes none"
    with kiosks.start() as services:
        sign_up(services.cinema)
    kiosks.key().write_bytes(b"not a key")
    assert "内容坏了" in kiosks.said()
    kiosks.key().unlink()
    open_vault(kiosks.key())
    assert "不是原来的那一把" in kiosks.said()


def test_a_database_that_cannot_be_asked_is_no_matter_of_the_key(tmp_path: Path) -> None:
    away = {"KIOSK_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}
    assert check_key(tmp_path, away) is None
    assert check_key(tmp_path, {"KIOSK_VOLUME": "9"}) is None
    (tmp_path / FILE_NAME).write_bytes(b"")
    for environ in (away, {"KIOSK_VOLUME": "9"}):
        check = check_key(tmp_path, environ)
        assert check is not None
        assert "内容坏了" in check.what
