"""Lines of a PDF to paragraphs: joined where a sentence goes on, without what pages repeat."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.intake.draft import TextBlock
from kiosk.intake.head import head_line
from kiosk.intake.readers.pdf_lines import HYPHEN, Line, Page, is_wide
from kiosk.intake.readers.text import block_of
from kiosk.library.model import Heading, ListEntry, Paragraph

_MARGIN = 0.15
_MARGIN_LINES = 2
"""Headers, footers and page numbers are among the outermost lines of a page and stand in this part
of its height, above or below. (Writer puts them as near to the text as 2.5 cm from the edge.)"""
_SAME_SIZE = 0.12
_LARGER = 1.15
"""Type this much larger than that of most of the text makes a short line a heading."""
_HEADING_LENGTH = 40
_RAGGED = 2.2
"""A line that ends this many characters before the edge of its column is full all the same: no
punctuation may begin a line, and no word is broken."""
_INDENTED = 1.2
_SET_RIGHT = 0.4
"""Part of a column's width: what begins beyond it is set to the right."""
_APART = 1.4
_MOST_LINES = 400
"""Lines of a page that are compared with one another; no page people read has more."""
_PAGE_NUMBER = re.compile(
    r"[\s—–\-·~|/•(（]*(?:第\s*|page\s*)?(?:\d{1,4}|[ivxlc]{1,6})\s*页?"
    r"(?:[\s/／,，|]*(?:of|共|总)?\s*\d{1,4}\s*页?)?[\s—–\-·~|/•)）]*",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\s*(?:[.…·‥．]\s*){4,}[（(]?(\d{1,4})[)）]?$")
"""The end of a line in a table of contents: dots that lead to a number."""
_ENDS = tuple("。！？；…：!?;:")
_CLOSERS = "”’」』）)》"


def paragraphs(pages: Sequence[Page]) -> dict[int, list[TextBlock]]:
    """The blocks of text by page number. A paragraph that goes on on the next page stands whole
    on the page it begins on, so that no picture comes into the middle of a sentence."""
    kept = _without_repeated(pages)
    leading = _leading([lines for _, lines in kept])
    pieces: list[_Piece] = []
    for page, lines in kept:
        for placed in _placed(lines, page.width):
            if pieces and pieces[-1].goes_on(placed, page.number, leading):
                pieces[-1].lines.append(placed)
            else:
                pieces.append(_Piece(page.number, [placed]))
    body = _body_size([line for _, lines in kept for line in lines])
    blocks: dict[int, list[TextBlock]] = {page.number: [] for page in pages}
    for piece in pieces:
        blocks[piece.page].append(piece.block(body))
    return blocks


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line in its column: ``full`` when it reaches the column's edge."""

    line: Line
    full: bool
    indented: bool


@dataclass(slots=True)
class _Piece:
    """The lines of one paragraph, heading or list entry."""

    page: int
    lines: list[_Placed]

    def goes_on(self, after: _Placed, page: int, leading: float) -> bool:
        """Whether the line ``after`` belongs to this piece."""
        last, line = self.lines[-1], after.line
        if (
            not last.full
            or _LEADER.search(last.line.text)
            or not _same_size(last.line, line)
            or head_line(self.lines[0].line.text)
            or head_line(line.text)
            or isinstance(block_of(line.text), ListEntry)
        ):
            return False
        ended = last.line.text.rstrip(_CLOSERS).endswith(_ENDS)
        down = line.top - last.line.top
        if page != self.page or down <= 0:  # on the next page, or in the next column
            return not ended and not after.indented
        if down > _APART * leading * line.size:
            return False
        if isinstance(block_of(self.lines[0].line.text), ListEntry):
            return True
        return not (after.indented and (ended or line.left > last.line.left + 0.8 * line.size))

    def block(self, body: float) -> TextBlock:
        text = ""
        for placed in self.lines:
            text = _joined(text, placed.line.text)
        text = _LEADER.sub("，第\\1页", text.replace(HYPHEN, "-"))
        found = block_of(text)
        if isinstance(found, ListEntry):
            return found
        large = self.lines[0].line.size > body * _LARGER
        return Heading(text, 2) if large and len(text) <= _HEADING_LENGTH else Paragraph(text)


def _joined(text: str, more: str) -> str:
    if not text:
        return more
    if text.endswith(HYPHEN):
        return text[:-1] + more
    return text + ("" if is_wide(text[-1]) or is_wide(more[0]) else " ") + more


def _placed(lines: Sequence[Line], width: float) -> Iterator[_Placed]:
    if len(lines) > _MOST_LINES:
        yield from (_Placed(line, False, False) for line in lines)
        return
    for line in lines:
        peers = [
            other
            for other in lines
            if _same_size(line, other) and other.left < line.right and other.right > line.left
        ]
        left, right = min(peer.left for peer in peers), max(peer.right for peer in peers)
        edge = right - _RAGGED * line.size
        # The longest of a few short lines is no full line; a margin is reached by several. A line
        # set to the right (a signature, a date) reaches it from the other side.
        reached = sum(peer.right >= edge for peer in peers) >= 3 or line.right > 0.75 * width
        begun = line.left < left + _SET_RIGHT * (right - left)
        yield _Placed(
            line,
            full=line.right >= edge and reached and begun,
            indented=line.left > left + _INDENTED * line.size,
        )


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance of lines in sizes of the type."""
    steps = [
        (after.top - before.top) / after.size
        for lines in pages
        for before, after in itertools.pairwise(lines)
        if _same_size(before, after) and after.top > before.top
    ]
    return statistics.median(steps) if steps else 1.5


def _body_size(lines: Sequence[Line]) -> float:
    """The size most of the characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_repeated(pages: Sequence[Page]) -> list[tuple[Page, tuple[Line, ...]]]:
    """The lines of each page without page numbers, and without headers and footers: what stands
    at the same height in the margins of a third of the pages, and on two at least (left and right
    pages may differ)."""
    margins = [_margin(page) for page in pages]
    seen = Counter(
        likeness
        for page, margin in zip(pages, margins, strict=True)
        for likeness in {likeness for line in margin for likeness in _likenesses(line, page)}
    )
    enough = max(2, len(pages) / 3)

    def repeated(line: Line, page: Page) -> bool:
        return bool(_PAGE_NUMBER.fullmatch(line.text)) or any(
            seen[likeness] >= enough for likeness in _likenesses(line, page)
        )

    return [
        (page, tuple(x for x in page.lines if x not in margin or not repeated(x, page)))
        for page, margin in zip(pages, margins, strict=True)
    ]


def _margin(page: Page) -> list[Line]:
    by_height = sorted(page.lines, key=lambda line: line.top)
    above, below = by_height[:_MARGIN_LINES], by_height[-_MARGIN_LINES:]
    return [
        *(line for line in above if line.bottom < _MARGIN * page.height),
        *(line for line in below if line.top > (1 - _MARGIN) * page.height),
    ]


def _likenesses(line: Line, page: Page) -> Iterator[tuple[str, int]]:
    """What a line says and at which fiftieth of the height it stands; once more with the number of
    the page taken out of it."""
    text, place = "".join(line.text.split()), round(50 * line.top / page.height)
    yield text, place
    if text != (numbered := re.sub(r"\d+", lambda n: _from(n[0], page.number), text)):
        yield numbered, place


def _from(number: str, page: int) -> str:
    """A number that counts with the pages, as its distance from the page's."""
    return (
        f"<{int(number) - page}>" if len(number) <= 4 and abs(int(number) - page) < 500 else number
    )
