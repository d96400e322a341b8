"""StaffEditionsScreen: the editions that are kept; two touches put one of them on show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kivy.properties import StringProperty

from kiosk.library.editions import Edition
from kiosk.wording import staff as words
from screens import staff_telling
from screens.screen import KioskScreen
from screens.widgets.staff_rows import EditionEntry

STARTER = "starter"
"""The source of the edition that came with the program."""


@dataclass(frozen=True, slots=True)
class EditionsShown:
    """``note`` is what came of the last change."""

    editions: tuple[Edition, ...]
    now: datetime
    note: str = ""


def edition_entries(shown: EditionsShown, armed: int = 0) -> list[EditionEntry]:
    """``armed``: the number of the edition that was touched once."""
    return [
        EditionEntry(
            one,
            staff_telling.when(one.at, shown.now),
            words.EDITION_STARTER if one.source == STARTER else one.source,
            one.number == armed,
        )
        for one in shown.editions
    ]


class StaffEditionsScreen(KioskScreen):
    lead = StringProperty("")
    empty = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: EditionsShown | None) -> None:
        if shown is None:
            return
        self.ids.list.page = 0
        self._fill()

    def _fill(self, armed: int = 0) -> None:
        shown = self.shown
        current = next((one.number for one in shown.editions if one.current), None)
        lead = words.STAFF_EDITION.format(number=current) if current else words.STAFF_NO_EDITION
        self.lead = shown.note or lead
        self.empty = "" if shown.editions else words.EDITIONS_NONE
        self.ids.list.entries = edition_entries(shown, armed)

    def chosen(self, entry: EditionEntry) -> None:
        """The first touch asks, the second does it."""
        if entry.edition.current:
            return
        if entry.armed:
            self.guide.restore(entry.edition.number)
        else:
            self.shown = replace(self.shown, note="")
            self._fill(entry.edition.number)
            self.guide.settle()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        if self.shown is not None:
            self._fill()
