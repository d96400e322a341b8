"""SignupGuide: signing up right at the screen, finding a ticket, asking for the room."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Screening
from kiosk.settings import Settings
from screens.background import Background

FORM_IDLE_SECONDS = 120
"""Without a touch for so long in a form, and the visitor is asked (the product's table)."""
FORM_WARNING_SECONDS = 20
"""How long the question stands; any touch extends it, as often as one likes."""


class SignupGuide:
    """``screen`` finds a screen by name, ``show`` puts one on the window, ``done`` leads back to
    the programme. ``clock`` is monotonic seconds.

    While ``typing``, the visit ends FORM_IDLE_SECONDS + FORM_WARNING_SECONDS after the last touch,
    not earlier; ``warn`` says the question aloud, and ``forget`` wipes everything typed.
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
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._cinema = cinema
        self._background = background
        self._screen = screen
        self._show = show
        self._done = done
        self._read_aloud = read_aloud
        self._settings = settings
        self._clock = clock

    @property
    def typing(self) -> bool:
        """Whether something typed stands on the screen, or waits behind it."""
        return False

    def begin(self, screening: Screening, seats: int, *, needs_space: bool = False) -> None:
        """Sign up for ``seats`` of a screening."""
        self._form = (screening.id, seats, needs_space)
        self._done()

    def find_ticket(self) -> None:
        """Ask for number and code, then show the ticket."""
        self._done()

    def ask_for_room(self) -> None:
        """An organisation asks for the room."""
        self._done()

    def back(self) -> None:
        """One step back; ``done`` from the first one."""
        self._done()

    def warn(self) -> None:
        """Say the idle question aloud."""

    def forget(self) -> None:
        """Nothing that was typed is left, here, in widgets or in textures."""
