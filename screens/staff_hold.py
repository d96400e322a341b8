"""Hold: a finger that rests on one place for some seconds. No visitor does that by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.input import MotionEvent

from screens.staff_door import HOLD_SECONDS
from screens.theme import theme
from screens.widgets.pressable import FINGER_MM


class Hold:
    """``place`` gives the widget that can be held now, or None; ``do`` is called once when one
    finger has rested on it long enough. ``clock`` is monotonic seconds."""

    def __init__(
        self, place: Callable[[], Any], do: Callable[[], None], clock: Callable[[], float]
    ) -> None:
        self._place = place
        self._do = do
        self._clock = clock
        self._touch: MotionEvent | None = None
        self._since = 0.0

    def down(self, _: object, touch: MotionEvent) -> bool:
        place = self._place()
        self._touch = None
        if place is not None and place.collide_point(*place.to_widget(*touch.pos)):
            self._touch, self._since = touch, self._clock()
        return False

    def moved(self, _: object, touch: MotionEvent) -> bool:
        if touch is self._touch:
            away = max(abs(touch.x - touch.ox), abs(touch.y - touch.oy))
            if away > FINGER_MM * theme.mm:
                self._touch = None
        return False

    def up(self, _: object, touch: MotionEvent) -> bool:
        if touch is self._touch:
            self._touch = None
        return False

    def look(self) -> None:
        """A few times a second: has it been long enough?"""
        if self._touch is not None and self._clock() - self._since >= HOLD_SECONDS:
            self._touch = None
            self._do()
