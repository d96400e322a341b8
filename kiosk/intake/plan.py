"""Fourth stage: what is on show and what was brought become the next edition, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.cinema.films import film_key
from kiosk.intake.found import FILM_PAGE
from kiosk.intake.names import order_key
from kiosk.library.editions import ShownItem
from kiosk.library.prepared import PreparedItem
from kiosk.library.sections import SECTIONS

_CINEMA = "cinema"
_PLACES = {section.key: place for place, section in enumerate(SECTIONS)}

Replaced = Mapping[str, Collection[str]]
"""A section that is replaced -> the keys that stay in it all the same (items that were brought but
could not be used)."""


class Change(StrEnum):
    """What happens to an item."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    """Its section is replaced, and it was not brought again."""
    WRONG = "wrong"
    """It was brought but cannot be used; what was on show of it stays."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    section: str
    key: str
    title: str
    change: Change


@dataclass(frozen=True, slots=True)
class Plan:
    """``items`` is the next edition in order; ``changes`` what staff see before they agree: every
    item that was brought or goes, in the order of the exhibition."""

    items: tuple[PreparedItem | ShownItem, ...]
    changes: tuple[PlannedItem, ...]
    same: bool
    """Whether visitors would see no difference."""

    def count(self, change: Change) -> int:
        return Counter(one.change for one in self.changes)[change]


def make_plan(
    shown: Sequence[ShownItem],
    prepared: Sequence[PreparedItem],
    replaced: Replaced,
    wrong: Sequence[tuple[str, str]] = (),
) -> Plan:
    """``prepared`` takes the place of items of the same section and key, the rest stays. ``wrong``
    holds section and key of items that were brought and cannot be used. A film page that a list
    made gives way to an item of the film's name that staff wrote."""
    own = _own_film_pages(shown, prepared, replaced)
    new = {(item.section, item.key): item for item in prepared if not _gives_way(item, own)}
    old = {(item.section, item.key): item for item in shown}
    staying: list[ShownItem] = []
    changes: list[tuple[tuple[object, ...], PlannedItem]] = []
    for name, before in old.items():
        if name in new:
            continue
        if _is_replaced(before, replaced) or _gives_way(before, own):
            changes.append((_place(before), PlannedItem(*name, before.title, Change.REMOVED)))
        else:
            staying.append(before)
    for name, item in new.items():
        changes.append((_place(item), PlannedItem(*name, item.title, _change(item, old.get(name)))))
    for section, key in wrong:
        place = (_PLACES.get(section, len(_PLACES)), True, 0, order_key(key), key)
        changes.append((place, PlannedItem(section, key, key, Change.WRONG)))
    kept: list[PreparedItem | ShownItem] = [*staying, *new.values()]
    items = tuple(sorted(kept, key=_place))
    changes.sort(key=lambda change: change[0])
    same = [(item.digest, item.number) for item in shown] == [
        (item.digest, item.number) for item in items
    ]
    return Plan(items, tuple(change for _, change in changes), same)


def _own_film_pages(
    shown: Sequence[ShownItem], prepared: Sequence[PreparedItem], replaced: Replaced
) -> frozenset[str]:
    """The films that have a page that staff wrote, and keep it or get it."""
    new = {(item.section, item.key) for item in prepared if item.number != FILM_PAGE}
    staying = (
        item
        for item in shown
        if (item.section, item.key) not in new and not _is_replaced(item, replaced)
    )
    both: list[PreparedItem | ShownItem] = [*prepared, *staying]
    return frozenset(
        film_key(name)
        for item in both
        if item.section == _CINEMA and item.number != FILM_PAGE
        for name in (item.key, item.title)
    )


def _gives_way(item: PreparedItem | ShownItem, own: frozenset[str]) -> bool:
    is_page = item.section == _CINEMA and item.number == FILM_PAGE
    return is_page and film_key(item.key) in own


def _is_replaced(item: ShownItem, replaced: Replaced) -> bool:
    return item.section in replaced and item.key not in replaced[item.section]


def _change(item: PreparedItem, old: ShownItem | None) -> Change:
    if old is None:
        return Change.NEW
    unchanged = (old.digest, old.number) == (item.digest, item.number)
    return Change.UNCHANGED if unchanged else Change.CHANGED


def _place(item: PreparedItem | ShownItem) -> tuple[object, ...]:
    number = item.number
    section = _PLACES.get(item.section, len(_PLACES))
    return (section, number is None, number or 0, order_key(item.key), item.key)
