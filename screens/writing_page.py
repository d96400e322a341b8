"""WritingPage: a page of a form with a pad to write on."""

from __future__ import annotations

from screens.form_page import FormPage


class WritingPage(FormPage):
    """Its layout has a WritingPad called ``writing``."""

    def on_stage(self, _: object, stage: object) -> None:
        super().on_stage(_, stage)
        self.ids.writing.input_method = stage.input_method if stage is not None else None

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.ids.writing.wipe()
        self.ids.writing.warm_up()

    def wipe(self) -> None:
        super().wipe()
        self.ids.writing.wipe()

    def rest(self) -> None:
        self.ids.writing.rest()
