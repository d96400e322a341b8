"""Reading aloud on the screen: real speech, real audio into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.wording import screens as words
from tests.ui.house import Visitor


def begin(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[2])
    visitor.frames(4)
    visitor.tap(visitor.pill(words.LISTEN))


def lit_rows(visitor: Visitor) -> list[int]:
    return [i for i, row in enumerate(visitor.screen.ids.flow.data) if row.get("lit")]


def test_one_touch_reads_and_lights_the_sentence_and_another_stops_at_once(
    visitor: Visitor, sound_file: Path
) -> None:
    begin(visitor)
    read_aloud = visitor.app.read_aloud
    visitor.until(lambda: read_aloud.label == words.LISTEN_STOP)
    visitor.until(sound_file.exists)
    before = sound_file.stat().st_size
    assert len(lit_rows(visitor)) == 1
    visitor.until(lambda: sound_file.stat().st_size > before + 20_000)
    heard = sound_file.read_bytes()[before:]
    assert any(heard), "only silence was heard"
    visitor.tap(visitor.pill(words.READ_STOP))
    assert not read_aloud.busy
    assert lit_rows(visitor) == []


def test_the_next_sentence_is_lit_when_the_first_is_over(visitor: Visitor) -> None:
    begin(visitor)
    read_aloud = visitor.app.read_aloud
    visitor.until(lambda: read_aloud.current is not None)
    first = read_aloud.current
    visitor.until(lambda: read_aloud.current not in (None, first), seconds=15)
    assert read_aloud.current.block >= first.block


def test_leaving_the_item_silences_it(visitor: Visitor) -> None:
    begin(visitor)
    visitor.until(lambda: visitor.app.read_aloud.label == words.LISTEN_STOP)
    visitor.tap(visitor.pill(words.HOME, visitor.app.bar))
    assert not visitor.app.read_aloud.busy


def back(visitor: Visitor) -> None:
    visitor.tap(visitor.pill(words.BACK))


def picture(visitor: Visitor) -> None:
    visitor.screen.scroll(-9)
    visitor.until(lambda: visitor.screen.ids.flow.scroll_y == 1)
    visitor.tap(next(w for w in visitor.screen.walk() if type(w).__name__ == "HeroRow"))


def film(visitor: Visitor) -> None:
    card = visitor.app.exhibition.cards("projects")[0]
    visitor.app.guide.open_film(card.film, card.title)


def staff_door(visitor: Visitor) -> None:
    visitor.app.open_staff()


def idle_end(visitor: Visitor) -> None:
    visitor.app.end_visit()


@pytest.mark.parametrize("leave", [back, picture, film, staff_door, idle_end])
@pytest.mark.parametrize("paused", [False, True], ids=["reading", "paused"])
def test_every_way_out_of_an_item_silences_it(
    visitor: Visitor, leave: Callable[[Visitor], None], paused: bool
) -> None:
    begin(visitor)
    read_aloud = visitor.app.read_aloud
    if paused:
        read_aloud.toggle_pause()
    leave(visitor)
    visitor.until(lambda: visitor.at != "reader")
    assert not read_aloud.busy
    assert not read_aloud.paused
    assert not read_aloud.sounding
    assert read_aloud.current is None


def test_going_on_to_the_next_item_silences_the_first(visitor: Visitor) -> None:
    begin(visitor)
    visitor.until(lambda: visitor.app.read_aloud.label == words.LISTEN_STOP)
    visitor.tap(visitor.pill(words.ITEM_AFTER))
    assert not visitor.app.read_aloud.busy


def test_another_language_at_a_touch_goes_on_from_the_same_sentence(visitor: Visitor) -> None:
    begin(visitor)
    read_aloud = visitor.app.read_aloud
    visitor.until(lambda: visitor.at_a_long_sentence, seconds=20)
    sentence = read_aloud.current
    visitor.tap(visitor.pill(words.CANTONESE, visitor.app.bar))
    assert read_aloud.language == "yue"
    assert read_aloud.busy
    assert read_aloud.current == sentence


def test_the_sentence_being_read_is_kept_in_view(visitor: Visitor) -> None:
    from kiosk.readout.sentences import split_sentences

    visitor.open_section("journey")
    visitor.tap(visitor.cards()[2])
    visitor.frames(6)
    reader = visitor.screen
    view = reader.ids.flow
    far = split_sentences(reader.spoken())[150]
    visitor.app.read_aloud.current = far
    visitor.frames(40)
    lit = [index for index, row in enumerate(view.data) if row.get("lit")]
    assert lit
    boxes = []
    for index in lit:
        row = view.view_adapter.get_visible_view(index)
        assert row is not None
        boxes += row.children[0].boxes(*view.data[index]["lit"])
    top = max(y + height for _, y, _, height in boxes)
    bottom = min(y for _, y, _, _ in boxes)
    low = view.to_local(*view.pos)[1]
    assert bottom >= low - 1
    assert top <= low + view.height + 1
    visitor.app.read_aloud.current = None
