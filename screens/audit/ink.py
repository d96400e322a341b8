"""What pixels tell: the contrast of a text against what is really behind it, whether it can be seen
at all, and whether a thing to touch stands out from what is around it.

The window is drawn twice, with its texts and without them. The second picture is what lies behind
them; where the two differ is where glyphs are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from kivy.graphics import Color, Rectangle
from numpy.typing import NDArray

from screens.audit.seeing import Pixels, Place, Seeing, TextPlace, cut, drawn
from screens.theme import theme
from screens.widgets.pressable import Pressable
from screens.widgets.words import Words

Picture = NDArray[np.uint8]
"""Rows from the bottom up, RGB."""
Color3 = NDArray[np.float64]
"""RGB from 0 to 1."""

WORST = 0.05
"""The part of the ground next to the strokes that may be worse than the contrast told: an edge that
runs under a text is no fault, a bright corner of a photograph is."""
TRACE = 24
"""Difference of a pixel (0 to 255) from which on it belongs to a glyph."""
NEAR = 3
"""Pixels around a stroke that count as its ground."""
BLANK_EMS = 1.7
"""A line without ink for longer than this (in font sizes) is covered; a full-width space is 1."""
EDGE_PART = 0.75
"""The part of an outline that has to stand out: a card may have a picture at one side."""

_LEVELS = np.arange(256) / 255.0
_LINEAR = np.where(_LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4).astype(
    np.float32
)
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722), np.float32)


def fill_in(seeing: Seeing, draw: Callable[[], Picture]) -> None:
    """Fill in what pixels tell. ``draw`` draws the window and gives its Picture."""
    shown = draw()
    with _hidden([one.place.widget for one in seeing.texts]):
        behind = draw()
    for number, text in enumerate(seeing.texts):
        contrast, seen = _text(text, shown, behind)
        if contrast is not None:
            seeing.contrast[number] = contrast
        if seen is not None:
            seeing.seen[number] = seen
    for number, place in enumerate(seeing.targets):
        edge = _edge(place, behind)
        if edge is not None:
            seeing.edges[number] = edge


@contextmanager
def _hidden(widgets: list[Any]) -> Iterator[None]:
    """Without their glyphs; what else they draw stays."""
    colors: list[tuple[Any, float]] = []
    boxes: list[tuple[Any, Any]] = []
    for widget in widgets:
        if isinstance(widget, Words):
            ink = [one for one in widget._ink.children if isinstance(one, Color)]
            lit = [one for one in widget._light.children if isinstance(one, Color)]
            colors += [(one, one.a) for one in (*ink, *lit[1:])]
        else:
            boxes += [
                (one, tuple(one.size))
                for one in widget.canvas.children
                if isinstance(one, Rectangle) and one.texture is widget.texture
            ]
    for color, _ in colors:
        color.a = 0
    for box, _ in boxes:
        box.size = (0, 0)
    try:
        yield
    finally:
        for color, alpha in colors:
            color.a = alpha
        for box, size in boxes:
            box.size = size


def _text(text: TextPlace, shown: Picture, behind: Picture) -> tuple[float | None, float | None]:
    """Contrast, and the part of its lines that can be seen."""
    ratios, seen, whole = [], 0.0, 0.0
    for line in text.lines:
        box = _slices(line.box, shown)
        if box is None:
            continue
        one, other = shown[box], behind[box]
        glyphs = (np.maximum(one, other) - np.minimum(one, other)).max(axis=2) > TRACE
        whole += line.box[2]
        seen += line.box[2] - _blank(glyphs, text.size)
        near = _wider(glyphs) if glyphs.any() else np.ones_like(glyphs)
        ratios.append(_ratios(*_ink(text), other[near]))
    if not ratios:
        return None, None  # outside of the window: told as clipped
    contrast = _quantile(np.concatenate(ratios), WORST)
    # What cannot be told from its ground cannot be told from what is covered either.
    return contrast, (seen / whole if whole and contrast > 1.5 else None)


def _ink(text: TextPlace) -> tuple[Color3, float]:
    """Its colour, and how much of it comes through."""
    color = text.place.widget.color
    return np.array(color[:3]), float(color[3]) * text.place.opacity


def _ratios(color: Color3, through: float, ground: Picture) -> NDArray[np.float32]:
    if through > 0.999:
        ink = np.rint(color * 255).astype(np.uint8)
    else:
        ink = np.rint(color * 255 * through + ground * (1 - through)).astype(np.uint8)
    return contrast_of(luminance(ink), luminance(ground))


def luminance(rgb: Picture) -> NDArray[np.float32]:
    """Relative luminance (WCAG 2.2) of colours in the last axis."""
    return _LINEAR[rgb] @ _WEIGHTS


def contrast_of(one: Any, other: Any) -> Any:
    """1 to 21, of two luminances."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def _quantile(values: NDArray[np.float32], part: float) -> float:
    """The value below which ``part`` of them lie (a tenth of the time of NumPy's own)."""
    place = int(part * (len(values) - 1))
    return float(np.partition(values, place)[place])


