"""espeak-ng 1.52 as a pyttsx3 driver that makes one file and comes back when it is whole.

pyttsx3's own espeak driver returns from ``runAndWait`` before the file is written, loses one of
two jobs, prints, and plays through aplay. This subclass keeps its voices and properties and
replaces the job: synthesise, wait for espeak's last event, write, only then "finished-utterance".

Importing this module loads espeak-ng, so only ``kiosk.readout.engines`` does, in the child.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path
from typing import Any

import espeakng_loader

from kiosk.readout.sound_file import write_wav

# pyttsx3 opens "libespeak-ng.so.1" by name. With the wheel's 1.52 already in the process under that
# name, the system's 1.51 (whose Mandarin nobody understands) is not even looked for.
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)

from pyttsx3.drivers import _espeak, espeak  # noqa: E402

SAMPLE_RATE = 22_050
"""espeak-ng's own, for its formant voices."""


def buildDriver(proxy: Any) -> FileDriver:
    return FileDriver(proxy)


def library_version() -> str:
    """The version the loaded library gives of itself, "1.52.0"."""
    return bytes(_espeak.Info()).decode()


class FileDriver(espeak.EspeakDriver):  # type: ignore[misc]
    """Makes files, one job at a time, inside ``runAndWait``."""

    def __init__(self, proxy: Any) -> None:
        self._pcm = bytearray()
        self._finished = threading.Event()
        super().__init__(proxy)

    def say(self, text: str) -> None:
        raise NotImplementedError("this driver makes files; the screen plays them")

    def save_to_file(self, text: str, filename: str) -> None:
        """Make ``filename`` from ``text``; [[...]] in it holds espeak phonemes."""
        self._proxy.setBusy(True)
        try:
            self._proxy.notify("started-utterance")
            self._pcm.clear()
            self._finished.clear()
            flags = _espeak.CHARS_UTF8 | _espeak.PHONEMES | _espeak.ENDPAUSE
            if _espeak.Synth(text.encode(), flags=flags) != _espeak.EE_OK:
                raise RuntimeError("espeak refused the text")
            self._finished.wait()
            write_wav(Path(filename), bytes(self._pcm), SAMPLE_RATE)
            self._proxy.notify("finished-utterance", completed=True)
        finally:
            self._proxy.setBusy(False)  # lets the queue go on to the end of the loop

    def startLoop(self) -> None:
        """Work off what is queued, then return; each command blocks until it is done."""
        self._proxy.setBusy(False)

    def _onSynth(self, wav: Any, numsamples: int, events: Any) -> int:
        """Called in espeak's thread with each stretch of sound and what happened in it."""
        if numsamples > 0:
            self._pcm += ctypes.string_at(wav, numsamples * 2)
        index = 0
        while events[index].type != _espeak.EVENT_LIST_TERMINATED:
            if events[index].type == _espeak.EVENT_MSG_TERMINATED:
                self._finished.set()
            index += 1
        return 0
