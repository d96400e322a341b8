"""The cinema's values in a visitor's words, and what is read aloud of them. No Kivy.

What is spoken is kept on the disk by the readout: no name, no number and no code goes into it. A
code is spoken digit by digit, each a piece of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.cinema.model import Screening, Standing, Ticket
from kiosk.clock import ZONE
from kiosk.wording import signup as words
from kiosk.wording.days import kept_words, when_words


@dataclass(frozen=True, slots=True)
class FormStep:
    """The head of a page of a form. ``spoken`` is what is read aloud, in pieces."""

    step: str
    lead: str
    title: str
    more: str
    spoken: tuple[str, ...] = ()


def step(number: int, count: int, lead: str, title: str, more: str, *rest: str) -> FormStep:
    """Page ``number`` of ``count``; ``rest`` is spoken after title and more."""
    said = tuple(one for one in (title, more, *rest) if one)
    return FormStep(words.STEP.format(number=number, count=count), lead, title, more, said)


def lead(screening: Screening, seats: int, now: datetime) -> str:
    """地道战 · 今晚 19:30 · 2 人."""
    return words.LEAD.format(
        film=screening.film,
        when=when_words(screening.start, now),
        people=words.PEOPLE.format(count=seats),
    )


@dataclass(frozen=True, slots=True)
class TicketWords:
    """What a ticket says: ``good`` it lets one in, ``live`` it can still be cancelled."""

    title: str
    icon: str
    good: bool
    live: bool
    seats: str
    more: str = ""


def ticket_words(ticket: Ticket, now: datetime, *, new: bool) -> TicketWords:
    """``new``: it was made a moment ago."""
    seats = words.SEATS.format(count=ticket.seats)
    screening = ticket.screening
    if ticket.forgotten:
        return TicketWords(words.TICKET_FORGOTTEN, "good", False, False, "", words.FORGOTTEN_MORE)
    if ticket.standing is Standing.CANCELLED:
        return TicketWords(
            words.TICKET_CANCELLED, "good", False, False, seats, words.CANCELLED_MORE
        )
    if screening.called_off:
        return TicketWords(
            words.TICKET_CALLED_OFF, "alert", False, True, seats, words.CALLED_OFF_MORE
        )
    if ticket.checked_in_at is not None:
        clock = f"{ticket.checked_in_at.astimezone(ZONE):%H:%M}"
        more = words.USED_MORE.format(clock=clock)
        return TicketWords(words.TICKET_USED, "good", True, False, seats, more)
    moved = screening.moved_from
    more = words.MOVED_MORE.format(before=kept_words(moved, now)) if moved and not new else ""
    if ticket.standing is Standing.WAITING:
        line = words.PLACE_IN_LINE.format(place=ticket.place or 1)
        return TicketWords(
            words.TICKET_WAITING, "clock", True, True, f"{line} · {seats}", words.WAITING_MORE
        )
    if more:
        return TicketWords(words.TICKET_MOVED, "calendar", True, True, seats, more)
    title = words.TICKET_TITLE if new else words.TICKET_FOUND
    return TicketWords(title, "good", True, True, seats)


def spoken_digits(digits: str) -> tuple[str, ...]:
    """Digit by digit, each a piece of its own: whatever number it was cannot be told from them."""
    return tuple(f"{words.SPOKEN_DIGITS[int(one)]}。" for one in digits)


def room_done_spoken(number: int) -> tuple[str, ...]:
    """What is read aloud when a request for the room was received under ``number``."""
    digits = spoken_digits(str(number))
    return (f"{words.ROOM_DONE_TITLE}。", *words.ROOM_DONE_SPOKEN, *digits, words.ROOM_DONE_KEEP)


def ticket_spoken(ticket: Ticket, told: TicketWords, place: str, now: datetime) -> tuple[str, ...]:
    """What is read aloud of a ticket, in pieces."""
    said = [f"{told.title}。"]
    if told.live and not ticket.screening.called_off:
        said += [words.CODE_SPOKEN, *spoken_digits(ticket.code)]
        said.append(f"{words.REMEMBER}。")
    if not ticket.forgotten:
        said.append(
            f"{ticket.screening.film}。{kept_words(ticket.screening.start, now)}。{place}。"
        )
    return (*said, told.more) if told.more else tuple(said)
