"""Writing a character with a finger, choosing it, and leaving nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.wording import handwriting as words
from screens.touches import REST_SECONDS
from tests.handwriting.strokes import WRITTEN
from tests.ui.house import Visitor
from tests.ui.writing import Missing, drawn, keys, write


@pytest.fixture
def pad(visitor: Visitor) -> Iterator[Any]:
    from kivy.core.window import Window

    from screens.registry import Part, load_kv
    from screens.widgets.handwriting import HandwritingPad

    load_kv(Part(kv=("handwriting",), modules=("screens.widgets.handwriting",), screens=()))
    pad = HandwritingPad(size_hint=(None, None), size=(968, 1500), pos=(56, 200))
    Window.add_widget(pad)
    visitor.frames(3)
    yield pad
    pad.close()
    Window.remove_widget(pad)


def test_a_written_character_is_offered_and_chosen_by_a_touch(visitor: Visitor, pad: Any) -> None:
    chosen: list[str] = []
    pad.bind(on_character=lambda _, text: chosen.append(text))
    write(visitor, pad, WRITTEN["王"])
    assert len(pad.ids.field.strokes) == 4
    assert drawn(pad) == 8
    visitor.until(lambda: "王" in pad.candidates)
    assert pad.line == words.CHOOSE
    visitor.tap(next(key for key in keys(pad) if key.text == "王"))
    assert chosen == ["王"]
    assert pad.ids.field.strokes == []
    assert keys(pad) == []


def test_candidates_change_with_every_stroke_and_a_stroke_can_be_taken_away(
    visitor: Visitor, pad: Any
) -> None:
    write(visitor, pad, WRITTEN["王"][:3])
    visitor.until(lambda: pad.candidates)
    three = list(pad.candidates)
    write(visitor, pad, WRITTEN["王"][3:])
    visitor.until(lambda: pad.candidates[0] == "王")
    visitor.tap(visitor.pill(words.UNDO, pad))
    assert len(pad.ids.field.strokes) == 3
    visitor.until(lambda: pad.candidates == three)


def test_writing_again_leaves_nothing(visitor: Visitor, pad: Any) -> None:
    write(visitor, pad, WRITTEN["王"][:2])
    visitor.until(lambda: pad.candidates)
    visitor.tap(visitor.pill(words.AGAIN, pad))
    assert pad.ids.field.strokes == []
    assert drawn(pad) == 0
    assert (pad.candidates, pad.line) == ([], words.HERE)


def test_what_is_found_after_wiping_is_not_shown(visitor: Visitor, pad: Any) -> None:
    write(visitor, pad, WRITTEN["王"])
    pad.wipe()
    pad.close()  # whatever was being looked at is done
    visitor.frames(6)
    assert pad.candidates == []


def test_a_palm_and_a_second_finger_write_nothing(visitor: Visitor, pad: Any) -> None:
    field = pad.ids.field
    first = visitor.touch(field.x + 100, field.y + 400)
    palm = visitor.touch(field.x + 600, field.y + 200)
    first.touch_down()
    palm.touch_down()
    palm.touch_move(field.x + 650, field.y + 250)
    first.touch_move(field.x + 500, field.y + 400)
    palm.touch_up()
    first.touch_up()
    visitor.frames(2)
    assert len(field.strokes) == 1
    assert all(y == pytest.approx(400 / field.height) for _, y in field.strokes[0])


def test_a_palm_that_lies_in_the_square_does_not_keep_a_finger_from_writing(
    visitor: Visitor, pad: Any
) -> None:
    field = pad.ids.field
    palm = visitor.touch(field.x + 600, field.y + 60)
    palm.touch_down()
    visitor.clock.now += REST_SECONDS
    write(visitor, pad, [[(20.0, 30.0), (60.0, 30.0)]])
    palm.touch_up()
    visitor.frames(2)
    assert len(field.strokes) == 1
    assert len(field.strokes[0]) > 1


def test_a_stroke_that_leaves_the_square_stays_inside(visitor: Visitor, pad: Any) -> None:
    write(visitor, pad, [[(50.0, 50.0), (150.0, 50.0), (150.0, -40.0)]])
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in pad.ids.field.strokes[0])


def test_wiping_in_the_middle_of_a_stroke_ends_it(visitor: Visitor, pad: Any) -> None:
    field = pad.ids.field
    touch = visitor.touch(field.x + 100, field.y + 400)
    touch.touch_down()
    touch.touch_move(field.x + 300, field.y + 400)
    pad.wipe()
    touch.touch_move(field.x + 500, field.y + 400)
    touch.touch_up()
    visitor.frames(2)
    assert field.strokes == []
    assert drawn(pad) == 0


def test_without_the_model_common_surnames_can_be_touched(visitor: Visitor, pad: Any) -> None:
    chosen: list[str] = []
    pad.bind(on_character=lambda _, text: chosen.append(text))
    pad.recogniser = Missing()
    write(visitor, pad, WRITTEN["王"][:1])
    visitor.until(lambda: not pad.usable)
    assert pad.line == words.MISSING
    visitor.tap(keys(pad)[2])
    assert chosen == ["张"]
    assert len(keys(pad)) == 8


@pytest.mark.parametrize("size", [(968, 1240), (1700, 760), (900, 1100)])
def test_everything_stands_inside_and_is_large_enough_for_a_finger(
    visitor: Visitor, pad: Any, size: tuple[int, int]
) -> None:
    from screens.theme import theme

    pad.size = size
    pad.candidates = list("王李张刘陈杨黄赵")
    visitor.frames(3)
    inside = [pad.ids.field, *keys(pad), visitor.pill(words.UNDO, pad), pad.ids.line]
    for widget in inside:
        assert widget.x >= pad.x - 1
        assert widget.y >= pad.y - 1
        assert widget.right <= pad.right + 1
        assert widget.top <= pad.top + 1
    for key in keys(pad):
        assert min(key.size) >= 16 * theme.mm - 1
    assert pad.ids.field.width >= 0.4 * min(size)
    assert pad.ids.choices.y >= visitor.pill(words.UNDO, pad).top + 3 * theme.mm - 1
