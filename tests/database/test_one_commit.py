"""Writes that are committed together: each fails alone, all are kept or lost as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kiosk.database.engine import one_commit, open_engine, reading, writing


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        opened = open_engine(f"sqlite:///{tmp_path / 'together.sqlite3'}")
    else:
        opened = open_engine(request.getfixturevalue("postgres_url"))
    with writing(opened) as session:
        session.execute(text("CREATE TABLE visit (name TEXT PRIMARY KEY)"))
    yield opened
    opened.dispose()


def put(engine: Engine, name: str) -> None:
    with writing(engine) as session:
        session.execute(text("INSERT INTO visit VALUES (:name)"), {"name": name})
        if name == "refused":
            raise LookupError(name)


def kept(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.scalars(text("SELECT name FROM visit ORDER BY name")))


def test_one_that_raises_is_undone_alone(engine: Engine) -> None:
    with one_commit(engine):
        put(engine, "a")
        with pytest.raises(LookupError):
            put(engine, "refused")
        put(engine, "b")
        assert kept(engine) == []
    assert kept(engine) == ["a", "b"]
    put(engine, "c")
    assert kept(engine) == ["a", "b", "c"]


def put_and_break(engine: Engine, name: str) -> None:
    with one_commit(engine):
        put(engine, name)
        raise RuntimeError


def test_nothing_is_kept_of_a_group_that_is_broken_off(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        put_and_break(engine, "a")
    assert kept(engine) == []
    put(engine, "b")
    assert kept(engine) == ["b"]
