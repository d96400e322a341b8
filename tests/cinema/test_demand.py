"""What the office plans by: counted per film and hour, also after people were forgotten."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, select

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import Demand, SignupRequest, Via
from kiosk.cinema.tables import SignupRow
from kiosk.database.engine import writing
from tests.cinema.desk import MONDAY, NOON, add_screening, cinema_of

EVENING = MONDAY.replace(hour=19, minute=30)


def sign_up(cinema: Cinema, screening: int, number: int, seats: int) -> str:
    phone = f"139{number:08d}"
    asked = SignupRequest(screening, phone, seats, consent="1", via=Via.PHONE)
    return cinema.sign_up(asked).token


def test_seats_are_counted_by_film_and_hour(database: Engine) -> None:
    cinema = cinema_of(database)
    first = add_screening(database, MONDAY, film="《地道战》", seats=5)
    add_screening(database, MONDAY + timedelta(days=1), seats=7)
    evening = add_screening(database, EVENING, seats=10)
    sign_up(cinema, first, 1, 4)
    sign_up(cinema, first, 2, 3)  # waits
    given_back = sign_up(cinema, evening, 3, 2)
    sign_up(cinema, evening, 4, 1)
    cinema.cancel(given_back)
    with writing(database) as session:
        asked = select(SignupRow).where(SignupRow.screening_id == first)
        session.scalars(asked.order_by(SignupRow.id)).all()[0].checked_in_at = MONDAY
    cinema.wish("地道 战", Via.KIOSK)
    assert cinema.demand() == (
        Demand("地道战", 14, 2, offered=12, taken=4, waited=3, came=4, wished=1),
        Demand("地道战", 19, 1, offered=10, taken=1, waited=0, came=0, wished=1),
    )


def test_those_who_waited_count_after_they_got_seats_and_after_they_gave_up(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    number = add_screening(database, seats=4)
    seated = sign_up(cinema, number, 1, 4)
    sign_up(cinema, number, 2, 4)
    gave_up = sign_up(cinema, number, 3, 2)
    cinema.cancel(gave_up)
    cinema.cancel(seated)
    (one,) = cinema.demand()
    assert (one.taken, one.waited) == (4, 6)


def test_rows_of_forgotten_people_still_count(database: Engine) -> None:
    cinema = cinema_of(database)
    number = add_screening(database, NOON - timedelta(days=20))
    with writing(database) as session:
        session.add(
            SignupRow(
                screening_id=number,
                seats=3,
                standing="seated",
                waited=True,
                code="",
                via="phone",
                consent="1",
                consent_at=NOON,
                asked_at=NOON,
                checked_in_at=NOON,
            )
        )
    (one,) = cinema.demand()
    assert (one.taken, one.waited, one.came) == (3, 3, 3)


def test_called_off_screenings_offer_nothing(database: Engine) -> None:
    add_screening(database, state="called_off")
    assert cinema_of(database).demand() == ()


def test_a_film_that_was_only_wished_for_has_no_hour_and_the_most_asked_for_comes_first(
    database: Engine,
) -> None:
    cinema = cinema_of(database)
    add_screening(database, film="地雷战")
    for film, votes in (("建国大业", 2), ("八佰", 3), ("地雷战", 1)):
        for _ in range(votes):
            cinema.wish(film, Via.PHONE)
    cinema.offer("无人想看", offered=True)
    assert cinema.demand() == (
        Demand("八佰", -1, 0, 0, 0, 0, 0, wished=3),
        Demand("建国大业", -1, 0, 0, 0, 0, 0, wished=2),
        Demand("地雷战", 14, 1, 20, 0, 0, 0, wished=1),
    )
