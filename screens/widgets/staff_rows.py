"""The rows of the staff screens: each an entry of a PagedColumn and the widget that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.library.editions import Edition
from kiosk.staff.model import CheckLine, ToldProblem
from kiosk.wording import staff as words
from kiosk.wording.intake import WHERE_FILE, WHERE_FOLDER
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
SENTENCE = re.compile(r".+?(?:[。！？]”?|$)", re.DOTALL)


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


class ToldView(RowView):
    """A card with an icon and a word for how bad it is, a name, and lines to read."""

    icon = StringProperty("")
    tone = ColorProperty(PAPER.red_text)
    word = StringProperty("")
    name = StringProperty("")
    where = StringProperty("")
    what = StringProperty("")
    do = StringProperty("")


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells. ``word`` may be empty: then its heading says how bad it is."""

    level: str
    word: str
    name: str
    where: str
    what: str
    do: str
    head: Head | None = None

    def height(self, width: float) -> float:
        inner = told_width(width)
        named = inner - told_word_width(self.word)
        lines = [
            text_height(self.name, named, theme.label, 1.3, bold=True),
            text_height(self.where, inner, theme.small),
            text_height(self.what, inner, theme.label),
            text_height(self.do, inner, theme.label),
        ]
        gaps = theme.unit * 8 * (sum(bool(line) for line in lines) - 1)
        return sum(lines) + gaps + told_inset() * 2

    def view(self) -> ToldView:
        view = ToldView(
            icon=LEVEL_ICONS.get(self.level, "wrong"),
            word=self.word,
            name=self.name,
            where=self.where,
            what=self.what,
            do=self.do,
        )
        return toned(view, level_tone(self.level))

    def parts(self, width: float, height: float) -> list[Told]:
        """The same on several cards, each no higher than ``height`` where sentences allow it."""
        empty = replace(self, where="", what="", do="")
        parts, one = [], empty
        for part, text in (("where", self.where), ("what", self.what), ("do", self.do)):
            for sentence in SENTENCE.findall(text):
                fuller = replace(one, **{part: getattr(one, part) + sentence})
                if one != empty and fuller.height(width) > height:
                    parts.append(one)
                    fuller = replace(empty, **{part: sentence})
                one = fuller
        return [*parts, one]


def told_inset() -> float:
    """Between the edge of a card and its words."""
    return theme.unit * 24


def told_left() -> float:
    """Where the words of a card begin: after the icon."""
    return theme.heading * 1.2 + told_inset() * 2


def told_width(width: float) -> float:
    return max(10.0, width - told_left() - told_inset())


def told_word_width(word: str) -> float:
    """The room for the word at the top right."""
    return theme.small * (len(word) + 0.6) if word else 0.0


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    problem: ToldProblem
    head: Head | None = None

    @property
    def told(self) -> Told:
        one = self.problem
        told = one.where and one.where not in (WHERE_FILE, WHERE_FOLDER)  # its name says that
        where = words.PROBLEM_WHERE.format(where=one.where) if told else ""
        do = words.PROBLEM_DO.format(do=one.do) if one.do else ""
        name = one.file or words.PROBLEM_WHOLE
        return Told(one.level, "", name, where, one.what, do, self.head)

    def height(self, width: float) -> float:
        return self.told.height(width)

    def view(self) -> ToldView:
        return self.told.view()

    def parts(self, width: float, height: float) -> list[Told]:
        return self.told.parts(width, height)


@dataclass(frozen=True, slots=True)
class CheckEntry:
    line: CheckLine
    name: str

    @property
    def head(self) -> None:
        return None

    @property
    def told(self) -> Told:
        one = self.line
        do = words.CHECK_DO.format(do=one.do) if one.do else ""
        word = words.LEVELS.get(one.level, words.LEVELS["error"])
        return Told(one.level, word, self.name, "", one.what, do)

    def height(self, width: float) -> float:
        return self.told.height(width)

    def view(self) -> ToldView:
        return self.told.view()

    def parts(self, width: float, height: float) -> list[Told]:
        return self.told.parts(width, height)


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
