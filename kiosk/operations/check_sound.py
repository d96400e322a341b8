"""Is there a way for sound to come out, and does the readout make any?"""

from __future__ import annotations

import array
import math
import os
import socket
import tempfile
import time
import wave
from collections.abc import Mapping
from pathlib import Path

from kiosk.library.model import Language
from kiosk.operations.check import Check
from kiosk.readout.maker import SpeechMaker
from kiosk.readout.model import Speech
from kiosk.wording import operations as words

SOUND, VOICES = "sound", "voices"
_LIMIT = 20.0
_AUDIBLE = 100.0  # of 32767; speech lies around 3000


def check_sound(environ: Mapping[str, str], root: Path = Path("/")) -> Check:
    """A sound server that answers, or a card of the kernel's that can play."""
    for name, path in _servers(environ):
        if _answers(path):
            device = words.SOUND_SERVER.format(name=name)
            return Check(SOUND, True, words.SOUND_GOOD.format(device=device))
    cards = _cards(root)
    if cards:
        return Check(SOUND, True, words.SOUND_GOOD.format(device="、".join(cards)))
    return Check(SOUND, False, words.SOUND_ABSENT, words.SOUND_ABSENT_DO)


def _servers(environ: Mapping[str, str]) -> list[tuple[str, Path]]:
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    named = environ.get("PULSE_SERVER", "").removeprefix("unix:")
    servers = [("PulseAudio", runtime / "pulse" / "native"), ("PipeWire", runtime / "pipewire-0")]
    return [("PulseAudio", Path(named)), *servers] if named.startswith("/") else servers


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(2)
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True


def _cards(root: Path) -> list[str]:
    """Names of cards with a device to play on ("pcmC0D0p"), as /proc/asound/cards has them."""
    numbers = {path.name[4 : path.name.index("D")] for path in root.glob("dev/snd/pcmC*D*p")}
    try:
        lines = (root / "proc/asound/cards").read_text(errors="replace").splitlines()
    except OSError:
        return []
    return [
        line.partition("]:")[2].strip()
        for line in lines
        if "]:" in line and line.split("[")[0].strip() in numbers
    ]


def check_voices() -> Check:
    """Speaks a word in each language through the readout's child and listens to the file."""
    with tempfile.TemporaryDirectory() as folder:
        maker = SpeechMaker(Path(folder), time.monotonic)
        try:
            for language in Language:
                problem = _try(maker, language)
                if problem:
                    return Check(VOICES, False, problem, words.VOICES_DO)
        finally:
            maker.close()
    return Check(VOICES, True, words.VOICES_GOOD)


def _try(maker: SpeechMaker, language: Language) -> str | None:
    name = words.LANGUAGES[language]
    maker.request(words.TEST_WORD, language)
    deadline = time.monotonic() + _LIMIT
    while time.monotonic() < deadline:
        for answer in maker.poll(0.2):
            if not isinstance(answer, Speech):
                return words.VOICES_FAILED.format(language=name, reason=answer.reason)
            if loudness(answer.path) < _AUDIBLE:
                return words.VOICES_SILENT.format(language=name)
            return None
    return words.VOICES_FAILED.format(language=name, reason=f"{_LIMIT:g} s")


def loudness(path: Path) -> float:
    """Root mean square of a 16-bit WAV file, 0 to 32767."""
    with wave.open(str(path)) as sound:
        samples = array.array("h", sound.readframes(sound.getnframes()))
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) if samples else 0.0
