"""StaffScreen: what staff can do: look at a stick, put an edition back, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from kiosk.wording import staff as words
from kiosk.wording import staff_cinema as cinema_words
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.staff_rows import WayEntry


@dataclass(frozen=True, slots=True)
class StaffShown:
    """``sticks``: one entry for each folder that can be looked at, or why there is none;
    ``plugged`` says which sticks there are."""

    lead: str
    sticks: tuple[WayEntry, ...]
    plugged: str = ""


TASKS = (
    WayEntry("cinema", cinema_words.CINEMA, cinema_words.CINEMA_MORE, opens="cinema"),
    WayEntry("editions", words.EDITIONS, words.EDITIONS_MORE, opens="editions"),
    WayEntry("ready", words.READINESS, words.READINESS_MORE, opens="readiness"),
    WayEntry("calendar", words.CLOCK, words.CLOCK_MORE, opens="clock"),
    WayEntry("lock", words.NEW_PIN, words.NEW_PIN_MORE, opens="pin"),
)
"""What there is to do without a stick."""


class StaffScreen(KioskScreen):
    lead = StringProperty("")
    plugged = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False
        theme.bind(portrait=self._fill)

    def on_shown(self, _: object, shown: StaffShown | None) -> None:
        if shown is not None:
            self.lead, self.plugged = shown.lead, shown.plugged
            self.ids.sticks.page = self.ids.tasks.page = 0
            self._fill()

    def _fill(self, *_: object) -> None:
        """Upright one list, lying two."""
        if self.shown is not None:
            sticks = list(self.shown.sticks)
            self.ids.sticks.entries = [*sticks, *TASKS] if theme.portrait else sticks
            self.ids.tasks.entries = [] if theme.portrait else list(TASKS)

    def chosen(self, entry: WayEntry) -> None:
        match entry.opens:
            case "cinema":
                self.guide.cinema.open()
            case "editions":
                self.guide.open_editions()
            case "readiness":
                self.guide.check_readiness()
            case "clock":
                self.guide.open_clock()
            case "pin":
                self.guide.change_pin()
            case _ if entry.path:
                self.guide.look_at(entry.path)
