"""SignupDoingScreen: what is being done, while it takes longer than a moment."""

from __future__ import annotations

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.signup_stage import DoingShown


class SignupDoingScreen(FormPage):
    title = StringProperty("")

    def on_shown(self, _: object, shown: DoingShown | None) -> None:
        self.title = shown.title if shown else ""
