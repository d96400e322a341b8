"""Colours and sizes of the house, as one observable object that kv binds to.

Type has six sizes (small, body, label, heading, title, display) and no others: they make the
screens look alike, and each further size of a face costs 1.4 MB of memory.

Two scales meet here. The drawings are made on a short side of 1080, so a *unit* is a 1080th of the
window's short side. People read and touch in millimetres, so every size also has a floor in
millimetres, worked out from the screen's diagonal (one setting). The larger of the two wins.
Figures are those of the product's table of access: glyphs 7.5 mm (headings 10 mm, 11 mm in large
mode), targets 20 mm, gaps 3 mm, line spacing 1.3.
"""

from __future__ import annotations

from math import hypot

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.utils import get_color_from_hex

DESIGN_SHORT_SIDE = 1080.0
MM_PER_INCH = 25.4
GLYPH_PER_EM = 0.92
"""Height of a Han character's ink in Noto Sans SC, as a part of the font size."""

BODY_MM, LARGE_BODY_MM, HEADING_MM = 7.5, 11.0, 10.0
TARGET_MM, SMALL_TARGET_MM, GAP_MM = 20.0, 16.0, 3.0
LARGE = 1.3


class Theme(EventDispatcher):
    """Sizes in pixels of the current window; colours as RGBA from 0 to 1."""

    paper = ColorProperty("#F6F0E4")
    card = ColorProperty("#FFFBF2")
    line = ColorProperty("#E4D8C2")
    ink = ColorProperty("#2A1D16")
    ink_soft = ColorProperty("#4A3A30")
    red = ColorProperty("#971D19")
    red_text = ColorProperty("#8E1A17")
    blue = ColorProperty("#274766")
    green = ColorProperty("#1B5645")
    amber = ColorProperty("#6E4400")
    """Of what to look at, and of what goes: 8.1:1 on card, 7.4:1 on paper."""
    lamp = ColorProperty("#F6D98A")
    gold = ColorProperty("#F6C667")
    cream = ColorProperty("#FFF6E2")
    sand = ColorProperty("#EFE5CF")
    night = ColorProperty("#1E0F0C")
    outline = ColorProperty("#8A7A64")
    """Around things to touch: 3.8:1 on paper."""
    clear = ColorProperty([0, 0, 0, 0])

    portrait = BooleanProperty(True)
    large = BooleanProperty(False)
    sans = StringProperty("sans")
    serif = StringProperty("serif")
    icons = StringProperty("icons")

    unit = NumericProperty(1.0)
    mm = NumericProperty(2.7)
    small = NumericProperty(28)
    body = NumericProperty(42)
    label = NumericProperty(38)
    heading = NumericProperty(46)
    title = NumericProperty(64)
    display = NumericProperty(96)
    line_spacing = NumericProperty(1.55)
    target = NumericProperty(96)
    gap = NumericProperty(20)
    margin = NumericProperty(56)
    radius = NumericProperty(18)
    stroke = NumericProperty(2)
    bar = NumericProperty(150)
    header = NumericProperty(150)

    def __init__(self, diagonal_inches: float = 32.0) -> None:
        super().__init__()
        self._diagonal_inches = diagonal_inches
        self._size = (1080.0, 1920.0)
        self.bind(large=lambda *_: self.fit(self._size, self._diagonal_inches))
        self.fit(self._size, diagonal_inches)

    def fit(self, size: tuple[float, float], diagonal_inches: float | None = None) -> None:
        """Work all sizes out again for a window of ``size`` pixels on a screen of this diagonal."""
        width, height = max(size[0], 1.0), max(size[1], 1.0)
        self._size = (width, height)
        if diagonal_inches is not None:
            self._diagonal_inches = diagonal_inches
        self.portrait = height > width
        self.unit = min(width, height, max(width, height) * 9 / 16 * 1.25) / DESIGN_SHORT_SIDE
        self.mm = hypot(width, height) / (self._diagonal_inches * MM_PER_INCH)
        scale = LARGE if self.large else 1.0
        glyph = (LARGE_BODY_MM if self.large else BODY_MM) / GLYPH_PER_EM
        dense = 1.0 if self.portrait else 0.86
        self.small = self._size_of(28 * dense * (1.18 if self.large else 1), glyph)
        self.body = self._size_of(42 * dense * scale, glyph)
        self.label = self._size_of(42 * dense * (1.14 if self.large else 1), BODY_MM / GLYPH_PER_EM)
        self.heading = self._size_of(
            48 * dense * (1.2 if self.large else 1), HEADING_MM / GLYPH_PER_EM
        )
        self.title = self._size_of(66 * dense * (1.12 if self.large else 1), HEADING_MM)
        self.display = self._size_of(92 * dense, HEADING_MM)
        self.target = self._size_of(112 * dense * (1.1 if self.large else 1), TARGET_MM)
        self.gap = self._size_of(22, GAP_MM)
        self.margin = self.unit * (56 if self.portrait else 48)
        self.radius = self.unit * 20
        self.stroke = max(1.0, self.unit * 2)
        self.bar = max(self._size_of(132 * dense, TARGET_MM + 4), self.label * 2.2)
        self.header = self._size_of(150 if self.portrait else 118, TARGET_MM + 4)

    def _size_of(self, units: float, floor_mm: float) -> float:
        return max(units * self.unit, floor_mm * self.mm)

    def accent(self, function: str) -> list[float]:
        """The colour of a function (宣教, 党务, 服务)."""
        return {"宣教": self.red, "党务": self.blue, "服务": self.green}.get(function, self.red)


theme = Theme()
"""The one theme of this process; kv imports it by name."""


def mixed(one: list[float], two: list[float], part: float) -> list[float]:
    """``part`` of colour two in colour one, both RGBA."""
    return [a + (b - a) * part for a, b in zip(one[:3], two[:3], strict=True)] + [1.0]


def colour(hex_code: str) -> list[float]:
    return list(get_color_from_hex(hex_code))
