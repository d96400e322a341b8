"""Signing up right at the screen, by touch, on a real database."""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from kivy.uix.widget import Widget

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Showing, SignupRequest, Standing, Via
from kiosk.clock import ZONE
from kiosk.input_method.input_method import InputMethod
from kiosk.input_method.model import State
from kiosk.services import open_services
from kiosk.wording import consent
from kiosk.wording import handwriting as handwriting_words
from kiosk.wording import input_method as input_words
from kiosk.wording import screens as house_words
from kiosk.wording import signup as words
from tests.handwriting.strokes import WRITTEN
from tests.input_method.typist import prepared_tables
from tests.ui.house import Visitor, clear_cinema
from tests.ui.writing import Missing, drawn, keys, write

PHONE, OTHER = "13800135678", "13900131234"


class Signer:
    """Somebody who signs up."""

    def __init__(self, visitor: Visitor, cinema: Cinema, day: list[int]) -> None:
        self.visitor, self.cinema = visitor, cinema
        self.app, self.guide = visitor.app, visitor.app.cinema.signup
        self._day = day

    @property
    def at(self) -> str:
        return self.visitor.at

    def show(self, seats: int) -> int:
        """A new screening, on a day of its own; its number."""
        self._day[0] += 1
        start = datetime.now(ZONE).replace(hour=19, minute=30, second=0, microsecond=0)
        start += timedelta(days=20 + self._day[0])
        return self.cinema.add(Showing("地道战", start.date(), start, 90, seats))

    def begin(self, number: int, seats: int = 2) -> None:
        self.guide.begin(self.cinema.screening(number), seats)
        self.come("signup_phone")

    def come(self, name: str) -> None:
        """Until the page is there and may be touched."""
        self.visitor.until(lambda: self.at == name and not self.guide.stage._waiting)
        self.visitor.frames(3)
        self.visitor.clock.now += 1

    def tap(self, text: str) -> None:
        self.visitor.tap(self.visitor.pill(text))
        self.visitor.clock.now += 1

    def key(self, value: str) -> None:
        """A surname, a title or another choice."""
        found = next(
            one for one in self.visitor.screen.walk() if getattr(one, "label", "") == value
        )
        self.visitor.tap(found)
        self.visitor.frames(3)
        self.visitor.clock.now += 1

    def type(self, digits: str) -> None:
        keys = {one.name: one for one in self.visitor.screen.ids.pad.children}
        for digit in digits:
            touch = self.visitor.touch(*keys[digit].to_window(*keys[digit].center))
            touch.touch_down()
            touch.touch_up()
        self.visitor.frames(2)

    def write(self, character: str) -> None:
        """A character by finger, then a touch on it among what it may be."""
        pad = self.visitor.screen.ids.writing.hand
        write(self.visitor, pad, WRITTEN[character])
        settled: list[object] = []
        pad._work(list, settled.append)  # after what looks at the last stroke
        self.visitor.until(lambda: settled)
        self.visitor.tap(next(key for key in keys(pad) if key.text == character))
        self.visitor.frames(3)
        self.visitor.clock.now += 1

    def to_consent(self, phone: str = PHONE) -> None:
        self.type(phone)
        self.tap(words.NEXT)
        self.come("signup_name")
        self.tap(words.NAME_SKIP)
        self.come("signup_consent")

    def agree(self) -> None:
        self.tap(consent.AGREE)

    def whole_way(self, number: int, phone: str = PHONE, seats: int = 2) -> str:
        """The four digits."""
        self.begin(number, seats)
        self.to_consent(phone)
        self.agree()
        self.tap(words.SEND if self.cinema.screening(number).free >= seats else words.SEND_WAITING)
        self.come("ticket")
        return str(self.visitor.screen.code)

    def traces(self, *texts: str) -> list[str]:
        """Where any of ``texts`` still stands in widgets or what was handed to them."""
        found = []
        for page in self.guide.stage._pages.values():
            for one in page.walk():
                told = " ".join(_values(one))
                squeezed = told.replace(" ", "")
                found += [f"{one}: {text}" for text in texts if text in squeezed]
        return found

    def texts(self) -> str:
        return "\n".join(value for one in self.visitor.screen.walk() for value in _values(one))


def _values(widget: Widget) -> list[str]:
    names = ("text", "digits", "value", "code", "chosen", "surname", "shown", "people", "digit")
    values = [str(getattr(widget, name, "")) for name in names]
    label = getattr(widget, "_label", None)
    return [*values, str(label.text)] if label is not None else values


