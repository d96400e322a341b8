"""ListenButton: starts and stops reading aloud, and says what is going on."""

from __future__ import annotations

from kivy.properties import ColorProperty, ObjectProperty, StringProperty

from kiosk.wording import screens as words
from screens.widgets.pressable import Pressable


class ListenButton(Pressable):
    read_aloud = ObjectProperty(None, allownone=True)
    tone = ColorProperty("#9E1F1B")
    text = StringProperty(words.LISTEN)
    icon = StringProperty("listen")

    def on_read_aloud(self, _: object, read_aloud: object) -> None:
        if read_aloud is not None:
            read_aloud.bind(label=self.setter("text"), icon=self.setter("icon"))  # type: ignore[attr-defined]
            self.text, self.icon = read_aloud.label, read_aloud.icon  # type: ignore[attr-defined]
