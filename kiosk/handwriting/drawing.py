"""Strokes become a small picture such as the model was taught with."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]
Stroke = Sequence[Point]

SIDE = 48
"""Pixels of the model's picture: it reads lines of this height."""
OVERSAMPLING = 4
MARGIN = 0.08
THICKNESS = 0.06
"""Parts of the picture's side; 0.055 and 0.07 do equally well."""
SMALLEST_PART = 0.12
"""What is smaller than this part of the field it was written in, such as a dot, is not blown up."""


def drawn(strokes: Sequence[Stroke], field: float = 0.0) -> Image.Image:
    """A SIDE x SIDE picture in shades of grey, dark on white, the strokes in its middle.

    Points are (x, y) in any unit, y **downwards**; ``field`` is the side of the field they were
    written in, in the same unit (0: not known).
    """
    strokes = [stroke for stroke in strokes if stroke]
    points = [point for stroke in strokes for point in stroke]
    big = SIDE * OVERSAMPLING
    picture = Image.new("L", (big, big), 255)
    if not points:
        return picture.resize((SIDE, SIDE))
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width = max(x for x, _ in points) - left
    height = max(y for _, y in points) - top
    scale = big * (1 - 2 * MARGIN) / max(width, height, field * SMALLEST_PART, 1e-6)
    across, down = (big - width * scale) / 2, (big - height * scale) / 2
    pen = ImageDraw.Draw(picture)
    thick = round(big * THICKNESS)
    for stroke in strokes:
        line = [(across + (x - left) * scale, down + (y - top) * scale) for x, y in stroke]
        pen.line(line, fill=0, width=thick, joint="curve")
        for x, y in line[:1] + line[-1:]:  # round ends; a tap is a dot
            pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=0)
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
