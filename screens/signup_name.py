"""SignupNameScreen: a surname, by hand or out of the commonest ones, or none."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import NumericProperty, StringProperty

from kiosk.wording import signup as words
from screens.signup_telling import FormStep
from screens.writing_page import WritingPage


@dataclass(frozen=True, slots=True)
class NameShown:
    step: FormStep
    surname: str = ""
    title: str = ""


class SignupNameScreen(WritingPage):
    chosen = StringProperty("")
    surname = StringProperty("")
    columns = NumericProperty(10)
    rows = NumericProperty(4)
    row = NumericProperty(80)
    """Of surnames to touch: how many in a row, how many rows, of what height; kv works it out from
    the room."""

    def on_kv_post(self, _: object) -> None:
        self.ids.writing.bind(by_letters=self._offer_surnames)
        self.bind(rows=self._offer_surnames, columns=self._offer_surnames)
        self._offer_surnames()
        self.ids.titles.options = [(one, one, "") for one in words.TITLES]

    def on_shown(self, _: object, shown: NameShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        surnames, titles = self.ids.surnames, self.ids.titles
        self.surname = shown.surname if shown else ""
        title = shown.title if shown else ""
        surnames.chosen, titles.chosen = self.surname or None, title or None
        self.chosen = self.surname + title if self.surname else ""

    def _offer_surnames(self, *_: object) -> None:
        """The commonest, to touch; by letters a single one already offers them."""
        shown = 0 if self.ids.writing.by_letters else int(self.rows * self.columns)
        self.ids.surnames.options = [(one, one, "") for one in words.SURNAMES[:shown]]
        self.ids.surnames.chosen = self.surname or None
