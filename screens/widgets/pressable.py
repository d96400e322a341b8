"""Things to touch: what a tap is, and how it answers."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup, Line, RoundedRectangle
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
from kivy.utils import get_hex_from_color

from screens.palettes import ratio
from screens.theme import theme

FINGER_MM = 14.0
"""How far a finger may wander between touching and lifting and still have tapped."""
RESTED = "kiosk.rested"
"""In the ``ud`` of a touch that is no tap any more (screens/touches.py says when)."""
PRESSED = "kiosk.pressed"
"""In the ``ud`` of a touch: what to call with the button that it presses, and with whether anything
else waits to be drawn."""
SHADE, EDGE_MM = 0.18, 1.2
"""How strongly a pressed button is covered, and how wide each of the two lines around it is."""


class Pressable(ButtonBehavior, FloatLayout):
    """A tap is what lifts where it went down, within a finger's width; a drag is not a tap."""

    said = StringProperty("")
    """What it is called when its name is said; empty: by the words on it."""
    pauses = False
    """Whether it is meant to leave what is read paused."""

    held = False
    """Whether a finger that stays on it means something: it is never taken for one that rests."""

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
    touched = BooleanProperty(False)
    """Whether a finger is on it that may still turn out to scroll: it looks pressed already."""

    def spoken_name(self) -> str:
        """Its name, to be said; empty for what is better not said."""
        for source in ("said", "text", "name", "label", "title", "film"):
            words = getattr(self, source, "")
            if words:
                return str(words).replace("\n", "")
        return ""

    def __init__(self, **options: object) -> None:
        self._mark: InstructionGroup | None = None
        super().__init__(**options)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.enabled or touch.is_mouse_scrolling:
            return False
        return bool(super().on_touch_down(touch))

    def _do_press(self) -> None:
        """Kivy's button goes down: what answers does so before anything else follows from it."""
        behind = Window.canvas.needs_redraw
        super()._do_press()
        answer = self.last_touch.ud.get(PRESSED)
        if answer is not None:
            answer(self, behind)

    def on_state(self, *_: object) -> None:
        """While it is down a shade lies over it, and two lines around it: the dark one is seen on
        whatever is light, the light one on whatever is dark. Nothing is drawn else."""
        if self._mark is not None:
            self.canvas.after.remove(self._mark)
            self._mark = None
        if self.state == "down" or self.touched:
            self._mark = self._drawn()
            self.canvas.after.add(self._mark)

    def on_touched(self, *_: object) -> None:
        self.on_state()

    def _drawn(self) -> InstructionGroup:
        fill, wide = self.fill or theme.card, EDGE_MM * theme.mm
        ground, ink, cream = (get_hex_from_color(one[:3]) for one in (fill, theme.ink, theme.cream))
        dark = fill[3] and ratio(ground, cream) > ratio(ground, ink)
        shade = theme.cream if dark else theme.ink
        mark = InstructionGroup()
        mark.add(Color(*shade[:3], SHADE))
        mark.add(RoundedRectangle(pos=self.pos, size=self.size, radius=[self.corner_px]))
        for number, line in enumerate((theme.ink, theme.cream)):
            inset = wide * (number + 0.5)
            width, height = (max(1.0, side - 2 * inset) for side in self.size)
            corner = max(0.1, min(self.corner_px - inset, width / 2, height / 2))
            mark.add(Color(*line[:3], 1))
            place = (self.x + inset, self.y + inset, width, height, corner)
            mark.add(Line(width=wide / 2, rounded_rectangle=place))
        return mark

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
