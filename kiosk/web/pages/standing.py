"""What the head of a ticket's page says: the one thing its owner has to know now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.cinema.model import Standing, Ticket
from kiosk.wording import web as words
from kiosk.wording.days import when_words


@dataclass(frozen=True, slots=True)
class State:
    """``tone`` is the colour ("good", "wait", "bad"), ``sign`` says the same without colour.
    ``usable``: code and QR are shown; ``elsewhere``: other screenings are offered."""

    title: str
    lead: str
    tone: str
    usable: bool = False
    cancellable: bool = False
    elsewhere: bool = False

    @property
    def sign(self) -> str:
        return {"good": "✓", "wait": "!", "bad": "×"}[self.tone]


def state_of(ticket: Ticket, now: datetime) -> State:
    screening = ticket.screening
    came, over = ticket.checked_in_at is not None, screening.end <= now
    if ticket.forgotten:
        lead = words.FORGOTTEN_CAME_LEAD if came else words.FORGOTTEN_LEAD
        return State(words.FORGOTTEN, lead, "good", elsewhere=True)
    if screening.called_off:
        when = when_words(screening.start, now)
        lead = words.TICKET_CALLED_OFF_LEAD.format(film=screening.film, when=when)
        return State(words.TICKET_CALLED_OFF, lead, "bad", elsewhere=True)
    if ticket.standing is Standing.CANCELLED:
        return State(words.CANCELLED, words.CANCELLED_LEAD, "bad", elsewhere=True)
    if ticket.checked_in_at is not None and not over:
        lead = words.CAME_LEAD.format(time=f"{ticket.checked_in_at:%H:%M}")
        return State(words.CAME, lead, "good", usable=True)
    if ticket.standing is Standing.WAITING:
        return _waiting(ticket, now)
    if over:
        return State(words.OVER, words.OVER_LEAD, "good", elsewhere=True)
    if screening.moved_from is not None:
        return _moved(ticket, now)
    lead = words.SEATED_LEAD.format(seats=ticket.seats)
    return State(words.SEATED, lead, "good", usable=True, cancellable=True)


def _waiting(ticket: Ticket, now: datetime) -> State:
    if ticket.screening.start <= now:
        return State(words.WAITING_OVER, words.WAITING_OVER_LEAD, "bad", elsewhere=True)
    if ticket.screening.moved_from is not None:
        return _moved(ticket, now)
    title = words.WAITING.format(place=ticket.place)
    return State(title, words.WAITING_LEAD, "wait", usable=True, cancellable=True)


def _moved(ticket: Ticket, now: datetime) -> State:
    before, after = (
        when_words(at, now) for at in (ticket.screening.moved_from, ticket.screening.start) if at
    )
    lead = words.TICKET_MOVED_LEAD.format(before=before, now=after)
    return State(words.TICKET_MOVED, lead, "wait", usable=True, cancellable=True)
