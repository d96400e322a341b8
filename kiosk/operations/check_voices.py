"""Does the readout make sound that can be heard, in each language, and in which voice?"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.library.model import Language
from kiosk.operations.check import Check
from kiosk.readout.engines import ENGINES
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Speech
from kiosk.wording import sound_check as words
from kiosk.wording.readout import LANGUAGE_NAMES
from kiosk.wording.voice_commands import ENGINES as NAMES
from kiosk.wording.voice_commands import INSTALL, INSTALL_OTHER

if TYPE_CHECKING:
    import numpy

VOICES = "voices"
_PATIENCE = 30.0
"""Seconds until a quicker voice takes over: a natural one opens in 2 to 5 on a quiet machine."""
_LIMIT = 45.0
_AUDIBLE = 0.003
"""Root mean square, of full scale; speech lies around 0.1."""
_TRIAL_PEAK = 0.25
"""Of full scale: 12 dB below the loudest."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of the trial sentence in one language: a file and who made it, or None and why.
    ``reason`` is also why no better voice made it, if there is one that is installed."""

    path: Path | None = None
    engine: str = ""
    reason: str = ""


def speak_trials(folder: Path) -> dict[Language, Spoken]:
    """Has the best voice of each language say a sentence into ``folder``, as for a visitor."""
    maker = SpeechMaker(folder, time.monotonic)
    try:
        return {language: _spoken(maker, language) for language in Language}
    finally:
        maker.close()


def _spoken(maker: SpeechMaker, language: Language) -> Spoken:
    maker.request(words.TRIAL, language, within=_PATIENCE)
    deadline = time.monotonic() + _LIMIT
    while time.monotonic() < deadline:
        for answer in maker.poll(0.2):
            if not isinstance(answer, Speech):
                return Spoken(reason=answer.reason)
            best = maker.voices(language)[0]
            if answer.engine == best:
                return Spoken(answer.path, answer.engine)
            failed = [one.reason for one in maker.failures if one.engine == best]
            why = maker.absent.get(best) or (failed or [f"{_PATIENCE:g} s"])[-1]
            return Spoken(answer.path, answer.engine, why)
    maker.cancel_all()
    return Spoken(reason=f"{_LIMIT:g} s")


def check_voices(spoken: Mapping[Language, Spoken]) -> Check:
    """Listens to the files of ``speak_trials`` and names the voices; a better one that is missing
    or fails is told."""
    for language, trial in spoken.items():
        name = LANGUAGE_NAMES[language]
        if trial.path is None:
            what = words.VOICES_FAILED.format(language=name, reason=trial.reason)
            return Check(VOICES, False, what, words.VOICES_DO)
        if loudness(trial.path) < _AUDIBLE:
            what = words.VOICES_SILENT.format(language=name)
            return Check(VOICES, False, what, words.VOICES_DO)
    what = "；".join(
        words.VOICE_OF.format(
            language=LANGUAGE_NAMES[language], voice=NAMES.get(one.engine, one.engine)
        )
        for language, one in spoken.items()
    )
    for language, one in spoken.items():
        best = next(engine for engine in ENGINES if language in engine.voices)
        if one.engine != best.name:
            told = words.VOICE_MISSING if best.missing else words.VOICE_NOT_USED
            better = told.format(voice=NAMES.get(best.name, best.name), reason=one.reason)
            do = INSTALL.get(best.name, INSTALL_OTHER)
            return Check(VOICES, False, what + better, do)
    return Check(VOICES, True, what)


def loudness(path: Path) -> float:
    """Root mean square of a sound file, 0 to 1."""
    samples, _ = _read(path)
    return float((samples**2).mean() ** 0.5) if len(samples) else 0.0


def trial_sound(folder: Path, spoken: Spoken) -> Path:
    """A file in ``folder`` to play on the loudspeaker: half a second of a soft tone, then the
    sentence, if there is one, both far below the loudest, then a little silence, so that what
    hurries away at the end takes nothing along."""
    import numpy as np
    import soundfile

    samples, rate = _read(spoken.path) if spoken.path else (np.zeros(0, np.float32), 24_000)
    at = np.arange(rate // 2) / rate
    fade = np.minimum(1.0, np.minimum(at, at[::-1]) / 0.05)
    tone = _TRIAL_PEAK * fade * np.sin(2 * np.pi * 523 * at)
    loudest = float(np.abs(samples).max()) if len(samples) else 0.0
    sentence = samples * (_TRIAL_PEAK / loudest) if loudest else samples
    silence = np.zeros(rate // 3)
    path = folder / "trial.wav"
    soundfile.write(path, np.concatenate([tone, silence, sentence, silence]), rate, "PCM_16")
    return path


def _read(path: Path) -> tuple[numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]], int]:
    import soundfile

    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return samples.mean(axis=1), rate
