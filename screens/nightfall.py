"""Nightfall: when the dark screen comes up and goes away, and what it says. No Kivy.

It never comes up during a visit: only from the loop, after a while without a touch, or in place of
the loop when a visit is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.cinema.model import Screening
from kiosk.opening import OpeningHours
from kiosk.wording import moments as words
from kiosk.wording.days import day_words, when_words

NIGHT = "night"
QUIET_SECONDS = 300.0
"""So long without a touch before the loop goes dark, and then before the dark screen sleeps."""
ACROSS_MINUTES, UP_MINUTES = 37, 53
"""How long the words take from one side to the other, and from below to above: a minute's step is
some millimetres, and only after 65 hours do they take the same way again."""


@dataclass(frozen=True, slots=True)
class NightShown:
    """``film`` is "" when there is none soon. ``asleep``: only the time and the opening are left.
    ``place``: how far to the right and how far up the words stand, 0 to 1."""

    clock: str = ""
    opens: str = ""
    film: str = ""
    asleep: bool = False
    place: tuple[float, float] = (0.5, 0.5)


class Nightfall:
    """``now`` is the time of the house, ``clock`` monotonic seconds; ``programme`` gives what is
    not over yet; ``put_up`` shows the dark screen, ``tell`` takes what it says, ``to_loop`` leads
    to what is shown by day."""

    def __init__(
        self,
        hours: OpeningHours,
        programme: Callable[[], Iterable[Screening]],
        now: Callable[[], datetime],
        clock: Callable[[], float],
        put_up: Callable[[], None],
        tell: Callable[[NightShown], None],
        to_loop: Callable[[], None],
    ) -> None:
        self._hours = hours
        self._programme = programme
        self._now = now
        self._clock = clock
        self._put_up = put_up
        self._tell = tell
        self._to_loop = to_loop
        self._since = clock()
        """The last touch, or when it became dark."""
        self._leaving = False

    def touched(self) -> None:
        self._since, self._leaving = self._clock(), False

    @property
    def falls(self) -> bool:
        """Whether the house is dark now, if nobody is there."""
        starts = (one.start for one in self._programme() if not one.called_off)
        return self._hours.sleeps(self._now(), starts)

    def come(self) -> None:
        """Show the dark screen."""
        self._since, self._leaving = self._clock(), False
        self._say()
        self._put_up()

    def look(self, at: str) -> None:
        """Now and then while nobody is there; ``at`` is the screen on show."""
        quiet = self._clock() - self._since >= QUIET_SECONDS
        if at != NIGHT:
            if quiet and self.falls:
                self.come()
        elif self.falls:
            self._say()
        elif not self._leaving:
            self._leaving = True  # the loop is asked for once; it comes when its picture is read
            self._to_loop()

    def _say(self) -> None:
        now = self._now()
        asleep = self._clock() - self._since >= QUIET_SECONDS
        self._tell(told(now, self._hours, self._programme(), asleep=asleep))


def told(
    now: datetime, hours: OpeningHours, programme: Iterable[Screening], *, asleep: bool = False
) -> NightShown:
    """``now`` is aware, in the zone of the house."""
    opening = hours.next_opening(now)
    film = first_film(programme, now)
    return NightShown(
        clock=f"{now:%H:%M}",
        opens=words.OPENS.format(
            day=day_words(opening.date(), now.date()), clock=f"{opening.hour}:{opening:%M}"
        ),
        film=words.FILM.format(when=when_words(film.start, now), film=film.film) if film else "",
        asleep=asleep,
        place=place(now),
    )


def first_film(programme: Iterable[Screening], now: datetime) -> Screening | None:
    """Tonight's or tomorrow's next film that takes place."""
    last = now.date() + timedelta(days=1)
    coming = (
        one
        for one in programme
        if one.start > now and one.start.date() <= last and not one.called_off
    )
    return min(coming, key=lambda one: one.start, default=None)


def place(now: datetime) -> tuple[float, float]:
    """How far across and up the words stand in this minute: to and fro, so that no pixel shines for
    long."""
    minute = int(now.timestamp() // 60)
    return _to_and_fro(minute, ACROSS_MINUTES), _to_and_fro(minute, UP_MINUTES)


def _to_and_fro(minute: int, way: int) -> float:
    at = minute % (2 * way)
    return min(at, 2 * way - at) / way
