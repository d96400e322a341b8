"""The bar's modes: one touch each, in any mixture, on every screen, until the visit ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiosk.wording import screens as words
from screens.palettes import PAPER, WHITE, YELLOW
from screens.theme import REACH_MM, theme
from screens.widgets.pressable import Pressable
from tests.ui.house import Visitor

MOUNTING_MM = 700


def touch(visitor: Visitor, name: str) -> None:
    visitor.tap(visitor.pill(name, visitor.app.bar))


def paper() -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in theme.paper[:3])


def test_contrast_goes_from_the_house_to_white_to_yellow_and_back(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    seen = [paper()]
    for _ in range(3):
        touch(visitor, words.CONTRAST)
        seen.append(paper())
    assert seen == [PAPER.paper, WHITE.paper, YELLOW.paper, PAPER.paper]


def test_all_modes_combine_and_go_with_the_visitor_from_screen_to_screen(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    for name in (words.LARGE, words.CONTRAST, words.SEATED, words.CALM):
        touch(visitor, name)
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    assert visitor.at == "reader"
    assert (theme.large, theme.plain, theme.seated, theme.calm) == (True, True, True, True)
    visitor.app.end_visit()
    visitor.until(lambda: visitor.at == "attract")
    assert (theme.large, theme.plain, theme.seated, theme.calm) == (False, False, False, False)


def test_what_code_coloured_follows_the_palette_on_a_screen_that_is_up(visitor: Visitor) -> None:
    visitor.open_section("journey")
    touch(visitor, words.CONTRAST)
    assert list(visitor.screen.accent[:3]) == [0, 0, 0]
    assert {tuple(card.tone[:3]) for card in visitor.cards()} == {(0, 0, 0)}
    touch(visitor, words.CONTRAST)
    touch(visitor, words.CONTRAST)
    assert list(visitor.screen.accent) == list(theme.red)


@pytest.mark.parametrize("calm", [True, False])
def test_less_motion_lets_a_text_and_a_picture_be_where_they_go_at_once(
    visitor: Visitor, calm: bool
) -> None:
    visitor.open_section("journey")
    visitor.app.modes.calm = calm
    visitor.tap(visitor.cards()[2])
    visitor.frames(8)
    flow = visitor.screen.ids.flow
    before = flow.scroll_y
    visitor.screen.scroll(1)
    assert (flow.scroll_y < before) == calm
    visitor.app.modes.calm = True
    visitor.screen.scroll(-1)
    assert flow.scroll_y == before
    visitor.app.modes.calm = calm
    visitor.app.guide.go_home()
    visitor.open_section("imprints")
    visitor.tap(visitor.cards()[0])
    visitor.frames(8)
    zoom = visitor.screen.ids.zoom
    zoom.larger()
    assert (zoom.zoom > 1) == calm


@pytest.mark.parametrize("section", ["journey", "imprints", "voices", "books", "gratitude"])
def test_seated_everything_to_touch_lies_below_the_reach(visitor: Visitor, section: str) -> None:
    visitor.open_section(section)
    touch(visitor, words.SEATED)
    visitor.frames(6)
    limit = (REACH_MM - MOUNTING_MM) * theme.mm
    tops = [
        one.to_window(one.x, one.top)[1]
        for root in (visitor.screen, visitor.app.bar)
        for one in root.walk()
        if isinstance(one, Pressable) and one.width > 1
    ]
    assert tops
    assert max(tops) <= limit + 1
    assert visitor.app.showing._above.parent is not None


def test_louder_and_quieter_are_two_touches_and_stop_at_the_ends(visitor: Visitor) -> None:
    visitor.tap_at(500, 900)
    bar = visitor.app.bar
    for _ in range(bar.levels + 1):
        touch(visitor, words.LOUDER_SHORT)
    assert bar.level == bar.levels
    for _ in range(bar.levels + 1):
        touch(visitor, words.QUIETER_SHORT)
    assert bar.level == 1


@pytest.mark.parametrize("inches", [21.5, 32, 43])
@pytest.mark.parametrize("large", [False, True])
def test_the_bar_keeps_its_buttons_apart_on_every_screen(
    visitor: Visitor, inches: float, large: bool
) -> None:
    visitor.tap_at(500, 900)
    usual = visitor.app.settings.diagonal_inches
    try:
        theme.stand(inches, MOUNTING_MM)
        visitor.app.modes.large = large
        visitor.frames(4)
        rows: dict[int, list[Pressable]] = {}
        for one in visitor.app.bar.walk():
            if isinstance(one, Pressable):
                rows.setdefault(round(one.y), []).append(one)
        assert sum(map(len, rows.values())) == 9
        for row in rows.values():
            row.sort(key=lambda one: one.x)
            assert all(other.x - one.right >= 3 * theme.mm for one, other in pairwise(row))
            assert all(min(one.size) >= 20 * theme.mm - 1 for one in row)
    finally:
        theme.stand(usual, MOUNTING_MM)
