"""The one place where the kiosk's parts are built and wired to each other.

Every process calls ``open_services`` once. Nothing heavy is imported before that, so that a
command which needs no database stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.settings import Settings, read

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kiosk.cinema.cinema import Cinema
    from kiosk.cinema.model import CinemaRules
    from kiosk.database.vault import Vault
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
    cinema: Cinema
    speech: Path


@contextmanager
def open_services(data: Path, environ: Mapping[str, str]) -> Iterator[Services]:
    """Reads the settings of ``data``, brings the database to this program's tables, and wires.

    Safe when several processes start at once. Raises SettingsError, DatabaseFault.
    """
    from kiosk.cinema.cinema import Cinema
    from kiosk.clock import now
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
        cinema = Cinema(engine, lambda: _vault(data, engine), cinema_rules(settings), now)
        yield Services(data, settings, engine, store, library, cinema, data / "speech")
    finally:
        engine.dispose()


def cinema_rules(settings: Settings) -> CinemaRules:
    """What the settings say of the cinema."""
    from kiosk.cinema.model import CinemaRules

    return CinemaRules(
        seats=settings.cinema_seats,
        held=min(settings.held_seats, settings.cinema_seats),
        minutes=settings.film_minutes,
        closes=timedelta(minutes=settings.signup_closes_minutes),
        place=settings.cinema_place,
    )


def _vault(data: Path, engine: Engine) -> Vault:
    # Imported at the first need: cryptography takes as long as the screen's first frame.
    from kiosk.cinema.sealed import newest_sealed
    from kiosk.database.engine import reading
    from kiosk.database.vault import FILE_NAME, open_vault

    def is_missed() -> bool:
        with reading(engine) as session:
            return newest_sealed(session) is not None

    return open_vault(data / FILE_NAME, is_missed)
