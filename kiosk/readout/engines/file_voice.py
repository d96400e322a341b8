"""pyttsx3 with drivers of our own that make one file and come back when it is whole.

pyttsx3's own espeak driver returns from ``runAndWait`` before the file is written, loses one of two
jobs, prints, and plays through aplay. A driver here is a FileDriver; an engine holds it through a
FileVoice.
"""

from __future__ import annotations

import importlib
import sys
from abc import abstractmethod
from pathlib import Path
from types import ModuleType
from typing import Any

from kiosk.readout.model import SpeechError
from kiosk.readout.sound.sound_file import load

_MARK = "mark"


class FileDriver:
    """The part of a pyttsx3 driver that is alike for all voices: one file a job, one job at a time,
    inside ``runAndWait``. To be filled in: ``make``, ``getProperty``, ``setProperty``."""

    _proxy: Any

    @abstractmethod
    def make(self, text: str, out: Path) -> None:
        """Write ``text``, in the engine's own notation, to ``out`` as 16-bit mono WAV. Any
        exception becomes a SpeechError of ``FileVoice.make``."""

    def mark(self, name: str, seconds: float) -> None:
        """Tell, while making, that what is called ``name`` begins at ``seconds`` of the sound."""
        self._proxy.notify(_MARK, name=name, seconds=seconds)

    def say(self, text: str) -> None:
        raise NotImplementedError("this driver makes files; the screen plays them")

    def save_to_file(self, text: str, filename: str) -> None:
        self._proxy.setBusy(True)
        try:
            self._proxy.notify("started-utterance")
            self.make(text, Path(filename))
            self._proxy.notify("finished-utterance", completed=True)
        finally:
            self._proxy.setBusy(False)  # lets the queue go on to the end of the loop

    def startLoop(self) -> None:
        """Work off what is queued, then return; each command blocks until it is done."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None: ...

    def stop(self) -> None: ...

    def destroy(self) -> None: ...


class FileVoice:
    """An engine's hold on pyttsx3. ``driver`` is a module whose ``buildDriver(proxy)`` gives a
    FileDriver."""

    def __init__(self, driver: ModuleType) -> None:
        load()
        name = f"kiosk_{driver.__name__.rpartition('.')[2]}"
        sys.modules[f"pyttsx3.drivers.{name}"] = driver
        self._pyttsx3: Any = importlib.import_module("pyttsx3").init(name)
        self._finished = False
        self._error: Exception | None = None
        self._marks: dict[str, float] = {}
        self._pyttsx3.connect("finished-utterance", self._on_finished)
        self._pyttsx3.connect("error", self._on_error)
        self._pyttsx3.connect(_MARK, self._on_mark)

    def make(self, text: str, out: Path, **properties: object) -> dict[str, float]:
        """Write ``text`` (never empty) to ``out``, the driver's ``properties`` (voice, rate ...)
        set before. Gives the marks it told: seconds by name.

        Raises SpeechError when the driver did not finish.
        """
        self._finished, self._error, self._marks = False, None, {}
        for name, value in properties.items():
            self._pyttsx3.setProperty(name, value)
        self._pyttsx3.save_to_file(text, str(out))
        self._pyttsx3.runAndWait()
        if not self._finished or self._error is not None:
            raise SpeechError(f"{self._pyttsx3}: {self._error!r}")
        return self._marks

    def _on_finished(self, name: str | None, completed: bool) -> None:  # noqa: ARG002
        self._finished = completed

    def _on_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002
        self._error = self._error or exception

    def _on_mark(self, name: str, seconds: float) -> None:
        self._marks[name] = seconds
