"""Bringing a database to this program's tables.

``is_current`` is what every start asks; alembic (0.2 s to import) is loaded by ``upgrade`` alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from kiosk.database.engine import reading
from kiosk.database.errors import DatabaseNewerError
from kiosk.database.faults import place_of
from kiosk.database.migrations import REVISIONS

if TYPE_CHECKING:
    from alembic.config import Config

_UPGRADE_LOCK = 0x736B  # any number, as long as nobody else uses it for an advisory lock


def is_current(engine: Engine) -> bool:
    """Whether the tables are those of this program. A missing or empty database is not.

    Raises ``DatabaseNewerError`` when they are of a later program, and any other
    ``DatabaseFault`` when the database cannot be read.
    """
    with reading(engine) as session:
        revision = _revision(session.connection())
    if revision is not None and revision not in REVISIONS:
        raise DatabaseNewerError(place_of(engine), revision, REVISIONS[-1])
    return revision == REVISIONS[-1]


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date, in one transaction: on any error the old ones stay.

    Safe when several processes start at once: the first does it, the others find it done.
    Raises as ``is_current`` does.
    """
    if is_current(engine):
        return
    from alembic import command

    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            # A batch change drops and renames tables; with the keys on, that would delete the
            # rows that point to them. The switch works only outside of a transaction.
            _outside(connection, "PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not is_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})"))
                command.upgrade(alembic_config(connection), "head")
                if is_sqlite:
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                    if broken:
                        raise AssertionError(f"a migration broke references: {broken[:5]}")
        finally:
            if is_sqlite:
                _outside(connection, "PRAGMA foreign_keys=ON")


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for our history on an open connection; no ini file is needed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _outside(connection: Connection, statement: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()
