"""Greeting: 阿关 welcomes whoever touches the screen after a quiet while: Cantonese, then Mandarin.

Any touch silences it, as a touch stops every voice of this house: no button is needed for it, and
who touches a card at once wants the card, not the rest of a sentence. Only the first moment is
excepted, in which a hand that shakes touches a second time without meaning it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.database.errors import DatabaseFault
from kiosk.library.greeting import GreetingPart

if TYPE_CHECKING:
    from screens.read_aloud import ReadAloud

log = logging.getLogger(__name__)

TWICE_SECONDS = 0.8
"""A touch so soon after the first is a part of it."""
PAUSE_SECONDS = 0.35
"""Between the languages."""
WATCH_SECONDS = 0.1


class Greeting:
    """``parts`` gives what is said, ``at_home`` whether the home screen is on show. ``quiet`` are
    the seconds without a touch after which somebody new has come; ``clock`` is monotonic seconds.
    """

    def __init__(
        self,
        read_aloud: ReadAloud,
        parts: Callable[[], tuple[GreetingPart, ...]],
        at_home: Callable[[], bool],
        quiet: float,
        clock: Callable[[], float],
    ) -> None:
        self._read_aloud = read_aloud
        self._parts = parts
        self._at_home = at_home
        self._wanted_quiet = quiet
        self._clock = clock
        self._touched_at, self._quiet = -inf, inf
        self._began_at = -inf
        self._left: list[GreetingPart] = []
        self._said: GreetingPart | None = None
        self._begin = Clock.create_trigger(self._begin_now)  # once home has been drawn
        self._next = Clock.create_trigger(self._say_next, PAUSE_SECONDS)
        self._watching = Clock.schedule_interval(self._watch, WATCH_SECONDS)
        self._watching.cancel()
        read_aloud.bind(sounding=self._sounding)

    @property
    def under_way(self) -> bool:
        return self._said is not None or bool(self._left)

    def touched(self, *_: object) -> bool:
        """Any touch anywhere, before the screens see it."""
        now = self._clock()
        self._quiet, self._touched_at = now - self._touched_at, now
        if self.under_way and now - self._began_at >= TWICE_SECONDS:
            self.silence()
        return False

    def came(self) -> None:
        """Somebody touched the loop, and home is coming up."""
        if self._quiet >= self._wanted_quiet and self._read_aloud.heard:
            self._begin()

    def silence(self) -> None:
        """Not another sound of it."""
        if self.under_way:
            self._forget()
            self._read_aloud.rest()

    def _begin_now(self, _: float) -> None:
        if not self._may_speak():
            return
        try:
            self._left = list(self._parts())
        except DatabaseFault as fault:
            log.warning("no greeting: %s", fault)
            return
        self._began_at = self._clock()
        self._watching()
        self._say_next()

    def _say_next(self, *_: object) -> None:
        if not self._left or not self._may_speak():
            self._end()
            return
        part = self._said = self._left.pop(0)
        if part.recording is not None:
            self._read_aloud.toggle_sound(part.recording)
        if part.text and not self._read_aloud.sounding:
            self._read_aloud.say(part.text, language=part.language)
        if not self._read_aloud.sounding:  # it cannot be said here
            self._next()

    def _sounding(self, _: object, sounding: bool) -> None:
        if self._said is not None and not sounding:
            self._next()

    def _may_speak(self) -> bool:
        """Nothing else is heard, and nobody went on to another screen."""
        return self._at_home() and not self._read_aloud.sounding

    def _watch(self, _: float) -> None:
        """Went on within the first moment: what was said there must not follow."""
        if self._at_home():
            return
        said = self._said
        ours = said and said.recording and self._read_aloud.sound_path == str(said.recording.path)
        self._forget()
        if ours:
            self._read_aloud.stop()

    def _end(self) -> None:
        self._forget()
        if self._may_speak():
            self._read_aloud.rest()  # the voice's memory goes back

    def _forget(self) -> None:
        self._left, self._said = [], None
        self._next.cancel()
        self._watching.cancel()
