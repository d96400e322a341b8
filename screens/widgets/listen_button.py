"""ListenButton: starts and stops reading aloud, and says what is going on."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty

from kiosk.wording import screens as words
from screens.palettes import PAPER
from screens.widgets.pressable import Pressable


class ListenButton(Pressable):
    """On a machine without sound it says so, and offers larger type instead (``larger``: it is)."""

    read_aloud = ObjectProperty(None, allownone=True)
    tone = ColorProperty(PAPER.red)
    text = StringProperty(words.LISTEN)
    icon = StringProperty("listen")
    note = StringProperty("")
    """A small line above the words."""
    larger = BooleanProperty(False)

    def on_read_aloud(self, _: object, read_aloud: Any) -> None:
        if read_aloud is not None:
            read_aloud.bind(label=self._tell, icon=self._tell, heard=self._tell)
            self._tell()

    def on_larger(self, *_: object) -> None:
        self._tell()

    def _tell(self, *_: object) -> None:
        read_aloud = self.read_aloud
        if read_aloud is None:
            return
        if read_aloud.heard:
            self.text, self.icon, self.note = read_aloud.label, read_aloud.icon, ""
        else:
            self.text = words.TYPE_BACK if self.larger else words.TYPE_LARGER
            self.icon, self.note = "size", words.NO_SOUND_NOW
