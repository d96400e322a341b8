"""CinemaGuide: programme, screening, the two ways of signing up, and the wishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.cinema.cinema import Cinema
from kiosk.settings import Settings
from screens.background import Background
from screens.exhibition import Exhibition

if TYPE_CHECKING:
    from screens.guide import TouchGuide
    from screens.signup_guide import SignupGuide


class CinemaGuide:
    """``screen`` finds (and builds) a screen by its name; the places are on the way of ``guide``.
    ``phone_url`` may take a moment."""

    def __init__(
        self,
        cinema: Cinema,
        background: Background,
        exhibition: Exhibition,
        settings: Settings,
        screen: Callable[[str], Any],
        guide: TouchGuide,
        phone_url: Callable[[], str],
    ) -> None:
        self.cinema = cinema
        self._background = background
        self._exhibition = exhibition
        self._settings = settings
        self._screen = screen
        self._guide = guide
        self._ask_address = phone_url
        self.address = ""
        self.signup: SignupGuide | None = None

    def connect_signup(
        self, screen: Callable[[str], Any], show: Callable[[str], None], read_aloud: Any
    ) -> None:
        """Make the guide of the way of signing up at this screen."""
        from screens.signup_guide import SignupGuide

        self.signup = SignupGuide(
            self.cinema, self._background, screen, show, self.signed_up, read_aloud, self._settings
        )

    def signed_up(self) -> None:
        """The way of signing up is left."""
        self._guide.return_to("programme")

    @property
    def writing(self) -> bool:
        """Whether a form is open."""
        return self.signup is not None and bool(self.signup.typing)

    def forget(self) -> None:
        """The visit is over."""
        if self.signup is not None:
            self.signup.forget()

    def look_for_address(self) -> None:
        """Did the address for phones change?"""
        self._background.do(self._ask_address, self._take_address, lambda _: None)

    def _take_address(self, address: str) -> None:
        self.address = address
