"""What people want to see, counted: from rows that outlive the names and numbers in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from kiosk.cinema import wishes
from kiosk.cinema.model import Demand, ScreeningState
from kiosk.cinema.tables import ScreeningRow, SignupRow
from kiosk.clock import ZONE

NO_HOUR = -1
"""The hour of a film that was wished for and never shown."""


@dataclass(slots=True)
class _Count:
    screenings: int = 0
    offered: int = 0
    taken: int = 0
    waited: int = 0
    came: int = 0


def demand(session: Session) -> tuple[Demand, ...]:
    """See ``Cinema.demand``. Screenings to come count as well: their waiting lists are what one
    can still act on. Called off ones do not.

    ``wished`` is of the film, the same in all its rows: do not add it up over the hours. A film
    that was only wished for has one row with the hour -1.
    """
    films: dict[str, str] = {}
    counts: dict[tuple[str, int], _Count] = defaultdict(_Count)
    for film, start, seats, taken, waited, came in session.execute(_counted()):
        named = wishes.key(film)
        films[named] = wishes.unmarked(film)  # the newest writing of the title
        count = counts[named, start.astimezone(ZONE).hour]
        count.screenings += 1
        count.offered += seats
        count.taken += int(taken)
        count.waited += int(waited)
        count.came += int(came)
    wished = {wishes.key(one.film): one for one in wishes.wishes(session)}
    found = [
        Demand(
            film=films[named],
            hour=hour,
            screenings=count.screenings,
            offered=count.offered,
            taken=count.taken,
            waited=count.waited,
            came=count.came,
            wished=wished[named].votes if named in wished else 0,
        )
        for (named, hour), count in counts.items()
    ]
    found += [
        Demand(one.film, NO_HOUR, 0, 0, 0, 0, 0, one.votes)
        for named, one in wished.items()
        if named not in films and one.votes
    ]
    return tuple(sorted(found, key=lambda one: (-_asked_for(one), one.film, one.hour)))


def _asked_for(one: Demand) -> int:
    return one.taken + one.waited + one.wished


def _counted() -> Select[str, datetime, int, int, int, int]:
    def total(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, SignupRow.seats), else_=0)), 0)

    return (
        select(
            ScreeningRow.film,
            ScreeningRow.start,
            ScreeningRow.seats,
            total(SignupRow.standing == "seated"),
            total(SignupRow.waited.is_(True)),
            total(SignupRow.checked_in_at.is_not(None)),
        )
        .outerjoin(SignupRow, SignupRow.screening_id == ScreeningRow.id)
        .where(ScreeningRow.state == ScreeningState.OPEN.value)
        .group_by(ScreeningRow.id)
        .order_by(ScreeningRow.start)
    )
