"""StaffStage: puts the staff's screens and notices on the window, and makes faults of the database
into sentences."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from kiosk.errors import KioskError
from kiosk.library.errors import EditionMissingError
from screens import staff_notices as notices
from screens import staff_telling
from screens.staff_notice import Notice
from screens.touches import SETTLE_SECONDS

log = logging.getLogger(__name__)


class StaffStage:
    """``screen`` finds a screen by name, ``show`` puts one on the window, ``clock`` is monotonic
    seconds, ``out`` leads out of a notice about a fault."""

    def __init__(
        self,
        screen: Callable[[str], Any],
        show: Callable[[str], None],
        clock: Callable[[], float],
        out: Callable[[], None],
    ) -> None:
        self.screen = screen
        self._show = show
        self._clock = clock
        self._out = out
        self._changed_at = clock() - SETTLE_SECONDS
        self._notice: Callable[[], Notice] | None = None
        self.at = ""
        """The staff screen on show; empty while there is none."""

    @property
    def settling(self) -> bool:
        """Whether something new came up a moment ago, and a touch is not meant for it."""
        return bool(self.at) and self._clock() - self._changed_at < SETTLE_SECONDS

    def settle(self) -> None:
        """Something new came up."""
        self._changed_at = self._clock()

    def go(self, name: str, shown: object) -> None:
        """Show a screen of the staff, filled."""
        self.screen(name).shown = shown
        if self.at != name:
            self.settle()
            self.at = name
            self._show(name)

    def tell(self, notice: Callable[[], Notice]) -> None:
        """Show a notice; ``renew`` makes it again."""
        self._notice = notice
        self.settle()
        self.go("staff_notice", notice())

    def renew(self) -> None:
        """Sticks came or went: what a notice offers may be other than it was."""
        if self.at == "staff_notice" and self._notice is not None:
            self.screen("staff_notice").shown = self._notice()

    def clear(self) -> None:
        """The visit is over."""
        self.at, self._notice = "", None

    def carefully(self, work: Callable[[], None]) -> None:
        """Do it; a fault becomes a sentence and a way to try again."""
        try:
            work()
        except EditionMissingError as error:
            self._tell_fault(str(error), self._out)
        except KioskError as error:
            self.fault(error, lambda: self.carefully(work))

    def fault(self, error: KioskError, again: Callable[[], None]) -> None:
        """Tell an error kindly, with a way to try ``again``."""
        log.warning("%s", error)
        self._tell_fault(staff_telling.kindly(error), again)

    def _tell_fault(self, told: str, again: Callable[[], None]) -> None:
        self.tell(lambda: notices.fault(told, again, self._out))
