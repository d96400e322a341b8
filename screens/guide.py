"""TouchGuide: leads a visitor from screen to screen and back the way they came."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import PIL.Image
from kivy.clock import Clock

from kiosk.database.errors import DatabaseFault
from kiosk.library.model import Film, ItemCard, Picture
from kiosk.settings import Settings
from kiosk.wording import screens as words
from screens.exhibition import Exhibition
from screens.film import FilmShown
from screens.home import HomeShown, grouped
from screens.reader import ReaderShown
from screens.section import SectionShown, cover_of
from screens.viewer import ViewerShown

if TYPE_CHECKING:
    from screens.cinema_guide import CinemaGuide

log = logging.getLogger(__name__)

STATION, CINEMA = "station", "cinema"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the visitor's way: the screen's name, and how it is filled on coming back."""

    name: str
    fill: Callable[[], object] = lambda: None


class TouchGuide:
    """``show`` puts a screen (by name) on the window; ``screen`` finds one.

    A screen is filled in one frame and shown in the next: to fill it and to draw it takes longer
    than a frame should, and meanwhile the thing that was touched shows that it was.
    """

    def __init__(
        self,
        exhibition: Exhibition,
        settings: Settings,
        show: Callable[[str], None],
        screen: Callable[[str], Any],
    ) -> None:
        self._exhibition = exhibition
        self._settings = settings
        self._show = show
        self._screen = screen
        self.cinema: CinemaGuide | None = None
        """Leads through the cinema; its places are on this guide's way."""
        self.trouble: Callable[[], object] = self.go_home
        """Called in place of showing what cannot be read."""
        self._way: list[Stop] = []
        self._next: Stop | None = None

    def forget(self) -> None:
        """The visit is over: there is no way back."""
        self._way.clear()
        self._next = None
        if self.cinema is not None:
            self.cinema.forget()

    def go_home(self) -> None:
        """Home is always filled, and stands in the same frame."""
        self.forget()
        self.fill_home()
        self._show("home")

    def _go(self, stop: Stop) -> None:
        """Fill and show ``stop``, unless the visitor wants something else meanwhile."""
        self._next = stop

        def fill(_: float) -> None:
            if self._next is not stop:
                return
            try:
                stop.fill()
            except DatabaseFault as fault:
                self._trouble(fault)
            else:
                Clock.schedule_once(show)

        def show(_: float) -> None:
            if self._next is stop:
                self._next = None
                self._show(stop.name)

        Clock.schedule_once(fill)

    def _trouble(self, fault: DatabaseFault) -> None:
        log.warning("%s", fault)
        self._next = None
        self.trouble()

    def fill_home(self) -> None:
        """Give the home screen what it shows; what it showed stays where that cannot be read."""
        try:
            self._fill_home()
        except DatabaseFault as fault:
            log.warning("%s", fault)

    def _fill_home(self) -> None:
        sections = self._exhibition.sections
        self._screen("home").shown = HomeShown(
            groups=grouped(sections),
            covers={one.key: str(cover_of(one.key)) for one in sections},
            featured=self._exhibition.featured(),
            tonight=self.cinema.tonight() if self.cinema is not None else None,
        )

    def warm_up(self) -> Iterator[str]:
        """Fill, one screen a step, what the first visitor would otherwise wait for; its name."""
        yield "home"
        for key in {section.form: section.key for section in self._exhibition.sections}.values():
            yield self._fill_section(key)
        card = self._exhibition.featured()
        item = self._exhibition.item(card.id) if card is not None else None
        if card is not None and item is not None:
            self._screen("reader").shown = ReaderShown(item, self._exhibition.place(card))
            yield "reader"
        # The libraries of films take as long as a frame, and so do the formats of pictures, which
        # Kivy's video asks whether a film is one of them.
        importlib.import_module("kivy.core.video")
        PIL.Image.init()
        yield "film"
        if self.cinema is not None:
            yield from self.cinema.warm_up()

    def go_on(self, stop: Stop, fill: Callable[[], object] | None = None) -> None:
        """To a place that somebody else fills; ``fill`` is for the first time."""
        if not self._way or self._way[-1].name != stop.name:
            self._way.append(stop)
        else:
            self._way[-1] = stop
        self._go(Stop(stop.name, fill or stop.fill))

    def return_to(self, name: str) -> None:
        """Back along the way to the place called ``name``; home if it is not on it."""
        while self._way and self._way[-1].name != name:
            self._way.pop()
        if self._way:
            self._go(self._way[-1])
        else:
            self.go_home()

    def open_section(self, key: str) -> None:
        if key == CINEMA and self.cinema is not None:
            self.cinema.open_programme()
            return
        self.open_shelf(key)

    def begin(self, stop: Stop, fill: Callable[[], object] | None = None) -> None:
        """To a place that somebody else fills, as from home; ``fill`` is for the first time."""
        self._way = [stop]
        self._go(Stop(stop.name, fill or stop.fill))

    def begin_with(self, stops: Sequence[Stop]) -> None:
        """To the last of ``stops``, as if the visitor had come by the others."""
        self._way = list(stops)
        self._go(self._way[-1])

    def open_shelf(self, key: str, *, on: bool = False) -> None:
        """The items of a section; ``on`` keeps the way that led here."""
        name = self._exhibition.section(key).form.value
        way = self._way if on else []
        self._way = [*way, Stop(name, lambda: self._return_to_section(key))]

        def fill() -> None:
            self._fill_section(key)
            self._screen(name).first_page()

        self._go(Stop(name, fill))

    def open_item(self, card: ItemCard) -> None:
        try:
            item = self._exhibition.item(card.id)
        except DatabaseFault as fault:
            self._trouble(fault)
            return
        if item is None:  # taken off and cleared away meanwhile
            self.go_home()
            return
        shown = ReaderShown(item, self._exhibition.place(card))
        if not self._way or self._way[-1].name != "reader":
            self._way.append(Stop("reader"))
        self._go(Stop("reader", lambda: setattr(self._screen("reader"), "shown", shown)))

    def open_pictures(
        self, pictures: list[Picture], index: int, cards: list[ItemCard] | None = None
    ) -> None:
        shown = ViewerShown(tuple(pictures), index, tuple(cards or ()))
        self._way.append(Stop("viewer"))
        self._go(Stop("viewer", lambda: setattr(self._screen("viewer"), "shown", shown)))

    def open_film(self, film: Film, title: str) -> None:
        shown = FilmShown(film, title)
        self._way.append(Stop("film"))
        self._go(Stop("film", lambda: setattr(self._screen("film"), "shown", shown)))

    def renew(self) -> None:
        """Another edition is on show: home and the section that stands take it at once; an item
        that is being read stays as it is until it is left."""
        self.fill_home()
        if self._way and self._way[-1].name not in ("reader", "viewer", "film"):
            try:
                self._way[-1].fill()
            except DatabaseFault as fault:
                self._trouble(fault)

    def back(self) -> None:
        """One step back; home at the end of the way."""
        if self._way:
            self._way.pop()
        if self._way:
            self._go(self._way[-1])
        else:
            self.go_home()

    def _return_to_section(self, key: str) -> None:
        name = self._fill_section(key)
        read = self._screen("reader").shown
        if read is not None and read.place.section.key == key:
            self._screen(name).ids.grid.show_card(read.place.card.id)

    def _fill_section(self, key: str) -> str:
        """The name of the screen that shows the section, filled."""
        section = self._exhibition.section(key)
        hotline = self._settings.hotline
        note = ""
        if key == STATION:
            note = words.HOTLINE.format(number=hotline) if hotline else words.HOTLINE_ASK
        name = section.form.value
        self._screen(name).shown = SectionShown(section, tuple(self._exhibition.cards(key)), note)
        return name
