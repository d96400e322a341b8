"""ReaderScreen: one item, whole: text, pictures in place, films and sounds, read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty

from kiosk.library.model import Item, Picture
from kiosk.wording import screens as words
from screens.exhibition import Place
from screens.reading_flow import Flow, flow
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.reader_rows import FilmRow, HeroRow, SoundRow

SCROLL_SECONDS = 0.25
SIDE = 0.4
"""The part of a landscape window that the picture and the controls take."""


@dataclass(frozen=True, slots=True)
class ReaderShown:
    item: Item
    place: Place


class ReaderScreen(KioskScreen):
    read_aloud = ObjectProperty(None, allownone=True, rebind=True)
    kicker = StringProperty("")
    title = StringProperty("")
    where = StringProperty("")
    picture = StringProperty("")
    accent = ColorProperty("#9E1F1B")
    has_before = BooleanProperty(False)
    has_after = BooleanProperty(False)
    fits = BooleanProperty(True)

    def on_kv_post(self, _: object) -> None:
        self._flow = Flow([], [], {})
        self._lay = Clock.create_trigger(self._lay_out, -1)
        theme.bind(body=self._lay, portrait=self._lay)
        self.bind(size=self._lay)

    def on_shown(self, _: object, shown: ReaderShown | None) -> None:
        if shown is None:
            return
        place, card = shown.place, shown.item.card
        self.title = card.title
        self.where = words.WHERE.format(
            section=place.section.name, number=place.number, count=place.count
        )
        self.kicker = " · ".join(part for part in (self.where, card.date_text) if part)
        self.picture = str(card.cover.panel) if card.cover else ""
        self.accent = theme.accent(place.section.function.value)
        self.has_before, self.has_after = place.before is not None, place.after is not None
        self._lay_out()
        self.ids.flow.scroll_y = 1

    def on_read_aloud(self, _: object, read_aloud: Any) -> None:
        if read_aloud is not None:
            read_aloud.bind(current=self._light)

    # ------------------------------------------------------------------ the flow

    def _lay_out(self, *_: object) -> None:
        if self.shown is None or self.width < 100:
            return
        self.stop_reading()
        view = self.ids.flow
        width, height = self._column()
        self._flow = flow(
            self.shown.item, width, self.kicker, theme.portrait, self.height - theme.bar
        )
        view.data = self._flow.rows
        self.fits = sum(row["size"][1] for row in self._flow.rows) <= height
        view.scroll_y = 1

    def _column(self) -> tuple[float, float]:
        """Width of the column of text and height of its window, in pixels."""
        width = self.width if theme.portrait else self.width * (1 - SIDE)
        controls = self.ids.controls.height if theme.portrait else 0
        return width, self.height - theme.bar - controls

    def scroll(self, pages: float) -> None:
        """Move the text by ``pages`` of its window, up when negative."""
        view = self.ids.flow
        span = view.children[0].height - view.height
        if span > 0:
            self._scroll_to(view.scroll_y - pages * view.height * 0.85 / span)

    def _scroll_to(self, place: float) -> None:
        view = self.ids.flow
        Animation.cancel_all(view, "scroll_y")
        place = min(1.0, max(0.0, place))
        Animation(scroll_y=place, duration=SCROLL_SECONDS, t="out_cubic").start(view)

    # ------------------------------------------------------------------ read aloud

    def toggle_reading(self) -> None:
        if self.read_aloud.busy:
            self.read_aloud.stop()
        else:
            self.read_aloud.start(self.spoken(), self.shown.item.readings)

    def spoken(self) -> list[tuple[int, str]]:
        """What is read: the title, then every line of text; in landscape the title has no row."""
        head = [] if theme.portrait else [(-1, self.title)]
        return head + self._flow.spoken

    def stop_reading(self) -> None:
        if self.read_aloud is not None:
            self.read_aloud.stop()

    def _light(self, _: object, sentence: Any) -> None:
        view = self.ids.flow
        for index, row in enumerate(view.data):
            wanted = (
                self._flow.lit(index, sentence.block, sentence.start, sentence.end)
                if sentence is not None
                else []
            )
            if row.get("lit", wanted) != wanted:
                row["lit"] = wanted
                shown = view.view_adapter.get_visible_view(index)
                if shown is not None:
                    shown.lit = wanted
        if sentence is not None and sentence.block >= 0:
            self._keep_in_view(sentence)

    def _keep_in_view(self, sentence: Any) -> None:
        """Scroll so that the sentence stands in the upper half, if it is not in sight whole."""
        view = self.ids.flow
        span = sum(one["size"][1] for one in self._flow.rows) - view.height
        if span <= 0:
            return
        top, bottom = self._flow.stretch(sentence.block, sentence.start, sentence.end)
        seen_from = (1 - view.scroll_y) * span
        if top < seen_from or bottom > seen_from + view.height:
            self._scroll_to(1 - (top - view.height * 0.2) / span)

    # ------------------------------------------------------------------ ways on

    def opened(self, row: object) -> None:
        """A row was tapped: pictures go to the viewer, films to the player, sounds play here."""
        if isinstance(row, FilmRow):
            self.guide.open_film(row.film, self.title)
        elif isinstance(row, SoundRow):
            self.read_aloud.toggle_sound(row.sound)
        elif isinstance(row, HeroRow):
            self._open_picture(row.picture)

    def open_cover(self) -> None:
        if self.shown and self.shown.item.card.cover:
            self._open_picture(self.shown.item.card.cover)

    def _open_picture(self, picture: Picture) -> None:
        pictures = [block for block in self.shown.item.blocks if isinstance(block, Picture)]
        if all(one.sha256 != picture.sha256 for one in pictures):
            pictures.insert(0, picture)
        index = next(i for i, one in enumerate(pictures) if one.sha256 == picture.sha256)
        self.guide.open_pictures(pictures, index)

    def go(self, by: int) -> None:
        place = self.shown.place
        card = place.before if by < 0 else place.after
        if card is not None:
            self.stop_reading()
            self.guide.open_item(card)

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.read_aloud.warm_up()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.read_aloud.rest()
