"""TouchGuide: leads a visitor from screen to screen and back the way they came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from kiosk.library.model import Film, ItemCard, Picture
from kiosk.resources import resource
from kiosk.settings import Settings
from kiosk.wording import screens as words
from screens.exhibition import Exhibition
from screens.film import FilmShown
from screens.home import HomeShown, grouped
from screens.reader import ReaderShown
from screens.section import SectionShown
from screens.viewer import ViewerShown

STATION = "station"


class TouchGuide:
    """``show`` puts a screen (by name) on the window; ``screen`` finds one."""

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
        self._way: list[Callable[[], None]] = []

    def forget(self) -> None:
        """The visit is over: there is no way back."""
        self._way.clear()

    def go_home(self) -> None:
        self._way.clear()
        self.fill_home()
        self._show("home")

    def fill_home(self) -> None:
        """Give the home screen what it shows."""
        covers = resource("media") / "covers"
        sections = self._exhibition.sections
        self._screen("home").shown = HomeShown(
            groups=grouped(sections),
            covers={one.key: str(covers / f"{one.key}.jpg") for one in sections},
            featured=self._exhibition.featured(),
        )

    def warm_up(self) -> Iterator[None]:
        """Build, one screen a step, what the first visitor would otherwise wait for."""
        for key in {section.form: section.key for section in self._exhibition.sections}.values():
            self._fill_section(key)
            yield
        card = self._exhibition.featured()
        item = self._exhibition.item(card.id) if card is not None else None
        if card is not None and item is not None:
            self._screen("reader").shown = ReaderShown(item, self._exhibition.place(card))
            yield

    def open_section(self, key: str) -> None:
        name = self._fill_section(key)
        self._screen(name).first_page()
        self._way = [partial(self._return_to_section, key)]
        self._show(name)

    def open_item(self, card: ItemCard) -> None:
        item = self._exhibition.item(card.id)
        if item is None:  # taken off and cleared away meanwhile
            self.go_home()
            return
        reader = self._screen("reader")
        reader.shown = ReaderShown(item, self._exhibition.place(card))
        if reader.manager.current != "reader":
            self._way.append(partial(self._show, "reader"))
        self._show("reader")

    def open_pictures(
        self, pictures: list[Picture], index: int, cards: list[ItemCard] | None = None
    ) -> None:
        self._screen("viewer").shown = ViewerShown(tuple(pictures), index, tuple(cards or ()))
        self._way.append(partial(self._show, "viewer"))
        self._show("viewer")

    def open_film(self, film: Film, title: str) -> None:
        self._screen("film").shown = FilmShown(film, title)
        self._way.append(partial(self._show, "film"))
        self._show("film")

    def back(self) -> None:
        """One step back; home at the end of the way."""
        if self._way:
            self._way.pop()
        if self._way:
            self._way[-1]()
        else:
            self.go_home()

    def _return_to_section(self, key: str) -> None:
        name = self._fill_section(key)
        read = self._screen("reader").shown
        if read is not None and read.place.section.key == key:
            self._screen(name).ids.grid.show_card(read.place.card.id)
        self._show(name)

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
