"""Names by which somebody finds a widget again: its class, its id in kv, its words."""

from __future__ import annotations

from typing import Any

from kivy.uix.label import Label

from screens.icons import GLYPHS
from screens.widgets.pressable import Pressable
from screens.widgets.words import Words

MOST_WORDS = 12
_ICONS = {glyph: name for name, glyph in GLYPHS.items()}


def name_of(widget: Any, target: Any) -> str:
    """``Pill「返回」``, or ``SectionTile「红色影院」/Words.more「看电影」`` in a thing to touch."""
    own = f"{type(widget).__name__}{_id(widget)}{_quoted(words_of(widget))}"
    return own if target is None else f"{name_of(target, None)}/{own}"


def words_of(widget: Any) -> str:
    """What is written on it; for something to touch its first words, else what it is called."""
    if isinstance(widget, Label | Words):
        return _ICONS.get(widget.text, widget.text)
    if isinstance(widget, Pressable):
        written = (one.text for one in widget.walk(restrict=True) if _says(one))
        return next(written, "") or widget.spoken_name()
    return ""


def _says(widget: Any) -> bool:
    return isinstance(widget, Label | Words) and widget.text not in _ICONS and bool(widget.text)


def _quoted(words: str) -> str:
    one = words.replace("\n", " ").strip()
    return f"「{one if len(one) <= MOST_WORDS else one[: MOST_WORDS - 1] + '…'}」" if one else ""


def _id(widget: Any) -> str:
    """Its id in the kv rule that it stands in."""
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        for name, one in getattr(parent, "ids", {}).items():
            if getattr(one, "__self__", one) is widget:
                return f".{name}"
        parent = parent.parent
    return ""
