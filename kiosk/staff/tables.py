"""The tables of the staff screen: the PIN, what is plugged in, and what the worker is asked for.

Rows of sticks and tasks name the kiosk they belong to: several may share the database.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.base import Base, Instant

_NAME: Final = String(64)


class PinRow(Base):
    """The one row (id 1) with the staff PIN as an Argon2 hash. ``wrong`` counts the tries since the
    last right one; before ``wait_until`` none is looked at."""

    __tablename__ = "staff_pin"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[str] = mapped_column(Text)
    wrong: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None] = mapped_column(Instant)


class StickRow(Base):
    """A stick that is plugged in at the moment. ``findings`` is JSON (kiosk.staff.model.Findings),
    empty until it was looked through."""

    __tablename__ = "sticks"

    id: Mapped[int] = mapped_column(primary_key=True)
    kiosk: Mapped[str] = mapped_column(_NAME, index=True)
    path: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    findings: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[datetime] = mapped_column(Instant)


class TaskRow(Base):
    """Something the worker was asked to do. ``progress`` and ``result`` are JSON of
    kiosk.staff.model, empty while there is none."""

    __tablename__ = "tasks"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'stopped')", name="state"
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kiosk: Mapped[str] = mapped_column(_NAME, index=True)
    kind: Mapped[str] = mapped_column(String(16))
    path: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(8))
    progress: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
