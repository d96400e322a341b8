"""How far a load has come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Stage = Literal["find", "prepare", "publish"]


@dataclass(frozen=True, slots=True)
class Progress:
    """``bytes`` counts the files on the stick; ``file`` is the item last finished."""

    stage: Stage
    items_done: int = 0
    items: int = 0
    bytes_done: int = 0
    bytes: int = 0
    file: str = ""


class Reporter:
    """Counts what several threads finish and tells it, one call at a time."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._now = Progress("find")
        tell(self._now)

    def begin(self, stage: Stage, items: int, size: int) -> None:
        with self._lock:
            self._now = Progress(stage, items=items, bytes=size)
            self._tell(self._now)

    def done(self, file: str, size: int) -> None:
        with self._lock:
            self._now = replace(
                self._now,
                items_done=self._now.items_done + 1,
                bytes_done=self._now.bytes_done + size,
                file=file,
            )
            self._tell(self._now)

    def publish(self) -> None:
        with self._lock:
            self._now = replace(self._now, stage="publish", file="")
            self._tell(self._now)
