"""NumberPad: ten digits, one to delete, one to begin again; and the dots of what was typed."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from screens.signup_telling import spoken_digits
from screens.widgets.pressable import Pressable

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "clear")


class PadKey(Pressable):
    """``name`` is the digit, or what the key does."""

    name = StringProperty("")
    label = StringProperty("")
    quiet = BooleanProperty(False)

    def spoken_name(self) -> str:
        return spoken_digits(self.name)[0] if self.name.isdigit() else self.label


class NumberPad(GridLayout):
    """``digits`` is what was typed, at most ``most`` of them; then ``on_full`` comes once."""

    digits = StringProperty("")
    most = NumericProperty(6)
    enabled = BooleanProperty(True)
    words = ListProperty(["", ""])
    """What the keys to delete and to begin again are called."""

    __events__ = ("on_full",)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        for name in KEYS:
            key = PadKey(name=name, label=name if name.isdigit() else "", quiet=not name.isdigit())
            key.bind(on_release=self._pressed)
            self.bind(enabled=key.setter("enabled"))
            self.add_widget(key)
        self.bind(words=self._name)

    def _name(self, *_: object) -> None:
        for key in self.children:
            if key.quiet:
                key.label = self.words[0 if key.name == "delete" else 1]

    def clear(self) -> None:
        self.digits = ""

    def _pressed(self, key: PadKey) -> None:
        if key.name == "clear":
            self.digits = ""
        elif key.name == "delete":
            self.digits = self.digits[:-1]
        elif len(self.digits) < self.most:
            self.digits += key.name
            if len(self.digits) == self.most:
                self.dispatch("on_full")

    def on_full(self) -> None:
        """The last digit was typed."""


class Dots(Widget):
    """The box in which the dots stand."""
