from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.cinema.audience import Audience, audience, cinema, kept_audience, kept_url
from tests.database.fixtures import opened
from tests.postgres import postgres_server, postgres_url

__all__ = [
    "audience",
    "cinema",
    "kept_audience",
    "kept_url",
    "opened",
    "postgres_server",
    "postgres_url",
]


@pytest.fixture
def database_url(audience: Audience) -> str:
    """What ``opened`` opens: the database that is kept for the whole run, emptied."""
    return audience.url


@pytest.fixture
def database(audience: Audience) -> Engine:
    """The same, open: once on SQLite and once on PostgreSQL."""
    return audience.engine
