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
    Paragraph,
    Picture,
    Sound,
)
from kiosk.readout.texts import TextBlock
from kiosk.wording import screens as words
from screens.theme import theme
from screens.widgets.words import set_lines

Row = dict[str, Any]
TOUCHED = ("HeadRow", "PictureRow", "FilmRow", "SoundRow")
MOST_LINES = 8
"""Lines of one paragraph view. A longer paragraph is laid out as several views, cut where a line
ends, so that nothing is seen of it: only what is in sight is set and drawn."""


@dataclass(frozen=True, slots=True)
class Flow:
    """``rows`` for the view; ``spoken`` what is read aloud, as (number, displayed text), numbered
    as ``item_texts`` are whatever the layout; ``pieces`` for each row of text the number of its
    text, and where in it the row begins."""

    rows: list[Row]
    spoken: list[tuple[int, str]]
    pieces: dict[int, tuple[int, int]]

    def lit(self, index: int, block: int, start: int, end: int) -> list[int]:
        """The stretch of row ``index`` that belongs to ``start`` to ``end`` of text ``block``;
        empty when there is none."""
        first, begin = self.pieces.get(index, (-1, 0))
        if first != block or first < 0:
            return []
        length = len(self.rows[index]["text"])
        stretch = [max(0, start - begin), min(length, end - begin)]
        return stretch if stretch[0] < stretch[1] else []

    def place(self, index: int, offset: int) -> tuple[int, int] | None:
        """Where character ``offset`` of row ``index`` stands in what is read: the number of its
        block and the offset in its text. None for a row that is not read."""
        first, begin = self.pieces.get(index, (-1, 0))
        return (first, begin + offset) if first >= 0 else None

    def first_below(self, top: float) -> tuple[int, int] | None:
        """The first row of text that is whole below ``top`` pixels, as (text, offset)."""
        foot = 0.0
        for index, row in enumerate(self.rows):
            if foot >= top and index in self.pieces:
                return self.pieces[index]
            foot += row["size"][1]
        return None

    def top_of(self, block: int, offset: int) -> float:
        """How many pixels down the row of text ``block`` begins that holds ``offset``."""
        foot = found = 0.0
        for index, row in enumerate(self.rows):
            if self.pieces.get(index, (-1, 0))[0] == block and self.pieces[index][1] <= offset:
                found = foot
            foot += row["size"][1]
        return found

    def stretch(self, block: int, start: int, end: int) -> tuple[float, float]:
        """Top and bottom, in pixels from the top of the flow, of the lines of a lit stretch."""
        foot, top, bottom = 0.0, 0.0, 0.0
        for index, row in enumerate(self.rows):
            foot += row["size"][1]
            lit = self.lit(index, block, start, end)
            if not lit:
                if bottom:
                    break
                continue
            line = row["font_size"] * row["spacing"]
            lines = row["lines"]
            first = next((i for i, one in enumerate(lines) if one > lit[0]), 0)
            last = next((i for i, one in enumerate(lines) if one >= lit[1]), len(lines) - 1)
            top = top if bottom else foot - (len(lines) - first) * line
            bottom = foot - (len(lines) - 1 - last) * line
        return top, bottom


def flow(
    item: Item,
    width: float,
    kicker: str,
    with_head: bool,
    box_height: float,
    larger: float = 1.0,
) -> Flow:
    """The rows of ``item`` for a column of ``width`` pixels.

    ``kicker`` is the small line above the title. ``with_head`` puts the cover and the title at the
    top of the column (portrait); in landscape they stand beside it. ``box_height`` is the height of
    the window on the column. The text is ``larger`` times as large as the theme says.
    """
    rows: list[Row] = []
    card = item.card
    spoken: list[tuple[int, str]] = [(0, card.title)]
    pieces: dict[int, tuple[int, int]] = {}

    def lay(number: int, parts: list[tuple[int, Row]]) -> None:
        for start, row in parts:
            pieces[len(rows)] = (number, start)
            rows.append(row)

    if with_head:
        if card.cover is not None:
            rows.append(_hero(card.cover, width, box_height))
        if first_picture(item) is not None:
            rows.append(_head(kicker, width))
        else:
            rows += _kicker(kicker, width, theme.margin * 0.7)
        lay(0, _text("TitleRow", card.title, width, theme.title, "serif", top=0, spacing=1.3))
    skip = card.cover.sha256 if card.cover else None
    for block in item.blocks:
        if isinstance(block, Picture) and block.sha256 == skip:
            skip = None
            continue
        if isinstance(block, TextBlock):
            spoken.append((len(spoken), block.text))
            lay(spoken[-1][0], _text_rows(block, width, larger))
        else:
            rows += _rows_of(block, width, box_height)
    if item.source:
        rows += _kicker(words.SOURCE.format(source=item.source), width, theme.body)
    rows.append({"viewclass": "GapRow", "size": (width, theme.margin)})
    if with_head and (gap := _missing(rows)) > 0:
        rows.insert(0, {"viewclass": "GapRow", "size": (width, gap)})
        pieces = {index + 1: piece for index, piece in pieces.items()}
    return Flow(rows, spoken, pieces)


