"""AskRoomScreen: the day of a private screening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

from kivy.clock import Clock
from kivy.properties import NumericProperty, StringProperty

from kiosk.wording import signup as words
from kiosk.wording.days import whole_day
from screens.form_page import FormPage
from screens.signup_telling import FormStep

Week = tuple[date | None, ...]
NO_WEEK: Week = (None,) * 7
WEEKS = 8
"""So many of them are ready before anybody asks."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """``weeks`` are rows of seven days from Monday, None where there is none to choose."""

    step: FormStep
    weeks: tuple[Week, ...]
    chosen: date | None = None
    trouble: str = ""


class AskRoomScreen(FormPage):
    """Where not all weeks have room at once, they are pages of one length."""

    trouble = StringProperty("")
    day = StringProperty("")
    rows = NumericProperty(10)
    rows_paged = NumericProperty(8)
    """How many weeks have room, without keys to turn pages and with them; kv works it out."""
    page = NumericProperty(0)
    pages = NumericProperty(1)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._week = 0
        """The first on show, or the one with the chosen day."""
        self._lay_later = Clock.create_trigger(self._lay, -1)
        self.bind(rows=self._lay_later, rows_paged=self._lay_later)
        self.ids.days.prepare(WEEKS * len(NO_WEEK))

    def on_shown(self, _: object, shown: DayShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.trouble = shown.trouble if shown else ""
        self.day = whole_day(shown.chosen) if shown and shown.chosen else ""
        if shown is None:
            self.ids.days.chosen = None
            return
        chosen = [number for number, week in enumerate(shown.weeks) if shown.chosen in week]
        self._week = chosen[0] if shown.chosen and chosen else 0
        self._lay()

    def turn(self, by: int) -> None:
        """To earlier days (-1) or later ones (1)."""
        self._week = min(max(0, self.page + by), self.pages - 1) * self._length
        self._lay()

    @property
    def _length(self) -> int:
        """Weeks of a page."""
        return ceil(len(self.shown.weeks) / self.pages)

    def _lay(self, *_: object) -> None:
        shown = self.shown
        if shown is None:
            return
        count = len(shown.weeks)
        self.pages = 1 if count <= self.rows else ceil(count / self.rows_paged)
        length = self._length
        self.page = self._week // length
        weeks = list(shown.weeks[self.page * length :][:length])
        weeks += [NO_WEEK] * (length - len(weeks))
        flat = [day for week in weeks for day in week]
        first = next(day for day in flat if day is not None)
        days = self.ids.days
        days.chosen = shown.chosen
        days.options = [
            (
                day,
                str(day.day) if day else "",
                words.MONTH.format(month=day.month)
                if day and (day == first or day.day == 1)
                else "",
            )
            for day in flat
        ]
