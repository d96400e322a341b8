"""LetterPad: 26 keys to spell by pinyin or jyutping, and buttons with the words it may be.

How to use it (load kv/letter_pad.kv and this module by a Part of screens/registry.py):

    LetterPad:
        on_character: root.add(args[1])     # a word of one or more characters was chosen

- ``input_method`` is handed in (kiosk.input_method.input_method.InputMethod); several pads may
  share one, as only one of them is on the window.
- ``way`` is "pinyin" or "jyutping"; "" ends the engine and forgets everything, as ``wipe()`` does.
- ``names`` is True for a surname: surnames first, one syllable at a time.
- ``on_lost`` comes when the way cannot be had any more.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.input_method.model import PAGE, State, Way
from kiosk.wording import input_method as words
from screens.fonts import advance
from screens.theme import theme
from screens.widgets.pressable import Pressable

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""As telephones have them."""
LINES_FILLED = 1.6
"""Of two lines that are broken between syllables, at least so much is filled."""
COLUMNS, LINES = 4, 2
"""The places for words: a long word takes two or four of them."""


class LetterKey(Pressable):
    """One letter; nothing is said of it, as it becomes part of a visitor's name."""

    letter = StringProperty("")

    def spoken_name(self) -> str:
        return ""


class EditKey(Pressable):
    """What takes letters away."""

    text = StringProperty("")


class WordKey(Pressable):
    """One word to choose; without ``text`` an empty place that cannot be touched."""

    text = StringProperty("")
    type_size = NumericProperty(42)

    def spoken_name(self) -> str:
        """Nothing: it is part of a visitor's name."""
        return ""


class WordKeys(FloatLayout):
    """Shows as many of ``words`` as find room, in their order; ``shown`` is how many."""

    words = ListProperty([])
    shown = NumericProperty(0)
    spacing = NumericProperty(14)

    __events__ = ("on_choose",)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._keys = [WordKey(size_hint=(None, None)) for _ in range(PAGE)]
        for index, key in enumerate(self._keys):
            key.bind(on_release=lambda _, index=index: self.dispatch("on_choose", index))
            self.add_widget(key)
        self._lay_later = Clock.create_trigger(self._lay, -1)
        self.bind(pos=self._lay_later, size=self._lay_later, words=self._lay)
        self.bind(spacing=self._lay_later)
        theme.bind(label=self._lay_later)

    def on_choose(self, index: int) -> None:
        """Word ``index`` was touched."""

    def _lay(self, *_: object) -> None:
        gap = self.spacing
        width, height = (self.width - gap * (COLUMNS - 1)) / COLUMNS, (self.height - gap) / LINES
        column = line = count = 0
        for word in self.words[:PAGE]:
            places = self._places(word, width, gap)
            if column + places > COLUMNS:
                column, line = 0, line + 1
            if line == LINES:
                break
            key = self._keys[count]
            key.text = word
            key.size = (width * places + gap * (places - 1), height)
            key.pos = (self.x + column * (width + gap), self.top - height - line * (height + gap))
            key.type_size = self._size_for(word, *key.size)
            column, count = column + places, count + 1
        for key in self._keys[count:]:
            key.text, key.size, key.pos = "", (0, 0), self.pos
        self.shown = count

    def _places(self, word: str, width: float, gap: float) -> int:
        for places in (1, 2):
            if self._fits(word, theme.label, width * places + gap * (places - 1)):
                return places
        return COLUMNS

    def _size_for(self, word: str, width: float, height: float) -> float:
        sizes = [size for size in (theme.title, theme.heading) if size <= height * 0.66]
        return next((size for size in sizes if self._fits(word, size, width)), theme.label)

    def _fits(self, word: str, size: float, width: float) -> bool:
        return sum(advance(one, "sans", size, False) for one in word) + size * 0.4 <= width


