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

from dataclasses import fields
from math import hypot
from weakref import WeakKeyDictionary

from kivy.event import EventDispatcher
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ReferenceListProperty,
    StringProperty,
)
from kivy.utils import get_color_from_hex

from screens.modes import Contrast, Modes
from screens.palettes import PAPER, WHITE, YELLOW

DESIGN_SHORT_SIDE = 1080.0
MM_PER_INCH = 25.4
GLYPH_PER_EM = 0.92
"""Height of a Han character's ink in Noto Sans SC, as a part of the font size."""

BODY_MM, LARGE_BODY_MM, HEADING_MM = 7.5, 11.0, 10.0
TARGET_MM, SMALL_TARGET_MM, GAP_MM = 20.0, 16.0, 3.0
LARGE = 1.3
REACH_MM = 1120.0
"""How high above the floor somebody in a wheelchair reaches (the product's table)."""
LYING = 1.6
"""What is laid out lying is no squarer than this: its columns would be too narrow for words."""
HEAD_PART = 1 / 3
"""The part of an upright screen that is only looked at: a picture and where one is. What is touched
lies below."""
SEATED_HEAD_PART = 0.2
"""Where all of the screen is in reach of somebody who sits, the head may be smaller."""
BANNER_WORDS = 8
"""Characters of the shorter words on the banner that a stick brings."""
CORNER_STEPS = 12
"""Straight pieces of a quarter of a circle: at a radius of 200 pixels they are 0.4 off, and each
costs a renderer without a graphics card."""
LEAST_ROOM_MM = 220.0
"""Of a screen that hangs higher than is useful, at least so much is used."""
PALETTES = {Contrast.HOUSE: PAPER, Contrast.WHITE: WHITE, Contrast.YELLOW: YELLOW}


