"""SignupPhoneScreen: a telephone number, by large keys."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.signup_telling import FormStep


@dataclass(frozen=True, slots=True)
class PhoneShown:
    """``typed`` is what was typed before; ``trouble`` what is wrong with it."""

    step: FormStep
    typed: str = ""
    trouble: str = ""


class SignupPhoneScreen(FormPage):
    trouble = StringProperty("")

    def on_shown(self, _: object, shown: PhoneShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.ids.pad.digits = shown.typed if shown else ""
        self.trouble = shown.trouble if shown else ""

    def typed(self, digits: str) -> None:
        """A key was touched: what was wrong may be right now."""
        if self.shown is not None:
            self.trouble = ""
            self.guide.phone_typed(digits)

    def give(self) -> None:
        self.guide.phone_given()
