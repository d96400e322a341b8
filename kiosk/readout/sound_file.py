"""Looks at made speech before anyone hears it: is it a whole WAV, is it silent, how long is it."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

from kiosk.readout.model import SpeechError

LEAD_ALLOWED = 0.15
"""Seconds of silence at the start that nobody notices; espeak leaves at most 0.07, Kokoro 0.4."""

_LEAD_KEPT = 0.03
_HEARD = 200  # of 32767: about -44 dB, above any dither and below any speech sound
_SILENT_RMS = 100.0  # speech of both espeak voices lies near 3000


def length_of(path: Path) -> float:
    """Seconds that the WAV at ``path`` plays.

    Raises SpeechError when it is not a WAV or shorter than its own header says (a write cut off).
    """
    try:
        with path.open("rb") as file, wave.open(file) as sound:
            frames: int = sound.getnframes()
            rate: int = sound.getframerate()
            needed = frames * sound.getnchannels() * sound.getsampwidth()
            if frames == 0 or path.stat().st_size < needed + 44:
                raise SpeechError(f"{path.name}: cut off")
            return frames / rate
    except (OSError, EOFError, wave.Error) as error:
        raise SpeechError(f"{path.name}: {error}") from error


def make_fit_to_hear(path: Path) -> float:
    """Check that the 16-bit mono WAV at ``path`` can be heard, cut a long silence at its start,
    and give the seconds it plays.

    Raises SpeechError when it is no such WAV or silent.
    """
    length_of(path)
    with path.open("rb") as file, wave.open(file) as sound:
        rate: int = sound.getframerate()
        if (sound.getnchannels(), sound.getsampwidth()) != (1, 2):
            raise SpeechError(f"{path.name}: not 16-bit mono")
        samples = array("h", sound.readframes(sound.getnframes()))
    if loudness(samples) < _SILENT_RMS:
        raise SpeechError(f"{path.name}: silent")
    lead = leading_silence(samples)
    if lead > LEAD_ALLOWED * rate:
        del samples[: lead - int(_LEAD_KEPT * rate)]
        write_wav(path, samples.tobytes(), rate)
    return len(samples) / rate


def loudness(samples: array[int]) -> float:
    """Root mean square of 16-bit samples (0 to 32767); every fourth is looked at."""
    seen = samples[::4]
    return math.sqrt(sum(sample * sample for sample in seen) / len(seen)) if seen else 0.0


def leading_silence(samples: array[int]) -> int:
    """How many samples pass before the first that can be heard."""
    return next(
        (index for index, sample in enumerate(samples) if not -_HEARD < sample < _HEARD),
        len(samples),
    )


def write_wav(path: Path, pcm: bytes, rate: int) -> None:
    """Write 16-bit mono ``pcm`` at ``rate`` samples a second."""
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(pcm)
