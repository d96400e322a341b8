"""espeak-ng, Mandarin and Cantonese: not liked by anybody, but always there."""

from __future__ import annotations

import importlib
from bisect import bisect_left
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, LONGEST_TEXT, description
from kiosk.readout.engines.file_voice import FileVoice
from kiosk.readout.engines.timing import by_share
from kiosk.readout.model import FASTEST_CPM, SLOWEST_CPM, SpeechError, Spoken
from kiosk.readout.sound_file import make_fit_to_hear
from kiosk.readout.utterance import Foreign, Rest, Syllable, Token, Utterance

_ESPEAK_RATES: dict[Language, tuple[tuple[int, int], ...]] = {
    Language.MANDARIN: ((94, 80), (113, 100), (138, 120), (166, 140), (193, 160), (216, 175),
                        (253, 200), (301, 230)),
    Language.CANTONESE: ((113, 80), (135, 100), (165, 120), (197, 140), (228, 160), (254, 175),
                         (294, 200), (349, 230)),
}  # fmt: skip
"""(characters a minute heard, espeak's rate), from ``bench/readout.py --calibrate``: Han characters
of three paragraphs, pauses included."""


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
        return self.speak_at_rate(utterance, espeak_rate(utterance.language, speed_cpm), out)

    def speak_at_rate(self, utterance: Utterance, rate: int, out: Path) -> Spoken:
        """As ``speak``, at a rate of espeak's own (80 to 450), which calibrating needs."""
        if utterance.silent or len(utterance.text) > LONGEST_TEXT:
            raise SpeechError(f"{len(utterance.text)} characters of text")
        voice = description(ESPEAK).voices[utterance.language]
        self._voice.make(_for_espeak(utterance), out, voice=voice, rate=rate)
        seconds = make_fit_to_hear(out)
        return Spoken(seconds, by_share(utterance, seconds))


def espeak_rate(language: Language, speed_cpm: int) -> int:
    """espeak's rate for a speed in characters a minute, between the measured ones in line."""
    speed_cpm = min(max(speed_cpm, SLOWEST_CPM), FASTEST_CPM)
    table = _ESPEAK_RATES[language]
    above = bisect_left(table, speed_cpm, key=lambda pair: pair[0])
    (slow, slow_rate), (fast, fast_rate) = table[above - 1], table[above]
    return round(slow_rate + (speed_cpm - slow) * (fast_rate - slow_rate) / (fast - slow))


# espeak-ng 1.52 has no phonemes for the Mandarin syllables jiong, qiong, xiong and reads them as
# English ("xiong two"): its -ong with j, q, x sounds right.
_IONG = {"jiong": "tS;ong", "qiong": "tS;hong", "xiong": "S;ong"}
_TONES = {"1": "55", "2": "35", "3": "214", "4": "51", "5": "11"}


def _for_espeak(utterance: Utterance) -> str:
    said = (token for clause in utterance.clauses for token in clause.said)
    return " ".join(map(_written, said))


def _written(token: Token) -> str:
    match token:
        case Syllable(sound) if sound[:-1] in _IONG:
            return f"[[{_IONG[sound[:-1]]}{_TONES[sound[-1]]}]]"
        case Syllable(sound):
            return sound
        case Foreign(text):
            return text.replace("[[", "").replace("]]", "")
        case Rest(mark):
            return mark
