"""Fonts, disk, database and clock: what the kiosk keeps and goes by."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from kiosk.clock import ZONE
from kiosk.database.engine import open_engine, reading
from kiosk.database.errors import DatabaseFault
from kiosk.database.migrate import is_current
from kiosk.errors import KioskError, SettingsError
from kiosk.fonts import FontError, faces
from kiosk.library.library import Library
from kiosk.library.store import MediaStore
from kiosk.operations.check import Check, Level
from kiosk.settings import Settings, read
from kiosk.wording import operations as words

FONTS, DISK, DATABASE, CLOCK = "fonts", "disk", "database", "clock"
LEAST_BYTES, WANTED_BYTES = 200_000_000, 2_000_000_000
EARLIEST_YEAR = 2024


def check_fonts(data: Path) -> Check:
    """Makes the faces if they are not there yet."""
    try:
        faces(data)
    except FontError as error:
        what, _, do = str(error).partition("。")
        return Check(FONTS, False, what, do, "error")
    return Check(FONTS, True, words.FONTS_GOOD)


def check_disk(data: Path, free: Callable[[Path], int] | None = None) -> Check:
    """Room where the data folder is or will be."""
    try:
        place = next(folder for folder in (data, *data.parents) if folder.exists())
        left = free(place) if free else shutil.disk_usage(place).free
    except OSError as error:
        what = words.DATA_UNUSABLE.format(folder=data, reason=words.reason(error))
        return Check(DISK, False, what, words.DISK_DO, "error")
    if left >= WANTED_BYTES:
        return Check(DISK, True, words.DISK_GOOD.format(free=_size(left)))
    do = words.DISK_LOW_DO.format(least=_size(LEAST_BYTES), wanted=_size(WANTED_BYTES))
    level: Level = "error" if left < LEAST_BYTES else "note"
    return Check(DISK, False, words.DISK_LOW.format(free=_size(left)), do, level)


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def check_database(data: Path, environ: Mapping[str, str], now: datetime) -> Check:
    """Opens the database and lets SQLite go through every page; changes nothing."""
    try:
        settings = read(data, environ)
        if settings.database_url.startswith("sqlite"):
            file = Path(settings.database_url.partition("///")[2])
            if not file.exists():
                return Check(DATABASE, True, words.DATABASE_NEW)
        return _look_into(settings, data, now)
    except SettingsError as error:
        return Check(DATABASE, False, str(error), words.CHECK_SETTINGS_DO, "error")
    except DatabaseFault as error:
        return Check(DATABASE, False, str(error), words.DATABASE_FAULT_DO, "error")
    except KioskError as error:
        return Check(DATABASE, False, str(error), words.CHECK_BROKE_DO, "error")


def _look_into(settings: Settings, data: Path, now: datetime) -> Check:
    engine = open_engine(settings.database_url)
    try:
        if engine.dialect.name == "sqlite":
            with reading(engine) as session:
                answer = session.execute(text("PRAGMA quick_check(1)")).scalar()
            if answer != "ok":
                what = words.DATABASE_DAMAGED.format(reason=answer)
                return Check(DATABASE, False, what, words.DATABASE_DO, "error")
        if not is_current(engine):
            return Check(DATABASE, True, words.DATABASE_OLD)
        overview = Library(engine, MediaStore(data / "media")).sections(now)
        items = sum(section.items for section in overview)
        return Check(DATABASE, True, words.DATABASE_GOOD.format(items=items))
    finally:
        engine.dispose()


def check_clock(now: datetime, offset: timedelta | None = None) -> Check:
    """A plausible date, and whether the system's zone is the centre's (``offset`` from UTC)."""
    shown = now.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
    if now.year < EARLIEST_YEAR:
        what = words.CLOCK_WRONG.format(now=shown)
        return Check(CLOCK, False, what, words.CLOCK_WRONG_DO, "error")
    local = offset if offset is not None else datetime.now().astimezone().utcoffset()
    if local != now.astimezone(ZONE).utcoffset():
        what = words.CLOCK_ZONE.format(zone=time.tzname[0])
        return Check(
            CLOCK, True, f"{words.CLOCK_GOOD.format(now=shown)}；{what}", words.CLOCK_ZONE_DO
        )
    return Check(CLOCK, True, words.CLOCK_GOOD.format(now=shown))
