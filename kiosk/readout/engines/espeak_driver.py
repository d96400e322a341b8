"""espeak-ng 1.52 as a pyttsx3 driver that makes one file: its voices and properties are those of
pyttsx3's driver, its job is to synthesise, wait for espeak's last event, and write.

Importing this module loads espeak-ng, so only ``kiosk.readout.engines.espeak`` does, in the child.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path
from typing import Any

import espeakng_loader

from kiosk.readout.engines.file_voice import FileDriver
from kiosk.readout.sound.sound_file import write_wav

# pyttsx3 opens "libespeak-ng.so.1" by name. With the wheel's 1.52 already in the process under that
# name, the system's 1.51 (whose Mandarin nobody understands) is not even looked for.
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)

from pyttsx3.drivers import _espeak, espeak  # noqa: E402

SAMPLE_RATE = 22_050
"""espeak-ng's own, for its formant voices."""

VOLUME = 0.8
"""Of espeak's own 1, at which vowels are cut off at full scale."""


def buildDriver(proxy: Any) -> EspeakFileDriver:
    return EspeakFileDriver(proxy)


def library_version() -> str:
    """The version the loaded library gives of itself, "1.52.0"."""
    return bytes(_espeak.Info()).decode()


class EspeakFileDriver(FileDriver, espeak.EspeakDriver):  # type: ignore[misc]
    """Its text is one line for each stretch of speech: a number, the seconds of silence after it,
    and SSML in which [[...]] holds espeak phonemes. The first of each number is marked by it."""

    def __init__(self, proxy: Any) -> None:
        self._pcm = bytearray()
        self._whole = threading.Event()
        espeak.EspeakDriver.__init__(self, proxy)
        self.setProperty("volume", VOLUME)

    def make(self, text: str, out: Path) -> None:
        self._pcm.clear()
        last = ""
        for line in text.splitlines():
            number, rest, said = line.split(" ", 2)
            if number != last:
                self.mark(number, len(self._pcm) / 2 / SAMPLE_RATE)
                last = number
            self._say(said)
            self._pcm += bytes(2 * round(float(rest) * SAMPLE_RATE))
        write_wav(out, bytes(self._pcm), SAMPLE_RATE)

    def _say(self, ssml: str) -> None:
        """One stretch, whole in ``_pcm`` afterwards, without silence at its beginning or a pause
        at its end: so that the mark is where it is heard, and the rests are ours."""
        begun = len(self._pcm)
        self._whole.clear()
        flags = _espeak.CHARS_UTF8 | _espeak.SSML | _espeak.PHONEMES
        if _espeak.Synth(ssml.encode(), flags=flags) != _espeak.EE_OK:
            raise RuntimeError("espeak refused the text")
        self._whole.wait()
        silent = len(self._pcm) - begun - len(self._pcm[begun:].lstrip(b"\0"))
        del self._pcm[begun : begun + silent - silent % 2]

    def _onSynth(self, wav: Any, numsamples: int, events: Any) -> int:
        """Called in espeak's thread with each stretch of sound and what happened in it."""
        if numsamples > 0:
            self._pcm += ctypes.string_at(wav, numsamples * 2)
        index = 0
        while events[index].type != _espeak.EVENT_LIST_TERMINATED:
            if events[index].type == _espeak.EVENT_MSG_TERMINATED:
                self._whole.set()
            index += 1
        return 0
