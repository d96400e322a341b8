"""Chinese numerals: how a figure is said."""

from __future__ import annotations

from kiosk.library.model import Language

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_MYRIADS = ("", "万", "亿", "万亿")


def digit_by_digit(figures: str, one: str = "一") -> str:
    """ "1921" as 一九二一; ``one`` is how a 1 is said (幺 on the telephone in Mandarin)."""
    return "".join(one if figure == "1" else _DIGITS[int(figure)] for figure in figures)


def telephone(figures: str, language: Language) -> str:
    """A telephone number, digit by digit; anything that is not a figure becomes a short rest."""
    one = "幺" if language is Language.MANDARIN else "一"
    groups = "".join(c if c.isdigit() else " " for c in figures).split()
    return "，".join(digit_by_digit(group, one) for group in groups)


def cardinal(figures: str) -> str:
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