class Theme(EventDispatcher):
    """Sizes in pixels of the current window; colours as RGBA from 0 to 1, named and explained in
    ``screens.palettes``."""

    paper = ColorProperty(PAPER.paper)
    card = ColorProperty(PAPER.card)
    line = ColorProperty(PAPER.line)
    outline = ColorProperty(PAPER.outline)
    ink = ColorProperty(PAPER.ink)
    ink_soft = ColorProperty(PAPER.ink_soft)
    red = ColorProperty(PAPER.red)
    red_text = ColorProperty(PAPER.red_text)
    blue = ColorProperty(PAPER.blue)
    green = ColorProperty(PAPER.green)
    amber = ColorProperty(PAPER.amber)
    lamp = ColorProperty(PAPER.lamp)
    gold = ColorProperty(PAPER.gold)
    cream = ColorProperty(PAPER.cream)
    sand = ColorProperty(PAPER.sand)
    night = ColorProperty(PAPER.night)
    clear = ColorProperty([0, 0, 0, 0])

    portrait = BooleanProperty(True)
    large = BooleanProperty(False)
    seated = BooleanProperty(False)
    calm = BooleanProperty(False)
    """Nothing moves by itself."""
    plain = BooleanProperty(False)
    """High contrast: no picture behind words, no shade, no shadow."""
    sans = StringProperty("sans")
    serif = StringProperty("serif")
    icons = StringProperty("icons")

    room_width = NumericProperty(1080)
    room_height = NumericProperty(1920)
    room = ReferenceListProperty(room_width, room_height)
    """What screens may fill, in pixels, from the middle of the window's lower edge."""
    room_left = NumericProperty(0)
    """Where it begins in the window."""
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
    edge = NumericProperty(1.6)
    """Width of the SmoothLine around a card or button, in pixels; see ``_edge``."""
    thick_edge = NumericProperty(2.8)
    """The same around what is chosen, or asks."""
    steps = CORNER_STEPS
    bar = NumericProperty(150)
    bar_rows = NumericProperty(1)
    bar_word = NumericProperty(28)
    """Size of the words in it."""
    bannered = BooleanProperty(False)
    """Whether the banner of the staff is up."""
    banner = NumericProperty(82)
    banner_least = NumericProperty(500)
    """Its height, and its width with its sign and few words."""
    beside = NumericProperty(0)
    """What of the bar's last line is the banner's, where that has room to spare; else ..."""
    strip = NumericProperty(0)
    """... what of the bar's height is."""
    header = NumericProperty(150)
    """Height of the line with the name of the house."""
    head = NumericProperty(640)
    """Height of a screen's head: upright a part of the room, lying one line (``header``)."""

    def __init__(self, diagonal_inches: float = 32.0) -> None:
        super().__init__()
        self._diagonal_inches = diagonal_inches
        self._mounting_mm = 0.0
        self._followed: WeakKeyDictionary[EventDispatcher, dict[str, str]] = WeakKeyDictionary()
        self._window = (1080.0, 1920.0)
        self.bind(large=self._fit_again, seated=self._fit_again, bannered=self._fit_again)
        self.fit(self._window, diagonal_inches)

    def stand(self, diagonal_inches: float, mounting_mm: float) -> None:
        """How large the screen is, and how high its lower edge is above the floor."""
        self._diagonal_inches, self._mounting_mm = diagonal_inches, mounting_mm
        self._fit_again()

    def wear(self, modes: Modes) -> None:
        """Look as ``modes`` want it."""
        palette = PALETTES[modes.contrast]
        for field in fields(palette):
            setattr(self, field.name, getattr(palette, field.name))
        self._follow_palette()
        self.plain = modes.contrast != Contrast.HOUSE
        self.large, self.seated, self.calm = modes.large, modes.seated, modes.calm

    def fit(self, window: tuple[float, float], diagonal_inches: float | None = None) -> None:
        """Work all sizes out again for a window of so many pixels on a screen of this diagonal."""
        self._window = (max(window[0], 1.0), max(window[1], 1.0))
        if diagonal_inches is not None:
            self._diagonal_inches = diagonal_inches
        self._fit_again()

    def _fit_again(self, *_: object) -> None:
        self.mm = hypot(*self._window) / (self._diagonal_inches * MM_PER_INCH)
        self.room = self._room()
        width, height = self.room
        self.room_left = (self._window[0] - width) / 2
        self.portrait = height > width
        self.unit = min(width, height, max(width, height) * 9 / 16 * 1.25) / DESIGN_SHORT_SIDE
        scale = LARGE if self.large else 1.0
        glyph = (LARGE_BODY_MM if self.large else BODY_MM) / GLYPH_PER_EM
        heading = HEADING_MM / GLYPH_PER_EM
        dense = 1.0 if self.portrait else 0.86
        self.small = self._size_of(28 * dense * (1.18 if self.large else 1), glyph)
        self.body = self._size_of(42 * dense * scale, glyph)
        # Titles of cards are written in it too.
        self.label = self._size_of(42 * dense * (1.14 if self.large else 1), max(glyph, heading))
        self.heading = self._size_of(48 * dense * (1.2 if self.large else 1), max(glyph, heading))
        self.title = self._size_of(66 * dense * (1.12 if self.large else 1), heading)
        self.display = self._size_of(92 * dense, heading)
        self.target = self._size_of(112 * dense * (1.1 if self.large else 1), TARGET_MM)
        self.gap = self._size_of(22, GAP_MM)
        self.margin = self.unit * (56 if self.portrait else 48)
        self.radius = self.unit * 20
        self.stroke = max(1.0, self.unit * 2)
        self.edge, self.thick_edge = _edge(self.stroke * 1.2), _edge(self.stroke * 2.4)
        stacked = self.label * 1.1 + self.small * 1.5 if self.portrait else 0.0
        line = max(self._size_of(132 * dense, TARGET_MM + 4), self.label * 2.2, stacked)
        # Lying there is room for larger words, beside their signs.
        self.bar_word = self.small if self.portrait else self.label
        if self._bar_width() > self.room_width:
            self.bar_word = self.small
        self.bar_rows = 1 if self._bar_width() <= self.room_width else 2
        self.banner = max((TARGET_MM + 0.3) * self.mm, self.small * 1.6)
        self.banner_least = self.small * (BANNER_WORDS + 1.5) + self.unit * 36
        beside = self.banner_least + self.gap
        fits = self._last_line() + beside <= self.room_width
        self.beside = beside if self.bannered and fits else 0.0
        self.strip = self.banner + self.gap * 0.8 if self.bannered and not fits else 0.0
        self.bar = line * self.bar_rows + self.strip
        self.header = self._size_of(150 if self.portrait else 118, TARGET_MM + 4)
        part = SEATED_HEAD_PART if self.seated else HEAD_PART
        self.head = round(height * part) if self.portrait else self.header

    def _room(self) -> tuple[float, float]:
        """Width and height in pixels of what screens may fill, from the lower edge of the window:
        all of it, or what somebody who sits can reach, in the proportions of a screen."""
        width, height = self._window
        if not self.seated:
            return width, height
        reached = max(LEAST_ROOM_MM, REACH_MM - self._mounting_mm) * self.mm
        height = min(height, reached)
        if height < width < height * LYING:
            height = width / LYING
        return min(width, height * 16 / 9), height

    def _bar_width(self) -> float:
        """What the nine buttons of the bar need in one line: five with words of three characters,
        four of two (kv/frame.kv)."""
        return self._line_width(threes=5, twos=4)

    def _last_line(self) -> float:
        """The same of those in the last of two lines."""
        return self._bar_width() if self.bar_rows == 1 else self._line_width(threes=1, twos=3)

    def _line_width(self, threes: int, twos: int) -> float:
        """What so many buttons with words of three and of two characters need."""
        beside = 0.0 if self.portrait else self.label * 1.1
        inset = self.unit * (14 if self.portrait else 10)
        three, two = (
            max(TARGET_MM * self.mm, count * self.bar_word + beside + inset) for count in (3, 2)
        )
        gaps = (threes + twos - 1) * (GAP_MM + 0.3) * self.mm
        return threes * three + twos * two + gaps + self.margin * 0.5

    def _size_of(self, units: float, floor_mm: float) -> float:
        return max(units * self.unit, floor_mm * self.mm)

    def follow(self, widget: EventDispatcher, name: str, token: str) -> None:
        """The colour property ``name`` of ``widget`` is that of ``token`` from now on, whatever
        palette is worn. (In kv a binding does the same.)"""
        followed = self._followed.setdefault(widget, {})
        if followed.get(name) == token:
            return
        followed[name] = token
        setattr(widget, name, getattr(self, token))

    def _follow_palette(self) -> None:
        for widget, followed in list(self._followed.items()):
            for name, token in followed.items():
                setattr(widget, name, getattr(self, token))


def _edge(thick: float) -> float:
    """The ``width`` of a SmoothLine that looks ``thick`` pixels thick: Kivy fades it out over the
    1.2 pixels beyond its width less one, on either side. One pixel at least is wholly of its
    colour."""
    return max(1.5, thick / 2 + 0.4)


def accent(function: str) -> str:
    """The token of a function's colour (宣教, 党务, 服务)."""
    return {"宣教": "red", "党务": "blue", "服务": "green"}.get(function, "red")


theme = Theme()
"""The one theme of this process; kv imports it by name."""


def mixed(one: list[float], two: list[float], part: float) -> list[float]:
    """``part`` of colour two in colour one, both RGBA."""
    return [a + (b - a) * part for a, b in zip(one[:3], two[:3], strict=True)] + [1.0]


def colour(hex_code: str) -> list[float]:
    return list(get_color_from_hex(hex_code))
