"""Alembic's way into the history: the connection is handed in by ``kiosk.database.migrate``."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,  # SQLite changes a column only by way of a new table
    compare_type=True,
)

with context.begin_transaction():
    context.run_migrations()
