"""The library: stored files, media, conversions, items, editions, what is on show."""

import sqlalchemy as sa
from alembic import op

from kiosk.database.base import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_editions")),
    )
    op.create_table(
        "stored_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("suffix", sa.String(length=16), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_files")),
    )
    op.create_table(
        "media",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("card_file", sa.String(length=64), nullable=True),
        sa.Column("poster", sa.String(length=64), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("has_sound", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('picture', 'film', 'sound')", name=op.f("ck_media_kind")),
        sa.ForeignKeyConstraint(
            ["card_file"], ["stored_files.sha256"], name=op.f("fk_media_card_file_stored_files")
        ),
        sa.ForeignKeyConstraint(
            ["file"], ["stored_files.sha256"], name=op.f("fk_media_file_stored_files")
        ),
        sa.ForeignKeyConstraint(["poster"], ["media.digest"], name=op.f("fk_media_poster_media")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media")),
    )
    op.create_index(op.f("ix_media_card_file"), "media", ["card_file"], unique=False)
    op.create_index(op.f("ix_media_file"), "media", ["file"], unique=False)
    op.create_index(op.f("ix_media_poster"), "media", ["poster"], unique=False)
    op.create_table(
        "on_show",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_on_show_single")),
        sa.ForeignKeyConstraint(
            ["edition"], ["editions.number"], name=op.f("fk_on_show_edition_editions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_on_show")),
    )
    op.create_table(
        "conversions",
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("recipe", sa.String(length=64), nullable=False),
        sa.Column("medium", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["medium"], ["media.digest"], name=op.f("fk_conversions_medium_media")
        ),
        sa.PrimaryKeyConstraint("source", "recipe", name=op.f("pk_conversions")),
    )
    op.create_index(op.f("ix_conversions_medium"), "conversions", ["medium"], unique=False)
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("section", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("date_text", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("show_from", Instant(), nullable=True),
        sa.Column("show_until", Instant(), nullable=True),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("pictures", sa.Integer(), nullable=False),
        sa.Column("cover", sa.String(length=64), nullable=True),
        sa.Column("cover_caption", sa.Text(), nullable=False),
        sa.Column("film", sa.String(length=64), nullable=True),
        sa.Column("film_caption", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cover"], ["media.digest"], name=op.f("fk_items_cover_media")),
        sa.ForeignKeyConstraint(["film"], ["media.digest"], name=op.f("fk_items_film_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("digest", name=op.f("uq_items_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_items_cover"), "items", ["cover"], unique=False)
    op.create_index(op.f("ix_items_film"), "items", ["film"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("marker", sa.Text(), nullable=True),
        sa.Column("medium", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "kind IN ('heading', 'paragraph', 'entry', 'medium', 'table')",
            name=op.f("ck_blocks_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["item"], ["items.id"], name=op.f("fk_blocks_item_items"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["medium"], ["media.digest"], name=op.f("fk_blocks_medium_media")),
        sa.PrimaryKeyConstraint("item", "place", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_medium"), "blocks", ["medium"], unique=False)
    op.create_table(
        "edition_items",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edition"],
            ["editions.number"],
            name=op.f("fk_edition_items_edition_editions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_edition_items_item_items")),
        sa.PrimaryKeyConstraint("edition", "place", name=op.f("pk_edition_items")),
    )
    op.create_index(op.f("ix_edition_items_item"), "edition_items", ["item"], unique=False)
    op.create_table(
        "readings",
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("medium", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["item"], ["items.id"], name=op.f("fk_readings_item_items"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["medium"], ["media.digest"], name=op.f("fk_readings_medium_media")
        ),
        sa.PrimaryKeyConstraint("item", "language", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_medium"), "readings", ["medium"], unique=False)
    op.execute("INSERT INTO on_show (id, edition) VALUES (1, NULL)")
