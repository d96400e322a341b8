"""One voice of the maker: its child process, what waits for it, and how it has fared."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.readout.engines import ESPEAK
from kiosk.readout.making.child_process import ChildProcess
from kiosk.readout.making.protocol import Job
from kiosk.readout.making.task import Task
from kiosk.readout.model import RECORDING, Clock

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a child may take: to open its engine, for any job, and for each character."""

    start: float
    job: float
    character: float


LIMITS = {ESPEAK: Limits(10.0, 4.0, 0.02), RECORDING: Limits(10.0, 30.0, 0.0)}
OTHER_LIMITS = Limits(60.0, 15.0, 0.5)
"""For a large model on a machine busy with opening everything: Kokoro needs 2 to 5 s to open and
about 0.1 s a character on two quiet cores; espeak 0.3 s and 1 ms. The first sentence out of a
recording of 20 minutes took 12 to 15 s on a busy machine, the others nothing."""

FIRST_ABSENCE, LONGEST_ABSENCE = 5.0, 600.0
"""Seconds that a voice which cannot be had is left alone: twice as long each time."""


class Voice:
    """``child`` is None while none runs; ``task`` is the one job in it."""

    def __init__(
        self, name: str, clock: Clock, launch: Callable[[str], ChildProcess], patience: float
    ) -> None:
        self.name = name
        self._clock = clock
        self._launch = launch
        self._patience = patience
        self._limits = LIMITS.get(name, OTHER_LIMITS)
        self.child: ChildProcess | None = None
        self.ready = False
        self.task: Task | None = None
        self.waiting: list[Task] = []
        self.lost_in_a_row = 0  # children lost in the midst of a job since one was well done
        self.stumbled = False  # killed while opening, and given one more try
        self.why_absent = ""
        self._absent_until = float("-inf")
        self._absence = FIRST_ABSENCE
        self._deadline: float | None = None

    @property
    def at_hand(self) -> bool:
        return self._clock() >= self._absent_until

    @property
    def overdue(self) -> bool:
        return self._deadline is not None and self._clock() >= self._deadline

    def start(self) -> bool:
        """Have a child; False when the voice cannot be had now."""
        if self.child is None and self.at_hand:
            try:
                self.child = self._launch(self.name)
            except OSError as error:
                self.be_absent(str(error))
                return False
            self.ready = False
            self._deadline = self._clock() + self._limits.start * self._patience
        return self.child is not None

    def be_ready(self) -> None:
        """The engine is open: from now on the time of the job in it counts."""
        self.ready, self.stumbled, self.why_absent = True, False, ""
        self._deadline = self._clock() + self._time_for(self.task) if self.task else None

    def next(self) -> Task | None:
        """Take out what is to be made now, if the child is free and anything waits."""
        if self.task or not self.waiting:
            return None
        task = min(self.waiting, key=lambda one: one.order)
        self.waiting.remove(task)
        return task

    def hand(self, task: Task, job: Job) -> bool:
        """Give ``task`` to the child as ``job``; False when there is no child to be had."""
        if not self.start() or self.child is None:
            return False
        self.task = task
        if self.ready:
            self._deadline = self._clock() + self._time_for(task)
        self.child.send(job)
        return True

    def take_out(self) -> Task | None:
        """The job in the child is done, or lost with it."""
        task, self.task = self.task, None
        if self.ready:
            self._deadline = None
        return task

    def end(self) -> ChildProcess | None:
        """Kill the child; which one it was."""
        child, self.child = self.child, None
        self.ready, self._deadline = False, None
        if child:
            child.kill()
        return child

    def be_absent(self, why: str) -> None:
        """Leave the voice alone for a while."""
        log.warning(
            "voice %s cannot be had, left alone for %.0f s: %s", self.name, self._absence, why
        )
        self.why_absent = why
        self._absent_until = self._clock() + self._absence
        self._absence = min(2 * self._absence, LONGEST_ABSENCE)
        self.lost_in_a_row, self.stumbled = 0, False

    def fare_well(self) -> None:
        """It made something: whatever was, is over."""
        self.lost_in_a_row = 0
        self._absence = FIRST_ABSENCE

    def _time_for(self, task: Task) -> float:
        limits = self._limits
        return (limits.job + limits.character * len(task.request.text)) * self._patience
