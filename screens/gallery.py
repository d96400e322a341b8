"""GalleryScreen: big photographs; a touch opens the viewer."""

from __future__ import annotations

from kiosk.library.model import ItemCard
from screens.section import SectionScreen


class GalleryScreen(SectionScreen):
    def chosen(self, card: ItemCard) -> None:
        """A photograph opens in the viewer, an item without one (or with a film) in the reader."""
        cards = [one for one in self.shown.cards if one.cover is not None]
        if card.cover is None or card.film is not None:
            self.guide.open_item(card)
            return
        self.guide.open_pictures([one.cover for one in cards], cards.index(card), cards)
