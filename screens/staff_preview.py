"""StaffPreviewScreen: what a stick would change, and what is wrong with it, before anything is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty

from kiosk.intake.plan import Change
from kiosk.staff.model import TaskResult, ToldChange, ToldProblem
from kiosk.wording import staff as words
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.paged_column import Entry
from screens.widgets.pressable import Pressable
from screens.widgets.staff_rows import (
    CHANGE_ICONS,
    CHANGE_TONES,
    ChangeEntry,
    Head,
    level_tone,
)
from screens.widgets.staff_told import problem_card

KINDS = tuple(change.value for change in Change)
"""The counts, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class PreviewShown:
    stick: str
    result: TaskResult

    def count(self, kind: str) -> int:
        """How many there are of a kind; of what is wrong, every problem counts."""
        if kind == Change.WRONG:
            return len(self.result.problems) or self.result.count(Change.WRONG)
        return self.result.count(Change(kind))

    @property
    def brought(self) -> int:
        return self.result.count(Change.NEW) + self.result.count(Change.CHANGED)

    @property
    def removed(self) -> int:
        return self.result.count(Change.REMOVED)

    @property
    def worth_loading(self) -> bool:
        return self.brought + self.removed > 0

    @property
    def line(self) -> str:
        """What loading would do, in a sentence."""
        if not self.worth_loading:
            same = self.result.count(Change.UNCHANGED) > 0 or not self.result.problems
            return words.NOTHING_TO_LOAD if same else words.NOTHING_TO_LOAD_WRONG
        if not self.removed:
            return words.READY_TO_LOAD_ONLY.format(count=self.brought)
        if not self.brought:
            return words.READY_TO_REMOVE_ONLY.format(removed=self.removed)
        return words.READY_TO_LOAD.format(count=self.brought, removed=self.removed)

    @property
    def first_kind(self) -> str:
        """What to look at first: what is wrong, then what changes most visibly."""
        if any(problem.level == "error" for problem in self.result.problems):
            return Change.WRONG.value
        order = (Change.REMOVED, Change.CHANGED, Change.NEW, Change.WRONG, Change.UNCHANGED)
        return next((kind.value for kind in order if self.count(kind.value)), Change.NEW.value)


def change_entries(changes: Iterable[ToldChange], kind: str) -> list[Entry]:
    """The items of a kind, under the names of their sections."""
    entries: list[Entry] = []
    chosen = [one for one in changes if one.change == kind]
    for section, members in groupby(chosen, lambda one: one.section):
        items = list(members)
        head = Head(words.SECTION_COUNT.format(section=section, count=len(items)))
        entries.append(head)
        entries += [ChangeEntry(item.title, kind, head) for item in items]
    return entries


def problem_entries(problems: Iterable[ToldProblem]) -> list[Entry]:
    """What could not be used first, then what is only to be looked at."""
    entries: list[Entry] = []
    told = list(problems)
    for level, head in (("error", words.PROBLEM_ERRORS_HEAD), ("note", words.PROBLEM_NOTES_HEAD)):
        chosen = [one for one in told if one.level == level]
        if chosen:
            title = Head(head.format(count=len(chosen)), level_tone(level))
            entries.append(title)
            entries += [problem_card(one, title) for one in chosen]
    return entries


class CountTile(Pressable):
    """How many of a kind: number, icon and word; the chosen one's list is shown."""

    kind = StringProperty("")
    count = NumericProperty(0)
    icon = StringProperty("")
    word = StringProperty("")
    tone = ColorProperty(PAPER.blue)
    chosen = BooleanProperty(False)


class StaffPreviewScreen(KioskScreen):
    stick = StringProperty("")
    line = StringProperty("")
    kind = StringProperty("")
    empty = StringProperty("")
    can_load = BooleanProperty(False)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_kv_post(self, _: object) -> None:
        for kind in KINDS:
            tile = CountTile(kind=kind, icon=CHANGE_ICONS[kind], word=words.CHANGES[kind])
            theme.follow(tile, "tone", CHANGE_TONES[kind])
            tile.bind(on_release=lambda one: self.choose(one.kind))
            self.ids.counts.add_widget(tile)

    def on_shown(self, _: object, shown: PreviewShown | None) -> None:
        if shown is None:
            return
        self.stick, self.line, self.can_load = shown.stick, shown.line, shown.worth_loading
        for tile in self.ids.counts.children:
            tile.count = shown.count(tile.kind)
        self.choose(shown.first_kind)

    def choose(self, kind: str) -> None:
        """Show the list of a kind of change."""
        self.kind = kind
        for tile in self.ids.counts.children:
            tile.chosen = tile.kind == kind
        result = self.shown.result
        entries = change_entries(result.changes, kind)
        if kind == Change.WRONG and result.problems:
            entries = problem_entries(result.problems)
        self.empty = "" if entries else words.CHANGES_NONE[kind]
        self.ids.list.page = 0
        self.ids.list.entries = entries
