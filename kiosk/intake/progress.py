"""How far a load has come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal

Stage = Literal["find", "prepare", "publish"]

FORESEEN_AFTER_SECONDS = 2.0
"""Before that a guess at the time left is worth nothing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``files`` and ``bytes`` count what lies on the stick; ``file`` is the item last finished;
    ``seconds_left`` a guess by the bytes done so far, None while there is none."""

    stage: Stage
    items_done: int = 0
    items: int = 0
    files_done: int = 0
    files: int = 0
    bytes_done: int = 0
    bytes: int = 0
    file: str = ""
    seconds_left: float | None = None

    @property
    def per_cent(self) -> int:
        """0 to 100, by bytes; by items where nothing has a size."""
        done, whole = (self.bytes_done, self.bytes) if self.bytes else (self.items_done, self.items)
        return 100 * done // max(whole, 1)


class Reporter:
    """Counts what several threads finish and tells it, one call at a time. ``clock`` gives
    monotonic seconds."""

    def __init__(
        self, tell: Callable[[Progress], None], clock: Callable[[], float] = monotonic
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._begun = clock()
        self._lock = threading.Lock()
        self._now = Progress("find")
        tell(self._now)

    def begin(self, stage: Stage, items: int, files: int, size: int) -> None:
        with self._lock:
            self._begun = self._clock()
            self._now = Progress(stage, items=items, files=files, bytes=size)
            self._tell(self._now)

    def done(self, file: str, files: int, size: int) -> None:
        with self._lock:
            now = self._now
            self._now = replace(
                now,
                items_done=now.items_done + 1,
                files_done=now.files_done + files,
                bytes_done=now.bytes_done + size,
                file=file,
                seconds_left=self._left(now.bytes_done + size),
            )
            self._tell(self._now)

    def publish(self) -> None:
        with self._lock:
            self._now = replace(self._now, stage="publish", file="", seconds_left=None)
            self._tell(self._now)

    def _left(self, done: int) -> float | None:
        passed = self._clock() - self._begun
        if passed < FORESEEN_AFTER_SECONDS or done <= 0:
            return None
        return passed * (self._now.bytes - done) / done
