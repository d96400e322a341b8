"""The rows of the reader: one view class for each kind of block."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.recycleview import RecycleView

from kiosk.library.model import Film, Picture, Sound
from kiosk.wording import screens as words
from screens.palettes import PAPER
from screens.theme import theme
from screens.widgets.pressable import FINGER_MM, Pressable

TOUCH_MM = 6.0
"""How far a finger may wander on a text and still have touched it rather than scrolled: a trembling
one moves 2 to 4 mm."""


class TextRow(FloatLayout):
    """Words in the text column; ``lit`` is the stretch being read aloud."""

    read = True
    """Whether it is among what is read aloud."""
    text = StringProperty("")
    lit = ListProperty([])
    lines = ListProperty([])
    """Where each line ends."""
    font_size = NumericProperty(40)
    spacing = NumericProperty(1.5)
    ink = ColorProperty(PAPER.ink)
    face = StringProperty("sans")
    left = NumericProperty(0)
    beside = NumericProperty(0)
    """What is left free beside the words, in pixels."""
    lift = NumericProperty(0)
    """How far above the foot of the row they end."""
    pressed = BooleanProperty(False)
    """Whether a finger is on it."""

    def offset_at(self, x: float, y: float) -> int:
        """The character of the row at a point in the column's coordinates."""
        return int(self.ids.words.offset_at(x, y))


class KickerRow(TextRow):
    """Date and section above a title, the source below a text."""

    read = False


class HeadRow(KickerRow):
    """What stands above the title, with the button that opens the pictures beside it."""

    tall = NumericProperty(0)
    """The height of the row without what is free above it."""

    def see(self) -> None:
        layout = self.parent
        if layout is not None and layout.recycleview is not None:
            layout.recycleview.dispatch("on_open", self)


class TitleRow(TextRow):
    pass


class HeadingRow(TextRow):
    pass


class ParagraphRow(TextRow):
    pass


class ListRow(TextRow):
    marker = StringProperty("•")


class GapRow(FloatLayout):
    """Room below the last line."""


