"""The way to the staff screens: a hold that nobody makes by chance, and the PIN. No Kivy."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import ceil

from kiosk.staff.desk import Desk
from kiosk.staff.pin import is_too_easy
from kiosk.wording import staff as words
from screens import staff_telling

HOLD_SECONDS = 3.0
LEAVE_SECONDS = 30.0
"""After so long without a touch the number pad goes."""
LONGEST_STAY = 60.0
"""A wait of up to so many seconds may be sat out before the number pad."""


class Step(Enum):
    ENTER = "enter"
    CHOOSE = "choose"
    REPEAT = "repeat"


class StaffDoor:
    """Asks for the PIN or has a new one chosen twice. ``clock`` gives monotonic seconds.

    ``said`` is what came of the last try. Calls may raise ``DatabaseFault``.
    """

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        self.desk = desk
        self._clock = clock
        self._until = 0.0
        self._chosen = ""
        self._first = False
        self._long = False
        self.step = Step.ENTER
        self.said = ""

    def begin(self, *, change: bool = False) -> None:
        """From the start: the PIN, or with ``change`` (or before there is one) a new one."""
        self._first = not self.desk.pin_is_set()
        self.step = Step.CHOOSE if change or self._first else Step.ENTER
        self.said, self._chosen = "", ""

    @property
    def title(self) -> str:
        if self.step is Step.REPEAT:
            return words.PIN_AGAIN_TITLE
        if self.step is Step.ENTER:
            return words.PIN_TITLE
        return words.PIN_FIRST_TITLE if self._first else words.PIN_NEW_TITLE

    @property
    def more(self) -> str:
        if self.step is Step.REPEAT:
            return words.PIN_AGAIN_MORE
        if self.step is Step.ENTER:
            return words.PIN_MORE
        return words.PIN_FIRST_MORE if self._first else words.PIN_NEW_MORE

    @property
    def waiting(self) -> int:
        """Whole seconds until another try is looked at."""
        if self.step is not Step.ENTER:
            return 0
        return max(0, ceil(self._until - self._clock()))

    @property
    def sits_out(self) -> bool:
        """Whether somebody is likely to stand there and wait, so that the pad stays."""
        return self.waiting > 0 and not self._long

    def enter(self, digits: str) -> bool:
        """Six digits were typed; whether the door is open now."""
        match self.step:
            case Step.ENTER:
                return self._try(digits)
            case Step.CHOOSE:
                self._choose(digits)
                return False
            case Step.REPEAT:
                return self._repeat(digits)

    def _try(self, digits: str) -> bool:
        if self.waiting:
            return False
        answer = self.desk.try_pin(digits)
        if answer.right:
            self.said = ""
            return True
        self._until = self._clock() + answer.wait_seconds
        self._long = answer.wait_seconds > LONGEST_STAY
        self.said = words.PIN_WRONG
        return False

    def _choose(self, digits: str) -> None:
        if is_too_easy(digits):
            self.said = words.PIN_EASY
            return
        self._chosen, self.said, self.step = digits, "", Step.REPEAT

    def _repeat(self, digits: str) -> bool:
        if digits != self._chosen:
            self.step, self._chosen, self.said = Step.CHOOSE, "", words.PIN_DIFFERENT
            return False
        self.desk.set_pin(digits)
        self._chosen, self.said = "", ""
        return True

    @property
    def line(self) -> str:
        """What to say now: the wait counted down, or what came of the last try."""
        return staff_telling.wait(self.waiting) if self.waiting else self.said
