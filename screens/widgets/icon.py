"""Plain: one line of words. Icon: one glyph of the icon font, named by its meaning."""

from __future__ import annotations

from kivy.properties import ListProperty, NumericProperty, StringProperty
from kivy.uix.label import Label

from screens.icons import GLYPHS


class TypedLabel(Label):
    """``type_size`` (0: that of a label) and ``ink`` (empty: the ink of the house) instead of
    font_size and color: what kv binds to the theme in a base rule runs again after the rule that
    overrides it."""

    type_size = NumericProperty(0)
    ink = ListProperty([])


class Plain(TypedLabel):
    """One line, shortened where it does not fit."""


class Icon(TypedLabel):
    name = StringProperty("")

    def on_name(self, _: object, name: str) -> None:
        self.text = GLYPHS[name] if name else ""
