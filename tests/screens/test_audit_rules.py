"""The audit's rules: each with what is good and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wording import audit as words
from screens.audit.rules import RULES, judge
from screens.audit.seen import Box, SeenCover, SeenLine, SeenScreen, SeenTarget, SeenText
from screens.modes import MODES

WINDOW = Box(0, 0, 300, 533)
BUTTON = SeenTarget("返回", (0,), Box(20, 20, 40, 20))


def text(words: str = "红色影院", *, x: float = 20, y: float = 100, **other: object) -> SeenText:
    """Lines of ``words`` (parted by /) under each other, with nothing wrong."""
    lines = tuple(
        SeenLine(part, Box(x, y - 12 * row, 8 * len(part), 8))
        for row, part in enumerate(words.split("/"))
    )
    seen = SeenText("字", (1,), lines, WINDOW, 8.0, pitch=1.5 if len(lines) > 1 else None)
    return replace(seen, **other)  # type: ignore[arg-type]


def problems(
    *targets: SeenTarget, texts: tuple[SeenText, ...] = (), **other: object
) -> list[tuple[str, str, float | str]]:
    """Rule, widget and what was measured of all that is wrong."""
    screen = SeenScreen(WINDOW, targets, texts, **other)  # type: ignore[arg-type]
    return [(one.rule.name, one.widget, one.measured) for one in judge(screen) if not one.good]


def rules(*targets: SeenTarget, **other: object) -> list[str]:
    return [rule for rule, _, _ in problems(*targets, **other)]  # type: ignore[arg-type]


def test_a_good_screen_has_no_problem_and_everything_on_it_was_checked() -> None:
    other = replace(BUTTON, path=(2,), box=Box(63, 20, 40, 20), edge=3.0)
    words = text(contrast=7.0, seen=1.0)
    found = judge(SeenScreen(WINDOW, (BUTTON, other), (words,)))
    assert all(one.good for one in found)
    assert {one.rule.name for one in found} == {
        "main_target",
        "lower_two_thirds",
        "graphics_contrast",
        "gap",
        "text_contrast",
        "clipped",
        "covered",
        "glyph",
        "shortened",
    }


# ---------------------------------------------------------------------- targets


@given(st.floats(1, 60), st.floats(1, 60), st.booleans())
def test_a_target_is_as_large_as_a_finger_needs_both_ways(
    width: float, height: float, minor: bool
) -> None:
    seen = rules(replace(BUTTON, box=Box(20, 20, width, height), minor=minor))
    needed = 16 if minor else 20
    if min(width, height) >= needed:
        assert seen == []
    elif min(width, height) < needed - 0.1:
        assert seen == ["target" if minor else "main_target"]


def test_what_a_scroll_cuts_is_not_judged_by_its_size() -> None:
    assert rules(replace(BUTTON, box=Box(20, 20, 40, 9), cut=True)) == []


@given(st.floats(0, 20), st.floats(-10, 10))
def test_targets_lie_three_millimetres_apart(gap: float, up: float) -> None:
    other = replace(BUTTON, name="下一步", path=(2,), box=Box(60 + gap, 30 + up, 40, 20))
    found = problems(BUTTON, other)
    if gap >= 3:
        assert found == []
    elif gap < 2.9:
        assert found == [("gap", "返回 | 下一步", pytest.approx(gap, abs=0.01))]


def test_targets_that_lie_on_each_other_are_no_distance_apart() -> None:
    other = replace(BUTTON, path=(2,), box=Box(50, 25, 40, 20))
    assert problems(BUTTON, other)[0][2] == 0


def test_a_target_in_a_surface_needs_no_gap_to_it() -> None:
    field = SeenTarget("正文", (0,), Box(0, 10, 300, 500), surface=True)
    assert rules(field, replace(BUTTON, path=(0, 3))) == []
    assert rules(field, replace(BUTTON, path=(4,))) == ["gap"]


def test_upright_a_target_lies_in_the_lower_two_thirds() -> None:
    assert rules(replace(BUTTON, box=Box(20, 533 * 2 / 3 - 20, 40, 20))) == []
    assert rules(replace(BUTTON, box=Box(20, 533 * 2 / 3 - 19, 40, 20))) == ["lower_two_thirds"]
    # A text that scrolls may reach higher: its buttons do not.
    assert rules(replace(BUTTON, box=Box(0, 100, 300, 433), surface=True)) == []


def test_what_moves_with_a_text_can_be_brought_lower_unless_the_text_is_at_its_beginning() -> None:
    high = replace(BUTTON, box=Box(20, 500, 40, 20))
    assert rules(replace(high, scrolled=True)) == []
    assert rules(high) == ["lower_two_thirds"]
    # Somebody who sits has nothing to gain by that: what is too high stays so on most of its way.
    assert rules(replace(high, scrolled=True), mounting=700.0) == ["reach"]


def test_lying_screens_are_low_enough() -> None:
    lying = SeenScreen(Box(0, 0, 700, 390), (replace(BUTTON, box=Box(20, 370, 40, 20)),))
    assert all(one.good for one in judge(lying))


@given(st.floats(0, 900), st.floats(0, 400))
def test_somebody_who_sits_reaches_everything(mounting: float, y: float) -> None:
    top = mounting + y + 20
    seen = rules(replace(BUTTON, box=Box(20, y, 40, 20)), mounting=mounting)
    if top <= 1120:
        assert seen == []
    elif top > 1120.1:
        assert seen == ["reach"]


def test_what_can_be_touched_stands_out() -> None:
    assert rules(replace(BUTTON, edge=2.9)) == ["graphics_contrast"]
    assert rules(replace(BUTTON, edge=None)) == []


# ---------------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("heading", "large", "needed", "rule"),
    [
        (False, False, 7.5, "glyph"),
        (False, True, 11.0, "glyph"),
        (True, False, 10.0, "heading_glyph"),
        (True, True, 10.0, "heading_glyph"),
    ],
)
def test_glyphs_are_as_high_as_somebody_old_reads(
    heading: bool, large: bool, needed: float, rule: str
) -> None:
    for glyph, wanted in ((needed, []), (needed - 0.1, [rule])):
        seen = text(glyph=glyph, heading=heading)
        assert rules(texts=(seen,), large=large) == wanted


def test_an_icon_is_no_text_to_read() -> None:
    assert rules(texts=(text(icon=True, glyph=4.0, contrast=3.0),)) == []
    assert rules(texts=(text(icon=True, contrast=2.9),)) == ["graphics_contrast"]


def test_text_has_contrast_unless_its_button_is_off() -> None:
    assert rules(texts=(text(contrast=7.0),)) == []
    assert rules(texts=(text(contrast=6.9),)) == ["text_contrast"]
    assert rules(texts=(text(contrast=2.0, off=True),)) == []


def test_lines_have_room_between_them() -> None:
    assert rules(texts=(text("红色/影院", pitch=1.3),)) == []
    assert problems(texts=(text("红色/影院", pitch=1.2),)) == [("line_spacing", "字", 1.2)]


def test_a_shortened_text_is_told_with_what_is_left_of_it() -> None:
    assert problems(texts=(text("红色影…", shortened=True),)) == [("shortened", "字", "红色影…")]


def test_a_text_that_reaches_out_of_its_room_is_clipped() -> None:
    room = Box(20, 100, 32, 8)
    assert rules(texts=(text(room=room),)) == []
    assert problems(texts=(text("红色影院的", room=room),)) == [("clipped", "字", 8)]


def test_texts_lie_beside_each_other() -> None:
    other = text(x=50, name="片", path=(2,))
    assert rules(texts=(text(), text(x=52, path=(2,)))) == []
    assert problems(texts=(text(), other)) == [("overlap", "字 | 片", 2)]
    # Of two texts in one another's way one is told, whichever was drawn first.
    assert rules(texts=(other, text())) == ["overlap"]


def test_nothing_lies_over_a_text() -> None:
    half = Box(36, 90, 100, 100)
    assert problems(texts=(text(),), covers=(SeenCover("盖", (2,), half),)) == [
        ("covered", "字 | 盖", 0.5)
    ]
    beneath, around = SeenCover("卡", (0,), half), SeenCover("卡", (1, 0), half)
    assert rules(texts=(text(),), covers=(beneath, around)) == []
    assert rules(texts=(text(seen=0.5),)) == ["covered"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("报名成功/请您收好", None),
        ("报名成功/，请收好", "line_start"),
        ("报名成功（/请收好）", "line_end"),
        ("报名成功/了", "lone_character"),
        ("报名成功/了。", "lone_character"),
        ("报名成功/请您收好/好的/我知道/了", None),
    ],
)
def test_lines_break_where_a_reader_expects(words: str, rule: str | None) -> None:
    assert rules(texts=(text(words, y=300),)) == ([rule] if rule else [])


def test_a_paragraph_may_end_with_one_character() -> None:
    assert rules(texts=(text("报名成功/了", running=True),)) == []


# ---------------------------------------------------------------------- the table


def test_every_rule_has_a_sentence() -> None:
    assert {rule.name for rule in RULES} == set(words.RULES)
    for rule in RULES:
        measured = "的" if rule.needed is None else 1.5
        assert words.RULES[rule.name].format(measured=measured, needed=rule.needed)


def test_every_mode_has_a_name() -> None:
    assert list(words.MODES) == ["normal", *MODES]


def test_every_rule_tells_where_its_figure_comes_from() -> None:
    assert all(rule.source for rule in RULES)
    figures = {(rule.name, rule.needed) for rule in RULES if rule.source.startswith("Table")}
    assert figures == {
        ("main_target", 20.0),
        ("target", 16.0),
        ("gap", 3.0),
        ("reach", 1120.0),
        ("glyph", 7.5),
        ("glyph", 11.0),
        ("heading_glyph", 10.0),
        ("line_spacing", 1.3),
        ("text_contrast", 7.0),
        ("graphics_contrast", 3.0),
    }
