"""Showing: which screen is on the window, with the bar below it and the staff's banner over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.frame import Above, Bar, Frame
from screens.registry import Part, build, load_kv
from screens.screen import KioskScreen
from screens.theme import theme


class Showing:
    """Before ``dress`` there is neither bar nor banner: the attract loop needs none."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.bar: Bar | None = None
        self._banner: Any = None
        self._above = Above()
        self._banner_words: Callable[[], str] = str
        self.came: Callable[[str], None] = lambda _: None
        """Told of every screen that comes up."""
        self.changed: Callable[[], None] = lambda: None
        """Told of whatever comes up under a finger, or goes."""

    def dress(self, bar: Bar, banner: Any, banner_words: Callable[[], str]) -> None:
        """From now on screens have their ``bar``, and ``banner`` lies over them while
        ``banner_words`` has something to say."""
        self.bar, self._banner, self._banner_words = bar, banner, banner_words

    def add(self, screens: list[KioskScreen], guide: object) -> None:
        """Keep ``screens``; ``guide`` takes what is touched on them."""
        for screen in screens:
            screen.guide = guide
            screen.size, screen.pos = self.frame.ids.screens.size, self.frame.ids.screens.pos
            self.frame.ids.screens.add_widget(screen)

    def screen(self, name: str) -> Any:
        return self.frame.ids.screens.get_screen(name)

    def built(self, part: Part, name: str, guide: object) -> Any:
        """A screen that is built when it is first needed."""
        screens = self.frame.ids.screens
        if not screens.has_screen(name):
            load_kv(part)
            self.add(build(part, name), guide)
        return screens.get_screen(name)

    @property
    def current(self) -> str:
        """The name of the screen on show."""
        return str(self.frame.ids.screens.current)

    def show(self, name: str) -> None:
        screens = self.frame.ids.screens
        screens.clear_beneath()
        if name != "attract":
            self.screen("attract").stay_away()  # else it would come up over this one
        if screens.current != name:
            self.changed()
        screens.current = name
        self.came(name)
        if self.bar is None:
            return
        wanted = screens.get_screen(name).has_bar
        if wanted and self.bar.parent is None:
            self.frame.add_widget(self.bar)
        elif not wanted and self.bar.parent is not None:
            self.frame.remove_widget(self.bar)
        self.place_banner()

    def seat(self, seated: bool) -> None:
        """Above the screens of somebody who sits, say so."""
        seated = seated and theme.room_height < self.frame.height - 1
        if seated and self._above.parent is None:
            self.frame.add_widget(self._above)
        elif not seated and self._above.parent is not None:
            self.frame.remove_widget(self._above)

    def place_banner(self) -> None:
        """Where it hides nothing: on the bar, which makes room for it; without a bar, at the
        foot."""
        banner, frame, bar = self._banner, self.frame, self.bar
        if banner.parent is not None:
            frame.remove_widget(banner)
        banner.text = self._banner_words()
        theme.bannered = bool(banner.text)
        banner.above_bar = bar is not None and bar.parent is not None
        if banner.text:
            frame.add_widget(banner)
