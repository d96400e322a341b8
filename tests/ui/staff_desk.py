"""Somebody of the staff at the screen on a real database, and the worker, whom the test plays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from kiosk.clock import ZONE
from kiosk.database.engine import open_engine, writing
from kiosk.intake.plan import Change
from kiosk.library import editions
from kiosk.staff import tasks
from kiosk.staff.desk import Desk
from kiosk.staff.model import (
    Candidate,
    Findings,
    Stick,
    Task,
    TaskKind,
    TaskProgress,
    TaskResult,
    TaskState,
    ToldChange,
    ToldProblem,
)
from kiosk.staff.tables import PinRow, StickRow, TaskRow
from tests.ui.house import Visitor

KIOSK = "大厅"
NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE)
RIGHT, WRONG = "270613", "270614"
PATH = "/media/stick/素社家园"
STICK = Stick("/media/stick", "党建办", Findings((Candidate(PATH, "素社家园"),)), NOON)
PROBLEM = ToldProblem("红色历程/08.ppt", "第2页", "这种幻灯片放不出来。", "请另存为PDF。", "error")
LOOKED = TaskResult(
    changes=(
        ToldChange("红色历程", "新的一件", Change.NEW),
        ToldChange("红色历程", "改过的一件", Change.CHANGED),
        ToldChange("红色印记", "没变的一件", Change.UNCHANGED),
        ToldChange("红色印记", "撤下的一件", Change.REMOVED),
        ToldChange("党员心语", "有问题的一件", Change.WRONG),
    ),
    problems=(PROBLEM,),
)


class Staff:
    """Somebody of the staff at the screen, and the worker behind it."""

    def __init__(self, visitor: Visitor, engine: Any) -> None:
        self.visitor, self.engine = visitor, engine
        self.app, self.guide = visitor.app, visitor.app.staff
        self.day = NOON
        self.guide.desk = Desk(engine, KIOSK, lambda: self.day)

    def passes(self, seconds: float) -> None:
        """Time goes on with nobody touching anything."""
        self.day += timedelta(seconds=seconds)
        self.visitor.clock.now += seconds
        self.look()
        self.app._watch()
        self.visitor.frames(3)

    def look(self) -> None:
        self.app._look_for_changes()
        self.visitor.frames(3)

    @property
    def at(self) -> str:
        return self.visitor.at

    @property
    def texts(self) -> str:
        """All that can be read on the screen."""
        return "\n".join(
            str(widget.text)
            for widget in self.visitor.screen.walk()
            if getattr(widget, "text", "") and widget.opacity
        )

    def tap(self, text: str) -> None:
        self.touch(self.visitor.pill(text))

    def touch(self, widget: Any) -> None:
        """A moment after the last change, as everybody does."""
        self.visitor.clock.now += 0.5
        self.visitor.tap(widget)

    def way(self, title: str) -> Any:
        return next(w for w in self.visitor.screen.walk() if getattr(w, "title", "") == title)

    def tap_way(self, title: str) -> None:
        self.touch(self.way(title))

    def type(self, digits: str) -> None:
        keys = {key.name: key for key in self.visitor.screen.ids.pad.children}
        self.visitor.clock.now += 0.5
        for digit in digits:
            self.visitor.clock.now += 0.5
            touch = self.visitor.touch(*keys[digit].to_window(*keys[digit].center))
            touch.touch_down()
            touch.touch_up()
        self.visitor.until(lambda: not self.visitor.screen.ids.get("pad") or self.digits == "")

    @property
    def digits(self) -> str:
        pad = self.visitor.screen.ids.get("pad")
        return pad.digits if pad else ""

    def set_pin(self) -> None:
        self.guide.desk.set_pin(RIGHT)

    def come_in(self, *sticks: Stick) -> None:
        """Through the door, to the home of the staff."""
        self.set_pin()
        self.plug(*sticks)
        self.app.open_staff()
        self.visitor.frames(2)
        self.type(RIGHT)
        assert self.at == "staff"

    # The worker

    def plug(self, *sticks: Stick) -> None:
        with writing(self.engine) as session:
            tasks.set_sticks(session, KIOSK, sticks)
        self.look()

    def take(self, kind: TaskKind) -> Task:
        with writing(self.engine) as session:
            task = tasks.take(session, KIOSK)
        assert task is not None
        assert task.kind is kind
        return task

    def report(self, task: Task, progress: TaskProgress) -> None:
        with writing(self.engine) as session:
            tasks.report(session, task.id, progress)
        self.look()

    def finish(self, task: Task, result: TaskResult, state: TaskState = TaskState.DONE) -> None:
        with writing(self.engine) as session:
            tasks.finish(session, task.id, state, result, self.day)
        self.look()

    def publish(self) -> int:
        """As a load would: another edition, without the first item."""
        with writing(self.engine) as session:
            items = editions.shown_items(session)
            return editions.publish(session, items[1:], "U盘“党建办” 素社家园", self.day)

    def current(self) -> int | None:
        return next((one.number for one in self.guide.desk.editions() if one.current), None)


@pytest.fixture
def staff(visitor: Visitor, loaded: Path) -> Iterator[Staff]:
    engine = open_engine(f"sqlite:///{loaded / 'kiosk.sqlite3'}")
    staff = Staff(visitor, engine)
    first = staff.current()
    assert first is not None
    yield staff
    with writing(engine) as session:
        for table in (PinRow, StickRow, TaskRow):
            session.execute(delete(table))
        editions.restore(session, first)
    visitor.rest()
    staff.guide.work.job = staff.guide.work._unseen = None
    staff.guide.door._until = 0.0
    staff.look()
    engine.dispose()


def previewed(staff: Staff) -> None:
    staff.come_in(STICK)
    staff.tap_way("看U盘“党建办”")
    staff.finish(staff.take(TaskKind.LOOK), LOOKED)
    assert staff.at == "staff_preview"


def apart(
    at: tuple[float, float],
    area: tuple[float, float],
    other: tuple[float, float],
    extent: tuple[float, float],
) -> bool:
    return (
        at[0] + area[0] <= other[0] + 1
        or other[0] + extent[0] <= at[0] + 1
        or at[1] + area[1] <= other[1] + 1
        or other[1] + extent[1] <= at[1] + 1
    )
