"""ReaderScreen: one item, whole: text, pictures in place, films and sounds, read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty

from kiosk.library.model import Item, Picture
from kiosk.wording import screens as words
from screens.exhibition import Place
from screens.motion import move, still
from screens.palettes import PAPER
from screens.reading_flow import Flow, first_picture, flow
from screens.screen import KioskScreen
from screens.theme import accent, theme
from screens.widgets.reader_rows import FilmRow, HeadRow, HeroRow, SoundRow

SCROLL_SECONDS = 0.25
SIDE = 0.4
"""The part of a landscape window that the picture and the controls take."""
HAND_SECONDS = 4.0
"""For so long after somebody scrolled the text is not moved under the finger, whatever is read."""
SETTLE_SECONDS = 0.4
TWICE_MM = 25.0
"""For so long after the controls changed under a finger, a touch within so far of it does nothing:
the second of a double tap would hit what came in the place of the first."""
AGAIN_SECONDS = 0.8
"""A text touched twice in so short a time is a double tap, and is read once."""
LARGER = 1.3
"""How much larger the text is for who cannot listen to it."""


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
    accent = ColorProperty(PAPER.red)
    has_before = BooleanProperty(False)
    has_after = BooleanProperty(False)
    fits = BooleanProperty(True)
    larger = BooleanProperty(False)
    """This text is shown larger, as there is no sound."""

    def __init__(self, clock: Callable[[], float] = monotonic, **options: object) -> None:
        self._clock = clock
        self._hand_at = self._started_at = self._changed_at = float("-inf")
        self._touched = (0.0, 0.0)
        super().__init__(**options)

    def on_kv_post(self, _: object) -> None:
        self._flow = Flow([], [], {})
        self._lay = Clock.create_trigger(self._lay_out, -1)
        theme.bind(body=self._lay, portrait=self._lay)
        self.bind(size=self._lay)
        self.ids.controls.bind(listening=self._controls_changed)

    def _controls_changed(self, *_: object) -> None:
        self._changed_at = self._clock()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        away = max(abs(touch.x - self._touched[0]), abs(touch.y - self._touched[1]))
        if self._clock() - self._changed_at < SETTLE_SECONDS and away < TWICE_MM * theme.mm:
            return True
        self._touched = touch.pos
        return bool(super().on_touch_down(touch))

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
        theme.follow(self, "accent", accent(place.section.function.value))
        self.has_before, self.has_after = place.before is not None, place.after is not None
        self.larger = False
        self.stop_reading()
        still(self.ids.flow, "scroll_y")
        self._flow = Flow([], [], {})  # of another item: no place in it is kept
        self._lay_out()
        self.ids.flow.scroll_y = 1

    def on_read_aloud(self, _: object, read_aloud: Any) -> None:
        if read_aloud is not None:
            read_aloud.bind(current=self._light)

    # ------------------------------------------------------------------ the flow

    def _lay_out(self, *_: object) -> None:
        if self.shown is None or self.width < 100:
            return
        view = self.ids.flow
        place = self._at_the_top()
        self._flow = flow(
            self.shown.item,
            self.width if theme.portrait else self.width * (1 - SIDE),
            self.kicker,
            theme.portrait,
            self.height - theme.bar,
            LARGER if self.larger else 1.0,
        )
        view.data = self._flow.rows
        self.look_whether_it_fits()
        view.forget_place()
        view.scroll_y = 1 if place is None else self._scroll_of(self._flow.top_of(*place))
        # Another size of type does not end the reading: it goes on in the new rows.
        if self.read_aloud is not None and self.read_aloud.current is not None:
            self._light(None, self.read_aloud.current)

    def _at_the_top(self) -> tuple[int, int] | None:
        """What stands first in the window on the text, as (text, offset); None at the beginning."""
        view = self.ids.flow
        span = self._whole - view.height
        return self._flow.first_below((1 - view.scroll_y) * span) if view.scroll_y < 1 else None

    @property
    def _whole(self) -> float:
        """Height of the whole column in pixels."""
        return float(sum(row["size"][1] for row in self._flow.rows))

    def _scroll_of(self, top: float) -> float:
        """The ``scroll_y`` at which what lies ``top`` pixels down stands first."""
        span = self._whole - self.ids.flow.height
        return min(1.0, max(0.0, 1 - top / span)) if span > 0 else 1.0

    def window_changed(self) -> None:
        """The controls took some of the window on the text, or gave it back."""
        self.look_whether_it_fits()
        if self.read_aloud is not None and self.read_aloud.current is not None:
            self._follow(self.read_aloud.current)

    def look_whether_it_fits(self) -> None:
        """Is there more text than its window shows?"""
        controls = self.ids.controls.height if theme.portrait else 0
        room = self.height - theme.bar - controls
        self.fits = self._whole <= room

    def scroll(self, pages: float) -> None:
        """Move the text by ``pages`` of its window, up when negative."""
        self.hand_scrolls()
        view = self.ids.flow
        span = view.children[0].height - view.height
        if span > 0:
            self._scroll_to(view.scroll_y - pages * view.height * 0.85 / span)

    def _scroll_to(self, place: float) -> None:
        place = min(1.0, max(0.0, place))
        move(self.ids.flow, "scroll_y", place, SCROLL_SECONDS, "out_cubic")

    # ------------------------------------------------------------------ read aloud

    def listen(self) -> None:
        """Read from the beginning; without sound, show this text larger or as it was."""
        if self.read_aloud.heard:
            self._start(None)
        else:
            self.larger = not self.larger
            self._lay_out()

    def read_from(self, index: int, offset: int) -> None:
        """The text of row ``index`` was touched at a character: read from that sentence."""
        at = self._flow.place(index, offset)
        if at is not None and self._clock() - self._started_at > AGAIN_SECONDS:
            self._start(at)

    def _start(self, at: tuple[int, int] | None) -> None:
        self._started_at, self._hand_at = self._clock(), float("-inf")
        self.read_aloud.start(self.spoken(), self.shown.item.readings, at)

    def hand_scrolls(self) -> None:
        """Somebody looks for another place in the text: do not pull it away."""
        self._hand_at = self._clock()

    def spoken(self) -> list[tuple[int, str]]:
        """What is read: the title, then every text; in landscape the title has no row."""
        return self._flow.spoken

    def stop_reading(self) -> None:
        """Silence what is read; what the screen says of itself is not."""
        if self.read_aloud is not None and (self.read_aloud.busy or self.read_aloud.paused):
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
        if sentence is not None:
            self._follow(sentence)

    def _follow(self, sentence: Any) -> None:
        """The screen goes along, unless somebody looks at another place."""
        if self._clock() - self._hand_at >= HAND_SECONDS:
            self._keep_in_view(sentence)

    def _keep_in_view(self, sentence: Any) -> None:
        """Scroll so that the sentence stands in the upper half, if it is not in sight whole."""
        view = self.ids.flow
        span = self._whole - view.height
        if span <= 0:
            return
        top, bottom = self._flow.stretch(sentence.block, sentence.start, sentence.end)
        if not bottom:
            return
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
        elif isinstance(row, HeadRow):
            self.open_cover()

    def open_cover(self) -> None:
        """The cover, or else the first picture."""
        if self.shown is not None and (picture := first_picture(self.shown.item)) is not None:
            self._open_picture(picture)

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

    def announcement(self) -> tuple[str, ...]:
        return (self.title,)

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self._changed_at = float("-inf")
        self.read_aloud.warm_up()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.read_aloud.rest()
