"""FeaturedPanel: what the home screen recommends today: a film tonight, or an item."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from kiosk.wording import screens as words
from screens.home import HomeShown
from screens.widgets.pressable import Pressable


class FeaturedPanel(Pressable):
    home = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    kicker = StringProperty("")
    when = StringProperty("")
    """The same in fewer words."""
    picture = StringProperty("")
    more = StringProperty("")
    verb = StringProperty(words.FEATURED_OPEN)

    def on_home(self, _: object, home: HomeShown | None) -> None:
        film = home.tonight if home is not None else None
        card = home.featured if home is not None else None
        self.enabled = film is not None or card is not None
        if film is not None:
            self.title, self.kicker, self.picture = film.film, film.kicker, film.picture
            self.when, self.more, self.verb = film.when, film.more, film.verb
        elif card is not None:
            self.title, self.kicker, self.verb = card.title, words.FEATURED, words.FEATURED_OPEN
            self.when, self.more = words.FEATURED, ""
            self.picture = str(card.cover.card) if card.cover else ""
