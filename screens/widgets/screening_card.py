"""ScreeningCard: a row of the programme. SeatsBar: how full it is. WishCard: one to vote for."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.wording import cinema_screens as words
from screens.cinema_telling import Mood, ScreeningTold
from screens.palettes import PAPER
from screens.theme import theme
from screens.widgets.pressable import Pressable

TONES = {Mood.SEATS: "green", Mood.FULL: "amber", Mood.OVER: "ink_soft", Mood.OFF: "red_text"}
"""The token of the colour of what is said of the seats."""


class SeatsBar(Widget):
    """``part`` of the seats is left: full of colour as long as there are many."""

    part = NumericProperty(0)
    tone = ColorProperty(PAPER.green)


class ScreeningCard(Pressable):
    """A touch on the row opens the screening, a touch on its button signs up."""

    card = ObjectProperty(None, allownone=True)
    section = ObjectProperty(None, allownone=True)
    place = NumericProperty(0)
    last = BooleanProperty(False)
    when = StringProperty("")
    date = StringProperty("")
    film = StringProperty("")
    more = StringProperty("")
    seats = StringProperty("")
    note = StringProperty("")
    verb = StringProperty("")
    poster = StringProperty("")
    part = NumericProperty(0)
    over = BooleanProperty(False)
    full = BooleanProperty(False)
    tone = ColorProperty(PAPER.green)
    tight = BooleanProperty(False)
    closeness = NumericProperty(1)
    """Of its lines, where four have little room."""
    dated = BooleanProperty(True)
    """Whether the date has room beside the time."""
    news = StringProperty("")
    line = StringProperty("")
    """What stands below the film: its news, or else what there is room for."""

    def on_card(self, _: object, card: ScreeningTold | None) -> None:
        if card is None:
            return
        self.when, self.date, self.film, self.more = card.when, card.date, card.film, card.more
        self.seats, self.note, self.verb = card.seats, card.note, card.verb
        self.poster, self.part = card.poster, card.part
        self.over, self.full = card.over, card.mood is Mood.FULL
        theme.follow(self, "tone", TONES[card.mood])

    def sign_up(self) -> None:
        if self.card is not None and self.card.sign_up is not None:
            self.card.sign_up()


@dataclass(frozen=True, slots=True)
class WishTold:
    """A film to vote for. ``state`` is "", "sent" while it is written down, "thanked" or
    "failed"."""

    film: str
    votes: int
    poster: str = ""
    state: str = ""


class WishCard(Pressable):
    card = ObjectProperty(None, allownone=True)
    section = ObjectProperty(None, allownone=True)
    place = NumericProperty(0)
    last = BooleanProperty(False)
    film = StringProperty("")
    votes = StringProperty("")
    poster = StringProperty("")
    verb = StringProperty("")
    thanked = BooleanProperty(False)
    wide = BooleanProperty(False)

    def on_card(self, _: object, card: WishTold | None) -> None:
        if card is None:
            return
        self.film, self.poster = card.film, card.poster
        self.votes = words.VOTES.format(votes=card.votes) if card.votes else words.NO_VOTES
        self.thanked = card.state in ("thanked", "sent")
        verbs = {"thanked": words.THANKS, "sent": words.THANKS, "failed": words.NOT_TAKEN}
        self.verb = verbs.get(card.state, words.WANT)
        self.enabled = not self.thanked
