"""A finger that writes on a HandwritingPad, and what is seen there."""

from __future__ import annotations

from typing import Any

from kiosk.handwriting.recogniser import HandwritingMissingError
from tests.ui.house import Visitor

FIELD = 100.0
"""Side of the field in tests/handwriting/strokes.py."""


class Missing:
    """What a machine without the model has."""

    def candidates(self, *_: object, **__: object) -> list[str]:
        raise HandwritingMissingError


def write(visitor: Visitor, pad: Any, strokes: list[list[tuple[float, float]]]) -> None:
    """Each stroke by a finger that goes down, moves and lifts."""
    field = pad.ids.field
    for stroke in strokes:
        places = [
            (field.x + x / FIELD * field.width, field.top - y / FIELD * field.height)
            for x, y in stroke
        ]
        touch = visitor.touch(*places[0])
        touch.touch_down()
        for place in places[1:]:
            touch.touch_move(*place)
        touch.touch_up()
        visitor.frames(1)


def drawn(pad: Any) -> int:
    """How much is drawn in the square over its guide."""
    kinds = (type(one).__name__ for one in pad.ids.field.canvas.children)
    return sum(kind in ("Line", "Ellipse") for kind in kinds)


def keys(pad: Any) -> list[Any]:
    return [key for key in reversed(pad.ids.choices.children) if key.text]
