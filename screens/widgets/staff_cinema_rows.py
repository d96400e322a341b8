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

    def height(self, _: float) -> float:
        return max(theme.target + theme.unit * 28, theme.label * 1.35 + theme.small * 1.5 + 28)

    def view(self) -> PersonView:
        one = self.person
        line = words.PEOPLE_SPACE if one.needs_space else words.PEOPLE_LINE
        state = ""
        if one.place:
            state = words.PLACE.format(place=one.place)
        elif one.checked_in_at:
            state = words.CAME_AT.format(time=f"{one.checked_in_at:%H:%M}")
        return PersonView(
            code=one.code,
            name=one.surname or words.NO_NAME,
            more=line.format(seats=one.seats, tail=one.phone[-TAIL:]),
            state=state,
            can_enter=not state,
        )


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

    def height(self, width: float) -> float:
        need = text_height(self.booking.organisation, width * 0.6, theme.heading, 1.3)
        need += theme.label * 1.4 + theme.small * 1.5 * 2 + theme.unit * 64
        asks = self.booking.state is BookingState.ASKED
        return need + (theme.target + theme.gap if asks else 0)

    def view(self) -> BookingView:
        one = self.booking
        parts = [words.BOOKING_PEOPLE.format(people=one.people)]
        if one.film:
            parts.append(words.BOOKING_FILM.format(film=one.film))
        if one.note:
            parts.append(one.note)
        return BookingView(
            organisation=one.organisation,
            when=f"{when_words(one.start, self.now)}—{one.end:%H:%M}",
            more="，".join(parts),
            contact=words.BOOKING_CONTACT.format(contact=one.contact, phone=one.phone),
            state=words.BOOKING_STATES[one.state.value],
            asks=one.state is BookingState.ASKED,
            armed=self.armed,
        )


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

    def height(self, _: float) -> float:
        return theme.label * 1.4 + theme.small * 1.6 + theme.unit * 92

    def view(self) -> DemandView:
        one = self.line
        shown = words.DEMAND_ROW if one.screenings else words.DEMAND_WISHED_ROW
        seats = words.DEMAND_SEATS.format(screenings=one.screenings, offered=one.offered)
        parts = (
            (words.DEMAND_TAKEN, one.taken),
            (words.DEMAND_CAME, one.came),
            (words.DEMAND_WAITED, one.waited),
            (words.DEMAND_WISHED, one.wished),
        )
        return DemandView(
            title=shown.format(film=one.film, hour=one.hour),
            seats=seats if one.screenings else "",
            counts="，".join(text.format(count=count) for text, count in parts if count),
            offered=one.offered / self.most,
            taken=min(1.0, one.taken / self.most),
            came=min(1.0, one.came / self.most),
            waited=min(1.0 - min(1.0, one.taken / self.most), one.waited / self.most),
        )
