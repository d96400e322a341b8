"""Which voices are installed, and whether each really opens."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.library.model import Language
from kiosk.operations.saying import OneVoice
from kiosk.readout.engines import ENGINES, EngineDescription
from kiosk.wording import voice_commands as words

_LIMIT = 90.0


@dataclass(frozen=True, slots=True)
class VoiceState:
    """An engine, its voices by language, and why it cannot speak, unless it is ``ready``."""

    engine: str
    version: str
    voices: dict[Language, str]
    ready: bool
    reason: str = ""


def voices_at_hand() -> Iterator[VoiceState]:
    """Every engine, best first; those that are there are opened in a process of their own."""
    for engine in ENGINES:
        reason = _missing(engine) or _try(engine)
        yield VoiceState(engine.name, engine.version, dict(engine.voices), not reason, reason)


def _missing(engine: EngineDescription) -> str:
    missing = "、".join(Path(one).name for one in engine.missing)
    return words.MISSING.format(missing=missing) if missing else ""


def _try(engine: EngineDescription) -> str:
    with tempfile.TemporaryDirectory(prefix="kiosk-voices-") as folder:
        maker = OneVoice(Path(folder), engine.name)
        try:
            maker.start(next(iter(engine.voices)))
            until = time.monotonic() + _LIMIT
            while time.monotonic() < until:
                maker.poll(0.2)
                if engine.name in maker.ready:
                    return ""
                if why := maker.absent.get(engine.name):
                    return why
        finally:
            maker.close()
    return f"{_LIMIT:g} s"
