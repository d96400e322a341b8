"""A screen learns within half a second that another process has changed something."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from kiosk.database.changes import ChangeFeed, announce, open_change_feed
from kiosk.database.engine import reading, writing
from tests.database.noticing import seconds_until_changed


@pytest.fixture
def feed(engine: Engine) -> Iterator[ChangeFeed]:
    with writing(engine) as session:
        session.execute(text("CREATE TABLE notes (words TEXT)"))
    feed = open_change_feed(engine)
    yield feed
    feed.close()


def commit(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(text("INSERT INTO notes VALUES ('x')"))
        announce(session)


def test_a_commit_elsewhere_is_told_once_and_in_time(
    feed: ChangeFeed, opened: Callable[..., Engine]
) -> None:
    assert not feed.changed()
    other = opened()
    for _ in range(3):
        commit(other)
        assert seconds_until_changed(feed) < 0.5
        assert not feed.changed()


def test_what_was_undone_or_only_read_is_no_change(
    feed: ChangeFeed, opened: Callable[..., Engine]
) -> None:
    other = opened()
    with reading(other) as session:
        session.execute(text("SELECT * FROM notes")).all()
    with other.connect() as connection, Session(connection) as session:
        session.execute(text("INSERT INTO notes VALUES ('x')"))
        announce(session)
        session.rollback()
    assert not feed.changed()
    commit(other)  # which is told, so that the silence above was not deafness
    seconds_until_changed(feed)
    assert not feed.changed()


def test_two_feeds_are_each_told(engine: Engine, feed: ChangeFeed) -> None:
    second = open_change_feed(engine)
    commit(engine)
    seconds_until_changed(feed)
    seconds_until_changed(second)
    second.close()
    second.close()


def test_asking_never_waits_for_a_writer(feed: ChangeFeed, opened: Callable[..., Engine]) -> None:
    other = opened()
    with other.connect() as connection:
        if other.dialect.name == "sqlite":  # as SQLite does itself while it writes the pages
            cursor = connection.connection.cursor()
            cursor.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert not feed.changed()
        assert time.monotonic() - began < 0.4
        connection.connection.rollback()
    commit(other)
    seconds_until_changed(feed)


def test_a_lost_connection_is_made_again_and_counts_as_a_change(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.database import changes
    from kiosk.database.engine import open_engine

    monkeypatch.setattr(changes, "_RETRY_SECONDS", (0.01, 0.01))
    engine = open_engine(postgres_url)
    feed = open_change_feed(engine)
    with writing(engine) as session:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        session.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        )
    seconds_until_changed(feed)
    with writing(engine) as session:
        announce(session)
    seconds_until_changed(feed)
    feed.close()
    engine.dispose()
