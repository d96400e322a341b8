"""MomentScreen: something went wrong; what it is, that it is nobody's fault, and one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kivy.clock import Clock
from kivy.properties import StringProperty

from kiosk.wording import moments as words
from screens.screen import KioskScreen


@dataclass(frozen=True, slots=True)
class MomentShown:
    """``go`` is what the button does. After ``seconds`` (0: never) ``gone`` is done by itself.
    ``bar``: the bar may be used."""

    title: str
    text: str
    button: str
    go: Callable[[], object]
    seconds: float = 0.0
    gone: Callable[[], object] = lambda: None
    bar: bool = True


class MomentScreen(KioskScreen):
    title = StringProperty("")
    text = StringProperty("")
    button = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._end = Clock.create_trigger(self._gone, 1.0)

    def on_shown(self, _: object, shown: MomentShown) -> None:
        self.title, self.text, self.button = shown.title, shown.text, shown.button
        self.has_bar = shown.bar
        self._end.cancel()
        if shown.seconds:
            self._end.timeout = shown.seconds
            self._end()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self._end.cancel()

    def announcement(self) -> tuple[str, ...]:
        return words.spoken(self.title, self.text)

    def go(self) -> None:
        self.shown.go()

    def _gone(self, *_: object) -> None:
        if self.manager is not None and self.manager.current_screen is self:
            self.shown.gone()


SORRY_SECONDS = 15.0


def sorry(go: Callable[[], object], gone: Callable[[], object]) -> MomentShown:
    """The screen came back in the middle of somebody's visit; ``gone``: nobody answered."""
    return MomentShown(
        words.SORRY, words.SORRY_MORE, words.SORRY_GO, go, SORRY_SECONDS, gone, bar=False
    )


def page_bad(go_home: Callable[[], object]) -> MomentShown:
    """A page whose content cannot be read."""
    return MomentShown(words.PAGE_BAD, words.PAGE_BAD_MORE, words.PAGE_BAD_GO, go_home)
