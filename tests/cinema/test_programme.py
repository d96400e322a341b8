"""A sheet becomes screenings, and another one changes them: on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, pairwise

import pytest
from sqlalchemy import Engine, select

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.errors import RoomTakenError, ScreeningMissingError
from kiosk.cinema.model import (
    CinemaRules,
    Screening,
    Showing,
    ShowingChange,
    ShowingChanged,
    SignupRequest,
    Standing,
    Ticket,
    Via,
)
from kiosk.cinema.programme import bring, plan
from kiosk.cinema.tables import BookingRow, ScreeningRow
from kiosk.clock import ZONE
from kiosk.database.changes import open_change_feed
from kiosk.database.engine import reading, writing
from kiosk.database.vault import Vault
from tests.database.noticing import seconds_until_changed

NOON = datetime(2026, 12, 1, 12, tzinfo=ZONE)
RULES = CinemaRules(seats=10, held=2, minutes=100)
NEW, MOVED, CHANGED = ShowingChange.NEW, ShowingChange.MOVED, ShowingChange.CHANGED
OFF, SAME, CLASH = ShowingChange.CALLED_OFF, ShowingChange.UNCHANGED, ShowingChange.CLASH


class House:
    """A cinema at noon of the first of December."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.at = NOON
        vault = Vault(bytes(32))
        self.cinema = Cinema(engine, lambda: vault, RULES, lambda: self.at)
        self._numbers = count(13800000000)

    def bring(self, *lines: Showing) -> list[tuple[ShowingChange, str]]:
        with reading(self.engine) as session:
            planned = plan(session, lines, RULES, self.at)
        told = self.cinema.bring(lines)
        assert told == planned
        return short(told)

    def sign_up(self, screening: int, seats: int = 1, *, space: bool = False) -> Ticket:
        return self.cinema.sign_up(
            SignupRequest(
                screening, str(next(self._numbers)), seats, "1", Via.PHONE, needs_space=space
            )
        )

    @property
    def shown(self) -> list[str]:
        """12-05 19:30 甲, with ! where it is called off."""
        return [
            f"{one.start:%m-%d %H:%M} {one.film}{'!' * one.called_off}"
            for one in self.cinema.screenings()
        ]

    def only(self) -> Screening:
        (one,) = self.cinema.screenings()
        return one


@pytest.fixture
def house(database: Engine) -> House:
    return House(database)


def short(told: tuple[ShowingChanged, ...]) -> list[tuple[ShowingChange, str]]:
    return [(one.change, f"{one.start:%m-%d %H:%M} {one.film}") for one in told]


def line(film: str, day: int, clock: str = "19:30", month: int = 12, **more: object) -> Showing:
    hour, minute = map(int, clock.split(":"))
    start = datetime(2026, month, day, hour, minute, tzinfo=ZONE)
    return replace(Showing(film, start.date(), start), **more)  # type: ignore[arg-type]


A, B, C = line("甲", 5), line("乙", 12), line("丙", 19)


def test_a_sheet_becomes_screenings_with_the_houses_rules_where_it_says_nothing(
    house: House,
) -> None:
    said = line(
        "《乙》", 12, minutes=60, seats=5, held=9, about="简介。", year=1958, note="请早到。"
    )
    assert house.bring(A, said) == [(NEW, "12-05 19:30 甲"), (NEW, "12-12 19:30 乙")]
    first, second = house.cinema.screenings()
    assert (first.seats, first.held, first.minutes, first.open) == (10, 2, 100, True)
    assert (second.seats, second.held, second.minutes) == (5, 5, 60)
    assert (second.about, second.year, second.note) == ("简介。", 1958, "请早到。")


def test_the_same_sheet_again_changes_nothing_however_the_title_is_written(house: House) -> None:
    house.bring(A, line("小兵张嘎2", 12))
    before = house.cinema.screenings()
    again = [line("《甲》", 5), line("小兵 张嘎２", 12)]
    assert [one for one, _ in house.bring(A, line("小兵张嘎2", 12))] == [SAME, SAME]
    house.bring(*again)
    assert [one.id for one in house.cinema.screenings()] == [one.id for one in before]


def test_another_time_on_its_day_moves_a_screening_with_its_people(house: House) -> None:
    house.bring(A)
    ticket = house.sign_up(house.only().id, 3)
    told = house.cinema.bring([line("甲", 5, "20:15")])
    assert short(told) == [(MOVED, "12-05 20:15 甲")]
    assert (told[0].before, told[0].seats) == (A.start, 3)
    mine = house.cinema.ticket(ticket.token).screening
    assert (mine.id, mine.moved_from, mine.taken) == (ticket.screening.id, A.start, 3)
    house.bring(line("甲", 5, "21:15"))
    assert house.only().moved_from == A.start
    house.bring(A)
    assert (house.only().start, house.only().moved_from) == (A.start, None)


