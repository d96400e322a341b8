"""A cinema whose clock the test turns, and things to ask of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Engine

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import BookingRequest, CinemaRules, Via
from kiosk.cinema.tables import ScreeningRow
from kiosk.clock import ZONE
from kiosk.database.engine import writing
from kiosk.database.vault import Vault

NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 30, 14, tzinfo=ZONE)
"""Two in the afternoon, six days after ``NOON``."""
CONTACT, PHONE = "欧阳小明", "13912345678"


class Clock:
    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def cinema_of(engine: Engine, clock: Clock | None = None, **rules: int) -> Cinema:
    vault = Vault(bytes(range(32)))
    return Cinema(engine, lambda: vault, CinemaRules(**rules), clock or Clock())  # type: ignore[arg-type]


def a_request(start: datetime = MONDAY, **changes: object) -> BookingRequest:
    request = BookingRequest(
        organisation="素社街道党支部",
        contact=CONTACT,
        phone=PHONE,
        start=start,
        people=30,
        film="",
        consent="2026-11",
        via=Via.PHONE,
    )
    return replace(request, **changes)  # type: ignore[arg-type]


def add_screening(
    engine: Engine,
    start: datetime = MONDAY,
    *,
    film: str = "地道战",
    state: str = "open",
    seats: int = 20,
    held: int = 0,
    minutes: int = 100,
) -> int:
    with writing(engine) as session:
        row = ScreeningRow(
            film=film,
            start=start,
            minutes=minutes,
            seats=seats,
            held=held,
            state=state,
            source="sheet",
        )
        session.add(row)
        session.flush()
        return row.id


def hours(number: float) -> timedelta:
    return timedelta(hours=number)
