"""StaffScreen: what staff can do: look at a stick, put an edition back, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.screen import KioskScreen
from screens.widgets.staff_rows import WayEntry


@dataclass(frozen=True, slots=True)
class StaffShown:
    """``sticks``: one entry for each folder that can be looked at, or why there is none."""

    lead: str
    sticks: tuple[WayEntry, ...]


class StaffScreen(KioskScreen):
    lead = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: StaffShown | None) -> None:
        if shown is not None:
            self.lead = shown.lead
            self.ids.sticks.entries = list(shown.sticks)

    def chosen(self, entry: WayEntry) -> None:
        if entry.path:
            self.guide.look_at(entry.path)
