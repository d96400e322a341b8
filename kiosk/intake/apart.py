"""The items of a section in people's order, no two of one key."""

from __future__ import annotations

from dataclasses import replace

from kiosk.intake.found import FoundItem, FoundSection
from kiosk.intake.names import order_key
from kiosk.intake.problems import Problem, problem
from kiosk.wording import intake as wording


def told_apart(section: FoundSection, problems: list[Problem]) -> FoundSection:
    """Of items of one key the later ones get a number, with a note in ``problems``."""
    items: list[FoundItem] = []
    taken: set[str] = set()
    for item in sorted(section.items, key=lambda item: (order_key(item.name), item.relative)):
        key, count = item.key, 1
        while key in taken:
            count += 1
            key = f"{item.key} ({count})"
        if count > 1:
            problems.append(
                problem(item.relative, wording.WHERE_NAME, wording.SAME_NAME, "note", name=item.key)
            )
        taken.add(key)
        items.append(replace(item, key=key))
    return replace(section, items=tuple(items))
