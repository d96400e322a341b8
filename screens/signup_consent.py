"""SignupConsentScreen: what is kept, what was typed, and the box to touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.wording import consent
from kiosk.wording import signup as words
from screens.form_page import FormPage
from screens.signup_telling import FormStep
from screens.theme import theme
from screens.widgets.pressable import Pressable
from screens.widgets.words import Words, set_lines

HAN_FROM = "\u2e7f"
LINE_SPACING = 1.4


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """``summary`` are pairs of name and value, ``sentences`` what one agrees to, ``send`` what the
    button says."""

    step: FormStep
    summary: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    send: str
    agreed: bool = False
    trouble: str = ""


class SummaryLine(FloatLayout):
    name = StringProperty("")
    value = StringProperty("")
    column = NumericProperty(1)
    """What there is to stand in."""
    ems = NumericProperty(0)
    """About how wide the value is, in widths of a Han character."""

    def on_value(self, _: object, value: str) -> None:
        self.ems = sum(1.0 if one > HAN_FROM else 0.56 for one in value)


class ConsentSentence(Words):
    """One sentence; lit while it is read aloud."""

    type_size = NumericProperty(0)


class AgreeBox(Pressable):
    """A box that is not ticked beforehand."""

    ticked = BooleanProperty(False)
    text = StringProperty(consent.AGREE)


class Stack(BoxLayout):
    """Lines under each other, from the top."""

    lines = ListProperty([])


class SignupConsentScreen(FormPage):
    agreed = BooleanProperty(False)
    trouble = StringProperty("")
    send_text = StringProperty("")
    current = ObjectProperty(None, allownone=True)
    room = NumericProperty(0)
    """What the sentences have for themselves, in pixels from the top down."""
    apart = NumericProperty(0)
    """Between two sentences."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._fit_later = Clock.create_trigger(self._fit, -1)
        self.bind(room=self._fit_later)
        self.ids.sentences.bind(width=self._fit_later)
        theme.bind(label=self._fit_later)
        self._fit_later()

    def on_stage(self, one: object, stage: Any) -> None:
        super().on_stage(one, stage)
        if stage is not None:
            stage.read_aloud.bind(current=self._light)

    def on_shown(self, _: object, shown: ConsentShown | None) -> None:
        self.ids.sheet.step = shown.step if shown else None
        self.agreed = shown.agreed if shown else False
        self.trouble = shown.trouble if shown else ""
        self.send_text = shown.send if shown else ""
        summary, sentences = self.ids.summary, self.ids.sentences
        for stack in (summary, sentences):
            stack.clear_widgets()
        if shown is None:
            return
        for name, value in shown.summary:
            line = SummaryLine(name=name, value=value)
            summary.bind(width=line.setter("column"))
            line.column = summary.width
            summary.add_widget(line)
        for sentence in shown.sentences:
            sentences.add_widget(ConsentSentence(text=sentence))
        self._fit()

    def _fit(self, *_: object) -> None:
        """As large as there is room, and apart as far: it is read standing, by old eyes."""
        stack = self.ids.sentences
        gaps = max(1, len(stack.children) - 1)
        for size in (theme.heading, theme.label):
            lines = sum(
                len(set_lines(one.text, stack.width, "sans", size)) for one in stack.children
            )
            least = size * (0.2 if theme.large else 0.4)
            spare = (self.room - lines * size * LINE_SPACING) / gaps
            if spare >= least:
                break
        self.apart = min(max(least, spare), size * 0.9)
        for one in stack.children:
            one.type_size = size

    def _light(self, _: object, sentence: Any) -> None:
        if self.shown is None:
            return
        first = len(self.shown.step.spoken) - len(self.shown.sentences)
        for number, one in enumerate(reversed(self.ids.sentences.children)):
            lit = sentence is not None and sentence.block == first + number
            one.lit = [sentence.start, sentence.end] if lit else []

    def touch_box(self) -> None:
        self.agreed = not self.agreed
        self.trouble = ""
        self.guide.agree(self.agreed)

    def send(self) -> None:
        if self.agreed:
            self.guide.send()
        else:
            self.trouble = words.AGREE_FIRST
            self.stage.tell_trouble(words.AGREE_FIRST)
