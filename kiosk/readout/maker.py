"""Makes speech in a child process and never lets the caller wait.

Everything is decided in ``request`` and ``poll``, in the caller's thread; the screen's clock polls
about twenty times a second. One sentence is in the child at a time.
"""

from __future__ import annotations

import heapq
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty

from kiosk.library.model import Language
from kiosk.readout import pronounce
from kiosk.readout.cache import DEFAULT_LIMIT, SoundCache, sound_key
from kiosk.readout.child_process import ChildProcess
from kiosk.readout.engines import ESPEAK, LONGEST_TEXT, VERSIONS
from kiosk.readout.model import (
    DEFAULT_CPM,
    Clock,
    Recorded,
    Speech,
    SpeechError,
    SpeechFailure,
    Ticket,
)
from kiosk.readout.protocol import Failed, Job, Made, Ready
from kiosk.readout.sound_file import length_of

log = logging.getLogger(__name__)

TIME_LIMIT = 4.0
"""Seconds a sentence may take; espeak needs 0.02 to 0.05."""

START_LIMIT = 10.0
"""Seconds more while the child is still starting, on a machine busy with opening everything."""

_TRIES = 2


@dataclass(frozen=True, order=True, slots=True)
class _Request:
    priority: int
    ticket: Ticket
    text: str
    language: Language
    speed_cpm: int
    key: str
    tries: int = 0


@dataclass(slots=True)
class _InChild:
    request: _Request
    out: Path
    deadline: float
    wanted: bool = True


