"""StaffGuide: leads staff from the PIN through their screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kiosk.staff.desk import Desk
from kiosk.staff.model import Stick, TaskKind
from kiosk.wording import staff as words
from screens import staff_notices as notices
from screens import staff_telling
from screens.staff import StaffShown
from screens.staff_clock import ClockShown
from screens.staff_door import LEAVE_SECONDS, StaffDoor
from screens.staff_editions import EditionsShown
from screens.staff_pin import PinShown
from screens.staff_stage import StaffStage
from screens.staff_ways import plugged, stick_of, ways
from screens.staff_work import Job, StaffWork

if TYPE_CHECKING:
    from screens.staff_cinema_guide import StaffCinema


class StaffGuide:
    """``screen`` finds a screen by name (those of the staff are built when first asked for),
    ``show`` puts one on the window; ``clock`` is monotonic seconds. ``leave`` ends the visit,
    ``see`` shows the exhibition as it is now.

    What the database is at fault with is told on a screen.
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
        self._desk = desk
        self._leave = leave
        self._see = see
        self.sticks: tuple[Stick, ...] = ()
        self.inside = False
        self.cinema: StaffCinema | None = None
        """Leads through the staff's screens of the cinema."""
        self.door = StaffDoor(desk, clock)
        self.stage = StaffStage(screen, show, clock, self._way_out)
        self.work = StaffWork(
            desk, self.stage, lambda: self.sticks, self.home, self._see_exhibition
        )

    @property
    def desk(self) -> Desk:
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = self.door.desk = self.work.desk = desk

    @property
    def at(self) -> str:
        """The staff screen on show; empty while there is none."""
        return self.stage.at

    @property
    def settling(self) -> bool:
        """Whether a touch now is not meant for what just came up."""
        return self.stage.settling

    def settle(self) -> None:
        self.stage.settle()

    @property
    def banner(self) -> str:
        """What the banner says; empty while nothing is plugged in."""
        return staff_telling.found(self.sticks)

    # ------------------------------------------------------------------ the door

    def open_door(self) -> None:
        """Ask for the PIN; before there is one, have one chosen."""
        self._begin_door(change=False)

    def change_pin(self) -> None:
        self._begin_door(change=True)

    def _begin_door(self, *, change: bool) -> None:
        def begin() -> None:
            self.door.begin(change=change)
            self.stage.go("staff_pin", self._pin_shown())

        self.stage.carefully(begin)

    def _pin_shown(self) -> PinShown:
        door = self.door
        return PinShown(door.title, door.more, door.line, door.waiting > 0)

    def enter(self, digits: str) -> None:
        """Six digits were typed on the pad."""

        def look() -> None:
            changing = self.inside
            if not self.door.enter(digits):
                self.stage.screen("staff_pin").shown = self._pin_shown()
                return
            self.inside = True
            if changing:
                self.stage.tell(lambda: notices.pin_changed(self.home))
            elif not self.work.resume():
                self.home()

        self.stage.carefully(look)

    def _way_out(self) -> None:
        if self.inside:
            self.home()
        else:
            self._leave()

    back_from_door = _way_out

    def leave(self) -> None:
        self._leave()

    def lock(self) -> None:
        """The visit is over: the PIN is asked for again."""
        self.inside = False
        self.stage.clear()
        self.work.lay_down()

    # ------------------------------------------------------------------ what goes on

    def look(self) -> None:
        """Something in the database changed: sticks, or how far the worker is. The one method that
        raises ``DatabaseFault``: then look again later."""
        before, self.sticks = self.sticks, self._desk.sticks()
        if self.sticks != before:
            self._sticks_changed()
        self.work.follow(seen=self.inside)

    def _sticks_changed(self) -> None:
        if self.at == "staff":
            self.home()
        elif self.at == "staff_preview" and stick_of(self.sticks, self.work.previewed) is None:
            self.work.tell_pulled()
        else:
            self.stage.renew()

    def stirs(self) -> bool:
        """Whether something moved for staff since the last call, so that the visit goes on though
        nobody touches the screen."""
        return self.work.moved() or (self.at == "staff_pin" and self.door.sits_out)

    def tick(self, quiet: float) -> None:
        """A few times a second; ``quiet`` is seconds since the last touch."""
        if self.at == "staff_pin":
            if quiet >= LEAVE_SECONDS and not self.door.sits_out:
                self._leave()
                return
            self.stage.screen("staff_pin").shown = self._pin_shown()
        elif self.at == "staff_clock":
            self.stage.screen("staff_clock").tick(self._desk.now())

    # ------------------------------------------------------------------ ways

    def home(self) -> None:
        """The home of the staff."""

        def show() -> None:
            current = self.work.current()
            lead = words.STAFF_NO_EDITION
            if current is not None:
                lead = words.STAFF_EDITION.format(number=current)
            self.stage.go("staff", StaffShown(lead, ways(self.sticks), plugged(self.sticks)))

        self.stage.carefully(show)

    back = home

    def look_at(self, path: str) -> None:
        """What would a folder of a stick change?"""
        stick = stick_of(self.sticks, path)
        if stick is None:
            self.work.tell_pulled()
            return
        job = Job(0, TaskKind.LOOK, path, staff_telling.stick_name(stick.label))
        self.stage.carefully(lambda: self.work.ask(job))

    def load(self) -> None:
        """Load what the preview shows."""
        about = self.stage.screen("staff_preview").stick
        self.stage.carefully(lambda: self.work.load(about))

    def stop(self) -> None:
        self.stage.carefully(self.work.stop)

    def check_readiness(self) -> None:
        self.stage.carefully(lambda: self.work.ask(Job(0, TaskKind.READINESS)))

    def open_clock(self) -> None:
        self.stage.go("staff_clock", ClockShown(self._desk.now()))

    def set_clock(self, at: datetime) -> None:
        self.stage.carefully(lambda: self.work.set_clock(at))

    def open_editions(self, note: str = "") -> None:
        def show() -> None:
            shown = EditionsShown(self._desk.editions(), self._desk.now(), note)
            self.stage.go("staff_editions", shown)

        self.stage.carefully(show)

    def restore(self, number: int) -> None:
        """Put an edition on show, from the list of them."""

        def work() -> None:
            self._desk.restore(number)
            self.open_editions(words.BACK_ON.format(number=number))

        self.stage.carefully(work)

    def _see_exhibition(self) -> None:
        """Out to the visitors' screens; the PIN is asked for again."""
        self.lock()
        self._see()
