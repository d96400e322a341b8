"""Stepper: one part of a date, with a large minus and a large plus. Held down, it goes on."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from screens.widgets.pressable import RoundButton

FIRST_SECONDS, NEXT_SECONDS = 0.6, 0.16


class StepButton(RoundButton):
    """Steps when it is tapped, and goes on stepping while it is held."""

    held = True
    __events__ = ("on_step",)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._again = None
        self._held = False

    def on_state(self, _: object, state: str) -> None:
        super().on_state(_, state)
        if self._again is not None:
            self._again.cancel()
            self._again = None
        if state == "down":
            self._held = False
            self._again = Clock.schedule_once(self._repeat, FIRST_SECONDS)

    def _repeat(self, _: float) -> None:
        self._held = True
        self.dispatch("on_step")
        self._again = Clock.schedule_once(self._repeat, NEXT_SECONDS)

    def on_release(self) -> None:
        if not self._held:
            self.dispatch("on_step")

    def on_step(self) -> None:
        """One step."""


class Stepper(FloatLayout):
    part = StringProperty("")
    value = StringProperty("")
    word = StringProperty("")

    __events__ = ("on_step",)

    def on_step(self, by: int) -> None:
        """One up or down."""
