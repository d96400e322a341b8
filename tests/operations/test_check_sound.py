"""Sound is found missing, muted, turned down, silent or good, on a real PulseAudio."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.clock import now
from kiosk.library.model import Language
from kiosk.operations import check_sound as check_sound_module
from kiosk.operations import readiness as readiness_module
from kiosk.operations.check_sound import check_sound
from kiosk.operations.check_voices import Spoken
from kiosk.operations.lock import only_kiosk
from kiosk.operations.readiness import readiness
from kiosk.operations.sound_card import is_shut, play, shut
from tests.pulse import SoundServer, sound_server

RATE = 16_000


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three quarters of a second of a soft tone."""
    path = tmp_path_factory.mktemp("trial") / "tone.wav"
    soundfile.write(path, 0.25 * np.sin(np.arange(RATE * 3 // 4) * 0.2), RATE)
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    # A loudspeaker at rest wakes at once; one that idles may sleep two seconds on.
    rest = "module-suspend-on-idle timeout=0"
    with sound_server(tmp_path_factory.mktemp("pulse") / "server", rest) as found:
        found.add_loudspeaker("speaker", "大厅音箱")
        yield found


@contextmanager
def listening(server: SoundServer, folder: Path) -> Iterator[list[bool]]:
    """Whether anything reached the loudspeaker meanwhile, as the only entry once it is over."""
    heard: list[bool] = []
    file = folder / "heard.raw"
    command = ["parec", "-d", "speaker.monitor", "--raw", "--latency-msec=50", str(file)]
    with subprocess.Popen(command, env=server.environ) as listener:
        while not file.exists() or not file.stat().st_size:
            time.sleep(0.01)
        yield heard
        listener.terminate()
    heard.append(any(file.read_bytes()))


@pytest.fixture
def loudspeaker(server: SoundServer) -> SoundServer:
    server.pactl("set-sink-mute", "speaker", "0")
    server.pactl("set-sink-volume", "speaker", "70%")
    return server


def nowhere(folder: Path) -> dict[str, str]:
    """An environment with no sound server."""
    names = ("PULSE_SERVER", "PULSE_RUNTIME_PATH")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return {**kept, "XDG_RUNTIME_DIR": str(folder)}


def test_a_trial_is_heard_and_the_loudspeaker_named(loudspeaker: SoundServer, trial: Path) -> None:
    check = check_sound(loudspeaker.environ, trial=trial)
    assert check.ok, check
    assert "试放" in check.what
    assert "大厅音箱" in check.what
    assert "70%" in check.what
    assert not check.do


def test_looking_alone_plays_nothing(loudspeaker: SoundServer, tmp_path: Path) -> None:
    with listening(loudspeaker, tmp_path) as heard:
        check = check_sound(loudspeaker.environ)
    assert heard == [False]
    assert check.ok
    assert "大厅音箱" in check.what
    assert "试放" not in check.what


@pytest.mark.parametrize("runs", [False, True])
def test_the_report_plays_unless_the_kiosk_runs(
    loudspeaker: SoundServer, tmp_path: Path, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tone is enough here; the sentence after it would take ten seconds.
    only_tone = dict.fromkeys(Language, Spoken(reason="not asked for"))
    monkeypatch.setattr(readiness_module, "speak_trials", lambda _: only_tone)
    report = readiness(tmp_path / "data", loudspeaker.environ, now(), aloud=True)
    holding = only_kiosk(tmp_path / "data") if runs else nullcontext()
    with holding, listening(loudspeaker, tmp_path) as heard, closing(report):
        check = next(one for one in report if one.name == "sound")
    assert check.ok
    assert heard == [not runs]
    assert ("触摸屏正在运行" in check.what) is runs


def test_a_muted_loudspeaker_is_told_with_what_to_do(loudspeaker: SoundServer, trial: Path) -> None:
    loudspeaker.pactl("set-sink-mute", "speaker", "1")
    for file in (None, trial):
        check = check_sound(loudspeaker.environ, trial=file)
        assert (check.ok, check.level) == (False, "note"), "a kiosk without sound opens"
        assert "静音" in check.what
        assert check.do


@pytest.mark.parametrize(("volume", "told"), [("0%", "音量是 0"), ("12%", "12%")])
def test_a_volume_that_nobody_hears_is_told(
    loudspeaker: SoundServer, volume: str, told: str
) -> None:
    loudspeaker.pactl("set-sink-volume", "speaker", volume)
    check = check_sound(loudspeaker.environ)
    assert not check.ok
    assert told in check.what


def test_a_trial_that_does_not_arrive_is_told(loudspeaker: SoundServer, tmp_path: Path) -> None:
    silence = tmp_path / "silence.wav"
    soundfile.write(silence, np.zeros(RATE // 2), RATE)
    check = check_sound(loudspeaker.environ, trial=silence)
    assert not check.ok
    assert "一点声音也没有" in check.what


def test_the_loudspeaker_that_our_sound_goes_to_counts_not_the_default(
    loudspeaker: SoundServer, trial: Path
) -> None:
    loudspeaker.add_loudspeaker("other", "别的音箱")
    loudspeaker.pactl("set-sink-mute", "other", "1")
    check = check_sound({**loudspeaker.environ, "PULSE_SINK": "other"}, trial=trial)
    assert not check.ok
    assert "别的音箱" in check.what


def test_a_server_without_any_loudspeaker_has_no_sound(tmp_path: Path) -> None:
    with sound_server(tmp_path / "server", "module-always-sink") as server:
        assert "auto_null" in server.pactl("list", "short", "sinks")
        check = check_sound(server.environ)
    assert not check.ok
    assert "没有找到声卡" in check.what
    assert "没有找到声卡" in check_sound(server.environ | nowhere(tmp_path), tmp_path).what


def test_no_sound_is_a_note(tmp_path: Path) -> None:
    check = check_sound(nowhere(tmp_path), tmp_path)
    assert (check.ok, check.level) == (False, "note")


def test_a_server_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_sound_module, "LOOK_SECONDS", 1.0)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "native"))
        server.listen()
        begun = time.monotonic()
        check = check_sound({**nowhere(tmp_path), "PULSE_RUNTIME_PATH": str(tmp_path)}, tmp_path)
    assert not check.ok
    assert "放不出声音" in check.what
    assert time.monotonic() - begun < 15


def test_a_card_that_can_play_is_named_and_one_that_only_records_is_not(tmp_path: Path) -> None:
    (tmp_path / "proc/asound").mkdir(parents=True)
    (tmp_path / "proc/asound/cards").write_text(
        " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      at 0xf7\n"
        " 1 [Camera         ]: USB-Audio - Camera\n                      at usb\n"
    )
    (tmp_path / "dev/snd").mkdir(parents=True)
    for device in ("pcmC0D0p", "pcmC0D0c", "pcmC1D0c"):
        (tmp_path / "dev/snd" / device).write_text("")
    check = check_sound(nowhere(tmp_path), tmp_path)
    assert check.ok
    assert "HDA Intel PCH" in check.what
    assert "Camera" not in check.what


MIXER = """\
Simple mixer control 'Master',0
  Capabilities: pvolume pvolume-joined pswitch pswitch-joined
  Playback channels: Mono
  Limits: Playback 0 - 87
  Mono: Playback {master} [-9.75dB] [{switch}]
Simple mixer control 'Headphone',0
  Capabilities: pvolume pswitch
  Playback channels: Front Left - Front Right
  Limits: Playback 0 - 87
  Front Left: Playback 0 [0%] [-65.25dB] [off]
  Front Right: Playback 0 [0%] [-65.25dB] [off]
Simple mixer control 'Speaker',0
  Capabilities: pswitch
  Playback channels: Front Left - Front Right
  Mono:
  Front Left: Playback [{speaker}]
  Front Right: Playback [{speaker}]
Simple mixer control 'Capture',0
  Capabilities: cvolume cswitch
  Capture channels: Front Left - Front Right
  Limits: Capture 0 - 63
  Front Left: Capture 0 [0%] [-17.25dB] [off]
"""


@pytest.mark.parametrize(
    ("master", "switch", "speaker", "expected"),
    [
        ("74 [85%]", "on", "on", False),
        ("74 [85%]", "off", "on", True),
        ("0 [0%]", "on", "on", True),
        ("74 [85%]", "on", "off", True),
    ],
)
def test_a_card_is_shut_when_the_whole_or_every_end_is(
    master: str, switch: str, speaker: str, expected: bool
) -> None:
    assert is_shut(MIXER.format(master=master, switch=switch, speaker=speaker)) is expected


def test_a_card_that_nobody_knows_is_not_called_muted() -> None:
    assert is_shut("") is None
    assert shut("17", {"PATH": os.environ["PATH"]}) is None
    assert shut("17", {"PATH": ""}) is None


def test_alsa_really_plays_and_tells_why_not(tmp_path: Path, trial: Path) -> None:
    settings = tmp_path / "asound.conf"
    settings.write_text("pcm.!default { type null }\n")
    environ = {**os.environ, "ALSA_CONFIG_PATH": str(settings)}
    assert play(trial, environ) == ""
    settings.write_text("pcm.!default { type hw card 17 }\n")
    assert play(trial, environ).startswith("cannot open audio device default")
