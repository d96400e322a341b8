"""Forgiving touch: double taps, tremor, palms, second fingers, long presses; with real touches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.wording import screens as words
from screens.theme import theme
from screens.touches import (
    PALM_SECONDS,
    REST_SECONDS,
    SETTLE_SECONDS,
    TWICE_SECONDS,
)
from screens.widgets.pressable import FINGER_MM, Pressable
from tests.ui.house import Visitor


class Counted(Pressable):
    """Counts how often it was tapped."""

    def __init__(self, **options: object) -> None:
        super().__init__(size_hint=(None, None), **options)
        self.count = 0

    def on_release(self) -> None:
        self.count += 1


@pytest.fixture
def keys(visitor: Visitor) -> Iterator[list[Any]]:
    """Two large buttons, a finger's width apart, over the home screen."""
    from kivy.core.window import Window

    visitor.app.guide.go_home()
    side = theme.mm * 30
    keys = [Counted(pos=(200 + number * side * 2, 900), size=(side, side)) for number in (0, 1)]
    for key in keys:
        Window.add_widget(key)
    visitor.frames(2)
    visitor.clock.now += 1
    yield keys
    for key in keys:
        Window.remove_widget(key)


def burst(visitor: Visitor, at: tuple[float, float], gaps: list[float], held: float = 0.08) -> None:
    """Touches at the same place; ``gaps`` are from one going down to the next, in seconds."""
    for gap in (*gaps, 0.0):
        touch = visitor.finger(*at)
        touch.touch_down()
        visitor.clock.now += held
        touch.touch_up()
        visitor.frames(1)
        visitor.clock.now += max(0.0, gap - held)


# ---------------------------------------------------------------------- once is once


def test_a_double_tap_counts_once(visitor: Visitor, keys: list[Any]) -> None:
    burst(visitor, keys[0].center, [TWICE_SECONDS - 0.05])
    assert keys[0].count == 1


def test_a_trembling_finger_counts_once_however_long_it_trembles(
    visitor: Visitor, keys: list[Any]
) -> None:
    """Six times a second, and a little to the side each time."""
    x, y = keys[0].center
    for number in range(9):
        burst(visitor, (x + number % 3 * theme.mm * 2, y - number % 2 * theme.mm * 2), [])
        visitor.clock.now += 0.08
    assert keys[0].count == 1


def test_the_same_button_twice_on_purpose_counts_twice(visitor: Visitor, keys: list[Any]) -> None:
    burst(visitor, keys[0].center, [TWICE_SECONDS + 0.05, 0.5])
    assert keys[0].count == 3


def test_a_digit_is_typed_once_by_a_double_tap_and_twice_on_purpose(visitor: Visitor) -> None:
    visitor.app.cinema.find_ticket()
    visitor.frames(4)
    pad = visitor.screen.ids.pad
    key = next(one for one in pad.children if one.name == "1")
    at = key.to_window(*key.center)
    visitor.double_tap_at(*at)
    assert pad.digits == "1"
    visitor.tap_at(*at)
    assert pad.digits == "11"


def test_a_finger_that_leaves_the_glass_for_an_instant_after_a_long_press_counts_once(
    visitor: Visitor, keys: list[Any]
) -> None:
    burst(visitor, keys[0].center, [0.9], held=0.8)
    assert keys[0].count == 1


def test_another_button_right_after_the_first_counts(visitor: Visitor, keys: list[Any]) -> None:
    burst(visitor, keys[0].center, [])
    burst(visitor, keys[1].center, [])
    assert [key.count for key in keys] == [1, 1]


def test_another_place_on_a_large_button_is_another_tap(visitor: Visitor, keys: list[Any]) -> None:
    key = keys[0]
    burst(visitor, (key.x + theme.mm, key.y + theme.mm), [])
    burst(visitor, (key.right - theme.mm, key.top - theme.mm), [])
    assert key.count == 2


def test_a_drag_is_no_tap_and_the_tap_after_it_counts(visitor: Visitor, keys: list[Any]) -> None:
    x, y = keys[0].center
    touch = visitor.finger(x, y)
    touch.touch_down()
    touch.touch_move(x + (FINGER_MM + 1) * theme.mm, y)
    touch.touch_up()
    visitor.clock.now += 0.1
    burst(visitor, (x, y), [])
    assert keys[0].count == 1


# ---------------------------------------------------------------------- what has changed


def test_the_second_of_a_slow_double_tap_presses_nothing_of_the_next_screen(
    visitor: Visitor,
) -> None:
    visitor.open_section("journey")
    back = visitor.pill(words.BACK)
    at = back.to_window(*back.center)
    visitor.tap(visitor.cards()[0])
    assert visitor.at == "reader"
    visitor.double_tap_at(*at, apart=SETTLE_SECONDS - 0.02)
    assert visitor.at == "timeline"
    visitor.tap_at(*at)
    assert visitor.at == "home"


def test_what_comes_up_under_a_finger_is_not_pressed_when_it_lifts(
    visitor: Visitor, keys: list[Any]
) -> None:
    touch = visitor.finger(*keys[0].center)
    touch.touch_down()
    assert keys[0].state == "down"
    visitor.open_section("journey")
    assert keys[0].state == "normal"
    visitor.clock.now += 1
    touch.touch_up()
    visitor.frames(2)
    assert keys[0].count == 0
    assert visitor.at == "timeline"


def test_a_mode_that_moves_everything_leaves_the_second_of_a_double_tap_nothing(
    visitor: Visitor,
) -> None:
    visitor.app.guide.go_home()
    large = visitor.pill(words.LARGE, visitor.app.bar)
    visitor.double_tap_at(*large.to_window(*large.center), apart=SETTLE_SECONDS - 0.02)
    assert theme.large
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    assert not theme.large


