"""WritingPage: a page of a form with a field to write in by hand."""

from __future__ import annotations

from screens.form_page import FormPage


class WritingPage(FormPage):
    """Its layout has a HandwritingPad called ``pad``."""

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.ids.pad.wipe()
        self.ids.pad.warm_up()

    def wipe(self) -> None:
        super().wipe()
        self.ids.pad.wipe()

    def rest(self) -> None:
        self.ids.pad.rest()
