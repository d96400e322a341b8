"""Kokoro, a natural voice for Mandarin: where it is installed, the best that the kiosk has."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np

from kiosk.readout.engines import KOKORO, LONGEST_TEXT, description
from kiosk.readout.engines.file_voice import FileVoice
from kiosk.readout.engines.kokoro_text import lines_of
from kiosk.readout.engines.timing import by_starts
from kiosk.readout.model import DEFAULT_CPM, FASTEST_CPM, SLOWEST_CPM, SpeechError, Spoken
from kiosk.readout.sound.sound_file import fit_to_hear
from kiosk.readout.utterance import Utterance

_SPEEDS = ((160, 0.706), (180, 0.767), (200, 0.822), (220, 0.91), (240, 1.045), (260, 1.185))
"""(characters a minute, Kokoro's speed), from ``bench/natural_voice.py --calibrate``: Han
characters of three paragraphs, rests included."""


def open_engine() -> KokoroEngine:
    return KokoroEngine()


class KokoroEngine:
    """Kokoro through pyttsx3 and our own driver."""

    name = KOKORO
    version = description(KOKORO).version
    languages = frozenset(description(KOKORO).voices)

    def __init__(self) -> None:
        driver = importlib.import_module("kiosk.readout.engines.kokoro_driver")
        self._english = driver.english
        self._voice = FileVoice(driver)

    def speak(self, utterance: Utterance, speed_cpm: int, out: Path) -> Spoken:
        """See Engine.speak; ``speed_cpm`` from SLOWEST_CPM to FASTEST_CPM, else the nearest."""
        speed_cpm = min(max(speed_cpm, SLOWEST_CPM), FASTEST_CPM)
        return self.speak_at(utterance, kokoro_speed(speed_cpm), speed_cpm, out)

    def speak_at(self, utterance: Utterance, speed: float, rests_cpm: int, out: Path) -> Spoken:
        """As ``speak``, at a speed of Kokoro's own (0.5 to 2), the rests those of ``rests_cpm``:
        what calibrating needs."""
        if utterance.language not in self.languages:
            raise SpeechError(f"no {utterance.language}")
        if utterance.silent or len(utterance.text) > LONGEST_TEXT:
            raise SpeechError(f"{len(utterance.text)} characters of text")
        lines = [
            f"{number} {rest * DEFAULT_CPM / rests_cpm:.3f} {said}"
            for number, said, rest in lines_of(utterance, self._english)
        ]
        marks = self._voice.make("\n".join(lines), out, rate=speed)
        fit = fit_to_hear(out)
        starts = {int(number): seconds - fit.cut for number, seconds in marks.items()}
        return Spoken(fit.seconds, by_starts(utterance, starts, fit.seconds))


def kokoro_speed(speed_cpm: int) -> float:
    """Kokoro's speed for a speed in characters a minute, between the measured ones in line."""
    asked, speeds = zip(*_SPEEDS, strict=True)
    return float(np.interp(speed_cpm, asked, speeds))
