"""What the screens show, read from the library and kept until the next edition. No Kivy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from kiosk.library.attract import Playlist, Slide, next_slide
from kiosk.library.greeting import GreetingPart, greeting_of
from kiosk.library.model import Item, ItemCard
from kiosk.library.sections import BY_KEY, Function, Section, arranged


class Shelf(Protocol):
    """The part of the library that the screens read."""

    def edition(self) -> int | None: ...

    def items(self, section: str, at: datetime) -> list[ItemCard]: ...

    def item(self, number: int) -> Item | None: ...

    def slides(self, at: datetime) -> list[Slide]: ...

    def greeting(self, at: datetime) -> Item | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a visitor is: an item among the items of its section, counted from one."""

    section: Section
    card: ItemCard
    number: int
    count: int
    before: ItemCard | None
    after: ItemCard | None


class Exhibition:
    """Answers the screens' questions; asks the library once an edition and minute."""

    def __init__(
        self,
        library: Shelf,
        functions: dict[str, Function],
        now: Callable[[], datetime],
        playlist: Playlist,
    ) -> None:
        self._library = library
        self._now = now
        self._playlist = playlist
        self.sections = arranged(functions)
        self._by_key = {section.key: section for section in self.sections}
        self._cards: dict[str, list[ItemCard]] = {}
        self._slides: list[Slide] | None = None
        self._read_at: datetime | None = None
        self._edition = library.edition()

    def refresh(self) -> bool:
        """Something was written to the database: was it another edition? Then what was read before
        is forgotten."""
        edition = self._library.edition()
        if edition == self._edition:
            return False
        self._edition = edition
        self._read_at = None
        return True

    @property
    def empty(self) -> bool:
        """Whether no edition is on show yet."""
        return self._edition is None

    def section(self, key: str) -> Section:
        return self._by_key.get(key, BY_KEY[key])

    def cards(self, key: str) -> list[ItemCard]:
        """The items of a section that are on show now, in order."""
        now = self._begin_minute()
        if key not in self._cards:
            self._cards[key] = self._library.items(key, now)
        return self._cards[key]

    def _begin_minute(self) -> datetime:
        """Now; what was read in an earlier minute is forgotten."""
        now = self._now()
        minute = now.replace(second=0, microsecond=0)
        if self._read_at != minute:
            self._cards.clear()
            self._slides = None
            self._read_at = minute
        return now

    def item(self, item_id: int) -> Item | None:
        """The item whole; None when it is no longer kept."""
        return self._library.item(item_id)

    def place(self, card: ItemCard) -> Place:
        cards = self.cards(card.section)
        ids = [one.id for one in cards]
        index = ids.index(card.id) if card.id in ids else 0
        return Place(
            section=self.section(card.section),
            card=card,
            number=index + 1,
            count=max(1, len(cards)),
            before=cards[index - 1] if index > 0 else None,
            after=cards[index + 1] if index + 1 < len(cards) else None,
        )

    def next_slide(self) -> ItemCard | None:
        """The next item of the attract loop; None while nothing is on show."""
        now = self._begin_minute()
        if self._slides is None:
            self._slides = self._library.slides(now)
        slide, self._playlist = next_slide(self._playlist, self._slides)
        return slide.card if slide else None

    def greeting(self) -> tuple[GreetingPart, ...]:
        """What is said to a visitor who has just come, in order."""
        return greeting_of(self._library.greeting(self._now()))

    def featured(self) -> ItemCard | None:
        """The item for today: the dated event whose day of the year is nearest."""
        return nearest_day(self.cards("journey"), self._now().date())


def nearest_day(cards: Iterable[ItemCard], today: date) -> ItemCard | None:
    """The card with a picture whose month and day are nearest to today's, before or after."""
    dated = [card for card in cards if card.month and card.day and card.cover]
    return min(dated, key=lambda card: _days_away(card, today), default=None)


def _days_away(card: ItemCard, today: date) -> int:
    of_card = _day_of_year(card.month or 1, card.day or 1)
    apart = abs(_day_of_year(today.month, today.day) - of_card)
    return min(apart, 366 - apart)


def _day_of_year(month: int, day: int) -> int:
    return date(2000, month, min(day, 28)).timetuple().tm_yday
