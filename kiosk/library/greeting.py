"""阿关's greeting: which item holds the staff's own, and what is said of it in which order.

That item is material for the voice: ``Library`` has it on no list, in no loop and no count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from kiosk.library.model import Heading, Item, Language, ListEntry, Paragraph, Sound
from kiosk.library.tables import ItemRow
from kiosk.wording.greeting import DEFAULTS, NAMES

SECTION, KEY = "station", "阿关问候"
"""Where the item lies: its section, and the staff's name of it."""

_COPY = re.compile(r" \(\d+\)")  # what a second item of one name is told apart by
_LINE = re.compile(rf"\s*[【\[]?({'|'.join(NAMES)})[】\]]?\s*[:：]\s*(.*?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GreetingPart:
    """What is said in one language; a person's recording takes the place of the voice."""

    language: Language
    text: str
    recording: Sound | None = None


def is_greeting(section: str, key: str) -> bool:
    """Whether the item of this section and key holds the greeting, or a copy of it."""
    return section == SECTION and (key == KEY or bool(_COPY.fullmatch(key.removeprefix(KEY))))


def greeting_rows() -> ColumnElement[bool]:
    """The same as a condition on the items in the database."""
    named = or_(ItemRow.key == KEY, ItemRow.key.like(f"{KEY} (%)"))
    return and_(ItemRow.section == SECTION, named)


def written(texts: Iterable[str]) -> dict[Language, str]:
    """What ``texts`` say in each language: the lines that begin with its name, and those that
    follow without one. A language without words is left out."""
    said: dict[Language, list[str]] = {}
    language: Language | None = None
    for line in (line for text in texts for line in text.splitlines()):
        if found := _LINE.fullmatch(line):
            language = NAMES[found[1]]
        rest = (found[2] if found else line).strip()
        if language is not None and rest:
            said.setdefault(language, []).append(rest)
    return {language: "".join(lines) for language, lines in said.items()}


def greeting_of(item: Item | None) -> tuple[GreetingPart, ...]:
    """What is said, in order: the default without an ``item``, else what staff wrote and recorded
    and nothing more."""
    if item is None:
        return tuple(GreetingPart(language, text) for language, text in DEFAULTS.items())
    texts = (b.text for b in item.blocks if isinstance(b, Heading | Paragraph | ListEntry))
    said = written(texts)
    return tuple(
        GreetingPart(language, said.get(language, ""), item.readings.get(language))
        for language in DEFAULTS
        if language in said or language in item.readings
    )
