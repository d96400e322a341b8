"""ScreeningScreen: one showing: poster, when and where, seats left, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.library.model import Film, ItemCard
from kiosk.wording import cinema_screens as words
from screens.cinema_telling import Mood, ScreeningTold
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.screening_card import TONES


@dataclass(frozen=True, slots=True)
class ScreeningShown:
    """``told`` of the screening, ``where`` it is, ``about`` what (paragraphs, from the film's page
    or the programme), the page's ``card`` and ``film`` if there are any. ``spoken`` is what is read
    aloud before ``about``; ``size`` how many seats there are."""

    told: ScreeningTold
    where: str
    size: str
    about: str
    spoken: str
    card: ItemCard | None = None
    film: Film | None = None


BRIEF = 60
"""Characters of a text that is set larger."""


class ScreeningScreen(KioskScreen):
    read_aloud = ObjectProperty(None, allownone=True, rebind=True)
    when = StringProperty("")
    where = StringProperty("")
    film = StringProperty("")
    more = StringProperty("")
    about = StringProperty("")
    seats = StringProperty("")
    size_words = StringProperty("")
    note = StringProperty("")
    verb = StringProperty("")
    poster = StringProperty("")
    tone = ColorProperty(PAPER.green)
    full = BooleanProperty(False)
    over = BooleanProperty(False)
    brief = BooleanProperty(False)
    """A few words only: they may be larger."""
    larger = BooleanProperty(False)
    """The text is shown larger, as there is no sound."""
    stacked = BooleanProperty(False)
    room = NumericProperty(0)
    least_poster = NumericProperty(0)
    poster_width = NumericProperty(100)

    def on_kv_post(self, _: object) -> None:
        ids = self.ids
        self._verb, self._page, self._trailer = (
            one.__self__ for one in (ids.verb, ids.page, ids.trailer)
        )

    def on_shown(self, _: object, shown: ScreeningShown | None) -> None:
        if shown is None:
            return
        told = shown.told
        self.when = f"{told.when}\n" + words.DOT.join((told.date, words.FREE_OF_CHARGE))
        self.where, self.film, self.more = shown.where, told.film, told.more
        self.about = shown.about or words.NO_ABOUT
        self.seats, self.size_words = told.seats, shown.size
        self.verb = words.OTHERS if told.over else told.verb
        called_off = told.mood is Mood.OFF
        self.note = words.CALLED_OFF_MORE if called_off else told.note
        self.poster = told.poster
        theme.follow(self, "tone", TONES[told.mood])
        self.full, self.over = told.mood is Mood.FULL, told.over
        self.brief = len(self.about) <= BRIEF
        # What leads nowhere is not there: a grey button is a riddle.
        _offer(self.ids.main, self._verb, bool(self.verb))
        _offer(self.ids.small, self._page, shown.card is not None)
        _offer(self.ids.small, self._trailer, shown.film is not None)

    def announcement(self) -> tuple[str, ...]:
        return (self.film,)

    def toggle_reading(self) -> None:
        if not self.read_aloud.heard:
            self.larger = not self.larger
            return
        if self.read_aloud.busy:
            self.read_aloud.stop()
            return
        blocks = [(-1, self.shown.spoken), (0, self.about)]
        self.read_aloud.start(blocks, {})

    def sign_up(self) -> None:
        self.read_aloud.stop()
        if self.over:
            self.guide.open_programme()
        else:
            self.guide.open_signup(self.shown.told.id)

    def watch(self) -> None:
        self.read_aloud.stop()
        self.guide.open_film(self.shown.film, self.film)

    def read_on(self) -> None:
        self.read_aloud.stop()
        self.guide.open_item(self.shown.card)

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.larger = False
        self.read_aloud.warm_up()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.read_aloud.rest()


def _offer(row: BoxLayout, button: Widget, offered: bool) -> None:
    """Have ``button`` at the end of ``row`` or not at all."""
    if button.parent is not None:
        row.remove_widget(button)
    if offered:
        row.add_widget(button)
