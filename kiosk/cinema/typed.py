"""What people type into a field of one line."""

from __future__ import annotations

import unicodedata

LONGEST_ONCE = 64
"""The column's length: longer than any text our forms send."""


def one_line(typed: str) -> str:
    """Without control and other invisible characters (PostgreSQL takes no NUL, and a text that
    turns the direction of writing disguises another), its gaps single spaces."""
    shown = "".join(
        " " if one.isspace() else one
        for one in typed
        if one.isspace() or not unicodedata.category(one).startswith("C")
    )
    return " ".join(shown.split())


def once_text(once: str) -> str | None:
    """The random text of a form as it is kept; None when the form sent none."""
    return one_line(once)[:LONGEST_ONCE] or None