def test_another_day_moves_it_too_when_the_old_one_is_in_the_sheet_no_more(house: House) -> None:
    house.bring(A, B)
    first, second = house.cinema.screenings()
    house.sign_up(first.id)
    moved = line("甲", 12, "14:00")
    assert house.bring(line("丙", 4), moved, B) == [
        (NEW, "12-04 19:30 丙"),
        (MOVED, "12-12 14:00 甲"),
        (SAME, "12-12 19:30 乙"),
    ]
    assert house.cinema.screening(first.id).moved_from == A.start
    assert house.cinema.screening(second.id).moved_from is None


def test_a_second_showing_of_a_film_is_no_move(house: House) -> None:
    house.bring(A)
    house.sign_up(house.only().id)
    assert house.bring(A, line("甲", 12)) == [(SAME, "12-05 19:30 甲"), (NEW, "12-12 19:30 甲")]


def test_the_nearest_in_time_is_the_one_that_moved(house: House) -> None:
    house.bring(line("甲", 5, "10:00"), line("甲", 5, "19:00"))
    morning, evening = house.cinema.screenings()
    house.bring(line("甲", 5, "20:00"), line("甲", 5, "10:00"))
    assert house.cinema.screening(evening.id).start.hour == 20
    assert house.cinema.screening(morning.id).start.hour == 10


def test_a_move_without_people_is_not_told_to_anybody(house: House) -> None:
    house.bring(A)
    house.cinema.cancel(house.sign_up(house.only().id).token)
    house.bring(line("甲", 5, "20:00"))
    assert house.only().moved_from is None


def test_two_films_can_change_places(house: House) -> None:
    house.bring(A, line("乙", 5, "14:00"))
    assert house.bring(line("甲", 5, "14:00"), line("乙", 5)) == [
        (MOVED, "12-05 14:00 甲"),
        (MOVED, "12-05 19:30 乙"),
    ]


def test_what_is_in_the_sheet_no_more_is_called_off_and_its_people_kept(house: House) -> None:
    house.bring(A, B, C)
    ticket = house.sign_up(house.cinema.screenings()[1].id, 2)
    told = house.cinema.bring([A, C])
    assert [(one.change, one.film, one.seats) for one in told] == [
        (SAME, "甲", 0),
        (OFF, "乙", 2),
        (SAME, "丙", 0),
    ]
    mine = house.cinema.ticket(ticket.token)
    assert (mine.screening.called_off, mine.standing) == (True, Standing.SEATED)
    assert house.bring(A, B, C)[1] == (CHANGED, "12-12 19:30 乙")
    assert not house.cinema.ticket(ticket.token).screening.called_off


def test_what_nobody_ever_signed_up_for_just_goes(house: House) -> None:
    house.bring(A, B, C)
    house.cinema.cancel(house.sign_up(house.cinema.screenings()[1].id).token)
    house.bring(line("丁", 4), line("丁", 20))
    assert house.shown == ["12-04 19:30 丁", "12-12 19:30 乙!", "12-20 19:30 丁"]


def test_another_months_sheet_leaves_this_month_alone(house: House) -> None:
    house.bring(A, B)
    house.bring(replace(A, start=datetime(2027, 1, 2, 19, 30, tzinfo=ZONE)))
    assert house.shown == ["12-05 19:30 甲", "12-12 19:30 乙", "01-02 19:30 甲"]


def test_a_note_calls_off_and_without_it_the_screening_is_open_again(house: House) -> None:
    house.bring(A, B)
    first, _ = house.cinema.screenings()
    ticket = house.sign_up(first.id)
    off = replace(A, note="取消：设备检修", called_off=True)
    assert house.bring(off, B)[0] == (OFF, "12-05 19:30 甲")
    assert house.bring(off, B)[0] == (SAME, "12-05 19:30 甲")
    mine = house.cinema.ticket(ticket.token).screening
    assert (mine.called_off, mine.note) == (True, "取消：设备检修")
    assert house.bring(A, B)[0] == (CHANGED, "12-05 19:30 甲")
    assert house.cinema.screening(first.id).open


def test_what_is_called_off_leaves_the_room_to_others(house: House) -> None:
    house.bring(A)
    house.sign_up(house.only().id)
    off = replace(A, note="停映", called_off=True)
    assert house.bring(off, line("乙", 5)) == [(NEW, "12-05 19:30 乙"), (OFF, "12-05 19:30 甲")]
    assert [one for one, _ in house.bring(A, line("乙", 5))] == [SAME, CLASH]
    assert house.shown == ["12-05 19:30 甲!", "12-05 19:30 乙"]


