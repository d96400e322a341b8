"""KioskApp: builds the screens, leads between them, and watches whether anybody is there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent

from kiosk.database.changes import ChangeFeed
from kiosk.library.model import Film, ItemCard, Picture
from kiosk.resources import resource
from kiosk.settings import Settings
from screens.attract import slide_of
from screens.exhibition import Exhibition
from screens.frame import Bar, Frame, StillHere
from screens.idle import IdleWatch, Presence
from screens.memory import tidy
from screens.read_aloud import ReadAloud
from screens.registry import FIRST, REST, build, load_kv
from screens.screen import KioskScreen
from screens.theme import theme
from screens.window import close_to_visitors

log = logging.getLogger(__name__)

CHANGES_SECONDS = 0.4
WATCH_SECONDS = 0.5


class KioskApp(App):
    """``exhibition`` and ``changes`` come from the library, ``read_aloud`` from the readout.

    ``tell`` takes "ready" once the first slide is on the screen and "alive" every second;
    ``clock`` is a monotonic clock in seconds.
    """

    def __init__(
        self,
        settings: Settings,
        exhibition: Exhibition,
        changes: ChangeFeed,
        read_aloud: Callable[[], ReadAloud],
        tell: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.exhibition = exhibition
        self._changes = changes
        self._open_read_aloud = read_aloud
        self._tell = tell
        self.read_aloud: ReadAloud | None = None
        self.idle = IdleWatch(settings.idle_seconds, settings.idle_warning_seconds, clock)
        self._way: list[Callable[[], None]] = []
        self._complete = False

    # ------------------------------------------------------------------ building

    def build(self) -> Frame:
        self.title = "素社家园"
        theme.fit(Window.size, self.settings.diagonal_inches)
        close_to_visitors(Window)
        Window.clearcolor = theme.paper
        load_kv(FIRST)
        self.frame = Frame()
        self.bar = Bar()
        self.still_here = StillHere()
        first = build(FIRST)
        attract: Any = first[0]
        attract.next_slide = self._next_slide
        attract.slide_seconds = self.settings.slide_seconds
        attract.fallback = str(resource("media") / "scenes" / "arcades.jpg")
        attract.bind(on_touched=lambda *_: self.go_home(), on_first_frame=self._opened)
        attract.size = Window.size  # the first picture is cut to it before anything is laid out
        self._add(first)
        Window.bind(on_touch_down=self._touched)
        self._start()
        return self.frame

    def _start(self) -> None:
        empty = self.exhibition.empty
        self._show("preparing" if empty else "attract")
        if empty:
            Clock.schedule_once(self._opened, 0.2)

    def _opened(self, *_: object) -> None:
        """The first picture stands: say so, then build what a touch will need."""
        if not self._complete:
            self._complete = True
            self._tell("ready")
            Clock.schedule_interval(lambda _: self._tell("alive"), 1.0)
            Clock.schedule_interval(self._look_for_changes, CHANGES_SECONDS)
            Clock.schedule_interval(self._watch, WATCH_SECONDS)
            Clock.schedule_once(self.complete, 0.05)

    def complete(self, *_: object) -> None:
        """Build the screens behind the attract loop (about 0.3 s, once)."""
        if self.read_aloud is not None:
            return
        load_kv(REST)
        self.read_aloud = self._open_read_aloud()
        self._add(build(REST))
        self.screen("reader").read_aloud = self.read_aloud
        self.bar.language = self.read_aloud.language
        self.bar.bind(
            on_home=lambda *_: self.go_home(),
            on_type_size=self._change_size,
            on_language_choice=self._change_language,
        )
        self._refresh_home()

    def _add(self, screens: list[KioskScreen]) -> None:
        for screen in screens:
            screen.guide = self
            self.frame.ids.screens.add_widget(screen)

    def screen(self, name: str) -> Any:
        return self.frame.ids.screens.get_screen(name)

    # ------------------------------------------------------------------ the guide

    def go_home(self) -> None:
        self.complete()
        self._way.clear()
        self._refresh_home()
        self._show("home")

    def open_section(self, key: str) -> None:
        name = self._fill_section(key)
        self.screen(name).first_page()
        self._way = [partial(self._return_to_section, key)]
        self._show(name)

    def open_item(self, card: ItemCard) -> None:
        item = self.exhibition.item(card.id)
        if item is None:
            self.go_home()
            return
        from screens.reader import ReaderShown

        self.screen("reader").shown = ReaderShown(item, self.exhibition.place(card))
        if self.frame.ids.screens.current != "reader":
            self._way.append(partial(self._show, "reader"))
        self._show("reader")

    def open_pictures(
        self, pictures: list[Picture], index: int, cards: list[ItemCard] | None = None
    ) -> None:
        from screens.viewer import ViewerShown

        self.screen("viewer").shown = ViewerShown(tuple(pictures), index, tuple(cards or ()))
        self._way.append(partial(self._show, "viewer"))
        self._show("viewer")

    def open_film(self, film: Film, title: str) -> None:
        from screens.film import FilmShown

        self.screen("film").shown = FilmShown(film, title)
        self._way.append(partial(self._show, "film"))
        self._show("film")

    def back(self) -> None:
        """One step back on the way the visitor came; home at its end."""
        if self._way:
            self._way.pop()
        if self._way:
            self._way[-1]()
        else:
            self.go_home()

    def _return_to_section(self, key: str) -> None:
        name = self._fill_section(key)
        reader = self.screen("reader").shown
        if reader is not None and reader.place.section.key == key:
            self.screen(name).ids.grid.show_card(reader.place.card.id)
        self._show(name)

    def _fill_section(self, key: str) -> str:
        from screens.section import SectionShown

        section = self.exhibition.section(key)
        note = ""
        if key == "station" and self.settings.hotline:
            from kiosk.wording import screens as words

            note = words.HOTLINE.format(number=self.settings.hotline)
        shown = SectionShown(section, tuple(self.exhibition.cards(key)), note)
        self.screen(section.form.value).shown = shown
        return section.form.value

    def _show(self, name: str) -> None:
        screens = self.frame.ids.screens
        screens.current = name
        wanted = screens.get_screen(name).has_bar
        if wanted and self.bar.parent is None:
            self.frame.add_widget(self.bar)
        elif not wanted and self.bar.parent is not None:
            self.frame.remove_widget(self.bar)

    def _refresh_home(self) -> None:
        from screens.home import HomeShown, grouped

        covers = resource("media") / "covers"
        self.screen("home").shown = HomeShown(
            groups=grouped(self.exhibition.sections),
            covers={one.key: str(covers / f"{one.key}.jpg") for one in self.exhibition.sections},
            featured=self.exhibition.featured(),
        )

    def _next_slide(self) -> Any:
        card = self.exhibition.next_slide()
        return card and slide_of(card, self.exhibition.section(card.section).name)

    # ------------------------------------------------------------------ the visit

    def _change_size(self, *_: object) -> None:
        theme.large = self.bar.large = not theme.large

    def _change_language(self, _: object, language: str) -> None:
        self.read_aloud.language = self.bar.language = language

    def _touched(self, _: object, __: MotionEvent) -> bool:
        """Any touch anywhere, before the screens see it."""
        self.idle.touched()
        self.screen("attract").stay_away()
        if self.still_here.parent is not None:
            self.frame.remove_widget(self.still_here)
            return True
        return False

    def _watch(self, *_: object) -> None:
        """Twice a second: is anybody there?"""
        screens = self.frame.ids.screens
        if screens.current in ("attract", "preparing"):
            self.idle.touched()
            return
        playing = screens.current == "film" and screens.current_screen.playing
        if playing or (self.read_aloud is not None and self.read_aloud.busy):
            self.idle.touched()
        presence = self.idle.presence
        if presence is Presence.GONE:
            self.idle.touched()
            self.end_visit()
        elif presence is Presence.WARNED:
            self.still_here.seconds = self.idle.left
            if self.still_here.parent is None:
                self.frame.add_widget(self.still_here)

    def end_visit(self) -> None:
        """Everything as for the next visitor: loop, size of type, language, place."""
        if self.still_here.parent is not None:
            self.frame.remove_widget(self.still_here)
        if self.read_aloud is not None:
            self.read_aloud.stop()
            self.read_aloud.language = self.bar.language = self.settings.language.value
        theme.large = self.bar.large = False
        self._way.clear()
        self.screen("attract").get_ready(lambda: self._show("attract"))
        Clock.schedule_once(lambda _: tidy(), 2.0)

    def _look_for_changes(self, *_: object) -> None:
        if not self._changes.changed():
            return
        self.exhibition.refresh()
        if self.frame.ids.screens.current == "preparing" and not self.exhibition.empty:
            self._show("attract")

    # ------------------------------------------------------------------ closed doors

    def open_settings(self, *_: object) -> bool:
        """Kivy's own settings are no business of a visitor."""
        return False

    def on_stop(self) -> None:
        if self.read_aloud is not None:
            self.read_aloud.stop()
