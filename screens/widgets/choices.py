"""Choices: big buttons side by side, of which one is chosen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from screens.cinema_telling import date_words, spoken_clock
from screens.widgets.pressable import Pressable


class ChoiceKey(Pressable):
    """``label`` big, ``more`` small below it."""

    label = StringProperty("")
    more = StringProperty("")
    value = ObjectProperty(None, allownone=True)
    chosen = BooleanProperty(False)
    type_size = NumericProperty(0)
    private = BooleanProperty(False)
    """Whether its value is better not said."""

    def spoken_name(self) -> str:
        if self.private:
            return ""
        if isinstance(self.value, datetime):
            return spoken_clock(self.value)
        if isinstance(self.value, date):
            return date_words(self.value)
        return str(self.label)


class Choices(GridLayout):
    """``options`` are (value, label, more); a value of None leaves its place empty."""

    options = ListProperty([])
    chosen = ObjectProperty(None, allownone=True)
    type_size = NumericProperty(0)
    private = BooleanProperty(False)

    __events__ = ("on_choose",)

    def __init__(self, **options: object) -> None:
        self._made: list[ChoiceKey] = []
        """Every key there ever was: making one takes a millisecond."""
        super().__init__(**options)

    def on_options(self, *_: object) -> None:
        spare = iter(self._made)
        shown: list[Widget] = []
        for value, label, more in self.options:
            if value is None:
                shown.append(Widget())
                continue
            key = next(spare, None) or self._new_key()
            key.label, key.more, key.value, key.chosen = label, more, value, value == self.chosen
            key.type_size, key.private = self.type_size, self.private
            shown.append(key)
        for key in spare:  # nothing of what somebody wrote stays in it
            key.label, key.more, key.value, key.chosen = "", "", None, False
        if shown != self.children[::-1]:
            self.clear_widgets()
            for one in shown:
                self.add_widget(one)

    def prepare(self, count: int) -> None:
        """Make so many keys, so that nobody waits for them."""
        while len(self._made) < count:
            self._new_key()

    def _new_key(self) -> ChoiceKey:
        key = ChoiceKey()
        key.bind(on_release=lambda one: self.dispatch("on_choose", one.value))
        self._made.append(key)
        return key

    def on_chosen(self, _: object, chosen: Any) -> None:
        for key in self.keys:
            key.chosen = key.value == chosen

    def on_type_size(self, _: object, size: float) -> None:
        for key in self.keys:
            key.type_size = size

    @property
    def keys(self) -> list[ChoiceKey]:
        """What can be touched, first to last."""
        return [one for one in reversed(self.children) if isinstance(one, ChoiceKey)]

    def on_choose(self, value: Any) -> None:
        """One was touched."""
