"""Opening the database, and the two ways to use it: ``reading`` and ``writing``.

The choices (write lock taken at the start, full sync, journal mode) are explained in
``docs/decisions/0002-database.md``.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.database.errors import DatabaseAddressError, DatabaseReadOnlyError
from kiosk.database.faults import READING, is_reading, translate_faults

BUSY_SECONDS = 5.0
"""How long a transaction waits for another's write lock before ``DatabaseBusyError``."""
_JOINED: ContextVar[Connection | None] = ContextVar("joined", default=None)


def open_engine(url: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for ``sqlite:///path`` (its folder is made) or ``postgresql://user@host/name``.

    Nothing is connected to yet, so a database that cannot be used is told at its first use, by a
    ``DatabaseFault``. Raises ``DatabaseAddressError`` for any other address.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseAddressError(url) from None
    match address.get_backend_name():
        case "sqlite" if address.database not in (None, "", ":memory:"):
            engine = _open_sqlite(address, busy_seconds)
        case "postgresql":
            engine = _open_postgresql(address, busy_seconds)
        case _:
            raise DatabaseAddressError(address.render_as_string(hide_password=True))
    translate_faults(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one unchanging state and cannot write; never takes the write lock."""
    options: dict[str, object] = {READING: True}
    if engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with (
        engine.connect().execution_options(**options) as connection,
        Session(connection, autoflush=False, expire_on_commit=False) as session,
    ):
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session in one transaction: committed at the end, undone when the block raises.

    SQLite: the write lock is taken before the first read, so what was read still holds when it is
    written. PostgreSQL: lock the row the decision hangs on with ``select(...).with_for_update()``
    (SQLite passes over that clause). Raises ``DatabaseBusyError`` after the engine's busy time.
    Inside ``one_commit`` the block is a savepoint of that transaction.
    """
    joined = _JOINED.get()
    if joined is not None and joined.engine is engine:
        with Session(joined, join_transaction_mode="create_savepoint") as session, session.begin():
            session.connection()
            yield session
        return
    with engine.connect() as connection, Session(connection) as session, session.begin():
        session.connection()  # begins now: what the block decides from is read under the lock
        yield session


@contextmanager
def one_commit(engine: Engine) -> Iterator[None]:
    """Every ``writing`` of this thread inside becomes part of one transaction: each is undone alone
    when it raises, and what is left is committed, or lost, together at the end. Waiting for the
    disk once, not once for each of a crowd (5 to 20 ms on a kiosk's disk).

    ``reading`` does not see what is not committed yet: join nothing that looks back at what an
    earlier one wrote by a reading of its own.
    """
    with engine.connect() as connection, connection.begin():
        token = _JOINED.set(connection)
        try:
            yield
        finally:
            _JOINED.reset(token)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the mend of the WAL-reset bug (sqlite.org/wal.html)."""
    return (
        version >= (3, 51, 3)
        or (3, 50, 7) <= version < (3, 51, 0)
        or (3, 44, 6) <= version < (3, 45, 0)
    )


def _open_sqlite(address: URL, busy_seconds: float) -> Engine:
    assert address.database is not None
    file = Path(address.database)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise DatabaseReadOnlyError(str(file)) from None
    _keep_private(file)
    engine = create_engine(address, connect_args={"timeout": busy_seconds}, hide_parameters=True)
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"

    @event.listens_for(engine, "connect")
    def _set_up(dbapi: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's own begin waits until the first write; from here on we say BEGIN ourselves.
        dbapi.isolation_level = None
        cursor = dbapi.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone()[0].upper() != journal:
            cursor.execute(f"PRAGMA journal_mode={journal}")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        # A big transaction would otherwise shut readers out as soon as its pages outgrow 2 MB,
        # and the screen with them; so they stay in memory until the commit.
        cursor.execute("PRAGMA cache_spill=OFF")
        # What is deleted (names, numbers) is overwritten in the file, not only let go of.
        cursor.execute("PRAGMA secure_delete=ON").fetchone()
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        only_reads = is_reading(connection)
        connection.exec_driver_sql(f"PRAGMA query_only={int(only_reads)}")
        # Whoever does not say "reading" may write, and takes the lock at once.
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")

    return engine


def _keep_private(file: Path) -> None:
    """Other users of the machine read none of it, whatever the umask: names are sealed, but notes
    and organisations are not. SQLite gives the journal the mode of the database."""
    with suppress(OSError):  # what cannot be opened at all is told at its first use
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for beside in ("", "-journal", "-wal", "-shm"):
        made = file.with_name(file.name + beside)
        with suppress(OSError):  # there is none, or it is another user's
            mode = stat.S_IMODE(made.stat().st_mode)
            if mode & 0o007:  # an earlier program made it
                made.chmod(mode & ~0o007)


def _open_postgresql(address: URL, busy_seconds: float) -> Engine:
    return create_engine(
        address.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # a log shows statements, never what people typed
        pool_pre_ping=True,  # a server that was restarted costs one new connection, not an error
        connect_args={
            "connect_timeout": 5,
            "options": f"-c lock_timeout={int(busy_seconds * 1000)} -c timezone=UTC",
        },
    )
