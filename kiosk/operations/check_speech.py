"""How much of what may be read aloud is made ahead? Looks only; makes nothing."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.operations.check import Check
from kiosk.settings import read
from kiosk.wording import sound_check as words
from kiosk.wording.readout import LANGUAGE_NAMES

SPEECH = "speech"


def check_speech(data: Path, environ: Mapping[str, str], now: datetime) -> Check | None:
    """None when there is no library yet, or it cannot be opened (another check says so)."""
    from kiosk.database.engine import open_engine, reading
    from kiosk.database.errors import DatabaseFault
    from kiosk.database.migrate import is_current
    from kiosk.library.library import Library
    from kiosk.library.store import MediaStore
    from kiosk.operations.saying import has_database
    from kiosk.operations.speaking import looked_over, wanted
    from kiosk.readout.kept_words import word_list
    from kiosk.readout.making.maker import SpeechMaker
    from kiosk.wording.spoken import PHRASES

    try:
        settings = read(data, environ)
    except SettingsError:
        return None
    if not has_database(settings.database_url):
        return None
    engine = open_engine(settings.database_url)
    try:
        if not is_current(engine):
            return None
        approval = settings.require_approval
        library = Library(engine, MediaStore(data / "media"), require_approval=approval)
        if library.edition() is None:
            return None
        with reading(engine) as session:
            listed = word_list(session)
        sentences = wanted(library, lambda: now, PHRASES)
    except DatabaseFault:
        return None
    finally:
        engine.dispose()
    maker = SpeechMaker(data / "speech", time.monotonic, listed)
    report = looked_over(maker, sentences, settings.speech_cpm)
    hours = "，".join(
        words.SPEECH_HOURS.format(language=LANGUAGE_NAMES[of], hours=f"{seconds / 3600:.1f}")
        for of, seconds in report.seconds.items()
    )
    told = words.SPEECH_WHOLE if report.kept == report.sentences else words.SPEECH_PART
    what = told.format(report=report, hours=hours)
    if report.fell_back:
        what += words.SPEECH_FELL_BACK.format(report=report)
    if report.kept == report.sentences:
        return Check(SPEECH, True, what)
    do = words.SPEECH_GOES_ON if settings.voices_ahead else words.SPEECH_OFF
    return Check(SPEECH, True, what, do)
