"""AskRoomScreen: the day of a private screening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kivy.properties import StringProperty

from kiosk.wording import signup as words
from screens.form_page import FormPage
from screens.signup_telling import FormStep


@dataclass(frozen=True, slots=True)
class DayShown:
    """``weeks`` are rows of seven days from Monday, None where there is none to choose."""

    step: FormStep
    weeks: tuple[tuple[date | None, ...], ...]
    chosen: date | None = None
    trouble: str = ""


class AskRoomScreen(FormPage):
    trouble = StringProperty("")

    def on_shown(self, _: object, shown: DayShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.trouble = shown.trouble if shown else ""
        days = self.ids.days
        if shown is None:
            days.chosen = None
            return
        flat = [day for week in shown.weeks for day in week]
        first = next(day for day in flat if day is not None)
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
