"""Each check of the readiness report finds what is wrong, not only what is right."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.clock import ZONE, now
from kiosk.database.engine import writing
from kiosk.library.editions import publish
from kiosk.library.model import Language, Paragraph
from kiosk.library.prepared import PreparedItem
from kiosk.operations import check_voices as check_voices_module
from kiosk.operations.check import Check
from kiosk.operations.check_display import check_display, probe_in_child
from kiosk.operations.check_keeping import check_clock, check_database, check_disk, check_fonts
from kiosk.operations.check_printer import check_printer
from kiosk.operations.check_speech import check_speech
from kiosk.operations.check_voices import (
    Spoken,
    check_voices,
    loudness,
    speak_trials,
    trial_sound,
)
from kiosk.operations.readiness import can_open, line
from kiosk.operations.speaking import speak_whole
from kiosk.readout.engines import ENGINES, EngineDescription
from kiosk.services import open_services

NOON = datetime(2026, 5, 1, 12, tzinfo=ZONE)


def test_the_display_is_really_drawn_on(screen: str) -> None:
    check = check_display({**os.environ, "DISPLAY": screen})
    assert check.ok
    assert "320x240" in check.what


def test_a_display_that_cannot_draw_keeps_the_kiosk_shut(
    screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "libGL.so.1").write_bytes(b"no library")
    check = check_display({**os.environ, "DISPLAY": screen, "LD_LIBRARY_PATH": str(tmp_path)})
    assert not check.ok
    assert check.level == "error"
    assert "libgl1" in check.do


def test_a_probe_of_nothing_gives_a_reason() -> None:
    assert "reason" in probe_in_child(":7654", os.environ)


def test_missing_fonts_keep_the_kiosk_shut(tmp_path: Path) -> None:
    (tmp_path / "fonts").write_text("")
    check = check_fonts(tmp_path)
    assert not check.ok
    assert check.level == "error"
    assert check.do


def test_the_voices_are_heard(tmp_path: Path) -> None:
    spoken = speak_trials(tmp_path)
    good = check_voices(spoken)
    assert good.ok == all(one.engine == best_of(language) for language, one in spoken.items())
    assert "普通话用" in good.what
    assert "粤语用合成的声音 espeak-ng" in good.what
    path = spoken[Language.CANTONESE].path
    assert path is not None
    assert 0.01 < loudness(path) < 0.5
    soundfile.write(tmp_path / "silence.wav", np.zeros(8000), 8000)
    silent = check_voices(spoken | {Language.CANTONESE: Spoken(tmp_path / "silence.wav")})
    assert not silent.ok
    assert "粤语朗读出来没有声音" in silent.what
    failed = check_voices(spoken | {Language.MANDARIN: Spoken(reason="timeout")})
    assert not failed.ok
    assert "timeout" in failed.what
    assert failed.do


def best_of(language: Language) -> str:
    return next(engine.name for engine in ENGINES if language in engine.voices)


@pytest.mark.parametrize(("package", "told"), [("no_such", "没有装上"), ("json", "没有读成（慢）")])
def test_a_better_voice_that_did_not_speak_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, told: str
) -> None:
    soundfile.write(tmp_path / "a.wav", 0.1 * np.sin(np.arange(8000) * 0.2), 8000)
    natural = EngineDescription(
        "kokoro", "1", {Language.MANDARIN: "zf"}, "kokoro", packages=(package,)
    )
    monkeypatch.setattr(check_voices_module, "ENGINES", (natural, *ENGINES[-1:]))
    trial = Spoken(tmp_path / "a.wav", "espeak-ng", "慢")
    check = check_voices({Language.MANDARIN: trial, Language.CANTONESE: trial})
    assert (check.ok, check.level) == (False, "note")
    assert told in check.what
    assert "Kokoro" in check.what
    assert "make voices" in check.do
    assert check_voices({Language.CANTONESE: trial}).ok


def test_speech_made_ahead_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick_voices: None
) -> None:
    monkeypatch.setattr("kiosk.wording.spoken.PHRASES", ("请点屏幕。",))
    assert check_speech(tmp_path, {}, now()) is None
    assert list(tmp_path.iterdir()) == []
    with open_services(tmp_path, {}) as services:
        assert check_speech(tmp_path, {}, now()) is None, "nothing is on show"
        blocks = (Paragraph("一句话。"),)
        with writing(services.engine) as session:
            publish(session, [PreparedItem("school", "甲", "标题", blocks)], "测试", now())
        before = check_speech(tmp_path, {}, now())
        assert before is not None
        assert "要读的 10 句话，提前读好了 0 句" in before.what
        assert "接着做" in before.do
        off = check_speech(tmp_path, {"KIOSK_VOICES_AHEAD": "false"}, now())
        assert off is not None
        assert "voices_ahead" in off.do
        speak_whole(services, ["请点屏幕。"], lambda _: None)
    after = check_speech(tmp_path, {}, now())
    assert after is not None
    assert "10 句话都提前读好了" in after.what
    assert not after.do
    assert after.ok
    (tmp_path / "kiosk.toml").write_text("volume = 9")
    assert check_speech(tmp_path, {}, now()) is None


def test_a_trial_to_play_is_soft_from_end_to_end(tmp_path: Path) -> None:
    at = np.arange(12_000)
    soundfile.write(tmp_path / "loud.wav", np.hanning(12_000) * np.sin(at * 0.2), 24_000)
    for spoken in (Spoken(tmp_path / "loud.wav"), Spoken(reason="x")):
        samples, rate = soundfile.read(trial_sound(tmp_path, spoken))
        assert 0.2 < np.abs(samples).max() < 0.26
        assert np.abs(np.diff(samples)).max() < 0.06, "no click"
        assert len(samples) / rate < 3
        assert not samples[-rate // 4 :].any()


@pytest.mark.parametrize(
    ("free", "ok", "level"),
    [(3_000_000_000, True, "note"), (900_000_000, False, "note"), (90_000_000, False, "error")],
)
def test_little_room_is_a_note_and_none_keeps_it_shut(
    tmp_path: Path, free: int, ok: bool, level: str
) -> None:
    check = check_disk(tmp_path / "not" / "yet", lambda _: free)
    assert (check.ok, check.level) == (ok, level)


def test_a_database_is_found_missing_good_or_damaged(tmp_path: Path) -> None:
    assert "还没有数据库" in check_database(tmp_path, {}, NOON).what
    assert not (tmp_path / "kiosk.sqlite3").exists()
    with open_services(tmp_path, {}):
        pass
    good = check_database(tmp_path, {}, NOON)
    assert good.ok
    assert "共 0 件" in good.what
    file = tmp_path / "kiosk.sqlite3"
    content = bytearray(file.read_bytes())
    content[5000:] = b"\xa5" * (len(content) - 5000)
    file.write_bytes(content)
    damaged = check_database(tmp_path, {}, NOON)
    assert not damaged.ok
    assert damaged.level == "error"


def test_an_older_database_is_fine(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "kiosk.sqlite3").close()
    (tmp_path / "kiosk.sqlite3").touch()
    check = check_database(tmp_path, {}, NOON)
    assert check.ok
    assert "下次启动时会更新" in check.what


def test_a_database_out_of_reach_keeps_the_kiosk_shut(tmp_path: Path) -> None:
    address = "postgresql://nobody:secret@127.0.0.1:9/none"
    check = check_database(tmp_path, {"KIOSK_DATABASE_URL": address}, NOON)
    assert not check.ok
    assert check.level == "error"
    assert "secret" not in check.what


def test_wrong_settings_keep_the_kiosk_shut(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("volume = 9")
    check = check_database(tmp_path, {}, NOON)
    assert not check.ok
    assert "volume" in check.what


def test_a_clock_long_past_keeps_the_kiosk_shut_and_another_zone_is_told() -> None:
    china = timedelta(hours=8)
    assert check_clock(NOON, china).ok
    assert not check_clock(NOON, china).do
    assert "时区" in check_clock(NOON, timedelta(0)).what
    past = check_clock(datetime(1970, 1, 1, tzinfo=ZONE), china)
    assert not past.ok
    assert past.level == "error"
    assert check_clock(now()).ok


def test_only_an_error_keeps_the_kiosk_shut() -> None:
    good = Check("disk", True, "x")
    note = Check("sound", False, "x", "y")
    error = Check("clock", False, "x", "y", "error")
    assert can_open([good, note])
    assert not can_open([good, note, error])
    assert line(error) == "【不行】时钟：x\n        y"


def test_a_printer_is_looked_for_only_when_one_is_set(tmp_path: Path) -> None:
    assert check_printer(tmp_path, {}) is None
    assert check_printer(tmp_path, {"KIOSK_VOLUME": "7"}) is None
    device = tmp_path / "lp0"
    there = check_printer(tmp_path, {"KIOSK_RECEIPT_PRINTER": f"file://{device}"})
    assert there == Check("printer", True, f"接上了（{device}）")
    assert device.read_bytes() == b"", "a check costs no paper"
    assert "小票打印机" in line(there)
    away = check_printer(tmp_path, {"KIOSK_RECEIPT_PRINTER": "file:///dev/kiosk-no-such-printer"})
    assert away is not None
    assert (away.ok, away.level) == (False, "note"), "a kiosk without a printer opens"
    assert "没有这个设备" in away.what
    wrong = check_printer(tmp_path, {"KIOSK_RECEIPT_PRINTER": "lp0"})
    assert wrong is not None
    assert "receipt_printer" in wrong.what