def _blank(glyphs: NDArray[np.bool_], size: float) -> float:
    """The widest stretch of a line without ink, in pixels, if it is wider than a gap can be."""
    columns = np.flatnonzero(glyphs.any(axis=0))
    ends = np.concatenate(([-1], columns, [glyphs.shape[1]]))
    widest = float(np.diff(ends).max())
    return widest if widest > BLANK_EMS * size else 0.0


def _wider(glyphs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The glyphs and the pixels around them."""
    wide = glyphs.copy()
    for step in range(1, NEAR + 1):
        wide[:, step:] |= glyphs[:, :-step]
        wide[:, :-step] |= glyphs[:, step:]
    across = wide.copy()
    for step in range(1, NEAR + 1):
        wide[step:] |= across[:-step]
        wide[:-step] |= across[step:]
    return wide


def _slices(box: Pixels, picture: Picture) -> tuple[slice, slice] | None:
    """Rows and columns of a box in the picture; None outside of it."""
    x, y, width, height = box
    rows = slice(max(0, round(y)), min(picture.shape[0], round(y + height)))
    columns = slice(max(0, round(x)), min(picture.shape[1], round(x + width)))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return None
    return rows, columns


def _edge(place: Place, behind: Picture) -> float | None:
    """How well a thing to touch stands out: for each point of its outline the strongest contrast of
    the pixels across it with the one outside; then the value that EDGE_PART of them reach. None for
    one that has neither ground nor outline (its words and sign are looked at), that a scroll cuts,
    or that cannot be touched now."""
    widget = place.widget
    if not isinstance(widget, Pressable) or not widget.enabled:
        return None
    if not (drawn(widget.fill) or drawn(widget.edge)) or not widget.canvas.before.children:
        return None
    if cut(place.box, place.clip) != place.box:
        return None
    points, outward = outline(place.box, widget.corner_px)
    band = round(2 + theme.stroke * 2)
    steps = np.arange(band + 1, -band - 1, -1)[:, None, None]
    at = np.rint(points + outward * steps).astype(int)  # (steps, points, x and y)
    high, wide = behind.shape[:2]
    inside = ((at >= 0) & (at < (wide, high))).all(axis=(0, 2))
    if not inside.any():
        return None
    light = luminance(behind[at[:, inside, 1], at[:, inside, 0]])
    across = contrast_of(light[1:], light[0]).max(axis=0)
    return _quantile(across, 1 - EDGE_PART)


def outline(box: Pixels, corner: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points about two pixels apart around a box with round corners, and which way is out."""
    x, y, width, height = box
    radius = max(1.0, min(corner, width / 2, height / 2))
    quarter = np.linspace(0, np.pi / 2, max(2, int(radius * 0.8)))
    points, outward = [], []
    middles = (
        (x + width - radius, y + height - radius),
        (x + radius, y + height - radius),
        (x + radius, y + radius),
        (x + width - radius, y + radius),
    )
    for turn, middle in enumerate(middles):
        angle = quarter + turn * np.pi / 2
        way = np.stack((np.cos(angle), np.sin(angle)), axis=1)
        points.append(np.array(middle) + way * radius)
        outward.append(way)
    for turn in range(4):
        first, last = points[turn][-1], points[(turn + 1) % 4][0]
        count = int(np.abs(last - first).max() / 2)
        part = np.linspace(0, 1, count + 2)[1:-1, None]
        points.append(first + (last - first) * part)
        outward.append(np.repeat(outward[turn][-1][None], count, axis=0))
    return np.concatenate(points), np.concatenate(outward)
