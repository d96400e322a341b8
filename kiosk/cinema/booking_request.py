"""What an organisation may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from kiosk.cinema.errors import FieldError
from kiosk.cinema.model import BookingRequest, CinemaRules
from kiosk.cinema.phones import phone_number
from kiosk.cinema.typed import one_line
from kiosk.clock import ZONE
from kiosk.wording import bookings as words

LONGEST_ORGANISATION, LONGEST_CONTACT, LONGEST_FILM, LONGEST_NOTE = 60, 20, 60, 200
MOST_PEOPLE = 2000
LEAST_MINUTES, MOST_MINUTES = 10, 400
"""As in the setting ``film_minutes``."""
AHEAD = timedelta(days=180)
OPENS, CLOSES = time(8), time(22)
"""Nothing is shown outside of these hours."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that can be granted if the room is free; texts cleaned, ``phone`` its digits."""

    organisation: str
    contact: str = field(repr=False)
    phone: str = field(repr=False)
    start: datetime
    minutes: int
    film: str
    note: str = field(repr=False)


def checked(request: BookingRequest, rules: CinemaRules, now: datetime) -> Wanted:
    """Raises ``FieldError``, the first field of the form first; its names are those of
    ``BookingRequest``. The contact's name may be left out: the number is enough to call back."""
    organisation = _within(
        "organisation", request.organisation, LONGEST_ORGANISATION, words.ORGANISATION_LONG
    )
    if not organisation:
        raise FieldError("organisation", words.ORGANISATION_MISSING)
    contact = _within("contact", request.contact, LONGEST_CONTACT, words.CONTACT_LONG)
    phone = phone_number(request.phone)
    minutes = rules.minutes if request.minutes is None else request.minutes
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        least_most = {"least": LEAST_MINUTES, "most": MOST_MINUTES}
        raise FieldError("minutes", words.MINUTES_WRONG.format(**least_most))
    start = check_start(request.start, minutes, now)
    _check_people(request.people, rules.seats)
    film = _within("film", request.film, LONGEST_FILM, words.FILM_LONG)
    note = _within("note", request.note, LONGEST_NOTE, words.NOTE_LONG)
    if not request.consent:
        raise FieldError("consent", words.CONSENT_MISSING)
    return Wanted(organisation, contact, phone, start, minutes, film, note)


def check_start(start: datetime, minutes: int, now: datetime) -> datetime:
    """``start`` in the centre's zone, to the minute. Raises ``FieldError`` for one in the past, too
    far ahead, or outside of opening hours."""
    local = start.astimezone(ZONE).replace(second=0, microsecond=0)
    if local <= now:
        raise FieldError("start", words.START_PAST)
    if local > now + AHEAD:
        raise FieldError("start", words.START_FAR.format(days=AHEAD.days))
    opens, closes = (datetime.combine(local, one, ZONE) for one in (OPENS, CLOSES))
    if local < opens or local + timedelta(minutes=minutes) > closes:
        hours = {"opens": f"{OPENS:%H:%M}", "closes": f"{CLOSES:%H:%M}"}
        raise FieldError("start", words.START_HOURS.format(**hours))
    return local


def one_answer(answer: str) -> str:
    """What staff write to the organisation. Raises ``FieldError``."""
    return _within("answer", answer, LONGEST_NOTE, words.ANSWER_LONG)


def _check_people(people: int, seats: int) -> None:
    most = min(MOST_PEOPLE, seats)
    if people < 1 or people > MOST_PEOPLE:
        raise FieldError("people", words.PEOPLE_WRONG.format(most=most))
    if people > seats:
        raise FieldError("people", words.PEOPLE_MANY.format(seats=seats, people=people))


def _within(field: str, typed: str, longest: int, too_long: str) -> str:
    text = one_line(typed)
    if len(text) > longest:
        raise FieldError(field, too_long)
    return text
