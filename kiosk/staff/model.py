"""What the staff screen shows and what the worker answers: plain values that also travel as JSON
through the database."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec

from kiosk.intake.plan import Change


class TaskKind(StrEnum):
    LOOK = "look"
    """What would loading ``path`` change, and what is wrong?"""
    LOAD = "load"
    EJECT = "eject"
    READINESS = "readiness"
    SET_CLOCK = "set_clock"


class TaskState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def over(self) -> bool:
        return self not in (TaskState.WAITING, TaskState.RUNNING)


class TaskProgress(msgspec.Struct, frozen=True):
    """``seconds_left`` is None while nothing can be said; ``file`` is what was finished last."""

    stage: str
    files_done: int = 0
    files: int = 0
    bytes_done: int = 0
    bytes: int = 0
    per_cent: int = 0
    seconds_left: float | None = None
    file: str = ""


class ToldProblem(msgspec.Struct, frozen=True):
    """See ``kiosk.intake.problems.Problem``."""

    file: str
    where: str
    what: str
    do: str
    level: Literal["error", "note"]


class ToldChange(msgspec.Struct, frozen=True):
    """``section`` is the Chinese name."""

    section: str
    title: str
    change: Change


class CheckLine(msgspec.Struct, frozen=True):
    """One line of the readiness report; ``level`` good, note or error."""

    name: str
    level: str
    what: str
    do: str


class TaskResult(msgspec.Struct, frozen=True):
    """``message`` is one plain sentence for any task. A look has ``changes`` and ``problems``; a
    load ``edition`` and ``problems``; readiness ``checks``."""

    message: str = ""
    changes: tuple[ToldChange, ...] = ()
    problems: tuple[ToldProblem, ...] = ()
    edition: int | None = None
    published: bool = False
    checks: tuple[CheckLine, ...] = ()
    counts: dict[str, int] = {}
    """How many items change in which way, where ``changes`` names only the first of them."""

    def count(self, change: Change) -> int:
        if self.counts:
            return self.counts.get(change.value, 0)
        return sum(one.change is change for one in self.changes)


class Task(msgspec.Struct, frozen=True):
    """``path`` is what it is about: a content folder or zip on a stick, a stick's mount point."""

    id: int
    kind: TaskKind
    path: str
    state: TaskState
    progress: TaskProgress | None
    result: TaskResult
    asked_at: datetime


class Candidate(msgspec.Struct, frozen=True):
    """A content folder (or a zip of one) on a stick; ``name`` as staff know it."""

    path: str
    name: str
    archive: bool = False


class Findings(msgspec.Struct, frozen=True):
    """What lies on a stick. ``note`` is one plain sentence when there is nothing to load, or more
    than one thing to choose from."""

    candidates: tuple[Candidate, ...] = ()
    note: str = ""


class Stick(msgspec.Struct, frozen=True):
    """``findings`` is None while it is still being looked through."""

    path: str
    label: str
    findings: Findings | None
    since: datetime
