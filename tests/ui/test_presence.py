"""Whether anybody is there; and the closed doors."""

from __future__ import annotations

import pytest

from kiosk.clock import now
from kiosk.wording import screens as words
from screens.theme import theme
from tests.ui.house import Visitor


def leave_alone(visitor: Visitor, seconds: float) -> None:
    visitor.clock.now += seconds
    visitor.app._watch()
    visitor.frames(3)


def test_a_countdown_appears_and_then_the_loop_returns(visitor: Visitor) -> None:
    visitor.app.guide.go_home()
    leave_alone(visitor, 69)
    assert visitor.app.still_here.parent is None
    leave_alone(visitor, 2)
    assert visitor.app.still_here.parent is not None
    assert visitor.app.still_here.more == words.STILL_MORE.format(seconds=19)
    leave_alone(visitor, 20)
    visitor.until(lambda: visitor.at == "attract")
    assert visitor.app.still_here.parent is None


def test_one_touch_anywhere_stops_the_countdown_and_opens_nothing(visitor: Visitor) -> None:
    visitor.app.guide.go_home()
    visitor.frames()
    tile = next(w for w in visitor.screen.walk() if getattr(w, "icon", "") == "journey")
    at = tile.to_window(*tile.center)
    leave_alone(visitor, 80)
    visitor.tap_at(*at)
    assert visitor.at == "home"
    assert visitor.app.still_here.parent is None
    leave_alone(visitor, 65)
    assert visitor.app.still_here.parent is None


def test_the_next_visitor_finds_everything_as_it_was(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    visitor.tap(visitor.pill(words.CANTONESE, visitor.app.bar))
    assert theme.large
    assert visitor.app.read_aloud.language == "yue"
    leave_alone(visitor, 91)
    visitor.until(lambda: visitor.at == "attract")
    assert not theme.large
    assert visitor.app.read_aloud.language == "cmn"
    assert visitor.app.bar.language == "cmn"


def test_reading_aloud_keeps_the_visit_going(visitor: Visitor) -> None:
    visitor.open_section("journey")
    visitor.tap(visitor.cards()[2])
    visitor.tap(visitor.pill(words.LISTEN))
    assert visitor.app.read_aloud.busy
    leave_alone(visitor, 200)
    assert visitor.at == "reader"
    assert visitor.app.still_here.parent is None


KEYS = {
    "F1": (282, "", []),
    "Escape": (27, "", []),
    "F11": (292, "", []),
    "F12": (293, "", []),
    "Ctrl+E": (101, "e", ["ctrl"]),
    "Alt+F4": (285, "", ["alt"]),
}


@pytest.mark.parametrize("name", KEYS)
def test_no_key_leads_out(visitor: Visitor, name: str) -> None:
    from kivy.base import EventLoop
    from kivy.core.window import Window

    code, text, modifiers = KEYS[name]
    children = list(Window.children)
    Window.dispatch("on_key_down", code, 0, text, modifiers)
    Window.dispatch("on_keyboard", code, 0, text, modifiers)
    Window.dispatch("on_key_up", code, 0)
    visitor.frames()
    assert visitor.at == "attract"
    assert Window.children == children
    assert not EventLoop.quit


def test_a_request_to_close_the_window_is_refused(visitor: Visitor) -> None:
    from kivy.core.window import Window

    assert Window.dispatch("on_request_close") is True


def test_kivys_own_settings_cannot_be_opened(visitor: Visitor) -> None:
    assert visitor.app.open_settings() is False


def test_a_new_edition_is_in_an_open_section_at_once(visitor: Visitor) -> None:
    from kiosk.database.engine import writing
    from kiosk.library import editions
    from kiosk.library.prepared import PreparedItem

    engine = visitor.app.exhibition._library._engine
    visitor.open_section("voices")
    before = [card.title for card in visitor.cards()]
    with writing(engine) as session:
        current = editions.current_edition(session)
        new = PreparedItem("voices", "刚刚装入的", "刚刚装入的")
        editions.publish(session, [*editions.shown_items(session), new], "试", now())
    try:
        visitor.until(lambda: "刚刚装入的" in [card.title for card in visitor.cards()])
        assert visitor.at == "wall"
        assert set(before) < {card.title for card in visitor.cards()}
    finally:
        with writing(engine) as session:
            editions.restore(session, current)
        visitor.until(lambda: [card.title for card in visitor.cards()] == before)
