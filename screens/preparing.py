"""PreparingScreen: the exhibition is being laid out, or, after a while, there is nothing yet."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import StringProperty

from kiosk.wording import screens as words
from screens.screen import KioskScreen

PATIENCE_SECONDS = 300.0
"""The starter content is laid out in seconds, a large stick in minutes."""


class PreparingScreen(KioskScreen):
    title = StringProperty(words.PREPARING)
    more = StringProperty(words.PREPARING_MORE)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False
        self._give_up = Clock.create_trigger(self.say_nothing_yet, PATIENCE_SECONDS)

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.title, self.more = words.PREPARING, words.PREPARING_MORE
        self._give_up()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self._give_up.cancel()

    def say_nothing_yet(self, *_: object) -> None:
        self.title, self.more = words.NOTHING, words.NOTHING_MORE
