"""Noticing that another process has changed something, cheaply enough to ask twice a second."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Protocol, cast

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from kiosk.database.errors import DatabaseFault
from kiosk.database.faults import fault_of_sqlite, place_of

if TYPE_CHECKING:
    import psycopg

_CHANNEL = "kiosk_changed"
_LISTEN_SECONDS = 0.25  # how long closing may have to wait; a message itself arrives at once
_RETRY_SECONDS = (1.0, 10.0)  # first and longest pause before connecting again


class ChangeFeed(Protocol):
    """Whether anything was committed since the last look. Made by ``open_change_feed``."""

    def changed(self) -> bool:
        """True once after something was committed through another connection; never waits."""

    def close(self) -> None:
        """Give back the connection. May be called twice."""


def open_change_feed(engine: Engine) -> ChangeFeed:
    """A feed that counts from now on. Raises ``DatabaseFault`` when the database is away."""
    if engine.dialect.name == "postgresql":
        return _PostgresFeed(engine)
    return _SqliteFeed(engine)


def announce(session: Session) -> None:
    """Tell the feeds, when ``session`` commits, that what is on show has changed.

    SQLite's feeds see every commit without being told; PostgreSQL's see only what is announced.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"NOTIFY {_CHANNEL}"))


class _SqliteFeed:
    """``PRAGMA data_version`` on a connection of its own: two file reads, no lock kept."""

    def __init__(self, engine: Engine) -> None:
        self._place = place_of(engine)
        self._connection = cast(sqlite3.Connection, _own_connection(engine))
        # A commit in progress must not hold up the screen: we see it at the next look instead.
        self._connection.execute("PRAGMA busy_timeout=0")
        self._version = self._read() or 0

    def changed(self) -> bool:
        version = self._read()
        if version is None or version == self._version:
            return False
        self._version = version
        return True

    def close(self) -> None:
        self._connection.close()

    def _read(self) -> int | None:
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return None
            raise fault_of_sqlite(error, self._place) or error from error


class _PostgresFeed:
    """LISTEN on a connection of its own, in a thread, so that a slow network never holds up
    whoever asks. After a lost connection one change is reported, since it may have been missed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._changed = Event()
        self._closing = Event()
        self._thread = Thread(
            target=self._run, args=(self._listen(),), name="change-feed", daemon=True
        )
        self._thread.start()

    def changed(self) -> bool:
        if not self._changed.is_set():
            return False
        self._changed.clear()
        return True

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def _listen(self) -> psycopg.Connection[Any]:
        connection = cast("psycopg.Connection[Any]", _own_connection(self._engine))
        connection.autocommit = True
        connection.execute(f"LISTEN {_CHANNEL}")
        return connection

    def _run(self, connection: psycopg.Connection[Any]) -> None:
        import psycopg

        while not self._closing.is_set():
            try:
                with closing(connection.notifies(timeout=_LISTEN_SECONDS)) as messages:
                    for _ in messages:
                        self._changed.set()
            except psycopg.Error:
                connection.close()
                again = self._reconnect()
                if again is None:
                    return
                connection = again
                self._changed.set()
        connection.close()

    def _reconnect(self) -> psycopg.Connection[Any] | None:
        """A new connection, however long that takes; None when the feed was closed meanwhile."""
        import psycopg

        pause, longest = _RETRY_SECONDS
        while not self._closing.wait(pause):
            try:
                return self._listen()
            except (DatabaseFault, psycopg.Error):
                pause = min(pause * 2, longest)
        return None


def _own_connection(engine: Engine) -> object:
    """A driver's connection, set up like all of ``engine``'s but never given back to its pool."""
    lease = engine.raw_connection()
    connection = lease.driver_connection
    lease.detach()
    return connection
