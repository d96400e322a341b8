"""NightScreen: what a dark house shows: the time, and when it opens. A touch wakes it."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import ColorProperty

from screens.nightfall import NightShown
from screens.screen import KioskScreen


class NightScreen(KioskScreen):
    """The same in every palette: a night lights nothing."""

    dark = ColorProperty("#080504")
    moon = ColorProperty("#A89880")
    """7.2:1 on ``dark`` (WCAG 2.2), and a third of the light of the house's cream."""

    __events__ = ("on_touched",)

    def __init__(self, **options: object) -> None:
        super().__init__(shown=NightShown(), **options)
        self.has_bar = False
        self.ground = self.dark

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Any touch anywhere wakes it, and reaches nothing that comes up under it."""
        if not touch.is_mouse_scrolling:
            touch.grab(self)
            self.dispatch("on_touched")
        return True

    def on_touched(self) -> None:
        """Somebody is here."""
