"""The tables of the library: stored files, media made of them, items, editions.

Everything but ``on_show`` is written once and never changed: an item that changes becomes a new
row, an edition is a list of such rows. So an edition can be put back by changing one number.

Every reference is indexed: without it, deleting a row means searching the whole table that may
point to it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.base import Base, Instant

_SHA256: Final = String(64)


class StoredFileRow(Base):
    """A file of the media store. ``suffix`` with the dot, ``size`` in bytes."""

    __tablename__ = "stored_files"

    sha256: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    suffix: Mapped[str] = mapped_column(String(16))
    size: Mapped[int] = mapped_column(BigInteger)


class MediumRow(Base):
    """A picture (panel and card file), a film (with poster) or a sound; see ``media_digest``."""

    __tablename__ = "media"
    __table_args__ = (CheckConstraint("kind IN ('picture', 'film', 'sound')", name="kind"),)

    digest: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    file: Mapped[str] = mapped_column(_SHA256, ForeignKey("stored_files.sha256"), index=True)
    card_file: Mapped[str | None] = mapped_column(
        _SHA256, ForeignKey("stored_files.sha256"), index=True
    )
    poster: Mapped[str | None] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
    has_sound: Mapped[bool] = mapped_column(default=False)


class ConversionRow(Base):
    """What a source file became under a recipe, so that it is not converted a second time."""

    __tablename__ = "conversions"

    source: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    recipe: Mapped[str] = mapped_column(String(64), primary_key=True)
    medium: Mapped[str] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)


class ItemRow(Base):
    """One version of an item, named by the digest of its content."""

    __tablename__ = "items"
    # A number is never given twice: a reader left open must not turn into another item.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(_SHA256, unique=True)
    section: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    date_text: Mapped[str] = mapped_column(Text)
    year: Mapped[int | None]
    month: Mapped[int | None]
    day: Mapped[int | None]
    source: Mapped[str] = mapped_column(Text)
    approved_by: Mapped[str] = mapped_column(Text)
    show_from: Mapped[datetime | None] = mapped_column(Instant)
    show_until: Mapped[datetime | None] = mapped_column(Instant)
    characters: Mapped[int]
    pictures: Mapped[int]
    cover: Mapped[str | None] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)
    cover_caption: Mapped[str] = mapped_column(Text)
    film: Mapped[str | None] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)
    film_caption: Mapped[str] = mapped_column(Text)


class BlockRow(Base):
    """One thing in the flow of an item. ``text`` is the words, or a medium's caption;
    ``marker`` stands before a list entry; ``level`` is a heading's."""

    __tablename__ = "blocks"
    __table_args__ = (
        # "table" is kept free for spreadsheets; its cells will go into ``text``.
        CheckConstraint(
            "kind IN ('heading', 'paragraph', 'entry', 'medium', 'table')", name="kind"
        ),
    )

    item: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    level: Mapped[int | None]
    marker: Mapped[str | None] = mapped_column(Text)
    medium: Mapped[str | None] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)


class ReadingRow(Base):
    """A person's own recording of an item. ``language`` is an ISO 639-3 code."""

    __tablename__ = "readings"

    item: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    medium: Mapped[str] = mapped_column(_SHA256, ForeignKey("media.digest"), index=True)


class EditionRow(Base):
    """A whole state of the exhibition. ``source`` says where it came from, in staff's words."""

    __tablename__ = "editions"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    source: Mapped[str] = mapped_column(Text)
    items: Mapped[int]


class EditionItemRow(Base):
    """An item's place in an edition. ``number`` is the leading number staff gave it."""

    __tablename__ = "edition_items"
    __table_args__ = (Index(None, "item"),)

    edition: Mapped[int] = mapped_column(
        ForeignKey("editions.number", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(ForeignKey("items.id"))
    number: Mapped[int | None]


class OnShowRow(Base):
    """The one row (id 1, made by the migration) that says which edition is on show."""

    __tablename__ = "on_show"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    edition: Mapped[int | None] = mapped_column(ForeignKey("editions.number"))


class SignatureRow(Base):
    """The highest number of a signed folder that was loaded, by the name of the trusted key: older
    folders are refused."""

    __tablename__ = "signatures"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
