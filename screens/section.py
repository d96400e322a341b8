"""SectionScreen: what the five forms of a section have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kivy.properties import ColorProperty, StringProperty

from kiosk.library.model import ItemCard
from kiosk.library.sections import Section
from kiosk.resources import resource
from kiosk.wording import screens as words
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import accent, theme


def cover_of(key: str) -> Path:
    """The drawn picture of a section, the same wherever the section is named."""
    return resource("media") / "covers" / f"{key}.jpg"


@dataclass(frozen=True, slots=True)
class SectionShown:
    section: Section
    cards: tuple[ItemCard, ...]
    note: str = ""


class SectionScreen(KioskScreen):
    """A head, a page of cards and a pager. Each form is a subclass with a kv file of its own."""

    title = StringProperty("")
    lead = StringProperty("")
    icon = StringProperty("")
    cover = StringProperty("")
    accent = ColorProperty(PAPER.red)

    def on_shown(self, _: object, shown: SectionShown | None) -> None:
        if shown is None:
            return
        section = shown.section
        self.title = section.name
        self.lead = shown.note or words.LEAD.get(section.key, "")
        self.icon = section.key
        self.cover = str(cover_of(section.key))
        theme.follow(self, "accent", accent(section.function.value))
        grid = self.ids.grid
        other = grid.section is not None and grid.section.key != section.key
        grid.section = section
        grid.cards = list(shown.cards)
        if other:
            grid.page = 0

    def first_page(self) -> None:
        self.ids.grid.page = 0

    def announcement(self) -> tuple[str, ...]:
        cards = len(self.shown.cards) if self.shown is not None else 0
        count = words.ITEMS.format(count=cards) if cards else words.EMPTY
        return (words.AT_SECTION.format(name=self.title), count)

    def chosen(self, card: ItemCard) -> None:
        self.guide.open_item(card)
