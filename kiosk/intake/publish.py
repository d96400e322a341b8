"""Last stage: what is on show and what was prepared become the next edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kiosk.intake.names import order_key
from kiosk.library import editions
from kiosk.library.editions import ShownItem
from kiosk.library.prepared import PreparedItem
from kiosk.library.sections import SECTIONS

_PLACES = {section.key: place for place, section in enumerate(SECTIONS)}

ItemName = tuple[str, str]
"""Section key and item key."""


def plan(
    shown: Sequence[ShownItem],
    prepared: Sequence[PreparedItem],
    replaced: Mapping[str, Collection[str]],
) -> tuple[PreparedItem | ShownItem, ...]:
    """The next edition in order: ``prepared`` takes the place of items of the same section and key,
    the rest stays. ``replaced`` maps a section that is replaced to the keys that stay in it all the
    same (items that were brought but could not be used).
    """
    new = {(item.section, item.key): item for item in prepared}
    staying = (
        item
        for item in shown
        if (item.section, item.key) not in new
        and (item.section not in replaced or item.key in replaced[item.section])
    )
    return tuple(sorted([*staying, *new.values()], key=_place))


def is_the_same(shown: Sequence[ShownItem], planned: Sequence[PreparedItem | ShownItem]) -> bool:
    """Whether visitors would see no difference."""
    return [(item.digest, item.number) for item in shown] == [
        (item.digest, item.number) for item in planned
    ]


def publish(
    session: Session,
    prepared: Sequence[PreparedItem],
    replaced: Mapping[str, Collection[str]],
    source: str,
    at: datetime,
) -> tuple[int | None, bool]:
    """Publishes in the caller's transaction. Gives the number of the edition on show and whether it
    is a new one: an edition that would show the same is not made again."""
    shown = editions.shown_items(session)
    planned = plan(shown, prepared, replaced)
    current = editions.current_edition(session)
    if current is not None and is_the_same(shown, planned):
        return current, False
    if not planned:
        return current, False
    return editions.publish(session, planned, source, at), True


def _place(item: PreparedItem | ShownItem) -> tuple[object, ...]:
    number = item.number
    section = _PLACES.get(item.section, len(_PLACES))
    return (section, number is None, number or 0, order_key(item.key), item.key)
