"""Icon: one glyph of the icon font, named by its meaning."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.label import Label

from screens.icons import GLYPHS


class Icon(Label):
    name = StringProperty("")

    def on_name(self, _: object, name: str) -> None:
        self.text = GLYPHS[name] if name else ""
