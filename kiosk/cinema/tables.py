"""The tables of the cinema. Names and numbers are sealed (kiosk.database.vault); what is left when
they are deleted, seven days after the screening, is what is counted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.base import Base, Instant
from kiosk.database.vault import Sealed, SealedText

ACTIVE = text("standing IN ('seated', 'waiting') AND phone_print IS NOT NULL")


class RoomRow(Base):
    """The one room (id 1). Whoever changes what stands in it and when locks this row first."""

    __tablename__ = "rooms"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)


class ScreeningRow(Base):
    """``source`` tells whether a sheet or staff at the screen put it there. ``seats``, ``held`` and
    ``minutes`` are what counts, the house's rules applied. ``moved_from`` is the first start that
    people signed up for, None while it was never moved."""

    __tablename__ = "screenings"
    __table_args__ = (
        CheckConstraint("seats >= 0", name="seats"),
        CheckConstraint("held >= 0 AND held <= seats", name="held"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("state IN ('open', 'called_off')", name="state"),
        CheckConstraint("source IN ('sheet', 'staff')", name="source"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    film: Mapped[str] = mapped_column(Text)
    start: Mapped[datetime] = mapped_column(Instant, index=True)
    minutes: Mapped[int]
    seats: Mapped[int]
    held: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), default="open")
    source: Mapped[str] = mapped_column(String(8))
    about: Mapped[str] = mapped_column(Text, default="")
    year: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    moved_from: Mapped[datetime | None] = mapped_column(Instant)
    forgotten_at: Mapped[datetime | None] = mapped_column(Instant)
    """When its people's names and numbers were deleted."""


class SignupRow(Base):
    """Ids rise in the order of arrival. ``waited`` stays true once it had to wait. ``phone_print``
    is the keyed fingerprint of the number; with ``surname`` and ``phone`` it becomes NULL when the
    person is forgotten, and ``code`` empty."""

    __tablename__ = "signups"
    __table_args__ = (
        CheckConstraint("seats BETWEEN 1 AND 4", name="seats"),
        CheckConstraint("standing IN ('seated', 'waiting', 'cancelled')", name="standing"),
        CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name="via"),
        Index(
            "uq_signups_active",
            "screening_id",
            "phone_print",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    screening_id: Mapped[int] = mapped_column(ForeignKey("screenings.id"), index=True)
    seats: Mapped[int]
    needs_space: Mapped[bool] = mapped_column(default=False)
    standing: Mapped[str] = mapped_column(String(10))
    waited: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str] = mapped_column(String(4))
    surname: Mapped[Sealed | None] = mapped_column(SealedText)
    phone: Mapped[Sealed | None] = mapped_column(SealedText)
    phone_print: Mapped[bytes | None] = mapped_column(LargeBinary, index=True)
    once: Mapped[str | None] = mapped_column(String(64), unique=True)
    via: Mapped[str] = mapped_column(String(6))
    consent: Mapped[str] = mapped_column(String(32))
    consent_at: Mapped[datetime] = mapped_column(Instant)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    seated_at: Mapped[datetime | None] = mapped_column(Instant)
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)
    checked_in_at: Mapped[datetime | None] = mapped_column(Instant)


class TryRow(Base):
    """Wrong codes for a number (by its fingerprint, whether or not it ever signed up)."""

    __tablename__ = "ticket_tries"

    phone_print: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    wrong: Mapped[int] = mapped_column(default=0)
    since: Mapped[datetime] = mapped_column(Instant)


class BookingRow(Base):
    """A private screening. Only ``accepted`` and ``moved`` ones hold the room."""

    __tablename__ = "bookings"
    __table_args__ = (
        CheckConstraint(
            "state IN ('asked', 'accepted', 'declined', 'moved', 'withdrawn')", name="state"
        ),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name="via"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(Text)
    contact: Mapped[Sealed | None] = mapped_column(SealedText)
    phone: Mapped[Sealed | None] = mapped_column(SealedText)
    start: Mapped[datetime] = mapped_column(Instant, index=True)
    minutes: Mapped[int]
    people: Mapped[int]
    film: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10))
    answer: Mapped[str] = mapped_column(Text, default="")
    once: Mapped[str | None] = mapped_column(String(64), unique=True)
    via: Mapped[str] = mapped_column(String(6))
    consent: Mapped[str] = mapped_column(String(32))
    consent_at: Mapped[datetime] = mapped_column(Instant)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    forgotten_at: Mapped[datetime | None] = mapped_column(Instant)


class WishFilmRow(Base):
    """A film somebody would like to see. ``key`` is its title without spaces and brackets."""

    __tablename__ = "wish_films"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    film: Mapped[str] = mapped_column(Text)
    offered: Mapped[bool] = mapped_column(default=False)


class WishRow(Base):
    """One vote. ``once`` keeps a form that was sent twice from counting twice; nothing of the
    person."""

    __tablename__ = "wishes"
    __table_args__ = (CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name="via"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(ForeignKey("wish_films.key"), index=True)
    once: Mapped[str | None] = mapped_column(String(64), unique=True)
    via: Mapped[str] = mapped_column(String(6))
    at: Mapped[datetime] = mapped_column(Instant)
