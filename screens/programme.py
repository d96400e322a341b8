"""ProgrammeScreen: what the red cinema shows and when, with the seats that are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.wording import cinema_screens as words
from kiosk.wording import screens as house_words
from screens.cinema_telling import ScreeningTold, Week
from screens.screen import KioskScreen
from screens.widgets.pressable import Pill


@dataclass(frozen=True, slots=True)
class ProgrammeShown:
    """The weeks that have something, in order, with their screenings."""

    title: str
    weeks: tuple[tuple[Week, tuple[ScreeningTold, ...]], ...]
    films: bool


class Tab(Pill):
    """A week of the programme, or another room of the cinema."""

    chosen = BooleanProperty(False)


class ProgrammeScreen(KioskScreen):
    title = StringProperty("")
    lead = StringProperty("")
    week = StringProperty("")
    empty = BooleanProperty(False)
    tabs = NumericProperty(0)

    def on_kv_post(self, _: object) -> None:
        self._tabs: tuple[object, ...] = ()

    def announcement(self) -> tuple[str, ...]:
        weeks = self.shown.weeks if self.shown is not None else ()
        count = sum(len(rows) for _, rows in weeks)
        more = house_words.SCREENINGS.format(count=count) if count else words.EMPTY
        return (house_words.AT_PROGRAMME, more)

    def first_page(self) -> None:
        """As for somebody who comes new: the first week that has something."""
        self.week = ""
        self.ids.grid.page = 0
        self._fill()

    def on_shown(self, _: object, shown: ProgrammeShown | None) -> None:
        if shown is None:
            return
        self.title = shown.title
        self.lead = house_words.LEAD["cinema"]
        self.empty = not shown.weeks
        self._fill()

    def choose(self, week: str) -> None:
        if week != self.week:
            self.week = week
            self.ids.grid.page = 0
            self._fill()

    def _fill(self) -> None:
        if self.shown is None:
            return
        weeks = dict(self.shown.weeks)
        if self.week not in weeks:
            self.week = next(iter(weeks), "")
        self._fill_tabs(tuple(weeks), self.shown.films)
        self._fill_rows(weeks.get(Week(self.week), ()) if self.week else ())

    def _fill_rows(self, rows: tuple[ScreeningTold, ...]) -> None:
        """A row that says the same stays the same object, so that its view is left alone."""
        grid = self.ids.grid
        known = {one.id: one for one in grid.cards}
        grid.cards = [known[one.id] if known.get(one.id) == one else one for one in rows]

    def _fill_tabs(self, weeks: tuple[Week, ...], films: bool) -> None:
        line = self.ids.tabs
        if self._tabs != (weeks, films):
            self._tabs = (weeks, films)
            line.clear_widgets()
            for week in weeks:
                self._add_tab(week.value, lambda week=week: self.choose(week.value))
            if films:
                self._add_tab(words.FILMS, lambda: self.guide.open_films())
            self.tabs = len(line.children)
        for tab in line.children:
            tab.chosen = tab.text == self.week

    def _add_tab(self, text: str, do: Callable[[], None]) -> None:
        tab = Tab(text=text)
        tab.bind(on_release=lambda *_: do())
        self.ids.tabs.add_widget(tab)

    def chosen(self, card: ScreeningTold) -> None:
        self.guide.open_screening(card.id)
