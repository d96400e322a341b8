"""The staff's cinema, touched as staff would, on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import BookingRequest, BookingState, Showing, SignupRequest, Ticket, Via
from kiosk.clock import now
from kiosk.database.errors import DatabaseBusyError
from kiosk.wording import staff as staff_words
from kiosk.wording import staff_cinema as words
from screens.widgets.staff_cinema_rows import PersonView
from tests.ui.house import Visitor, clear_cinema
from tests.ui.staff_desk import Staff
from tests.ui.staff_desk import staff as staff


@pytest.fixture
def cinema(staff: Staff) -> Iterator[Cinema]:
    """The house's own cinema, with one screening that is about to begin."""
    cinema = staff.app.house.cinema
    clear_cinema(staff.engine)
    soon = now() + timedelta(minutes=20)
    cinema.add(Showing("地道战", soon.date(), soon, minutes=96, seats=3))
    yield cinema
    clear_cinema(staff.engine)


def sign_up(cinema: Cinema, phone: str, seats: int, surname: str = "") -> Ticket:
    (screening,) = cinema.programme()
    return cinema.sign_up(
        SignupRequest(screening.id, phone, seats, "test", Via.KIOSK, surname=surname)
    )


def to_people(staff: Staff) -> None:
    staff.come_in()
    staff.tap_way(words.CINEMA)
    assert staff.at == "staff_cinema"
    staff.touch(staff.visitor.screen.ids.list.children[-1])
    assert staff.at == "staff_people"


def people(staff: Staff) -> list[PersonView]:
    staff.visitor.frames(3)
    return [w for w in staff.visitor.screen.walk() if isinstance(w, PersonView)]


def test_staff_see_who_comes_and_who_waits_with_no_whole_number(
    staff: Staff, cinema: Cinema
) -> None:
    sign_up(cinema, "13800001111", 2, "陈")
    sign_up(cinema, "13800002222", 2, "黄")
    to_people(staff)
    shown = people(staff)
    assert [(one.name, one.state) for one in shown] == [("陈", ""), ("黄", "第 1 位")]
    assert "13800001111" not in staff.texts
    assert "尾号 1111" in shown[0].more
    assert "共 3 座，报名 2 座，另有 2 座排队，来了 0 座" in staff.texts


def test_four_digits_let_somebody_in_once_and_the_second_time_is_told(
    staff: Staff, cinema: Cinema
) -> None:
    ticket = sign_up(cinema, "13800001111", 2, "陈")
    to_people(staff)
    staff.type(ticket.code)
    staff.visitor.until(lambda: "陈**，2 个座位，请进" in staff.texts)
    assert cinema.ticket(ticket.token).checked_in_at is not None
    staff.type(ticket.code)
    staff.visitor.until(lambda: "已经用过了" in staff.texts)
    wrong = "1000" if ticket.code != "1000" else "1001"
    staff.type(wrong)
    staff.visitor.until(lambda: words.UNKNOWN in staff.texts)


def test_the_button_beside_a_name_lets_in_as_the_digits_do(staff: Staff, cinema: Cinema) -> None:
    ticket = sign_up(cinema, "13800001111", 1, "陈")
    to_people(staff)
    staff.tap(words.LET_IN)
    staff.visitor.until(lambda: cinema.ticket(ticket.token).checked_in_at is not None)
    staff.visitor.until(lambda: "到了" in people(staff)[0].state)


def test_a_screening_is_called_off_by_the_second_touch_only(staff: Staff, cinema: Cinema) -> None:
    ticket = sign_up(cinema, "13800001111", 1)
    to_people(staff)
    staff.tap(words.CALL_OFF)
    assert not cinema.ticket(ticket.token).screening.called_off
    staff.tap(words.CALL_OFF_ARMED)
    staff.visitor.until(lambda: cinema.ticket(ticket.token).screening.called_off)
    staff.visitor.until(lambda: words.CALLED_OFF_DONE in staff.texts)


def test_a_private_screening_is_accepted_by_the_second_touch_only(
    staff: Staff, cinema: Cinema
) -> None:
    start = (now() + timedelta(days=3)).replace(hour=14, minute=0, second=0, microsecond=0)
    request = BookingRequest(
        "基立新村第三党支部", "王", "13800003333", start, 3, "", "test", Via.PHONE
    )
    cinema.ask_booking(request)
    staff.come_in()
    staff.tap_way(words.CINEMA)
    staff.tap(words.BOOKINGS)
    assert staff.at == "staff_bookings"
    staff.tap(words.ACCEPT)
    assert cinema.bookings()[0].state is BookingState.ASKED
    staff.tap(words.ARMED)
    staff.visitor.until(lambda: cinema.bookings()[0].state is BookingState.ACCEPTED)
    staff.visitor.until(
        lambda: words.ACCEPTED_DONE.format(organisation="基立新村第三党支部") in staff.texts
    )


def test_no_name_stays_on_the_screen_that_was_left(staff: Staff, cinema: Cinema) -> None:
    sign_up(cinema, "13800001111", 1, "陈")
    to_people(staff)
    screen = staff.visitor.screen
    assert people(staff)
    staff.app.end_visit()
    staff.visitor.until(lambda: staff.at == "attract")
    staff.visitor.frames(3)
    assert screen.shown is None
    assert not [w for w in screen.walk() if isinstance(w, PersonView)]


def test_the_chart_tells_what_was_asked_for(
    staff: Staff, cinema: Cinema, loaded: Path, visitor: Visitor
) -> None:
    sign_up(cinema, "13800001111", 2)
    sign_up(cinema, "13800002222", 2)
    staff.come_in()
    staff.tap_way(words.CINEMA)
    staff.tap(words.DEMAND)
    visitor.frames(3)
    assert "报名 2，排队 2" in staff.texts


def test_a_code_met_by_a_busy_database_is_looked_at_again_by_one_touch(
    staff: Staff, cinema: Cinema, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = sign_up(cinema, "13800001111", 1, "陈")
    to_people(staff)

    def busy(*_: object) -> None:
        raise DatabaseBusyError("kiosk.sqlite3")

    with monkeypatch.context() as patch:
        patch.setattr(cinema, "check_in", busy)
        staff.type(ticket.code)
        staff.visitor.until(lambda: staff.at == "staff_notice")
    staff.tap(staff_words.TRY_AGAIN)
    staff.visitor.until(lambda: "请进" in staff.texts)
