"""The way through the kiosk: from the loop to an item and back, by touch alone."""

from __future__ import annotations

import pytest

from kiosk.library.sections import SECTIONS
from kiosk.wording import screens as words
from screens.theme import theme
from tests.ui.house import Visitor

FORMS = {"journey": "timeline", "imprints": "gallery", "voices": "wall", "books": "shelf"}


def test_a_touch_anywhere_on_the_loop_opens_the_exhibition_in_the_same_frame(
    visitor: Visitor,
) -> None:
    touch = visitor.touch(1000, 1800)
    touch.touch_down()
    assert visitor.at == "home"
    touch.touch_up()


def test_the_first_touch_triggers_nothing_beneath_it(visitor: Visitor) -> None:
    visitor.app.guide.go_home()
    visitor.frames()
    tile = next(w for w in visitor.screen.walk() if getattr(w, "icon", "") == "journey")
    at = tile.to_window(*tile.center)
    visitor.rest()
    visitor.tap_at(*at)
    assert visitor.at == "home"


def test_no_two_screens_are_ever_drawn_over_each_other(visitor: Visitor) -> None:
    from kivy.core.window import Window

    screens = visitor.app.frame.ids.screens
    drawn = []

    def look(*_: object) -> None:
        drawn.append([screen.name for screen in screens.children])

    Window.bind(on_draw=look)
    visitor.app.guide.go_home()
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    Window.unbind(on_draw=look)
    assert ["home"] in drawn
    assert ["timeline"] in drawn
    assert ["reader"] in drawn
    assert all(len(names) == 1 for names in drawn)


def test_home_shows_all_twelve_sections_each_with_picture_emblem_and_word(
    visitor: Visitor,
) -> None:
    from screens.home import SectionTile

    visitor.app.guide.go_home()
    visitor.frames()
    tiles = [w for w in visitor.screen.walk() if isinstance(w, SectionTile)]
    assert {tile.section.key for tile in tiles} == {section.key for section in SECTIONS}
    assert all(tile.icon and tile.name and tile.picture for tile in tiles)


def test_every_tile_is_inside_the_window_and_none_lies_on_another(visitor: Visitor) -> None:
    from screens.home import SectionTile

    visitor.app.guide.go_home()
    visitor.frames()
    tiles = [w for w in visitor.screen.walk() if isinstance(w, SectionTile)]
    boxes = [(*tile.to_window(*tile.pos), *tile.size) for tile in tiles]
    for index, (x, y, width, height) in enumerate(boxes):
        assert x >= 0
        assert x + width <= 1080
        assert y >= theme.bar
        assert height > theme.mm * 20
        for other in boxes[index + 1 :]:
            apart = (
                x + width <= other[0] or other[0] + other[2] <= x
                or y + height <= other[1] or other[1] + other[3] <= y
            )  # fmt: skip
            assert apart


@pytest.mark.parametrize(("key", "form"), FORMS.items())
def test_a_section_opens_in_its_form(visitor: Visitor, key: str, form: str) -> None:
    visitor.app.guide.go_home()
    visitor.frames()
    visitor.tap(next(w for w in visitor.screen.walk() if getattr(w, "icon", "") == key))
    assert visitor.at == form
    assert visitor.screen.shown.section.key == key


def test_an_item_opens_and_back_leads_to_the_page_it_was_on(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.pill(words.LATER))
    assert visitor.screen.ids.grid.page == 1
    card = visitor.cards()[0]
    title = card.title
    visitor.tap(card)
    assert visitor.at == "reader"
    assert visitor.screen.title == title
    visitor.tap(visitor.pill(words.BACK))
    assert visitor.at == "timeline"
    assert visitor.screen.ids.grid.page == 1


def test_next_and_previous_lead_through_the_section_and_say_where_one_is(
    visitor: Visitor,
) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    assert visitor.screen.where == words.WHERE.format(section="红色历程", number=1, count=9)
    assert not visitor.pill(words.ITEM_BEFORE).enabled
    visitor.tap(visitor.pill(words.ITEM_AFTER))
    assert visitor.screen.where == words.WHERE.format(section="红色历程", number=2, count=9)
    visitor.tap(visitor.pill(words.ITEM_BEFORE))
    assert visitor.screen.where == words.WHERE.format(section="红色历程", number=1, count=9)


def test_after_reading_on_back_leads_to_the_page_of_the_last_item(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    for _ in range(5):
        visitor.tap(visitor.pill(words.ITEM_AFTER))
    visitor.tap(visitor.pill(words.BACK))
    assert visitor.screen.ids.grid.page == 1


def test_home_is_one_touch_away_from_an_item(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    visitor.tap(visitor.pill(words.HOME, visitor.app.bar))
    assert visitor.at == "home"


def test_a_drag_is_not_a_tap(visitor: Visitor) -> None:
    visitor.open_section("journey")
    card = visitor.cards()[0]
    x, y = card.to_window(*card.center)
    visitor.drag((x, y), (x, y - theme.mm * 20))
    assert visitor.at == "timeline"


def test_a_trembling_finger_still_taps(visitor: Visitor) -> None:
    visitor.open_section("journey")
    card = visitor.cards()[0]
    x, y = card.to_window(*card.center)
    visitor.drag((x, y), (x + theme.mm * 6, y - theme.mm * 5), steps=5)
    assert visitor.at == "reader"


def test_a_swipe_turns_the_page_and_opens_nothing(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.frames()
    visitor.drag((900, 1200), (200, 1210))
    assert visitor.at == "timeline"
    assert visitor.screen.ids.grid.page == 1


def test_a_double_tap_opens_one_item(visitor: Visitor) -> None:
    visitor.open_section("journey")
    card = visitor.cards()[0]
    visitor.double_tap_at(*card.to_window(*card.center))
    assert visitor.at == "reader"
    visitor.app.guide.back()
    visitor.frames(4)
    assert visitor.at == "timeline"


def test_a_section_without_items_says_so_kindly(visitor: Visitor) -> None:
    visitor.open_section("delegates")
    visitor.frames()
    note = next(w for w in visitor.screen.walk() if type(w).__name__ == "EmptyNote")
    assert note.shown


def test_large_type_enlarges_the_text_on_the_same_screen(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[0])
    before = theme.body
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    assert visitor.at == "reader"
    assert theme.body > before * 1.2
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    assert theme.body == before
