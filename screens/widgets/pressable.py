"""Things to touch: what a tap is, and how it answers."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    StringProperty,
)
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.floatlayout import FloatLayout

from screens.theme import theme

FINGER_MM = 14.0
"""How far a finger may wander between touching and lifting and still have tapped."""
RESTED = "kiosk.rested"
"""In the ``ud`` of a touch that rested so long on a button that it only wanted to hear its name."""


class Pressable(ButtonBehavior, FloatLayout):
    """A tap is what lifts where it went down, within a finger's width; a drag is not a tap."""

    said = StringProperty("")
    """What it is called when its name is said; empty: by the words on it."""
    pauses = False
    """Whether it is meant to leave what is read paused."""

    fill = ColorProperty(None, allownone=True)
    edge = ColorProperty(None, allownone=True)
    """None: those of cards."""
    accent = ColorProperty([0, 0, 0, 0])
    corner = NumericProperty(-1)
    """Radius of the corners in pixels; negative: the radius of the house."""
    corner_px = NumericProperty(1)
    foot = NumericProperty(0)
    """Height in pixels of the coloured edge below."""
    enabled = BooleanProperty(True)
    minor = BooleanProperty(False)
    """Whether it is no main thing to touch: 16 mm are enough (the product's table), else 20."""
    shortcut = BooleanProperty(False)
    """What it does, a button does too: it need not be reached."""

    def spoken_name(self) -> str:
        """Its name, to be said; empty for what is better not said."""
        for source in ("said", "text", "name", "label", "title", "film"):
            words = getattr(self, source, "")
            if words:
                return str(words).replace("\n", "")
        return ""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.enabled or touch.is_mouse_scrolling:
            return False
        return super().on_touch_down(touch)

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is self and _wandered(touch):
            self.state = "normal"
        return super().on_touch_move(touch)

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is self and (_wandered(touch) or RESTED in touch.ud):
            touch.ungrab(self)
            self._do_release()
            return True
        return super().on_touch_up(touch)


def _wandered(touch: MotionEvent) -> bool:
    away = max(abs(touch.x - touch.ox), abs(touch.y - touch.oy))
    return away > FINGER_MM * theme.mm


class Pill(Pressable):
    """A button with words, and an icon before (``icon``) or behind (``icon_after``) them."""

    text = StringProperty("")
    icon = StringProperty("")
    icon_after = StringProperty("")
    text_color = ColorProperty(None, allownone=True)
    font_size = NumericProperty(38)
    type_size = NumericProperty(0)
    """The size of the words; 0: that of a label. (font_size is worked out from it.)"""
    bold = BooleanProperty(False)
    content_width = NumericProperty(0)
    outline = ListProperty([])
    """The colour of the edge; empty: that of things to touch. (edge is worked out from it.)"""
    inset = ListProperty([30, 30])


class RoundButton(Pressable):
    """A round button with one icon and, below it, its name."""

    icon = StringProperty("")
    icon_color = ColorProperty(None, allownone=True)
