"""HomeScreen: three functions, twelve sections, and one item for today."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.library.model import ItemCard
from kiosk.library.sections import Function, Section
from kiosk.wording import screens as words
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import accent, theme
from screens.widgets.pressable import Pressable

ORDER = (Function.LEARNING, Function.PARTY, Function.SERVICE)
STATION, CINEMA = "station", "cinema"


@dataclass(frozen=True, slots=True)
class Group:
    """The sections of one function, in order."""

    function: Function
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Tonight:
    """Today's film: the ``screening``'s number, and what is said of it: ``kicker`` when and where,
    ``when`` alone for less room, ``more`` about its seats, ``verb`` what a touch leads to."""

    screening: int
    film: str
    kicker: str
    when: str
    more: str
    verb: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class HomeShown:
    groups: tuple[Group, ...]
    covers: dict[str, str]
    featured: ItemCard | None
    hotline: str = ""
    tonight: Tonight | None = None


def grouped(sections: tuple[Section, ...]) -> tuple[Group, ...]:
    """The sections by function; a function without sections is left out."""
    groups = []
    for function in ORDER:
        members = tuple(section for section in sections if section.function is function)
        if members:
            groups.append(Group(function, words.FUNCTION_TITLES[function.value], members))
    return tuple(groups)


class SectionTile(Pressable):
    """A section on the home screen: picture, emblem, word and colour."""

    section = ObjectProperty(None, allownone=True)
    name = StringProperty("")
    icon = StringProperty("")
    picture = StringProperty("")
    more = StringProperty("")
    """What is to be had there; its picture stands on the left then."""
    hint = StringProperty("")
    hint_short = StringProperty("")
    """The same in few words below the name, where there is room, and in fewer."""
    tone = ColorProperty(PAPER.red)
    brief = StringProperty("")
    hinted = BooleanProperty(False)
    folded = BooleanProperty(False)
    """Whether its name takes two lines."""
    name_size = NumericProperty(28)
    words_height = NumericProperty(100)


class GroupView(BoxLayout):
    """One function: its title and its tiles, in rows of ``cols``."""

    title = StringProperty("")
    tone = ColorProperty(PAPER.red)
    titled = BooleanProperty(True)
    title_height = NumericProperty(0)
    tile_height = NumericProperty(100)
    count = NumericProperty(1)
    """How many rows it has."""


class TileRow(BoxLayout):
    """Tiles beside each other."""


class HomeScreen(KioskScreen):
    """All tiles are of one height: what the groups' titles and gaps leave."""

    def on_kv_post(self, _: object) -> None:
        self._built: tuple[object, bool] | None = None
        column = self.ids.groups
        self._share = Clock.create_trigger(self._share_height, -1)
        column.bind(height=self._share, spacing=self._share, children=self._share)
        theme.bind(gap=self._share, label=self._share)
        theme.bind(portrait=lambda *_: self._build())
        self.bind(shown=lambda *_: self._build())

    def announcement(self) -> tuple[str, ...]:
        return (words.AT_HOME,)

    def open_featured(self) -> None:
        if self.shown and self.shown.tonight:
            self.guide.cinema.open_tonight(self.shown.tonight.screening)
        elif self.shown and self.shown.featured:
            self.guide.open_item(self.shown.featured)

    def _build(self) -> None:
        if self.shown is None or self._built == (self.shown.groups, theme.portrait):
            return
        self._built = (self.shown.groups, theme.portrait)
        column = self.ids.groups
        column.clear_widgets()
        for group in self.shown.groups:
            column.add_widget(self._group_view(group))

    def _share_height(self, *_: object) -> None:
        column = self.ids.groups
        views = column.children
        rows = sum(one.count for one in views)
        between = sum(one.title_height + one.spacing + (one.count - 1) * theme.gap for one in views)
        if rows:
            left = column.height - between - column.spacing * (len(views) - 1)
            for one in views:
                one.tile_height = max(1.0, left / rows)

    def _group_view(self, group: Group) -> GroupView:
        tone = accent(group.function.value)
        view = GroupView(title=group.title)
        theme.follow(view, "tone", tone)
        rows = _rows(group.sections, theme.portrait)
        view.count = len(rows)
        for row in rows:
            line = TileRow()
            for section in row:
                line.add_widget(self._tile(section, tone))
            view.ids.rows.add_widget(line)
        return view

    def _tile(self, section: Section, tone: str) -> SectionTile:
        station = section.key == STATION
        tile = SectionTile(
            section=section,
            name=section.short if not station else section.name,
            icon=section.key,
            picture=self.shown.covers.get(section.key, ""),
            more=words.STATION_MORE if station else "",
            hint=words.CINEMA_HINT if section.key == CINEMA else "",
            hint_short=words.CINEMA_HINT_SHORT if section.key == CINEMA else "",
            size_hint_x=2.1 if station else 1,
        )
        theme.follow(tile, "tone", tone)
        tile.bind(on_release=lambda one: self.guide.open_section(one.section.key))
        return tile


def _rows(sections: tuple[Section, ...], portrait: bool) -> list[tuple[Section, ...]]:
    """Rows of at most four tiles (portrait; six or more are halved) or six (landscape)."""
    most = 4 if portrait else 6
    if len(sections) <= most:
        return [sections]
    count = -(-len(sections) // most)
    size = -(-len(sections) // count)
    return [sections[start : start + size] for start in range(0, len(sections), size)]
