"""Speech made ahead: every sentence that may be read aloud is made before anybody touches it."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from kiosk.clock import Now, now
from kiosk.database.changes import ChangeFeed
from kiosk.database.engine import reading
from kiosk.errors import KioskError
from kiosk.library.attract import STRANDS
from kiosk.library.library import Library
from kiosk.library.model import Language
from kiosk.readout.greeting import greeting_sentences
from kiosk.readout.kept_words import word_list
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import RECORDING, Clock, Speech, SpeechFailure
from kiosk.readout.texts import ToSay, edition_sentences
from kiosk.services import Services
from kiosk.wording import voice_commands as words

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often the worker looks whether there is something new to say."""
POLL_SECONDS = 0.05
"""How often while something is being made; espeak-ng takes as long for a sentence."""
PATIENCE = 20.0
"""How much longer a sentence may take where everybody else comes first."""
TOLD_SECONDS = 5.0
"""Between two lines about how far it is, for whoever waits for it."""
AGAIN_SECONDS = 1800.0
"""After all was made, when everything is looked through once more: a voice or the disk may have
been away, items go on and off show by their dates."""
_LOST_AT_MOST = 3
_TURN_SECONDS = 0.05
"""How long the worker may look at what is there already before others have their turn."""


@dataclass(slots=True)
class Report:
    """What came of it. ``made`` now and ``kept`` from before can be heard: ``engines`` counts them
    by who made them, ``fell_back`` those not in the best voice that is at hand, ``seconds`` adds
    them up. ``failed`` are the others, each with the reason."""

    sentences: int = 0
    made: int = 0
    kept: int = 0
    fell_back: int = 0
    engines: Counter[str] = field(default_factory=Counter)
    seconds: dict[Language, float] = field(default_factory=lambda: dict.fromkeys(Language, 0.0))
    failed: list[tuple[ToSay, str]] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Sentences seen to so far."""
        return self.made + self.kept + len(self.failed)

    def heard(self, sentence: ToSay, engine: str, seconds: float, best: str) -> None:
        """``sentence`` plays for ``seconds`` in the voice of ``engine``; ``best`` is the best."""
        self.engines[engine] += 1
        self.fell_back += engine != best
        self.seconds[sentence.language] += seconds


class SpeechNotKeptError(KioskError):
    """The folder takes no more sounds: making more is of no use for now."""

    def __init__(self, folder: Path) -> None:
        super().__init__(words.NOT_KEPT.format(folder=folder))
        self.folder = folder


class Making:
    """The making of ``sentences`` in their order into ``folder``, which is ``maker``'s, one at a
    time; what is kept already is only counted, and so are those ``known`` to fail, by their reason.
    ``step`` goes on with it."""

    def __init__(
        self,
        maker: SpeechMaker,
        folder: Path,
        sentences: Sequence[ToSay],
        speed_cpm: int,
        known: Mapping[ToSay, str] | None = None,
    ) -> None:
        self._maker = maker
        self._folder = folder
        self._left = iter(sentences)
        self._speed_cpm = speed_cpm
        self._asked: ToSay | None = None
        self._known = known or {}
        self._lost_in_a_row = 0
        self.report = Report(len(sentences))

    @property
    def waiting(self) -> bool:
        """Whether a sentence is being made at the moment."""
        return self._asked is not None

    def step(self, wait_seconds: float = 0.0) -> bool:
        """Go on for a moment, and ``wait_seconds`` more at most for what is being made. False when
        all is done. Raises SpeechNotKeptError."""
        if sentence := self._asked:
            for answer in self._maker.poll(wait_seconds):
                self._asked = None
                self._take(sentence, answer)
            return True
        until = time.monotonic() + _TURN_SECONDS
        while time.monotonic() < until:
            next_one = next(self._left, None)
            if next_one is None:
                return False
            if next_one in self._known:
                self.report.failed.append((next_one, self._known[next_one]))
            elif not self._is_kept(next_one):
                self._asked = next_one
                self._maker.request(
                    next_one.text, next_one.language, self._speed_cpm, recorded=next_one.recorded
                )
                return True
        return True

    def _is_kept(self, sentence: ToSay) -> bool:
        kept = self._maker.kept(
            sentence.text, sentence.language, self._speed_cpm, sentence.recorded
        )
        if kept is None:
            return False
        self.report.kept += 1
        self.report.heard(sentence, kept.engine, kept.seconds, best_voice(self._maker, sentence))
        return True

    def _take(self, sentence: ToSay, answer: Speech | SpeechFailure) -> None:
        if isinstance(answer, SpeechFailure):
            self.report.failed.append((sentence, answer.reason))
            return
        self.report.made += 1
        best = best_voice(self._maker, sentence)
        self.report.heard(sentence, answer.engine, answer.seconds, best)
        self._lost_in_a_row = 0 if answer.path.parent == self._folder else self._lost_in_a_row + 1
        if self._lost_in_a_row >= _LOST_AT_MOST:
            raise SpeechNotKeptError(self._folder)


def looked_over(maker: SpeechMaker, sentences: Iterable[ToSay], speed_cpm: int) -> Report:
    """What of ``sentences`` is kept already; nothing is made."""
    report = Report()
    for one in sentences:
        report.sentences += 1
        if kept := maker.kept(one.text, one.language, speed_cpm, one.recorded):
            report.kept += 1
            report.heard(one, kept.engine, kept.seconds, best_voice(maker, one))
    return report


def best_voice(maker: SpeechMaker, sentence: ToSay) -> str:
    """Who should say ``sentence``: the person, or the best engine at hand; empty without any."""
    if sentence.recorded:
        return RECORDING
    return next(iter(maker.voices(sentence.language)), "")


def wanted(library: Library, now: Now, phrases: Iterable[str]) -> list[ToSay]:
    """Every sentence of the greeting, of the screen's own ``phrases``, and of what is on show or
    will be."""
    greeting = greeting_sentences(library.greeting(now()))
    shown = edition_sentences(library.to_come(now()), phrases, STRANDS)
    return list(dict.fromkeys((*greeting, *shown)))


class SpeakAhead:
    """The worker's job. ``maker`` is its own, at the lowest priority; it holds processes only
    while something is being made."""

    def __init__(
        self,
        services: Services,
        changes: ChangeFeed,
        maker: SpeechMaker,
        phrases: Iterable[str],
        now: Now,
        clock: Clock,
    ) -> None:
        self._services = services
        self._changes = changes
        self._maker = maker
        self._phrases = phrases
        self._now = now
        self._clock = clock
        self._planned: tuple[object, ...] = ()
        self._voices: tuple[tuple[str, ...], ...] = ()
        self._making: Making | None = None
        self._to_plan = True
        self._again_at = float("-inf")
        self._known_to_fail: dict[ToSay, str] = {}

    def round(self) -> float | None:
        """Go on a little; returns the seconds until the next time, None for never again."""
        if not self._services.settings.voices_ahead:
            return None
        voices = tuple(self._maker.voices(language) for language in Language)
        due = self._making is None and self._clock() >= self._again_at
        self._to_plan = self._to_plan or self._changes.changed() or voices != self._voices or due
        if self._to_plan:  # and again the next time if that does not succeed
            self._plan(voices, anew=due)
            self._to_plan = False
        if self._making is None:
            return LOOK_SECONDS
        try:
            if self._making.step():
                return POLL_SECONDS if self._making.waiting else 0.0
        except SpeechNotKeptError as error:
            log.warning("%s", error)
        self._end(self._making.report)
        return LOOK_SECONDS

    def _plan(self, voices: tuple[tuple[str, ...], ...], *, anew: bool) -> None:
        """Begin from the front when the edition, the word list or the voices are others, or
        ``anew``; the sentence in the making is finished and kept."""
        with reading(self._services.engine) as session:
            listed = word_list(session)
        planned = (self._services.library.edition(), listed, voices)
        if planned == self._planned and not anew:
            return
        if planned != self._planned:
            self._known_to_fail = {}
        sentences = wanted(self._services.library, self._now, self._phrases)
        self._maker.cancel_all()
        self._maker.words = listed
        self._making = Making(
            self._maker,
            self._services.speech,
            sentences,
            self._services.settings.speech_cpm,
            self._known_to_fail,
        )
        self._planned, self._voices = planned, voices

    def _end(self, report: Report) -> None:
        self._making = None
        self._maker.rest()
        self._again_at = self._clock() + AGAIN_SECONDS
        new = [failure for failure in report.failed if failure[0] not in self._known_to_fail]
        if report.made or new:
            log.info(words.LOG_DONE.format(report=report, failed=len(report.failed)))
        for sentence, reason in new:
            log.warning(words.LOG_FAILED.format(text=sentence.text[:40], reason=reason))
        self._known_to_fail = dict(report.failed)


def speak_whole(
    services: Services,
    phrases: Iterable[str],
    tell: Callable[[str], None],
    *,
    natural: bool = True,
    told_every: float = TOLD_SECONDS,
) -> tuple[Report, bool]:
    """Make all that is missing, here and now, with a line about how far it is every so often. Also
    whether Ctrl+C broke it off: what was made until then is kept. ``natural`` False leaves out the
    natural voice.

    Raises SpeechNotKeptError, DatabaseFault.
    """
    with reading(services.engine) as session:
        listed = word_list(session)
    sentences = wanted(services.library, now, phrases)
    maker = SpeechMaker(services.speech, time.monotonic, listed, natural, niceness=0)
    making = Making(maker, services.speech, sentences, services.settings.speech_cpm)
    begun = told = time.monotonic()
    try:
        while making.step(0.5):
            if time.monotonic() - told >= told_every:
                told = time.monotonic()
                tell(_progress(making.report, told - begun))
    except KeyboardInterrupt:
        return making.report, True
    finally:
        maker.close()
    return making.report, False


def _progress(report: Report, seconds: float) -> str:
    left = report.sentences - report.done
    minutes = ceil(left * seconds / report.made / 60) if report.made else 0
    return words.LIBRARY_PROGRESS.format(
        done=report.done,
        sentences=report.sentences,
        made=report.made,
        left=words.LIBRARY_LEFT.format(minutes=minutes) if minutes else "",
    )
