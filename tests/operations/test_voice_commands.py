"""The commands about voices, as other programs call them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cli import main
from kiosk.clock import now
from kiosk.database.engine import writing
from kiosk.library.editions import publish
from kiosk.library.model import Language, Paragraph
from kiosk.library.prepared import PreparedItem
from kiosk.operations import saying, voices_at_hand
from kiosk.operations.saying import SayError, kept_words
from kiosk.readout.engines import ENGINES, EngineDescription
from kiosk.readout.kept_words import replace_words
from kiosk.readout.utterance import WordReading
from kiosk.services import open_services

TEXT = "  他们在1923年，来到广州。\n\n「红色影院」每周五19:30放映：《地道战》！\n完"


def run(*arguments: str, data: Path) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)])


def say(text: str, out: Path, *more: str, language: str = "yue") -> Result:
    arguments = ("say", text, "--language", language, "--out", str(out), *more)
    return run(*arguments, data=out.parent / "data")


def loud(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples**2)))


@pytest.mark.parametrize(("suffix", "kind"), [(".wav", "WAV"), (".ogg", "OGG")])
def test_a_text_is_said_with_timings_that_cover_it(tmp_path: Path, suffix: str, kind: str) -> None:
    out, timings = tmp_path / f"a{suffix}", tmp_path / "a.json"
    done = say(TEXT, out, "--timings", str(timings))
    assert done.exit_code == 0, done.output
    samples, rate = soundfile.read(out)
    assert soundfile.info(out).format == kind
    assert samples.ndim == 1
    spans = json.loads(timings.read_text("utf-8"))
    assert len(spans) >= 5
    assert all(set(one) == {"start_ms", "end_ms", "from", "to"} for one in spans)
    assert (spans[0]["from"], spans[-1]["to"]) == (0, len(TEXT))
    assert spans[0]["start_ms"] == 0
    assert spans[-1]["end_ms"] == pytest.approx(len(samples) / rate * 1000, abs=1)
    for before, after in pairwise(spans):
        assert before["to"] == after["from"]
        assert before["end_ms"] == after["start_ms"]
        assert before["start_ms"] < before["end_ms"]
    for one in spans:
        part = samples[one["start_ms"] * rate // 1000 : one["end_ms"] * rate // 1000]
        assert loud(part) > 0.01, TEXT[one["from"] : one["to"]]
    assert not (tmp_path / "data").exists(), "nothing is made where there was nothing"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", f"a{suffix}"]


@settings(max_examples=4, deadline=None)
@given(st.text(st.sampled_from("红色历程，。！？“”《》、：\n 19:3A.银行ก"), max_size=60))
def test_whatever_is_said_its_timings_cover_it_in_order(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "a.ogg"
        try:
            timings = saying.say(text, Language.CANTONESE, 200, out, "espeak-ng").timings
        except SayError:
            assert not out.exists()
            return
        seconds = soundfile.info(out).duration
    assert (timings[0].first, timings[-1].last) == (0, len(text))
    assert (timings[0].start, timings[-1].end) == (0.0, pytest.approx(seconds, abs=0.001))
    assert all(one.last == after.first for one, after in pairwise(timings))
    assert all(one.end == after.start for one, after in pairwise(timings))
    assert all(one.start <= one.end and one.first < one.last for one in timings)


def test_a_faster_voice_is_shorter_and_a_named_one_is_obeyed(tmp_path: Path) -> None:
    lengths = []
    for speed in ("160", "260"):
        out = tmp_path / f"{speed}.wav"
        more = ("--speed", speed, "--engine", "espeak-ng")
        done = say("他们来到广州，住在东山。", out, *more, language="cmn")
        assert done.exit_code == 0, done.output
        assert "espeak-ng" in done.stderr
        lengths.append(soundfile.info(out).duration)
    assert 1.3 < lengths[0] / lengths[1] < 2.0


def test_a_sentence_that_no_voice_can_say_is_told_and_the_rest_is_said(tmp_path: Path) -> None:
    timings = tmp_path / "t.json"
    done = say("你好。ก。再见。", tmp_path / "a.wav", "--timings", str(timings))
    assert done.exit_code == 1
    assert "ก。" in done.stderr
    assert [(one["from"], one["to"]) for one in json.loads(timings.read_text())] == [
        (0, 3),
        (3, 5),
        (5, 8),
    ]
    assert loud(soundfile.read(tmp_path / "a.wav")[0]) > 0.01
    nothing = say("ก。", tmp_path / "b.wav")
    assert nothing.exit_code == 1
    assert "一句也没有读成" in nothing.stderr
    assert not (tmp_path / "b.wav").exists()


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("", (), "没有可以读的字"),
        ("。…… ", (), "没有可以读的字"),
        ("好", ("--language", "en"), "cmn"),
        ("好", ("--speed", "300"), "160 到 260"),
        ("好", ("--speed", "fast"), "160 到 260"),
        ("好", ("--engine", "nobody"), "espeak-ng"),
        ("好", ("--out", "a.mp3"), ".wav 或 .ogg"),
        ("好", ("--out", "/"), "是一个文件夹"),
        ("好", ("--out", "/nowhere/a.wav"), "没有文件夹 /nowhere"),
        ("好", ("--timings", "/nowhere/a.json"), "没有文件夹 /nowhere"),
    ],
)
def test_what_cannot_be_done_is_told_plainly_before_anything_is(
    tmp_path: Path, text: str, more: tuple[str, ...], told: str
) -> None:
    done = say(text, tmp_path / "a.wav", *more)
    assert done.exit_code == 2, done.output
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.wav").mkdir()
    folder = say("好", tmp_path / "folder.wav")
    assert folder.exit_code == 2
    assert "是一个文件夹" in folder.stderr
    refused = run("say", "好", "--language", "yue", "--out", "/proc/a.wav", data=tmp_path)
    assert refused.exit_code == 1
    assert "写不进 /proc/a.wav" in refused.stderr


def test_the_staffs_words_count_where_there_is_a_database(tmp_path: Path) -> None:
    assert kept_words(tmp_path, {}) == ()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kiosk.sqlite3").touch()
    assert kept_words(tmp_path, {}) == (), "an older database has no list"
    words = (WordReading("番禺", "pan1 yu2", "pun1 jyu4"),)
    with open_services(tmp_path, {}) as services, writing(services.engine) as session:
        replace_words(session, words)
    assert kept_words(tmp_path, {}) == words


def test_voices_are_really_opened(tmp_path: Path) -> None:
    done = run("voices", "--json", data=tmp_path)
    assert done.exit_code == 0, done.output
    listed = json.loads(done.stdout)
    assert [one["engine"] for one in listed] == [engine.name for engine in ENGINES]
    espeak = next(one for one in listed if one["engine"] == "espeak-ng")
    assert espeak["ready"]
    assert espeak["languages"] == ["cmn", "yue"]
    assert set(espeak["voices"]) == {"cmn", "yue"}
    assert not any(one["do"] for one in listed if one["ready"])


def test_a_voice_that_is_missing_or_does_not_open_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voices = {Language.MANDARIN: "x"}
    absent = EngineDescription("kokoro", "1", voices, "espeak", packages=("no_such_package",))
    broken = EngineDescription("broken", "1", voices, "no_such_module")
    monkeypatch.setattr(voices_at_hand, "ENGINES", (absent, broken))
    done = run("voices", "--json", data=tmp_path)
    listed = json.loads(done.stdout)
    assert [one["ready"] for one in listed] == [False, False]
    assert "no_such_package" in listed[0]["reason"]
    assert "make voices" in listed[0]["do"]
    assert listed[1]["reason"]
    people = run("voices", data=tmp_path).stdout
    assert "make voices" in people
    assert "不能用" in people


@pytest.fixture
def library(tmp_path: Path, quick_voices: None) -> Path:
    """A data folder with one item on show."""
    blocks = (Paragraph("一句话。"), Paragraph("ก。"))
    with open_services(tmp_path, {}) as services, writing(services.engine) as session:
        publish(session, [PreparedItem("school", "甲", "标题", blocks)], "测试", now())
    return tmp_path


def speak_library(data: Path) -> tuple[int, Any]:
    done = run("speak-library", "--json", data=data)
    return done.exit_code, json.loads(done.stdout)


def test_the_library_is_spoken_once_and_counted(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.wording.spoken.PHRASES", ("请点屏幕。",))
    status, first = speak_library(library)
    assert status == 1, "a sentence failed"
    assert (first["sentences"], first["made"], first["kept"], first["failed"]) == (12, 10, 0, 2)
    assert [(one["text"], one["language"]) for one in first["failures"]] == [
        ("ก。", "cmn"),
        ("ก。", "yue"),
    ]
    assert all(one["reason"] for one in first["failures"])
    assert sum(first["engines"].values()) == 10
    assert all(0.0002 < hours < 0.01 for hours in first["hours"].values())
    status, second = speak_library(library)
    assert (second["made"], second["kept"], second["failed"]) == (0, 10, 2)
    assert second["hours"] == first["hours"]
    people = run("speak-library", data=library).stdout
    assert "共 12 句" in people
    assert "没有读成（粤语）：ก。" in people


def test_ctrl_c_loses_nothing(library: Path) -> None:
    command = [sys.executable, "-P", "-m", "kiosk", "speak-library", "--data", str(library)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    speech = library / "speech"
    until = time.monotonic() + 60
    while len(list(speech.glob("*.json"))) < 2:
        assert time.monotonic() < until
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    told, stopped = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "停下了" in stopped
    assert "Traceback" not in stopped
    assert "新做" in told
    kept = {path.stem for path in speech.glob("*.json")}
    assert len(kept) >= 2
    assert kept == {path.stem for path in speech.glob("*.ogg")}
