"""Faster and slower with the pitch kept, by the real ffmpeg."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.readout.model import SpeechError
from kiosk.readout.sound.loudness import Samples
from kiosk.readout.sound.sound_file import length_of, read_wav, write_samples
from kiosk.readout.sound.stretch import stretch

RATE = 22050


def vowel(hertz: float, seconds: float) -> Samples:
    """Something like a sung "ah": harmonics, strongest near 700 and 1,100 Hz."""
    at = np.arange(round(seconds * RATE)) / RATE
    harmonics = np.arange(1, int(4000 / hertz))
    heights = [sum(np.exp(-(((k * hertz - f) / 150) ** 2)) for f in (700, 1100)) + 0.05
               for k in harmonics]  # fmt: skip
    sound = sum(
        height * np.sin(2 * np.pi * k * hertz * at + k)
        for k, height in zip(harmonics, heights, strict=True)
    )
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def pitch(samples: Samples, near: float) -> float:
    """Hertz, from the strongest harmonic's place: one of ``near`` or its multiples."""
    middle = samples[len(samples) // 2 - RATE // 2 :][:RATE]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), 1 << 20))
    strongest = np.argmax(spectrum) * RATE / (1 << 20)
    return float(strongest / round(strongest / near))


@pytest.mark.parametrize("hertz", [110.0, 220.0])
@pytest.mark.parametrize("factor", [0.8, 0.9, 1.15, 1.3])
def test_pitch_is_kept_and_the_length_is_right(tmp_path: Path, hertz: float, factor: float) -> None:
    write_samples(tmp_path / "a.wav", vowel(hertz, 4), RATE)
    stretch(tmp_path / "a.wav", tmp_path / "b.wav", factor)
    samples, rate = read_wav(tmp_path / "b.wav")
    assert rate == RATE
    assert len(samples) / rate == pytest.approx(4 / factor, rel=0.001)
    assert pitch(samples, hertz) == pytest.approx(hertz, rel=0.01)


@pytest.mark.parametrize("factor", [0.8, 1.3])
def test_everything_comes_at_its_time(tmp_path: Path, factor: float) -> None:
    """So that what is lit on the screen stays with the voice: within 40 ms all along."""
    syllables = np.zeros(10 * RATE, np.float32)
    begins = np.arange(0.3, 9.5, 0.75)
    for begin in begins:
        syllables[round(begin * RATE) :][: RATE // 4] = vowel(150, 0.25)
    write_samples(tmp_path / "a.wav", syllables, RATE)
    stretch(tmp_path / "a.wav", tmp_path / "b.wav", factor)
    samples, _ = read_wav(tmp_path / "b.wav")
    heard = np.flatnonzero(np.abs(samples) > 0.05)
    first = heard[[0, *(np.flatnonzero(np.diff(heard) > RATE // 10) + 1)]] / RATE
    assert first == pytest.approx(begins / factor, abs=0.04)


def test_a_stereo_ogg_becomes_a_mono_wav(tmp_path: Path) -> None:
    both = np.stack([vowel(200, 2)] * 2, axis=1)
    soundfile.write(tmp_path / "a.ogg", both, RATE, format="OGG", subtype="VORBIS")
    stretch(tmp_path / "a.ogg", tmp_path / "b.wav", 1.25)
    assert length_of(tmp_path / "b.wav") == pytest.approx(2 / 1.25, rel=0.01)
    read_wav(tmp_path / "b.wav")  # 16-bit mono


@pytest.mark.parametrize("factor", [0.0, 0.49, 2.1, -1.0, float("nan")])
def test_what_nobody_could_follow_is_refused(tmp_path: Path, factor: float) -> None:
    write_samples(tmp_path / "a.wav", vowel(200, 1), RATE)
    with pytest.raises(SpeechError):
        stretch(tmp_path / "a.wav", tmp_path / "b.wav", factor)


@pytest.mark.parametrize("content", [None, b"", b"no sound at all", bytes(1000)])
def test_what_is_no_sound_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(SpeechError):
        stretch(tmp_path / "a.wav", tmp_path / "b.wav", 1.2)


def test_an_ffmpeg_that_hangs_is_ended_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "bin" / "ffmpeg"
    hanging.parent.mkdir()
    hanging.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    hanging.chmod(0o755)
    monkeypatch.setenv("PATH", str(hanging.parent))
    write_samples(tmp_path / "a.wav", vowel(200, 1), RATE)
    with pytest.raises(SpeechError, match="timed out"):
        stretch(tmp_path / "a.wav", tmp_path / "b.wav", 1.2, time_limit=0.3)


def test_without_ffmpeg_it_is_an_error_of_speech(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    write_samples(tmp_path / "a.wav", vowel(200, 1), RATE)
    with pytest.raises(SpeechError, match="ffmpeg"):
        stretch(tmp_path / "a.wav", tmp_path / "b.wav", 1.2)
