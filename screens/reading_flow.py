"""The rows of an item in the reader: what stands below what, and how high each row is.

A row is the dictionary that Kivy's RecycleView hands to its view (``viewclass``, ``size`` in pixels
and the view's properties). Heights are worked out here, so that a text of any length can be
scrolled without having been drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.library.model import (
    Film,
    Heading,
    Item,
    ListEntry,
    Paragraph,
    Picture,
    Sound,
)
from kiosk.wording import screens as words
from screens.theme import theme
from screens.widgets.words import set_lines

Row = dict[str, Any]
LONGEST = 300
"""Characters of one paragraph view; a longer paragraph is drawn as several, since one very tall
texture would come out blank."""


@dataclass(frozen=True, slots=True)
class Flow:
    """``rows`` for the view; ``spoken`` the rows to read aloud, as (row number, displayed text)."""

    rows: list[Row]
    spoken: list[tuple[int, str]]


def flow(item: Item, width: float, kicker: str, with_head: bool, box_height: float) -> Flow:
    """The rows of ``item`` for a column of ``width`` pixels.

    ``kicker`` is the small line above the title. ``with_head`` puts the cover and the title at the
    top of the column (portrait); in landscape they stand beside it. ``box_height`` is the height of
    the window on the column.
    """
    rows: list[Row] = []
    spoken: list[tuple[int, str]] = []
    card = item.card
    if with_head:
        if card.cover is not None:
            rows.append(_hero(card.cover, width, box_height))
        rows.append(_text("KickerRow", kicker, width, theme.small, top=theme.margin * 0.7))
        spoken.append((len(rows), card.title))
        rows.append(_text("TitleRow", card.title, width, theme.title, "serif", top=0, spacing=1.3))
    skip = card.cover.sha256 if card.cover else None
    for block in item.blocks:
        if isinstance(block, Picture) and block.sha256 == skip:
            skip = None
            continue
        for row in _rows_of(block, width, box_height):
            if "text" in row:
                spoken.append((len(rows), row["text"]))
            rows.append(row)
    if item.source:
        text = words.SOURCE.format(source=item.source)
        rows.append(_text("KickerRow", text, width, theme.small, top=theme.body))
    rows.append({"viewclass": "GapRow", "size": (width, theme.margin)})
    return Flow(rows, spoken)


def _rows_of(block: object, width: float, box_height: float) -> list[Row]:
    if isinstance(block, Heading):
        size = theme.heading if block.level <= 1 else theme.label * 1.1
        return [_text("HeadingRow", block.text, width, size, "serif", top=theme.body * 0.9)]
    if isinstance(block, Paragraph):
        return [
            _text("ParagraphRow", part, width, theme.body, top=theme.body * (0.55 if first else 0))
            for first, part in _parts(block.text)
        ]
    if isinstance(block, ListEntry):
        row = _text("ListRow", block.text, width - theme.body * 1.7, theme.body, top=theme.body / 3)
        row["marker"] = block.marker
        row["size"] = (width, row["size"][1])
        return [row]
    if isinstance(block, Picture):
        return [_picture(block, width, box_height)]
    if isinstance(block, Film):
        return [_film(block, width, box_height)]
    if isinstance(block, Sound):
        height = theme.target * 1.25 + theme.body
        return [{"viewclass": "SoundRow", "size": (width, height), "sound": block}]
    return []


def _parts(text: str) -> list[tuple[bool, str]]:
    """A paragraph cut behind sentences into parts of at most about LONGEST characters."""
    parts: list[tuple[bool, str]] = []
    rest, first = text, True
    while len(rest) > LONGEST:
        cut = max(rest.rfind(mark, LONGEST // 3, LONGEST) for mark in "。！？；，")
        cut = LONGEST if cut < 0 else cut + 1
        while cut < len(rest) and rest[cut] in "”’」』）》":
            cut += 1
        parts.append((first, rest[:cut]))
        rest, first = rest[cut:], False
    parts.append((first, rest))
    return parts


def column(width: float) -> float:
    """The width of a line of text in a column of ``width`` pixels."""
    return width - 2 * theme.margin


def _text(
    view: str,
    text: str,
    width: float,
    size: float,
    font: str = "sans",
    top: float = 0.0,
    spacing: float | None = None,
) -> Row:
    spacing = spacing or (1.4 if font == "serif" else theme.line_spacing)
    lines = set_lines(text, column(width), font, size)
    height = len(lines) * size * spacing
    return {
        "viewclass": view,
        "size": (width, height + top),
        "text": text,
        "lit": [],
        "font_size": size,
        "spacing": spacing,
    }


def _hero(picture: Picture, width: float, box_height: float) -> Row:
    return {
        "viewclass": "HeroRow",
        "size": (width, min(box_height * 0.44, width * 0.62)),
        "picture": picture,
    }


def _picture(picture: Picture, width: float, box_height: float) -> Row:
    wide = column(width)
    shape = picture.height / max(1, picture.width)
    caption = theme.small * 2 if picture.caption else 0
    height = min(wide * shape, box_height * 0.7)
    return {
        "viewclass": "PictureRow",
        "size": (width, height + caption + theme.body),
        "picture": picture,
        "caption_height": caption,
    }


def _film(film: Film, width: float, box_height: float) -> Row:
    shape = film.height / max(1, film.width)
    height = min(column(width) * shape, box_height * 0.6)
    return {"viewclass": "FilmRow", "size": (width, height + theme.body), "film": film}
