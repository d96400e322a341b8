"""Pinyin as people write it in 读音.xlsx, by numbers or marks, parted or not -> "chong2 qing4"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from kiosk.intake.lists.sounds import BETWEEN, HAN, Example, example_of, joined, plain, refuse
from kiosk.wording import pronunciation as wording

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
"""Combining marks; the breve is what many put for the third tone."""
_INITIALS_WITH_U = "jqxy"
_TONES = "12345"
_NUMBERS = "0123456789"
_LONGEST = 6
"""Letters of the longest syllable: zhuang."""


def pinyin_of(written: str, word: str) -> str:
    """Raises ``WrongCellError``. The letters between two marks or numbers are parted so that each
    Han character of ``word`` gets a syllable, one of its own readings if that can be."""
    units = tuple(_units(written))
    example = partial(_example, word)
    parted = _parted(units, word)
    if parted is None:
        if (wrong := _no_pinyin(units)) is not None:
            refuse(wording.PINYIN_UNKNOWN, written, example, wrong)
        refuse(wording.PINYIN_AMBIGUOUS, written, example)
    # With marks alone, a syllable without one has the neutral tone; where nothing has one, or
    # numbers are written, it was forgotten.
    neutral = any(u.mark for u in units) and not any(u.number for u in units)
    return joined([_with_tone(one, written, example, neutral) for one in parted], word, example)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A letter of pinyin (ü as v): the tone marked on it, the number behind it, and whether
    something parts it from the letter before."""

    letter: str
    mark: int = 0
    number: str = ""
    first: bool = False


def _units(written: str) -> Iterator[_Unit]:
    letters = plain(written).replace("u:", "v")
    unit: _Unit | None = None
    first = True
    for character in unicodedata.normalize("NFD", letters):
        if character == "\u0308" and unit is not None and unit.letter == "u":
            unit = _Unit("v", unit.mark, unit.number, unit.first)
        elif (mark := _MARKS.get(character)) and unit is not None and not unit.mark:
            unit = _Unit(unit.letter, mark, unit.number, unit.first)
        elif character in _NUMBERS and unit and unit.letter.isalpha() and not unit.number:
            unit = _Unit(unit.letter, unit.mark, character, unit.first)
            first = True
        elif character in BETWEEN:
            first = True
        else:  # whatever it is: as a letter it is in no syllable
            if unit is not None:
                yield unit
            unit, first = _Unit(character, first=first), False
    if unit is not None:
        yield unit


_Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to part the letters up to somewhere: how good it is (smallest is best), whether
    another is as good, and where its last syllable begins."""

    cost: _Cost
    tied: bool
    start: int


def _parted(units: tuple[_Unit, ...], word: str) -> list[tuple[_Unit, ...]] | None:
    """The best way to part ``units`` into syllables, as many as ``word`` has characters if that can
    be; None when there is no way or none is the best."""
    characters = list(word) if all(map(HAN.match, word)) else []
    best: dict[tuple[int, int], _Way] = {(0, 0): _Way((0, 0, 0), False, 0)}
    for end in range(1, len(units) + 1):
        for start in range(max(0, end - _LONGEST), end):
            syllable = _syllable(units[start:end])
            if syllable is None:
                continue
            for count in range(start + 1):
                before = best.get((start, count))
                if before is None:
                    continue
                known = count < len(characters) and syllable in _readings(characters[count])
                # Standard spelling puts an apostrophe before a, e, o within a word.
                bare = not units[start].first and syllable[0] in "aeo"
                strange, odd, many = before.cost
                cost = (strange + (not known and bool(characters)), odd + bare, many + 1)
                there = best.get((end, count + 1))
                if there is None or cost < there.cost:
                    best[end, count + 1] = _Way(cost, before.tied, start)
                elif cost == there.cost:
                    best[end, count + 1] = _Way(cost, True, there.start)
    ends = {count: way for (end, count), way in best.items() if end == len(units) and count}
    wanted = len(characters)
    if wanted not in ends:
        wanted = min(ends, key=lambda count: ends[count].cost, default=0)
    if not wanted or ends[wanted].tied:
        return None
    parts = []
    end = len(units)
    for count in range(wanted, 0, -1):
        start = best[end, count].start
        parts.append(units[start:end])
        end = start
    return parts[::-1]


def _syllable(units: tuple[_Unit, ...]) -> str | None:
    """The letters of a syllable as dictionaries spell it; None when it cannot be one."""
    if any(unit.number for unit in units[:-1]) or any(unit.first for unit in units[1:]):
        return None
    if sum(bool(unit.mark) for unit in units) > 1:
        return None
    letters = "".join(unit.letter for unit in units)
    if letters[0] in _INITIALS_WITH_U:
        letters = letters.replace("v", "u")
    elif letters in ("lue", "nue"):
        letters = letters.replace("u", "v")
    return letters if letters in _syllables() else None


def _with_tone(units: tuple[_Unit, ...], written: str, example: Example, neutral: bool) -> str:
    mark = max(unit.mark for unit in units)
    number = units[-1].number.replace("0", "5")
    if number and (number not in _TONES or (mark and number != str(mark))):
        refuse(wording.PINYIN_TONES, written, example, _said(units))
    if not (number or mark or neutral):
        refuse(wording.PINYIN_WITHOUT_TONE, written, example, _said(units))
    return f"{_syllable(units)}{number or mark or 5}"


def _said(units: tuple[_Unit, ...]) -> str:
    return "".join(unit.letter + unit.number for unit in units)


def _no_pinyin(units: tuple[_Unit, ...]) -> str | None:
    """The first part of what is written that is no pinyin; None if each can be."""
    start = 0
    for end in range(1, len(units) + 1):
        if end < len(units) and not units[end].first and not units[end - 1].number:
            continue
        if not _can_be_parted(units[start:end]):
            return _said(units[start:end])
        start = end
    return None if units else ""


def _can_be_parted(units: tuple[_Unit, ...]) -> bool:
    reached = {0}
    for end in range(1, len(units) + 1):
        starts = (s for s in range(max(0, end - _LONGEST), end) if s in reached)
        if any(_syllable(units[start:end]) for start in starts):
            reached.add(end)
    return len(units) in reached


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.pinyin_dict import pinyin_dict

    written = {one for readings in pinyin_dict.values() for one in readings.split(",")}
    bare = {to_normal(one, v_to_u=False) for one in written}
    # A few characters are "read" hm or ng: no syllables of a name.
    return frozenset(one for one in bare if one.isascii() and set(one) & set("aeiouv"))


@cache
def _readings(character: str) -> frozenset[str]:
    """How pypinyin's dictionary reads a character, without tones."""
    from pypinyin import Style, pinyin

    (sounds,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ((),)
    return frozenset(sounds)


def _example(word: str) -> str:
    from pypinyin import Style, lazy_pinyin

    han = "".join(HAN.findall(word))
    usual = lazy_pinyin(han, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
    return example_of(usual, wording.PINYIN_EXAMPLE)
