"""A sentence out of a person's recording of a whole text.

The recording is listened to once and its sentences found by its pauses; what was found is kept in
memory for the next sentence. Where it cannot be found for certain, SpeechError: then the machine
reads that sentence.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile

from kiosk.readout.model import DEFAULT_CPM, Recorded, SpeechError, Spoken
from kiosk.readout.recordings.alignment import Boundary, Part, align
from kiosk.readout.recordings.pauses import Listened, listen, to_mono
from kiosk.readout.sound.loudness import Samples, amplified, gain_to_target
from kiosk.readout.sound.sound_file import fade, rms, write_samples
from kiosk.readout.sound.stretch import stretched
from kiosk.readout.utterance import Timing

_LEAD = 0.15  # seconds kept of the pause before a sentence: a soft beginning may lie in it
_REST = 0.5  # seconds kept of the pause after it, at most
_LEAST_REST = 0.3  # seconds of silence after it, at least
_SILENT_RMS = 0.003


def cut(recorded: Recorded, speed_cpm: int, out: Path) -> Spoken:
    """Write ``recorded.sentences[recorded.index]`` as the person read it to ``out`` (16-bit mono
    WAV), as loud as every voice. At DEFAULT_CPM it is as recorded; other speeds are as many times
    slower or faster, with the pitch kept.

    Raises SpeechError when the recording is damaged, silent, or its sentences cannot be told
    apart; OSError when ``out`` cannot be written.
    """
    listened, parts = _found(recorded.sha256, recorded.path, recorded.sentences)
    part = parts[recorded.index]
    if not part.fits:
        raise SpeechError("this sentence cannot be told from the others for certain")
    begin, end = _stretch_of(listened, part)
    samples, rate = _read(recorded.path, begin, end)
    if rms(samples) < _SILENT_RMS * 10 ** ((listened.loudness + 20) / 20):
        raise SpeechError("this sentence is silent")
    samples = amplified(samples, gain_to_target(listened.loudness))
    fade(samples, rate)
    rest = end - listened.pauses[_pause_after(part)].start
    samples = np.pad(samples, (0, max(0, round((_LEAST_REST - rest) * rate))))
    factor = speed_cpm / DEFAULT_CPM
    if speed_cpm != DEFAULT_CPM:
        samples = stretched(samples, rate, factor)
    write_samples(out, samples, rate)
    seconds = len(samples) / rate
    starts = [(_begins(listened, one) - begin) / factor for one in part.ends[:-1]]
    return Spoken(seconds, _timings(part, starts, seconds))


@lru_cache(maxsize=4)
def _listened(sha256: str, path: Path) -> Listened | SpeechError:  # noqa: ARG001
    # ``sha256`` is part of what is remembered by: another file may come to lie at ``path``.
    try:
        return listen(path)
    except SpeechError as error:
        return error


@lru_cache(maxsize=8)
def _aligned(
    sha256: str, path: Path, sentences: tuple[str, ...]
) -> tuple[Listened, tuple[Part, ...]] | SpeechError:
    listened = _listened(sha256, path)
    if isinstance(listened, SpeechError):
        return listened
    try:
        return listened, align(listened, sentences)
    except SpeechError as error:
        return error


def _found(
    sha256: str, path: Path, sentences: tuple[str, ...]
) -> tuple[Listened, tuple[Part, ...]]:
    found = _aligned(sha256, path, sentences)
    if isinstance(found, SpeechError):
        raise SpeechError(str(found))
    return found


def _pause_after(part: Part) -> int:
    number = part.ends[-1].pause
    assert number is not None  # a sentence always ends at a pause
    return number


def _stretch_of(listened: Listened, part: Part) -> tuple[float, float]:
    """Seconds of the recording between which the sentence lies, with what is kept of the pauses at
    either side: never more than belongs to it."""
    number = part.ends[0].pause
    assert number is not None
    before, after = listened.pauses[number], listened.pauses[_pause_after(part)]
    begin = max(before.end - _LEAD, before.start + before.length / 2)
    last = after is listened.pauses[-1]
    end = after.end if last else max(after.end - _LEAD, after.start + after.length / 2)
    return begin, min(end, after.start + _REST)


def _begins(listened: Listened, boundary: Boundary) -> float:
    """Seconds of the recording where the clause after ``boundary`` is first heard."""
    if boundary.pause is not None:
        return listened.pauses[boundary.pause].end
    before = max(
        (pause for pause in listened.pauses if pause.spoken <= boundary.spoken),
        key=lambda pause: pause.spoken,
    )
    return before.end + boundary.spoken - before.spoken


def _timings(part: Part, starts: list[float], seconds: float) -> tuple[Timing, ...]:
    bounds = [0.0, *(min(max(start, 0.0), seconds) for start in starts[1:]), seconds]
    return tuple(
        Timing(start, end, first, last)
        for start, end, (first, last) in zip(bounds, bounds[1:], part.clauses, strict=False)
    )


def _read(path: Path, begin: float, end: float) -> tuple[Samples, int]:
    try:
        with soundfile.SoundFile(path) as sound:
            rate: int = sound.samplerate
            sound.seek(min(round(begin * rate), sound.frames))
            samples = to_mono(sound.read(round((end - begin) * rate), dtype="float32"))
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpeechError(f"{path.name}: {error}") from error
    if len(samples) < 0.9 * (end - begin) * rate:
        raise SpeechError(f"{path.name}: cut off")
    return samples, rate
