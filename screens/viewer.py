"""ViewerScreen: one picture as large as the screen; zoom by two fingers or by a button."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.library.model import ItemCard, Picture
from kiosk.wording import screens as words
from screens.screen import KioskScreen


@dataclass(frozen=True, slots=True)
class ViewerShown:
    """``cards`` goes with ``pictures`` one by one, or is empty."""

    pictures: tuple[Picture, ...]
    index: int = 0
    cards: tuple[ItemCard, ...] = ()


class ViewerScreen(KioskScreen):
    source = StringProperty("")
    caption = StringProperty("")
    count = StringProperty("")
    index = NumericProperty(0)
    has_before = BooleanProperty(False)
    has_after = BooleanProperty(False)
    readable = BooleanProperty(False)

    def on_shown(self, _: object, shown: ViewerShown | None) -> None:
        if shown is not None:
            self.index = shown.index
            self._show()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.ids.zoom.whole()  # the same picture opened again is whole

    def turn(self, by: int) -> None:
        self.index = min(max(0, self.index + by), len(self.shown.pictures) - 1)
        self._show()

    def _show(self) -> None:
        shown, index = self.shown, int(self.index)
        picture = shown.pictures[index]
        self.source = str(picture.panel)
        self.caption = picture.caption or (shown.cards[index].title if shown.cards else "")
        many = len(shown.pictures)
        self.count = words.PICTURE_OF.format(number=index + 1, count=many) if many > 1 else ""
        self.has_before, self.has_after = index > 0, index < many - 1
        self.readable = bool(shown.cards)
        self.ids.zoom.whole()

    def announcement(self) -> tuple[str, ...]:
        return (self.caption or words.AT_PICTURE,)

    def read(self) -> None:
        if self.shown.cards:
            self.guide.open_item(self.shown.cards[int(self.index)])
