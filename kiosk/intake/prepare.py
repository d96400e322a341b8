"""Fourth stage: the media of an item are brought into the store, and the item is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.intake.draft import DraftBlock, EmbeddedPicture, ItemDraft, PlacedFile
from kiosk.intake.kinds import Kind
from kiosk.intake.media import Workshop, take_film, take_picture, take_sound
from kiosk.intake.problems import Problem, Refused, not_loaded, problem_of
from kiosk.library.greeting import is_greeting
from kiosk.library.model import Heading, ListEntry, Paragraph
from kiosk.library.prepared import (
    PreparedBlock,
    PreparedFilm,
    PreparedItem,
    PreparedPicture,
    PreparedSound,
)
from kiosk.wording import intake as wording

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Prepared:
    """``item`` is None when nothing of it can be shown."""

    item: PreparedItem | None
    problems: tuple[Problem, ...]


def prepare(draft: ItemDraft, workshop: Workshop) -> Prepared:
    """Takes the item's media into the store. A medium that cannot be used is left out and told.
    Raises ``MediaStoreError`` when the store takes nothing more; never for what is in a file."""
    if not draft.usable:
        return Prepared(None, draft.problems)
    taking = _Taking(workshop)
    blocks = tuple(ready for block in draft.blocks if (ready := taking.block(block)) is not None)
    cover = (
        taking.attempt(take_picture, draft.cover.path, draft.cover.relative)
        if draft.cover
        else None
    )
    readings = {
        language: sound
        for language, file in draft.readings.items()
        if (sound := taking.attempt(take_sound, file.path, file.relative)) is not None
    }
    problems = (*draft.problems, *taking.problems)
    found = draft.found
    if not blocks and not (readings and is_greeting(found.section.key, found.key)):
        return Prepared(None, not_loaded(problems))
    item = PreparedItem(
        section=found.section.key,
        key=found.key,
        title=draft.title,
        blocks=blocks,
        number=found.number,
        date_text=draft.date_text,
        year=draft.year,
        month=draft.month,
        day=draft.day,
        source=draft.source,
        approved_by=draft.approved_by,
        show_from=draft.show_from,
        show_until=draft.show_until,
        cover=cover,
        readings=readings,
    )
    return Prepared(item, problems)


class _Taking:
    """Takes media one after the other and gathers what could not be taken."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self.problems: list[Problem] = []

    def attempt(
        self, take: Callable[[Path, Workshop], _T], path: Path, name: str, where: str = ""
    ) -> _T | None:
        try:
            return take(path, self._workshop)
        except Refused as error:
            if where:
                error.where = where
            self.problems.append(problem_of(name, error))
            return None

    def block(self, block: DraftBlock) -> PreparedBlock | None:
        match block:
            case Heading() | Paragraph() | ListEntry():
                return block
            case EmbeddedPicture(path=path, number=number):
                where = wording.WHERE_INNER_PICTURE.format(number=number)
                picture = self.attempt(take_picture, path, block.text, where)
                return PreparedPicture(picture, block.caption) if picture else None
            case PlacedFile(file=file, caption=caption):
                match file.kind:
                    case Kind.FILM:
                        film = self.attempt(take_film, file.path, file.relative)
                        return PreparedFilm(film, caption) if film else None
                    case Kind.SOUND:
                        sound = self.attempt(take_sound, file.path, file.relative)
                        return PreparedSound(sound, caption) if sound else None
                    case _:
                        picture = self.attempt(take_picture, file.path, file.relative)
                        return PreparedPicture(picture, caption) if picture else None
