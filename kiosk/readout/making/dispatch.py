"""Which voice makes which sentence, and what happens when it does not."""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.readout.engines import ESPEAK
from kiosk.readout.making.cache import Kept, SoundCache
from kiosk.readout.making.child_process import Ended
from kiosk.readout.making.failures import Failures
from kiosk.readout.making.keys import request_key
from kiosk.readout.making.protocol import (
    Answer,
    Cut,
    Failed,
    Job,
    Made,
    Ready,
    Speak,
    Stretch,
    Tidy,
)
from kiosk.readout.making.task import Request, Task
from kiosk.readout.making.voice import Voice
from kiosk.readout.making.voices import Voices
from kiosk.readout.model import DEFAULT_CPM, RECORDING, Speech, SpeechFailure

log = logging.getLogger(__name__)

SICK_AFTER = 3
"""Children lost in a row, each in the midst of a job: it is the voice that is ill."""


class Dispatch:
    """``answers`` are those not yet fetched."""

    def __init__(self, voices: Voices, cache: SoundCache, failures: Failures) -> None:
        self._voices = voices
        self._cache = cache
        self._failures = failures
        self._last_job = 0
        self.answers: list[Speech | SpeechFailure] = []

    def try_next(self, request: Request) -> None:
        """Answer with what is kept, or give it to the best voice not yet tried."""
        while request.voices and not request.answered:
            engine = request.voices.pop(0)
            if self._answer_kept(request, engine) or self._put(request, engine):
                return
        self.answer_failure(request)

    def hurry(self, request: Request) -> None:
        """The time given to the better voice is over: answer with what another has kept, or give
        it to the quickest, which is the last. The better one's is kept when it comes."""
        request.due = None
        if request.answered or not request.voices:
            return
        for voice in self._voices:
            for task in voice.waiting:
                task.late = task.late or task.request is request
        if any(self._answer_kept(request, engine) for engine in request.voices):
            return
        for engine in reversed(request.voices):
            if self._put(request, engine):
                request.voices.remove(engine)
                return

    def answer_failure(self, request: Request) -> None:
        """Nothing can be heard of it."""
        if not request.answered:
            request.answered = True
            log.warning("not read: %s (%s)", request.text[:30], request.reason)
            self.answers.append(SpeechFailure(request.ticket, request.reason))

    def hand_over(self) -> None:
        """Give every child that is free what comes first for it."""
        handed = True
        while handed:  # what one voice cannot make goes to another
            handed = False
            for voice in self._voices:
                while task := voice.next():
                    handed = True
                    self._hand(voice, task)

    def take(self, voice: Voice, said: Answer | Ended) -> None:
        """A child said something."""
        task = voice.task
        match said:
            case Ready(engine, version):
                log.info("readout voice %s %s is ready", engine, version)
                voice.be_ready()
            case Ended(status, printed):
                how = f"ended with status {status}: {printed or 'nothing printed'}"
                self.lose(voice, how, killed=status < 0)
            case Made(job) if task and job == task.job:
                voice.take_out()
                self._made(voice, task, said)
            case Failed(job, reason, lasting) if task and job == task.job:
                voice.take_out()
                self._failed(task, reason, lasting=lasting)

    def lose(self, voice: Voice, how: str, *, killed: bool = False) -> None:
        """The child of ``voice`` is gone or hangs (``killed``: it was ended by a signal): see to
        its sentence."""
        opened, task = voice.ready, voice.take_out()
        self._voices.end(voice)
        log.warning("readout child %s lost: %s", voice.name, how)
        if opened and task:
            self._lost(voice, task, how)
        elif not opened:
            if task:
                voice.waiting.append(task)
            if killed and not voice.stumbled:  # as when memory runs out: it may do the next time
                voice.stumbled = True
            else:
                self._give_up(voice, how)

    def kept(self, request: Request) -> Kept | None:
        """What there is of the best voice that can be had and did not fail at it."""
        for engine in request.voices:
            key = request_key(engine, request)
            if kept := self._cache.find(key, to_play=False):
                return kept
            if self._voices[engine].at_hand and not self._failures.knows(key):
                return None
        return None

    # One task, from the queue to its end.

    def _put(self, request: Request, engine: str) -> bool:
        """Let ``engine`` make it when its turn comes; False when there is no use in that."""
        key = request_key(engine, request)
        maker, work = self._work(request, engine)
        voice = self._voices[maker]
        if self._failures.knows(key):
            request.reason = f"{engine} failed at it before"
        elif not voice.at_hand:
            request.reason = voice.why_absent
        else:
            request.tasks += 1
            voice.waiting.append(Task(request, engine, key, work))
            return True
        return False

    def _work(self, request: Request, engine: str) -> tuple[str, Speak | Cut | Stretch]:
        """What is to be done, and whose child does it."""
        if engine == RECORDING and request.recorded:
            one = request.recorded
            return RECORDING, Cut(
                one.sha256, str(one.path), one.seconds, one.sentences, one.index, request.speed_cpm
            )
        natively = Speak(request.text, request.language, request.speed_cpm, request.words)
        if request.speed_cpm != DEFAULT_CPM and engine != ESPEAK and request.stretched:
            usual = request_key(engine, request, DEFAULT_CPM)
            if self._voices[RECORDING].at_hand and (kept := self._cache.find(usual, to_play=False)):
                tempo = request.speed_cpm / DEFAULT_CPM
                return RECORDING, Stretch(str(self._cache.path(usual)), tempo, kept.timings)
        return engine, natively

    def _hand(self, voice: Voice, task: Task) -> None:
        request = task.request
        if request.answered and not task.late:
            return
        if kept := self._cache.find(task.key):  # the one before was the same
            request.tasks -= 1
            self._speech(request, task.engine, self._cache.path(task.key), kept)
            return
        self._last_job += 1
        task.job = self._last_job
        folder, scratch = str(self._cache.folder), str(self._voices.scratch)
        job = Job(task.job, task.work, folder, task.key, task.engine, scratch)
        if not voice.hand(task, job):
            voice.waiting.append(task)
            self._pass_on(voice)

    def _made(self, voice: Voice, task: Task, made: Made) -> None:
        voice.fare_well()
        if not isinstance(task.work, Stretch):
            self._failures.well(task.engine)
        if not made.kept:
            self._voices.hold_unkept(Path(made.path))
        elif self._cache.due(made.size) and voice.child:
            voice.child.send(Tidy(str(self._cache.folder), self._cache.limit))
        task.request.tasks -= 1
        self._speech(task.request, task.engine, Path(made.path), made)

    def _failed(self, task: Task, reason: str, *, lasting: bool) -> None:
        if not isinstance(task.work, Stretch):
            self._failures.tell(task, reason, lasting=lasting)
        self._leave(task, reason)

    def _lost(self, voice: Voice, task: Task, how: str) -> None:
        voice.lost_in_a_row += 1
        ill = voice.lost_in_a_row >= SICK_AFTER
        again = not isinstance(task.work, Stretch) and self._failures.lost(task, how)
        request = task.request
        # Nobody waits for another child of a slow voice while there is a quicker one.
        waits = not request.answered and (request.due is None or not request.voices)
        if again and waits and not ill:
            voice.waiting.append(task)
        else:
            self._leave(task, how)
        if ill:
            self._failures.ill(task.engine)
            self._give_up(voice, how)

    def _give_up(self, voice: Voice, how: str) -> None:
        voice.be_absent(how)
        self._pass_on(voice)

    def _pass_on(self, voice: Voice) -> None:
        tasks, voice.waiting = voice.waiting, []
        for task in sorted(tasks, key=lambda one: one.order):
            self._leave(task, voice.why_absent)

    def _leave(self, task: Task, reason: str) -> None:
        """This voice does not make it: another does, if the request has no answer yet."""
        request = task.request
        request.tasks -= 1
        if isinstance(task.work, Stretch):  # the same voice can still say it at that speed
            log.warning("not stretched: %s (%s)", request.text[:30], reason)
            request.stretched = False
            request.voices.insert(0, task.engine)
        else:
            request.reason = f"{task.engine}: {reason}"
        if not request.answered and not request.tasks:
            self.try_next(request)

    def _answer_kept(self, request: Request, engine: str) -> bool:
        key = request_key(engine, request)
        if not (kept := self._cache.find(key)):
            return False
        self._speech(request, engine, self._cache.path(key), kept)
        return True

    def _speech(self, request: Request, engine: str, path: Path, made: Kept | Made) -> None:
        if not request.answered:
            request.answered = True
            speech = Speech(request.ticket, path, made.seconds, made.timings, engine)
            self.answers.append(speech)
