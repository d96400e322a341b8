"""StaffReadinessScreen: whether the kiosk can open today, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import ColorProperty, StringProperty

from kiosk.staff.model import CheckLine, TaskResult
from kiosk.wording import staff as words
from kiosk.wording.operations import CHECK_NAMES
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.staff_rows import LEVEL_ICONS, level_tone
from screens.widgets.staff_told import Told, check_card

ORDER = {"error": 0, "note": 1, "good": 2}


@dataclass(frozen=True, slots=True)
class ReadinessShown:
    result: TaskResult


def check_entries(checks: tuple[CheckLine, ...]) -> list[Told]:
    """What is wrong first."""
    ordered = sorted(checks, key=lambda one: ORDER.get(one.level, 0))
    return [check_card(one, CHECK_NAMES.get(one.name, one.name)) for one in ordered]


def counted(checks: tuple[CheckLine, ...]) -> str:
    """How many are how good, the worst first."""
    return "，".join(
        words.CHECKS_COUNTED[level].format(count=count)
        for level in ORDER
        if (count := sum(one.level == level for one in checks))
    )


class StaffReadinessScreen(KioskScreen):
    icon = StringProperty("")
    tone = ColorProperty(PAPER.green)
    line = StringProperty("")
    counted = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: ReadinessShown | None) -> None:
        if shown is None:
            return
        checks = shown.result.checks
        level = "error" if any(one.level == "error" for one in checks) else "good"
        self.icon = LEVEL_ICONS[level]
        theme.follow(self, "tone", level_tone(level))
        ready = words.READY if level == "good" else words.NOT_READY
        self.line = shown.result.message or ready
        self.counted = counted(checks)
        self.ids.list.page = 0
        self.ids.list.entries = check_entries(checks)
