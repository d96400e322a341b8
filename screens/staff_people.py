"""StaffPeopleScreen: who comes to a screening, and the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from kiosk.cinema.model import Person, Screening, Standing
from kiosk.wording import staff_cinema as words
from kiosk.wording.days import when_words
from screens.screen import KioskScreen
from screens.staff_cinema import counts
from screens.widgets.paged_column import Entry
from screens.widgets.staff_cinema_rows import PersonEntry
from screens.widgets.staff_rows import Head


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """``note`` is what came of the last code, ``good`` whether it was let in."""

    screening: Screening
    people: tuple[Person, ...]
    now: datetime
    note: str = ""
    good: bool = True


def person_entries(people: tuple[Person, ...]) -> list[Entry]:
    """Those with seats first, under a heading each."""
    entries: list[Entry] = []
    for standing, head, tone in (
        (Standing.SEATED, words.SEATED_HEAD, "green"),
        (Standing.WAITING, words.WAITING_HEAD, "amber"),
    ):
        some = [one for one in people if one.standing is standing]
        if some:
            heading = Head(head.format(count=len(some)), tone)
            entries += [heading, *(PersonEntry(one, heading) for one in some)]
    return entries


class StaffPeopleScreen(KioskScreen):
    title = StringProperty("")
    counted = StringProperty("")
    note = StringProperty("")
    good = BooleanProperty(True)
    empty = StringProperty("")
    armed = BooleanProperty(False)
    """Whether 取消这一场 was touched once."""
    can_call_off = BooleanProperty(False)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: PeopleShown | None) -> None:
        if shown is None:
            return
        one = shown.screening
        came = sum(person.seats for person in shown.people if person.checked_in_at)
        when = when_words(one.start, shown.now)
        self.title = words.WHEN_FILM.format(when=when, film=one.film)
        self.counted = words.CAME.format(line=counts(one), came=came)
        self.note, self.good = shown.note, shown.good
        self.empty = "" if shown.people else words.PEOPLE_EMPTY
        self.armed, self.can_call_off = False, not one.called_off and shown.now < one.end
        self.ids.list.entries = person_entries(shown.people)

    def typed(self) -> None:
        """Show the last digit, then look."""
        Clock.schedule_once(self._look, 0.05)

    def _look(self, _: float) -> None:
        digits = self.ids.pad.digits
        self.ids.pad.clear()
        if len(digits) == self.ids.pad.most:
            self.guide.cinema.let_in(digits)

    def chosen(self, entry: PersonEntry) -> None:
        self.guide.cinema.let_in(entry.person.code)

    def call_off(self) -> None:
        """The first touch asks, the second does it."""
        if self.armed:
            self.guide.cinema.call_off()
        else:
            self.armed = True
            self.guide.settle()

    def on_leave(self, *_: object) -> None:
        """No name and no code stays behind on a screen that is not on show."""
        super().on_leave()
        self.ids.pad.clear()
        self.ids.list.entries = []
        self.shown = None
        self.title = self.counted = self.note = ""
