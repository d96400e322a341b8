"""Announcer: says where one has come to, in the mode for elders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.wording import screens as words

HOME = "home"


class Announcer:
    """``screen`` finds a screen by name, ``wanted`` says whether screens announce themselves now.
    Never over a text that is being read."""

    def __init__(
        self, read_aloud: Any, screen: Callable[[str], Any], wanted: Callable[[], bool]
    ) -> None:
        self._read_aloud = read_aloud
        self._screen = screen
        self._wanted = wanted

    def came(self, name: str) -> None:
        """The screen ``name`` has come up. What was said of another one ends, except for a welcome:
        that leads home."""
        read_aloud = self._read_aloud
        said = self._screen(name).announcement() if self._wanted() else ()
        if read_aloud.busy:
            return
        if said:
            read_aloud.say(*said)
        elif name != HOME and read_aloud.sounding:
            read_aloud.stop()

    def large(self, large: bool) -> None:
        """The mode for elders was switched on or off."""
        if large and self._wanted() and not self._read_aloud.busy:
            self._read_aloud.say(words.LARGE_ON)
