"""FormPage: what the pages of a form have in common."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import ObjectProperty

from screens.screen import KioskScreen


class FormPage(KioskScreen):
    """``stage`` put it on the window. Touches right after a change of pages are swallowed."""

    stage = ObjectProperty(None, allownone=True)

    def on_stage(self, _: object, stage: object) -> None:
        if "sheet" in self.ids:
            self.ids.sheet.stage = stage

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if self.stage is not None and self.stage.settling:
            return True
        return bool(super().on_touch_down(touch))

    def wipe(self) -> None:
        """Nothing that was typed is left in widgets and what they draw."""
        self.shown = None

    def rest(self) -> None:
        """The visit is over: give back what only a form needs."""

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.wipe()
        if self.stage is not None:
            self.stage.page_left(self.name)
