"""WishesScreen: films to vote for, one touch a vote."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import BooleanProperty

from kiosk.wording import cinema_screens as words
from screens.screen import KioskScreen
from screens.widgets.screening_card import WishTold


@dataclass(frozen=True, slots=True)
class WishesShown:
    wishes: tuple[WishTold, ...]


class WishesScreen(KioskScreen):
    empty = BooleanProperty(False)

    def on_shown(self, _: object, shown: WishesShown | None) -> None:
        if shown is None:
            return
        grid = self.ids.grid
        known = {one.film: one for one in grid.cards}
        # The order stands while somebody looks: a vote must not move the next film under a finger.
        places = {film: place for place, film in enumerate(known)}
        rows = sorted(shown.wishes, key=lambda one: places.get(one.film, len(places)))
        grid.cards = [known[one.film] if known.get(one.film) == one else one for one in rows]
        self.empty = not rows

    def announcement(self) -> tuple[str, ...]:
        return (words.WISHES_EMPTY,) if self.empty else (words.WISHES_TITLE, words.WISHES_LEAD)

    def first_page(self) -> None:
        """As for somebody who comes new: most votes first."""
        self.shown = None  # else the same wishes would not be shown again
        self.ids.grid.cards = []
        self.ids.grid.page = 0

    def chosen(self, wish: WishTold) -> None:
        self.guide.wish(wish.film)
