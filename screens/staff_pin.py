"""StaffPinScreen: the number pad in front of the staff screens."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from screens.screen import KioskScreen


@dataclass(frozen=True, slots=True)
class PinShown:
    """``line`` is what came of the last try; ``waiting``: nothing can be typed meanwhile."""

    title: str
    more: str
    line: str = ""
    waiting: bool = False


class StaffPinScreen(KioskScreen):
    title = StringProperty("")
    more = StringProperty("")
    line = StringProperty("")
    waiting = BooleanProperty(False)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: PinShown | None) -> None:
        if shown is not None:
            self.title, self.more = shown.title, shown.more
            self.line, self.waiting = shown.line, shown.waiting

    def typed(self) -> None:
        """All digits are there: show the last dot, then look at them (some 0.1 s)."""
        Clock.schedule_once(self._enter, 0.05)

    def _enter(self, _: float) -> None:
        digits = self.ids.pad.digits
        self.clear()
        if len(digits) == self.ids.pad.most:
            self.guide.enter(digits)

    def clear(self) -> None:
        """No digit is left on the screen."""
        self.ids.pad.clear()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.clear()
