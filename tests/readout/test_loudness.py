"""Loudness as the ear hears it, checked against ffmpeg's own meter of the same standard."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from kiosk.readout.sound.loudness import Samples, amplified, block_powers, loudness_of
from kiosk.readout.sound.sound_file import write_samples


def noise(seconds: float, rate: int, height: float) -> Samples:
    random = np.random.default_rng(7)
    return (random.standard_normal(round(seconds * rate)) * height).astype(np.float32)


def tone(hertz: float, seconds: float, rate: int) -> Samples:
    at = np.arange(round(seconds * rate)) / rate
    return (0.25 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def by_ffmpeg(path: Path) -> float:
    call = ["ffmpeg", "-nostdin", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
    told = subprocess.run(call, capture_output=True, text=True, check=True, timeout=30).stderr
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])


@pytest.mark.parametrize("rate", [22050, 24000, 44100])
def test_it_agrees_with_ffmpegs_meter(tmp_path: Path, rate: int) -> None:
    parts = [noise(1.5, rate, 0.1), np.zeros(rate, np.float32), tone(60, 1, rate),
             noise(1, rate, 0.02), tone(3000, 1.5, rate)]  # fmt: skip
    samples = np.concatenate(parts)
    write_samples(tmp_path / "a.wav", samples, rate)
    measured = loudness_of(block_powers(samples, rate))
    assert measured == pytest.approx(by_ffmpeg(tmp_path / "a.wav"), abs=0.2)


def test_rests_make_speech_no_softer() -> None:
    speech = noise(2, 22050, 0.1)
    rests = np.concatenate([speech, np.zeros(5 * 22050, np.float32)])
    plain = loudness_of(block_powers(speech, 22050))
    assert loudness_of(block_powers(rests, 22050)) == pytest.approx(plain, abs=0.5)


@pytest.mark.parametrize("length", [0, 1, 100, 8819, 8820, 8821])
def test_any_length_has_a_loudness(length: int) -> None:
    assert loudness_of(block_powers(np.zeros(length, np.float32), 22050)) == -np.inf
    if length > 1000:
        assert -20 < loudness_of(block_powers(noise(1, 22050, 0.1)[:length], 22050)) < -16


def test_amplifying_never_reaches_full_scale_and_leaves_what_is_low_in_proportion() -> None:
    samples = np.linspace(-1, 1, 1001, dtype=np.float32)
    louder = amplified(samples, 4.0)
    assert np.abs(louder).max() < 0.98
    assert np.all(np.diff(louder) >= 0)
    low = np.abs(samples) < 0.19
    assert louder[low] == pytest.approx(samples[low] * 4, rel=1e-5)