@pytest.fixture(scope="module")
def cinema(loaded: Path, session_visitor: Visitor) -> Iterator[Cinema]:
    with open_services(loaded, os.environ) as services:
        clear_cinema(services.engine)
        yield services.cinema
        clear_cinema(services.engine)


@pytest.fixture(scope="module")
def day() -> list[int]:
    return [0]


@pytest.fixture
def signer(visitor: Visitor, cinema: Cinema, day: list[int]) -> Iterator[Signer]:
    one = Signer(visitor, cinema, day)
    yield one
    one.guide.forget()


@pytest.fixture
def printing(
    visitor: Visitor, cinema: Cinema, day: list[int], tmp_path: Path
) -> Iterator[tuple[Signer, Path]]:
    """Somebody who signs up where there is a receipt printer; what the printer was given."""
    app, given = visitor.app, tmp_path / "printer"
    before, signup = app.cinema._settings, app.cinema.signup
    app.cinema._settings = msgspec.structs.replace(before, receipt_printer=f"file://{given}")
    app.cinema.connect_signup(
        app._signup_screen, app._show, app.read_aloud, visitor.clock, app.house.fonts
    )
    one = Signer(visitor, cinema, day)
    yield one, given
    one.guide.forget()
    app.cinema._settings, app.cinema.signup = before, signup


