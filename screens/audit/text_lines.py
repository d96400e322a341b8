"""The lines of a text as they are set: their words and the boxes of their glyphs, in pixels.

A label knows its lines as soon as it is laid out, before anything is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.uix.label import Label

from screens.theme import GLYPH_PER_EM
from screens.widgets.words import Words

ASCENT, DESCENT = 1.16, 0.288
"""Of Noto Sans SC and Noto Serif SC, in font sizes: a line of a label is as high as both."""
GLYPH_FOOT = 0.075
"""How far a Han character reaches below the base line, in font sizes (measured:
tests/ui/test_audit_measure.py)."""
FIGURE_HEIGHT = 0.75
"""Of figures and capitals, which stand on the base line."""
ICON_EDGE = 1 / 12
"""Around a sign of Material Design Icons, which is drawn in a square of one font size."""
ICONS = "icons"
"""The name of that font."""

Pixels = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SetLine:
    words: str
    box: Pixels


def shortened(widget: Label | Words) -> bool:
    """Whether not all of the text is shown."""
    if isinstance(widget, Words):
        return bool(widget._cut)
    shown = "".join(one.text for line in widget._label._cached_lines for one in line.words)
    return bool(widget.is_shortened) or len("".join(shown.split())) < len(
        "".join(widget.text.split())
    )


def lines_of(widget: Label | Words) -> list[SetLine]:
    """From the top down, in the window's pixels; the box is as high as a Han character."""
    lines = _words_lines(widget) if isinstance(widget, Words) else _label_lines(widget)
    x, y = widget.to_window(0, 0)
    return [
        SetLine(one.words, (one.box[0] + x, one.box[1] + y, one.box[2], one.box[3]))
        for one in lines
    ]


def _words_lines(widget: Words) -> list[SetLine]:
    found = []
    top, size = widget._top(), widget.font_size
    for number, line in enumerate(widget._lines):
        words = widget._face(number)[0]
        middle = top - (number + 0.5) * widget.line_height
        base = middle + (ASCENT + DESCENT) * size / 2 - ASCENT * size
        found.append(SetLine(words, _glyphs(words, widget._left(line), base, line.width, size)))
    return found


def _label_lines(widget: Label) -> list[SetLine]:
    core: Any = widget._label
    wide, high = core._size_texture if core.text else (0, 0)
    if not wide or not high:
        return []
    options = core.options
    left, above = options["padding"][0], options["padding"][1]
    rest = high - core._internal_size[1]
    y = {"bottom": rest + above, "top": above}.get(options["valign"], (rest + 2 * above) / 2)
    # Kivy draws the texture around the middle of the label.
    x0, top = widget.center_x - wide / 2, widget.center_y + high / 2
    found = []
    for line in core._cached_lines:
        x = {"center": (wide - line.w) / 2, "right": max(0, wide - line.w - left)}.get(
            options["halign"], left
        )
        own = max((one.lh for one in line.words), default=0) / max(options["line_height"], 0.01)
        words = "".join(one.text for one in line.words)
        if widget.font_name == ICONS:
            box = _sign(x0 + x, top - y - own, line.w, own)
        else:
            base = top - y - own * ASCENT / (ASCENT + DESCENT)
            box = _glyphs(words, x0 + x, base, line.w, widget.font_size)
        found.append(SetLine(words, box))
        y += line.h
    return found


def _glyphs(words: str, x: float, base: float, width: float, size: float) -> Pixels:
    if words.isascii() and words == words.upper() and not set(words) & set("()[],;/"):
        return x, base, width, FIGURE_HEIGHT * size
    return x, base - GLYPH_FOOT * size, width, GLYPH_PER_EM * size


def _sign(x: float, y: float, width: float, height: float) -> Pixels:
    edge = ICON_EDGE * width
    return x + edge, y + edge, width - 2 * edge, height - 2 * edge
