"""StickBanner: says at the foot of the screen that a stick was found; a touch leads to the PIN."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from screens.widgets.pressable import Pressable


class StickBanner(Pressable):
    text = StringProperty("")
    above_bar = BooleanProperty(False)
    """Whether it stands on the bar; else at the very foot."""
