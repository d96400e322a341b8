"""Editions: the whole state of the exhibition, published, put back and pruned.

Every function works inside the caller's ``writing`` (or, where it says so, ``reading``) session,
so that a visitor sees the old edition or the new one, whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from kiosk.database.changes import announce
from kiosk.library.errors import EditionMissingError
from kiosk.library.laying import lay
from kiosk.library.prepared import PreparedItem, StoredFile
from kiosk.library.tables import (
    BlockRow,
    ConversionRow,
    EditionItemRow,
    EditionRow,
    ItemRow,
    MediumRow,
    OnShowRow,
    ReadingRow,
    StoredFileRow,
)

KEPT = 20
"""How many editions are kept."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as staff see it in a list. ``at`` is when it was published."""

    number: int
    at: datetime
    source: str
    items: int
    current: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item version that is in the database, as the planner of the next edition needs it.

    ``number`` is the leading number staff gave it; ``digest`` compares with a prepared item's.
    """

    id: int
    section: str
    key: str
    title: str
    digest: str
    number: int | None = None


def publish(
    session: Session, items: Sequence[PreparedItem | ShownItem], source: str, at: datetime
) -> int:
    """Make ``items``, in this order, the edition on show; returns its number.

    Items are the whole exhibition: pass a ``ShownItem`` (from ``shown_items``) for what stays.
    Content that is in the database already is not written again.
    """
    _lock(session)
    prepared = [item for item in items if isinstance(item, PreparedItem)]
    ids = lay(session, prepared)
    number = (session.scalar(select(func.max(EditionRow.number))) or 0) + 1
    session.execute(
        insert(EditionRow).values(number=number, at=at, source=source, items=len(items))
    )
    rows = [
        {
            "edition": number,
            "place": place,
            "item": ids[item.digest] if isinstance(item, PreparedItem) else item.id,
            "number": item.number,
        }
        for place, item in enumerate(items)
    ]
    if rows:
        session.execute(insert(EditionItemRow), rows)
    _show(session, number)
    return number


def current_edition(session: Session) -> int | None:
    """The number of the edition on show. A reading session will do."""
    return session.scalar(select(OnShowRow.edition))


def editions(session: Session) -> tuple[Edition, ...]:
    """All editions that are kept, newest first. A reading session will do."""
    current = current_edition(session)
    statement = select(
        EditionRow.number, EditionRow.at, EditionRow.source, EditionRow.items
    ).order_by(EditionRow.number.desc())
    return tuple(
        Edition(number, at, source, items, number == current)
        for number, at, source, items in session.execute(statement)
    )


def shown_items(session: Session) -> tuple[ShownItem, ...]:
    """What is on show, in order. A reading session will do."""
    statement = (
        select(
            ItemRow.id,
            ItemRow.section,
            ItemRow.key,
            ItemRow.title,
            ItemRow.digest,
            EditionItemRow.number,
        )
        .join(EditionItemRow, EditionItemRow.item == ItemRow.id)
        .join(OnShowRow, OnShowRow.edition == EditionItemRow.edition)
        .order_by(EditionItemRow.place)
    )
    return tuple(ShownItem(*row) for row in session.execute(statement))


def restore(session: Session, number: int) -> None:
    """Put edition ``number`` on show again. Raises ``EditionMissingError``."""
    _lock(session)
    if session.get(EditionRow, number) is None:
        raise EditionMissingError(number)
    _show(session, number)


def prune(session: Session, keep: int = KEPT) -> tuple[StoredFile, ...]:
    """Let go of all but the last ``keep`` editions and the one on show, and of what only they
    needed; returns the files to hand to ``MediaStore.remove`` once this is committed.

    Call it when no load is running: it also lets go of media prepared but not published yet.
    """
    current = _lock(session)
    numbers = session.scalars(select(EditionRow.number).order_by(EditionRow.number.desc())).all()
    dropped = [number for number in numbers[keep:] if number != current]
    session.execute(delete(EditionRow).where(EditionRow.number.in_(dropped)))
    session.execute(delete(ItemRow).where(ItemRow.id.not_in(select(EditionItemRow.item))))
    needed = (
        select(ItemRow.cover.label("digest")).where(ItemRow.cover.is_not(None)),
        select(ItemRow.film).where(ItemRow.film.is_not(None)),
        select(BlockRow.medium).where(BlockRow.medium.is_not(None)),
        select(ReadingRow.medium),
    )
    own = needed[0].union(*needed[1:]).subquery()
    posters = select(MediumRow.poster).where(
        MediumRow.poster.is_not(None), MediumRow.digest.in_(select(own.c.digest))
    )
    unneeded = select(MediumRow.digest).where(
        MediumRow.digest.not_in(select(own.c.digest)), MediumRow.digest.not_in(posters)
    )
    gone = session.scalars(unneeded).all()
    session.execute(delete(ConversionRow).where(ConversionRow.medium.in_(unneeded)))
    # A film lets go of its poster first.
    films = MediumRow.poster.is_not(None)
    for is_film in (films, ~films):
        session.execute(
            delete(MediumRow).where(is_film, MediumRow.digest.in_(unneeded)),
            execution_options={"synchronize_session": False},
        )
    return _drop_files(session) if gone else ()


def known_files(session: Session) -> frozenset[str]:
    """The hashes of all files the database knows, for ``MediaStore.sweep``."""
    return frozenset(session.scalars(select(StoredFileRow.sha256)))


def _drop_files(session: Session) -> tuple[StoredFile, ...]:
    used = select(MediumRow.file).union(
        select(MediumRow.card_file).where(MediumRow.card_file.is_not(None))
    )
    unused = StoredFileRow.sha256.not_in(used)
    files = tuple(
        StoredFile(*row)
        for row in session.execute(
            select(StoredFileRow.sha256, StoredFileRow.suffix, StoredFileRow.size).where(unused)
        )
    )
    session.execute(
        delete(StoredFileRow).where(unused), execution_options={"synchronize_session": False}
    )
    return files


def _lock(session: Session) -> int | None:
    """Take the row that says what is on show, so that two publishers follow one another."""
    return session.scalar(select(OnShowRow.edition).with_for_update())


def _show(session: Session, number: int) -> None:
    session.execute(update(OnShowRow).values(edition=number))
    announce(session)
