"""Where a person's recording is quiet: read once, in pieces, so that its length costs no memory."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from kiosk.readout.model import SpeechError
from kiosk.readout.sound.loudness import Samples, block_powers, loudness_of

LONGEST = 1200.0
"""Seconds of a recording that is looked through, which takes about 0.008 of its time."""

FRAME = 0.01
"""Seconds from one measure of power to the next."""

_WINDOW = 0.02  # seconds that one measure is over
_VOICE = (150.0, 4000.0)  # Hz: leaves hum and most of the hiss out
_PIECE = 30.0  # seconds read at once
_SHORTEST_PAUSE = 0.12  # seconds: the closure of a t or k is shorter
_SHORTEST_SOUND = 0.06  # seconds: a knock or a click is shorter than any syllable
_DEEPEST = 50.0  # dB below speech: what is softer still is all the same silence
_SOFT = 0.15  # of the way from quiet to speech: already the beginning of a word
_LEAST_RANGE = 12.0  # dB between speech and quiet, below which quiet cannot be told from speech


@dataclass(frozen=True, slots=True)
class Pause:
    """Seconds of the recording; ``spoken`` are the seconds of speech before it."""

    start: float
    end: float
    spoken: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Listened:
    """A recording: its pauses in order, the first from 0 and the last to ``seconds`` (either may
    have no length), and the seconds of speech in it."""

    seconds: float
    pauses: tuple[Pause, ...]
    loudness: float
    """LUFS."""

    @property
    def spoken(self) -> float:
        return self.pauses[-1].spoken


def listen(path: Path) -> Listened:
    """Look through the recording at ``path``. Raises SpeechError when it is damaged, silent, or
    longer than LONGEST."""
    powers: list[NDArray[np.float64]] = []
    loud: list[NDArray[np.float64]] = []
    frames = 0
    try:
        with soundfile.SoundFile(path) as sound:
            rate: int = sound.samplerate
            if sound.frames > LONGEST * rate:
                raise SpeechError(f"{path.name}: longer than {LONGEST:.0f} s")
            step = round(FRAME * rate)
            # Not by ``blocks``, which gives old samples again where a damaged file has none.
            size = round(_PIECE / FRAME) * step
            while len(piece := sound.read(size, dtype="float32")):
                if frames % size or frames + len(piece) > sound.frames:
                    raise SpeechError(f"{path.name}: has holes")  # whose length nobody knows
                mono = to_mono(piece)
                frames += len(mono)
                powers.append(_powers(mono, rate, step))
                loud.append(block_powers(mono, rate, overlap=1))
            if frames != sound.frames:
                raise SpeechError(f"{path.name}: cut off")
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpeechError(f"{path.name}: {error}") from error
    loudness = loudness_of(np.concatenate(loud)) if loud else -np.inf
    if not np.isfinite(loudness):
        raise SpeechError(f"{path.name}: silent")
    seconds = frames / rate
    return Listened(seconds, tuple(_pauses(np.concatenate(powers), seconds)), loudness)


def to_mono(samples: NDArray[np.float32]) -> Samples:
    return samples if samples.ndim == 1 else samples.mean(axis=1, dtype=np.float32)


def _powers(mono: Samples, rate: int, step: int) -> NDArray[np.float64]:
    """Decibels of the voice's frequencies, one value each FRAME."""
    fewer = rate // 14_000
    if fewer > 1 and step % fewer == 0:  # 44,100 and 48,000 a second: a third of it is enough
        mono = np.pad(mono, (0, -len(mono) % fewer)).reshape(-1, fewer).mean(axis=1)
        rate, step = rate // fewer, step // fewer
    size = round(_WINDOW * rate)
    padded = np.pad(mono, (0, size))
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)[: len(mono) : step]
    at = np.fft.rfftfreq(size, 1 / rate)
    heard = (at >= _VOICE[0]) & (at <= _VOICE[1])
    spectra = np.fft.rfft(windows * np.hanning(size).astype(np.float32))[:, heard]
    return np.asarray(10 * np.log10((np.abs(spectra) ** 2).mean(axis=1) + 1e-12))


def _pauses(power: NDArray[np.float64], seconds: float) -> list[Pause]:
    speech = np.percentile(power, 95)
    floor = max(np.percentile(power, 3), speech - _DEEPEST)
    quiet = np.zeros(len(power), bool)
    if speech - floor >= _LEAST_RANGE:
        quiet = power < floor + max(6.0, 0.35 * (speech - floor))
    _fill(quiet, True, _SHORTEST_SOUND)
    _fill(quiet, False, _SHORTEST_PAUSE)
    # A word begins with its s or f, which is softer than the echo that a pause begins with.
    for start, end, is_quiet in _runs(quiet):
        while is_quiet and end > start + 1 and power[end - 1] > floor + _SOFT * (speech - floor):
            end -= 1
            quiet[end] = False
    found: list[Pause] = []
    spoken = 0.0
    for start, end, is_quiet in _runs(quiet):
        if is_quiet:
            found.append(Pause(start * FRAME, min(end * FRAME, seconds), spoken))
        else:
            spoken += (end - start) * FRAME
    if not found or found[0].start > 0:
        found.insert(0, Pause(0.0, 0.0, 0.0))
    if found[-1].end < seconds - FRAME:
        found.append(Pause(seconds, seconds, spoken))
    return found


def _fill(quiet: NDArray[np.bool_], value: bool, shortest: float) -> None:
    """Give runs of the other value that are shorter than ``shortest`` seconds this ``value``."""
    for start, end, one in _runs(quiet):
        inside = value or (start > 0 and end < len(quiet))
        if one != value and (end - start) * FRAME < shortest and inside:
            quiet[start:end] = value


def _runs(values: NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """Start, end and value of each stretch of equal values."""
    changes = np.flatnonzero(np.diff(values)) + 1
    bounds = [0, *changes.tolist(), len(values)]
    return [(start, end, bool(values[start])) for start, end in pairwise(bounds)]
