"""Every test that asks for ``engine`` runs on SQLite and on a real PostgreSQL.

A conftest imports all of these, and those of ``tests.postgres``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.database.engine import open_engine


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kiosk.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def opened(database_url: str) -> Iterator[Callable[..., Engine]]:
    """Opens engines on the one database, as several processes would, and closes them again."""
    engines: list[Engine] = []

    def open_one(**options: float) -> Engine:
        engines.append(open_engine(database_url, **options))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.dispose()


@pytest.fixture
def engine(opened: Callable[..., Engine]) -> Engine:
    return opened()
