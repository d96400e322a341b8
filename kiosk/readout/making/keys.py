"""The names that sounds are kept under: all that would make one sound otherwise is in them."""

from __future__ import annotations

import hashlib

from kiosk.readout.engines import description
from kiosk.readout.making.cache import sound_key
from kiosk.readout.making.task import Request
from kiosk.readout.model import RECORDING, Recorded
from kiosk.readout.pronunciation import pronounce

CUT_VERSION = "1"
"""Changes when ``kiosk.readout.recordings.cutting`` would cut anything otherwise."""


def request_key(engine: str, request: Request, speed_cpm: int | None = None) -> str:
    """Where ``request`` in the voice of ``engine`` is kept, at another speed if one is given."""
    speed = str(speed_cpm or request.speed_cpm)
    if engine == RECORDING and request.recorded:
        return _cut_key(request.recorded, speed)
    described = description(engine)
    return sound_key(
        engine,
        described.version,
        described.voices[request.language],
        pronounce.VERSION,
        request.language,
        speed,
        request.text,
        *(f"{one.word} {' '.join(one.sounds(request.language))}" for one in request.words),
    )


def _cut_key(recorded: Recorded, speed: str) -> str:
    # Where a sentence is cut depends on all that are read.
    read = hashlib.blake2b("\0".join(recorded.sentences).encode(errors="replace"), digest_size=16)
    place = f"{recorded.index} of {read.hexdigest()}"
    return sound_key(RECORDING, CUT_VERSION, recorded.sha256, place, speed)
