"""How loud speech is to the ear, after ITU-R BS.1770-4 (as broadcasters measure it), and bringing
all voices to the same loudness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Mono, full scale -1 to 1."""

TARGET = -19.0
"""LUFS that every voice is brought to: as loud as espeak-ng can be without its peaks being bent."""

_MOST_GAIN = 10.0 ** (24 / 20)  # a recording softer than that is mostly hiss
_KNEE, _CEILING = 0.8, 0.97  # of full scale; peaks between them are rounded, not cut off
_BLOCK = 0.4  # seconds, BS.1770's own
_SILENT, _BELOW_MEAN = -70.0, 10.0  # LUFS, LU: its two gates


def block_powers(samples: Samples, rate: int, overlap: int = 4) -> NDArray[np.float64]:
    """Power of each block of 0.4 s, ``overlap`` of them in that time, weighted by frequency as the
    ear does; of what is shorter, one block. One by one is near enough for minutes of speech."""
    step = round(_BLOCK / overlap * rate)
    size = min(round(_BLOCK * rate), len(samples))
    if not size:
        return np.zeros(1)
    weights = _weights(size, rate)
    starts = range(0, len(samples) - size + 1, step)
    return np.array([
        (np.abs(np.fft.rfft(samples[at : at + size])) ** 2 * weights).sum() for at in starts
    ])  # fmt: skip


def loudness_of(powers: NDArray[np.float64]) -> float:
    """LUFS of blocks' powers, the silent ones left out; -inf when there is nothing but silence."""
    loud = powers[_lufs(powers) > _SILENT]
    if len(loud):
        loud = loud[_lufs(loud) > _lufs(loud.mean()) - _BELOW_MEAN]
    return float(_lufs(loud.mean())) if len(loud) else -np.inf


def gain_to_target(loudness: float) -> float:
    """What samples of that loudness are to be multiplied by; never so much that hiss gets loud."""
    return float(min(10.0 ** ((TARGET - loudness) / 20), _MOST_GAIN))


def amplified(samples: Samples, gain: float) -> Samples:
    """``samples`` times ``gain``, what would be too high rounded off below full scale."""
    louder = samples * np.float32(gain)
    height = np.abs(louder)
    over = height > _KNEE
    if over.any():
        room = _CEILING - _KNEE
        rounded = _KNEE + room * np.tanh((height[over] - _KNEE) / room)
        louder[over] = np.copysign(rounded, louder[over])
    return louder


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def _weights(size: int, rate: int) -> NDArray[np.float64]:
    """By frequency of a transform of ``size`` samples: makes the sum of squares a mean power."""
    at = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    # The two filters of BS.1770 as second-order sections for any rate (B. De Man, 2018).
    shelf = _response(at, rate, 1681.974450955533, 0.7071752369554196, 3.999843853973347)
    high_pass = _response(at, rate, 38.13547087602444, 0.5003270373238773, None)
    both_sides = np.full(len(at), 2.0)
    both_sides[0] = 1.0
    if size % 2 == 0:
        both_sides[-1] = 1.0
    return np.asarray(np.abs(shelf * high_pass) ** 2 * both_sides / size**2)


def _response(
    at: NDArray[np.complex128], rate: int, hertz: float, quality: float, shelf: float | None
) -> NDArray[np.complex128]:
    k = np.tan(np.pi * hertz / rate)
    a = (1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k)
    if shelf is None:
        b = (1.0, -2.0, 1.0)
        a = tuple(one / a[0] for one in a)  # BS.1770 leaves the numerator as it is
    else:
        high = 10 ** (shelf / 20)
        band = high**0.4996667741545416
        b = (high + band * k / quality + k * k, 2 * (k * k - high),
             high - band * k / quality + k * k)  # fmt: skip
    return np.asarray((b[0] + b[1] * at + b[2] * at**2) / (a[0] + a[1] * at + a[2] * at**2))
