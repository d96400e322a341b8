"""EmptyNote: a kind word where there is nothing to show."""

from __future__ import annotations

from kivy.properties import BooleanProperty
from kivy.uix.floatlayout import FloatLayout


class EmptyNote(FloatLayout):
    shown = BooleanProperty(False)
