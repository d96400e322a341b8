"""PreparingScreen: the exhibition is being laid out, or there is nothing yet."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.wording import screens as words
from screens.screen import KioskScreen


class PreparingScreen(KioskScreen):
    title = StringProperty(words.PREPARING)
    more = StringProperty(words.PREPARING_MORE)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False
