"""Reading an item: long texts, pictures, films."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.library.model import Item, ItemCard, Paragraph, Sound
from kiosk.readout.texts import item_texts
from kiosk.wording import screens as words
from screens.reading_flow import flow
from screens.theme import theme
from tests.ui.house import LONG, Visitor


def open_item(visitor: Visitor, number: int) -> None:
    visitor.open_section("journey")
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[number - 1])
    visitor.frames(8)


def test_a_text_of_twenty_thousand_characters_is_all_there_and_few_of_it_is_drawn(
    visitor: Visitor,
) -> None:
    open_item(visitor, 3)
    view = visitor.screen.ids.flow
    text = "".join(row.get("text", "") for row in view.data)
    assert text.count(LONG) == 700
    assert len(view.data) > 60
    assert len(view.children[0].children) < 20


def test_no_row_is_taller_than_can_be_drawn(visitor: Visitor) -> None:
    open_item(visitor, 3)
    rows = [row for row in visitor.screen.ids.flow.data if "text" in row]
    assert max(row["size"][1] for row in rows) < 2048


def test_a_long_paragraph_is_cut_only_where_a_line_ends_and_read_as_one(visitor: Visitor) -> None:
    from screens.widgets.words import set_lines

    open_item(visitor, 3)
    flow = visitor.screen._flow
    number, text = max(flow.spoken, key=lambda block: len(block[1]))
    parts = [(start, flow.rows[row]) for row, (first, start) in flow.pieces.items()
             if first == number]  # fmt: skip
    assert len(parts) > 5
    lines = set_lines(text, 1080 - 2 * theme.margin, "sans", theme.body)
    ends = [start + end for start, row in parts for end in row["lines"]]
    assert ends == [line.end for line in lines]


def test_what_is_read_aloud_is_what_is_made_ahead(visitor: Visitor) -> None:
    for number in (1, 2, 3):
        open_item(visitor, number)
        reader = visitor.screen
        assert [text for _, text in reader.spoken()] == item_texts(reader.shown.item)
        assert len(reader.spoken()) > 1


def test_a_sentence_over_two_rows_is_lit_in_both(visitor: Visitor) -> None:
    open_item(visitor, 3)
    flow = visitor.screen._flow
    (row, (block, start)), *_ = [(row, piece) for row, piece in flow.pieces.items() if piece[1]]
    assert flow.lit(row - 1, block, start - 3, start + 4)[1] == len(flow.rows[row - 1]["text"])
    assert flow.lit(row, block, start - 3, start + 4) == [0, 4]
    assert flow.lit(row + 1, block, start - 3, start + 4) == []
    top, bottom = flow.stretch(block, start - 3, start + 4)
    assert round((bottom - top) / (theme.body * theme.line_spacing)) == 2


def test_the_large_buttons_scroll_by_almost_a_page(visitor: Visitor) -> None:
    open_item(visitor, 3)
    view = visitor.screen.ids.flow
    down = next(w for w in visitor.screen.walk() if getattr(w, "icon", "") == "down")
    assert view.scroll_y == 1
    visitor.tap(down)
    visitor.until(lambda: view.scroll_y < 1)
    visitor.frames(30)
    moved = (1 - view.scroll_y) * (view.children[0].height - view.height)
    assert 0.8 < moved / view.height < 0.9


def test_a_text_opened_again_begins_at_its_beginning(visitor: Visitor) -> None:
    open_item(visitor, 3)
    visitor.tap(visitor.pill(words.DOWN))
    visitor.until(lambda: visitor.screen.ids.flow.scroll_y < 1)
    visitor.app.end_visit()
    visitor.until(lambda: visitor.at == "attract")
    open_item(visitor, 3)
    assert visitor.screen.ids.flow.scroll_y == 1


def test_a_text_that_fits_offers_no_scrolling(visitor: Visitor) -> None:
    visitor.open_section("voices")
    visitor.tap(visitor.cards()[0])
    visitor.frames(6)
    assert visitor.screen.fits
    assert not next(w for w in visitor.screen.walk() if getattr(w, "icon", "") == "down").enabled


def test_the_picture_of_an_item_opens_in_the_viewer_and_back_leads_to_the_text(
    visitor: Visitor,
) -> None:
    open_item(visitor, 1)
    hero = next(w for w in visitor.screen.walk() if type(w).__name__ == "HeroRow")
    visitor.tap(hero)
    assert visitor.at == "viewer"
    visitor.tap(visitor.pill(words.BACK))
    assert visitor.at == "reader"


def test_a_button_below_the_upper_third_opens_the_pictures_too(visitor: Visitor) -> None:
    open_item(visitor, 1)
    button = visitor.pill(words.SEE_PICTURE)
    top = button.to_window(button.x, button.top)[1]
    assert top <= visitor.screen.top - theme.head
    visitor.tap(button)
    assert visitor.at == "viewer"


def looks_pressed(button: Any) -> bool:
    return button._mark is not None


def test_a_button_in_a_text_answers_before_the_finger_can_have_scrolled(visitor: Visitor) -> None:
    open_item(visitor, 1)
    button = visitor.pill(words.SEE_PICTURE)
    touch = visitor.touch(*button.to_window(*button.center))
    touch.touch_down()
    assert looks_pressed(button)
    touch.touch_up()
    visitor.until(lambda: visitor.at == "viewer")
    visitor.until(lambda: not looks_pressed(button))


def test_a_finger_that_scrolls_from_a_button_leaves_it(visitor: Visitor) -> None:
    open_item(visitor, 3)
    view = visitor.screen.ids.flow
    button = visitor.pill(words.SEE_PICTURE)
    x, y = button.to_window(*button.center)
    touch = visitor.touch(x, y)
    touch.touch_down()
    for step in range(1, 7):
        touch.touch_move(x, y + 40 * step)
        visitor.frames(1)
    assert not looks_pressed(button)
    touch.touch_up()
    visitor.frames(4)
    assert visitor.at == "reader"
    assert view.scroll_y < 1


@pytest.mark.parametrize("upright", [True, False])
def test_what_is_touched_in_a_text_without_pictures_stands_below_the_upper_third(
    visitor: Visitor, upright: bool
) -> None:
    sound = Sound("0" * 64, Path("nowhere.ogg"), 40.0)
    item = Item(ItemCard(1, "voices", "一段录音"), (sound, Paragraph("一句话。")))
    made = flow(item, 1080.0, "党员心语", upright, 1700.0)
    before = next(i for i, row in enumerate(made.rows) if row["viewclass"] == "SoundRow")
    above = sum(row["size"][1] for row in made.rows[:before])
    assert above == pytest.approx(theme.head if upright else 0.0)
    # What is read is found in its rows all the same.
    titles = [i for i, row in enumerate(made.rows) if row["viewclass"] == "TitleRow"]
    assert all(made.place(i, 0) == (0, 0) for i in titles)


def test_the_viewer_enlarges_by_a_button_and_shows_the_whole_picture_again(
    visitor: Visitor,
) -> None:
    visitor.open_section("imprints")
    visitor.tap(visitor.cards()[0])
    assert visitor.at == "viewer"
    zoom = visitor.screen.ids.zoom
    visitor.tap(visitor.pill(words.LARGER))
    visitor.until(lambda: zoom.zoom > 1.5)
    visitor.frames(20)
    visitor.tap(visitor.pill(words.WHOLE))
    assert zoom.zoom == 1


def test_two_fingers_enlarge_and_the_picture_covers_its_area(visitor: Visitor) -> None:
    visitor.open_section("imprints")
    visitor.tap(visitor.cards()[0])
    zoom = visitor.screen.ids.zoom
    x, y = zoom.center
    one, two = visitor.touch(x - 100, y), visitor.touch(x + 100, y)
    one.touch_down()
    two.touch_down()
    for step in range(1, 11):
        one.touch_move(x - 100 - step * 15, y)
        two.touch_move(x + 100 + step * 15, y)
        visitor.frames(1)
    one.touch_up()
    two.touch_up()
    assert zoom.zoom > 1.5
    (left, bottom), (width, height) = zoom.ids.sheet.bbox
    assert left <= zoom.x + 1
    assert bottom <= zoom.y + 1
    assert left + width >= zoom.right - 1
    assert bottom + height >= zoom.top - 1


def test_the_viewer_goes_on_to_the_next_picture_and_to_the_text(visitor: Visitor) -> None:
    visitor.open_section("imprints")
    visitor.tap(visitor.cards()[0])
    first = visitor.screen.source
    visitor.tap(visitor.pill(words.PICTURE_AFTER))
    assert visitor.screen.source != first
    visitor.tap(visitor.pill(words.READ_ON))
    assert visitor.at == "reader"
    assert visitor.screen.title == "老地方2"


def test_a_film_plays_pauses_and_ends_with_the_screen(visitor: Visitor) -> None:
    visitor.open_section("projects")
    visitor.tap(visitor.cards()[0])
    visitor.frames(6)
    visitor.tap(next(w for w in visitor.screen.walk() if type(w).__name__ == "FilmRow"))
    assert visitor.at == "film"
    film = visitor.screen
    visitor.until(lambda: film.playing and film.part > 0.05)
    visitor.tap(visitor.pill(words.PAUSE))
    assert not film.playing
    visitor.tap(visitor.pill(words.PLAY))
    visitor.until(lambda: film.playing)
    visitor.tap(visitor.pill(words.BACK))
    assert visitor.at == "reader"
    assert film.ids.video.state == "stop"
