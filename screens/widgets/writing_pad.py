"""WritingPad: writing by hand or by letters, and the choice between them.

    WritingPad:
        on_character: root.add(args[1])     # one or more characters

- ``input_method`` is handed in; where letters cannot be had the choice is not offered.
- ``surnames_first`` and ``missing_line`` as the HandwritingPad has them.
- ``warm_up()`` when the page comes up; ``wipe()`` forgets what was written and keeps the way of
  writing; ``rest()`` ends the visit: by hand again, memory and processes given back.
"""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.wording import handwriting as hand_words
from kiosk.wording import input_method as words
from screens.widgets.handwriting import HandwritingPad
from screens.widgets.letter_pad import LetterPad

BY_HAND = "hand"


class WritingPad(FloatLayout):
    """``way`` is BY_HAND or a value of ``kiosk.input_method.model.Way``."""

    input_method = ObjectProperty(None, allownone=True)
    way = StringProperty(BY_HAND)
    by_letters = BooleanProperty(False)
    ways = ListProperty([])
    """What can be had besides handwriting."""
    surnames_first = BooleanProperty(True)
    missing_line = StringProperty(hand_words.MISSING)
    room = NumericProperty(0)
    """For a layout that shares its height between the pad and something else."""
    least = NumericProperty(0)
    """The least height that a landscape pad can do with, in pixels."""
    choice_box = ListProperty([])
    """x, y, width, height of the choice, where it does not stand at the top of the pad."""
    below = ListProperty([0, 0, 1, 1])
    """x, y, width, height of what the choice leaves."""

    __events__ = ("on_character",)

    def __init__(self, **options: object) -> None:
        # Both are kept, one of them is in the tree.
        self.hand = HandwritingPad(size_hint=(None, None))
        self.letters = LetterPad(size_hint=(None, None))
        for pad in (self.hand, self.letters):
            pad.bind(on_character=lambda _, text: self.dispatch("on_character", text))
        self.letters.bind(on_lost=lambda _: self._lost())
        super().__init__(**options)

    def on_kv_post(self, _: object) -> None:
        self.bind(
            input_method=self.letters.setter("input_method"),
            surnames_first=self._take_over,
            missing_line=self._take_over,
            below=self._place,
            ways=self._offer,
        )
        self._take_over()
        self._offer()
        self._swap()

    def choose(self, way: str) -> None:
        """Write in this way from now on; what stands half written is forgotten."""
        self.way = way

    def warm_up(self) -> None:
        """Be ready before the first touch, without a frame that waits."""
        self.ways = [] if self.input_method is None else list(self.input_method.look())
        if self.by_letters and self.way not in self.ways:
            self.way = BY_HAND
        elif self.by_letters:
            self.letters.way = self.way
            self.letters.clear()
        else:
            self.hand.warm_up()

    def wipe(self) -> None:
        """Forget what was written; the engine for letters ends."""
        self.hand.wipe()
        self.letters.wipe()

    def rest(self) -> None:
        """The visit is over."""
        self.wipe()
        self.way = BY_HAND
        self.hand.rest()

    def on_character(self, text: str) -> None:
        """Characters were chosen."""

    def on_way(self, *_: object) -> None:
        self.by_letters = self.way != BY_HAND
        self.ids.choice.chosen = self.way
        self.hand.wipe()
        self.letters.way = self.way if self.by_letters else ""
        self._swap()
        if not self.by_letters:
            self.hand.warm_up()

    def _lost(self) -> None:
        self.ways = []
        self.way = BY_HAND
        self.hand.line = words.MISSING

    def _take_over(self, *_: object) -> None:
        self.hand.surnames_first = self.letters.names = self.surnames_first
        self.hand.missing_line = self.missing_line
        self.letters.input_method = self.input_method

    def _offer(self, *_: object) -> None:
        named = [(BY_HAND, words.BY_HAND, "")]
        named += [(way, words.WAYS[way], "") for way in self.ways]
        self.ids.choice.options = named if self.ways else []
        self.ids.choice.chosen = self.way

    def _swap(self) -> None:
        wanted, other = (self.letters, self.hand) if self.by_letters else (self.hand, self.letters)
        if other.parent is not None:
            self.remove_widget(other)
        if wanted.parent is None:
            self.add_widget(wanted)
        self._place()

    def _place(self, *_: object) -> None:
        for pad in (self.hand, self.letters):
            pad.pos, pad.size = self.below[:2], self.below[2:]
