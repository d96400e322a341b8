"""SignupNoticeScreen: one thing to know, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import StringProperty

from screens.form_page import FormPage
from screens.theme import theme
from screens.widgets.pressable import Pill


@dataclass(frozen=True, slots=True)
class Action:
    """A button. ``main``: the one that most people want."""

    text: str
    act: Callable[[], object]
    icon: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class NoticeShown:
    title: str
    text: str
    icon: str
    actions: tuple[Action, ...]
    spoken: tuple[str, ...] = ()
    """What is read of it, where that is not title and text."""


class NoticePill(Pill):
    """A button of a notice."""


class SignupNoticeScreen(FormPage):
    title = StringProperty("")
    text = StringProperty("")
    icon = StringProperty("")

    def on_shown(self, _: object, shown: NoticeShown | None) -> None:
        actions = self.ids.actions
        actions.clear_widgets()
        self.title = shown.title if shown else ""
        self.text = shown.text if shown else ""
        self.icon = shown.icon if shown else ""
        for action in shown.actions if shown else ():
            pill = NoticePill(text=action.text, icon=action.icon, bold=action.main)
            if action.main:
                for name, token in (("fill", "red"), ("outline", "red"), ("text_color", "cream")):
                    theme.follow(pill, name, token)
            pill.bind(on_release=lambda _, act=action.act: act())
            actions.add_widget(pill)
