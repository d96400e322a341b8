"""The cinema: screenings, sign-ups, tries at tickets, private screenings, wishes."""

import sqlalchemy as sa
from alembic import op

from kiosk.database.base import Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("start", Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("film", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=True),
        sa.Column("via", sa.String(length=6), nullable=False),
        sa.Column("consent", sa.String(length=32), nullable=False),
        sa.Column("consent_at", Instant(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("forgotten_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'accepted', 'declined', 'moved', 'withdrawn')",
            name=op.f("ck_bookings_state"),
        ),
        sa.CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name=op.f("ck_bookings_via")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_bookings_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
        sa.UniqueConstraint("once", name=op.f("uq_bookings_once")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bookings_start"), "bookings", ["start"])
    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    op.create_table(
        "screenings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("film", sa.Text(), nullable=False),
        sa.Column("start", Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("moved_from", Instant(), nullable=True),
        sa.Column("forgotten_at", Instant(), nullable=True),
        sa.CheckConstraint("source IN ('sheet', 'staff')", name=op.f("ck_screenings_source")),
        sa.CheckConstraint("state IN ('open', 'called_off')", name=op.f("ck_screenings_state")),
        sa.CheckConstraint("held >= 0 AND held <= seats", name=op.f("ck_screenings_held")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_screenings_minutes")),
        sa.CheckConstraint("seats >= 0", name=op.f("ck_screenings_seats")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screenings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_screenings_start"), "screenings", ["start"])
    op.create_table(
        "ticket_tries",
        sa.Column("phone_print", sa.LargeBinary(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("phone_print", name=op.f("pk_ticket_tries")),
    )
    op.create_table(
        "wish_films",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("film", sa.Text(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_wish_films")),
    )
    op.create_table(
        "signups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("screening_id", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("needs_space", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("waited", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("surname", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("phone_print", sa.LargeBinary(), nullable=True),
        sa.Column("once", sa.String(length=64), nullable=True),
        sa.Column("via", sa.String(length=6), nullable=False),
        sa.Column("consent", sa.String(length=32), nullable=False),
        sa.Column("consent_at", Instant(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("seated_at", Instant(), nullable=True),
        sa.Column("cancelled_at", Instant(), nullable=True),
        sa.Column("checked_in_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "standing IN ('seated', 'waiting', 'cancelled')", name=op.f("ck_signups_standing")
        ),
        sa.CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name=op.f("ck_signups_via")),
        sa.CheckConstraint("seats BETWEEN 1 AND 4", name=op.f("ck_signups_seats")),
        sa.ForeignKeyConstraint(
            ["screening_id"], ["screenings.id"], name=op.f("fk_signups_screening_id_screenings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signups")),
        sa.UniqueConstraint("once", name=op.f("uq_signups_once")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_signups_phone_print"), "signups", ["phone_print"])
    op.create_index(op.f("ix_signups_screening_id"), "signups", ["screening_id"])
    op.create_index(
        "uq_signups_active",
        "signups",
        ["screening_id", "phone_print"],
        unique=True,
        sqlite_where=sa.text("standing IN ('seated', 'waiting') AND phone_print IS NOT NULL"),
        postgresql_where=sa.text("standing IN ('seated', 'waiting') AND phone_print IS NOT NULL"),
    )
    op.create_table(
        "wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=True),
        sa.Column("via", sa.String(length=6), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("via IN ('phone', 'kiosk', 'desk')", name=op.f("ck_wishes_via")),
        sa.ForeignKeyConstraint(["key"], ["wish_films.key"], name=op.f("fk_wishes_key_wish_films")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sa.UniqueConstraint("once", name=op.f("uq_wishes_once")),
    )
    op.create_index(op.f("ix_wishes_key"), "wishes", ["key"])
    op.bulk_insert(
        sa.table("rooms", sa.column("id", sa.Integer), sa.column("name", sa.Text)),
        [{"id": 1, "name": "影院"}],
    )
