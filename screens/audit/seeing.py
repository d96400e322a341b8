"""Reading what can be seen off the tree of widgets, in the order in which it is drawn.

What counts as seen: its parents are shown, neither it nor a parent is transparent, it has a size,
and it lies in the window and in the window of every scroll view around it. Of what stands half in a
scroll view, only the part in sight can be touched or read: a target's box is cut to it and its size
is not judged, and of a text the lines that are whole are looked at. A question that takes every
touch (StillHere) hides what lies beneath.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.screenmanager import ScreenManager
from kivy.uix.stencilview import StencilView
from kivy.uix.widget import Widget

from screens.audit.naming import name_of
from screens.audit.seen import Box, Path, SeenCover, SeenLine, SeenScreen, SeenTarget, SeenText
from screens.audit.text_lines import ICONS, SetLine, lines_of, shortened
from screens.frame import Bar, StillHere
from screens.theme import GLYPH_PER_EM, theme
from screens.widgets.film_video import SeekBar
from screens.widgets.handwriting import WritingField
from screens.widgets.photo import Photo
from screens.widgets.pressable import Pressable
from screens.widgets.reader_rows import FlowView
from screens.widgets.words import Words
from screens.widgets.zoom import ZoomArea

SURFACES = (FlowView, WritingField, SeekBar, ZoomArea)
"""What a finger does something to without being a button."""
OPAQUE = 0.5
TRANSPARENT = 0.02
"""Opacity below which nothing is seen."""
Pixels = tuple[float, float, float, float]
"""x, y, width, height in the window, from its lower left corner."""


@dataclass(frozen=True, slots=True)
class Place:
    """A widget where it stands: ``clip`` is what its scroll views let through, ``opacity`` that of
    all its parents and its own, ``target`` the thing to touch around it, if any. ``scrolled``: in a
    text that is not at its beginning."""

    widget: Any
    path: Path
    opacity: float
    clip: Pixels
    target: Any
    running: bool
    scrolled: bool

    @property
    def box(self) -> Pixels:
        """Where it stands in the window."""
        x, y = self.widget.to_window(*self.widget.pos)
        right, top = self.widget.to_window(self.widget.right, self.widget.top)
        return x, y, right - x, top - y


def places(root: Any) -> list[Place]:
    """All that is shown in ``root``, in the order in which it is drawn."""
    found: list[Place] = []
    _walk(
        root, (), 1.0, (0, 0, float(Window.width), float(Window.height)), None, False, False, found
    )
    return found


def _walk(
    widget: Any,
    path: Path,
    opacity: float,
    clip: Pixels,
    target: Any,
    running: bool,
    scrolled: bool,
    found: list[Place],
) -> None:
    opacity *= widget.opacity
    if opacity < TRANSPARENT:
        return
    place = Place(widget, path, opacity, clip, target, running, scrolled)
    if isinstance(widget, StillHere):
        found.clear()
    if min(widget.size) > 0:
        found.append(place)
    if isinstance(widget, StencilView):
        clip, running = cut(clip, place.box), True
    if isinstance(widget, FlowView):
        scrolled = moved(widget)
    if isinstance(widget, Pressable):
        target = widget
    shown = [widget.current_screen] if isinstance(widget, ScreenManager) else widget.children[::-1]
    for number, child in enumerate(shown):
        if child is not None:
            _walk(child, (*path, number), opacity, clip, target, running, scrolled, found)


def moved(view: FlowView) -> bool:
    """Whether a text is not at its beginning."""
    whole = view.children[0].height if view.children else 0.0
    return (1 - view.scroll_y) * (whole - view.height) > 1


def cut(one: Pixels, other: Pixels) -> Pixels:
    """What lies in both."""
    x, y = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    top = min(one[1] + one[3], other[1] + other[3])
    return x, y, max(0.0, right - x), max(0.0, top - y)


@dataclass(slots=True)
class TextPlace:
    """A text with its lines in pixels of the window, for looking at the picture."""

    place: Place
    name: str
    lines: list[SetLine]
    size: float
    """Of the type, in pixels."""


class Seeing:
    """One look at ``root``: ``texts`` in pixels, and ``screen`` in millimetres. What pixels tell is
    filled in by whoever has them: contrast and what can be seen by the place in ``texts``, edges by
    the place in ``targets``."""

    def __init__(self, root: Any) -> None:
        self.places = places(root)
        self.texts = [one for one in map(self._text, self.places) if one is not None]
        self.targets = [one for one in self.places if _is_target(one)]
        self.contrast: dict[int, float] = {}
        self.seen: dict[int, float] = {}
        self.edges: dict[int, float] = {}

    def _text(self, place: Place) -> TextPlace | None:
        if not isinstance(place.widget, Label | Words):
            return None
        lines = [one for one in lines_of(place.widget) if one.words.strip()]
        if place.running:
            lines = [one for one in lines if _holds(place.clip, one.box)]
        if not lines:
            return None
        size = float(place.widget.font_size)
        return TextPlace(place, name_of(place.widget, place.target), lines, size)

    def screen(self, mounting_mm: float) -> SeenScreen:
        """What was seen, in the mode that the theme is in."""
        window = (0.0, 0.0, float(Window.width), float(Window.height))
        return SeenScreen(
            window=_box(window),
            targets=tuple(self._seen_target(*one) for one in enumerate(self.targets)),
            texts=tuple(self._seen_text(*one) for one in enumerate(self.texts)),
            covers=tuple(_cover(one) for one in self.places if _covers(one)),
            large=bool(theme.large),
            mounting=mounting_mm if theme.seated else None,
        )

    def _seen_target(self, number: int, place: Place) -> SeenTarget:
        box = cut(place.box, place.clip)
        return SeenTarget(
            name=name_of(place.widget, None),
            path=place.path,
            box=_box(box),
            minor=bool(getattr(place.widget, "minor", False)),
            surface=is_surface(place.widget),
            scrolled=place.scrolled,
            cut=box != place.box,
            edge=self.edges.get(number),
        )

    def _seen_text(self, number: int, text: TextPlace) -> SeenText:
        place, widget = text.place, text.place.widget
        # Signs, and the dots of what is still to be typed.
        icon = _face(widget) == ICONS or not any(one.isalnum() for one in widget.text)
        pitch = None
        if len(text.lines) > 1:
            pitch = (text.lines[0].box[1] - text.lines[1].box[1]) / text.size
        return SeenText(
            name=text.name,
            path=place.path,
            lines=tuple(SeenLine(one.words, _box(one.box)) for one in text.lines),
            room=_box(_room(place)),
            glyph=text.size * GLYPH_PER_EM / theme.mm,
            heading=_face(widget) == "serif",
            icon=icon,
            running=place.running,
            off=place.target is not None and not place.target.enabled,
            shortened=shortened(widget),
            pitch=pitch,
            contrast=self.contrast.get(number),
            seen=self.seen.get(number),
        )


def _face(widget: Any) -> str:
    return str(widget.font if isinstance(widget, Words) else widget.font_name)


def _room(place: Place) -> Pixels:
    """Where a text may stand: in its widget, in the thing to touch that it stands on, in the
    window. In a scroll view only the lines that are whole were taken, so that its widget may reach
    out."""
    room = cut(place.box, place.clip)
    if place.target is not None and not place.running:
        target: Widget = place.target
        x, y = target.to_window(*target.pos)
        right, top = target.to_window(target.right, target.top)
        room = cut(room, (x, y, right - x, top - y))
    return room


def _holds(clip: Pixels, box: Pixels) -> bool:
    return (
        box[0] >= clip[0] - 1
        and box[1] >= clip[1] - 1
        and box[0] + box[2] <= clip[0] + clip[2] + 1
        and box[1] + box[3] <= clip[1] + clip[3] + 1
    )


def _box(pixels: Pixels) -> Box:
    return Box(*(value / theme.mm for value in pixels))


def is_surface(widget: Any) -> bool:
    """What is touched without looking like it: buttons do the same."""
    return isinstance(widget, SURFACES) or bool(getattr(widget, "shortcut", False))


def _is_target(place: Place) -> bool:
    widget = place.widget
    if isinstance(widget, SURFACES):
        return min(cut(place.box, place.clip)[2:]) > 0
    if not isinstance(widget, Pressable):
        return False
    if not widget.enabled and not drawn(widget.fill) and not drawn(widget.edge):
        return False  # an empty place
    x, y, width, height = place.box
    return _holds(place.clip, (x + width / 2, y + height / 2, 0.0, 0.0))


def drawn(colour: Any, least: float = 0.0) -> bool:
    """Whether a colour of a Pressable shows; None is that of the house."""
    return colour is None or colour[3] > least


def _covers(place: Place) -> bool:
    widget = place.widget
    if isinstance(widget, Pressable):
        return place.opacity > OPAQUE and drawn(widget.fill, OPAQUE)
    if isinstance(widget, Photo):
        return place.opacity > OPAQUE and (widget.texture is not None or widget.tint[3] > OPAQUE)
    return isinstance(widget, Bar)


def _cover(place: Place) -> SeenCover:
    return SeenCover(name_of(place.widget, None), place.path, _box(cut(place.box, place.clip)))
