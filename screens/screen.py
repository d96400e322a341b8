"""KioskScreen: what every screen has; and Guide: the way between screens."""

from __future__ import annotations

from typing import Protocol

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty
from kivy.uix.screenmanager import Screen

from kiosk.library.model import Film, ItemCard, Picture
from screens.theme import theme
from screens.widgets.photo import Photo


class Guide(Protocol):
    """Where a screen can send the visitor. The app is the guide; tests bring their own."""

    def go_home(self) -> None: ...

    def open_section(self, key: str) -> None: ...

    def open_item(self, card: ItemCard) -> None: ...

    def open_pictures(
        self, pictures: list[Picture], index: int, cards: list[ItemCard] | None = None
    ) -> None: ...

    def open_film(self, film: Film, title: str) -> None: ...

    def back(self) -> None: ...


class KioskScreen(Screen):
    """``shown`` is one frozen value with all that the screen shows; kv binds to it. The same value
    given again is shown from its beginning: where the last visitor left it is nobody's business."""

    guide = ObjectProperty(None, allownone=True)
    shown = ObjectProperty(None, allownone=True, rebind=True, force_dispatch=True)
    has_bar = BooleanProperty(True)
    ground = ColorProperty([0, 0, 0, 0])
    """The colour behind everything: the window is cleared to it, which costs nothing. Unless a
    screen has one of its own, that of the house."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._give_back = Clock.create_trigger(self._let_go, 0.4)
        self.bind(ground=self._clear_to)
        theme.bind(paper=self._clear_to)

    def _clear_to(self, *_: object) -> None:
        if self.manager is not None and self.manager.current_screen is self:
            Window.clearcolor = self.ground if self.ground[3] else theme.paper

    def announcement(self) -> tuple[str, ...]:
        """One short sentence, in pieces, that says where one has come to; none: nothing is said."""
        return ()

    def on_pre_enter(self, *_: object) -> None:
        """Pictures are loaded again when the screen comes up …"""
        self._give_back.cancel()
        Window.clearcolor = self.ground if self.ground[3] else theme.paper
        for photo in self._photos():
            photo.take_back()

    def on_leave(self, *_: object) -> None:
        """… and given back when it is left: twelve screens of pictures would fill the memory."""
        self._give_back()

    def _let_go(self, _: float) -> None:
        for photo in self._photos():
            photo.let_go()

    def _photos(self) -> list[Photo]:
        return [widget for widget in self.walk() if isinstance(widget, Photo)]
