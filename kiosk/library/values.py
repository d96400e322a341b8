"""From rows and facts to the values of ``kiosk.library.model``, with paths into the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.library.model import (
    Block,
    Film,
    Heading,
    ItemCard,
    ListEntry,
    Paragraph,
    Picture,
    Sound,
)
from kiosk.library.prepared import FilmFacts, MediaFacts, PictureFacts, SoundFacts
from kiosk.library.store import MediaStore


def shown(facts: MediaFacts, caption: str, store: MediaStore) -> Picture | Film | Sound:
    """A medium as a screen takes it."""
    match facts:
        case PictureFacts():
            return _picture(facts, caption, store)
        case FilmFacts(file=file, poster=poster):
            return Film(
                file.sha256,
                store.path(file.sha256, file.suffix),
                facts.width,
                facts.height,
                facts.seconds,
                facts.has_sound,
                _picture(poster, "", store) if poster else None,
                caption,
            )
        case SoundFacts(file=file, seconds=seconds):
            return Sound(file.sha256, store.path(file.sha256, file.suffix), seconds, caption)


def picture(
    facts: Mapping[str, MediaFacts], digest: str | None, caption: str, store: MediaStore
) -> Picture | None:
    """The picture with this digest, if there is one."""
    medium = facts[digest] if digest else None
    return _picture(medium, caption, store) if isinstance(medium, PictureFacts) else None


def card(row: Any, facts: Mapping[str, MediaFacts], store: MediaStore) -> ItemCard:
    """A card from a row that has ``ItemRow``'s columns of the same names."""
    film = shown(facts[row.film], row.film_caption, store) if row.film else None
    return ItemCard(
        id=row.id,
        section=row.section,
        title=row.title,
        summary=row.summary,
        date_text=row.date_text,
        year=row.year,
        month=row.month,
        day=row.day,
        cover=picture(facts, row.cover, row.cover_caption, store),
        film=film if isinstance(film, Film) else None,
        pictures=row.pictures,
        characters=row.characters,
        key=row.key,
    )


def block_of(row: Any, facts: Mapping[str, MediaFacts], store: MediaStore) -> Block:
    """A block from a row that has ``BlockRow``'s columns."""
    match row.kind:
        case "heading":
            return Heading(row.text, row.level)
        case "entry":
            return ListEntry(row.text, row.marker)
        case "medium":
            return shown(facts[row.medium], row.text, store)
        case _:
            return Paragraph(row.text)


def _picture(facts: PictureFacts, caption: str, store: MediaStore) -> Picture:
    panel, small = facts.panel, facts.card
    return Picture(
        panel.sha256,
        store.path(panel.sha256, panel.suffix),
        store.path(small.sha256, small.suffix),
        facts.width,
        facts.height,
        caption,
    )
