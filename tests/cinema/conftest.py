from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kiosk.database.migrate import upgrade
from tests.cinema.audience import audience, cinema, kept_audience, kept_url
from tests.database.fixtures import database_url, engine, opened
from tests.postgres import postgres_server, postgres_url

__all__ = [
    "audience",
    "cinema",
    "database_url",
    "engine",
    "kept_audience",
    "kept_url",
    "opened",
    "postgres_server",
    "postgres_url",
]


@pytest.fixture
def database(engine: Engine) -> Engine:
    """A database with its tables, once on SQLite and once on PostgreSQL."""
    upgrade(engine)
    return engine
