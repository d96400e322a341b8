"""AskRoomTimeScreen: when a private screening begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.signup_telling import FormStep


@dataclass(frozen=True, slots=True)
class TimeShown:
    """``starts`` are those at which the room is free."""

    step: FormStep
    starts: tuple[datetime, ...]
    chosen: datetime | None = None


class AskRoomTimeScreen(FormPage):
    time = StringProperty("")

    def on_shown(self, _: object, shown: TimeShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        times = self.ids.times
        times.chosen = shown.chosen if shown else None
        self.time = f"{shown.chosen:%H:%M}" if shown and shown.chosen else ""
        times.options = [(at, f"{at:%H:%M}", "") for at in shown.starts] if shown else []
