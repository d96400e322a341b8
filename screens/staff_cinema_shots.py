"""The states of the staff's cinema screens, filled with examples, for the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.cinema.model import (
    Booking,
    BookingState,
    Demand,
    Person,
    Screening,
    ScreeningState,
    Standing,
    Via,
)
from kiosk.clock import ZONE
from screens.staff_bookings import BookingsShown, booking_entries
from screens.staff_cinema import CinemaShown
from screens.staff_demand import DemandShown
from screens.staff_people import PeopleShown

if TYPE_CHECKING:
    from screens.app import KioskApp

NOW = datetime(2026, 11, 23, 19, 12, tzinfo=ZONE)


def screening(number: int, film: str, start: datetime, taken: int, waiting: int = 0) -> Screening:
    free = 60 - taken
    return Screening(number, film, start, 96, 60, 2, taken, waiting, free, free, True)


TONIGHT = screening(1, "地道战", NOW.replace(hour=19, minute=30), 34)
SCREENINGS = (
    TONIGHT,
    screening(2, "羊城暗哨", datetime(2026, 11, 25, 15, tzinfo=ZONE), 12),
    screening(3, "永不消逝的电波", datetime(2026, 11, 27, 19, 30, tzinfo=ZONE), 60, 7),
    Screening(
        4,
        "五朵金花",
        datetime(2026, 11, 28, 10, tzinfo=ZONE),
        97,
        60,
        2,
        5,
        0,
        55,
        55,
        False,
        ScreeningState.CALLED_OFF,
    ),
)


def person(number: int, surname: str, seats: int, place: int | None = None) -> Person:
    came = NOW - timedelta(minutes=number) if number < 3 else None
    return Person(
        id=number,
        code=str(1000 + number * 731),
        standing=Standing.WAITING if place else Standing.SEATED,
        seats=seats,
        surname=surname,
        phone=f"1380000{1000 + number * 37}",
        needs_space=number == 4,
        asked_at=NOW,
        via=Via.PHONE,
        place=place,
        checked_in_at=came,
    )


PEOPLE = (
    *(
        person(n, name, 1 + n % 3)
        for n, name in enumerate(("陈女士", "黄", "", "李伯", "何", "梁"), 1)
    ),
    person(7, "吴", 2, 1),
    person(8, "", 4, 2),
)
BOOKINGS = tuple(
    Booking(n, "", name, "王女士", "13800001234", NOW + timedelta(days=n + 2), 120, 30 + n, film,
            note, state, NOW)
    for n, (name, film, note, state) in enumerate(
        (
            ("素社街道退役军人服务站", "英雄儿女", "有两位坐轮椅", BookingState.ASKED),
            ("基立新村第三党支部", "", "", BookingState.ASKED),
            ("海珠区某小学少先队", "小兵张嘎", "", BookingState.ACCEPTED),
        ),
        1,
    )
)  # fmt: skip
DEMAND = (
    Demand("地道战", 19, 4, 240, 221, 36, 190, 12),
    Demand("羊城暗哨", 15, 3, 180, 96, 0, 81, 25),
    Demand("永不消逝的电波", 19, 2, 120, 120, 44, 101, 9),
    Demand("五朵金花", 10, 1, 60, 22, 0, 17, 0),
    Demand("上甘岭", -1, 0, 0, 0, 0, 0, 18),
)


def staff_cinema_shots(app: KioskApp) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Name, what it shows in words, and how to get there."""
    go = app.staff.stage.go
    yield (
        "staff-cinema",
        "红色影院，工作台",
        lambda: go("staff_cinema", CinemaShown(SCREENINGS, 2, NOW)),
    )
    welcome = PeopleShown(TONIGHT, PEOPLE, NOW, "陈**，2 个座位，请进")
    yield "staff-people", "谁来看，入场", lambda: go("staff_people", welcome)
    used = PeopleShown(TONIGHT, PEOPLE, NOW, "这个码 19:08 已经用过了", good=False)
    yield "staff-people-used", "码用过了", lambda: go("staff_people", used)
    nobody = PeopleShown(SCREENINGS[1], (), NOW)
    yield "staff-people-none", "还没有人报名", lambda: go("staff_people", nobody)
    yield "staff-bookings", "包场申请", lambda: _armed(app)
    yield "staff-demand", "大家想看什么", lambda: go("staff_demand", DemandShown(DEMAND))


def _armed(app: KioskApp) -> None:
    shown = BookingsShown(BOOKINGS, NOW)
    app.staff.stage.go("staff_bookings", shown)
    app.screen("staff_bookings").ids.list.entries = booking_entries(shown, (1, "accept"))
