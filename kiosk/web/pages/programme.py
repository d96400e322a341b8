"""GET /: what is on, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.cinema.films import film_key
from kiosk.cinema.model import Screening
from kiosk.web.pages.posters import Posters
from kiosk.web.pages.site import FRESH, Site, route
from kiosk.wording import days as day_names
from kiosk.wording import web as words


@dataclass(frozen=True, slots=True)
class Line:
    """A screening on the page. ``kind`` is its colour (and never alone: ``left`` says it)."""

    screening: Screening
    time: str
    facts: str
    left: str
    kind: str
    moved: str
    poster: str


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    lines: tuple[Line, ...]


class ProgrammePages:
    def __init__(self, site: Site, posters: Posters) -> None:
        self._site = site
        self._posters = posters

    def routes(self) -> list[Route]:
        return [route("/", self.show)]

    async def show(self, request: Request) -> Response:
        cinema = self._site.house.cinema
        screenings = await self._site.house.work.read(cinema.programme)
        posters = await self._posters.addresses()
        return self._site.page(
            request,
            "programme.html",
            words.PROGRAMME,
            cache=FRESH,
            back="",
            days=by_day(screenings, posters, self._site.house.now()),
        )


def by_day(
    screenings: Iterable[Screening], posters: dict[str, str], now: datetime
) -> tuple[Day, ...]:
    return tuple(
        Day(
            day_head(ones[0].start, now),
            tuple(line(one, posters.get(film_key(one.film), ""), now) for one in ones),
        )
        for _, group in groupby(screenings, key=lambda one: one.start.date())
        if (ones := list(group))
    )


def line(screening: Screening, poster: str, now: datetime) -> Line:
    left, kind = left_of(screening)
    moved = ""
    if screening.moved_from and not screening.called_off:
        moved = words.MOVED.format(before=day_names.when_words(screening.moved_from, now))
    return Line(screening, f"{screening.start:%H:%M}", facts(screening), left, kind, moved, poster)


def left_of(screening: Screening) -> tuple[str, str]:
    """What there is to say about its seats, and the class it is shown in."""
    if screening.called_off:
        return words.CALLED_OFF, "off"
    if not screening.open:
        return words.CLOSED, "full"
    if not screening.full:
        return words.SEATS_LEFT.format(seats=screening.free), "free"
    return words.FULL, "full"


def facts(screening: Screening) -> str:
    year = words.FACTS_YEAR.format(year=screening.year) if screening.year else ""
    minutes = words.FACTS_MINUTES.format(minutes=screening.minutes)
    return " · ".join(one for one in (year, minutes) if one)


def day_head(at: datetime, now: datetime) -> str:
    """今天 11月24日 周二; further off 11月28日 周六."""
    name = day_names.day_words(at.date(), now.date())
    day = day_names.whole_day(at.date())
    return name if name.endswith(day) else f"{name} {day}"
