"""StaffProgressScreen: how far the thing that was asked for has come, and a way to stop it."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import NumericProperty, StringProperty

from kiosk.staff.model import Task, TaskKind, TaskProgress
from kiosk.wording import staff as words
from screens import staff_telling
from screens.screen import KioskScreen


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """``part`` from 0 to 1; less than 0: how far it is cannot be said."""

    title: str
    more: str
    stage: str = ""
    part: float = -1.0
    files: str = ""
    size: str = ""
    left: str = ""
    file: str = ""
    counts: bool = False
    """Whether it is something long that can be stopped; else one only goes back."""


_TITLES = {
    TaskKind.LOAD: (words.LOADING, words.LOADING_MORE),
    TaskKind.EJECT: (words.EJECTING, words.EJECTING_MORE),
    TaskKind.READINESS: (words.CHECKING, words.CHECKING_MORE),
    TaskKind.SET_CLOCK: (words.SETTING_CLOCK, words.SETTING_CLOCK_MORE),
}


def progress_shown(kind: TaskKind, about: str, task: Task | None) -> ProgressShown:
    """What to show of a task; ``about`` is the stick's name."""
    title, more = _TITLES.get(kind, (words.LOOKING.format(stick=about), words.LOOKING_MORE))
    counts = kind in (TaskKind.LOOK, TaskKind.LOAD)
    progress = task.progress if task is not None else None
    if progress is None:
        stage = words.WAITING if counts else ""
        return ProgressShown(title, more, stage, counts=counts)
    stages = words.STAGES_LOADING if kind is TaskKind.LOAD else words.STAGES
    stage = stages.get(progress.stage, "")
    measured = progress.stage == "prepare" or (progress.files > 0 and progress.stage not in stages)
    if not measured:
        part = 1.0 if progress.stage == "publish" else -1.0
        return ProgressShown(title, more, stage, part, counts=counts)
    return ProgressShown(
        title,
        more,
        stage,
        min(100, max(0, progress.per_cent)) / 100,
        _files(progress),
        _size(progress),
        staff_telling.time_left(progress.seconds_left),
        progress.file,
        counts,
    )


def _files(progress: TaskProgress) -> str:
    if not progress.files:
        return ""
    return words.FILES_DONE.format(done=progress.files_done, files=progress.files)


def _size(progress: TaskProgress) -> str:
    if not progress.bytes:
        return ""
    done, whole = staff_telling.size(progress.bytes_done), staff_telling.size(progress.bytes)
    return words.SIZE_DONE.format(done=done, whole=whole)


class StaffProgressScreen(KioskScreen):
    title = StringProperty("")
    more = StringProperty("")
    stage = StringProperty("")
    per_cent = StringProperty("")
    part = NumericProperty(0)
    counts = StringProperty("")
    left = StringProperty("")
    file = StringProperty("")
    way_out = StringProperty(words.STOP)
    icon = StringProperty("stop")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False

    def on_shown(self, _: object, shown: ProgressShown | None) -> None:
        if shown is None:
            return
        self.title, self.more, self.stage = shown.title, shown.more, shown.stage
        known = shown.part >= 0
        self.part = max(0.0, shown.part)
        self.per_cent = words.PER_CENT.format(per_cent=round(shown.part * 100)) if known else ""
        self.counts = "\n".join(part for part in (shown.files, shown.size) if part)
        self.left, self.file = shown.left, shown.file
        self.way_out = words.STOP if shown.counts else words.BACK
        self.icon = "stop" if shown.counts else "left"