def test_more_seats_go_to_the_waiting_list_in_the_same_step(house: House) -> None:
    house.bring(replace(A, seats=2, held=0))
    tickets = [house.sign_up(house.only().id, 2) for _ in range(3)]
    assert [one.standing for one in tickets] == [
        Standing.SEATED,
        Standing.WAITING,
        Standing.WAITING,
    ]
    assert house.bring(replace(A, seats=5, held=0)) == [(CHANGED, "12-05 19:30 甲")]
    now = [house.cinema.ticket(one.token).standing for one in tickets]
    assert now == [Standing.SEATED, Standing.SEATED, Standing.WAITING]


def test_fewer_seats_than_taken_cost_nobody_a_seat_and_give_none(house: House) -> None:
    house.bring(replace(A, held=0))
    number = house.only().id
    tickets = [house.sign_up(number, 4), house.sign_up(number, 2)]
    (told,) = house.cinema.bring([replace(A, seats=3, held=0)])
    assert (told.change, told.seats, told.over) == (CHANGED, 6, 3)
    assert (house.only().seats, house.only().taken, house.only().free) == (3, 6, 0)
    assert house.sign_up(number).standing is Standing.WAITING
    house.cinema.cancel(tickets[1].token)
    assert (house.only().taken, house.only().waiting) == (4, 1)


@pytest.mark.parametrize("state", ["accepted", "moved"])
def test_a_private_screening_keeps_the_room(house: House, state: str) -> None:
    with writing(house.engine) as session:
        session.add(_booking(A.start + timedelta(minutes=90), state))
    told = house.cinema.bring([A, B])
    assert [(one.change, one.beside) for one in told] == [
        (CLASH, "12月5日 21:00 单位包场"),
        (NEW, ""),
    ]
    assert house.shown == ["12-12 19:30 乙"]


@pytest.mark.parametrize("state", ["asked", "declined", "withdrawn"])
def test_one_that_has_not_got_the_room_is_not_in_the_way(house: House, state: str) -> None:
    with writing(house.engine) as session:
        session.add(_booking(A.start, state))
    assert house.bring(A) == [(NEW, "12-05 19:30 甲")]


def test_of_two_lines_at_once_the_first_is_taken(house: House) -> None:
    told = house.cinema.bring([A, line("乙", 5, "20:00"), line("丙", 5, "21:10")])
    assert [(one.film, one.change, one.beside) for one in told] == [
        ("甲", NEW, ""),
        ("乙", CLASH, "12月5日 19:30《甲》"),
        ("丙", NEW, ""),
    ]


def test_a_move_that_cannot_be_leaves_the_screening_where_it_was(house: House) -> None:
    house.bring(A)
    ticket = house.sign_up(house.only().id)
    with writing(house.engine) as session:
        session.add(_booking(A.start + timedelta(hours=2), "accepted"))
    assert [one for one, _ in house.bring(line("甲", 5, "21:00"), line("乙", 5))] == [CLASH, CLASH]
    mine = house.cinema.ticket(ticket.token).screening
    assert (mine.start, mine.called_off, mine.moved_from) == (A.start, False, None)


def test_a_film_that_grows_into_the_next_is_not_taken_and_the_next_stays(house: House) -> None:
    house.bring(A, line("乙", 5, "21:10"))
    assert house.bring(replace(A, minutes=150), line("乙", 5, "21:10")) == [
        (CLASH, "12-05 19:30 甲"),
        (SAME, "12-05 21:10 乙"),
    ]
    assert house.cinema.screenings()[0].minutes == 100


def test_what_has_begun_is_left_alone_and_old_lines_are_no_news(house: House) -> None:
    house.bring(A, B)
    house.at = A.start + timedelta(minutes=10)
    old = line("旧", 2)
    today = line("早场", 5, "9:00")
    told = house.bring(old, today, replace(A, seats=3, minutes=5), B)
    assert told == [(NEW, "12-05 09:00 早场"), (SAME, "12-05 19:30 甲"), (SAME, "12-12 19:30 乙")]
    assert house.bring(old, B) == [(SAME, "12-12 19:30 乙")]
    assert house.shown == ["12-05 09:00 早场", "12-05 19:30 甲", "12-12 19:30 乙"]
    assert house.cinema.screenings()[1].seats == 10


def test_a_slip_into_the_past_can_be_mended(house: House) -> None:
    evening = line("甲", 1)
    house.bring(evening)
    ticket = house.sign_up(house.only().id)
    house.bring(line("甲", 1, "7:30"))
    house.bring(evening)
    mine = house.cinema.ticket(ticket.token).screening
    assert (mine.start, mine.called_off) == (evening.start, False)


