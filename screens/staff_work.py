"""StaffWork: asks the worker for things, follows how far it is, and shows what came of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from kiosk.database.errors import DatabaseFault
from kiosk.staff.desk import Desk
from kiosk.staff.model import Stick, Task, TaskKind, TaskState
from kiosk.wording import staff as words
from screens import staff_notices as notices
from screens.staff_clock import ClockShown
from screens.staff_notice import Action, Notice
from screens.staff_preview import PreviewShown
from screens.staff_progress import progress_shown
from screens.staff_readiness import ReadinessShown
from screens.staff_stage import StaffStage
from screens.staff_ways import stick_of

CONTENT = (TaskKind.LOOK, TaskKind.LOAD)


@dataclass(frozen=True, slots=True)
class Job:
    """What the worker was asked for last: the task's number, what for, and the stick's name."""

    number: int
    kind: TaskKind
    path: str = ""
    about: str = ""


class StaffWork:
    """``sticks`` gives what is plugged in; ``home`` leads to the home of the staff, ``see`` to the
    exhibition. Methods that ask may raise ``DatabaseFault``."""

    def __init__(
        self,
        desk: Desk,
        stage: StaffStage,
        sticks: Callable[[], tuple[Stick, ...]],
        home: Callable[[], None],
        see: Callable[[], None],
    ) -> None:
        self.desk = desk
        self._stage = stage
        self._sticks = sticks
        self._home = home
        self._see = see
        self._told: Task | None = None
        self._unseen: Callable[[], None] | None = None
        self._before: int | None = None
        self._moved = False
        self.job: Job | None = None
        self.previewed = ""
        """The path that the preview on show is about."""

    def current(self) -> int | None:
        """The number of the edition on show."""
        return next((one.number for one in self.desk.editions() if one.current), None)

    # ------------------------------------------------------------------ asking

    def ask(self, job: Job) -> None:
        """Ask for what ``job`` says (its number does not matter), and show how far it is."""
        number = self.desk.ask(job.kind, job.path)
        self.job, self._told = Job(number, job.kind, job.path, job.about), None
        self.show_progress()

    def load(self, about: str) -> None:
        """Load what the preview shows."""
        self._before = self.current()
        self.ask(Job(0, TaskKind.LOAD, self.previewed, about))

    def stop(self) -> None:
        """Give up what the worker is doing."""
        job = self.job
        if job is None:
            return
        self.desk.stop(job.number)
        self.job = None
        if job.kind in CONTENT:
            self._tell_stopped()
        else:
            self._home()

    def show_progress(self) -> None:
        if self.job is not None:
            shown = progress_shown(self.job.kind, self.job.about, self._told)
            self._stage.go("staff_progress", shown)

    def resume(self) -> bool:
        """On coming in: what was begun on the last visit and is not over, or was not seen. False
        when there is nothing of the kind."""
        unseen, self._unseen = self._unseen, None
        if unseen is not None:
            unseen()
        elif self.job is not None:
            self.show_progress()
        return unseen is not None or self.job is not None

    def lay_down(self) -> None:
        """The visit is over. A load goes on, and is told of next time; the rest is of no use to
        anybody."""
        self.previewed = ""
        job = self.job
        if job is not None and job.kind is not TaskKind.LOAD:
            self.job = None
            with suppress(DatabaseFault):
                self.desk.stop(job.number)

    # ------------------------------------------------------------------ following

    def moved(self) -> bool:
        """Whether the worker came any further since the last call."""
        moved, self._moved = self._moved, False
        return moved

    def follow(self, *, seen: bool) -> None:
        """The database changed: is the job over, or how far is it? ``seen``: staff are there."""
        job = self.job
        if job is None:
            return
        task = self.desk.task(job.number)
        if task is not None and not task.state.over:
            self._moved |= task != self._told
            self._told = task
            if self._stage.at == "staff_progress":
                self.show_progress()
            return
        self.job, self._told = None, None

        def tell() -> None:
            self._stage.carefully(lambda: self._over(job, task))

        if seen:
            tell()
        elif job.kind is TaskKind.LOAD:
            self._unseen = tell

    def _over(self, job: Job, task: Task | None) -> None:
        if task is None or task.state is TaskState.FAILED:
            said = task.result.message if task is not None else ""
            self._stage.tell(
                lambda: notices.failed(job.kind, said, lambda: self._again(job), self._home)
            )
        elif task.state is TaskState.STOPPED:
            self._tell_stopped()
        elif job.kind is TaskKind.LOOK:
            self._looked(job, task)
        elif job.kind is TaskKind.LOAD:
            self._stage.tell(lambda: self._loaded(job, task, self._before))
        elif job.kind is TaskKind.READINESS:
            self._stage.go("staff_readiness", ReadinessShown(task.result))
        elif job.kind is TaskKind.EJECT:
            said = task.result.message
            self._stage.tell(lambda: notices.ejected(said, self._see, self._home))
        else:
            said = task.result.message
            self._stage.tell(lambda: notices.clock_set(said, self._home))

    def _tell_stopped(self) -> None:
        current = self.current()
        self._stage.tell(lambda: notices.stopped(current, self._home))

    def _looked(self, job: Job, task: Task) -> None:
        if stick_of(self._sticks(), job.path) is None:
            self.tell_pulled()
            return
        self.previewed = job.path
        self._stage.go("staff_preview", PreviewShown(job.about, task.result))

    def tell_pulled(self) -> None:
        self._stage.tell(lambda: notices.pulled(self._home))

    def _again(self, job: Job) -> None:
        if job.kind in CONTENT and stick_of(self._sticks(), job.path) is None:
            self.tell_pulled()
        elif job.kind is TaskKind.SET_CLOCK:  # meanwhile it is later
            self._stage.go("staff_clock", ClockShown(self.desk.now()))
        else:
            self._stage.carefully(lambda: self.ask(job))

    def _loaded(self, job: Job, task: Task, before: int | None) -> Notice:
        stick = stick_of(self._sticks(), job.path)
        actions = [Action(words.SEE, self._see, "see", main=True)]
        if task.result.published and before not in (None, task.result.edition):
            actions.append(Action(words.PUT_BACK, lambda: self._put_back(before), "undo"))
        if stick is not None:
            actions.append(Action(words.EJECT, lambda: self._eject(stick.path), "eject"))
        actions.append(Action(words.TO_STAFF, self._home, "left"))
        return notices.loaded(task.result, stick is not None, tuple(actions), before)

    def _put_back(self, number: int) -> None:
        """Put the edition before back on show, after a load."""

        def work() -> None:
            self.desk.restore(number)
            self._stage.tell(lambda: notices.put_back(number, self._see, self._home))

        self._stage.carefully(work)

    def _eject(self, path: str) -> None:
        self._stage.carefully(lambda: self.ask(Job(0, TaskKind.EJECT, path)))

    def set_clock(self, at: datetime) -> None:
        self.ask(Job(0, TaskKind.SET_CLOCK, at.isoformat()))
