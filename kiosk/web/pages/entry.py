"""What staff read of a ticket at the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.cinema.door import DOORS
from kiosk.cinema.model import DoorAnswer, Entry, Standing, Ticket
from kiosk.wording import web as words
from kiosk.wording.days import when_words


@dataclass(frozen=True, slots=True)
class EntryView:
    """``letting_in``: the one big button is there."""

    title: str
    lead: str
    tone: str
    letting_in: bool = False

    @property
    def sign(self) -> str:
        return {"good": "✓", "wait": "!", "bad": "×"}[self.tone]


def before_entry(ticket: Ticket | None, now: datetime) -> Entry:
    """What ``Cinema.check_in`` would answer, without letting anybody in: by the same order."""
    if ticket is None:
        return Entry(DoorAnswer.UNKNOWN)
    screening = ticket.screening
    if screening.called_off:
        answer = DoorAnswer.CALLED_OFF
    elif ticket.standing is Standing.CANCELLED:
        answer = DoorAnswer.CANCELLED
    elif not screening.start - DOORS <= now < screening.end:
        answer = DoorAnswer.OTHER_DAY
    elif ticket.standing is Standing.WAITING:
        answer = DoorAnswer.WAITING
    else:
        answer = DoorAnswer.ALREADY if ticket.checked_in_at else DoorAnswer.WELCOME
    return Entry(answer, ticket, ticket.checked_in_at)


def view_of(entry: Entry, now: datetime, *, ready: bool = False) -> EntryView:
    """``ready``: nobody was let in yet."""
    ticket = entry.ticket
    if ticket is None:
        return EntryView(words.DOOR_UNKNOWN, words.DOOR_UNKNOWN_LEAD, "bad")
    space = words.DOOR_NEEDS_SPACE if ticket.needs_space else ""
    match entry.answer:
        case DoorAnswer.WELCOME if ready:
            return EntryView(words.DOOR_READY, space, "good", letting_in=True)
        case DoorAnswer.WELCOME:
            title = words.DOOR_WELCOME.format(seats=ticket.seats)
            return EntryView(title, space or words.DOOR_WELCOME_LEAD, "good")
        case DoorAnswer.ALREADY:
            time = when_words(entry.at, now) if entry.at else ""
            lead = words.DOOR_ALREADY_LEAD.format(time=time)
            return EntryView(words.DOOR_ALREADY, lead, "bad")
        case DoorAnswer.WAITING:
            lead = words.DOOR_STILL_WAITING_LEAD.format(place=ticket.place)
            return EntryView(words.DOOR_STILL_WAITING, lead, "wait")
        case DoorAnswer.CANCELLED:
            return EntryView(words.DOOR_CANCELLED, words.DOOR_CANCELLED_LEAD, "bad")
        case DoorAnswer.OTHER_DAY:
            lead = words.DOOR_OTHER_DAY_LEAD.format(when=when_words(ticket.screening.start, now))
            return EntryView(words.DOOR_OTHER_DAY, lead, "wait")
        case DoorAnswer.CALLED_OFF:
            lead = words.DOOR_CALLED_OFF_LEAD.format(film=ticket.screening.film)
            return EntryView(words.DOOR_CALLED_OFF, lead, "bad")
        case DoorAnswer.UNKNOWN:
            return EntryView(words.DOOR_UNKNOWN, words.DOOR_UNKNOWN_LEAD, "bad")
