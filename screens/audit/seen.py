"""What the audit sees of one screen, in millimetres: plain values, no Kivy."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

Path = tuple[int, ...]
"""Where something stands in the tree of widgets: which child of which child, in the order they are
drawn. What is drawn later has the greater path; what stands in a thing begins with its path."""


@dataclass(frozen=True, slots=True)
class Box:
    """Millimetres from the lower left corner of the window."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def cut(self, other: Box) -> Box:
        """What lies in both; empty where nothing does."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(x, y, max(0.0, right - x), max(0.0, top - y))

    def gap(self, other: Box) -> float:
        """From edge to edge; 0 when they touch or overlap."""
        across = max(0.0, other.x - self.right, self.x - other.right)
        along = max(0.0, other.y - self.top, self.y - other.top)
        return hypot(across, along)

    def depth(self, other: Box) -> float:
        """How far the two reach into each other, the shorter way; 0 when they do not."""
        both = self.cut(other)
        return min(both.width, both.height)

    def beyond(self, room: Box) -> float:
        """How far it reaches out of ``room``; 0 when it lies in it."""
        return max(
            0.0, room.x - self.x, room.y - self.y, self.right - room.right, self.top - room.top
        )


@dataclass(frozen=True, slots=True)
class SeenTarget:
    """Something that a touch does something to.

    ``box`` is what is in sight of it. ``minor`` ones may be smaller. A ``surface`` (a text that
    scrolls, a field to write in) may hold others, and need not be touched: buttons do the same.
    ``cut``: a scroll hides a part, so that its size says nothing. ``scrolled``: it stands in a text
    that is not at its beginning, where buttons bring it lower. ``edge`` is the contrast of its
    outline or ground against what is around it, None when not looked at or when it has neither.
    """

    name: str
    path: Path
    box: Box
    minor: bool = False
    surface: bool = False
    cut: bool = False
    scrolled: bool = False
    edge: float | None = None


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One line of a text, and the box of its glyphs."""

    words: str
    box: Box


@dataclass(frozen=True, slots=True)
class SeenText:
    """Words (or, as ``icon``, a sign) on the screen.

    ``glyph``: height of a Han character in mm. ``pitch``: from line to line, in font sizes; None
    for one line. ``room``: where it may stand: in its widget, its button, the window.
    ``shortened``: something is left out. ``running`` text may end with a short line. ``off``: on
    something that cannot be touched now, where WCAG asks for no contrast. ``contrast`` and ``seen``
    (the part of its lines that can be seen, 0 to 1) come from pixels; None when not looked at.
    """

    name: str
    path: Path
    lines: tuple[SeenLine, ...]
    room: Box
    glyph: float
    heading: bool = False
    icon: bool = False
    running: bool = False
    off: bool = False
    shortened: bool = False
    pitch: float | None = None
    contrast: float | None = None
    seen: float | None = None

    @property
    def words(self) -> str:
        return "".join(line.words for line in self.lines)


@dataclass(frozen=True, slots=True)
class SeenCover:
    """Something without gaps that may lie over a text."""

    name: str
    path: Path
    box: Box


@dataclass(frozen=True, slots=True)
class SeenScreen:
    """All of one screen. ``mounting`` is the height of the picture's lower edge above the floor in
    mm, or None when nobody sits."""

    window: Box
    targets: tuple[SeenTarget, ...] = ()
    texts: tuple[SeenText, ...] = ()
    covers: tuple[SeenCover, ...] = ()
    large: bool = False
    mounting: float | None = None


def within(inner: Path, outer: Path) -> bool:
    """Whether one stands in the other, or is it."""
    return inner[: len(outer)] == outer