def first_picture(item: Item) -> Picture | None:
    """The cover of an item, or else the first picture in its text."""
    pictures = (block for block in item.blocks if isinstance(block, Picture))
    return item.card.cover or next(pictures, None)


def _missing(rows: list[Row]) -> float:
    """How much higher the first thing to touch stands than a hand easily reaches, in pixels."""
    foot = 0.0
    for row in rows:
        if row["viewclass"] in TOUCHED:
            return theme.head - foot
        foot += row["size"][1]
    return 0.0


def _text_rows(block: TextBlock, width: float, larger: float) -> list[tuple[int, Row]]:
    """The rows of a block of text, each with its offset in the text."""
    body = theme.body * larger
    if isinstance(block, Heading):
        size = theme.heading if block.level <= 1 else theme.label * 1.1
        size = max(size, body) if larger > 1 else size
        return _text("HeadingRow", block.text, width, size, "serif", top=theme.body * 0.9)
    if isinstance(block, Paragraph):
        return _text("ParagraphRow", block.text, width, body, top=theme.body * 0.55)
    indent = theme.body * 1.7
    parts = _text("ListRow", block.text, width - indent, body, top=theme.body / 3)
    for start, row in parts:
        row["marker"] = "" if start else block.marker
        row["size"] = (width, row["size"][1])
    return parts


def _rows_of(block: object, width: float, box_height: float) -> list[Row]:
    if isinstance(block, Picture):
        return [_picture(block, width, box_height)]
    if isinstance(block, Film):
        return [_film(block, width, box_height)]
    if isinstance(block, Sound):
        height = theme.target * 1.25 + theme.body
        return [{"viewclass": "SoundRow", "size": (width, height), "sound": block}]
    return []


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
) -> list[tuple[int, Row]]:
    """Rows of at most MOST_LINES lines, each with its offset in ``text``."""
    spacing = spacing or (1.4 if font == "serif" else theme.line_spacing)
    lines = set_lines(text, column(width), font, size)
    rows: list[tuple[int, Row]] = []
    for number in range(0, len(lines), MOST_LINES):
        part = lines[number : number + MOST_LINES]
        start = part[0].start
        height = len(part) * size * spacing + (top if number == 0 else 0)
        row = {
            "viewclass": view,
            "size": (width, height),
            "text": text[start : part[-1].end],
            "lit": [],
            "lines": [line.end - start for line in part],
            "font_size": size,
            "spacing": spacing,
        }
        rows.append((start, row))
    return rows


def _kicker(text: str, width: float, top: float) -> list[Row]:
    return [row for _, row in _text("KickerRow", text, width, theme.small, top=top)]


def _head(kicker: str, width: float) -> Row:
    """The small line above a title, in the middle beside the button for the pictures."""
    button = theme.label * (len(words.SEE_PICTURE) + 1.5) + theme.unit * 68
    beside = button + theme.gap
    [(_, row)] = _text("HeadRow", kicker, width - beside, theme.small)
    high = row["size"][1]
    tall = max(high, theme.target)
    return row | {
        "size": (width, tall + theme.margin * 0.7),
        "beside": beside,
        "lift": (tall - high) / 2,
        "tall": tall,
    }


def _hero(picture: Picture, width: float, box_height: float) -> Row:
    """As high as what is only looked at, at least: the button for it stands below."""
    part = 0.32 if theme.seated else 0.44
    high = max(min(box_height * part, width * 0.62), theme.head)
    return {"viewclass": "HeroRow", "size": (width, high), "picture": picture}


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
