"""The rules of the audit, each with its figure and where that comes from.

"Table" is the product's table of access for older people; sizes are for reading from 600 mm and
for a finger. Nothing here excuses anything: a screen is mended, or the way it is seen is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from screens.audit.seen import Box, SeenScreen, SeenTarget, SeenText, within
from screens.typesetting import NOT_AT_END, NOT_AT_START

ROUNDING_MM = 0.05
"""A tenth of a pixel on the coarsest of the set-ups (55" at 1080p: 0.63 mm)."""
TOUCHING_MM = 0.6
"""What two boxes of glyphs may reach into each other, or out of their room: a pixel at 55"; the box
is that of a Han character, and most glyphs are smaller."""
SEEN_PART = 0.9
HEADING_LINES = 3
"""Words of so many lines at most are looked at for a lone last character; more are a paragraph."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``needed`` in mm, or a ratio, or a part; None where there is no figure."""

    name: str
    needed: float | None
    source: str


MAIN_TARGET = Rule("main_target", 20.0, "Table: main targets >= 20 mm, both ways")
TARGET = Rule("target", 16.0, "Table: any target >= 16 mm, both ways")
GAP = Rule("gap", 3.0, "Table: gap >= 3 mm")
REACH = Rule("reach", 1120.0, "Table: seated, everything to touch lies below 1120 mm")
LOWER = Rule("lower_two_thirds", 0.667, "Ours: upright, things to touch in the lower two thirds")
BODY = Rule("glyph", 7.5, "Table: body glyph height >= 7.5 mm")
LARGE_BODY = Rule("glyph", 11.0, "Table: in large mode body >= 11 mm")
HEADING = Rule("heading_glyph", 10.0, "Table: headings >= 10 mm")
SPACING = Rule("line_spacing", 1.3, "Table: line spacing >= 1.3")
CONTRAST = Rule("text_contrast", 7.0, "Table: contrast of text >= 7:1 (WCAG 2.2, 1.4.6)")
GRAPHICS = Rule("graphics_contrast", 3.0, "Table: contrast of graphics >= 3:1 (WCAG 2.2, 1.4.11)")
SHORTENED = Rule("shortened", None, "Ours: no text clipped")
CLIPPED = Rule("clipped", 0.0, "Ours: no text clipped: it lies in its widget, button, window")
OVERLAP = Rule("overlap", 0.0, "Ours: no text overlapping")
COVERED = Rule("covered", 1.0, "Ours: no text overlapping: nothing lies over it")
LINE_START = Rule("line_start", None, "GB/T 15834: no line begins with a closing mark")
LINE_END = Rule("line_end", None, "GB/T 15834: no line ends with an opening mark")
LONE = Rule("lone_character", None, "Ours: wrapped badly: no last line of one character")

RULES = (
    MAIN_TARGET,
    TARGET,
    GAP,
    REACH,
    LOWER,
    BODY,
    LARGE_BODY,
    HEADING,
    SPACING,
    CONTRAST,
    GRAPHICS,
    SHORTENED,
    CLIPPED,
    OVERLAP,
    COVERED,
    LINE_START,
    LINE_END,
    LONE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing measured on one widget; ``good`` or not."""

    widget: str
    rule: Rule
    measured: float | str
    good: bool


def judge(screen: SeenScreen) -> list[Finding]:
    """Everything measured on a screen, the good as well."""
    found: list[Finding] = []
    for target in screen.targets:
        found += _target(target, screen)
    found += _gaps(screen)
    for text in screen.texts:
        found += _text(text, screen)
    found += _overlaps(screen)
    return found


def _at_least(widget: str, rule: Rule, measured: float) -> Finding:
    needed = rule.needed or 0.0
    return Finding(widget, rule, round(measured, 2), measured >= needed - ROUNDING_MM)


def _target(target: SeenTarget, screen: SeenScreen) -> Iterator[Finding]:
    box = target.box
    if not target.cut:
        rule = TARGET if target.minor or target.surface else MAIN_TARGET
        yield _at_least(target.name, rule, min(box.width, box.height))
    if screen.mounting is not None:
        height = screen.mounting + box.top
        good = height <= (REACH.needed or 0) + ROUNDING_MM
        yield Finding(target.name, REACH, round(height, 1), good)
    elif screen.window.height > screen.window.width and not (target.surface or target.scrolled):
        part = box.top / screen.window.height
        good = box.top <= screen.window.height * (LOWER.needed or 0) + ROUNDING_MM
        yield Finding(target.name, LOWER, round(part, 3), good)
    if target.edge is not None:
        good = target.edge >= (GRAPHICS.needed or 0)
        yield Finding(target.name, GRAPHICS, round(target.edge, 2), good)


def _gaps(screen: SeenScreen) -> Iterator[Finding]:
    """Every two that are neighbours, unless one stands in the other."""
    for one, other in combinations(screen.targets, 2):
        if within(one.path, other.path) or within(other.path, one.path):
            continue
        gap = one.box.gap(other.box)
        if gap < 2 * (GAP.needed or 0):  # those further away are no neighbours
            yield _at_least(f"{one.name} | {other.name}", GAP, gap)


def _text(text: SeenText, screen: SeenScreen) -> Iterator[Finding]:
    if text.contrast is not None and not text.off:
        rule = GRAPHICS if text.icon else CONTRAST
        good = text.contrast >= (rule.needed or 0)
        yield Finding(text.name, rule, round(text.contrast, 2), good)
    beyond = max((line.box.beyond(text.room) for line in text.lines), default=0.0)
    yield Finding(text.name, CLIPPED, round(beyond, 2), beyond <= TOUCHING_MM)
    if text.seen is not None:
        yield Finding(text.name, COVERED, round(text.seen, 2), text.seen >= SEEN_PART)
    if text.icon:
        return
    rule = HEADING if text.heading else LARGE_BODY if screen.large else BODY
    yield _at_least(text.name, rule, text.glyph)
    if text.pitch is not None:
        good = text.pitch >= (SPACING.needed or 0) - 0.005
        yield Finding(text.name, SPACING, round(text.pitch, 2), good)
    yield Finding(text.name, SHORTENED, text.words if text.shortened else "", not text.shortened)
    yield from _breaks(text)


def _breaks(text: SeenText) -> Iterator[Finding]:
    lines = [line.words.strip() for line in text.lines]
    if len(lines) < 2:
        return
    for before, after in pairwise(lines):
        if before and after:
            yield Finding(text.name, LINE_START, after, after[0] not in NOT_AT_START)
            yield Finding(text.name, LINE_END, before, before[-1] not in NOT_AT_END)
    if not text.running and len(lines) <= HEADING_LINES and not text.shortened:
        letters = [one for one in lines[-1] if one not in NOT_AT_START]
        yield Finding(text.name, LONE, lines[-1], len(letters) != 1)


def _overlaps(screen: SeenScreen) -> Iterator[Finding]:
    for one, other in combinations(screen.texts, 2):
        if depth := _depth(one, other):
            yield Finding(f"{one.name} | {other.name}", OVERLAP, round(depth, 2), False)
    for text in screen.texts:
        over = [
            cover
            for cover in screen.covers
            if cover.path > text.path
            and not within(cover.path, text.path)
            and any(line.box.depth(cover.box) > TOUCHING_MM for line in text.lines)
        ]
        for cover in over:
            name = f"{text.name} | {cover.name}"
            yield Finding(name, COVERED, _left_over(text, cover.box), False)


def _left_over(text: SeenText, cover: Box) -> float:
    """The part of a text that a cover leaves in sight."""
    whole = sum(line.box.area for line in text.lines)
    return round(1 - sum(line.box.cut(cover).area for line in text.lines) / whole, 2)


def _depth(one: SeenText, other: SeenText) -> float:
    """How far two texts stand in each other; 0 for a hair."""
    deepest = max(
        (mine.box.depth(its.box) for mine in one.lines for its in other.lines), default=0.0
    )
    return deepest if deepest > TOUCHING_MM else 0.0
