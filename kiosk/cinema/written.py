"""What a line of the programme says of its screening, the house's rules filled in."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from datetime import datetime, timedelta

from kiosk.cinema.films import film_title
from kiosk.cinema.model import CinemaRules, Showing
from kiosk.cinema.tables import ScreeningRow


@dataclass(frozen=True, slots=True)
class Written:
    """Fields of the same names as those of ``ScreeningRow``."""

    film: str
    minutes: int
    seats: int
    held: int
    about: str
    year: int | None
    note: str

    def end(self, start: datetime) -> datetime:
        return start + timedelta(minutes=self.minutes)

    def is_of(self, row: ScreeningRow) -> bool:
        return astuple(self) == tuple(getattr(row, one.name) for one in fields(self))

    def put(self, row: ScreeningRow) -> None:
        for one in fields(self):
            setattr(row, one.name, getattr(self, one.name))


def written(line: Showing, rules: CinemaRules) -> Written:
    seats = rules.seats if line.seats is None else line.seats
    held = rules.held if line.held is None else line.held
    return Written(
        film=film_title(line.film),
        minutes=line.minutes or rules.minutes,
        seats=seats,
        held=min(held, seats),
        about=line.about,
        year=line.year,
        note=line.note,
    )
