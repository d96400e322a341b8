"""Values with a person in them do not tell of the person where values are logged."""

from __future__ import annotations

from kiosk.cinema import booking_request
from kiosk.cinema.model import CinemaRules
from tests.cinema.audience import Audience, asks, phone_of
from tests.cinema.desk import CONTACT, NOON, PHONE, a_request

SURNAME, NOTE, ANSWER = "欧阳", "请找门口的何姨", "已经和何姨说好"


def kept_by_staff(audience: Audience) -> list[object]:
    """What staff are given, the person unmasked."""
    cinema = audience.cinema
    cinema.sign_up(asks(audience.screening(), 1, surname=SURNAME))
    audience.now = NOON
    asked = cinema.ask_booking(a_request(note=NOTE))
    cinema.accept_booking(asked.id, ANSWER)
    (person,) = cinema.people(cinema.programme()[0].id)
    (booking,) = cinema.bookings()
    assert (person.surname, person.phone) == (SURNAME, phone_of(1))
    assert (booking.contact, booking.phone, booking.note) == (CONTACT, PHONE, NOTE)
    assert booking.answer == ANSWER
    return [person, booking]


def test_no_repr_shows_a_name_a_number_or_what_was_written(audience: Audience) -> None:
    request = a_request(note=NOTE)
    shown = [
        asks(1, 1, surname=SURNAME),
        request,
        booking_request.checked(request, CinemaRules(), NOON),
        *kept_by_staff(audience),
    ]
    for value in shown:
        for personal in (SURNAME, phone_of(1), CONTACT, PHONE, NOTE, ANSWER):
            assert personal not in repr(value), type(value).__name__
    assert "seats=1" in repr(shown[0]), "the rest is told"
    assert "素社街道党支部" in repr(shown[1])
