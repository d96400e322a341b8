"""Breaking Chinese text into lines: pure arithmetic, no Kivy.

Kivy breaks Chinese text anywhere, so that a line may begin with a full stop. Here the common rules
hold (GB/T 15834, W3C clreq): closing marks never begin a line, opening marks never end one, a Latin
word or a number stays whole when it fits on a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

NOT_AT_START = frozenset("，。、；：？！）》〉」』】”’…—·～％%,.;:?!)]}°℃")
NOT_AT_END = frozenset("（《〈「『【“‘([{￥$#")

CLOSING_MARKS = ("”", "’", "」", "』", "）", "》")

KEPT_BY_NUMBERS = frozenset("年月日号时分秒届次级人名个岁万亿元")
"""What a number takes with it to the next line: 1923年 is one thing to read."""

Advance = Callable[[str], float]
"""The width of one character in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters ``start`` to ``end`` (exclusive) of the text, ``width`` pixels wide."""

    start: int
    end: int
    width: float


def break_lines(text: str, width: float, advance: Advance) -> list[Line]:
    """Lines of at most ``width`` pixels that cover ``text`` in order; at least one line."""
    lines: list[Line] = []
    start = 0
    for hard in text.split("\n"):
        lines += _break_paragraph(text, start, start + len(hard), width, advance)
        start += len(hard) + 1
    return lines


def _break_paragraph(text: str, start: int, end: int, width: float, advance: Advance) -> list[Line]:
    lines: list[Line] = []
    begin, used, place = start, 0.0, start
    while place < end:
        step = advance(text[place])
        if used + step > width and place > begin:
            cut = _cut(text, begin, place)
            lines.append(Line(begin, cut, _width(text, begin, cut, advance)))
            begin = cut
            while begin < end and text[begin] == " ":
                begin += 1
            place, used = begin, 0.0
            continue
        used += step
        place += 1
    lines.append(Line(begin, end, used))
    return _with_company(text, lines, width, advance)


def _with_company(text: str, lines: list[Line], width: float, advance: Advance) -> list[Line]:
    """No last line of one character, where another can be had from the line before: a lone one is
    overlooked, and looks like a mistake."""
    if len(lines) < 2 or len(_letters(text, lines[-1])) != 1:
        return lines
    before, last = lines[-2:]
    for cut in range(last.start - 1, before.start, -1):
        if may_break(text, cut) and len(_letters(text, Line(cut, last.end, 0))) > 1:
            fuller = _width(text, cut, last.end, advance)
            if fuller > width:
                return lines
            shorter = Line(before.start, cut, _width(text, before.start, cut, advance))
            return [*lines[:-2], shorter, Line(cut, last.end, fuller)]
    return lines


def _letters(text: str, line: Line) -> str:
    return "".join(one for one in text[line.start : line.end].strip() if one not in NOT_AT_START)


def _cut(text: str, begin: int, place: int) -> int:
    """The best place to break at or before ``place``, never at ``begin`` (a line must advance)."""
    for cut in range(place, begin, -1):
        if may_break(text, cut):
            return cut
    return place


def may_break(text: str, place: int) -> bool:
    """Whether a line may end before character ``place``."""
    before, after = text[place - 1], text[place]
    if after in NOT_AT_START or before in NOT_AT_END or after == " ":
        return False
    if before == ":" and after.isdigit():
        return False  # 19:30
    if before.isdigit() and after in KEPT_BY_NUMBERS:
        return False
    return not (_is_word(before) and _is_word(after))


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "-_/@.+'")


def _width(text: str, start: int, end: int, advance: Advance) -> float:
    return sum(map(advance, text[start:end]))


def sentences_in(text: str, most: int, count: Callable[[str], int]) -> str:
    """As many whole sentences from the beginning of ``text`` as take no more than ``most`` lines,
    which ``count`` counts; all of ``text`` if it fits, nothing if not even one sentence does."""
    if count(text) <= most:
        return text
    ends = [place + 1 for place, one in enumerate(text) if one in "。！？\n"]
    # A quotation takes its closing mark along.
    ends = [end + (text[end : end + 1] in CLOSING_MARKS) for end in ends]
    fitting = (text[:end].rstrip() for end in reversed(ends))
    return next((one for one in fitting if one and count(one) <= most), "")


def clipped(lines: list[Line], most: int) -> tuple[list[Line], bool]:
    """The first ``most`` lines, and whether something is left out."""
    if len(lines) <= most:
        return lines, False
    return lines[:most], True
