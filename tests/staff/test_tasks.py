"""What staff ask for reaches the worker once, and its answers reach the screen."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk.clock import ZONE
from kiosk.database.engine import reading, writing
from kiosk.intake.plan import Change
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
)

NOON = datetime(2026, 7, 1, 12, tzinfo=ZONE)


@pytest.fixture
def desk(database: Engine) -> Desk:
    return Desk(database, "大厅", lambda: NOON)


def taken(engine: Engine, kiosk: str = "大厅") -> Task | None:
    with writing(engine) as session:
        return tasks.take(session, kiosk)


def test_a_task_is_taken_once_and_by_its_own_kiosk(database: Engine, desk: Desk) -> None:
    number = desk.ask(TaskKind.LOOK, "/media/x/素社家园")
    assert taken(database, "二楼") is None
    task = taken(database)
    assert task is not None
    assert (task.id, task.kind, task.path) == (number, TaskKind.LOOK, "/media/x/素社家园")
    assert taken(database) is None


def test_progress_and_result_come_back_as_they_were_told(database: Engine, desk: Desk) -> None:
    number = desk.ask(TaskKind.LOAD, "/x")
    taken(database)
    progress = TaskProgress("prepare", 3, 10, 1000, 5000, 20, 12.5, "红色历程/01 三大")
    result = TaskResult("好了", changes=(ToldChange("红色历程", "三大", Change.NEW),), edition=4)
    with writing(database) as session:
        tasks.report(session, number, progress)
    seen = desk.task(number)
    assert seen is not None
    assert (seen.state, seen.progress) == (TaskState.RUNNING, progress)
    with writing(database) as session:
        tasks.finish(session, number, TaskState.DONE, result, NOON)
    seen = desk.task(number)
    assert seen is not None
    assert (seen.state, seen.result) == (TaskState.DONE, result)
    assert seen.result.count(Change.NEW) == 1


def test_a_new_wish_takes_the_place_of_one_that_was_still_waiting(
    database: Engine, desk: Desk
) -> None:
    first = desk.ask(TaskKind.LOOK, "/a")
    second = desk.ask(TaskKind.LOOK, "/b")
    task = taken(database)
    assert task is not None
    assert task.id == second
    seen = desk.task(first)
    assert seen is not None
    assert seen.state is TaskState.STOPPED


def test_a_stopped_task_is_not_wanted_and_stays_stopped_whatever_the_worker_says(
    database: Engine, desk: Desk
) -> None:
    number = desk.ask(TaskKind.LOAD, "/a")
    taken(database)
    desk.stop(number)
    with reading(database) as session:
        assert not tasks.is_wanted(session, number)
    with writing(database) as session:
        tasks.finish(session, number, TaskState.DONE, TaskResult("好了"), NOON)
    seen = desk.task(number)
    assert seen is not None
    assert seen.state is TaskState.STOPPED


def test_what_ran_when_the_worker_died_is_done_again(database: Engine, desk: Desk) -> None:
    number = desk.ask(TaskKind.LOAD, "/a")
    taken(database)
    with writing(database) as session:
        tasks.interrupted(session, "大厅")
    task = taken(database)
    assert task is not None
    assert task.id == number


def test_sticks_are_what_is_plugged_in_now_the_latest_first(database: Engine, desk: Desk) -> None:
    found = Findings((Candidate("/media/b/素社家园", "素社家园"),), "")
    old = Stick("/media/a", "旧U盘", None, NOON)
    new = Stick("/media/b", "新U盘", found, NOON + timedelta(seconds=5))
    with writing(database) as session:
        tasks.set_sticks(session, "大厅", [old, new])
        tasks.set_sticks(session, "二楼", [old])
    assert desk.sticks() == (new, old)
    with writing(database) as session:
        tasks.set_sticks(session, "大厅", [])
    assert desk.sticks() == ()


def test_what_was_asked_long_ago_is_forgotten(database: Engine, desk: Desk) -> None:
    number = desk.ask(TaskKind.LOOK, "/a")
    later = Desk(database, "大厅", lambda: NOON + tasks.KEPT + timedelta(days=1))
    later.ask(TaskKind.LOOK, "/b")
    assert desk.task(number) is None
