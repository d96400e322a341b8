"""StaffDemandScreen: what people want to see, as a chart to plan by."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from kiosk.cinema.model import Demand
from kiosk.wording import staff_cinema as words
from screens.screen import KioskScreen
from screens.widgets.staff_cinema_rows import DemandEntry


@dataclass(frozen=True, slots=True)
class DemandShown:
    lines: tuple[Demand, ...]


def demand_entries(lines: tuple[Demand, ...]) -> list[DemandEntry]:
    """All bars to one scale: the longest is whatever was offered or asked for most."""
    most = max((max(one.offered, one.taken + one.waited, one.wished) for one in lines), default=1)
    return [DemandEntry(one, max(1, most)) for one in lines]


class StaffDemandScreen(KioskScreen):
    empty = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: DemandShown | None) -> None:
        if shown is None:
            return
        self.empty = "" if shown.lines else words.DEMAND_EMPTY
        self.ids.list.page = 0
        self.ids.list.entries = demand_entries(shown.lines)
