"""The one place where the kiosk's parts are built and wired to each other.

Every process calls ``open_services`` once. Nothing heavy is imported before that, so that a
command which needs no database stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.settings import Settings, read

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kiosk.library.library import Library
    from kiosk.library.store import MediaStore


@dataclass(frozen=True, slots=True)
class Services:
    """What a process works with. ``data`` is the data folder; ``speech`` and ``media`` folders in
    it, made by those who write there."""

    data: Path
    settings: Settings
    engine: Engine
    store: MediaStore
    library: Library
    speech: Path


@contextmanager
def open_services(data: Path, environ: Mapping[str, str]) -> Iterator[Services]:
    """Reads the settings of ``data``, brings the database to this program's tables, and wires.

    Safe when several processes start at once. Raises SettingsError, DatabaseFault.
    """
    from kiosk.database.engine import open_engine
    from kiosk.database.migrate import upgrade
    from kiosk.library.library import Library
    from kiosk.library.store import MediaStore

    settings = read(data, environ)
    engine = open_engine(settings.database_url)
    try:
        upgrade(engine)
        store = MediaStore(data / "media")
        library = Library(engine, store, require_approval=settings.require_approval)
        yield Services(data, settings, engine, store, library, data / "speech")
    finally:
        engine.dispose()
