"""Holding: a finger that rests on a button hears its name, in the mode for elders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.input import MotionEvent

from screens.widgets.pressable import RESTED, Pressable

NAME_SECONDS = 0.6
"""A finger that rests for so long asks what it is on; a tap of an old hand takes 0.1 to 0.4 s."""
MEANT_SECONDS = 2.5
"""Lifted within so long, it has heard the name and means it; later, it only listened."""
LOOK_SECONDS = 0.1


class Holding:
    """``wanted`` says whether names are said now. ``clock`` is monotonic seconds.

    Saying a name pauses a text that is being read; it goes on afterwards, unless the button itself
    stops or pauses it.
    """

    def __init__(
        self, read_aloud: Any, wanted: Callable[[], bool], clock: Callable[[], float]
    ) -> None:
        self._read_aloud = read_aloud
        self._wanted = wanted
        self._clock = clock
        self._touch: MotionEvent | None = None
        self._since = 0.0
        self._named: Pressable | None = None
        self._goes_on = False
        self._looks = Clock.schedule_interval(lambda _: self.look(), LOOK_SECONDS)
        self._looks.cancel()

    def down(self, _: object, touch: MotionEvent) -> bool:
        self._touch, self._since, self._named = None, self._clock(), None
        if self._wanted():
            self._touch = touch
            self._looks()
        return False

    def up(self, _: object, touch: MotionEvent) -> bool:
        """Before the button hears of it."""
        if touch is self._touch:
            self._touch = None
            if self._named is not None and self._clock() - self._since > MEANT_SECONDS:
                touch.ud[RESTED] = True
        return False

    def look(self) -> None:
        """A few times a second while it matters."""
        if self._touch is not None:
            if self._named is None and self._clock() - self._since >= NAME_SECONDS:
                self._say(self._touch)
        elif self._goes_on:
            self._go_on()
        else:
            self._looks.cancel()

    def _say(self, touch: MotionEvent) -> None:
        held = _held(touch)
        name = held.spoken_name() if held is not None else ""
        if held is None or not name:
            return
        self._named = held
        read = self._read_aloud.busy or (self._goes_on and self._read_aloud.paused)
        self._goes_on = read and not held.pauses
        self._read_aloud.say(name)

    def _go_on(self) -> None:
        """The name was said and the finger is gone: what was read goes on."""
        if not self._read_aloud.sounding:
            self._goes_on = False
            if self._read_aloud.paused:
                self._read_aloud.toggle_pause()


def _held(touch: MotionEvent) -> Pressable | None:
    """The button under a finger, while it has not wandered off."""
    for weak in touch.grab_list:
        widget = weak()
        if isinstance(widget, Pressable) and widget.state == "down":
            return widget
    return None
