"""FindTicketScreen: the four digits of a ticket, by large keys."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.signup_telling import FormStep


@dataclass(frozen=True, slots=True)
class FindShown:
    step: FormStep
    typed: str = ""
    trouble: str = ""


class FindTicketScreen(FormPage):
    trouble = StringProperty("")

    def on_shown(self, _: object, shown: FindShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.ids.pad.digits = shown.typed if shown else ""
        self.trouble = shown.trouble if shown else ""

    def typed(self, digits: str) -> None:
        if self.shown is not None:
            self.trouble = ""
            self.guide.code_typed(digits)

    def give(self) -> None:
        self.guide.code_given()
