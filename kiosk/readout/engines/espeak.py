"""espeak-ng, Mandarin and Cantonese: not liked by anybody, but always there."""

from __future__ import annotations

import importlib
from bisect import bisect_left
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, LONGEST_TEXT, description
from kiosk.readout.engines.espeak_text import lines_of
from kiosk.readout.engines.file_voice import FileVoice
from kiosk.readout.engines.timing import by_starts
from kiosk.readout.model import DEFAULT_CPM, FASTEST_CPM, SLOWEST_CPM, SpeechError, Spoken
from kiosk.readout.sound.sound_file import fit_to_hear
from kiosk.readout.utterance import Utterance

_RATES: dict[Language, tuple[tuple[int, int], ...]] = {
    Language.MANDARIN: ((160, 144), (180, 160), (200, 175), (220, 191), (240, 205), (260, 220)),
    Language.CANTONESE: ((160, 120), (180, 134), (200, 149), (220, 163), (240, 176), (260, 190)),
}
"""(characters a minute, espeak's rate), from ``bench/readout.py --calibrate``: Han characters of
three paragraphs, rests included."""


def open_engine() -> EspeakEngine:
    return EspeakEngine()


class EspeakEngine:
    """espeak-ng through pyttsx3 and our own driver."""

    name = ESPEAK
    version = description(ESPEAK).version
    languages = frozenset(description(ESPEAK).voices)

    def __init__(self) -> None:
        driver = importlib.import_module("kiosk.readout.engines.espeak_driver")
        if not self.version.startswith(driver.library_version()):
            raise RuntimeError(f"espeak-ng {driver.library_version()} is not the one pinned")
        self._voice = FileVoice(driver)

    def speak(self, utterance: Utterance, speed_cpm: int, out: Path) -> Spoken:
        """See Engine.speak; ``speed_cpm`` from SLOWEST_CPM to FASTEST_CPM, else the nearest."""
        speed_cpm = min(max(speed_cpm, SLOWEST_CPM), FASTEST_CPM)
        return self.speak_at_rate(
            utterance, espeak_rate(utterance.language, speed_cpm), speed_cpm, out
        )

    def speak_at_rate(self, utterance: Utterance, rate: int, rests_cpm: int, out: Path) -> Spoken:
        """As ``speak``, at a rate of espeak's own (80 to 450), the rests those of ``rests_cpm``:
        what calibrating needs."""
        if utterance.silent or len(utterance.text) > LONGEST_TEXT:
            raise SpeechError(f"{len(utterance.text)} characters of text")
        lines = [
            f"{number} {rest * DEFAULT_CPM / rests_cpm:.3f} {said}"
            for number, said, rest in lines_of(utterance)
        ]
        voice = description(ESPEAK).voices[utterance.language]
        marks = self._voice.make("\n".join(lines), out, voice=voice, rate=rate)
        fit = fit_to_hear(out)
        starts = {int(number): seconds - fit.cut for number, seconds in marks.items()}
        return Spoken(fit.seconds, by_starts(utterance, starts, fit.seconds))


def espeak_rate(language: Language, speed_cpm: int) -> int:
    """espeak's rate for a speed in characters a minute, between the measured ones in line;
    ``speed_cpm`` from SLOWEST_CPM to FASTEST_CPM."""
    table = _RATES[language]
    above = max(1, bisect_left(table, speed_cpm, key=lambda pair: pair[0]))
    (slow, slow_rate), (fast, fast_rate) = table[above - 1], table[above]
    return round(slow_rate + (speed_cpm - slow) * (fast_rate - slow_rate) / (fast - slow))
