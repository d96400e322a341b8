"""Looks at made speech before anyone hears it: is it a whole WAV, is it silent, how long is it.
Brings it to the loudness of every other voice."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.readout.model import SpeechError

if TYPE_CHECKING:  # numpy only where sound is made: the screen's process merely asks for lengths
    from kiosk.readout.sound.loudness import Samples

LEAD_ALLOWED = 0.03
"""Seconds of silence left at the start: more is waited for at every touch. espeak leaves up to
0.07, Kokoro 0.4."""
END_ALLOWED = 0.75
"""Seconds of silence at the end that pass for a reader's rest, at the slowest speed."""

HEARD = 200 / 32768
"""Of full scale: about -44 dB, above any dither and below any speech sound."""

_LEAD_KEPT, _END_KEPT = LEAD_ALLOWED, 0.5
_FADE = 0.005  # seconds: where something was cut, so that it does not click
_SILENT_RMS = 100 / 32768  # speech of both espeak voices lies near 3000
_NEAR_ENOUGH = 0.03  # of 1: a gain so close to 1 (a quarter of a decibel) changes nothing to hear


@dataclass(frozen=True, slots=True)
class Fit:
    """A sound file after ``fit_to_hear``: it plays for ``seconds``; what was heard at t before is
    heard at t - ``cut`` now."""

    seconds: float
    cut: float


def load() -> None:
    """Import now what looking at sounds needs, rather than with the first sentence (0.2 s)."""
    import_module("kiosk.readout.sound.loudness")
    import_module("soundfile")


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


def fit_to_hear(path: Path) -> Fit:
    """Check that the 16-bit mono WAV at ``path`` can be heard, cut a long silence at either end,
    and bring it to the loudness of all voices (``loudness.TARGET``).

    Raises SpeechError when it is no such WAV or silent.
    """
    from kiosk.readout.sound.loudness import amplified, block_powers, gain_to_target, loudness_of

    samples, rate = read_wav(path)
    if rms(samples) < _SILENT_RMS:
        raise SpeechError(f"{path.name}: silent")
    lead, end = heard_between(samples)
    first = max(0, lead - round(_LEAD_KEPT * rate)) if lead > LEAD_ALLOWED * rate else 0
    rest = len(samples) - end
    last = end + round(_END_KEPT * rate) if rest > END_ALLOWED * rate else len(samples)
    kept = samples[first:last].copy()
    gain = gain_to_target(loudness_of(block_powers(samples[lead:end], rate)))
    if first or last < len(samples) or abs(gain - 1) > _NEAR_ENOUGH:
        kept = amplified(kept, gain)
        fade(kept, rate, start=first > 0, end=last < len(samples))
        write_samples(path, kept, rate)
    return Fit(len(kept) / rate, first / rate)


def make_fit_to_hear(path: Path) -> float:
    """As ``fit_to_hear``; the seconds it plays."""
    return fit_to_hear(path).seconds


def read_wav(path: Path) -> tuple[Samples, int]:
    """Samples and rate of the 16-bit mono WAV at ``path``. Raises SpeechError if it is none."""
    import soundfile

    length_of(path)
    try:
        with soundfile.SoundFile(path) as sound:
            if (sound.format, sound.subtype, sound.channels) != ("WAV", "PCM_16", 1):
                raise SpeechError(f"{path.name}: not 16-bit mono")
            return sound.read(dtype="float32"), sound.samplerate
    except soundfile.LibsndfileError as error:
        raise SpeechError(f"{path.name}: {error}") from error


def rms(samples: Samples) -> float:
    """Root mean square, 0 to 1."""
    return float((samples.astype("f8") ** 2).mean() ** 0.5) if len(samples) else 0.0


def heard_between(samples: Samples) -> tuple[int, int]:
    """The first sample that can be heard, and the one after the last; 0, 0 if none can."""
    from numpy import abs, flatnonzero

    heard = flatnonzero(abs(samples) > HEARD)
    return (int(heard[0]), int(heard[-1]) + 1) if len(heard) else (0, 0)


def fade(samples: Samples, rate: int, *, start: bool = True, end: bool = True) -> None:
    """Let ``samples`` begin and end softly, in place."""
    from numpy import linspace

    ramp = linspace(0.0, 1.0, min(round(_FADE * rate), len(samples)), dtype="f4")
    if start:
        samples[: len(ramp)] *= ramp
    if end:
        samples[len(samples) - len(ramp) :] *= ramp[::-1]


def write_samples(path: Path, samples: Samples, rate: int) -> None:
    """Write mono ``samples`` (-1 to 1) as a 16-bit WAV. Raises OSError."""
    from numpy import clip, rint

    pcm = rint(clip(samples, -1.0, 1.0) * 32767).astype("<i2")
    write_wav(path, pcm.tobytes(), rate)


def write_wav(path: Path, pcm: bytes, rate: int) -> None:
    """Write 16-bit mono ``pcm`` at ``rate`` samples a second. Raises OSError."""
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(pcm)
