"""SignupParts: what every way through the sign-up's pages is handed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Ticket
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.wording import signup as words
from screens.signup_notice import Action, NoticeShown
from screens.signup_stage import SignupStage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignupParts:
    """``done`` leaves for the programme, and everything typed is wiped. ``phone_url`` is where
    phones find the house, "" while they cannot. ``print_ticket`` prints a slip (slow), None
    without a printer."""

    cinema: Cinema
    stage: SignupStage
    settings: Settings
    done: Callable[[], None]
    phone_url: Callable[[], str]
    print_ticket: Callable[[Ticket], None] | None

    def tell(self, notice: NoticeShown, flow: object) -> None:
        """Show a notice."""
        self.stage.go("signup_notice", notice, flow, notice.spoken or (notice.title, notice.text))

    def tell_fault(
        self, error: KioskError, title: str, again: Callable[[], None], back: Callable[[], None]
    ) -> None:
        """Something may work at another try; nothing is lost meanwhile."""
        log.warning("%s", error)  # what went wrong inside is nothing to a visitor
        actions = (
            Action(words.AGAIN, again, "again", main=True),
            Action(words.BACK, back, "left"),
        )
        self.tell(NoticeShown(title, words.BUSY_DO, "alert", actions), None)