def test_who_answers_the_question_with_a_double_tap_presses_nothing_under_it(
    visitor: Visitor, keys: list[Any]
) -> None:
    question = visitor.app.still_here
    visitor.app.frame.add_widget(question)
    visitor.double_tap_at(*keys[0].center, apart=SETTLE_SECONDS - 0.02)
    assert question.parent is None
    assert keys[0].count == 0


# ---------------------------------------------------------------------- more than one


def test_a_second_finger_neither_presses_nor_takes_the_first_press(
    visitor: Visitor, keys: list[Any]
) -> None:
    first, second = visitor.finger(*keys[0].center), visitor.finger(*keys[1].center)
    first.touch_down()
    second.touch_down()
    assert [key.state for key in keys] == ["down", "normal"]
    second.touch_up()
    first.touch_up()
    visitor.frames(2)
    assert [key.count for key in keys] == [1, 0]


def test_a_swipe_of_a_second_finger_turns_no_page(visitor: Visitor) -> None:
    visitor.open_section("journey")
    back = visitor.pill(words.BACK)
    first = visitor.touch(*back.to_window(*back.center))
    first.touch_down()
    visitor.clock.now -= 0.6
    visitor.drag((900, 900), (200, 910))
    assert visitor.screen.ids.grid.page == 0
    first.touch_up()


def test_a_resting_palm_blocks_nobody_and_presses_nothing(
    visitor: Visitor, keys: list[Any]
) -> None:
    palm = visitor.finger(*keys[0].center)
    palm.touch_down()
    visitor.clock.now += REST_SECONDS
    for _ in range(3):
        visitor.clock.now += 1
        burst(visitor, keys[1].center, [])
    palm.touch_up()
    visitor.frames(2)
    assert [key.count for key in keys] == [0, 3]


def test_a_palm_on_nothing_blocks_nobody_at_all(visitor: Visitor, keys: list[Any]) -> None:
    palm = visitor.finger(4, keys[0].y - 4)
    palm.touch_down()
    assert not palm.grab_list
    burst(visitor, keys[1].center, [])
    palm.touch_up()
    assert keys[1].count == 1


def test_a_palm_that_lies_on_a_button_and_goes_presses_nothing(
    visitor: Visitor, keys: list[Any]
) -> None:
    palm = visitor.finger(*keys[0].center)
    palm.touch_down()
    visitor.clock.now += PALM_SECONDS
    visitor.app.touches.look()
    assert keys[0].state == "normal"
    palm.touch_up()
    assert keys[0].count == 0


def test_a_slow_press_is_a_press(visitor: Visitor, keys: list[Any]) -> None:
    burst(visitor, keys[0].center, [], held=PALM_SECONDS - 0.5)
    assert keys[0].count == 1


def test_whoever_only_touches_what_is_not_meant_is_there_all_the_same(
    visitor: Visitor, keys: list[Any]
) -> None:
    first, second = visitor.finger(*keys[0].center), visitor.finger(*keys[1].center)
    first.touch_down()
    visitor.clock.now += 2
    assert visitor.app.idle.quiet == 2
    second.touch_down()
    assert visitor.app.idle.quiet == 0
    for touch in (second, first):
        touch.touch_up()


# ---------------------------------------------------------------------- what answers


def test_a_button_shows_in_the_same_frame_that_it_is_touched_and_then_no_more(
    visitor: Visitor, keys: list[Any]
) -> None:
    touch = visitor.finger(*keys[0].center)
    before = len(keys[0].canvas.after.children)
    touch.touch_down()
    assert len(keys[0].canvas.after.children) > before
    visitor.clock.now += 0.1
    touch.touch_up()
    visitor.until(lambda: keys[0].state == "normal")
    assert len(keys[0].canvas.after.children) == before


@pytest.fixture
def heard(visitor: Visitor, sound_file: Path) -> Any:
    """What was played since: the loudest sample."""
    visitor.until(lambda: sound_file.exists() and sound_file.stat().st_size > 0)

    def loudest(start: int) -> int:
        end = start + 4 * 44_100 // 4  # a quarter of a second
        visitor.until(lambda: sound_file.stat().st_size >= end)
        return int(np.abs(np.frombuffer(sound_file.read_bytes()[start:end], np.int16)).max())

    loudest.now = lambda: sound_file.stat().st_size // 4 * 4  # type: ignore[attr-defined]
    return loudest


def test_a_touch_is_heard(visitor: Visitor, keys: list[Any], heard: Any) -> None:
    visitor.app.read_aloud.stop()
    silent = heard(heard.now())
    begun = heard.now()
    touch = visitor.finger(*keys[0].center)
    touch.touch_down()
    assert silent == 0
    assert heard(begun) > 0
    touch.touch_up()


def test_a_touch_that_is_not_meant_is_not_heard(
    visitor: Visitor, keys: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    clicks: list[int] = []
    monkeypatch.setattr(visitor.app.read_aloud._output, "click", lambda: clicks.append(1))
    burst(visitor, keys[0].center, [0.2, 0.2])
    assert clicks == [1]


def test_no_touch_is_heard_over_a_voice(
    visitor: Visitor, keys: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    clicks: list[int] = []
    read_aloud = visitor.app.read_aloud
    monkeypatch.setattr(read_aloud._output, "click", lambda: clicks.append(1))
    read_aloud.say("一二三四五六七八九十")
    assert read_aloud.sounding
    burst(visitor, keys[0].center, [])
    assert clicks == []
    read_aloud.stop()
