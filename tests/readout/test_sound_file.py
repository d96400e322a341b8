"""Made speech is looked at before anyone hears it."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

import pytest

from kiosk.readout.model import SpeechError
from kiosk.readout.sound_file import length_of, make_fit_to_hear, write_wav

RATE = 22050


def tone(seconds: float, height: int = 8000) -> array[int]:
    return array("h", (round(height * math.sin(n / 8)) for n in range(round(seconds * RATE))))


def silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * round(seconds * RATE)))


def written(path: Path, samples: array[int]) -> Path:
    write_wav(path, samples.tobytes(), RATE)
    return path


def test_a_sound_is_as_long_as_its_samples(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", tone(1.5))
    assert length_of(path) == pytest.approx(1.5, abs=1e-4)
    assert make_fit_to_hear(path) == pytest.approx(1.5, abs=1e-4)


def test_a_long_silence_at_the_start_is_cut_and_nothing_else(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", silence(0.4) + tone(1) + silence(0.3))
    seconds = make_fit_to_hear(path)
    assert seconds == length_of(path) == pytest.approx(1.33, abs=0.005)


def test_a_short_silence_at_the_start_is_left(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", silence(0.1) + tone(1))
    before = path.read_bytes()
    make_fit_to_hear(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("samples", [silence(2), tone(2, height=20), array("h")])
def test_silence_is_no_speech(tmp_path: Path, samples: array[int]) -> None:
    with pytest.raises(SpeechError):
        make_fit_to_hear(written(tmp_path / "a.wav", samples))


@pytest.mark.parametrize("cut", [2, 44, 100, 40_000])
def test_a_file_cut_off_is_noticed(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path / "a.wav", tone(1))
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(SpeechError):
        length_of(path)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all" * 10, bytes(500)])
def test_what_is_no_wav_is_noticed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(SpeechError):
        length_of(path)


def test_a_file_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(SpeechError):
        length_of(tmp_path / "none.wav")
