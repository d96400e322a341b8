"""Words: text set by the rules of Chinese typesetting, with sentences that can be lit."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle, RoundedRectangle
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from screens.fonts import advance, line_texture
from screens.theme import theme
from screens.typesetting import Line, break_lines, clipped, sentences_in

SETTING = ("text", "font", "font_size", "bold", "most_lines", "digest", "width")
"""What the lines of a text depend on."""
UNDERLINE = 0.07
"""Thickness of the line under lit text, as a part of the font size."""


def set_lines(text: str, width: float, font: str, size: float, bold: bool = False) -> list[Line]:
    """``text`` in lines of at most ``width`` pixels."""
    advances = {character: advance(character, font, size, bold) for character in set(text)}
    return break_lines(text, width, advances.__getitem__)


class Words(Widget):
    """A block of text in its own width. ``text_height`` is what it needs; ``most_lines`` cuts it
    with an ellipsis (0: no limit), or, for a ``digest``, after its last whole sentence: half a
    sentence tells nothing, and three dots ask to be touched. ``lit`` is a pair of offsets, or
    empty: that stretch lies on the lamp colour and is underlined, so that it is told by more than
    colour."""

    text = StringProperty("")
    font = StringProperty("sans")
    font_size = NumericProperty(32)
    bold = BooleanProperty(False)
    color = ColorProperty(None, allownone=True)
    """None: the ink of the house."""
    line_spacing = NumericProperty(1.5)
    most_lines = NumericProperty(0)
    digest = BooleanProperty(False)
    halign = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("top", options=("top", "middle", "bottom"))
    lit = ListProperty([])
    text_height = NumericProperty(0)
    text_width = NumericProperty(0)

    def __init__(self, **options: object) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._cut = False
        self._shown: tuple[object, ...] = ()
        self._light = InstructionGroup()
        self._ink = InstructionGroup()
        self.canvas.add(self._light)
        self.canvas.add(self._ink)
        self._later = Clock.create_trigger(self._set, -1)
        self._place_later = Clock.create_trigger(self._place, -1)
        for name in (*SETTING, "line_spacing"):
            self.fbind(name, self._later)
        for name in ("x", "y", "height", "halign", "valign", "lit", "color"):
            self.fbind(name, self._place_later)
        theme.bind(ink=self._place_later, lamp=self._place_later)
        for name, value in options.items():
            setattr(self, name, value)
        self._later()

    @property
    def line_height(self) -> float:
        return self.font_size * self.line_spacing

    def _set(self, *_: object) -> None:
        key = tuple(getattr(self, name) for name in SETTING)
        if key != self._shown:
            self._shown = key
            limit = int(self.most_lines)
            if self.digest and limit:
                said = sentences_in(self.text, limit, lambda text: len(self._broken(text)))
                lines = self._broken(said) if said else []
            else:
                lines = self._broken(self.text)
            self._lines, self._cut = clipped(lines, limit) if limit else (lines, False)
            self._textures = [line_texture(*self._face(i)) for i in range(len(self._lines))]
        self.text_height = len(self._lines) * self.line_height if self.text else 0
        self.text_width = max((line.width for line in self._lines), default=0)
        self._place()

    def _broken(self, text: str) -> list[Line]:
        return set_lines(text, self.width, self.font, self.font_size, self.bold)

    def _face(self, index: int) -> tuple[str, str, float, bool]:
        line = self._lines[index]
        words = self.text[line.start : line.end]
        if self._cut and index == len(self._lines) - 1:
            words = words[:-1].rstrip("，。、；：！？ ") + "…"
        return words or " ", self.font, self.font_size, self.bold

    def _left(self, line: Line) -> float:
        spare = self.width - line.width
        return self.x + {"left": 0.0, "center": spare / 2, "right": spare}[self.halign]

    def _top(self) -> float:
        spare = self.height - len(self._lines) * self.line_height
        return self.top - {"top": 0.0, "middle": spare / 2, "bottom": spare}[self.valign]

    def _place(self, *_: object) -> None:
        if self._shown and self._shown[SETTING.index("text")] != self.text:
            return
        self._ink.clear()
        self._light.clear()
        top = self._top()
        self._ink.add(Color(*(self.color or theme.ink)))
        for index, line in enumerate(self._lines):
            texture = self._textures[index]
            y = top - (index + 0.5) * self.line_height - texture.height / 2
            # Whole pixels: a glyph between two pixels is a blurred glyph.
            at = (round(self._left(line)), round(y))
            self._ink.add(Rectangle(texture=texture, pos=at, size=texture.size))
        if len(self.lit) == 2:
            boxes = self.boxes(*self.lit)
            self._light.add(Color(*theme.lamp))
            for x, y, width, height in boxes:
                self._light.add(
                    RoundedRectangle(pos=(x, y), size=(width, height), radius=[theme.radius / 3])
                )
            self._light.add(Color(*(self.color or theme.ink)))
            thick = max(2.0, self.font_size * UNDERLINE)
            for x, y, width, _ in boxes:
                self._light.add(Rectangle(pos=(x, y), size=(width, thick)))

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Where characters ``start`` to ``end`` stand: a box (x, y, width, height) a line."""
        boxes = []
        top = self._top()
        for index, line in enumerate(self._lines):
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                before = self._span(line.start, first)
                width = self._span(first, last)
                y = top - (index + 1) * self.line_height
                boxes.append((self._left(line) + before, y, width, self.line_height))
        return boxes

    def offset_at(self, x: float, y: float) -> int:
        """The character that stands at a point (in the coordinates of ``pos``), or the nearest."""
        if not self._lines:
            return 0
        row = int((self._top() - y) / self.line_height)
        line = self._lines[min(max(0, row), len(self._lines) - 1)]
        edge = self._left(line)
        for offset in range(line.start, line.end):
            edge += self._span(offset, offset + 1)
            if x < edge:
                return offset
        return max(line.start, line.end - 1)

    def _span(self, start: int, end: int) -> float:
        return sum(
            advance(character, self.font, self.font_size, self.bold)
            for character in self.text[start:end]
        )
