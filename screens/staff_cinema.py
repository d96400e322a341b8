"""StaffCinemaScreen: the screenings to come with their counts, and the ways to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kivy.properties import StringProperty

from kiosk.cinema.model import Screening
from kiosk.wording import staff_cinema as words
from kiosk.wording.days import when_words
from screens.screen import KioskScreen
from screens.widgets.staff_rows import WayEntry


@dataclass(frozen=True, slots=True)
class CinemaShown:
    """``asked`` counts private screenings that wait for an answer."""

    screenings: tuple[Screening, ...]
    asked: int
    now: datetime


def screening_entries(shown: CinemaShown) -> list[WayEntry]:
    return [
        WayEntry(
            "cinema",
            words.WHEN_FILM.format(when=when_words(one.start, shown.now), film=one.film),
            counts(one),
            str(one.id),
        )
        for one in shown.screenings
    ] or [WayEntry("cinema", words.NO_SCREENINGS, "")]


def counts(screening: Screening) -> str:
    """Seats in one line."""
    if screening.called_off:
        line = words.CALLED_OFF if screening.taken else words.CALLED_OFF_NOBODY
        return line.format(taken=screening.taken)
    line = words.COUNTS_WAITING if screening.waiting else words.COUNTS
    return line.format(seats=screening.seats, taken=screening.taken, waiting=screening.waiting)


class StaffCinemaScreen(KioskScreen):
    bookings = StringProperty("")
    """Whether private screenings wait for an answer."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: CinemaShown | None) -> None:
        if shown is None:
            return
        self.bookings = words.BOOKINGS_NONE_WAITING
        if shown.asked:
            self.bookings = words.BOOKINGS_WAITING.format(count=shown.asked)
        self.ids.list.page = 0
        self.ids.list.entries = screening_entries(shown)
        self.ids.ways.entries = [
            WayEntry("family", words.BOOKINGS, words.BOOKINGS_FOR, opens="bookings"),
            WayEntry("star", words.DEMAND, words.DEMAND_MORE, opens="demand"),
        ]

    def chosen(self, entry: WayEntry) -> None:
        if entry.opens == "bookings":
            self.guide.cinema.open_bookings()
        elif entry.opens == "demand":
            self.guide.cinema.open_demand()
        elif entry.path:
            self.guide.cinema.open_people(int(entry.path))
