"""StaffGuide: leads staff from the PIN through their screens, and follows what the worker does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.database.errors import DatabaseFault
from kiosk.errors import KioskError
from kiosk.library.errors import EditionMissingError
from kiosk.staff.desk import Desk
from kiosk.staff.model import Stick, Task, TaskKind, TaskState
from kiosk.wording import staff as words
from screens import staff_notices as notices
from screens import staff_telling
from screens.staff import StaffShown
from screens.staff_clock import ClockShown
from screens.staff_door import LEAVE_SECONDS, StaffDoor
from screens.staff_editions import EditionsShown
from screens.staff_notice import Action, Notice
from screens.staff_pin import PinShown
from screens.staff_preview import PreviewShown
from screens.staff_progress import progress_shown
from screens.staff_readiness import ReadinessShown
from screens.staff_ways import stick_of, ways

SETTLE_SECONDS = 0.4
"""After a change of screens touches do nothing for so long: the second of a double tap would hit
what came up under the first."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What the worker was asked for last: the task's number, what about, and what comes then."""

    number: int
    kind: TaskKind
    path: str
    about: str


class StaffGuide:
    """``screen`` finds a screen by name (those of the staff are built when first asked for),
    ``show`` puts one on the window; ``clock`` is monotonic seconds. ``leave`` ends the visit,
    ``see`` shows the exhibition as it is now.

    Nothing here raises: what the database is at fault with is told on a screen.
    """

    def __init__(
        self,
        desk: Desk,
        screen: Callable[[str], Any],
        show: Callable[[str], None],
        clock: Callable[[], float],
        leave: Callable[[], None],
        see: Callable[[], None],
    ) -> None:
        self.desk = desk
        self.door = StaffDoor(desk, clock)
        self._screen = screen
        self._show = show
        self._leave = leave
        self._see = see
        self._clock = clock
        self._changed_at = clock() - SETTLE_SECONDS
        self.sticks: tuple[Stick, ...] = ()
        self.inside = False
        self.at = ""
        """The staff screen on show; empty while there is none."""
        self._job: Job | None = None
        self._told: Task | None = None
        self._stirred = False
        self._unseen: Callable[[], None] | None = None
        self._preview_path = ""
        self._before: int | None = None
        self._notice: Callable[[], Notice] | None = None

    @property
    def settling(self) -> bool:
        """Whether something new came up a moment ago, and a touch is not meant for it."""
        return bool(self.at) and self._clock() - self._changed_at < SETTLE_SECONDS

    def settle(self) -> None:
        """Something new came up."""
        self._changed_at = self._clock()

    @property
    def banner(self) -> str:
        """What the banner says; empty while nothing is plugged in."""
        return staff_telling.found(self.sticks)

    # ------------------------------------------------------------------ the door

    def open_door(self) -> None:
        """Ask for the PIN; before there is one, have one chosen."""

        def begin() -> None:
            self.door.begin()
            self._show_door()

        self._carefully(begin)

    def change_pin(self) -> None:
        def begin() -> None:
            self.door.begin(change=True)
            self._show_door()

        self._carefully(begin)

    def _show_door(self) -> None:
        self._go("staff_pin", self._pin_shown())

    def _pin_shown(self) -> PinShown:
        door = self.door
        return PinShown(door.title, door.more, door.line, door.waiting > 0)

    def enter(self, digits: str) -> None:
        """Six digits were typed on the pad."""

        def look() -> None:
            changing = self.inside
            if not self.door.enter(digits):
                self._screen("staff_pin").shown = self._pin_shown()
                return
            self.inside = True
            if changing:
                self._tell(lambda: notices.pin_changed(self.home))
            else:
                self._come_in()

        self._carefully(look)

    def _come_in(self) -> None:
        """To what was begun on the last visit, if it is not over or was not seen."""
        unseen, self._unseen = self._unseen, None
        if unseen is not None:
            unseen()
        elif self._job is not None:
            self._show_progress()
        else:
            self.home()

    def back_from_door(self) -> None:
        if self.inside:
            self.home()
        else:
            self._leave()

    def leave(self) -> None:
        self._leave()

    def lock(self) -> None:
        """The visit is over: the PIN is asked for again. A load goes on, and is told of next time;
        a look is of no use to anybody."""
        self.inside, self.at = False, ""
        self._notice = None
        self._preview_path = ""
        job = self._job
        if job is not None and job.kind is not TaskKind.LOAD:
            self._job = None
            with suppress(DatabaseFault):
                self.desk.stop(job.number)

    # ------------------------------------------------------------------ what goes on

    def look(self) -> None:
        """Something in the database changed: sticks, or how far the worker is."""
        try:
            sticks = self.desk.sticks()
            task = self.desk.task(self._job.number) if self._job is not None else None
        except DatabaseFault as fault:
            log.warning("%s", fault)
            return
        plugged = sticks != self.sticks
        self.sticks = sticks
        if self._job is not None:
            self._follow(self._job, task)
        if plugged:
            self._sticks_changed()

    def _sticks_changed(self) -> None:
        if self.at == "staff":
            self.home()
        elif self.at == "staff_preview" and stick_of(self.sticks, self._preview_path) is None:
            self._tell(lambda: notices.pulled(self.home))
        elif self.at == "staff_notice" and self._notice is not None:
            self._screen("staff_notice").shown = self._notice()

    def _follow(self, job: Job, task: Task | None) -> None:
        if task is not None and not task.state.over:
            self._stirred |= task != self._told
            self._told = task
            if self.at == "staff_progress":
                self._screen("staff_progress").shown = progress_shown(job.kind, job.about, task)
            return
        self._job, self._told = None, None

        def tell() -> None:
            self._over(job, task)

        if self.inside:
            tell()
        elif job.kind is TaskKind.LOAD:
            self._unseen = tell

    def stirs(self) -> bool:
        """Whether something moved for staff since the last call, so that the visit goes on though
        nobody touches the screen."""
        stirred, self._stirred = self._stirred, False
        return stirred or (self.at == "staff_pin" and self.door.sits_out)

    def tick(self, quiet: float) -> None:
        """A few times a second; ``quiet`` is seconds since the last touch."""
        if self.at == "staff_pin":
            if quiet >= LEAVE_SECONDS and not self.door.sits_out:
                self._leave()
                return
            self._screen("staff_pin").shown = self._pin_shown()
        elif self.at == "staff_clock":
            self._screen("staff_clock").tick(self.desk.now())

    # ------------------------------------------------------------------ the home of the staff

    def home(self) -> None:
        def show() -> None:
            current = self._current()
            lead = words.STAFF_EDITION.format(number=current) if current else words.STAFF_NO_EDITION
            self._go("staff", StaffShown(lead, ways(self.sticks)))

        self._carefully(show)

    def _current(self) -> int | None:
        return next((one.number for one in self.desk.editions() if one.current), None)

    def back(self) -> None:
        self.home()

    # ------------------------------------------------------------------ asking the worker

    def look_at(self, path: str, *_: object) -> None:
        """What would a folder of a stick change?"""
        stick = stick_of(self.sticks, path)
        if stick is None:
            self._tell(lambda: notices.pulled(self.home))
            return
        self._ask(TaskKind.LOOK, path, staff_telling.stick_name(stick.label))

    def load(self) -> None:
        """Load what the preview shows."""
        path, about = self._preview_path, self._screen("staff_preview").stick

        def ask() -> None:
            self._before = self._current()
            self._ask(TaskKind.LOAD, path, about)

        self._carefully(ask)

    def eject(self, path: str) -> None:
        self._ask(TaskKind.EJECT, path)

    def check_readiness(self) -> None:
        self._ask(TaskKind.READINESS)

    def set_clock(self, at: datetime) -> None:
        self._ask(TaskKind.SET_CLOCK, at.isoformat())

    def _ask(self, kind: TaskKind, path: str = "", about: str = "") -> None:
        def ask() -> None:
            self._job = Job(self.desk.ask(kind, path), kind, path, about)
            self._told = None
            self._show_progress()

        self._carefully(ask)

    def _show_progress(self) -> None:
        job = self._job
        if job is not None:
            self._go("staff_progress", progress_shown(job.kind, job.about, self._told))

    def stop(self) -> None:
        """Give up what the worker is doing."""
        job = self._job
        if job is None:
            return

        def stop() -> None:
            self.desk.stop(job.number)
            self._job = None
            current = self._current()
            self._tell(lambda: notices.stopped(current, self.home))

        self._carefully(stop)

    # ------------------------------------------------------------------ what came of it

    def _over(self, job: Job, task: Task | None) -> None:
        if task is None or task.state is TaskState.FAILED:
            message = task.result.message if task is not None else ""
            self._tell(
                lambda: notices.failed(job.kind, message, lambda: self._again(job), self.home)
            )
        elif task.state is TaskState.STOPPED:
            self._carefully(lambda: self._told_stopped())
        elif job.kind is TaskKind.LOOK:
            if stick_of(self.sticks, job.path) is None:
                self._tell(lambda: notices.pulled(self.home))
                return
            self._preview_path = job.path
            self._go("staff_preview", PreviewShown(job.about, task.result))
        elif job.kind is TaskKind.LOAD:
            self._loaded(job, task)
        elif job.kind is TaskKind.READINESS:
            self._go("staff_readiness", ReadinessShown(task.result))
        elif job.kind is TaskKind.EJECT:
            self._tell(
                lambda: notices.ejected(task.result.message, self._see_exhibition, self.home)
            )
        else:
            self._tell(lambda: notices.clock_set(task.result.message, self.home))

    def _told_stopped(self) -> None:
        current = self._current()
        self._tell(lambda: notices.stopped(current, self.home))

    def _again(self, job: Job) -> None:
        if job.kind is TaskKind.SET_CLOCK:
            self.open_clock()
        elif job.path and job.kind is not TaskKind.EJECT and not stick_of(self.sticks, job.path):
            self._tell(lambda: notices.pulled(self.home))
        else:
            self._ask(job.kind, job.path, job.about)

    def _loaded(self, job: Job, task: Task) -> None:
        before = self._before

        def notice() -> Notice:
            stick = stick_of(self.sticks, job.path)
            actions = [Action(words.SEE, self._see_exhibition, "see", main=True)]
            if task.result.published and before is not None:
                actions.append(Action(words.PUT_BACK, lambda: self.put_back(before), "undo"))
            if stick is not None:
                actions.append(Action(words.EJECT, lambda: self.eject(stick.path), "eject"))
            actions.append(Action(words.TO_STAFF, self.home, "left"))
            return notices.loaded(task.result, stick is not None, tuple(actions))

        self._tell(notice)

    # ------------------------------------------------------------------ editions, day and time

    def open_editions(self, note: str = "") -> None:
        self._carefully(
            lambda: self._go(
                "staff_editions", EditionsShown(self.desk.editions(), self.desk.now(), note)
            )
        )

    def restore(self, number: int) -> None:
        """Put an edition on show, from the list of them."""

        def work() -> None:
            self.desk.restore(number)
            self.open_editions(words.BACK_ON.format(number=number))

        self._carefully(work)

    def put_back(self, number: int) -> None:
        """Put the edition before back on show, after a load."""

        def work() -> None:
            self.desk.restore(number)
            self._tell(lambda: notices.put_back(number, self._see_exhibition, self.home))

        self._carefully(work)

    def open_clock(self) -> None:
        self._go("staff_clock", ClockShown(self.desk.now()))

    # ------------------------------------------------------------------ showing

    def _see_exhibition(self) -> None:
        """Out to the visitors' screens; the PIN is asked for again."""
        self.lock()
        self._see()

    def _tell(self, notice: Callable[[], Notice]) -> None:
        """Show a notice; it is made again when a stick comes or goes."""
        self._notice = notice
        self._go("staff_notice", notice())

    def _go(self, name: str, shown: object) -> None:
        screen = self._screen(name)
        screen.shown = shown
        if self.at != name or name == "staff_notice":
            self.settle()
        if self.at != name:
            self.at = name
            self._show(name)

    def _carefully(self, work: Callable[[], None]) -> None:
        """Do it; a fault becomes a sentence and a way to try again."""
        try:
            work()
        except EditionMissingError as error:
            told = str(error)
            self._tell(lambda: notices.fault(told, self.open_editions, self._way_out))
        except KioskError as error:
            log.warning("%s", error)
            told = staff_telling.kindly(error)
            self._tell(lambda: notices.fault(told, lambda: self._carefully(work), self._way_out))

    def _way_out(self) -> None:
        if self.inside:
            self.home()
        else:
            self._leave()
