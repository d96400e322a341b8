"""One card a form: what an item looks like in a timeline, gallery, wall, shelf or list."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from kiosk.library.model import ItemCard
from kiosk.library.sections import Section
from screens.palettes import PAPER
from screens.theme import accent, mixed, theme
from screens.widgets.pressable import Pressable


class CardView(Pressable):
    """``card`` is the item; the plain properties below are derived from it for kv to show."""

    card = ObjectProperty(None, allownone=True)
    section = ObjectProperty(None, allownone=True)
    place = NumericProperty(0)
    last = BooleanProperty(False)
    title = StringProperty("")
    summary = StringProperty("")
    picture = StringProperty("")
    date = StringProperty("")
    has_film = BooleanProperty(False)
    tone = ColorProperty(PAPER.red)
    tint = ColorProperty(PAPER.sand)

    def on_card(self, _: object, card: ItemCard | None) -> None:
        if card is None:
            return
        self.title, self.summary = card.title, card.summary
        self.date = card.date_text
        self.picture = str(card.cover.card) if card.cover else ""
        self.has_film = card.film is not None

    def on_section(self, _: object, section: Section | None) -> None:
        if section is not None:
            theme.follow(self, "tone", accent(section.function))

    def on_tone(self, _: object, tone: list[float]) -> None:
        self.tint = mixed(list(theme.sand), list(tone), 0.16)


class TimelineCard(CardView):
    """The year is the anchor for the eye."""

    years = NumericProperty(0)
    """Room for the years, in pixels."""
    year = StringProperty("")
    when = StringProperty("")

    def on_card(self, instance: object, card: ItemCard | None) -> None:
        super().on_card(instance, card)
        if card is not None:
            self.year = str(card.year) if card.year else card.date_text
            month = f"{card.month}月" if card.month else ""
            self.when = f"{month}{card.day}日" if month and card.day else month


class GalleryCard(CardView):
    """A big photograph with its caption."""


class WallCard(CardView):
    """Words on a wall of cards."""


class ShelfCard(CardView):
    """A cover standing on a shelf."""

    cover_height = NumericProperty(0)
    cover_width = NumericProperty(0)


class StoryCard(CardView):
    """A picture, a title and the first lines."""
