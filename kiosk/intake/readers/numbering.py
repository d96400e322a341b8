"""What Word prints before the entries of a list: it is computed, not written in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_CHINESE = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[tuple[str, int], _Level]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def marker(self, number_id: str, level: int) -> str:
        """The marker of the next entry of list ``number_id`` at ``level`` (0 is outermost)."""
        shape = self.levels.get((number_id, level))
        if shape is None or shape.form in ("bullet", "none") or "%" not in shape.text:
            return "•"
        counts = self.counts.setdefault(number_id, {})
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]

        def count(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = self.levels.get((number_id, at), shape).form
            return _written(counts.get(at, 1), form)

        return re.sub(r"%(\d)", count, shape.text).strip() or "•"


def numbering_of(document: Document) -> Numbering:
    """Reads the list definitions; a document without any, or with odd ones, has only bullets."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return Numbering({})
    shapes = {
        _value(abstract, "w:abstractNumId"): _levels(abstract)
        for abstract in root.iterfind(qn("w:abstractNum"))
    }
    levels: dict[tuple[str, int], _Level] = {}
    for number in root.iterfind(qn("w:num")):
        number_id = _value(number, "w:numId")
        link = number.find(qn("w:abstractNumId"))
        shape = shapes.get(_value(link, "w:val"), {}) if link is not None else {}
        levels |= {(number_id, level): value for level, value in shape.items()}
    return Numbering(levels)


def _levels(abstract: BaseOxmlElement) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in abstract.iterfind(qn("w:lvl")):
        at = _value(level, "w:ilvl")
        start = _child(level, "w:start") or "1"
        found[int(at) if at.isdecimal() else 0] = _Level(
            _child(level, "w:numFmt") or "decimal",
            _child(level, "w:lvlText"),
            int(start) if start.isdecimal() else 1,
        )
    return found


def _child(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(name))
    return _value(child, "w:val") if child is not None else ""


def _value(element: BaseOxmlElement, name: str) -> str:
    return str(element.get(qn(name)) or "")


def _written(number: int, form: str) -> str:
    if form.startswith(("chinese", "ideograph", "japaneseCounting", "taiwaneseCounting")):
        tens, ones = divmod(number, 10)
        if number > 99 or number < 1:
            return str(number)
        lead = "" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十"
        return lead + (_CHINESE[ones] if ones or not tens else "")
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)
