"""The red cinema by touch: programme, a screening, the two ways to a seat, wishes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Screening, Showing, SignupRequest, Via
from kiosk.clock import ZONE
from kiosk.services import open_services
from kiosk.wording import cinema_screens as words
from kiosk.wording import screens as house_words
from screens.theme import theme
from tests.ui.house import Visitor, clear_cinema

ADDRESS = "http://192.168.7.20:8080"


@pytest.fixture(scope="module")
def desk(loaded: Path, session_visitor: Visitor) -> Iterator[Cinema]:
    """The cinema as another process has it: with three screenings and three films to vote for."""
    with open_services(loaded, os.environ) as services:
        cinema = services.cinema
        clear_cinema(services.engine)
        day = datetime.now(ZONE).replace(hour=19, minute=30, second=0, microsecond=0)
        for away, film, seats in ((1, "羊城暗哨", 40), (2, "地道战", 2), (3, "小兵张嘎", 40)):
            start = day + timedelta(days=away)
            number = cinema.add(Showing(film, start.date(), start, 90, seats))
            if film == "地道战":
                sign_up(cinema, number, 2, "13900000001")
        for film in ("李双双", "五朵金花", "林则徐"):
            cinema.offer(film, offered=True)
        cinema.wish("李双双", Via.DESK, "a")
        yield cinema
        clear_cinema(services.engine)


def sign_up(cinema: Cinema, screening: int, seats: int, phone: str) -> None:
    cinema.sign_up(SignupRequest(screening, phone, seats, "test", Via.PHONE))


@pytest.fixture
def guest(desk: Cinema, visitor: Visitor) -> Visitor:
    """A visitor, with the screenings in the programme and phones that can reach the house."""
    found_at(visitor, ADDRESS)
    visitor.app._look_for_changes()
    return visitor


def found_at(guest: Visitor, address: str) -> None:
    """Phones find the house there, also when it is asked again."""
    guest.app.cinema._ask_address = lambda: address
    guest.app.cinema._take_address(address)


def screening(desk: Cinema, film: str) -> Screening:
    return next(one for one in desk.programme() if one.film == film)


def rows(guest: Visitor) -> dict[str, Any]:
    """The rows of the programme, whatever weeks they stand in."""
    found = {}
    for week, _ in guest.app.screen("programme").shown.weeks:
        guest.screen.choose(week)
        guest.frames(3)
        found |= {row.film: row for row in guest.screen.ids.grid.children}
    return found


def to_row(guest: Visitor, film: str) -> Any:
    """The row of a film, on show."""
    for week, those in guest.screen.shown.weeks:
        if any(one.film == film for one in those):
            guest.screen.choose(week)
            guest.frames(3)
    return next(row for row in guest.screen.ids.grid.children if row.film == film)


def test_the_tile_of_the_cinema_opens_the_programme(guest: Visitor) -> None:
    guest.app.guide.go_home()
    guest.frames()
    tile = next(w for w in guest.screen.walk() if getattr(w, "icon", "") == "cinema")
    guest.tap(tile)
    assert guest.at == "programme"
    assert {"羊城暗哨", "地道战", "小兵张嘎"} <= set(rows(guest))


def test_a_row_leads_to_the_screening_and_that_to_the_two_ways(guest: Visitor) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.film)
    assert guest.at == "screening"
    assert guest.screen.film == "羊城暗哨"
    guest.tap(guest.pill(words.SIGN_UP))
    assert guest.at == "signup"
    assert guest.screen.ids.here.width == guest.screen.ids.phone.width
    for place in ("screening", "programme", "home"):
        guest.tap(guest.pill(house_words.BACK))
        assert guest.at == place


def test_the_button_of_a_row_leads_straight_to_the_two_ways(guest: Visitor) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    assert guest.at == "signup"
    guest.tap(guest.pill(house_words.BACK))
    assert guest.at == "programme"


def test_the_seats_chosen_and_the_screening_go_on_to_the_sign_up(
    guest: Visitor, desk: Cinema, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[int, int]] = []
    monkeypatch.setattr(
        guest.app.cinema.signup, "begin", lambda one, seats: begun.append((one.id, seats))
    )
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    three = next(b for b in guest.screen.ids.counts.children if b.count == 3)
    guest.tap(three)
    guest.tap(guest.screen.ids.next)
    assert begun == [(screening(desk, "羊城暗哨").id, 3)]


def test_the_next_visitor_begins_with_one_person(guest: Visitor) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    guest.screen.seats = 4
    guest.rest()
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    assert guest.screen.seats == 1


def test_seats_taken_elsewhere_are_gone_from_the_row_within_a_second(
    guest: Visitor, desk: Cinema
) -> None:
    guest.open_section("cinema")
    row = to_row(guest, "小兵张嘎")
    free = screening(desk, "小兵张嘎").free
    assert row.seats == words.FREE_SEATS.format(free=free)
    sign_up(desk, screening(desk, "小兵张嘎").id, 3, "13900000002")
    guest.until(lambda: row.seats == words.FREE_SEATS.format(free=free - 3), seconds=1.0)


def test_rows_that_did_not_change_are_left_alone(guest: Visitor, desk: Cinema) -> None:
    guest.open_section("cinema")
    kept = to_row(guest, "羊城暗哨").card
    sign_up(desk, screening(desk, "小兵张嘎").id, 1, "13900000003")
    guest.app._look_for_changes()
    assert to_row(guest, "羊城暗哨").card is kept


def test_a_full_screening_offers_to_queue(guest: Visitor) -> None:
    guest.open_section("cinema")
    row = to_row(guest, "地道战")
    assert (row.seats, row.verb) == (words.FULL, words.QUEUE)


def test_the_code_leads_to_the_screening_in_capitals(guest: Visitor, desk: Cinema) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    number = screening(desk, "羊城暗哨").id
    assert guest.screen.address == f"HTTP://192.168.7.20:8080/S/{number}"


def test_a_changed_address_changes_the_code_on_show(guest: Visitor, desk: Cinema) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    found_at(guest, "http://192.168.7.99:8080")
    number = screening(desk, "羊城暗哨").id
    assert guest.screen.address == f"HTTP://192.168.7.99:8080/S/{number}"
    code = guest.screen.ids.one_code
    assert code.text == guest.screen.address
    assert code.drawn >= 45 * theme.mm
    assert code.module >= theme.mm


def test_without_an_address_the_left_way_says_so(guest: Visitor) -> None:
    found_at(guest, "")
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    assert guest.screen.ids.none_title.text == words.NO_PHONES
    assert guest.screen.ids.one_code.drawn == 0


def test_one_touch_is_one_vote_a_visit(guest: Visitor, desk: Cinema) -> None:
    votes = {one.film: one.votes for one in desk.wishes()}["李双双"]
    guest.app.guide.go_home()
    guest.open_section("cinema")
    guest.tap(guest.pill(words.WISHES))
    card = next(c for c in guest.screen.ids.grid.children if c.film == "李双双")
    guest.tap(card)
    guest.tap(card)
    guest.until(lambda: card.votes == words.VOTES.format(votes=votes + 1))
    assert card.verb == words.THANKS
    assert {one.film: one.votes for one in desk.wishes()}["李双双"] == votes + 1


def test_the_next_visitor_may_vote_again(guest: Visitor) -> None:
    guest.open_section("cinema")
    guest.tap(guest.pill(words.WISHES))
    card = next(c for c in guest.screen.ids.grid.children if c.film == "五朵金花")
    guest.tap(card)
    guest.until(lambda: card.verb == words.THANKS)
    guest.rest()
    guest.open_section("cinema")
    guest.tap(guest.pill(words.WISHES))
    assert all(c.verb == words.WANT for c in guest.screen.ids.grid.children)


def test_the_loop_shows_a_screening_every_fourth_time(guest: Visitor) -> None:
    slides = [guest.app._next_slide() for _ in range(8)]
    coming = [place for place, slide in enumerate(slides) if slide.screening]
    assert len(coming) == 2
    assert coming[1] - coming[0] == 4


def test_a_touch_on_a_screening_in_the_loop_opens_the_exhibition(guest: Visitor) -> None:
    attract = guest.screen
    attract.renew(guest.app.cinema._slide(guest.app.cinema.programme()[0]))
    guest.frames(2)
    assert attract.ids.code.drawn >= 90 * theme.mm
    ids = attract.ids
    for words_on in (ids.scan_name, ids.scan_more):
        assert words_on.x >= ids.code.x + ids.code.drawn
        assert words_on.right <= ids.scan.right
        assert words_on.y >= ids.invite.top
        assert words_on.top <= ids.scan.top
    guest.tap(attract.ids.code)
    assert guest.at == "home"


def test_seats_on_a_slide_drop_too(guest: Visitor, desk: Cinema) -> None:
    attract = guest.screen
    one = screening(desk, "小兵张嘎")
    attract.renew(guest.app.cinema._slide(one))
    sign_up(desk, one.id, 1, "13900000004")
    guest.app._look_for_changes()
    assert words.FREE_SEATS.format(free=one.free - 1) in attract.summary


def test_the_visit_ends_on_the_cinemas_screens_too(guest: Visitor) -> None:
    guest.open_section("cinema")
    guest.tap(to_row(guest, "羊城暗哨").ids.verb)
    guest.clock.now += guest.app.settings.idle_seconds + 1
    guest.until(lambda: guest.at == "attract")


def test_a_form_is_given_longer_and_the_question_is_spoken(
    guest: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    signup = guest.app.cinema.signup
    monkeypatch.setattr(type(signup), "typing", property(lambda _: True))
    monkeypatch.setattr(signup, "warn", lambda: asked.append(True))
    guest.open_section("cinema")
    guest.app.idle.touched()
    guest.clock.now += 119
    guest.app._watch()
    assert guest.app.still_here.parent is None
    guest.clock.now += 2
    guest.app._watch()
    guest.app._watch()
    assert guest.app.still_here.parent is not None
    assert asked == [True]
    guest.tap_at(500, 500)
    assert guest.at == "programme"
    assert guest.app.still_here.parent is None


def test_reading_the_programme_costs_no_frame(guest: Visitor) -> None:
    from time import perf_counter

    times = []
    for _ in range(9):
        guest.app.cinema._read_at = None
        begin = perf_counter()
        guest.app.cinema.programme()
        times.append(perf_counter() - begin)
    assert sorted(times)[4] < 0.016


def test_the_code_is_read_from_the_picture() -> None:
    """The matrix as it is drawn, at three pixels a module."""
    import zxingcpp

    from screens.widgets.qr_code import matrix

    for text in ("HTTP://192.168.1.20:8080/S/12", "WIFI:T:WPA;S:素社家园;P:a\\;b;;"):
        rows = matrix(text)
        picture = Image.new("L", (len(rows), len(rows)), 255)
        picture.putdata([0 if dark else 255 for row in rows for dark in row])
        large = picture.resize((len(rows) * 3, len(rows) * 3), Image.Resampling.NEAREST)
        assert [one.text for one in zxingcpp.read_barcodes(large)] == [text]
