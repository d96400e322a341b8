"""Makes speech in child processes and never lets the caller wait.

Everything is decided in ``request`` and ``poll``, in the caller's thread; the screen's clock polls
about twenty times a second. Each voice has one child at most, with one sentence in it at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, LONGEST_TEXT, voices_for
from kiosk.readout.making.cache import DEFAULT_LIMIT, Kept, SoundCache
from kiosk.readout.making.child_process import PROGRAM
from kiosk.readout.making.dispatch import Dispatch
from kiosk.readout.making.failures import Failures
from kiosk.readout.making.protocol import Warm
from kiosk.readout.making.task import Request, VoiceFailure
from kiosk.readout.making.voices import Voices
from kiosk.readout.model import (
    DEFAULT_CPM,
    FASTEST_CPM,
    RECORDING,
    SLOWEST_CPM,
    Clock,
    Recorded,
    Speech,
    SpeechFailure,
    Ticket,
)
from kiosk.readout.sentences import speakable
from kiosk.readout.utterance import NO_WORDS, WordList, that_matter

NICENESS = 5
"""Of the children below their parent: the screen is drawn by the same processors."""

_LOOKED_EVERY = 30.0  # seconds between two looks at which engines are installed


class SpeechMaker:
    """The Maker on real engines. Sounds are kept in ``folder`` between runs and shared with other
    processes. ``words`` is the staff's list; it may be set at any time.

    ``natural`` False leaves out the natural voice. ``niceness`` is added to the children's,
    ``patience`` multiplies their time limits (in a process that gives way to all others).
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        words: WordList = NO_WORDS,
        natural: bool = True,
        *,
        cache_limit: int = DEFAULT_LIMIT,
        niceness: int = NICENESS,
        patience: float = 1.0,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self.words = words
        self._cache = SoundCache(folder, cache_limit)
        self._failures = Failures(self._cache)
        self._voices = Voices(clock, niceness, patience, program)
        self._dispatch = Dispatch(self._voices, self._cache, self._failures)
        self._clock = clock
        self._natural = natural
        self._installed: dict[Language, tuple[float, tuple[str, ...]]] = {}
        self._timed: list[Request] = []
        self._last_ticket = 0
        self._closed = False

    @property
    def failures(self) -> tuple[VoiceFailure, ...]:
        """Sentences that a voice could not make since the start, each once, newest last."""
        return tuple(self._failures.told)

    @property
    def absent(self) -> dict[str, str]:
        """The voices that cannot be had for now, and why."""
        return {voice.name: voice.why_absent for voice in self._voices if not voice.at_hand}

    @property
    def children(self) -> dict[str, int]:
        """By voice, the process id of each child that runs."""
        return {voice.name: voice.child.pid for voice in self._voices if voice.child}

    @property
    def ready(self) -> frozenset[str]:
        """The voices whose engine is loaded, as far as ``poll`` has heard."""
        return frozenset(voice.name for voice in self._voices if voice.ready)

    def voices(self, language: Language) -> tuple[str, ...]:
        """The engines at hand for ``language``, best first."""
        looked, names = self._installed.get(language, (float("-inf"), ()))
        if self._clock() - looked > _LOOKED_EVERY:
            names = tuple(n for n in voices_for(language) if self._natural or n == ESPEAK)
            self._installed[language] = self._clock(), names
        return names

    def start(self, language: Language | None = None) -> None:
        """Start ahead of the first request the children that speak ``language``; without one, only
        the quick voice. Returns at once. The natural voice takes 500 MB."""
        if self._closed:
            return
        for name in self.voices(language) if language else (ESPEAK,):
            voice = self._voices[name]
            if voice.start() and voice.child and language:
                voice.child.send(Warm(language))

    def request(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        priority: int = 0,
        *,
        within: float | None = None,
        recorded: Recorded | None = None,
    ) -> Ticket:
        """See Maker.request. What is kept already is answered by the next ``poll``. What has a
        ``within`` goes before what has none. A speed out of range is the nearest in range."""
        self._last_ticket += 1
        request = self._asked(text, language, speed_cpm, recorded)
        request.ticket, request.priority = Ticket(self._last_ticket), priority
        if self._closed or len(text) > LONGEST_TEXT or not speakable(text):
            request.reason = "closed" if self._closed else f"{len(text)} characters"
            self._dispatch.answer_failure(request)
            return request.ticket
        if within is not None:
            request.urgent, request.due = True, self._clock() + within
        self._dispatch.try_next(request)
        if request.due is not None and request.voices and not request.answered:
            self._timed.append(request)
            self._voices[request.voices[-1]].start()  # to be ready when it is needed
        self._dispatch.hand_over()
        return request.ticket

    def is_made(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        recorded: Recorded | None = None,
    ) -> bool:
        """See Maker.is_made. Starts no child."""
        return self.kept(text, language, speed_cpm, recorded) is not None

    def kept(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        recorded: Recorded | None = None,
    ) -> Kept | None:
        """What ``is_made`` asks for: who made it and how long it plays."""
        return self._dispatch.kept(self._asked(text, language, speed_cpm, recorded))

    def _asked(
        self, text: str, language: Language, speed_cpm: int, recorded: Recorded | None
    ) -> Request:
        text = text.encode(errors="replace").decode()  # half a surrogate pair is no JSON
        return Request(
            text,
            language,
            min(max(speed_cpm, SLOWEST_CPM), FASTEST_CPM),
            that_matter(self.words, text, language),
            recorded,
            [*([RECORDING] if recorded else []), *self.voices(language)],
        )

    def poll(self, wait_seconds: float = 0.0) -> Sequence[Speech | SpeechFailure]:
        """See Maker.poll. With ``wait_seconds`` it waits that long at most for a child to say
        something, for callers that have nothing else to do."""
        dispatch = self._dispatch
        dues = (request.due - self._clock() for request in self._timed if request.due)
        wait_seconds = 0.0 if dispatch.answers else min([wait_seconds, *dues])
        for voice, said in self._voices.hear(wait_seconds):
            dispatch.take(voice, said)
        for voice in self._voices:
            if voice.overdue:
                dispatch.lose(voice, "took too long")
        for request in [one for one in self._timed if one.due and self._clock() >= one.due]:
            dispatch.hurry(request)
        self._timed = [one for one in self._timed if one.due and not one.answered]
        dispatch.hand_over()
        answers, dispatch.answers = dispatch.answers, []
        return answers

    def cancel_all(self) -> None:
        """See Maker.cancel_all. The sentences in the children are finished and kept."""
        self._timed.clear()
        self._dispatch.answers.clear()
        for voice in self._voices:
            voice.waiting.clear()
            if voice.task:
                voice.task.request.answered = True

    def forget_failures(self) -> None:
        """Let everything that failed be tried anew."""
        self._failures.forget()

    def rest(self) -> None:
        """Forget every request and end the children, whose memory goes back; ``start`` or the next
        request brings others."""
        self.cancel_all()
        for voice in self._voices:
            voice.take_out()
            self._voices.end(voice)

    def close(self) -> None:
        """Forget everything and end the children; leaves no process behind. May be called twice."""
        self._closed = True
        self.rest()
        self._voices.close()
