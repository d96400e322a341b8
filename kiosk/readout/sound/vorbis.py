"""From the WAV that an engine wrote to the OGG that is kept: looked at, then made small.

Imports numpy and libsndfile: the children's processes use it, the screen's does not.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from kiosk.readout.model import SpeechError

COMPRESSION = 0.8
"""libsndfile's level, 0 (large) to 1 (small)."""

_SILENT_RMS = 100.0 / 32768  # speech of every voice lies near a tenth of full scale
_SHORTEST = 0.05  # seconds


def encode(wav: Path) -> tuple[bytes, float]:
    """The mono sound file ``wav`` as OGG Vorbis, and the seconds it plays.

    Raises SpeechError when it is no sound, too short to be speech, or silent; OSError when it
    cannot be read.
    """
    with wav.open("rb") as file:
        try:
            sound, rate = soundfile.read(file, dtype="float32")
        except soundfile.LibsndfileError as error:
            raise SpeechError(f"{wav.name}: {error}") from error
    if sound.ndim != 1:
        raise SpeechError(f"{wav.name}: not mono")
    seconds = len(sound) / rate
    if seconds < _SHORTEST or not np.isfinite(sound).all():
        raise SpeechError(f"{wav.name}: {seconds:.2f} s, no speech")
    if float(np.sqrt(np.mean(np.square(sound)))) < _SILENT_RMS:
        raise SpeechError(f"{wav.name}: silent")
    return _ogg(sound, rate), seconds


def _ogg(sound: Any, rate: int) -> bytes:
    written = BytesIO()
    with soundfile.SoundFile(
        written, "w", rate, 1, "VORBIS", format="OGG", compression_level=COMPRESSION
    ) as ogg:
        # libsndfile overflows its stack when minutes of Vorbis come in one piece.
        for begin in range(0, len(sound), rate):
            ogg.write(sound[begin : begin + rate])
    return written.getvalue()
