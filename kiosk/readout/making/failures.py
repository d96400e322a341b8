"""What could not be made, so that it is told and not tried over and over."""

from __future__ import annotations

import logging
from collections import Counter, deque

from kiosk.readout.making.cache import SoundCache
from kiosk.readout.making.task import Task, VoiceFailure

log = logging.getLogger(__name__)

TRIES = 2
"""Children that one sentence may cost."""

_TOLD = 1000


class Failures:
    """``told`` are the failures since the start, newest last. A sentence that a voice cannot say
    leaves a marker in the folder, good for that voice and version.

    A child lost with a sentence may be the machine's fault (no memory left) as well as the
    sentence's: the marker is left only when the same voice then does another one well.
    """

    def __init__(self, cache: SoundCache) -> None:
        self._cache = cache
        self.told: deque[VoiceFailure] = deque(maxlen=_TOLD)
        self._lost: Counter[str] = Counter()  # by key, children lost with it
        self._suspects: dict[str, dict[str, str]] = {}  # by engine, then by key: how it was lost
        self._avoided: set[str] = set()  # keys not tried again by this process

    def knows(self, key: str) -> bool:
        """Whether there is no use in trying ``key``."""
        return key in self._avoided or self._cache.failed(key)

    def tell(self, task: Task, reason: str, *, lasting: bool) -> None:
        """``task`` gave nothing to hear; ``lasting`` when it never will."""
        text = task.request.text
        log.warning("%s cannot say: %s (%s)", task.engine, text[:30], reason)
        self.told.append(VoiceFailure(text, task.engine, reason))
        if lasting:
            self._avoided.add(task.key)
            self._cache.mark_failed(task.key, task.engine, reason)

    def lost(self, task: Task, how: str) -> bool:
        """A child was lost in the midst of ``task``; whether one more try makes sense."""
        self._lost[task.key] += 1
        if self._lost[task.key] < TRIES:
            return True
        self._avoided.add(task.key)
        self._suspects.setdefault(task.engine, {})[task.key] = how
        self.tell(task, how, lasting=False)
        return False

    def well(self, engine: str) -> None:
        """``engine`` made a sentence: those that its children were lost with are at fault."""
        for key, how in self._suspects.pop(engine, {}).items():
            self._cache.mark_failed(key, engine, how)

    def ill(self, engine: str) -> None:
        """``engine`` loses one child after the other: it is no sentence's fault."""
        self._suspects.pop(engine, None)

    def forget(self) -> None:
        """Everything may be tried anew."""
        self._cache.forget_failures()
        self.told.clear()
        self._lost.clear()
        self._suspects.clear()
        self._avoided.clear()
