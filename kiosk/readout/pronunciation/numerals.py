"""Chinese numerals: how a figure is said."""

from __future__ import annotations

import re

from kiosk.library.model import Language

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_MYRIADS = ("", "万", "亿", "万亿")

_GROUPS = re.compile(r"(1[3-9]\d)(\d{4})(\d{4})|(\d{4})(\d{4})|(\d{3})(\d{4})")
"""A mobile number is heard in threes and fours, one of eight or seven figures in its halves."""


def digit_by_digit(figures: str, one: str = "一") -> str:
    """ "1921" as 一九二一; ``one`` is how a 1 is said (幺 on the telephone in Mandarin)."""
    return "".join(one if figure == "1" else _DIGITS[int(figure)] for figure in figures)


def code(figures: str, language: Language) -> str:
    """A number that names something (a room, a bus line), digit by digit without a rest."""
    return digit_by_digit(figures, "幺" if language is Language.MANDARIN else "一")


def telephone(figures: str, language: Language) -> str:
    """A telephone number, digit by digit, with a short rest between groups that can be kept in
    mind; anything that is not a figure parts groups too."""
    groups: list[str] = []
    for group in "".join(c if c.isdigit() else " " for c in figures).split():
        parts = _GROUPS.fullmatch(group)
        groups += [part for part in parts.groups() if part] if parts else [group]
    return "，".join(code(group, language) for group in groups)


def ordinal(figures: str) -> str:
    """A whole number: "350000" as 三十五万. Longer than 16 figures: digit by digit."""
    figures = figures.lstrip("0")
    if not figures:
        return "零"
    if len(figures) > 16:
        return digit_by_digit(figures)
    said, rest_needed = "", False
    groups = [figures[max(0, end - 4) : end] for end in range(len(figures), 0, -4)][::-1]
    for place, group in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
        value = int(group)
        if value == 0:
            rest_needed = bool(said)
            continue
        if said and (rest_needed or value < 1000):
            said += "零"
        said += _under_ten_thousand(value) + _MYRIADS[place]
        rest_needed = False
    return said.removeprefix("一") if said.startswith("一十") else said


def cardinal(figures: str) -> str:
    """As ``ordinal``, for a quantity: 2,000 is 两千, where the 2,000th is 第二千."""
    said = ordinal(figures)
    return "两" + said[1:] if said[:1] == "二" and said[1:2] in "千万亿" and said[1:] else said


def number(figures: str) -> str:
    """A number with an optional decimal part and thousands' commas: "22.93" as 二十二点九三."""
    whole, _, fraction = figures.replace(",", "").partition(".")
    return cardinal(whole) + ("点" + digit_by_digit(fraction) if fraction else "")


def _under_ten_thousand(value: int) -> str:
    said, gap = "", False
    for place in (3, 2, 1, 0):
        figure = value // 10**place % 10
        if figure == 0:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[figure] + _PLACES[place]
        gap = False
    return said