class LetterPad(FloatLayout):
    """``state`` is what stands on the pad: nothing of it is left after ``wipe``."""

    input_method = ObjectProperty(None, allownone=True)
    way = StringProperty("")
    names = BooleanProperty(False)
    state = ObjectProperty(State())
    line = StringProperty("")
    """What to do now, or what was typed so far."""
    typed = BooleanProperty(False)
    earlier = BooleanProperty(False)
    more = BooleanProperty(False)
    row = NumericProperty(100)
    key_height = NumericProperty(100)
    key_width = NumericProperty(80)
    low = BooleanProperty(False)
    spacing = NumericProperty(14)
    """What kv works out from the pad's shape, in pixels; ``low``: only one line fits a row."""

    __events__ = ("on_character", "on_lost")

    def __init__(self, **options: object) -> None:
        self._turn = 0
        self._before: list[int] = []
        """Where the pages before this one begin."""
        super().__init__(**options)

    def on_kv_post(self, _: object) -> None:
        for name, letters in zip(("top", "middle", "bottom"), ROWS, strict=True):
            row = self.ids[name]
            ends = list(reversed(row.children))
            row.clear_widgets()
            keys = [LetterKey(letter=letter, size_hint_x=None) for letter in letters]
            for key in keys:
                key.width = self.key_width
                self.bind(key_width=key.setter("width"))
                key.bind(on_release=self._pressed)
            for widget in (*ends[:1], *keys, *ends[1:]):
                row.add_widget(widget)
        self.ids.choices.bind(shown=self._tell_pages)
        again = Clock.create_trigger(lambda _: self._show(self.state), -1)
        self.bind(low=again)
        self.ids.line.bind(width=again, font_size=again)
        self._show(State())

    # ------------------------------------------------------------------ the visit

    def on_way(self, *_: object) -> None:
        if self.way:
            self.clear()
        else:
            self.wipe()

    def on_names(self, *_: object) -> None:
        if self.way:
            self.clear()

    def clear(self) -> None:
        """Begin anew. What was asked before is answered to nobody."""
        self._forget()
        if self.input_method is None or not self.way:
            return
        turn = self._turn
        self.input_method.told = lambda state: self._later(turn, self._told, state)
        self.input_method.offered = lambda ways: self._later(turn, self._offered, ways)
        self.input_method.begin(Way(self.way), names=self.names)

    def wipe(self) -> None:
        """Forget everything, here and in the engine, whose process ends."""
        self._forget()
        if self.input_method is not None:
            self.input_method.stop()

    def undo(self) -> None:
        """One letter back, or one choice."""
        self.input_method.backspace()

    def on_character(self, text: str) -> None:
        """A word was chosen, of one or more characters."""

    def on_lost(self) -> None:
        """The way cannot be had any more."""

    # ------------------------------------------------------------------ typing

    def _pressed(self, key: LetterKey) -> None:
        if self.input_method is not None and self.way:
            self.input_method.type(key.letter)

    def choose(self, index: int) -> None:
        """The word at ``index`` was touched."""
        if index < len(self.state.candidates):
            self.input_method.choose(index, self.state)

    def turn(self, by: int) -> None:
        """One page on (1) or back (-1)."""
        if by > 0 and self.more:
            self._before.append(self.state.first)
            self.input_method.turn(self.state.first + self.ids.choices.shown)
        elif by < 0 and self._before:
            self.input_method.turn(self._before.pop())

    def _later(self, turn: int, then: Any, news: object) -> None:
        """From the engine's thread onto the one that draws, unless it is forgotten by then."""
        Clock.schedule_once(lambda _: then(news) if turn == self._turn else None)

    def _told(self, state: State) -> None:
        if state.first == 0:
            self._before = []
        self._show(state)
        if state.committed:
            self.dispatch("on_character", state.committed)

    def _offered(self, ways: tuple[Way, ...]) -> None:
        if Way(self.way) not in ways:
            self.dispatch("on_lost")

    def _forget(self) -> None:
        self._turn += 1
        self._before = []
        self._show(State())

    def _show(self, state: State) -> None:
        self.state = state
        self.typed = bool(state.preedit)
        if self.typed and not state.candidates:
            self.line = f"{state.preedit}　{words.NONE}"
        else:
            self.line = self._end_of(state.preedit) or words.HERE.get(self.way, "")
        self.ids.choices.words = state.candidates
        self._tell_pages()

    def _end_of(self, preedit: str) -> str:
        """What one sees of it: where there is little room, the syllables typed last."""
        room = self.ids.line.width * (1.0 if self.low else LINES_FILLED)
        first, line = 0, preedit
        syllables = preedit.split(" ")
        while first < len(syllables) - 1 and self._width(line) > room:
            first += 1
            line = "… " + " ".join(syllables[first:])
        return line

    def _width(self, text: str) -> float:
        return sum(advance(one, "sans", theme.label, True) for one in text)

    def _tell_pages(self, *_: object) -> None:
        self.earlier = bool(self._before)
        self.more = self.state.more or self.ids.choices.shown < len(self.state.candidates)