class SpeechMaker:
    """The Maker on a real engine. Files are kept in ``folder`` between runs."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        engine: str = ESPEAK,
        time_limit: float = TIME_LIMIT,
        cache_limit: int = DEFAULT_LIMIT,
    ) -> None:
        self._cache = SoundCache(folder, cache_limit)
        self._clock = clock
        self._engine = engine
        self._time_limit = time_limit
        self._version = f"{VERSIONS[engine]}/{pronounce.VERSION}"
        self._child: ChildProcess | None = None
        self._child_ready = False
        self._in_child: _InChild | None = None
        self._waiting: list[_Request] = []
        self._answers: list[Speech | SpeechFailure] = []
        self._last_ticket = 0
        self._attempts = 0
        self._closed = False

    @property
    def child_pid(self) -> int | None:
        """The child's process id while one runs."""
        return self._child.pid if self._child else None

    @property
    def child_ready(self) -> bool:
        """Whether the engine is loaded, as far as ``poll`` has heard."""
        return self._child_ready

    def start(self) -> None:
        """Start the child ahead of the first request; returns at once. Raises OSError when no
        process can be started."""
        if self._child is None and not self._closed:
            self._child = ChildProcess(self._engine)
            self._child_ready = False

    def request(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        priority: int = 0,
        *,
        within: float | None = None,  # noqa: ARG002
        recorded: Recorded | None = None,  # noqa: ARG002
    ) -> Ticket:
        """See Maker.request. What is kept already is answered by the next ``poll``."""
        self._last_ticket += 1
        ticket = Ticket(self._last_ticket)
        text = text.encode(errors="replace").decode()  # half a surrogate pair is no JSON
        key = sound_key(text, language, self._engine, speed_cpm, self._version)
        request = _Request(priority, ticket, text, language, speed_cpm, key)
        if self._closed or len(text) > LONGEST_TEXT:
            self._fail(request, "closed" if self._closed else f"{len(text)} characters at once")
        elif not self._answer_from_cache(request):
            heapq.heappush(self._waiting, request)
            self._hand_over()
        return ticket

    def is_made(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        recorded: Recorded | None = None,  # noqa: ARG002
    ) -> bool:
        """See Maker.is_made."""
        key = sound_key(text, language, self._engine, speed_cpm, self._version)
        return self._cache.find(key) is not None

    def poll(self, wait_seconds: float = 0.0) -> Sequence[Speech | SpeechFailure]:
        """See Maker.poll. With ``wait_seconds`` it waits that long at most for the child to say
        something, for callers that have nothing else to do."""
        self._hear(wait_seconds)
        if self._in_child and self._clock() >= self._in_child.deadline:
            self._lose_child("took too long")
        self._hand_over()
        answers, self._answers = self._answers, []
        return answers

    def cancel_all(self) -> None:
        """See Maker.cancel_all. The sentence in the child is finished and kept, not answered."""
        self._waiting.clear()
        self._answers.clear()
        if self._in_child:
            self._in_child.wanted = False

    def rest(self) -> None:
        """Forget everything and end the child, whose memory goes back; ``start`` or the next
        request brings another."""
        self.cancel_all()
        if self._child:
            self._end_child()
        if self._in_child:
            self._cache.drop(self._in_child.out)
            self._in_child = None

    def close(self) -> None:
        """Forget everything and end the child; leaves no process behind. May be called twice."""
        self._closed = True
        self.rest()

    def _answer_from_cache(self, request: _Request) -> bool:
        path = self._cache.find(request.key)
        if path is None:
            return False
        try:
            seconds = length_of(path)
        except SpeechError as error:  # the power failed before it was all on the disk
            log.warning("kept speech is damaged, made again: %s", error)
            self._cache.drop(path)
            return False
        self._answers.append(Speech(request.ticket, path, seconds))
        return True

    def _hand_over(self) -> None:
        while self._in_child is None and self._waiting:
            request = heapq.heappop(self._waiting)
            if self._answer_from_cache(request):
                continue
            try:
                self.start()
                self._attempts += 1
                out = self._cache.place_to_write(request.key, self._attempts)
            except OSError as error:
                self._fail(request, str(error))
                continue
            request = replace(request, tries=request.tries + 1)
            self._in_child = _InChild(request, out, self._deadline())
            job = Job(request.ticket, request.text, request.language, request.speed_cpm, str(out))
            if self._child is None or not self._child.send(job):
                self._lose_child("was gone")

    def _deadline(self) -> float:
        return self._clock() + self._time_limit + (0.0 if self._child_ready else START_LIMIT)

    def _hear(self, wait_seconds: float) -> None:
        while self._child:
            try:
                answer = self._child.hear(wait_seconds)
            except Empty:
                return
            wait_seconds = 0.0
            match answer:
                case None:
                    self._lose_child("ended")
                case Ready(engine, version):
                    log.info("readout engine %s %s is ready", engine, version)
                    self._child_ready = True
                    if self._in_child:
                        self._in_child.deadline = self._deadline()
                case Made(id) | Failed(id):
                    if self._in_child and id == self._in_child.request.ticket:
                        self._take(answer)

    def _take(self, answer: Made | Failed) -> None:
        assert self._in_child is not None
        done, self._in_child = self._in_child, None
        if isinstance(answer, Failed):
            self._cache.drop(done.out)
            self._fail(done.request, answer.reason, done.wanted)
            return
        try:
            seconds = length_of(done.out)
            path = self._cache.keep(done.out, done.request.key)
        except (SpeechError, OSError) as error:
            self._cache.drop(done.out)
            self._fail(done.request, str(error), done.wanted)
            return
        if done.wanted:
            self._answers.append(Speech(done.request.ticket, path, seconds))

    def _lose_child(self, how: str) -> None:
        """The child crashed or hangs: end it, and give its sentence one more try in a new one."""
        printed = self._end_child()
        log.warning("readout child %s; it last printed: %s", how, printed or "nothing")
        if self._in_child is None:
            return
        lost, self._in_child = self._in_child, None
        self._cache.drop(lost.out)
        if not lost.wanted:
            return
        if lost.request.tries < _TRIES:
            heapq.heappush(self._waiting, lost.request)
        else:
            self._fail(lost.request, f"the child {how} twice; {printed}")

    def _end_child(self) -> str:
        assert self._child is not None
        child, self._child, self._child_ready = self._child, None, False
        return child.kill()

    def _fail(self, request: _Request, reason: str, wanted: bool = True) -> None:
        log.warning("not read: %s (%s)", request.text[:30], reason)
        if wanted:
            self._answers.append(SpeechFailure(request.ticket, reason))
