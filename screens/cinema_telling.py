"""What is said of a screening: when, how many seats, what can be done. Plain values, no Kivy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.cinema.model import Screening
from kiosk.wording import cinema_screens as words
from kiosk.wording.days import weekday_words


class Mood(StrEnum):
    """How a screening stands, for colour: there are seats, none are left, nothing can be done, it
    was called off."""

    SEATS = "seats"
    FULL = "full"
    OVER = "over"
    OFF = "off"


class Week(StrEnum):
    THIS = words.THIS_WEEK
    NEXT = words.NEXT_WEEK
    AFTER = words.AFTER


@dataclass(frozen=True, slots=True)
class ScreeningTold:
    """A screening in words. ``part`` of the seats is taken (0 to 1); ``verb`` is what the button
    says, "" where there is nothing to do. ``poster`` is a file, or "" for a drawn one."""

    id: int
    film: str
    when: str
    date: str
    more: str
    seats: str
    part: float
    mood: Mood
    verb: str
    note: str = ""
    poster: str = ""
    sign_up: Callable[[], None] | None = field(default=None, compare=False)

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do."""
        return self.mood in (Mood.OVER, Mood.OFF)


def told(
    screening: Screening,
    now: datetime,
    poster: str = "",
    sign_up: Callable[[], None] | None = None,
) -> ScreeningTold:
    """``now`` and the screening's times are aware, in the centre's zone."""
    mood, seats = _seats(screening, now)
    verb = {
        Mood.SEATS: words.SIGN_UP,
        Mood.FULL: words.QUEUE,
    }.get(mood, "")
    note = screening.note
    if screening.moved_from is not None:
        other_day = screening.moved_from.date() != screening.start.date()
        before = date_words(screening.moved_from) if other_day else f" {screening.moved_from:%H:%M}"
        note = words.MOVED.format(before=before)
    year = words.YEAR.format(year=screening.year) if screening.year else ""
    minutes = words.MINUTES.format(minutes=screening.minutes)
    return ScreeningTold(
        id=screening.id,
        film=screening.film,
        when=f"{weekday_words(screening.start, now)} {screening.start:%H:%M}",
        date=date_words(screening.start),
        more=words.DOT.join(part for part in (year, minutes) if part),
        seats=seats,
        part=min(1.0, 1 - screening.free / screening.seats) if screening.seats else 1.0,
        mood=mood,
        verb=verb,
        note="" if screening.called_off else note,
        poster=poster,
        sign_up=sign_up,
    )


def _seats(screening: Screening, now: datetime) -> tuple[Mood, str]:
    if screening.called_off:
        return Mood.OFF, words.CALLED_OFF
    if not screening.open:
        return Mood.OVER, words.RUNNING if screening.start <= now else words.CLOSED
    if screening.full:
        return Mood.FULL, words.FULL
    return Mood.SEATS, words.FREE_SEATS.format(free=screening.free)


def date_words(at: date) -> str:
    return words.DATE.format(month=at.month, day=at.day)


def spoken_clock(at: datetime) -> str:
    """19点半: as it is said."""
    if at.minute == 0:
        return words.SPOKEN_CLOCK.format(hour=at.hour)
    if at.minute == 30:
        return words.SPOKEN_CLOCK_HALF.format(hour=at.hour)
    return words.SPOKEN_CLOCK_MINUTES.format(hour=at.hour, minute=at.minute)


def week_of(at: datetime, now: datetime) -> Week:
    """A week begins on Monday."""
    next_monday = (now - timedelta(days=now.weekday())).date() + timedelta(days=7)
    if at.date() < next_monday:
        return Week.THIS
    return Week.NEXT if at.date() < next_monday + timedelta(days=7) else Week.AFTER


def by_week(screenings: Iterable[Screening], now: datetime) -> dict[Week, list[Screening]]:
    """The weeks that have something, in order."""
    weeks: dict[Week, list[Screening]] = {}
    for one in screenings:
        weeks.setdefault(week_of(one.start, now), []).append(one)
    return weeks


def tonight(screenings: Iterable[Screening], now: datetime) -> Screening | None:
    """Today's next screening that takes sign-ups."""
    today = (one for one in screenings if one.open and one.start.date() == now.date())
    return next(today, None)


def next_ones(screenings: Iterable[Screening], now: datetime) -> list[Screening]:
    """What the loop shows: open, today or in the next three days, at most three."""
    last = now.date() + timedelta(days=3)
    return [one for one in screenings if one.open and one.start.date() <= last][:3]
