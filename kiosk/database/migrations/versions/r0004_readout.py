"""The readout: the words that staff want read otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "word_readings",
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("jyutping", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_word_readings")),
    )
