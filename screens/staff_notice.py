"""StaffNoticeScreen: what came of it, in a sentence or two, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ColorProperty, StringProperty

from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.pressable import Pill
from screens.widgets.staff_rows import LEVEL_ICONS, level_tone


@dataclass(frozen=True, slots=True)
class Action:
    text: str
    do: Callable[[], None]
    icon: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """``level``: good, note or error; ``lines`` under the title."""

    level: str
    title: str
    lines: tuple[str, ...]
    actions: tuple[Action, ...]


class NoticeAction(Pill):
    """One way on; the likeliest is larger and coloured."""


class StaffNoticeScreen(KioskScreen):
    icon = StringProperty("")
    tone = ColorProperty(PAPER.green)
    title = StringProperty("")
    text = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: Notice | None) -> None:
        if shown is None:
            return
        self.icon = LEVEL_ICONS[shown.level]
        theme.follow(self, "tone", level_tone(shown.level))
        self.title, self.text = shown.title, "\n".join(shown.lines)
        column = self.ids.actions
        column.clear_widgets()
        for action in shown.actions:
            button = NoticeAction(text=action.text, icon=action.icon, bold=action.main)
            if action.main:
                for name, token in (("fill", "blue"), ("outline", "blue"), ("text_color", "cream")):
                    theme.follow(button, name, token)
            button.bind(on_release=lambda _, do=action.do: do())
            column.add_widget(button)
