"""Whatever sheets are brought one after the other: nobody is lost, nothing stands double."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import (
    CinemaRules,
    Screening,
    Showing,
    ShowingChange,
    SignupRequest,
    Standing,
    Ticket,
    Via,
)
from kiosk.cinema.programme import plan
from kiosk.cinema.tables import BookingRow, ScreeningRow, SignupRow
from kiosk.clock import ZONE
from kiosk.database.engine import reading, writing
from kiosk.database.vault import Vault

FIRST = datetime(2026, 12, 1, tzinfo=ZONE)
RULES = CinemaRules(seats=6, held=1, minutes=100)


@st.composite
def showings(draw: st.DrawFn) -> Showing:
    day, hour = draw(st.integers(0, 5)), draw(st.sampled_from([9, 10, 14, 19, 20]))
    start = FIRST + timedelta(days=day, hours=hour, minutes=draw(st.sampled_from([0, 30])))
    off = draw(st.sampled_from([False, False, False, True]))
    return Showing(
        film=draw(st.sampled_from(["甲", "《乙》", "丙"])),
        day=start.date(),
        start=start,
        minutes=draw(st.sampled_from([None, 30, 200])),
        seats=draw(st.sampled_from([None, 1, 4, 9])),
        note="取消" if off else "",
        called_off=off,
    )


@dataclass(frozen=True)
class Sheet:
    lines: tuple[Showing, ...]


@dataclass(frozen=True)
class People:
    """So many sign up for the so-and-so-many-th screening, this many seats each."""

    screening: int
    parties: tuple[int, ...]


@dataclass(frozen=True)
class Hours:
    """Time goes by."""

    hours: int


@dataclass(frozen=True)
class Private:
    """A private screening that has the room, if it is free."""

    day: int


STEPS = st.lists(
    st.one_of(
        st.builds(Sheet, st.lists(showings(), max_size=6).map(tuple)),
        st.builds(
            People,
            st.integers(0, 9),
            st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple),
        ),
        st.builds(Hours, st.integers(1, 30)),
        st.builds(Private, st.integers(0, 5)),
    ),
    min_size=2,
    max_size=8,
)


@dataclass
class World:
    engine: Engine
    now: datetime = FIRST
    tickets: list[Ticket] = field(default_factory=list)
    booked: set[datetime] = field(default_factory=set)

    def __post_init__(self) -> None:
        vault = Vault(bytes(32))
        self.cinema = Cinema(self.engine, lambda: vault, RULES, lambda: self.now)
        self.numbers = count(13800000000)
        with writing(self.engine) as session:
            for table in (SignupRow, ScreeningRow, BookingRow):
                session.execute(delete(table))

    def do(self, step: Sheet | People | Hours | Private) -> None:
        match step:
            case Sheet(lines):
                self.bring(lines)
            case People(number, parties):
                self.sign_up(number, parties)
            case Hours(hours):
                self.now += timedelta(hours=hours)
            case Private(day):
                self.book(FIRST + timedelta(days=day, hours=19))

    def bring(self, lines: tuple[Showing, ...]) -> None:
        with reading(self.engine) as session:
            planned = plan(session, lines, RULES, self.now)
        before = {one.id: one for one in self.cinema.screenings()}
        assert self.cinema.bring(lines) == planned
        after = {one.id: one for one in self.cinema.screenings()}
        for number, one in before.items():
            if one.start <= self.now:
                assert after[number] == one, "what has begun is left alone"
        again = self.cinema.bring(lines)
        kept = (ShowingChange.UNCHANGED, ShowingChange.CLASH)
        assert all(one.change in kept for one in again), "the same sheet again changes nothing"

    def sign_up(self, number: int, parties: tuple[int, ...]) -> None:
        there = [one for one in self.cinema.programme() if one.open]
        if there:
            screening = there[number % len(there)].id
            for seats in parties:
                request = SignupRequest(screening, str(next(self.numbers)), seats, "1", Via.DESK)
                self.tickets.append(self.cinema.sign_up(request))

    def book(self, start: datetime) -> None:
        end = start + timedelta(hours=2)
        if start in self.booked or any(one.start < end and start < one.end for one in self.open):
            return
        self.booked.add(start)
        with writing(self.engine) as session:
            session.add(
                BookingRow(
                    organisation="某单位",
                    start=start,
                    minutes=120,
                    people=9,
                    film="",
                    state="accepted",
                    via="desk",
                    consent="1",
                    consent_at=FIRST,
                    asked_at=FIRST,
                )
            )

    @property
    def open(self) -> list[Screening]:
        return [one for one in self.cinema.screenings() if not one.called_off]

    def check(self) -> None:
        for index, ticket in enumerate(self.tickets):
            now = self.cinema.ticket(ticket.token)
            assert now.screening.id == ticket.screening.id
            assert now.seats == ticket.seats
            assert now.standing is not Standing.CANCELLED
            if ticket.standing is Standing.SEATED:
                assert now.standing is Standing.SEATED, "nobody loses a seat"
            self.tickets[index] = now
            if now.screening.moved_from is not None:
                assert now.screening.moved_from != now.screening.start
        with reading(self.engine) as session:
            taken = [
                (row.start, row.start + timedelta(minutes=row.minutes))
                for row in session.query(BookingRow)
            ]
        taken += [(one.start, one.end) for one in self.open]
        for one, two in pairwise(sorted(taken)):
            assert one[1] <= two[0], "two stand in the room at once"


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_sheets_come_nobody_is_lost_and_nothing_stands_double(
    database: Engine, steps: list[Sheet | People | Hours | Private]
) -> None:
    world = World(database)
    for step in steps:
        world.do(step)
        world.check()
