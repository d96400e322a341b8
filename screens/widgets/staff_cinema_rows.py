"""The rows of the staff's cinema screens: people, private screenings, demand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.cinema.model import Booking, BookingState, Demand, Person
from kiosk.wording import staff_cinema as words
from kiosk.wording.days import when_words
from screens.theme import theme
from screens.widgets.staff_rows import Head, RowView, text_height

TAIL = 4
"""Digits of a number that are shown on a screen in a lobby."""


class PersonView(RowView):
    code = StringProperty("")
    name = StringProperty("")
    more = StringProperty("")
    state = StringProperty("")
    """Place in the line, or when they came."""
    can_enter = BooleanProperty(False)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    person: Person
    head: Head | None = None

    @property
    def name(self) -> str:
        return self.person.surname or words.NO_NAME

    @property
    def more(self) -> str:
        one = self.person
        line = words.PEOPLE_SPACE if one.needs_space else words.PEOPLE_LINE
        return line.format(seats=one.seats, tail=one.phone[-TAIL:])

    def height(self, width: float) -> float:
        inner = person_width(width)
        need = text_height(self.name, inner, theme.label, 1.3)
        need += text_height(self.more, inner, theme.small)
        return max(need, theme.target) + theme.unit * 24

    def view(self) -> PersonView:
        one = self.person
        state = ""
        if one.place:
            state = words.PLACE.format(place=one.place)
        elif one.checked_in_at:
            state = words.CAME_AT.format(time=f"{one.checked_in_at:%H:%M}")
        return PersonView(
            code=one.code,
            name=self.name,
            more=self.more,
            state=state,
            can_enter=not state,
        )


def person_left() -> float:
    """Where the words of a person begin: after the code."""
    return theme.heading * 2.6 + theme.unit * 40


def person_act() -> float:
    """How wide the button of a person is."""
    return theme.label * 4.8


def person_width(width: float) -> float:
    """The column of words of a person, between the code and the button."""
    return max(10.0, width - person_left() - person_act() - theme.unit * 32)


class BookingView(RowView):
    organisation = StringProperty("")
    when = StringProperty("")
    more = StringProperty("")
    contact = StringProperty("")
    state = StringProperty("")
    asks = BooleanProperty(False)
    armed = StringProperty("")

    def answer(self, which: str) -> None:
        """One of the two answers was touched."""
        self.entry = replace(self.entry, touched=which)
        self.dispatch("on_act")


@dataclass(frozen=True, slots=True)
class BookingEntry:
    """``armed`` is the answer that was touched once, "accept" or "decline"; ``touched`` the one
    that is touched now."""

    booking: Booking
    now: datetime
    armed: str = ""
    touched: str = ""

    @property
    def head(self) -> None:
        return None

    @property
    def when(self) -> str:
        return f"{when_words(self.booking.start, self.now)}—{self.booking.end:%H:%M}"

    @property
    def more(self) -> str:
        one = self.booking
        parts = [words.BOOKING_PEOPLE.format(people=one.people)]
        if one.film:
            parts.append(words.BOOKING_FILM.format(film=one.film))
        if one.note:
            parts.append(one.note)
        return "，".join(parts)

    @property
    def contact(self) -> str:
        return words.BOOKING_CONTACT.format(contact=self.booking.contact, phone=self.booking.phone)

    @property
    def state(self) -> str:
        return words.BOOKING_STATES[self.booking.state.value]

    def height(self, width: float) -> float:
        inner = width - theme.unit * 56
        name = inner - booking_state_width(self.state)
        need = text_height(self.booking.organisation, name, theme.heading, 1.3, "serif")
        need += text_height(self.when, inner, theme.label)
        need += text_height(self.more, inner, theme.small)
        need += text_height(self.contact, inner, theme.small) + theme.unit * 40
        asks = self.booking.state is BookingState.ASKED
        return need + (theme.target + theme.gap * 0.6 if asks else 0)

    def view(self) -> BookingView:
        one = self.booking
        return BookingView(
            organisation=one.organisation,
            when=self.when,
            more=self.more,
            contact=self.contact,
            state=self.state,
            asks=one.state is BookingState.ASKED,
            armed=self.armed,
        )


def booking_state_width(state: str) -> float:
    """The room for the state at the top right."""
    return theme.label * (len(state) + 0.6)


class DemandView(RowView):
    """Bars as parts of the widest: ``offered``, ``taken``, ``came``, ``waited``."""

    title = StringProperty("")
    seats = StringProperty("")
    counts = StringProperty("")
    offered = NumericProperty(0)
    taken = NumericProperty(0)
    came = NumericProperty(0)
    waited = NumericProperty(0)


@dataclass(frozen=True, slots=True)
class DemandEntry:
    """``most`` is what the longest bar stands for."""

    line: Demand
    most: int

    @property
    def head(self) -> None:
        return None

    @property
    def title(self) -> str:
        shown = words.DEMAND_ROW if self.line.screenings else words.DEMAND_WISHED_ROW
        return shown.format(film=self.line.film, hour=self.line.hour)

    @property
    def seats(self) -> str:
        one = self.line
        if not one.screenings:
            return ""
        return words.DEMAND_SEATS.format(screenings=one.screenings, offered=one.offered)

    @property
    def counts(self) -> str:
        one = self.line
        parts = (
            (words.DEMAND_CAME, one.came),
            (words.DEMAND_TAKEN, one.taken),
            (words.DEMAND_WAITED, one.waited),
            (words.DEMAND_WISHED, one.wished),
        )
        return "，".join(text.format(count=count) for text, count in parts if count)

    def height(self, width: float) -> float:
        inner = width - theme.unit * 56
        titled = inner - demand_seats_width(self.seats)
        need = text_height(self.title, titled, theme.label, 1.3, "serif")
        return need + text_height(self.counts, inner, theme.small) + theme.unit * 88

    def view(self) -> DemandView:
        one = self.line
        return DemandView(
            title=self.title,
            seats=self.seats,
            counts=self.counts,
            offered=one.offered / self.most,
            taken=min(1.0, one.taken / self.most),
            came=min(1.0, one.came / self.most),
            waited=min(1.0 - min(1.0, one.taken / self.most), one.waited / self.most),
        )


def demand_seats_width(seats: str) -> float:
    """The room for the seats at the right of the title."""
    return theme.small * (len(seats) * 0.72 + 1) if seats else 0.0
