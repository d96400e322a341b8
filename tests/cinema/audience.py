"""A cinema whose clock the test turns, and people who come to it.

One database for the whole run, emptied before each test: bringing a new one to its tables takes
longer than most of the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, event, select

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import CinemaRules, SignupRequest, Standing, Via
from kiosk.cinema.tables import (
    BookingRow,
    ScreeningRow,
    SignupRow,
    TryRow,
    WishFilmRow,
    WishRow,
)
from kiosk.clock import ZONE
from kiosk.database.engine import open_engine, reading, writing
from kiosk.database.migrate import upgrade
from kiosk.database.vault import Vault
from tests.postgres import empty_database

MORNING = datetime(2026, 11, 27, 9, tzinfo=ZONE)
EVENING = datetime(2026, 11, 27, 19, 30, tzinfo=ZONE)
"""When the film begins, on the same day."""
MINUTES = 100
VAULT = Vault(bytes(range(32)))


class Audience:
    """``now`` is what the clock says. ``url`` opens the same database once more."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine = engine
        self.url = url
        self.now = MORNING
        self.cinema = self.another_kiosk(engine)

    def another_kiosk(self, engine: Engine, **rules: object) -> Cinema:
        return Cinema(engine, lambda: VAULT, CinemaRules(**rules), lambda: self.now)  # type: ignore[arg-type]

    def empty(self) -> None:
        with writing(self.engine) as session:
            for table in (SignupRow, ScreeningRow, TryRow, BookingRow, WishRow, WishFilmRow):
                session.execute(delete(table))
        self.now = MORNING

    def screening(
        self, seats: int = 5, held: int = 0, start: datetime = EVENING, film: str = "永不消逝的电波"
    ) -> int:
        """A screening's number."""
        with writing(self.engine) as session:
            row = ScreeningRow(
                film=film, start=start, minutes=MINUTES, seats=seats, held=held, source="staff"
            )
            session.add(row)
            session.flush()
            return row.id

    def change(self, screening: int, **values: object) -> None:
        with writing(self.engine) as session:
            row = session.get_one(ScreeningRow, screening)
            for name, value in values.items():
                setattr(row, name, value)

    def rows(self, screening: int) -> list[SignupRow]:
        """In the order of arrival."""
        with reading(self.engine) as session:
            asked = select(SignupRow).where(SignupRow.screening_id == screening)
            return list(session.scalars(asked.order_by(SignupRow.id)))

    def standings(self, screening: int) -> list[Standing]:
        return [Standing(row.standing) for row in self.rows(screening)]

    def pass_by(self, **by: float) -> None:
        self.now += timedelta(**by)


def asks(screening: int, person: int = 1, seats: int = 1, **more: object) -> SignupRequest:
    """``person`` decides the telephone number."""
    values: dict[str, object] = {"surname": "陈", "consent": "2026-11", "via": Via.PHONE, **more}
    return SignupRequest(screening=screening, phone=phone_of(person), seats=seats, **values)  # type: ignore[arg-type]


def phone_of(person: int) -> str:
    return f"139{person:08}"


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kept_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a database with its tables, for the whole run."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('cinema') / 'kiosk.db'}"
        else:
            url = stack.enter_context(empty_database(request.getfixturevalue("postgres_server")))
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def kept_audience(kept_url: str) -> Iterator[Audience]:
    engine = open_engine(kept_url, busy_seconds=60.0)
    if engine.dialect.name == "sqlite":
        # Rules are tested here, not power cuts (PostgreSQL runs without fsync as well).
        event.listen(engine, "connect", lambda dbapi, _: dbapi.execute("PRAGMA synchronous=OFF"))
    yield Audience(engine, kept_url)
    engine.dispose()


@pytest.fixture
def audience(kept_audience: Audience) -> Audience:
    kept_audience.empty()
    return kept_audience


@pytest.fixture
def cinema(audience: Audience) -> Cinema:
    return audience.cinema
