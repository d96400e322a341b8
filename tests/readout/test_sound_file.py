"""Made speech is looked at before anyone hears it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.readout.model import SpeechError
from kiosk.readout.sound.loudness import TARGET, Samples, block_powers, loudness_of
from kiosk.readout.sound.sound_file import (
    fit_to_hear,
    heard_between,
    length_of,
    make_fit_to_hear,
    read_wav,
    write_samples,
)

RATE = 22050


def tone(seconds: float, height: float = 0.2) -> Samples:
    at = np.arange(round(seconds * RATE)) / RATE
    return (height * np.sin(2 * np.pi * 440 * at)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def written(path: Path, *samples: Samples) -> Path:
    write_samples(path, np.concatenate(samples), RATE)
    return path


def test_a_sound_is_as_long_as_its_samples(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", tone(1.5))
    assert length_of(path) == pytest.approx(1.5, abs=1e-4)
    assert make_fit_to_hear(path) == pytest.approx(1.5, abs=1e-4)


def test_a_long_silence_at_the_start_is_cut_and_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", silence(0.4), tone(1), silence(0.3))
    fit = fit_to_hear(path)
    assert fit.seconds == length_of(path) == pytest.approx(1.33, abs=0.005)
    assert fit.cut == pytest.approx(0.37, abs=0.005)


def test_a_long_silence_at_the_end_is_cut_to_a_readers_rest(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", tone(1), silence(2))
    fit = fit_to_hear(path)
    assert fit.seconds == length_of(path) == pytest.approx(1.5, abs=0.005)
    assert fit.cut == 0
    _, end = heard_between(read_wav(path)[0])
    assert end / RATE == pytest.approx(1.0, abs=0.01)


def test_short_silences_are_left(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", silence(0.025), tone(1), silence(0.7))
    assert fit_to_hear(path).seconds == pytest.approx(1.725, abs=0.001)


@pytest.mark.parametrize("height", [0.015, 0.05, 0.2, 0.9])
def test_soft_and_loud_voices_become_equally_loud(tmp_path: Path, height: float) -> None:
    path = written(tmp_path / "a.wav", silence(0.1), tone(2, height), silence(0.5))
    fit_to_hear(path)
    samples, _ = read_wav(path)
    assert loudness_of(block_powers(samples, RATE)) == pytest.approx(TARGET, abs=0.5)


def test_what_is_hardly_more_than_hiss_is_not_made_as_loud_as_speech(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", tone(2, 0.005))
    fit_to_hear(path)
    samples, _ = read_wav(path)
    assert np.abs(samples).max() == pytest.approx(0.005 * 10 ** (24 / 20), rel=0.02)


def test_a_sharp_peak_in_soft_speech_is_rounded_off_not_cut(tmp_path: Path) -> None:
    soft = tone(2, 0.05)
    soft[RATE : RATE + 20] = 0.9
    path = written(tmp_path / "a.wav", soft)
    fit_to_hear(path)
    samples, _ = read_wav(path)
    assert np.abs(samples).max() < 0.98
    assert loudness_of(block_powers(samples, RATE)) == pytest.approx(TARGET, abs=1.5)


def test_what_has_the_right_loudness_and_length_is_not_written_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", silence(0.1), tone(1), silence(0.3))
    fit_to_hear(path)
    before = path.read_bytes()
    assert fit_to_hear(path).cut == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("samples", [silence(2), tone(2, height=0.0006), silence(0)])
def test_silence_is_no_speech(tmp_path: Path, samples: Samples) -> None:
    with pytest.raises(SpeechError):
        make_fit_to_hear(written(tmp_path / "a.wav", samples))


@pytest.mark.parametrize("cut", [2, 44, 100, 40_000])
def test_a_file_cut_off_is_noticed(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path / "a.wav", tone(1))
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(SpeechError):
        length_of(path)
    with pytest.raises(SpeechError):
        make_fit_to_hear(path)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all" * 10, bytes(500)])
def test_what_is_no_wav_is_noticed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(SpeechError):
        length_of(path)
    with pytest.raises(SpeechError):
        make_fit_to_hear(path)


def test_a_file_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        length_of(tmp_path / "none.wav")
