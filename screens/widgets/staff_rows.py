"""The rows of the staff screens: each an entry of a PagedColumn and the widget that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.library.editions import Edition
from kiosk.wording import staff as words
from screens.palettes import PAPER
from screens.theme import theme
from screens.widgets.pressable import Pressable
from screens.widgets.words import set_lines

CHANGE_ICONS = {
    "new": "new",
    "changed": "changed",
    "unchanged": "same",
    "removed": "taken",
    "wrong": "wrong",
}
LEVEL_ICONS = {"good": "good", "note": "note", "error": "wrong"}
READ_SPACING = 1.4
CHANGE_SPACING = 1.35


CHANGE_TONES = {
    "new": "green",
    "changed": "blue",
    "unchanged": "ink_soft",
    "removed": "amber",
    "wrong": "red_text",
}
"""The colour of a kind of change, by its token; each has its icon and its word as well."""
LEVEL_TONES = {"good": "green", "note": "amber", "error": "red_text"}


def level_tone(level: str) -> str:
    """The token of how bad something is."""
    return LEVEL_TONES.get(level, "red_text")


def text_height(
    text: str,
    width: float,
    size: float,
    spacing: float = READ_SPACING,
    font: str = "sans",
    *,
    bold: bool = False,
) -> float:
    """Pixels that ``text`` needs in a column of ``width``."""
    return len(set_lines(text, width, font, size, bold)) * size * spacing if text else 0.0


class RowView(FloatLayout):
    """A row of a PagedColumn; ``on_act`` comes when what it offers is tapped."""

    entry = ObjectProperty(None, allownone=True)

    __events__ = ("on_act",)

    def on_act(self) -> None:
        """What the row offers was tapped."""


class HeadView(RowView):
    """A heading: a coloured bar and words."""

    text = StringProperty("")
    tone = ColorProperty(PAPER.blue)


def toned(view: Any, tone: str) -> Any:
    """``view`` in the colour of a token, whatever palette is worn."""
    theme.follow(view, "tone", tone)
    return view


@dataclass(frozen=True, slots=True)
class Head:
    """``tone`` is a token."""

    text: str
    tone: str = "blue"
    heads = True

    @property
    def head(self) -> None:
        return None

    def height(self, _: float) -> float:
        return theme.label * 1.7

    def view(self) -> HeadView:
        return toned(HeadView(text=self.text), self.tone)


class ChangeView(RowView):
    """One item: the icon of what happens to it, and its title."""

    text = StringProperty("")
    icon = StringProperty("")
    tone = ColorProperty(PAPER.blue)


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    title: str
    change: str
    head: Head | None = None

    def height(self, width: float) -> float:
        need = text_height(self.title, width - change_left(), theme.label, CHANGE_SPACING)
        return need + theme.unit * 18

    def view(self) -> ChangeView:
        view = ChangeView(text=self.title, icon=CHANGE_ICONS[self.change])
        return toned(view, CHANGE_TONES[self.change])


def change_left() -> float:
    """Where the title of a change begins: after its icon."""
    return theme.label * 1.7 + theme.unit * 16


class EditionView(RowView):
    number = StringProperty("")
    at = StringProperty("")
    more = StringProperty("")
    current = BooleanProperty(False)
    armed = BooleanProperty(False)


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """``at`` in words; ``armed``: touched once."""

    edition: Edition
    at: str
    source: str
    armed: bool = False

    @property
    def head(self) -> None:
        return None

    @property
    def number(self) -> str:
        one = self.edition
        return words.EDITION_WITH_ITEMS.format(number=one.number, items=one.items)

    def height(self, width: float) -> float:
        inner = edition_width(width)
        need = text_height(self.number, inner, theme.heading, 1.3, "serif")
        need += sum(text_height(text, inner, theme.small) for text in (self.at, self.source))
        return max(need, theme.target) + theme.unit * 40

    def view(self) -> EditionView:
        one = self.edition
        return EditionView(
            number=self.number,
            at=self.at,
            more=self.source,
            current=one.current,
            armed=self.armed,
        )


def edition_act() -> float:
    """How wide the button of an edition is."""
    return theme.label * 6.6


def edition_width(width: float) -> float:
    """The column of words of an edition, beside its button."""
    return max(10.0, width - edition_act() - theme.unit * 84)


class WayView(Pressable):
    """A large way on: an icon, what it is, and what it is for."""

    entry = ObjectProperty(None, allownone=True)
    icon = StringProperty("")
    title = StringProperty("")
    more = StringProperty("")
    tone = ColorProperty(PAPER.blue)
    leads = BooleanProperty(True)

    __events__ = ("on_act",)

    def on_release(self) -> None:
        if self.entry is not None:
            self.dispatch("on_act")

    def on_act(self) -> None:
        """It was tapped."""


@dataclass(frozen=True, slots=True)
class WayEntry:
    """``path`` leads to something on a stick or to a screening, ``opens`` to a screen; a line with
    neither only tells."""

    icon: str
    title: str
    more: str
    path: str = ""
    opens: str = ""

    @property
    def head(self) -> None:
        return None

    def height(self, width: float) -> float:
        inner = way_width(width)
        need = text_height(self.title, inner, theme.heading, 1.3, "serif")
        need += text_height(self.more, inner, theme.small) + theme.unit * 40
        return max(need, theme.target * 1.2)

    def view(self) -> WayView:
        leads = bool(self.path or self.opens)
        view = WayView(icon=self.icon, title=self.title, more=self.more, leads=leads, enabled=leads)
        return toned(view, "blue" if leads else "ink_soft")


def way_left() -> float:
    """Where the words of a way begin: after its icon."""
    return theme.title * 1.3 + theme.unit * 56


def way_width(width: float) -> float:
    """The column of words of a way, between its icon and its arrow."""
    return max(10.0, width - way_left() - theme.unit * 84)
