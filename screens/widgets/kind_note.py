"""KindNote: what stands where there is nothing yet, and what one can do meanwhile."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout


class KindNote(FloatLayout):
    shown = BooleanProperty(False)
    icon = StringProperty("")
    title = StringProperty("")
    more = StringProperty("")
