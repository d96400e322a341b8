"""Brand and Header: who we are, where one is, and the way back."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from screens.palettes import PAPER


class Brand(Widget):
    """The kapok emblem and the centre's two names."""

    color = ColorProperty(None, allownone=True)
    brief = BooleanProperty(False)
    """Whether the long name is left out."""


class Header(FloatLayout):
    """The head of every section: brand, emblem and name of the section; upright with ``picture``
    (a path) beside it, as high as what is only looked at."""

    title = StringProperty("")
    lead = StringProperty("")
    icon = StringProperty("")
    picture = StringProperty("")
    words_width = NumericProperty(1)
    accent = ColorProperty(PAPER.red)
