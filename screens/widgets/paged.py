"""PagedGrid: cards in rows and columns, one page at a time.

Pages are turned by two large buttons (``Pager``) or a swipe; nothing has to be flung. The card
widgets of a page are kept and filled again, so that a section of a thousand items costs no more
than one page.
"""

from __future__ import annotations

from math import ceil
from time import monotonic

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.theme import theme

SWIPE_MM = 30.0
FILL_SECONDS = 0.004
"""Time for filling cards in one frame, beside the 12 ms that drawing takes in software."""


class PagedGrid(Widget):
    """``cards`` are handed to widgets of ``card_class`` by their ``card`` property."""

    cards = ListProperty([])
    card_class = ObjectProperty(None, allownone=True)
    section = ObjectProperty(None, allownone=True)
    cols = NumericProperty(2)
    rows = NumericProperty(3)
    least_rows = NumericProperty(0)
    """Fewer cards than fill the page stand larger, in no fewer rows than this (0: all rows)."""
    page = NumericProperty(0)
    col_gap = NumericProperty(20)
    row_gap = NumericProperty(20)

    __events__ = ("on_choose",)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._waiting: list[tuple[Widget, object]] = []
        self._fill_on = Clock.create_trigger(self._fill, 0)
        self._later = Clock.create_trigger(self._arrange, -1)
        for name in ("cards", "card_class", "cols", "rows", "least_rows", "page", "section"):
            self.fbind(name, self._later)
        for name in ("pos", "size", "col_gap", "row_gap"):
            self.fbind(name, self._later)
        self._later()

    def _pages(self) -> int:
        return max(1, ceil(len(self.cards) / max(1, int(self.cols * self.rows))))

    pages = AliasProperty(_pages, None, bind=("cards", "cols", "rows"))

    def on_cards(self, *_: object) -> None:
        self.page = min(self.page, self.pages - 1)

    def on_pages(self, *_: object) -> None:
        self.page = min(self.page, self.pages - 1)

    def turn(self, by: int) -> None:
        """Turn ``by`` pages; stays at the first and the last."""
        self.page = min(max(0, self.page + by), self.pages - 1)

    def show_card(self, card_id: int) -> None:
        """Turn to the page that holds this card."""
        for index, card in enumerate(self.cards):
            if getattr(card, "id", None) == card_id:
                self.page = index // max(1, int(self.cols * self.rows))

    def _arrange(self, *_: object) -> None:
        if self.card_class is None or self.width < 2 or self.height < 2:
            return
        cols, rows = int(self.cols), int(self.rows)
        first = int(self.page) * cols * rows
        shown = self.cards[first : first + cols * rows]
        if self.children and type(self.children[0]) is not self.card_class:
            self.clear_widgets()
        while len(self.children) > len(shown):
            self.remove_widget(self.children[0])
        while len(self.children) < len(shown):
            view = self.card_class()
            view.bind(on_release=self._chosen)
            self.add_widget(view)
        if self.least_rows and len(self.cards) < cols * rows:
            rows = max(int(self.least_rows), ceil(len(self.cards) / cols))
        wide = (self.width - self.col_gap * (cols - 1)) / cols
        high = (self.height - self.row_gap * (rows - 1)) / rows
        self._waiting = []
        for place, (view, card) in enumerate(zip(reversed(self.children), shown, strict=True)):
            row, col = divmod(place, cols)
            view.size = (wide, high)
            view.pos = (
                self.x + col * (wide + self.col_gap),
                self.top - (row + 1) * high - row * self.row_gap,
            )
            if view.card is not card or view.section is not self.section:
                view.opacity = 0
                self._waiting.append((view, card))
            view.place, view.last = first + place, place == len(shown) - 1
        self._fill()

    def _fill(self, *_: object) -> None:
        """Give the cards their items, as many as a frame has time for, the rest in the next."""
        end = monotonic() + FILL_SECONDS
        while self._waiting and monotonic() < end:
            view, card = self._waiting.pop(0)
            view.section = self.section
            view.card = card
            view.opacity = 1
        if self._waiting:
            self._fill_on()

    def _chosen(self, view: Widget) -> None:
        self.dispatch("on_choose", view.card)

    def on_choose(self, card: object) -> None:
        """A card was tapped."""

    def on_touch_up(self, touch: MotionEvent) -> bool:
        handled = super().on_touch_up(touch)
        across, along = touch.x - touch.ox, touch.y - touch.oy
        started_here = self.collide_point(touch.ox, touch.oy)
        if (
            started_here
            and touch.grab_current is None
            and abs(across) > SWIPE_MM * theme.mm
            and abs(across) > 2 * abs(along)
        ):
            self.turn(-1 if across > 0 else 1)
            return True
        return handled


class Pager(BoxLayout):
    """Back, and for one PagedGrid: earlier, "page 1 of 6", later."""

    grid = ObjectProperty(None, allownone=True, rebind=True)
    many = BooleanProperty(False)
    earlier = StringProperty("")
    later = StringProperty("")
    accent = ObjectProperty([0.62, 0.12, 0.1, 1])

    __events__ = ("on_back",)

    def on_back(self) -> None:
        """The way back was tapped."""
