"""Turning what SQLite and PostgreSQL say into errors of our own, in one place for every query."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext

from kiosk.database.errors import (
    DatabaseBusyError,
    DatabaseFault,
    DatabaseFullError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
    DatabaseUnreadableError,
)

READING = "kiosk_reading"
"""The execution option that marks a connection as one that only reads."""

# No lock in time; broken off so that two who wait for each other do not wait for ever; somebody
# else changed first what this one had read. The same again may well succeed.
_BUSY = ("55P03", "40P01", "40001")
_DISK_FULL = "53100"


def is_reading(connection: Connection) -> bool:
    """Whether this connection was opened by ``reading``."""
    return bool(connection.get_execution_options().get(READING, False))


def place_of(engine: Engine) -> str:
    """Where the database is: the file's path, or the address without its password."""
    if engine.dialect.name == "sqlite":
        return engine.url.database or ""
    return engine.url.render_as_string(hide_password=True)


def translate_faults(engine: Engine) -> None:
    """From now on, faults of this engine's database are raised as ``DatabaseFault``.

    Mistakes in a statement (a broken constraint, a wrong column) stay SQLAlchemy's own errors.
    """
    place = place_of(engine)

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        original = context.original_exception
        only_reads = context.connection is not None and is_reading(context.connection)
        fault = (
            fault_of_sqlite(original, place)
            if isinstance(original, sqlite3.Error)
            else _fault_of_postgresql(original, place)
            if engine.dialect.name == "postgresql"
            else None
        )
        if only_reads and isinstance(fault, DatabaseReadOnlyError):
            return  # a write refused there is our own mistake, not a lack of permission
        if fault is not None:
            raise fault from original


def fault_of_sqlite(error: sqlite3.Error, place: str) -> DatabaseFault | None:
    """Our error for SQLite's, or None when it is no fault of the database itself."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseBusyError(place)
        case sqlite3.SQLITE_FULL:
            return DatabaseFullError(place)
        case sqlite3.SQLITE_READONLY:
            return DatabaseReadOnlyError(place)
        case (
            sqlite3.SQLITE_CORRUPT
            | sqlite3.SQLITE_NOTADB
            | sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_IOERR
        ):
            return DatabaseUnreadableError(place, str(error))
        case _:
            return None


def _fault_of_postgresql(error: BaseException, place: str) -> DatabaseFault | None:
    import psycopg  # only here: a kiosk on SQLite never pays for it

    state = getattr(error, "sqlstate", None)
    if state in _BUSY:
        return DatabaseBusyError(place)
    if state == _DISK_FULL:
        return DatabaseFullError(place)
    # Without a state the server said nothing: no connection, or one that broke. 08 is a broken
    # connection, 28 a refused login, 3D an unknown database, 57P a server that is going down.
    if isinstance(error, psycopg.OperationalError) and (
        state is None or state.startswith(("08", "28", "3D", "57P"))
    ):
        lines = str(error).strip().splitlines()
        return DatabaseUnreachableError(place, lines[0] if lines else type(error).__name__)
    return None
