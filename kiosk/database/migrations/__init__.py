"""The history of the tables. Alembic walks it; ``REVISIONS`` lets us ask without alembic.

A new revision is a file in ``versions/`` and its name at the end of ``REVISIONS``.
"""

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004")
"""Every revision, oldest first (a test compares it with alembic's own reading of the files)."""
