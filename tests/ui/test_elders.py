"""The mode for elders: buttons say their names, screens say where one is, forms read themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.cinema.model import Screening
from kiosk.clock import now
from kiosk.readout.texts import item_texts
from kiosk.wording import consent
from kiosk.wording import screens as words
from kiosk.wording import signup as signup_words
from kiosk.wording.spoken import PHRASES
from screens.theme import theme
from tests.ui.house import Visitor


class Heard:
    """What was asked to be said and read, in order."""

    def __init__(self, app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[tuple[str, ...]] = []
        self.read: list[tuple[str, ...]] = []
        say, start = app.read_aloud.say, app.read_aloud.start

        def spy_say(*texts: str, language: Any = None) -> None:
            self.said.append(texts)
            say(*texts, language=language)

        def spy_start(blocks: Any, readings: Any, at: Any = None) -> None:
            self.read.append(tuple(text for _, text in blocks))
            start(blocks, readings, at)

        monkeypatch.setattr(app.read_aloud, "say", spy_say)
        monkeypatch.setattr(app.read_aloud, "start", spy_start)

    def all(self) -> set[str]:
        return {text for texts in (*self.said, *self.read) for text in texts}


@pytest.fixture
def heard(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    yield Heard(visitor.app, monkeypatch)
    visitor.app.read_aloud.stop()
    visitor.rest()


@pytest.fixture
def elder(visitor: Visitor, heard: Heard) -> Visitor:
    """At home, with 长辈版 just switched on."""
    visitor.app.guide.go_home()
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    assert theme.large
    return visitor


def rest_on(visitor: Visitor, widget: Any, seconds: float) -> None:
    """Touch a button, leave the finger there, lift it."""
    visitor.frames(3)
    touch = visitor.touch(*widget.to_window(*widget.center))
    touch.touch_down()
    visitor.until(lambda: widget.state == "down")
    waited = 0.0
    while waited < seconds:
        step = min(0.35, seconds - waited)
        visitor.clock.now += step
        waited += step
        visitor.app.holding.look()
    visitor.frames(1)
    touch.touch_up()
    visitor.frames(4)


def a_screening(**other: Any) -> Screening:
    values: dict[str, Any] = {
        "id": 1,
        "film": "渔光曲",
        "start": now() + timedelta(days=3),
        "minutes": 90,
        "seats": 40,
        "held": 0,
        "taken": 0,
        "waiting": 0,
        "free": 40,
        "free_with_space": 40,
        "open": True,
    }
    return Screening(**(values | other))


# ---------------------------------------------------------------------- names


def test_a_button_says_its_name_when_a_finger_rests_on_it_and_then_does_what_it_does(
    elder: Visitor, heard: Heard
) -> None:
    elder.open_section("journey")
    rest_on(elder, elder.pill(words.BACK), 1.0)
    assert heard.said.count((words.BACK,)) == 1
    elder.until(lambda: elder.at == "home")


def test_a_finger_that_rests_longer_only_wants_to_hear_the_name(
    elder: Visitor, heard: Heard
) -> None:
    elder.open_section("journey")
    rest_on(elder, elder.pill(words.BACK), 2.8)
    assert (words.BACK,) in heard.said
    elder.frames(6)
    assert elder.at == "timeline"


def test_a_tap_says_no_name(elder: Visitor, heard: Heard) -> None:
    elder.open_section("journey")
    rest_on(elder, elder.pill(words.BACK), 0.4)
    assert (words.BACK,) not in heard.said


def test_without_the_mode_a_long_touch_is_a_touch(visitor: Visitor, heard: Heard) -> None:
    visitor.open_section("journey")
    rest_on(visitor, visitor.pill(words.BACK), 2.8)
    assert heard.said == []
    visitor.until(lambda: visitor.at == "home")


def test_staff_are_told_no_names(elder: Visitor, heard: Heard) -> None:
    elder.app.open_staff()
    elder.until(lambda: elder.at == "staff_pin")
    elder.clock.now += 1
    before = list(heard.said)
    key = next(one for one in elder.screen.ids.pad.children if one.name == "5")
    rest_on(elder, key, 1.0)
    assert heard.said == before


def test_a_name_interrupts_what_is_read_and_it_goes_on_afterwards(
    elder: Visitor, heard: Heard
) -> None:
    read_aloud = elder.app.read_aloud
    elder.open_section("journey")
    elder.app.guide.open_item(elder.app.exhibition.cards("journey")[3])
    elder.frames(8)
    elder.tap(elder.pill(words.LISTEN))
    elder.until(lambda: read_aloud.label == words.LISTEN_STOP)
    rest_on(elder, elder.pill(words.QUIETER), 1.0)
    assert (words.QUIETER,) in heard.said
    assert read_aloud.paused
    rest_on(elder, elder.pill(words.LOUDER), 1.0)  # before the first name is over
    assert (words.LOUDER,) in heard.said
    elder.until(lambda: read_aloud.busy)
    assert not read_aloud.paused


def test_pause_held_until_it_has_said_its_name_pauses(elder: Visitor, heard: Heard) -> None:
    read_aloud = elder.app.read_aloud
    elder.open_section("journey")
    elder.app.guide.open_item(elder.app.exhibition.cards("journey")[3])
    elder.frames(8)
    panel = elder.screen.ids.controls
    elder.tap(elder.pill(words.LISTEN))
    elder.until(lambda: read_aloud.label == words.LISTEN_STOP)
    rest_on(elder, panel.ids.pause, 1.0)
    assert (words.READ_PAUSE,) in heard.said
    elder.until(lambda: not read_aloud.sounding)
    elder.frames(10)
    assert read_aloud.paused


# ---------------------------------------------------------------------- announcements


def test_switching_it_on_says_so_and_off_says_nothing(elder: Visitor, heard: Heard) -> None:
    assert heard.said == [(words.LARGE_ON,)]
    elder.tap(elder.pill(words.LARGE, elder.app.bar))
    assert heard.said == [(words.LARGE_ON,)]


def test_screens_say_where_one_is(elder: Visitor, heard: Heard) -> None:
    elder.open_section("journey")
    assert heard.said[-1] == ("红色历程。", "共9篇。")
    elder.tap(elder.cards()[0])
    elder.until(lambda: elder.at == "reader")
    assert heard.said[-1] == (elder.screen.title,)
    elder.tap(elder.pill(words.HOME, elder.app.bar))
    assert heard.said[-1] == (words.AT_HOME,)
    elder.app.cinema.open_wishes()
    elder.until(lambda: elder.at == "wishes")
    assert set(heard.said[-1]) <= set(PHRASES)


def test_a_film_begins_when_its_name_was_said(elder: Visitor, heard: Heard) -> None:
    elder.open_section("projects")
    elder.tap(elder.cards()[0])
    elder.until(lambda: elder.at == "reader")
    elder.tap(next(w for w in elder.screen.walk() if type(w).__name__ == "FilmRow"))
    elder.until(lambda: elder.at == "film")
    assert heard.said[-1][0] == words.AT_FILM
    read_aloud = elder.app.read_aloud
    assert not elder.screen.playing
    elder.until(lambda: elder.screen.playing, seconds=15)
    assert not read_aloud.sounding


def test_nothing_is_said_without_the_mode_nor_over_a_text(visitor: Visitor, heard: Heard) -> None:
    visitor.open_section("journey")
    assert heard.said == []
    visitor.app.guide.open_item(visitor.app.exhibition.cards("journey")[3])
    visitor.frames(8)
    visitor.tap(visitor.pill(words.LISTEN))
    visitor.until(lambda: visitor.at_a_long_sentence, seconds=20)
    sentence = visitor.app.read_aloud.current
    visitor.tap(visitor.pill(words.LARGE, visitor.app.bar))
    visitor.frames(4)
    assert heard.said == []
    assert visitor.app.read_aloud.busy
    assert visitor.app.read_aloud.current == sentence


def test_leaving_for_the_loop_and_for_staff_is_silent(elder: Visitor, heard: Heard) -> None:
    elder.open_section("journey")
    elder.app.open_staff()
    elder.until(lambda: elder.at == "staff_pin")
    assert not elder.app.read_aloud.sounding
    elder.rest()
    assert not elder.app.read_aloud.sounding
    assert heard.said[-1] == ("红色历程。", "共9篇。")


# ---------------------------------------------------------------------- forms


def test_a_form_reads_its_question_and_its_errors(elder: Visitor, heard: Heard) -> None:
    elder.app.cinema.signup.begin(a_screening(), 2)
    elder.until(lambda: elder.at == "signup_phone")
    elder.frames(2)
    assert heard.read[-1] == (signup_words.PHONE_TITLE, signup_words.PHONE_MORE)
    elder.clock.now += 1
    elder.tap(elder.pill(signup_words.NEXT))
    assert heard.read[-1] == (signup_words.PHONE_EMPTY,)


def test_what_one_agrees_to_is_read_and_so_is_the_box_left_empty(
    elder: Visitor, heard: Heard
) -> None:
    elder.app.cinema.signup.begin(a_screening(), 2)
    flow = elder.app.cinema.signup._flow
    flow.form.phone, flow.form.surname = "13800138000", "区"
    flow.ask_consent()
    elder.until(lambda: elder.at == "signup_consent")
    elder.frames(2)
    assert heard.read[-1] == (consent.TITLE, *consent.SENTENCES)
    elder.clock.now += 1
    elder.tap(elder.pill(signup_words.SEND))
    assert heard.read[-1] == (signup_words.AGREE_FIRST,)
    spoken = "".join(heard.all())
    assert "区" not in spoken.replace("小区", "")
    assert "138" not in spoken


def test_without_the_mode_a_form_is_silent_until_it_is_asked(
    visitor: Visitor, heard: Heard
) -> None:
    visitor.app.cinema.signup.begin(a_screening(), 2)
    visitor.until(lambda: visitor.at == "signup_phone")
    visitor.clock.now += 1
    visitor.tap(visitor.pill(signup_words.NEXT))
    assert heard.read == []
    visitor.tap(visitor.pill(words.LISTEN))
    assert heard.read == [
        (signup_words.PHONE_EMPTY, signup_words.PHONE_TITLE, signup_words.PHONE_MORE)
    ]


def test_without_sound_a_form_says_so_and_offers_no_button(visitor: Visitor) -> None:
    visitor.app.read_aloud.heard = False
    visitor.app.cinema.signup.begin(a_screening(), 2)
    visitor.until(lambda: visitor.at == "signup_phone")
    pill = visitor.pill(words.NO_SOUND)
    assert not pill.enabled
    assert pill.opacity == 1
    visitor.app.read_aloud.heard = True
    assert visitor.pill(words.LISTEN).enabled


# ---------------------------------------------------------------------- what is made ahead


FREE = {"CardView", "FeaturedPanel", "FilmRow", "SoundRow", "WishCard", "ScreeningCard"}
"""What carries titles of staff: those are made ahead as the texts they are."""


def names_in_sight(visitor: Visitor) -> set[str]:
    from screens.widgets.pressable import Pressable

    return {
        one.spoken_name()
        for root in (visitor.screen, visitor.app.bar)
        for one in root.walk(restrict=True)
        if isinstance(one, Pressable)
        and one.enabled
        and not FREE & {kind.__name__ for kind in type(one).__mro__}
    } - {""}


def ways(visitor: Visitor) -> Iterator[str]:
    """Through the house, form by form; the name of each screen."""
    app = visitor.app
    app.guide.go_home()
    yield "home"
    for key in ("journey", "imprints", "voices", "books", "gratitude"):
        visitor.open_section(key)
        yield visitor.at
    app.guide.open_item(app.exhibition.cards("journey")[3])
    yield "reader"
    visitor.tap(visitor.pill(words.LISTEN))
    yield "reader"
    app.guide.open_pictures(
        [card.cover for card in app.exhibition.cards("imprints")],
        1,
        list(app.exhibition.cards("imprints")),
    )
    yield "viewer"
    app.cinema.open_programme()
    yield "programme"
    app.cinema.open_wishes()
    yield "wishes"
    signup = app.cinema.signup
    signup.begin(a_screening(), 2)
    flow = signup._flow
    yield "signup_phone"
    for step, page in ((flow.ask_name, "signup_name"), (flow.ask_consent, "signup_consent")):
        step()
        yield page
    signup.find_ticket()
    yield "signup_phone"
    signup._flow.ask_code()
    yield "find_ticket"
    signup.ask_for_room()
    yield "ask_room"
    for step, page in (
        (signup._flow.ask_people, "ask_room_people"),
        (signup._flow.ask_name, "ask_room_name"),
        (signup._flow.ask_consent, "signup_consent"),
    ):
        step()
        yield page


def test_whatever_screens_and_buttons_say_is_made_ahead(elder: Visitor, heard: Heard) -> None:
    dates = {signup_words.ROOM_PEOPLE_MORE.format(most=elder.app.cinema._cinema.rules.seats)}
    for page in ways(elder):
        elder.until(lambda page=page: elder.at == page)
        elder.frames(3)
        if page == "ask_room":
            dates |= {one.spoken_name() for one in elder.screen.ids.days.keys}
        assert names_in_sight(elder) - dates <= set(PHRASES), page
    titles = {card.title for card in elder.app.exhibition.cards("journey")}
    captions = {card.title for card in elder.app.exhibition.cards("imprints")}
    item = set(item_texts(elder.app.screen("reader").shown.item))
    assert heard.all() - titles - captions - dates - item <= set(PHRASES)
    assert len(heard.all() & set(PHRASES)) > 15


def test_phrases_hold_no_place_for_what_differs() -> None:
    assert all(phrase.strip() and "{" not in phrase for phrase in PHRASES)
    assert len(PHRASES) == len(set(PHRASES))
