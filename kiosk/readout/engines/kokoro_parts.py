"""Where in a sound each of several stretches of speech is: the model tells it to a tenth of a
second, the silence between them to a hundredth."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.readout.sound.sound_file import fade

Samples = NDArray[np.float32]
"""Mono, full scale -1 to 1."""

_FRAME = 0.01  # seconds
_QUIET = 10.0 ** (-40 / 20)  # of the loudest frame: Kokoro's pauses lie at -45 to -65 dB
_REACH = 10  # frames: the model's word on where the next stretch begins was never 0.07 s off
_SHORTEST = 3  # frames: a shorter silence is a consonant's
_EDGE = 0.03  # seconds kept of what is quiet: the first breath of a consonant, the end of a vowel


@dataclass(frozen=True, slots=True)
class Part:
    """Samples ``start`` to ``end`` are heard; ``before`` and ``after`` of the quiet beside them
    belong to this part. ``stops``: whether there is a pause after it."""

    start: int
    end: int
    before: int
    after: int
    stops: bool


def parts_of(samples: Samples, rate: int, ends: list[float]) -> list[Part]:
    """The stretches of which the model says they end at ``ends`` (seconds), in order; the last
    reaches to the end of what is heard. Nothing that is heard is left out."""
    size = round(_FRAME * rate)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    power = np.sqrt((frames.astype("f8") ** 2).mean(axis=1))
    if not power.any():
        raise ValueError("silent")
    heard = np.flatnonzero(power > power.max() * _QUIET)
    first, last = int(heard[0]), int(heard[-1]) + 1
    gaps = [(0, first)]
    for end in ends[:-1]:
        gaps.append(_gap(power, heard, round(end / _FRAME), gaps[-1][1], last))
    gaps.append((last, len(power)))
    edge = round(_EDGE * rate)
    return [
        Part(
            start * size,
            end * size,
            min(edge, (start - quiet_from) * size // 2),
            min(edge, (quiet_to - end) * size // 2),
            quiet_to > end,
        )
        for (quiet_from, start), (end, quiet_to) in pairwise(gaps)
    ]


def _gap(
    power: NDArray[np.float64], heard: NDArray[np.intp], expected: int, first: int, last: int
) -> tuple[int, int]:
    """The longest silence about frame ``expected``, between ``first`` and ``last``; where the voice
    went on without one, the quietest place, of no length."""
    low = min(max(first, expected - _REACH), last)
    high = min(max(low, expected + _REACH), last)
    spans = (
        (int(before) + 1, int(after))
        for before, after in pairwise(heard)
        if after - before > _SHORTEST and before >= first and before < high and after > low
    )
    longest = max(spans, key=lambda span: span[1] - span[0], default=None)
    if longest:
        return longest
    quietest = low + int(power[low : high + 1].argmin())
    return quietest, quietest


def with_edges(samples: Samples, rate: int, part: Part) -> tuple[Samples, int]:
    """The sound of ``part`` with the quiet beside it, softly begun and ended, and after how many
    samples of it the first can be heard."""
    sound = samples[part.start - part.before : part.end + part.after].copy()
    fade(sound, rate, start=part.before > 0, end=part.after > 0)
    return sound, part.before
