"""The rows of the reader: one view class for each kind of block."""

from __future__ import annotations

from kivy.properties import (
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
from screens.widgets.pressable import Pressable


class TextRow(FloatLayout):
    """Words in the text column; ``lit`` is the stretch being read aloud."""

    text = StringProperty("")
    lit = ListProperty([])
    lines = ListProperty([])
    """Where each line ends."""
    font_size = NumericProperty(40)
    spacing = NumericProperty(1.5)
    ink = ColorProperty("#2A1D16")
    face = StringProperty("sans")
    left = NumericProperty(0)


class KickerRow(TextRow):
    """Date and section above a title, the source below a text."""


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
    """The column of rows. ``on_open`` tells which row was tapped."""

    __events__ = ("on_open",)

    def on_open(self, row: FloatLayout) -> None:
        """A picture, film or sound was tapped."""


class _Opening(Pressable):
    """A row that opens something."""

    def on_release(self) -> None:
        layout = self.parent
        if layout is not None and layout.recycleview is not None:
            layout.recycleview.dispatch("on_open", self)


class HeroRow(_Opening):
    """The cover, across the whole width."""

    picture = ObjectProperty(None, allownone=True)
    source = StringProperty("")
    caption = StringProperty("")

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
            name = sound.caption if len(sound.caption) <= 9 else f"{sound.caption[:8]}…"
            self.caption = f"{name} · {length(sound.seconds)}".lstrip(" ·")


def length(seconds: float) -> str:
    """A length in words: 1分05秒, 12秒."""
    whole = max(1, round(seconds))
    if whole < 60:
        return words.LENGTH_SHORT.format(seconds=whole)
    return words.LENGTH.format(minutes=whole // 60, seconds=whole % 60)
