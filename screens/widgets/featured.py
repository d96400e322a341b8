"""FeaturedPanel: the one item that the home screen recommends today."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from kiosk.library.model import ItemCard
from kiosk.wording import screens as words
from screens.widgets.pressable import Pressable


class FeaturedPanel(Pressable):
    card = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    kicker = StringProperty("")
    picture = StringProperty("")

    def on_card(self, _: object, card: ItemCard | None) -> None:
        if card is not None:
            self.title = card.title
            self.kicker = words.FEATURED
            self.picture = str(card.cover.card) if card.cover else ""
