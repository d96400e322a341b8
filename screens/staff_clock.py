"""StaffClockScreen: the date and the time, set by large plus and minus."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from kivy.properties import StringProperty

from kiosk.clock import ZONE
from kiosk.wording import staff as words
from screens import staff_telling
from screens.screen import KioskScreen
from screens.widgets.stepper import Stepper

FIRST_YEAR, LAST_YEAR = 2026, 2099
PARTS = ("year", "month", "day", "hour", "minute")


def stepped(at: datetime, part: str, by: int) -> datetime:
    """``at`` with one part moved on; it goes round at its end, the others stay (a day that the
    month does not have becomes its last)."""
    last_day = monthrange(at.year, at.month)[1]
    low, high = {
        "year": (FIRST_YEAR, LAST_YEAR),
        "month": (1, 12),
        "day": (1, last_day),
        "hour": (0, 23),
        "minute": (0, 59),
    }[part]
    value = low + (getattr(at, part) + by - low) % (high - low + 1)
    parts = {name: getattr(at, name) for name in PARTS} | {part: value}
    parts["day"] = min(parts["day"], monthrange(parts["year"], parts["month"])[1])
    return datetime(**parts, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class ClockShown:
    now: datetime


class StaffClockScreen(KioskScreen):
    now_line = StringProperty("")
    new_line = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False
        self.wanted = datetime(2026, 1, 1, tzinfo=ZONE)

    def on_kv_post(self, _: object) -> None:
        for part in PARTS:
            stepper = Stepper(part=part, word=words.CLOCK_PARTS[part])
            stepper.bind(on_step=lambda one, by: self.step(one.part, by))
            self.ids.steppers.add_widget(stepper)

    def on_shown(self, _: object, shown: ClockShown | None) -> None:
        if shown is not None:
            now = shown.now.astimezone(ZONE).replace(second=0, microsecond=0)
            self.wanted = stepped(now, "year", 0)
            self.tick(shown.now)
            self._tell()

    def tick(self, now: datetime) -> None:
        """What time it is now."""
        self.now_line = words.CLOCK_NOW.format(when=staff_telling.whole_day(now.astimezone(ZONE)))

    def step(self, part: str, by: int) -> None:
        self.wanted = stepped(self.wanted, part, by)
        self._tell()

    def _tell(self) -> None:
        self.new_line = words.CLOCK_NEW.format(when=staff_telling.whole_day(self.wanted))
        for stepper in self.ids.steppers.children:
            value = getattr(self.wanted, stepper.part)
            stepper.value = f"{value:02d}" if stepper.part in ("hour", "minute") else str(value)

    def set(self) -> None:
        self.guide.set_clock(self.wanted)
