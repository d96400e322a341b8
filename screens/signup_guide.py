"""SignupGuide: signing up right at the screen, finding a ticket, asking for the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Screening, Ticket
from kiosk.fonts import Faces
from kiosk.input_method.input_method import InputMethod
from kiosk.operations.address import qr_address
from kiosk.settings import Settings
from kiosk.wording import signup as words
from screens.background import Background
from screens.find_flow import FindFlow
from screens.room_flow import RoomFlow
from screens.signup_flow import SignupFlow
from screens.signup_parts import SignupParts
from screens.signup_stage import SignupStage
from screens.ticket_flow import QR_PATH, TicketFlow

Flow = SignupFlow | FindFlow | RoomFlow | TicketFlow


class SignupGuide:
    """``screen`` finds a screen by name, ``show`` puts one on the window, ``done`` leads back to
    the programme. ``clock`` is monotonic seconds, ``phone_url`` where phones find the house (""
    while they cannot), ``fonts`` gives the faces for slips of paper, which are offered where the
    settings name a printer. ``input_method`` is what pads type with.

    While ``typing``, the visit ends later and ``warn`` says the question aloud; ``forget`` wipes
    everything typed. A page left by another way than ours (home) does the same.
    """

    def __init__(
        self,
        cinema: Cinema,
        background: Background,
        screen: Callable[[str], Any],
        show: Callable[[str], None],
        done: Callable[[], None],
        read_aloud: Any,
        settings: Settings,
        clock: Callable[[], float],
        phone_url: Callable[[], str],
        fonts: Callable[[], Faces],
        input_method: InputMethod | None = None,
    ) -> None:
        self._done = done
        self._settings = settings
        self._phone_url = phone_url
        self._fonts = fonts
        self._flow: Flow | None = None
        self.stage = SignupStage(
            screen, show, background, read_aloud, clock, self._drop, input_method
        )
        self._parts = SignupParts(
            cinema,
            self.stage,
            settings,
            self._finish,
            phone_url,
            self._print if settings.receipt_printer else None,
        )

    @property
    def typing(self) -> bool:
        """Whether something typed stands on the screen, or waits behind it."""
        return self._flow is not None and self._flow.typing

    def begin(self, screening: Screening, seats: int, *, needs_space: bool = False) -> None:
        """Sign up for ``seats`` of a screening."""
        flow = SignupFlow(
            self._parts, screening, seats, needs_space, self._show_new, self.find_ticket
        )
        self._flow = flow
        flow.ask_phone()

    def find_ticket(self) -> None:
        """Ask for number and code, then show the ticket."""
        flow = FindFlow(self._parts, self._show_found)
        self._flow = flow
        flow.ask_phone()

    def ask_for_room(self) -> None:
        """An organisation asks for the room."""
        flow = RoomFlow(self._parts)
        self._flow = flow
        flow.ask_day()

    def back(self) -> None:
        """One step back; ``done`` from the first one."""
        if self._flow is not None:
            self._flow.back()

    def warn(self) -> None:
        """Say the idle question aloud."""
        self.stage.warn(words.STILL_SPOKEN)

    def forget(self) -> None:
        """The visit is over: nothing that was typed is left, here, in widgets or in textures."""
        self._drop()
        self.stage.listened = False

    # ------------------------------------------------------------------

    def _show_new(self, ticket: Ticket) -> None:
        self._show(TicketFlow(self._parts, ticket, new=True))

    def _show_found(self, ticket: Ticket) -> None:
        self._show(TicketFlow(self._parts, ticket, new=False))

    def _show(self, flow: TicketFlow) -> None:
        """The form is forgotten as soon as there is a ticket."""
        self._flow = flow
        flow.show()

    def _finish(self) -> None:
        self._drop()
        self._done()

    def _drop(self) -> None:
        self._flow = None
        self.stage.clear()

    def _print(self, ticket: Ticket) -> None:
        from kiosk.printing.printer import open_printer

        url = qr_address(self._phone_url(), QR_PATH.format(token=ticket.token))
        printer = open_printer(self._settings.receipt_printer, self._fonts)
        printer.print_ticket(ticket, self._settings.cinema_place, url)
