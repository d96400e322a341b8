"""Private screenings: what may be asked, who holds the room, who sees what."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine, select

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import (
    BookingMissingError,
    BookingSettledError,
    FieldError,
    RoomTakenError,
)
from kiosk.cinema.model import BookingState, Via
from kiosk.cinema.tables import BookingRow
from kiosk.database.changes import open_change_feed
from kiosk.database.engine import open_engine, reading
from kiosk.database.migrate import upgrade
from tests.cinema.desk import (
    CONTACT,
    MONDAY,
    NOON,
    PHONE,
    Clock,
    a_request,
    add_screening,
    cinema_of,
    hours,
)

WAIT = Event()


def only(cinema: Cinema) -> BookingState:
    (one,) = cinema.bookings()
    return one.state


def test_the_organisation_sees_itself_masked_and_staff_see_the_whole(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request(film=" 建国大业 ", note="需要\n话筒"))
    assert (asked.contact, asked.phone) == ("欧**", "139****5678")
    assert (asked.film, asked.note, asked.state) == ("建国大业", "需要 话筒", BookingState.ASKED)
    assert (asked.start, asked.minutes, asked.people) == (MONDAY, 100, 30)
    assert cinema.booking(asked.token) == asked
    (whole,) = cinema.bookings()
    assert (whole.contact, whole.phone) == (CONTACT, PHONE)
    assert whole.token == asked.token


def test_no_name_and_number_lies_open_in_the_database(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    cinema_of(engine).ask_booking(a_request())
    engine.dispose()
    content = file.read_bytes()
    assert "素社街道党支部".encode() in content
    assert CONTACT.encode() not in content
    assert PHONE.encode() not in content


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation": " \t"}, "organisation"),
        ({"organisation": "长" * 61}, "organisation"),
        ({"contact": "长" * 21}, "contact"),
        ({"phone": "12345"}, "phone"),
        ({"people": 0}, "people"),
        ({"people": 61}, "people"),
        ({"people": 2001}, "people"),
        ({"start": NOON}, "start"),
        ({"start": NOON - hours(1)}, "start"),
        ({"start": MONDAY + timedelta(days=181)}, "start"),
        ({"start": MONDAY.replace(hour=7, minute=59)}, "start"),
        ({"start": MONDAY.replace(hour=20, minute=21)}, "start"),
        ({"start": MONDAY.replace(hour=23, minute=30)}, "start"),
        ({"minutes": 9}, "minutes"),
        ({"minutes": 401}, "minutes"),
        ({"film": "长" * 61}, "film"),
        ({"note": "长" * 201}, "note"),
        ({"consent": ""}, "consent"),
    ],
)
def test_what_cannot_be_granted_is_told_beside_its_field(
    tmp_path: Path, changes: dict[str, object], field: str
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'kiosk.db'}")
    upgrade(engine)
    cinema = cinema_of(engine)
    with pytest.raises(FieldError) as told:
        cinema.ask_booking(a_request(**changes))
    assert told.value.field == field
    assert str(told.value).endswith("。")
    assert cinema.bookings() == ()
    engine.dispose()


def test_the_room_says_kindly_how_many_it_holds(database: Engine) -> None:
    with pytest.raises(FieldError, match="60 个座位，坐不下 61 人"):
        cinema_of(database).ask_booking(a_request(people=61))


def test_the_first_and_the_last_hour_of_the_day_and_the_edges_of_a_field_are_good(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    cinema.ask_booking(a_request(MONDAY.replace(hour=8)))
    cinema.ask_booking(a_request(MONDAY.replace(hour=20, minute=20)))
    cinema.ask_booking(a_request(organisation="长" * 60, people=60, contact="", minutes=400))
    assert len(cinema.bookings()) == 3


def test_control_characters_harm_nobody(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request(organisation="街\x00道\u202e办", once="a\x00b"))
    assert asked.organisation == "街道办"


def test_a_form_sent_twice_is_one_request_even_when_the_room_was_taken_meanwhile(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    first = cinema.ask_booking(a_request(once="r4nd0m"))
    cinema.accept_booking(first.id)
    again = cinema.ask_booking(a_request(once="r4nd0m"))
    assert (again.id, again.state) == (first.id, BookingState.ACCEPTED)
    assert len(cinema.bookings()) == 1


def test_a_taken_time_cannot_be_asked_for_and_one_that_is_only_asked_for_can(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    first = cinema.ask_booking(a_request())
    second = cinema.ask_booking(a_request(MONDAY + hours(1)))
    cinema.accept_booking(first.id)
    with pytest.raises(RoomTakenError) as told:
        cinema.ask_booking(a_request(MONDAY + hours(1)))
    assert "党支部" not in str(told.value), "who booked is nobody's business"
    with pytest.raises(RoomTakenError):
        cinema.accept_booking(second.id)
    assert cinema.booking(second.token).state is BookingState.ASKED
    cinema.ask_booking(a_request(MONDAY + timedelta(minutes=100)))  # begins as the first ends


def test_a_screening_keeps_the_room_unless_it_is_called_off(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request())
    add_screening(database, MONDAY - hours(1))
    with pytest.raises(RoomTakenError, match="地道战"):
        cinema.accept_booking(asked.id)
    add_screening(database, MONDAY + hours(3), state="called_off")
    cinema.move_booking(asked.id, MONDAY + hours(3))


def test_another_time_that_is_offered_holds_the_room_until_it_is_answered(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request())
    other = MONDAY + timedelta(days=1)
    cinema.move_booking(asked.id, other, "周一有活动，周二可以吗？")
    moved = cinema.booking(asked.token)
    assert (moved.state, moved.start) == (BookingState.MOVED, other)
    assert moved.answer == "周一有活动，周二可以吗？"
    with pytest.raises(RoomTakenError):
        cinema.ask_booking(a_request(other))
    cinema.ask_booking(a_request())  # its old time is free again
    assert cinema.agree_to_move(asked.token).state is BookingState.ACCEPTED
    assert cinema.agree_to_move(asked.token).state is BookingState.ACCEPTED
    assert cinema.withdraw_booking(asked.token).state is BookingState.WITHDRAWN
    cinema.ask_booking(a_request(other))


def test_nobody_agrees_to_what_was_not_offered(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request())
    assert cinema.agree_to_move(asked.token).state is BookingState.ASKED
    cinema.decline_booking(asked.id, "那天停电")
    declined = cinema.agree_to_move(asked.token)
    assert (declined.state, declined.answer) == (BookingState.DECLINED, "那天停电")


def test_with_the_request_go_contact_and_number(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request(note="找欧阳"))
    cinema.withdraw_booking(asked.token)
    with reading(database) as session:
        row = session.scalars(select(BookingRow)).one()
        assert (row.contact, row.phone, row.note) == (None, None, "")
        assert row.forgotten_at == NOON
    with pytest.raises(BookingSettledError, match="撤回"):
        cinema.accept_booking(asked.id)


def test_what_is_over_stays_as_it_was(database: Engine) -> None:
    clock = Clock()
    cinema = cinema_of(database, clock)
    asked = cinema.ask_booking(a_request())
    cinema.accept_booking(asked.id)
    clock.now = MONDAY + hours(1)
    assert cinema.withdraw_booking(asked.token).state is BookingState.ACCEPTED
    for late in (
        lambda: cinema.accept_booking(asked.id),
        lambda: cinema.decline_booking(asked.id),
        lambda: cinema.move_booking(asked.id, MONDAY + hours(5)),
    ):
        with pytest.raises(BookingSettledError, match="已经过去"):
            late()
    assert only(cinema) is BookingState.ACCEPTED


def test_staff_offer_no_time_that_nobody_could_ask_for(database: Engine) -> None:
    cinema = cinema_of(database)
    asked = cinema.ask_booking(a_request())
    with pytest.raises(FieldError):
        cinema.move_booking(asked.id, MONDAY.replace(hour=3))
    with pytest.raises(FieldError):
        cinema.accept_booking(asked.id, "长" * 201)
    assert only(cinema) is BookingState.ASKED


def test_a_booking_that_is_not_there_is_told_the_same_for_every_reason(database: Engine) -> None:
    cinema = cinema_of(database)
    token = cinema.ask_booking(a_request()).token
    for wrong in ("", "X" * 26, token[:-1] + ("A" if token[-1] != "A" else "B")):
        with pytest.raises(BookingMissingError):
            cinema.booking(wrong)
        with pytest.raises(BookingMissingError):
            cinema.withdraw_booking(wrong)
    with pytest.raises(BookingMissingError):
        cinema.accept_booking(999)
    assert cinema.booking(token.lower()).token == token


def test_those_to_answer_come_first_then_by_time(database: Engine) -> None:
    cinema = cinema_of(database)
    for day in (3, 1, 2, 0):
        cinema.ask_booking(a_request(MONDAY + timedelta(days=day), people=day + 1, via=Via.DESK))
    for one in cinema.bookings():
        if one.people in (1, 3):
            cinema.decline_booking(one.id)
    assert [one.people for one in cinema.bookings()] == [2, 4, 1, 3]


def test_every_change_is_noticed(database: Engine) -> None:
    cinema = cinema_of(database)
    feed = open_change_feed(database)

    def noticed(what: Callable[[], object]) -> bool:
        what()
        return any(feed.changed() or WAIT.wait(0.02) for _ in range(100))

    asked = cinema.ask_booking(a_request())
    assert noticed(lambda: cinema.move_booking(asked.id, MONDAY + hours(1)))
    assert noticed(lambda: cinema.agree_to_move(asked.token))
    assert noticed(lambda: cinema.decline_booking(asked.id))
    assert noticed(lambda: cinema.withdraw_booking(asked.token))
    assert noticed(lambda: cinema.ask_booking(a_request()))
    feed.close()


def test_of_a_crowd_accepted_at_the_same_time_only_those_that_fit_get_the_room(
    database: Engine, opened: Callable[..., Engine]
) -> None:
    """Twelve requests, thirty minutes apart, a hundred minutes each; twelve desks say yes."""
    cinema = cinema_of(database)
    starts = [MONDAY.replace(hour=8) + timedelta(minutes=30 * one) for one in range(12)]
    numbers = [cinema.ask_booking(a_request(start, via=Via.DESK)).id for start in starts]
    desks = [cinema_of(opened(busy_seconds=30)) for _ in numbers]
    together = Barrier(len(numbers))

    def accept(desk: Cinema, number: int) -> str:
        together.wait(timeout=30)
        try:
            desk.accept_booking(number)
        except RoomTakenError:
            return "taken"
        return "accepted"

    with ThreadPoolExecutor(len(numbers)) as crowd:
        answers = Counter(crowd.map(accept, desks, numbers))
    accepted = [one for one in cinema.bookings() if one.state is BookingState.ACCEPTED]
    assert len(accepted) == answers["accepted"] >= 2
    assert answers.total() == 12
    assert not clashes([(one.start, one.end) for one in accepted])


def clashes(spans: list[tuple[datetime, datetime]]) -> bool:
    ordered = sorted(spans)
    return any(later[0] < earlier[1] for earlier, later in itertools.pairwise(ordered))
