"""Moments: puts up what is rarely seen: the dark screen, and what is said after a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from kiosk.cinema.model import Screening
from kiosk.opening import hours_of
from kiosk.settings import Settings
from screens.moment import MomentShown, page_bad, sorry
from screens.nightfall import NIGHT, Nightfall
from screens.registry import MOMENTS
from screens.showing import Showing

MOMENT = "moment"


class Moments:
    """``came`` is called when somebody touches the dark screen."""

    def __init__(self, showing: Showing, came: Callable[..., object]) -> None:
        self._showing = showing
        self._came = came

    def screen(self, name: str) -> Any:
        """The night's or the moment's screen, built when it is first needed."""
        new = not self._showing.frame.ids.screens.has_screen(name)
        screen: Any = self._showing.built(MOMENTS, name, None)
        if new and name == NIGHT:
            screen.bind(on_touched=self._came)
        return screen

    def nightfall(
        self,
        settings: Settings,
        programme: Callable[[], Iterable[Screening]],
        now: Callable[[], datetime],
        clock: Callable[[], float],
        to_loop: Callable[[], None],
    ) -> Nightfall:
        """What puts the dark screen up and takes it away; see there."""
        return Nightfall(
            hours_of(settings.opens, settings.closes),
            programme,
            now,
            clock,
            lambda: self._showing.show(NIGHT),
            lambda shown: setattr(self.screen(NIGHT), "shown", shown),
            to_loop,
        )

    def say_sorry(self, go: Callable[[], object], gone: Callable[[], object]) -> None:
        """To whoever was here when the last run ended."""
        self._put_up(sorry(go, gone))

    def page_bad(self, go_home: Callable[[], object]) -> None:
        """What was touched cannot be read."""
        self._put_up(page_bad(go_home))

    def _put_up(self, shown: MomentShown) -> None:
        self.screen(MOMENT).shown = shown
        self._showing.show(MOMENT)
