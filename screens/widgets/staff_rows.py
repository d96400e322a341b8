"""The rows of the staff screens: each an entry of a PagedColumn and the widget that shows it."""

from __future__ import annotations

from dataclasses import dataclass

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


def change_tone(change: str) -> list[float]:
    """The colour of a kind of change; each has its icon and its word as well."""
    tones = {
        "new": theme.green,
        "changed": theme.blue,
        "unchanged": theme.ink_soft,
        "removed": theme.amber,
        "wrong": theme.red_text,
    }
    return list(tones[change])


def level_tone(level: str) -> list[float]:
    return list({"good": theme.green, "note": theme.amber}.get(level, theme.red_text))


def text_height(text: str, width: float, size: float, spacing: float = READ_SPACING) -> float:
    """Pixels that ``text`` needs in a column of ``width``."""
    return len(set_lines(text, width, theme.sans, size)) * size * spacing if text else 0.0


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


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    tone: tuple[float, ...] = ()
    heads = True

    @property
    def head(self) -> None:
        return None

    def height(self, _: float) -> float:
        return theme.label * 1.7

    def view(self) -> HeadView:
        return HeadView(text=self.text, tone=list(self.tone) or theme.blue)


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

    def height(self, _: float) -> float:
        return theme.label * 1.75

    def view(self) -> ChangeView:
        return ChangeView(
            text=self.title, icon=CHANGE_ICONS[self.change], tone=change_tone(self.change)
        )


class ToldView(RowView):
    """A card with an icon and a word for how bad it is, a name, and lines to read."""

    icon = StringProperty("")
    tone = ColorProperty(PAPER.red_text)
    word = StringProperty("")
    name = StringProperty("")
    where = StringProperty("")
    what = StringProperty("")
    do = StringProperty("")


def _told_height(name: str, where: str, what: str, do: str, width: float) -> float:
    inner = told_width(width)
    lines = [
        text_height(name, inner - told_word_width(), theme.label, 1.3),
        text_height(where, inner, theme.small),
        text_height(what, inner, theme.body),
        text_height(do, inner, theme.body),
    ]
    gaps = theme.unit * 8 * (sum(bool(line) for line in lines) - 1)
    return sum(lines) + gaps + told_inset() * 2


def told_inset() -> float:
    """Between the edge of a card and its words."""
    return theme.unit * 24


def told_left() -> float:
    """Where the words of a card begin: after the icon."""
    return theme.heading * 1.2 + told_inset() * 2


def told_width(width: float) -> float:
    return max(10.0, width - told_left() - told_inset())


def told_word_width() -> float:
    """The room for the word at the top right."""
    return theme.small * 4.4


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    problem: ToldProblem
    head: Head | None = None

    def _words(self) -> tuple[str, str, str, str]:
        one = self.problem
        told = one.where and one.where not in (WHERE_FILE, WHERE_FOLDER)  # its name says that
        where = words.PROBLEM_WHERE.format(where=one.where) if told else ""
        do = words.PROBLEM_DO.format(do=one.do) if one.do else ""
        return one.file or words.PROBLEM_WHOLE, where, one.what, do

    def height(self, width: float) -> float:
        return _told_height(*self._words(), width)

    def view(self) -> ToldView:
        name, where, what, do = self._words()
        error = self.problem.level == "error"
        return ToldView(
            icon=LEVEL_ICONS[self.problem.level],
            tone=level_tone(self.problem.level),
            word=words.PROBLEM_ERROR if error else words.PROBLEM_NOTE,
            name=name,
            where=where,
            what=what,
            do=do,
        )


@dataclass(frozen=True, slots=True)
class CheckEntry:
    line: CheckLine
    name: str

    @property
    def head(self) -> None:
        return None

    def _words(self) -> tuple[str, str, str, str]:
        do = words.CHECK_DO.format(do=self.line.do) if self.line.do else ""
        return self.name, "", self.line.what, do

    def height(self, width: float) -> float:
        return _told_height(*self._words(), width)

    def view(self) -> ToldView:
        name, where, what, do = self._words()
        return ToldView(
            icon=LEVEL_ICONS.get(self.line.level, "wrong"),
            tone=level_tone(self.line.level),
            word=words.LEVELS.get(self.line.level, words.LEVELS["error"]),
            name=name,
            where=where,
            what=what,
            do=do,
        )


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

    def height(self, _: float) -> float:
        return theme.label * 1.4 + theme.small * 1.5 * 2 + theme.unit * 44

    def view(self) -> EditionView:
        one = self.edition
        items = words.EDITION_ITEMS.format(items=one.items)
        return EditionView(
            number=words.EDITION.format(number=one.number),
            at=self.at,
            more=" · ".join(part for part in (items, self.source) if part),
            current=one.current,
            armed=self.armed,
        )


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
    """``path`` is empty for a line that leads nowhere."""

    icon: str
    title: str
    more: str
    path: str = ""

    @property
    def head(self) -> None:
        return None

    def height(self, width: float) -> float:
        inner = way_width(width)
        need = text_height(self.title, inner, theme.heading, 1.25)
        need += text_height(self.more, inner, theme.small) + theme.unit * 60
        return max(need, theme.target * 1.5)

    def view(self) -> WayView:
        leads = bool(self.path)
        return WayView(
            icon=self.icon,
            title=self.title,
            more=self.more,
            leads=leads,
            enabled=leads,
            tone=theme.blue if leads else theme.ink_soft,
        )


def way_left() -> float:
    """Where the words of a way begin: after its icon."""
    return theme.title * 1.3 + theme.unit * 56


def way_width(width: float) -> float:
    """The column of words of a way, between its icon and its arrow."""
    return max(10.0, width - way_left() - theme.unit * 84)
