"""AskRoomNameScreen: the name of an organisation, by hand, or later by telephone."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.signup_telling import FormStep
from screens.writing_page import WritingPage


@dataclass(frozen=True, slots=True)
class RoomNameShown:
    step: FormStep
    organisation: str = ""


class AskRoomNameScreen(WritingPage):
    organisation = StringProperty("")

    def on_shown(self, _: object, shown: RoomNameShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.organisation = shown.organisation if shown else ""
