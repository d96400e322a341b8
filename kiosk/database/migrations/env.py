"""Alembic's way into the history: the connection is handed in by ``kiosk.database.migrate``."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    # SQLite can undo DDL as well once BEGIN is ours: a failed upgrade leaves the old tables.
    transactional_ddl=True,
    render_as_batch=True,
    compare_type=True,
)

with context.begin_transaction():
    context.run_migrations()