class FlowView(RecycleView):
    """The column of rows. ``on_open`` tells which row was tapped, ``on_text`` which character of
    which row of text (while ``readable``), ``on_hand`` that a finger scrolls.

    Kivy's view takes a finger for a scroll when it moves within the first moment, and leaves a
    slower one to what lies beneath, a quarter of a second later; slow fingers are followed here,
    and what lies beneath shows at once that it is touched.
    """

    readable = BooleanProperty(True)

    __events__ = ("on_open", "on_text", "on_hand", "on_window")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._watched: MotionEvent | None = None
        self._row: TextRow | None = None
        self._button: Pressable | None = None
        self._from = (0.0, 1.0)
        self._pulled = False
        self._high = self.height
        self._seen: float | None = None
        self._keep = Clock.create_trigger(self._keep_place, -1)

    def on_height(self, _: object, height: float) -> None:
        """The line at the top stays there when the window on the text grows or shrinks."""
        before, self._high = self._high, height
        if self._seen is None and self.children:
            self._seen = (1 - self.scroll_y) * max(0.0, self.children[0].height - before)
        self._keep()

    def forget_place(self) -> None:
        """The rows are others now: their place is not the one to keep."""
        self._seen = None
        self._keep.cancel()

    def _keep_place(self, _: float) -> None:
        """Once Kivy's view has its new bounds: it moves the text when they change."""
        seen, self._seen = self._seen or 0.0, None
        span = self.children[0].height - self.height if self.children else 0.0
        self.scroll_y = min(1.0, max(0.0, 1 - seen / span)) if span > 0 else 1.0
        self.dispatch("on_window")

    def on_window(self) -> None:
        """The window on the text grew or shrank."""

    def on_open(self, row: FloatLayout) -> None:
        """A picture, film or sound was tapped."""

    def on_text(self, index: int, offset: int) -> None:
        """A text was touched."""

    def on_hand(self) -> None:
        """A finger scrolls."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        moving = self.effect_y is not None and abs(self.effect_y.velocity) > theme.mm
        inside = self.collide_point(*touch.pos) and not touch.is_mouse_scrolling
        if inside and self._watched is None:
            self._watched, self._pulled = touch, False
            self._from = (touch.y, self.scroll_y)
            # A finger on a text that still runs holds it, no more.
            self._row = None if moving or not self.readable else self._text_at(touch)
            self._button = None if moving else self._button_at(touch)
            if self._row is not None:
                self._row.pressed = True
            if self._button is not None:
                self._button.touched = True
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch is self._watched and touch.grab_current is None:
            limit = (TOUCH_MM if self._row is not None or self._pulled else FINGER_MM) * theme.mm
            away = max(abs(touch.x - touch.ox), abs(touch.y - touch.oy))
            if away > self.scroll_distance:
                self._let_button_go()
            if away > limit or self._pulled:
                self._let_row_go()
                self._pull(touch)
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch is self._watched:
            self._watched = None
            row = self._row
            self._let_row_go()
            self._let_button_go()
            index = self._index(row)
            if row is not None and index >= 0:
                self.dispatch("on_text", index, row.offset_at(*self.to_local(*touch.pos)))
        return bool(super().on_touch_up(touch))

    def _let_row_go(self) -> None:
        if self._row is not None:
            self._row.pressed, self._row = False, None

    def _let_button_go(self) -> None:
        if self._button is not None:
            self._button.touched, self._button = False, None

    def _pull(self, touch: MotionEvent) -> None:
        """Follow a finger that Kivy's view does not follow."""
        span = self.children[0].height - self.height
        if span <= 0:
            return
        self.dispatch("on_hand")
        if self._touch is touch:
            return
        if not self._pulled:
            self._pulled, self._from = True, (touch.y, self.scroll_y)
        begun, place = self._from
        self.scroll_y = min(1.0, max(0.0, place - (touch.y - begun) / span))

    def _text_at(self, touch: MotionEvent) -> TextRow | None:
        point = self.to_local(*touch.pos)
        for row in self.children[0].children:
            if row.collide_point(*point) and isinstance(row, TextRow) and row.read:
                return row
        return None

    def _button_at(self, touch: MotionEvent) -> Pressable | None:
        """The innermost button under a finger."""
        point = self.to_local(*touch.pos)
        under = [row for row in self.children[0].children if row.collide_point(*point)]
        buttons = [
            one
            for row in under
            for one in row.walk()
            if isinstance(one, Pressable) and one.enabled and one.collide_point(*point)
        ]
        return buttons[-1] if buttons else None

    def _index(self, row: TextRow | None) -> int:
        return int(self.layout_manager.view_indices.get(row, -1)) if row is not None else -1


class _Opening(Pressable):
    """A row that opens something."""

    def on_release(self) -> None:
        layout = self.parent
        if layout is not None and layout.recycleview is not None:
            layout.recycleview.dispatch("on_open", self)


class HeroRow(_Opening):
    """The cover, across the whole width. The button below it opens it too."""

    picture = ObjectProperty(None, allownone=True)
    source = StringProperty("")
    caption = StringProperty("")

    def spoken_name(self) -> str:
        return words.AT_PICTURE

    def on_picture(self, _: object, picture: Picture | None) -> None:
        if picture is not None:
            self.source, self.caption = str(picture.panel), picture.caption


class PictureRow(HeroRow):
    caption_height = NumericProperty(0)


class FilmRow(_Opening):
    film = ObjectProperty(None, allownone=True)
    source = StringProperty("")
    label = StringProperty("")

    def on_film(self, _: object, film: Film | None) -> None:
        if film is not None:
            self.source = str(film.poster.panel) if film.poster else ""
            self.label = f"{words.WATCH} · {length(film.seconds)}"


class SoundRow(_Opening):
    sound = ObjectProperty(None, allownone=True)
    caption = StringProperty("")
    playing = StringProperty("")
    """The path of the item sound that plays now, if any."""

    def on_sound(self, _: object, sound: Sound | None) -> None:
        if sound is not None:
            name = sound.caption.partition("（")[0]  # what is in brackets is said of it, no name
            name = name if len(name) <= 9 else f"{name[:8]}…"
            self.caption = f"{name} · {length(sound.seconds)}".lstrip(" ·")


def length(seconds: float) -> str:
    """A length in words: 1分05秒, 12秒."""
    whole = max(1, round(seconds))
    if whole < 60:
        return words.LENGTH_SHORT.format(seconds=whole)
    return words.LENGTH.format(minutes=whole // 60, seconds=whole % 60)
