"""FormSheet: head and foot of a page of a form, and where its own things may stand."""

from __future__ import annotations

from typing import Any

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.wording import screens as screen_words
from kiosk.wording import signup as words
from screens.widgets.pressable import Pressable


class ListenKey(Pressable):
    """Reads the page aloud, or stops; without sound it says so and is no button."""

    text = StringProperty("")
    icon = StringProperty("")
    stacked = BooleanProperty(False)
    """The sign above its word, for a row with little room; else before it."""
    stage = ObjectProperty(None, allownone=True)
    heard = BooleanProperty(True)

    def on_stage(self, _: object, stage: object) -> None:
        if stage is not None:
            read_aloud = stage.read_aloud  # type: ignore[attr-defined]
            read_aloud.bind(busy=self._tell, heard=self._tell)
            self._tell(read_aloud)

    def _tell(self, read_aloud: Any, *_: object) -> None:
        self.heard = self.enabled = read_aloud.heard
        if not self.heard:
            self.text, self.icon = screen_words.NO_SOUND, "mute"
        elif read_aloud.busy:
            self.text, self.icon = screen_words.LISTEN_STOP, "stop"
        else:
            self.text, self.icon = screen_words.LISTEN, "listen"

    def on_release(self) -> None:
        if self.stage is not None:
            self.stage.toggle()


class FormSheet(FloatLayout):
    """``step`` is a FormStep or None; ``trouble`` stands in the place of its explanation. A page
    with a box for what was typed or chosen so far says in ``field_height`` how high that is, and
    puts it where ``field`` is (x, y, width, height): upright at the lower edge of the head, right
    above the keys. What is touched stands in ``content`` (x, y, width, height)."""

    step = ObjectProperty(None, allownone=True)
    stage = ObjectProperty(None, allownone=True)
    next_text = StringProperty(words.NEXT)
    skip_text = StringProperty("")
    can_go_on = BooleanProperty(True)
    ready = BooleanProperty(True)
    """Whether all is there that is asked for. Until then the button on is not full of colour; a
    touch on it tells what is missing."""
    trouble = StringProperty("")
    field_height = NumericProperty(0)
    field = ListProperty([0, 0, 1, 0])
    above_keys = NumericProperty(0)
    """Height of what stands between the box and the keys, and is only read."""
    content = ListProperty([0, 0, 1, 1])
    under = NumericProperty(0)
    """The y below the words of the head."""
    column = NumericProperty(1)
    """The width of head and foot."""

    __events__ = ("on_back", "on_skip", "on_next")

    def on_kv_post(self, _: object) -> None:
        # Kept here: one that is not in the row would be collected.
        self._skip, self._on = self.ids.skip.__self__, self.ids.on.__self__
        self.bind(skip_text=self._lay_foot, next_text=self._lay_foot)
        self._lay_foot()

    def _lay_foot(self, *_: object) -> None:
        row = self.ids.foot
        for pill, text in ((self._skip, self.skip_text), (self._on, self.next_text)):
            if pill.parent is not None:
                row.remove_widget(pill)
            if text:
                row.add_widget(pill)

    def on_back(self) -> None:
        """One step back."""

    def on_skip(self) -> None:
        """The question is passed over."""

    def on_next(self) -> None:
        """The question is answered."""


class Trouble(FloatLayout):
    """What is wrong, in words and with a sign; nothing for no text."""

    text = StringProperty("")


class NameField(FloatLayout):
    """What was written or chosen so far, in a box; without it what ``hint`` says."""

    text = StringProperty("")
    framed = BooleanProperty(True)
    hint = StringProperty(words.NAME_NONE)
    big = BooleanProperty(False)
    """For a figure."""


class TypedField(Widget):
    """The digits so far, grouped, and a dot for each that is still to come."""

    digits = StringProperty("")
    text = StringProperty("")
    dots = StringProperty("")