def test_a_seat_without_a_phone_in_three_steps(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.type(PHONE)
    assert signer.visitor.screen.ids.field.text == "138 0013 5678"
    signer.tap(words.NEXT)
    signer.come("signup_name")
    signer.key("陈")
    signer.key("女士")
    signer.tap(words.NEXT)
    signer.come("signup_consent")
    assert "138****5678" in signer.texts()
    assert PHONE not in signer.texts().replace(" ", "")
    signer.agree()
    signer.tap(words.SEND)
    signer.come("ticket")
    (person,) = signer.cinema.people(number)
    assert (person.phone, person.surname, person.seats) == (PHONE, "陈女士", 2)
    assert signer.visitor.screen.code == person.code
    assert signer.cinema.screening(number).taken == 2


def test_nothing_is_kept_before_the_box_is_touched(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.to_consent()
    signer.tap(words.SEND)
    assert signer.at == "signup_consent"
    assert signer.visitor.screen.trouble == words.AGREE_FIRST
    signer.tap(consent.DISAGREE)
    signer.visitor.until(lambda: signer.at != "signup_consent")
    assert signer.cinema.people(number) == ()
    assert not signer.guide.typing
    assert signer.traces(PHONE) == []


def test_a_wrong_number_is_told_beside_the_field_and_nothing_is_lost(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type("1380013")
    signer.tap(words.NEXT)
    assert signer.at == "signup_phone"
    assert signer.visitor.screen.trouble == words.PHONE_SHORT
    assert signer.visitor.screen.ids.pad.digits == "1380013"
    signer.type("5")
    assert signer.visitor.screen.trouble == ""


def test_a_surname_is_written_character_by_character(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("signup_name")
    signer.key("陈")
    signer.write("王")
    assert signer.visitor.screen.surname == "陈王"
    signer.tap(words.NAME_DELETE)
    signer.tap(words.NAME_DELETE)
    assert signer.visitor.screen.surname == ""
    for _ in range(5):
        signer.write("田")
    assert signer.visitor.screen.surname == "田田田田"
    assert words.NAME_FULL in signer.texts()
    signer.key("女士")
    signer.tap(words.NEXT)
    signer.come("signup_consent")
    signer.agree()
    signer.tap(words.SEND)
    signer.come("ticket")
    (person,) = signer.cinema.people(number)
    assert person.surname == "田田田田女士"


@pytest.fixture
def typing(signer: Signer, request: pytest.FixtureRequest) -> Iterator[Signer]:
    """Somebody who signs up where letters can be typed."""
    method = InputMethod(prepared_tables(request.config))
    pages = [signer.app._signup_screen(name) for name in ("signup_name", "ask_room_name")]

    def hand_out(one: InputMethod | None) -> None:
        signer.guide.stage.input_method = one
        for page in pages:
            page.ids.writing.input_method = one

    hand_out(method)
    yield signer
    signer.guide.forget()
    signer.visitor.until(lambda: not method._running)
    hand_out(None)


def spell(signer: Signer, letters: str, word: str) -> None:
    """Letters by touch, then a touch on the word."""
    pad = signer.visitor.screen.ids.writing.letters
    keys = {one.letter: one for one in pad.walk() if getattr(one, "letter", "")}
    for letter in letters:
        signer.visitor.tap(keys[letter])
    places = pad.ids.choices._keys
    signer.visitor.until(lambda: word in [one.text for one in places])
    signer.visitor.tap(next(one for one in places if one.text == word))
    signer.visitor.until(lambda: not pad.typed)
    signer.visitor.frames(3)
    signer.visitor.clock.now += 1


def to_name(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("signup_name")


def test_a_surname_is_typed_by_pinyin_and_by_jyutping(typing: Signer) -> None:
    to_name(typing)
    typing.key(input_words.WAYS["pinyin"])
    assert typing.visitor.screen.ids.surnames.keys == []
    spell(typing, "ou", "欧")
    assert typing.visitor.screen.surname == "欧"
    typing.key(input_words.WAYS["jyutping"])
    spell(typing, "joeng", "阳")
    assert typing.visitor.screen.surname == "欧阳"
    typing.key("先生")
    typing.key(input_words.BY_HAND)
    offered = "".join(key.label for key in typing.visitor.screen.ids.surnames.keys)
    assert len(offered) == 32
    assert words.SURNAMES.startswith(offered)
    typing.tap(words.NEXT)
    typing.come("signup_consent")
    assert "欧阳先生" in typing.texts()


def test_the_way_of_writing_stays_on_the_page_and_what_was_typed_does_not(typing: Signer) -> None:
    to_name(typing)
    typing.key(input_words.WAYS["pinyin"])
    pad = typing.visitor.screen.ids.writing
    typing.visitor.tap(next(one for one in pad.walk() if getattr(one, "letter", "") == "w"))
    typing.visitor.until(lambda: pad.letters.typed)
    typing.tap(words.BACK)
    typing.come("signup_phone")
    assert (pad.letters.state, pad.letters.typed) == (State(), False)
    typing.tap(words.NEXT)
    typing.come("signup_name")
    assert pad.way == "pinyin"
    spell(typing, "wang", "王")
    assert typing.visitor.screen.surname == "王"


def test_the_end_of_a_visit_leaves_nothing_of_what_was_typed(typing: Signer) -> None:
    to_name(typing)
    typing.key(input_words.WAYS["pinyin"])
    pad = typing.visitor.screen.ids.writing
    for letter in "linghu":
        typing.visitor.tap(next(o for o in pad.walk() if getattr(o, "letter", "") == letter))
    typing.visitor.until(lambda: pad.letters.state.preedit == "ling hu")
    method = pad.input_method
    typing.app.end_visit()
    typing.visitor.until(lambda: typing.at == "attract")
    typing.visitor.until(lambda: not method._running)
    assert (pad.way, pad.letters.state, method._since) == ("hand", State(), [])
    left = [value for one in pad.letters.walk() for value in _values(one)]
    assert not [one for one in left if "ling" in one or "令" in one]
    assert typing.traces("ling", "令") == []


def test_an_organisation_is_typed_in_words(typing: Signer) -> None:
    typing.guide.ask_for_room()
    flow = typing.guide._flow
    flow.ask_name()
    typing.come("ask_room_name")
    typing.key(input_words.WAYS["pinyin"])
    spell(typing, "sushejiedao", "素社街道")
    spell(typing, "laoniandaxue", "老年大学")
    assert typing.visitor.screen.organisation == "素社街道老年大学"


def test_nobody_waits_for_the_model_and_its_memory_is_given_back(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("signup_name")
    pad = signer.visitor.screen.ids.writing.hand
    signer.visitor.until(lambda: pad._opened is not None and pad._opened._loaded is not None)
    write(signer.visitor, pad, WRITTEN["王"][:2])
    model = weakref.ref(pad._opened)
    signer.app.end_visit()
    signer.visitor.until(lambda: signer.at == "attract")
    assert (pad.ids.field.strokes, drawn(pad), keys(pad)) == ([], 0, [])
    gc.collect()
    signer.visitor.until(lambda: model() is None)


def test_the_way_goes_on_without_the_model(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("signup_name")
    pad = signer.visitor.screen.ids.writing.hand
    pad.close()
    pad.recogniser = Missing()
    try:
        pad.warm_up()
        signer.visitor.until(lambda: not pad.usable)
        assert pad.line == handwriting_words.MISSING
        signer.visitor.tap(keys(pad)[2])
        assert signer.visitor.screen.surname == "张"
        signer.guide.forget()
        assert pad.usable
    finally:
        pad.recogniser = None


def test_going_back_and_forth_keeps_what_was_given(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("signup_name")
    signer.key("何")
    signer.tap(words.BACK)
    signer.come("signup_phone")
    assert signer.visitor.screen.ids.pad.digits == PHONE
    signer.tap(words.NEXT)
    signer.come("signup_name")
    assert signer.visitor.screen.surname == "何"


def test_a_double_tap_neither_skips_a_page_nor_signs_up_twice(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.to_consent()
    signer.agree()
    send = signer.visitor.pill(words.SEND)
    signer.visitor.double_tap_at(*send.to_window(*send.center))
    signer.come("ticket")
    assert len(signer.cinema.people(number)) == 1


def test_who_comes_to_a_full_house_is_told_the_place_in_line(signer: Signer) -> None:
    number = signer.show(2)
    signer.cinema.sign_up(SignupRequest(number, OTHER, 2, "test", Via.PHONE))
    signer.whole_way(number)
    assert words.PLACE_IN_LINE.format(place=1) in signer.visitor.screen.seats
    (_, waiting) = signer.cinema.people(number)
    assert waiting.standing is Standing.WAITING


def test_a_number_that_is_signed_up_already_can_look_for_its_ticket(signer: Signer) -> None:
    number = signer.show(10)
    signer.cinema.sign_up(SignupRequest(number, PHONE, 1, "test", Via.PHONE))
    signer.begin(number)
    signer.to_consent()
    signer.agree()
    signer.tap(words.SEND)
    signer.come("signup_notice")
    assert signer.visitor.screen.title == words.ALREADY_TITLE
    signer.tap(words.OTHER_PHONE)
    signer.come("signup_phone")
    assert signer.visitor.screen.ids.pad.digits == PHONE


def test_a_screening_that_closed_meanwhile_is_told(signer: Signer) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.to_consent()
    signer.agree()
    signer.cinema.call_off(number)
    signer.tap(words.SEND)
    signer.come("signup_notice")
    assert signer.visitor.screen.title == words.CLOSED_TITLE


def test_a_slip_is_printed_where_there_is_a_printer(printing: tuple[Signer, Path]) -> None:
    signer, given = printing
    code = signer.whole_way(signer.show(10))
    signer.tap(words.PRINT)
    signer.visitor.until(lambda: signer.visitor.screen.print_line == words.PRINTED)
    assert (signer.at, signer.visitor.screen.code) == ("ticket", code)
    once = given.read_bytes()
    assert once.startswith(b"\x1b@")  # ESC @, "initialise"
    signer.tap(words.PRINT)
    signer.visitor.until(lambda: len(given.read_bytes()) == 2 * len(once))


def test_a_printer_that_fails_is_told_and_the_code_stays(printing: tuple[Signer, Path]) -> None:
    signer, given = printing
    given.mkdir()
    code = signer.whole_way(signer.show(10))
    signer.tap(words.PRINT)
    signer.visitor.until(lambda: signer.visitor.screen.print_line == words.PRINT_FAILED)
    assert (signer.at, signer.visitor.screen.code) == ("ticket", code)
    signer.tap(words.DONE)
    signer.visitor.until(lambda: signer.at != "ticket")


def test_a_slip_is_not_waited_for(printing: tuple[Signer, Path]) -> None:
    signer, given = printing
    os.mkfifo(given)
    reader = os.open(given, os.O_RDONLY | os.O_NONBLOCK)  # takes nothing: the printer hangs
    try:
        signer.whole_way(signer.show(10))
        signer.tap(words.PRINT)
        signer.visitor.frames(30)
        assert signer.visitor.screen.print_line == words.PRINTING
        signer.tap(words.DONE)
        signer.visitor.until(lambda: signer.at != "ticket")
    finally:
        os.close(reader)


def test_without_a_printer_no_slip_is_offered(signer: Signer) -> None:
    signer.whole_way(signer.show(10))
    with pytest.raises(AssertionError):
        signer.visitor.pill(words.PRINT)


def test_a_ticket_is_found_by_number_and_code_and_cancelled(signer: Signer) -> None:
    number = signer.show(10)
    code = signer.whole_way(number)
    signer.tap(words.DONE)
    signer.visitor.until(lambda: signer.at != "ticket")
    signer.guide.find_ticket()
    signer.come("signup_phone")
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("find_ticket")
    signer.type("0000" if code != "0000" else "1111")
    signer.tap(words.NEXT)
    signer.visitor.until(lambda: signer.visitor.screen.trouble)
    signer.visitor.clock.now += 1
    signer.visitor.screen.ids.pad.clear()
    signer.type(code)
    signer.tap(words.NEXT)
    signer.come("ticket")
    signer.tap(words.CANCEL)
    signer.come("signup_notice")
    assert signer.cinema.screening(number).taken == 2
    signer.tap(words.CANCEL_YES)
    signer.come("ticket")
    assert signer.visitor.screen.title == words.TICKET_CANCELLED
    assert signer.cinema.screening(number).taken == 0


def test_the_ticket_of_a_screening_that_is_off_offers_no_cancelling(signer: Signer) -> None:
    number = signer.show(10)
    code = signer.whole_way(number)
    signer.tap(words.DONE)
    signer.visitor.until(lambda: signer.at != "ticket")
    signer.cinema.call_off(number)
    signer.guide.find_ticket()
    signer.come("signup_phone")
    signer.type(PHONE)
    signer.tap(words.NEXT)
    signer.come("find_ticket")
    signer.type(code)
    signer.tap(words.NEXT)
    signer.come("ticket")
    assert (signer.visitor.screen.title, signer.visitor.screen.code) == (
        words.TICKET_CALLED_OFF,
        "",
    )
    assert signer.visitor.pill(words.FORGET).enabled
    with pytest.raises(AssertionError):
        signer.visitor.pill(words.CANCEL)


def test_a_ticket_goes_when_nobody_touches_it(signer: Signer) -> None:
    code = signer.whole_way(signer.show(10))
    signer.visitor.clock.now += 45
    signer.app.idle.touched()  # the house's own patience is another matter
    signer.visitor.screen.tick()
    assert signer.visitor.screen.leaving
    signer.visitor.clock.now += 30
    signer.app.idle.touched()
    signer.visitor.screen.tick()
    signer.visitor.until(lambda: signer.at != "ticket")
    assert signer.traces(code) == []


@pytest.mark.parametrize("page", ["signup_phone", "signup_name", "signup_consent", "ticket"])
def test_no_trace_of_what_was_typed_is_left_when_the_visit_ends(signer: Signer, page: str) -> None:
    number = signer.show(10)
    signer.begin(number)
    signer.type(PHONE)
    if page != "signup_phone":
        signer.tap(words.NEXT)
        signer.come("signup_name")
        signer.key("曾")
        signer.key("先生")
    if page in ("signup_consent", "ticket"):
        signer.tap(words.NEXT)
        signer.come("signup_consent")
    code = "曾先生"
    if page == "ticket":
        signer.agree()
        signer.tap(words.SEND)
        signer.come("ticket")
        code = signer.visitor.screen.code
    assert signer.traces(PHONE, "曾先生", "138****5678", code)
    signer.app.end_visit()
    signer.visitor.until(lambda: signer.at == "attract")
    assert signer.traces(PHONE, "曾先生", "138****5678", code) == []
    assert signer.guide._flow is None


@pytest.mark.parametrize("times", [1, 2])
def test_the_loop_that_was_on_its_way_does_not_come_over_a_new_form(
    signer: Signer, times: int
) -> None:
    signer.app.guide.go_home()
    signer.visitor.frames(3)
    for _ in range(times):
        signer.app.end_visit()
    # By itself, as when another process opens it: no touch has stopped the loop.
    signer.begin(signer.show(10))
    # The loop's picture has been read by now, or the longest wait for it is over.
    signer.app.screen("attract")._appears()
    signer.app.screen("attract")._begin_now()
    signer.visitor.frames(3)
    assert signer.at == "signup_phone"


def test_a_visit_that_ends_twice_leaves_nothing_waiting(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.app.end_visit()
    signer.visitor.until(lambda: signer.at == "attract")
    signer.app.end_visit()
    signer.app.guide.go_home()
    signer.visitor.frames(3)
    assert signer.at == "home"
    assert not signer.app.screen("attract").ids.moving.running


def test_going_home_in_the_middle_forgets_as_well(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type(PHONE)
    assert signer.guide.typing
    signer.visitor.tap(signer.visitor.pill(house_words.HOME, signer.app.bar))
    signer.visitor.until(lambda: signer.at == "home")
    assert not signer.guide.typing
    assert signer.traces(PHONE) == []


def test_a_form_waits_longer_than_a_page_and_asks_as_often_as_needed(signer: Signer) -> None:
    signer.begin(signer.show(10))
    signer.type(PHONE[:4])
    app, clock = signer.app, signer.visitor.clock
    for _ in range(11):
        clock.now += 115
        app._watch()
        assert app.still_here.parent is None
        clock.now += 10
        app._watch()
        assert app.still_here.parent is not None
        signer.visitor.tap_at(500, 900)
        assert app.still_here.parent is None
    assert signer.at == "signup_phone"
    assert signer.visitor.screen.ids.pad.digits == PHONE[:4]


def test_a_calendar_with_too_little_room_has_every_day_on_one_of_its_pages(signer: Signer) -> None:
    signer.guide.ask_for_room()
    signer.come("ask_room")
    page: Any = signer.visitor.screen
    whole = [one.value for one in page.ids.days.keys]
    assert page.pages == 1
    page.rows, page.rows_paged = 5, 4
    signer.visitor.frames(2)
    assert page.pages == 3
    found, high = [one.value for one in page.ids.days.keys], page.ids.days.keys[-1].height
    for _ in range(2):
        signer.tap(house_words.LATER)
        found += [one.value for one in page.ids.days.keys]
    assert found == whole
    signer.visitor.frames(2)
    assert page.ids.days.keys[-1].height == high
    signer.tap(house_words.LATER)  # there is none
    assert page.page == 2


def test_a_day_chosen_before_is_on_the_page_that_comes_up(signer: Signer) -> None:
    signer.guide.ask_for_room()
    signer.come("ask_room")
    page: Any = signer.visitor.screen
    page.rows, page.rows_paged = 5, 4
    last = page.shown.weeks[-1][0]
    page.shown = replace(page.shown, chosen=last)
    signer.visitor.frames(2)
    assert [one.value for one in page.ids.days.keys if one.chosen] == [last]
    assert str(last.day) in page.day


@pytest.mark.parametrize("way", ["phone", "name", "consent", "room", "ticket"])
def test_upright_everything_of_a_form_is_touched_below_its_head(signer: Signer, way: str) -> None:
    from screens.theme import theme
    from screens.widgets.pressable import Pressable

    number = signer.show(10)
    if way == "room":
        signer.guide.ask_for_room()
        signer.come("ask_room")
    elif way == "ticket":
        signer.whole_way(number)
    else:
        signer.begin(number)
        if way != "phone":
            signer.type(PHONE)
            signer.tap(words.NEXT)
            signer.come("signup_name")
        if way == "consent":
            signer.tap(words.NAME_SKIP)
            signer.come("signup_consent")
    page = signer.visitor.screen
    line = page.top - theme.head
    touched = [one for one in page.walk() if isinstance(one, Pressable) and min(one.size) > 1]
    assert len(touched) > 2
    assert [one for one in touched if one.to_window(0, one.top)[1] > line + 1] == []


def test_an_organisation_asks_for_the_room(signer: Signer) -> None:
    signer.guide.ask_for_room()
    signer.come("ask_room")
    days: Any = signer.visitor.screen.ids.days.keys
    signer.visitor.tap(days[3])
    signer.come("ask_room_time")
    signer.key("14:00")
    signer.come("ask_room_people")
    signer.tap(words.STEP_MORE.format(count=10))
    signer.tap(words.NEXT)
    signer.come("ask_room_name")
    signer.write("王")
    signer.write("田")
    signer.tap(words.NEXT)
    signer.come("signup_phone")
    signer.type("02084123456")
    signer.tap(words.NEXT)
    signer.come("signup_consent")
    signer.agree()
    signer.tap(words.SEND_BOOKING)
    signer.come("signup_notice")
    assert signer.visitor.screen.title == words.ROOM_DONE_TITLE
    (booking,) = [one for one in signer.cinema.bookings() if one.phone == "02084123456"]
    assert (booking.people, booking.start.hour) == (30, 14)
    assert booking.organisation == "王田"
    assert str(booking.id) in signer.visitor.screen.text
