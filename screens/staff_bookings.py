"""StaffBookingsScreen: organisations that ask for the room; two touches answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kivy.properties import StringProperty

from kiosk.cinema.model import Booking, BookingState
from kiosk.wording import staff_cinema as words
from screens.screen import KioskScreen
from screens.widgets.staff_cinema_rows import BookingEntry


@dataclass(frozen=True, slots=True)
class BookingsShown:
    """``note`` is what came of the last answer."""

    bookings: tuple[Booking, ...]
    now: datetime
    note: str = ""


def booking_entries(shown: BookingsShown, armed: tuple[int, str] = (0, "")) -> list[BookingEntry]:
    """``armed``: the number of the booking and which of its answers was touched once."""
    return [
        BookingEntry(one, shown.now, armed[1] if one.id == armed[0] else "")
        for one in shown.bookings
    ]


class StaffBookingsScreen(KioskScreen):
    lead = StringProperty("")
    """What came of the last answer, else whether any are waited for."""
    empty = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: BookingsShown | None) -> None:
        if shown is None:
            return
        self._lead()
        self.empty = "" if shown.bookings else words.BOOKING_EMPTY
        self.ids.list.entries = booking_entries(shown)

    def _lead(self) -> None:
        asked = sum(one.state is BookingState.ASKED for one in self.shown.bookings)
        waiting = words.BOOKINGS_WAITING.format(count=asked)
        self.lead = self.shown.note or (waiting if asked else words.BOOKINGS_NONE_WAITING)

    def chosen(self, entry: BookingEntry) -> None:
        """The first touch of an answer asks, the second gives it."""
        one, answer = entry.booking, entry.touched
        if entry.armed == answer:
            give = self.guide.cinema.accept if answer == "accept" else self.guide.cinema.decline
            give(one.id, one.organisation)
            return
        self.shown = replace(self.shown, note="")
        self.ids.list.entries = booking_entries(self.shown, (one.id, answer))
        self.guide.settle()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self.ids.list.entries = []
        self.shown = None
