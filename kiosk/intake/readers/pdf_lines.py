"""The lines of text of a PDF page, with where they stand; PDF knows no paragraphs."""

from __future__ import annotations

import contextlib
import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from kiosk.intake.readers.coding import usual

MOST_PER_PAGE = 60_000
"""Characters of one page that are looked at; more than an item may have in all."""
_MOST_ODD = 0.05
"""Share of characters that are none."""
_JUDGED = 20
_LEAST_USUAL = 0.35
"""Chinese texts reach 0.8, in traditional characters 0.6; random characters 0.1."""
_HYPHENS = {0x02, 0xAD, 0xFFFE}
"""How PDFium writes the hyphen of a word that is broken at the end of a line."""
HYPHEN = "\u2010"
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Parts of characters that PDF writers confuse with the characters that look like them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as seen: points from the page's upper left corner; ``size`` of the type in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """``number`` counts from 1; ``width`` and ``height`` in points, as seen."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def characters(self) -> int:
        return sum(len("".join(line.text.split())) for line in self.lines)


def lines_of(page: Any, number: int) -> Page:
    """The lines of a page in the order they were written; none for a scan, or when the fonts of
    the page do not tell which characters they show."""
    width, height = page.get_size()
    rotation, box = page.get_rotation(), page.get_mediabox()
    lines: list[Line] = []
    with contextlib.closing(page.get_textpage()) as text:
        line = _Line()
        for index in range(min(text.count_chars(), MOST_PER_PAGE)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in (0x0A, 0x0D):
                lines += line.whole()
                line = _Line()
            else:
                line.add(code, index, text, rotation, box)
        lines += line.whole()
    legible = _is_legible("".join(line.text for line in lines))
    return Page(number, width, height, tuple(lines) if legible else ())


def _is_legible(text: str) -> bool:
    """Whether the fonts say which characters they show: some only number them, and what comes out
    is no text, or rare characters in a row."""
    odd = sum(unicodedata.category(c) in ("Cc", "Co", "Cn", "Cs") or c == "\ufffd" for c in text)
    return odd <= _MOST_ODD * len(text) and (len(text) < _JUDGED or usual(text) >= _LEAST_USUAL)


class _Line:
    """A line while its characters come."""

    def __init__(self) -> None:
        self._text = ""
        self._space = ""
        self._boxes: list[tuple[float, float, float, float]] = []
        self._size = 0.0

    def add(self, code: int, index: int, text: Any, rotation: int, box: Any) -> None:
        character = HYPHEN if code in _HYPHENS else chr(code)
        if character.isspace() or code == 0:
            if code:
                # One that PDFium made up stands for a mere gap.
                made_up = raw.FPDFText_IsGenerated(text, index) == 1
                self._space = "made up" if made_up else "written"
            return
        place = _upright(text.get_charbox(index, loose=True), rotation, box)
        if not self._boxes:
            self._size = _size(text, index)
        elif self._text:
            self._text += self._between(character, place[0] - self._boxes[-1][2])
        self._space = ""
        self._text += character
        self._boxes.append(place)

    def _between(self, character: str, gap: float) -> str:
        """What to write between the last character and the next: Chinese that is only set wide
        has no spaces in it."""
        before = self._text[-1]
        if is_wide(before) and is_wide(character):
            return "\u3000" if gap > 1.2 * self._size else ""
        if not self._space:
            return ""
        loose = self._space == "made up" and (is_wide(before) or is_wide(character))
        return "" if loose and gap < 0.6 * self._size else " "

    def whole(self) -> list[Line]:
        text = self._text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _plain(text).strip()
        if not text or not self._boxes:
            return []
        left, top, right, bottom = zip(*self._boxes, strict=True)
        return [Line(text, min(left), max(right), min(top), max(bottom), self._size)]


def is_wide(character: str) -> bool:
    """Whether a character is Chinese or its punctuation: no space belongs beside it. Half of a
    pair of surrogates counts, since only rare Chinese characters come as such."""
    return (
        unicodedata.east_asian_width(character) in "WF"
        or character in "“”‘’…—·"
        or "\ud800" <= character <= "\udfff"
    )


def _size(text: Any, index: int) -> float:
    """The size of the type as seen. A writer may set type of 1 point and enlarge the whole."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index))
    if raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return size or 1.0


def _upright(
    place: tuple[float, float, float, float], rotation: int, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom as seen, from left, bottom, right, top as written."""
    left, bottom, right, top = place
    x, y, far_x, far_y = box
    match rotation:
        case 90:
            return bottom - y, left - x, top - y, right - x
        case 180:
            return far_x - right, bottom - y, far_x - left, top - y
        case 270:
            return far_y - top, far_x - right, far_y - bottom, far_x - left
        case _:
            return left - x, far_y - top, right - x, far_y - bottom


def _plain(text: str) -> str:
    """Whole characters for the radicals and doubles that many PDF writers put in their place."""
    text = re.sub(
        r"[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06]",
        lambda found: unicodedata.normalize("NFKC", found[0]),
        text,
    )
    return text.translate(_RADICALS)