def test_what_staff_put_there_no_sheet_touches(house: House) -> None:
    house.cinema.add(B)
    assert house.bring(A, C) == [(NEW, "12-05 19:30 甲"), (NEW, "12-19 19:30 丙")]
    assert house.bring(A, replace(B, seats=3), C)[1] == (SAME, "12-12 19:30 乙")
    assert house.cinema.screenings()[1].seats == 10
    assert house.bring(A, line("丁", 12), C)[1] == (CLASH, "12-12 19:30 丁")


def test_what_staff_decided_at_the_screen_no_older_sheet_takes_back(house: House) -> None:
    house.bring(A, B)
    first, second = (one.id for one in house.cinema.screenings())
    house.sign_up(second)
    house.cinema.call_off(first)
    house.cinema.move(second, B.start + timedelta(days=1))
    assert [one for one, _ in house.bring(A, B)] == [SAME, SAME]
    assert house.shown == ["12-05 19:30 甲!", "12-13 19:30 乙"]


def test_staff_add_move_and_call_off(house: House) -> None:
    number = house.cinema.add(A)
    ticket = house.sign_up(number)
    with pytest.raises(RoomTakenError) as error:
        house.cinema.add(line("乙", 5, "20:00"))
    assert error.value.beside == "12月5日 19:30《甲》"
    other = house.cinema.add(line("乙", 5, "14:00"))
    with pytest.raises(RoomTakenError):
        house.cinema.move(other, A.start)
    assert house.cinema.screening(other).start.hour == 14
    house.cinema.move(number, A.start + timedelta(minutes=30))
    assert house.cinema.ticket(ticket.token).screening.moved_from == A.start
    house.cinema.call_off(number)
    assert house.cinema.ticket(ticket.token).screening.called_off
    house.cinema.move(other, A.start)
    for missing in (lambda: house.cinema.move(99, A.start), lambda: house.cinema.call_off(99)):
        with pytest.raises(ScreeningMissingError):
            missing()


def test_what_was_called_off_by_mistake_is_added_again_with_its_people(house: House) -> None:
    house.bring(A)
    ticket = house.sign_up(house.only().id)
    house.cinema.call_off(ticket.screening.id)
    assert house.cinema.add(line("《甲》", 5)) == ticket.screening.id
    assert house.cinema.ticket(ticket.token).screening.open


def test_lines_that_are_not_taken_keep_what_stands_there(house: House) -> None:
    house.bring(A, B, C)
    house.sign_up(house.cinema.screenings()[1].id)
    with writing(house.engine) as session:
        told = bring(session, (A, C), RULES, NOON, apart=(replace(B, seats=1), line("丁", 13)))
    assert [one.change for one in told] == [SAME, SAME]
    assert house.shown == ["12-05 19:30 甲", "12-12 19:30 乙", "12-19 19:30 丙"]


def test_a_sheet_with_lines_nobody_could_read_calls_nothing_off(house: House) -> None:
    house.bring(A, B, C)
    with writing(house.engine) as session:
        told = bring(session, (A, line("乙", 18)), RULES, NOON, whole=False)
    assert [one.change for one in told] == [SAME, NEW]
    assert len(house.shown) == 4


def test_a_sheet_without_lines_changes_nothing(house: House) -> None:
    house.bring(A)
    assert house.bring() == []
    assert house.shown == ["12-05 19:30 甲"]


@pytest.mark.parametrize(
    "do",
    [
        lambda cinema, _: cinema.bring([B]),
        lambda cinema, _: cinema.add(B),
        lambda cinema, number: cinema.move(number, B.start),
        lambda cinema, number: cinema.call_off(number),
    ],
    ids=["bring", "add", "move", "call off"],
)
def test_every_change_is_noticed_elsewhere(
    house: House, do: Callable[[Cinema, int], object]
) -> None:
    house.bring(A)
    feed = open_change_feed(house.engine)
    try:
        do(house.cinema, house.only().id)
        seconds_until_changed(feed)
    finally:
        feed.close()


def test_no_two_stand_in_the_room_at_once_whatever_is_in_the_table(house: House) -> None:
    """Most lines want what another has; those that stand there win."""
    house.bring(*(line(f"片{day}", day, "10:00") for day in range(5, 10)))
    house.bring(*(line(f"片{day}", 5 + day % 3, f"{9 + day % 4}:20") for day in range(5, 25)))
    with reading(house.engine) as session:
        rows = session.scalars(
            select(ScreeningRow).where(ScreeningRow.state == "open").order_by(ScreeningRow.start)
        ).all()
    assert len(rows) >= 5
    for one, two in pairwise(rows):
        assert one.start + timedelta(minutes=one.minutes) <= two.start


def _booking(start: datetime, state: str) -> BookingRow:
    return BookingRow(
        organisation="某单位",
        start=start,
        minutes=100,
        people=20,
        film="某片",
        state=state,
        via="phone",
        consent="1",
        consent_at=NOON,
        asked_at=NOON,
    )
