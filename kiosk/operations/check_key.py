"""The key that names and numbers are kept under: told of only when something is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.cinema.sealed import newest_sealed
from kiosk.database.engine import open_engine, reading
from kiosk.database.errors import DatabaseFault
from kiosk.database.migrate import is_current
from kiosk.database.vault import FILE_NAME, Sealed, VaultKeyError, read_vault
from kiosk.errors import SettingsError
from kiosk.operations.check import Check
from kiosk.settings import Settings, read
from kiosk.wording import vault as words

KEY = "key"


def check_key(data: Path, environ: Mapping[str, str]) -> Check | None:
    """None when the key is good, or when there is neither a key nor anything kept under one.
    Settings and databases that cannot be used are told by the check of the database."""
    path = data / FILE_NAME
    try:
        sealed = _sealed(read(data, environ))
    except (SettingsError, DatabaseFault):
        sealed = None
    try:
        if path.exists() or path.is_symlink():
            opened = read_vault(path).open(sealed)
            return _wrong(path, words.KEY_OTHER) if sealed and not opened else None
    except VaultKeyError as error:
        return _wrong(path, error.why)
    return _wrong(path, words.KEY_MISSING) if sealed else None


def _wrong(path: Path, why: str) -> Check:
    """A note: the exhibition opens without it."""
    return Check(KEY, False, words.CHECK_WHAT.format(path=path, why=why), words.CHECK_DO)


def _sealed(settings: Settings) -> Sealed | None:
    url = settings.database_url
    if url.startswith("sqlite") and not Path(url.partition("///")[2]).exists():
        return None  # looking would make it
    engine = open_engine(url)
    try:
        if not is_current(engine):
            return None
        with reading(engine) as session:
            return newest_sealed(session)
    finally:
        engine.dispose()
