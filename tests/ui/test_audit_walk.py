"""The audit goes through the real screens: what it sees there, and that nothing is left out."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.operations import auditing
from kiosk.operations.auditing import SET_UPS, Audit, Problem, SetUp, audit, told
from screens.audit.rules import Finding, judge
from screens.audit.seen import SeenScreen
from screens.audit.walk import LAYOUTS, LYING_PIXELS, MODES, UPRIGHT_PIXELS, passes
from tests.ui.house import Visitor


def seen(visitor: Visitor) -> SeenScreen:
    from screens.audit.seeing import Seeing

    visitor.frames(3)
    return Seeing(visitor.app.frame).screen(700.0)


def wrong(screen: SeenScreen) -> list[Finding]:
    return [one for one in judge(screen) if not one.good]


# ---------------------------------------------------------------------- what is seen


def test_everything_to_touch_on_the_home_screen_is_seen(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    names = [one.name for one in seen(visitor).targets]
    assert sum(name.startswith("SectionTile") for name in names) == 12
    assert sum(name.startswith("BarButton") for name in names) == 9
    assert "SectionTile「红色影院」" in names


def test_the_words_of_a_screen_are_seen_where_they_stand(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    screen = seen(visitor)
    tile = next(one for one in screen.targets if one.name == "SectionTile「红色影院」")
    word = next(one for one in screen.texts if one.words == "红色影院")
    assert word.name.startswith("SectionTile「红色影院」/Words")
    assert not word.heading
    assert not word.icon
    box = word.lines[0].box
    assert box.beyond(tile.box) == 0
    assert box.height == pytest.approx(word.glyph)
    assert box.width == pytest.approx(4 * word.glyph / 0.92, rel=0.02)


def test_what_is_scrolled_out_is_not_seen(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[2])
    visitor.frames(4)
    screen = seen(visitor)
    running = [one for one in screen.texts if one.running]
    assert running
    flow = next(one for one in screen.targets if one.name.startswith("FlowView"))
    assert all(line.box.beyond(flow.box) < 1 for one in running for line in one.lines)
    assert sum(len(one.words) for one in running) < 1000  # of some 20,000


def test_a_question_hides_what_lies_beneath_it(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    visitor.app.frame.add_widget(visitor.app.still_here)
    assert [one.name for one in seen(visitor).targets] == ["Pill「接着看」"]


def test_a_fault_put_in_on_purpose_is_found_and_gone_when_it_is_mended(visitor: Visitor) -> None:
    from screens.widgets.pressable import Pill

    visitor.tap_at(500, 900)
    before = wrong(seen(visitor))
    mm = visitor.app.frame.width / seen(visitor).window.width
    pill = Pill(text="太小", size_hint=(None, None), size=(40 * mm, 10 * mm))
    pill.pos = (200 * mm, 300 * mm)
    visitor.app.frame.add_widget(pill)
    faults = [one for one in wrong(seen(visitor)) if one.widget == "Pill「太小」"]
    assert ("main_target", 10.0) in [(one.rule.name, one.measured) for one in faults]
    visitor.app.frame.remove_widget(pill)
    assert wrong(seen(visitor)) == before


def test_seated_the_reach_is_measured_from_the_floor(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    visitor.app.modes.wear(["seated"])
    screen = seen(visitor)
    assert screen.mounting == 700.0
    assert all(one.rule.name != "reach" for one in wrong(screen))
    visitor.app.modes.end()
    assert seen(visitor).mounting is None


# ---------------------------------------------------------------------- where it goes


def test_pixels_are_looked_at_in_every_palette_and_every_layout() -> None:
    both = {*UPRIGHT_PIXELS, *LYING_PIXELS}
    assert both <= set(MODES)
    for pixels, size in ((UPRIGHT_PIXELS, (21.5, 43.0)), (LYING_PIXELS, (32.0, 55.0))):
        looks = [look for one in passes(size, MODES, pixels) for look in one.looks if look.pixels]
        assert sorted(one.modes for one in looks) == sorted(pixels)
    colours = {frozenset(one) & {"contrast", "yellow"} for one in both}
    layouts = {frozenset(one) & LAYOUTS for one in both}
    assert colours == {frozenset(one) & {"contrast", "yellow"} for one in MODES}
    assert layouts == {frozenset(one) & LAYOUTS for one in MODES}


def test_every_mode_is_looked_at_on_every_size_and_every_layout_on_every_diagonal() -> None:
    for set_up in SET_UPS:
        first, second = set_up.diagonals
        looks = [(one.diagonal, look.modes) for one in passes(set_up.diagonals, MODES, ())
                 for look in one.looks]  # fmt: skip
        assert sorted(mode for size, mode in looks if size == first) == sorted(MODES)
        layouts = [frozenset(mode) & LAYOUTS for size, mode in looks if size == second]
        assert sorted(layouts, key=sorted) == sorted({frozenset(m) & LAYOUTS for m in MODES},
                                                     key=sorted)  # fmt: skip


def test_the_set_ups_are_those_that_the_figures_have_to_hold_on() -> None:
    assert {(one.size, one.diagonals) for one in SET_UPS} == {
        ((1080, 1920), (21.5, 43.0)),
        ((1920, 1080), (32.0, 55.0)),
    }


@pytest.fixture(scope="module")
def walked(loaded: Path) -> Audit:
    """Small: the walk itself is what is tried. The whole is tests/ui/test_audit.py."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    plain.pop("SDL_AUDIODRIVER", None)
    # As small as a hand: nothing has room.
    set_ups = (SetUp((540, 960), (7.0,)), SetUp((960, 540), (8.0,)))
    return audit(loaded, plain, set_ups, ("--mode", "", "--mode", "yellow", "--only", "s"))


