"""What is on show, read from the database as the plain values of ``kiosk.library.model``."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, not_, or_, select
from sqlalchemy.orm import Session

from kiosk.database.engine import reading
from kiosk.library.attract import STRANDS, Slide, Strand
from kiosk.library.greeting import greeting_rows
from kiosk.library.media import in_portions, load_facts
from kiosk.library.model import Item, ItemCard, Language, Picture, Sound
from kiosk.library.prepared import MediaFacts
from kiosk.library.sections import BY_KEY, Form, Function, Section, arranged
from kiosk.library.store import MediaStore
from kiosk.library.tables import BlockRow, EditionItemRow, ItemRow, OnShowRow, ReadingRow
from kiosk.library.values import block_of, card, picture, shown

_CARD = (
    ItemRow.id,
    ItemRow.section,
    ItemRow.key,
    ItemRow.title,
    ItemRow.summary,
    ItemRow.date_text,
    ItemRow.year,
    ItemRow.month,
    ItemRow.day,
    ItemRow.characters,
    ItemRow.pictures,
    ItemRow.cover,
    ItemRow.cover_caption,
    ItemRow.film,
    ItemRow.film_caption,
)
_ITEM = (*_CARD, ItemRow.source, ItemRow.approved_by, ItemRow.show_from, ItemRow.show_until)
_BLOCK = (
    BlockRow.item,
    BlockRow.kind,
    BlockRow.text,
    BlockRow.level,
    BlockRow.marker,
    BlockRow.medium,
)


_ITEMS = not_(greeting_rows())
"""What visitors see; the greeting is only heard."""


@dataclass(frozen=True, slots=True)
class SectionOverview:
    """A section as the home screen shows it: how many ``items`` it has at the moment, and the
    cover of the first that has one."""

    section: Section
    items: int
    cover: Picture | None


class Library:
    """The read side. Each call sees one whole edition; nothing is kept between calls.

    With ``require_approval``, items without an 审核 line are on no list; 阿关's greeting never is
    (``kiosk.library.greeting``). Every call may raise ``kiosk.database.errors.DatabaseFault``.
    """

    def __init__(self, engine: Engine, store: MediaStore, *, require_approval: bool = False):
        self._engine = engine
        self._store = store
        self._require_approval = require_approval

    def edition(self) -> int | None:
        """The number of the edition on show, or None before the first was published."""
        with reading(self._engine) as session:
            return session.scalar(select(OnShowRow.edition))

    def sections(
        self, at: datetime, functions: Mapping[str, Function] | None = None
    ) -> tuple[SectionOverview, ...]:
        """All twelve sections in order, with what they show at ``at``; ``functions`` is the
        staff's choice of function by Chinese name."""
        counts: dict[str, int] = {}
        covers: dict[str, str] = {}
        captions: dict[str, str] = {}
        with reading(self._engine) as session:
            statement = self._on_show(
                select(ItemRow.section, ItemRow.cover, ItemRow.cover_caption), at
            )
            for section, cover, caption in session.execute(statement):
                counts[section] = counts.get(section, 0) + 1
                if cover is not None and section not in covers:
                    covers[section], captions[section] = cover, caption
            facts = load_facts(session, set(covers.values()))
        return tuple(
            SectionOverview(
                section,
                counts.get(section.key, 0),
                picture(facts, covers.get(section.key), captions.get(section.key, ""), self._store),
            )
            for section in arranged(dict(functions or {}))
        )

    def items(self, section: str, at: datetime) -> list[ItemCard]:
        """The items of the section with this key that show at ``at``, in the staff's order;
        on a timeline by date, those without one last. An unknown key has no items."""
        statement = self._on_show(select(*_CARD), at).where(ItemRow.section == section)
        cards = self._cards(statement)
        if section in BY_KEY and BY_KEY[section].form is Form.TIMELINE:
            cards.sort(key=_date)
        return cards

    def slides(self, at: datetime) -> list[Slide]:
        """What the attract loop may show at ``at``: items of its sections with a picture or a
        film; members' voices also with nothing but words."""
        statement = self._on_show(select(*_CARD), at).where(ItemRow.section.in_(STRANDS))
        slides = (Slide(card, STRANDS[card.section]) for card in self._cards(statement))
        return [
            slide
            for slide in slides
            if slide.card.cover
            or slide.card.film
            or (slide.strand is Strand.VOICES and slide.card.summary)
        ]

    def item(self, number: int) -> Item | None:
        """The item version with this id, also when it is on show no longer (a reader may have it
        open); None when it was pruned."""
        with reading(self._engine) as session:
            found = self._whole(session, select(*_ITEM).where(ItemRow.id == number))
        return found[0] if found else None

    def to_come(self, at: datetime) -> list[Item]:
        """Every item of the edition on show that shows at ``at`` or will later, whole, in the
        staff's order."""
        with reading(self._engine) as session:
            return self._whole(session, self._not_over(select(*_ITEM), at))

    def greeting(self, at: datetime) -> Item | None:
        """The item with the greeting that staff wrote, if it shows at ``at``; of several the
        first."""
        with reading(self._engine) as session:
            found = self._whole(
                session, self._on_show(select(*_ITEM), at, greeting_rows()).limit(1)
            )
        return found[0] if found else None

    def _whole(self, session: Session, statement: Select[*tuple[Any, ...]]) -> list[Item]:
        rows = session.execute(statement).all()
        blocks: dict[int, list[Any]] = {row.id: [] for row in rows}
        readings: dict[int, list[Any]] = {row.id: [] for row in rows}
        for portion in in_portions(blocks):
            in_order = select(*_BLOCK).order_by(BlockRow.item, BlockRow.place)
            for block in session.execute(in_order.where(BlockRow.item.in_(portion))):
                blocks[block.item].append(block)
            recorded = select(ReadingRow.item, ReadingRow.language, ReadingRow.medium)
            for one in session.execute(recorded.where(ReadingRow.item.in_(portion))):
                readings[one.item].append(one)
        parts = itertools.chain(*blocks.values(), *readings.values())
        media = _media_of(rows) | {part.medium for part in parts if part.medium}
        facts = load_facts(session, media)
        return [self._item(row, blocks[row.id], readings[row.id], facts) for row in rows]

    def _item(
        self,
        row: Any,
        blocks: Iterable[Any],
        readings: Iterable[Any],
        facts: Mapping[str, MediaFacts],
    ) -> Item:
        return Item(
            card=card(row, facts, self._store),
            blocks=tuple(block_of(block, facts, self._store) for block in blocks),
            source=row.source,
            approved_by=row.approved_by,
            show_from=row.show_from,
            show_until=row.show_until,
            readings={
                Language(one.language): sound
                for one in readings
                if isinstance(sound := shown(facts[one.medium], "", self._store), Sound)
            },
        )

    def _on_show(
        self, statement: Select[*tuple[Any, ...]], at: datetime, which: ColumnElement[bool] = _ITEMS
    ) -> Select[*tuple[Any, ...]]:
        begun = or_(ItemRow.show_from.is_(None), ItemRow.show_from <= at)
        return self._not_over(statement, at, which).where(begun)

    def _not_over(
        self, statement: Select[*tuple[Any, ...]], at: datetime, which: ColumnElement[bool] = _ITEMS
    ) -> Select[*tuple[Any, ...]]:
        conditions: list[ColumnElement[bool]] = [
            or_(ItemRow.show_until.is_(None), ItemRow.show_until > at)
        ]
        if self._require_approval:
            conditions.append(ItemRow.approved_by != "")
        return (
            statement.join(EditionItemRow, EditionItemRow.item == ItemRow.id)
            .join(OnShowRow, OnShowRow.edition == EditionItemRow.edition)
            .where(which, *conditions)
            .order_by(EditionItemRow.place)
        )

    def _cards(self, statement: Select[*tuple[Any, ...]]) -> list[ItemCard]:
        with reading(self._engine) as session:
            rows = session.execute(statement).all()
            facts = load_facts(session, _media_of(rows))
        return [card(row, facts, self._store) for row in rows]


def _media_of(rows: Iterable[Any]) -> set[str]:
    return {digest for row in rows for digest in (row.cover, row.film) if digest}


def _date(card: ItemCard) -> tuple[bool, int, int, int]:
    return (card.year is None, card.year or 0, card.month or 0, card.day or 0)
