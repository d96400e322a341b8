"""Facts about stored media, to and from the database, and what a source file was made into."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, FromClause, String, func, literal, select
from sqlalchemy.orm import Session, aliased

from kiosk.library.prepared import (
    FilmFacts,
    MediaFacts,
    PictureFacts,
    SoundFacts,
    StoredFile,
    media_digest,
)
from kiosk.library.tables import ConversionRow, MediumRow, StoredFileRow

_T = TypeVar("_T")
_AT_ONCE = 500  # well below SQLite's limit on variables in a statement


def in_portions(values: Iterable[_T]) -> Iterator[list[_T]]:
    """``values`` in lists short enough for one IN clause."""
    iterator = iter(values)
    while portion := list(islice(iterator, _AT_ONCE)):
        yield portion


def among(session: Session, column: Any, values: list[str]) -> ColumnElement[bool]:
    """``column IN values``, in the form each database is quick with.

    PostgreSQL compares a long list of parameters with every row of a table it has no statistics
    on yet (3 s for 10,000 digests); an array it joins (0.1 s).
    """
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # 20 ms that a start on SQLite is spared

        array = select(func.unnest(literal(values, postgresql.ARRAY(String))))
        return cast("ColumnElement[bool]", column.in_(array))
    return cast("ColumnElement[bool]", column.in_(values))


def insert_missing(
    session: Session, table: type[Any], rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert ``rows``; those whose key is there already are passed over."""
    if rows:
        from sqlalchemy.dialects import postgresql, sqlite

        is_postgresql = session.get_bind().dialect.name == "postgresql"
        target: FromClause = table.__table__
        insert: Any = (postgresql if is_postgresql else sqlite).insert(target)
        session.execute(insert.on_conflict_do_nothing(), rows)


def save_facts(session: Session, facts: Iterable[MediaFacts]) -> None:
    """Write media that are not known yet, with their files and posters."""
    media = {media_digest(medium): medium for medium in facts}
    posters = [m.poster for m in media.values() if isinstance(m, FilmFacts) and m.poster]
    media |= {media_digest(poster): poster for poster in posters}
    for known in in_portions(list(media)):
        statement = select(MediumRow.digest).where(among(session, MediumRow.digest, known))
        for digest in session.scalars(statement):
            del media[digest]
    files = {file.sha256: file for medium in media.values() for file in _files(medium)}
    insert_missing(
        session,
        StoredFileRow,
        [{"sha256": f.sha256, "suffix": f.suffix, "size": f.size} for f in files.values()],
    )
    rows = [_row(digest, medium) for digest, medium in media.items()]
    rows.sort(key=lambda row: row["poster"] is not None)  # a poster before the film it stands for
    insert_missing(session, MediumRow, rows)


def load_facts(session: Session, digests: Collection[str]) -> dict[str, MediaFacts]:
    """The media of these digests; those the database does not know are missing."""
    file, card = aliased(StoredFileRow), aliased(StoredFileRow)
    rows: dict[str, Any] = {}
    asked: set[str] = set()
    wanted = set(digests)
    while wanted:  # once for the media, once more for the posters of the films among them
        for portion in in_portions(wanted):
            statement = (
                select(
                    MediumRow.digest,
                    MediumRow.kind,
                    MediumRow.poster,
                    MediumRow.width,
                    MediumRow.height,
                    MediumRow.seconds,
                    MediumRow.has_sound,
                    file.sha256,
                    file.suffix,
                    file.size,
                    card.sha256.label("card_sha256"),
                    card.suffix.label("card_suffix"),
                    card.size.label("card_size"),
                )
                .join(file, file.sha256 == MediumRow.file)
                .outerjoin(card, card.sha256 == MediumRow.card_file)
                .where(among(session, MediumRow.digest, portion))
            )
            rows |= {row.digest: row for row in session.execute(statement)}
        asked |= wanted
        wanted = {row.poster for row in rows.values() if row.poster} - asked
    facts: dict[str, MediaFacts] = {}
    for digest, row in sorted(rows.items(), key=lambda pair: pair[1].poster is not None):
        facts[digest] = _facts(row, facts)
    return facts


def remember_conversion(session: Session, source: str, recipe: str, facts: MediaFacts) -> None:
    """Note that the file of SHA-256 ``source`` was made into ``facts`` by ``recipe``.

    ``recipe`` names the way of converting and its version, such as "picture-2".
    """
    save_facts(session, [facts])
    row = {"source": source, "recipe": recipe, "medium": media_digest(facts)}
    insert_missing(session, ConversionRow, [row])


def remember_conversions(session: Session, made: Mapping[tuple[str, str], MediaFacts]) -> None:
    """``remember_conversion`` for many, by source and recipe."""
    save_facts(session, made.values())
    insert_missing(
        session,
        ConversionRow,
        [
            {"source": source, "recipe": recipe, "medium": media_digest(facts)}
            for (source, recipe), facts in made.items()
        ],
    )


def all_converted(session: Session, recipe: str) -> dict[str, MediaFacts]:
    """All that was made by ``recipe``, by the source's SHA-256."""
    statement = select(ConversionRow.source, ConversionRow.medium).where(
        ConversionRow.recipe == recipe
    )
    media = {row.source: row.medium for row in session.execute(statement)}
    facts = load_facts(session, set(media.values()))
    return {source: facts[medium] for source, medium in media.items()}


def converted(session: Session, recipe: str, sources: Collection[str]) -> dict[str, MediaFacts]:
    """What is already there of these source files under ``recipe``, by the source's SHA-256."""
    media: dict[str, str] = {}
    for portion in in_portions(sources):
        statement = select(ConversionRow.source, ConversionRow.medium).where(
            ConversionRow.recipe == recipe, among(session, ConversionRow.source, portion)
        )
        media |= {row.source: row.medium for row in session.execute(statement)}
    facts = load_facts(session, set(media.values()))
    return {source: facts[medium] for source, medium in media.items()}


def _files(medium: MediaFacts) -> tuple[StoredFile, ...]:
    return (medium.panel, medium.card) if isinstance(medium, PictureFacts) else (medium.file,)


def _row(digest: str, medium: MediaFacts) -> dict[str, object]:
    row: dict[str, object] = {
        "digest": digest,
        "card_file": None,
        "poster": None,
        "width": 0,
        "height": 0,
        "seconds": 0.0,
        "has_sound": False,
    }
    match medium:
        case PictureFacts(panel=panel, card=card, width=width, height=height):
            row |= {"kind": "picture", "file": panel.sha256, "card_file": card.sha256}
            row |= {"width": width, "height": height}
        case FilmFacts():
            row |= {"kind": "film", "file": medium.file.sha256}
            row |= {"width": medium.width, "height": medium.height, "seconds": medium.seconds}
            row["has_sound"] = medium.has_sound
            row["poster"] = media_digest(medium.poster) if medium.poster else None
        case SoundFacts(file=file, seconds=seconds):
            row |= {"kind": "sound", "file": file.sha256, "seconds": seconds, "has_sound": True}
    return row


def _facts(row: Any, known: Mapping[str, MediaFacts]) -> MediaFacts:
    file = StoredFile(row.sha256, row.suffix, row.size)
    match row.kind:
        case "picture":
            card = StoredFile(row.card_sha256, row.card_suffix, row.card_size)
            return PictureFacts(file, card, row.width, row.height)
        case "film":
            poster = known.get(row.poster) if row.poster else None
            assert poster is None or isinstance(poster, PictureFacts)
            return FilmFacts(file, row.width, row.height, row.seconds, row.has_sound, poster)
        case _:
            return SoundFacts(file, row.seconds)
