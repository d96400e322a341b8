"""Writing item versions: rows that nothing shows until an edition lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.library.media import among, in_portions, insert_missing, save_facts
from kiosk.library.model import Heading, ListEntry, Paragraph
from kiosk.library.prepared import MediaFacts, PreparedBlock, PreparedItem, media_digest
from kiosk.library.tables import BlockRow, ItemRow, ReadingRow


def lay(session: Session, items: Sequence[PreparedItem]) -> dict[str, int]:
    """Write the versions that are not there yet; returns every item's id by its digest.

    A long load may lay its items in portions ahead, each in a transaction of its own, so that
    publishing has little left to do.
    """
    by_digest = {item.digest: item for item in items}
    ids = _ids(session, by_digest)
    new = {digest: item for digest, item in by_digest.items() if digest not in ids}
    if not new:
        return ids
    save_facts(session, (facts for item in new.values() for facts in _media(item)))
    insert_missing(session, ItemRow, [_item_row(item) for item in new.values()])
    fresh = _ids(session, new)
    blocks = [
        _block_row(fresh[digest], place, block)
        for digest, item in new.items()
        for place, block in enumerate(item.blocks)
    ]
    insert_missing(session, BlockRow, blocks)
    readings = [
        {"item": fresh[digest], "language": language.value, "medium": media_digest(sound)}
        for digest, item in new.items()
        for language, sound in item.readings.items()
    ]
    insert_missing(session, ReadingRow, readings)
    return ids | fresh


def _ids(session: Session, digests: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for portion in in_portions(digests):
        statement = select(ItemRow.digest, ItemRow.id).where(
            among(session, ItemRow.digest, portion)
        )
        found |= {row.digest: row.id for row in session.execute(statement)}
    return found


def _media(item: PreparedItem) -> Iterator[MediaFacts]:
    if item.card_picture is not None:
        yield item.card_picture.facts
    yield from item.readings.values()
    for block in item.blocks:
        if not isinstance(block, Heading | Paragraph | ListEntry):
            yield block.facts


def _item_row(item: PreparedItem) -> dict[str, object]:
    cover, film = item.card_picture, item.film
    return {
        "digest": item.digest,
        "section": item.section,
        "key": _storable(item.key),
        "title": _storable(item.title),
        "summary": _storable(item.summary),
        "date_text": _storable(item.date_text),
        "year": item.year,
        "month": item.month,
        "day": item.day,
        "source": _storable(item.source),
        "approved_by": _storable(item.approved_by),
        "show_from": item.show_from,
        "show_until": item.show_until,
        "characters": item.characters,
        "pictures": item.pictures,
        "cover": media_digest(cover.facts) if cover else None,
        "cover_caption": _storable(cover.caption) if cover else "",
        "film": media_digest(film.facts) if film else None,
        "film_caption": _storable(film.caption) if film else "",
    }


def _block_row(item: int, place: int, block: PreparedBlock) -> dict[str, object]:
    row: dict[str, object] = {
        "item": item,
        "place": place,
        "level": None,
        "marker": None,
        "medium": None,
    }
    match block:
        case Heading(text=text, level=level):
            return row | {"kind": "heading", "text": _storable(text), "level": level}
        case Paragraph(text=text):
            return row | {"kind": "paragraph", "text": _storable(text)}
        case ListEntry(text=text, marker=marker):
            return row | {"kind": "entry", "text": _storable(text), "marker": _storable(marker)}
        case _:
            medium = media_digest(block.facts)
            return row | {"kind": "medium", "text": _storable(block.caption), "medium": medium}


def _storable(text: str) -> str:
    """``text`` without what no database takes: NUL (PostgreSQL) and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