@pytest.mark.display
def test_the_walk_comes_to_its_end_and_counts(walked: Audit) -> None:
    assert walked.screens > 50
    assert walked.checks > walked.screens * 4 * 20


@pytest.mark.display
def test_the_walk_sees_each_size_and_mode(walked: Audit) -> None:
    assert {(one.mode, one.size) for one in walked.problems} == {
        (mode, size) for mode in ("normal", "yellow") for size in ('540x960 7"', '960x540 8"')
    }


# ---------------------------------------------------------------------- what is told

SMALL = Problem("home", "normal", '1080x1920 21.5"', "Pill「返回」", "target", 14.0, 16.0)


def test_one_fault_in_many_modes_is_one_line_with_the_worst() -> None:
    worse = Problem("home", "large,seated", '1920x1080 55"', "Pill「返回」", "target", 12.5, 16.0)
    lone = Problem("ticket", "calm", '1920x1080 55"', "Label", "lone_character", "了。", None)
    assert list(told([lone, SMALL, worse])) == [
        "home",
        "  Pill「返回」：可以碰的地方太小：12.5 毫米，至少要 16.0 毫米"
        '（大字版加坐着用，1920x1080 55"，还有 1 种情形）',
        "ticket",
        '  Label：最后一行只剩一个字：“了。”（少动画，1920x1080 55"）',
    ]


def test_what_is_wrong_on_many_screens_is_told_once() -> None:
    screens = [f"section-{number}" for number in range(12)]
    on_all = [replace(SMALL, screen=screen, widget="BarButton「首页」") for screen in screens]
    lines = list(told([SMALL, *on_all]))
    assert lines[0] == "许多画面上都有"
    assert lines[1].startswith("  BarButton「首页」：")
    assert lines[1].endswith("还有 11 种情形）")
    assert lines[2] == "home"
    assert len(lines) == 4


@pytest.mark.parametrize(("problems", "status"), [((), 0), ((SMALL,), 1)])
def test_the_command_tells_and_its_status_says_so(
    problems: tuple[Problem, ...], status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def measured(*_: Any) -> Audit:
        return Audit(3, 500, problems)

    monkeypatch.setattr(auditing, "audit", measured)
    plain = CliRunner().invoke(main, ["audit", "--data", str(tmp_path)])
    assert plain.exit_code == status
    last = plain.output.splitlines()[-1]
    assert last == ("3 个画面，量了 500 处，" + ("1 处不合格" if problems else "都合格"))
    as_json = CliRunner().invoke(main, ["audit", "--json", "--data", str(tmp_path)])
    assert as_json.exit_code == status
    assert json.loads(as_json.output) == {
        "screens": 3,
        "checks": 500,
        "problems": [
            {
                "screen": "home",
                "mode": "normal",
                "size": '1080x1920 21.5"',
                "widget": "Pill「返回」",
                "rule": "target",
                "measured": 14.0,
                "needed": 16.0,
            }
        ]
        * len(problems),
    }
