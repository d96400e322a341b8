"""The voices at hand, each behind the Engine protocol. Opening one loads it into this process;
its name and version can be known without."""

from __future__ import annotations

import importlib
import sys
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

from kiosk.library.model import Language
from kiosk.readout.model import FASTEST_CPM, SLOWEST_CPM, Engine, SpeechError, Spoken
from kiosk.readout.sound_file import make_fit_to_hear
from kiosk.readout.utterance import Foreign, Rest, Syllable, Timing, Token, Utterance

ESPEAK = "espeak-ng"

VERSIONS: dict[str, str] = {ESPEAK: "1.52.0-2"}
"""By engine: its own version and, after the hyphen, ours. Part of the key of the files kept."""

LONGEST_TEXT = 2_000
"""Characters an engine is given at once: pyttsx3 with espeak crashed on 7,200."""

_ESPEAK_VOICES = {
    Language.MANDARIN: "sit/cmn-Latn-pinyin",
    Language.CANTONESE: "sit/yue-Latn-jyutping",
}

_ESPEAK_RATES: dict[Language, tuple[tuple[int, int], ...]] = {
    Language.MANDARIN: ((94, 80), (113, 100), (138, 120), (166, 140), (193, 160), (216, 175),
                        (253, 200), (301, 230)),
    Language.CANTONESE: ((113, 80), (135, 100), (165, 120), (197, 140), (228, 160), (254, 175),
                         (294, 200), (349, 230)),
}  # fmt: skip
"""(characters a minute heard, espeak's rate), from ``bench/readout.py --calibrate``: Han characters
of three paragraphs, pauses included."""


def open_engine(name: str) -> Engine:
    """The engine called ``name``, loaded. Raises SpeechError when it cannot be had here."""
    try:
        return _OPENERS[name]()
    except (KeyError, ImportError, OSError, RuntimeError) as error:
        raise SpeechError(f"engine {name}: {error!r}") from error


class EspeakEngine:
    """espeak-ng through pyttsx3 and our own driver, Mandarin and Cantonese."""

    name = ESPEAK
    version = VERSIONS[ESPEAK]
    languages = frozenset(_ESPEAK_VOICES)

    def __init__(self) -> None:
        driver = importlib.import_module("kiosk.readout.espeak_driver")
        if not VERSIONS[ESPEAK].startswith(driver.library_version()):
            raise RuntimeError(f"espeak-ng {driver.library_version()} is not the one pinned")
        sys.modules["pyttsx3.drivers.kiosk_espeak"] = driver
        self._pyttsx3: Any = importlib.import_module("pyttsx3").init("kiosk_espeak")
        self._finished = False
        self._error: Exception | None = None
        self._pyttsx3.connect("finished-utterance", self._on_finished)
        self._pyttsx3.connect("error", self._on_error)

    def speak(self, utterance: Utterance, speed_cpm: int, out: Path) -> Spoken:
        """See Engine.speak; ``speed_cpm`` from SLOWEST_CPM to FASTEST_CPM, else the nearest."""
        return self.speak_at_rate(utterance, espeak_rate(utterance.language, speed_cpm), out)

    def speak_at_rate(self, utterance: Utterance, rate: int, out: Path) -> Spoken:
        """As ``speak``, at a rate of espeak's own (80 to 450), which calibrating needs."""
        if utterance.silent or len(utterance.text) > LONGEST_TEXT:
            raise SpeechError(f"{len(utterance.text)} characters of text")
        self._finished, self._error = False, None
        self._pyttsx3.setProperty("voice", _ESPEAK_VOICES[utterance.language])
        self._pyttsx3.setProperty("rate", rate)
        self._pyttsx3.save_to_file(_for_espeak(utterance), str(out))
        self._pyttsx3.runAndWait()
        if not self._finished:
            raise SpeechError(f"espeak: {self._error!r}")
        seconds = make_fit_to_hear(out)
        return Spoken(seconds, by_share(utterance, seconds))

    def _on_finished(self, name: str | None, completed: bool) -> None:  # noqa: ARG002
        self._finished = completed

    def _on_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002
        self._error = exception


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


def by_share(utterance: Utterance, seconds: float) -> tuple[Timing, ...]:
    """Timings by each clause's share of what is said, where an engine tells no better."""
    weights = [len(clause.said) or 1 for clause in utterance.clauses]
    ends = [seconds * done / sum(weights) for done in accumulate(weights)]
    return tuple(
        Timing(start, end, clause.start, clause.end)
        for start, end, clause in zip([0.0, *ends], ends, utterance.clauses, strict=False)
    )


_OPENERS: dict[str, Callable[[], Engine]] = {ESPEAK: EspeakEngine}
