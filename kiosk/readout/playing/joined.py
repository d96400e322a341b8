"""A whole text as one sound file: its sentences in a row, with the rests that a reader makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.readout.model import DEFAULT_CPM, SpeechError
from kiosk.readout.utterance import Timing

if TYPE_CHECKING:
    import numpy
    import soundfile

    Samples = numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]]

FORMATS = {".wav": ("WAV", "PCM_16"), ".ogg": ("OGG", "VORBIS")}
"""By suffix, as libsndfile calls them."""

PARAGRAPH_REST, SENTENCE_REST, CLAUSE_REST = 0.8, 0.45, 0.25
"""Seconds of silence at DEFAULT_CPM characters a minute; a faster reader rests less."""

_RATE = 24_000  # of a text that begins with a sentence that there is no sound of
_SILENT = 0.006  # of 1: -44 dB, as in sound_file
_FADE = 0.004  # seconds: too short to be heard as one, long enough that nothing clicks


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the text and the sound made of it, None when there is none: a short silence
    stands for it. ``timings`` are over ``text``."""

    text: str
    path: Path | None
    timings: tuple[Timing, ...] = ()


def join(pieces: Iterable[Piece], out: Path, suffix: str, speed_cpm: int) -> tuple[Timing, ...]:
    """Write ``pieces`` (taken one by one, so any number) to ``out`` in the format of ``suffix``.

    Gives the timings of their clauses, over the characters of all pieces put together and the
    seconds of the whole: each from where the one before it ends. Raises SpeechError when a piece
    cannot be read, OSError when ``out`` cannot be written.
    """
    import soundfile

    timings: list[Timing] = []
    kind, coding = FORMATS[suffix]
    rate = written = characters = 0
    with ExitStack() as stack:
        file: soundfile.SoundFile | None = None
        for piece in pieces:
            samples, own_rate = _samples(piece.path) if piece.path else _nothing(rate or _RATE)
            if file is None:
                rate = own_rate
                out.open("wb").close()  # says why it cannot be written, which libsndfile does not
                file = stack.enter_context(
                    soundfile.SoundFile(out, "w", rate, 1, coding, format=kind)
                )
            samples = with_rest(
                resampled(samples, own_rate, rate), rate, rest_after(piece.text, speed_cpm)
            )
            try:
                file.write(samples)
            except soundfile.LibsndfileError as error:
                raise OSError(str(error)) from error
            begins, written = written / rate, written + len(samples)
            timings += moved(piece, begins, written / rate, characters)
            characters += len(piece.text)
    return tuple(timings)


def moved(piece: Piece, begins: float, ends: float, characters: int) -> Iterator[Timing]:
    """The timings of ``piece`` in a whole in which it is heard from ``begins`` to ``ends`` seconds,
    the rest after it included, and ``characters`` come before it."""
    own = piece.timings or (Timing(0.0, ends - begins, 0, len(piece.text)),)
    starts = [min(begins + max(one.start, 0.0), ends) for one in own]
    for one, start, end in zip(own, [begins, *starts[1:]], [*starts[1:], ends], strict=True):
        yield Timing(start, end, characters + one.first, characters + one.last)


def rest_after(sentence: str, speed_cpm: int) -> float:
    """Seconds of silence after ``sentence``, by the marks it ends with."""
    spoken = max((at for at, one in enumerate(sentence) if one.isalnum()), default=-1)
    marks = sentence[spoken + 1 :]
    seconds = (
        PARAGRAPH_REST
        if "\n" in marks
        else SENTENCE_REST
        if any(mark in "。！？；…!?;." for mark in marks)
        else CLAUSE_REST
    )
    return seconds * DEFAULT_CPM / speed_cpm


def with_rest(samples: Samples, rate: int, rest: float) -> Samples:
    """``samples`` with exactly ``rest`` seconds of silence at the end, the sound before it fading
    in and out."""
    import numpy as np

    heard = np.flatnonzero(np.abs(samples) > _SILENT)
    fade = int(_FADE * rate)
    end = min(len(samples), int(heard[-1]) + 1 + fade) if len(heard) else 0
    kept = np.concatenate([samples[:end], np.zeros(int(rest * rate), np.float32)])
    ramp = np.linspace(0.0, 1.0, min(fade, end), dtype=np.float32)
    kept[: len(ramp)] *= ramp
    kept[end - len(ramp) : end] *= ramp[::-1]
    return kept


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """``samples`` at ``wanted`` a second: what lies above half the lower rate is left out."""
    if rate == wanted or not len(samples):
        return samples
    import numpy as np

    length = round(len(samples) * wanted / rate)
    spectrum = np.fft.rfft(samples)
    return np.asarray(np.fft.irfft(spectrum, length) * (length / len(samples)), np.float32)


def _nothing(rate: int) -> tuple[Samples, int]:
    import numpy as np

    return np.zeros(0, np.float32), rate


def _samples(path: Path) -> tuple[Samples, int]:
    import soundfile

    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise SpeechError(f"{path.name}: {error}") from error
    return samples.mean(axis=1), rate
