"""AskRoomPeopleScreen: how many people come to a private screening."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.signup_telling import FormStep


@dataclass(frozen=True, slots=True)
class PeopleShown:
    step: FormStep
    people: int


class AskRoomPeopleScreen(FormPage):
    people = StringProperty("")

    def on_shown(self, _: object, shown: PeopleShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.people = str(shown.people) if shown else ""
