"""What an old hand can do while something is read aloud, and by touching the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from kiosk.wording import screens as words
from screens.theme import GAP_MM, SMALL_TARGET_MM, TARGET_MM, theme
from tests.ui.house import Visitor


@pytest.fixture
def reader(visitor: Visitor) -> Iterator[Any]:
    """An item with a title, two short sentences and a long paragraph, just opened."""
    visitor.open_section("journey")
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[3])
    visitor.frames(8)
    reader = visitor.screen
    usual, reader._clock = reader._clock, visitor.clock
    yield reader
    reader._clock, reader._changed_at = usual, float("-inf")
    reader._hand_at = reader._started_at = float("-inf")
    visitor.app.read_aloud.heard = True


def listen(visitor: Visitor) -> Any:
    visitor.tap(visitor.pill(words.LISTEN))
    visitor.clock.now += 5
    return visitor.app.read_aloud


def row_of(visitor: Visitor, text: str) -> Any:
    """The row in sight whose text holds ``text``."""
    rows = visitor.screen.ids.flow.children[0].children
    return next(row for row in rows if text in getattr(row, "text", ""))


def point_on(row: Any, text: str) -> tuple[float, float]:
    """Where in the window the first character of ``text`` stands."""
    start = row.text.index(text)
    x, y, wide, high = row.ids.words.boxes(start, start + 1)[0]
    at: tuple[float, float] = row.to_window(x + wide / 2, y + high / 2)
    return at


def sentence(visitor: Visitor) -> str:
    current = visitor.app.read_aloud.current
    return str(current.text).strip() if current is not None else ""


def test_pause_falls_silent_and_goes_on_with_the_same_sentence(
    visitor: Visitor, reader: Any
) -> None:
    read_aloud = listen(visitor)
    before = read_aloud.current
    visitor.tap(reader.ids.controls.ids.pause)
    assert read_aloud.paused
    assert not read_aloud.sounding
    assert read_aloud.current == before
    visitor.tap(visitor.pill(words.READ_GO_ON))
    assert read_aloud.busy
    assert read_aloud.current == before


def test_one_touch_below_the_text_reads_it_in_the_other_language(
    visitor: Visitor, reader: Any
) -> None:
    visitor.tap(visitor.pill(words.LISTEN_YUE))
    read_aloud = visitor.app.read_aloud
    assert read_aloud.busy
    assert (read_aloud.language, visitor.app.bar.language) == ("yue", "yue")
    visitor.clock.now += 5
    visitor.tap(visitor.pill(words.READ_STOP))
    visitor.clock.now += 5
    visitor.tap(visitor.pill(words.LISTEN_CMN))
    assert (read_aloud.language, visitor.app.bar.language) == ("cmn", "cmn")


def test_a_double_tap_on_listen_listens(visitor: Visitor, reader: Any) -> None:
    at = visitor.pill(words.LISTEN).to_window(*visitor.pill(words.LISTEN).center)
    visitor.double_tap_at(*at)
    assert visitor.app.read_aloud.busy
    assert not visitor.app.read_aloud.paused


def test_a_double_tap_on_stop_stops(visitor: Visitor, reader: Any) -> None:
    """Under the second touch lies the text that the controls have uncovered."""
    listen(visitor)
    at = visitor.pill(words.READ_STOP).to_window(*visitor.pill(words.READ_STOP).center)
    visitor.double_tap_at(*at)
    assert not visitor.app.read_aloud.busy
    assert visitor.at == "reader"


def test_stop_brings_the_one_large_button_back(visitor: Visitor, reader: Any) -> None:
    listen(visitor)
    visitor.tap(visitor.pill(words.READ_STOP))
    assert not visitor.app.read_aloud.busy
    assert visitor.pill(words.LISTEN)


def test_a_sentence_back_and_the_same_once_more(visitor: Visitor, reader: Any) -> None:
    read_aloud = listen(visitor)
    row = row_of(visitor, "第二句话")
    visitor.tap_at(*point_on(row, "第二句话"))
    here = read_aloud.current
    visitor.tap(visitor.pill(words.READ_AGAIN))
    assert read_aloud.current == here
    visitor.tap(visitor.pill(words.READ_BACK))
    assert sentence(visitor) == "第一句话。"


def test_how_fast_it_is_stands_there_in_words(visitor: Visitor, reader: Any) -> None:
    read_aloud = listen(visitor)
    panel = reader.ids.controls
    assert panel.pace == words.PACE.format(pace=words.USUAL_SPEED)
    visitor.tap(visitor.pill(words.SLOWER))
    assert panel.pace == words.PACE.format(pace=words.SLOW)
    while read_aloud.can_slower:
        visitor.tap(visitor.pill(words.SLOWER))
    assert panel.pace == words.PACE.format(pace=words.SLOWEST)
    assert not visitor.pill(words.SLOWER).enabled
    while read_aloud.can_faster:
        visitor.tap(visitor.pill(words.FASTER))
    assert panel.pace == words.PACE.format(pace=words.FASTEST)
    visitor.rest()
    assert panel.pace == words.PACE.format(pace=words.USUAL_SPEED)


def test_how_loud_it_is_stands_there_in_bars(visitor: Visitor, reader: Any) -> None:
    read_aloud = listen(visitor)
    panel = reader.ids.controls
    usual = panel.level
    visitor.tap(visitor.pill(words.QUIETER))
    assert panel.level == usual - 1
    while read_aloud.can_louder:
        visitor.tap(visitor.pill(words.LOUDER))
    assert panel.level == panel.levels
    visitor.rest()
    assert panel.level == usual


def test_the_text_does_not_move_when_reading_begins(visitor: Visitor, reader: Any) -> None:
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[2])
    visitor.frames(8)
    view = reader.ids.flow
    view.scroll_y = 0.5
    visitor.frames(3)
    at = (view.center_x, view.y + view.height * 0.8)
    rows = view.children[0].children
    row = next(one for one in rows if one.collide_point(*view.to_local(*at)))
    before = row.to_window(*row.pos)
    visitor.tap_at(*at)
    visitor.frames(4)
    assert reader.ids.controls.listening
    assert row.to_window(*row.pos) == pytest.approx(before, abs=1)


def test_the_first_sentence_is_not_left_beneath_the_controls(visitor: Visitor, reader: Any) -> None:
    """Touched at the very foot of the text, it comes up when the controls take their place."""
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[2])
    visitor.frames(8)
    view = reader.ids.flow
    low = view.y + theme.body
    visitor.tap_at(view.center_x, low)
    assert view.y > low
    visitor.until(lambda: lit_foot(view) >= view.y - 1)


def lit_foot(view: Any) -> float:
    """Where in the window the lit text ends."""
    feet = [view.y]
    for row in view.children[0].children:
        for x, y, _, _ in row.ids.words.boxes(*row.lit) if getattr(row, "lit", []) else ():
            feet.append(row.to_window(x, y)[1])
    return float(min(feet[1:], default=-1.0))


def test_a_persons_recording_is_told(visitor: Visitor, reader: Any) -> None:
    listen(visitor)
    panel = reader.ids.controls
    assert words.OWN_VOICE not in panel.hint
    visitor.app.read_aloud.own_voice = True
    assert words.OWN_VOICE in panel.hint
    assert words.TOUCH_TO_READ in panel.hint


# ---------------------------------------------------------------------- touching the text


def test_a_touch_on_a_sentence_reads_from_it(visitor: Visitor, reader: Any) -> None:
    row = row_of(visitor, "第二句话")
    visitor.tap_at(*point_on(row, "在这里"))
    assert visitor.app.read_aloud.busy
    assert sentence(visitor) == "第二句话，在这里。"


def test_while_it_reads_another_touch_goes_there(visitor: Visitor, reader: Any) -> None:
    listen(visitor)
    visitor.tap_at(*point_on(row_of(visitor, "这一段话"), "这一段话"))
    assert sentence(visitor).startswith("这一段话")
    visitor.clock.now += 5
    visitor.tap_at(*point_on(row_of(visitor, "第一句话"), "第一句话"))
    assert sentence(visitor) == "第一句话。"


def test_what_is_touched_shows_it_at_once(visitor: Visitor, reader: Any) -> None:
    row = row_of(visitor, "第一句话")
    touch = visitor.touch(*point_on(row, "第一句话"))
    touch.touch_down()
    assert row.pressed
    touch.touch_up()
    visitor.frames(2)
    assert not row.pressed


@pytest.mark.parametrize("pauses", [0, 4], ids=["fast", "slow"])
def test_a_scroll_reads_nothing_and_follows_the_finger(
    visitor: Visitor, reader: Any, pauses: int
) -> None:
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[2])
    visitor.frames(8)
    view = visitor.screen.ids.flow
    row = row_of(visitor, "第一句话")
    x, y = point_on(row, "第一句话")
    touch = visitor.touch(x, y)
    touch.touch_down()
    for _ in range(pauses):
        visitor.frames(2)
    visitor.until(lambda: not pauses or view._touch is not touch)
    for step in range(1, 11):
        touch.touch_move(x, y + step * 20)
        visitor.frames(1)
    moved = (1 - view.scroll_y) * (view.children[0].height - view.height)
    assert not row.pressed
    touch.touch_up()
    visitor.frames(3)
    assert not visitor.app.read_aloud.busy
    assert moved > 100


def test_a_text_that_was_scrolled_away_by_hand_is_left_alone_for_a_while(
    visitor: Visitor, reader: Any
) -> None:
    from kiosk.readout.sentences import split_sentences

    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[2])
    visitor.frames(8)
    view, sentences = reader.ids.flow, split_sentences(reader.spoken())
    reader.scroll(3)
    visitor.until(lambda: view.scroll_y < 0.99)
    visitor.frames(30)
    there = view.scroll_y
    visitor.app.read_aloud.current = sentences[2]
    visitor.frames(30)
    assert view.scroll_y == there
    visitor.clock.now += 5
    visitor.app.read_aloud.current = sentences[3]
    visitor.until(lambda: view.scroll_y > there)
    visitor.app.read_aloud.current = None


# ---------------------------------------------------------------------- without sound


def test_without_sound_the_button_says_so_and_makes_the_text_larger(
    visitor: Visitor, reader: Any
) -> None:
    visitor.app.read_aloud.heard = False
    button = visitor.pill(words.TYPE_LARGER)
    assert button.note == words.NO_SOUND_NOW
    before = row_of(visitor, "第二句话").font_size
    visitor.tap(button)
    visitor.frames(4)
    assert row_of(visitor, "第二句话").font_size > before * 1.2
    visitor.tap(visitor.pill(words.TYPE_BACK))
    visitor.frames(4)
    assert row_of(visitor, "第二句话").font_size == before


def test_without_sound_a_touch_on_the_text_does_nothing(visitor: Visitor, reader: Any) -> None:
    visitor.app.read_aloud.heard = False
    row = row_of(visitor, "第二句话")
    visitor.tap_at(*point_on(row, "第二句话"))
    assert not row.pressed
    assert not visitor.app.read_aloud.busy


# ---------------------------------------------------------------------- sizes


@pytest.fixture
def resized(visitor: Visitor) -> Iterator[Any]:
    from kivy.core.window import Window

    def resize(size: tuple[int, int], inches: float, large: bool) -> None:
        theme.large = large
        theme.fit(size, inches)
        Window.size = size
        for screen in visitor.app.frame.ids.screens.screens:
            screen.size = size
        theme.fit(size, inches)
        visitor.frames(4)

    yield resize
    resize((1080, 1920), 32.0, False)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
@pytest.mark.parametrize("inches", [21.5, 55.0])
def test_the_controls_are_large_apart_and_whole(
    visitor: Visitor, reader: Any, resized: Any, size: tuple[int, int], inches: float, large: bool
) -> None:
    from kivy.uix.label import Label

    from screens.widgets.icon import Icon
    from screens.widgets.pressable import Pressable

    resized(size, inches, large)
    panel = reader.ids.controls
    for told in ("busy", "paused"):
        setattr(visitor.app.read_aloud, told, True)
        visitor.frames(3)
        assert panel.listening
        # Lying on a narrow screen the two that scroll stand below the text.
        turns = reader.ids.turns
        around = {
            one: box
            for box in (panel, turns)
            if box is panel or panel.apart
            for one in box.walk(restrict=True)
            if isinstance(one, Pressable)
        }
        keys = list(around)
        assert len(keys) == 13
        sizes = {key.text: key for key in keys}
        for key in keys:
            main = key.text in (words.READ_PAUSE, words.READ_GO_ON, words.READ_STOP)
            least = TARGET_MM if main else SMALL_TARGET_MM
            assert min(key.size) >= least * theme.mm - 0.5, key.text
            box = around[key]
            assert key.x >= box.x
            assert key.right <= box.right
            assert box.y <= key.y < key.top <= box.top
            if "below" in key.ids and key.stacked:
                below, sign = key.ids.below, key.ids.sign
                assert below.text_width <= key.width
                assert key.y <= below.y < sign.y < sign.top <= key.top + 1, key.text
            for words_on in key.walk(restrict=True):
                if isinstance(words_on, Label) and not isinstance(words_on, Icon):
                    assert words_on.texture_size[0] <= key.width + 1, key.text
        for one, other in combinations(keys, 2):
            across = max(one.x, other.x) - min(one.right, other.right)
            up = max(one.y, other.y) - min(one.top, other.top)
            assert max(across, up) >= GAP_MM * theme.mm - 1, (one.text, other.text)
        largest = max(keys, key=lambda key: key.width * key.height)
        assert largest is sizes[panel.pause_text]
        if not theme.portrait:
            assert reader.ids.heading.y >= panel.top - 1
    visitor.app.read_aloud.stop()
    visitor.frames(2)
    assert not panel.listening
