"""What staff ask of the worker, and what it answers: rows that both sides read and write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from kiosk.database.changes import announce
from kiosk.staff.model import Findings, Stick, Task, TaskKind, TaskProgress, TaskResult, TaskState
from kiosk.staff.tables import StickRow, TaskRow

KEPT = timedelta(days=30)
"""How long what was asked is kept: the answer to "who loaded what on Monday"."""
_OPEN = (TaskState.WAITING.value, TaskState.RUNNING.value)
_encoder = msgspec.json.Encoder()


def ask(session: Session, kiosk: str, kind: TaskKind, at: datetime, path: str = "") -> int:
    """Ask the worker of ``kiosk`` for something; returns the task's number. What was asked before
    and is still waiting is not wanted any longer."""
    session.execute(
        update(TaskRow)
        .where(TaskRow.kiosk == kiosk, TaskRow.state == TaskState.WAITING.value)
        .values(state=TaskState.STOPPED.value, ended_at=at)
    )
    session.execute(delete(TaskRow).where(TaskRow.asked_at < at - KEPT))
    number = session.execute(
        insert(TaskRow)
        .values(
            kiosk=kiosk,
            kind=kind.value,
            path=path,
            state=TaskState.WAITING.value,
            asked_at=at,
            progress="",
            result="",
        )
        .returning(TaskRow.id)
    ).scalar_one()
    announce(session)
    return number


def stop(session: Session, number: int, at: datetime) -> None:
    """The task is not wanted any longer; the worker looks at this while it works."""
    _end(session, number, TaskState.STOPPED, at)


def task(session: Session, number: int) -> Task | None:
    """A reading session will do."""
    row = session.get(TaskRow, number)
    return _task(row) if row is not None else None


def latest(session: Session, kiosk: str) -> Task | None:
    """What was asked last on this kiosk. A reading session will do."""
    row = session.scalar(
        select(TaskRow).where(TaskRow.kiosk == kiosk).order_by(TaskRow.id.desc()).limit(1)
    )
    return _task(row) if row is not None else None


def is_wanted(session: Session, number: int) -> bool:
    """Whether a running task has not been stopped."""
    state = session.scalar(select(TaskRow.state).where(TaskRow.id == number))
    return state == TaskState.RUNNING.value


# The worker's side


def take(session: Session, kiosk: str) -> Task | None:
    """The next task to do, marked as running; None when there is none."""
    row = session.scalar(
        select(TaskRow)
        .where(TaskRow.kiosk == kiosk, TaskRow.state == TaskState.WAITING.value)
        .order_by(TaskRow.id)
        .limit(1)
        .with_for_update()
    )
    if row is None:
        return None
    row.state = TaskState.RUNNING.value
    announce(session)
    return _task(row)


def interrupted(session: Session, kiosk: str) -> None:
    """At the worker's start: what was running when the last one ended is done again."""
    session.execute(
        update(TaskRow)
        .where(TaskRow.kiosk == kiosk, TaskRow.state == TaskState.RUNNING.value)
        .values(state=TaskState.WAITING.value)
    )


def report(session: Session, number: int, progress: TaskProgress) -> None:
    session.execute(
        update(TaskRow)
        .where(TaskRow.id == number, TaskRow.state.in_(_OPEN))
        .values(progress=_encoder.encode(progress).decode())
    )
    announce(session)


def finish(
    session: Session, number: int, state: TaskState, result: TaskResult, at: datetime
) -> None:
    """Keep the answer, also of a task that was stopped meanwhile."""
    session.execute(
        update(TaskRow).where(TaskRow.id == number).values(result=_encoder.encode(result).decode())
    )
    _end(session, number, state, at)


def set_sticks(session: Session, kiosk: str, sticks: Sequence[Stick]) -> None:
    """What is plugged in now."""
    session.execute(delete(StickRow).where(StickRow.kiosk == kiosk))
    for stick in sticks:
        findings = _encoder.encode(stick.findings).decode() if stick.findings is not None else ""
        session.add(
            StickRow(
                kiosk=kiosk,
                path=stick.path,
                label=stick.label,
                findings=findings,
                since=stick.since,
            )
        )
    announce(session)


def sticks(session: Session, kiosk: str) -> tuple[Stick, ...]:
    """What is plugged in, the latest first. A reading session will do."""
    rows = session.scalars(
        select(StickRow)
        .where(StickRow.kiosk == kiosk)
        .order_by(StickRow.since.desc(), StickRow.id.desc())
    )
    return tuple(
        Stick(
            row.path,
            row.label,
            msgspec.json.decode(row.findings, type=Findings) if row.findings else None,
            row.since,
        )
        for row in rows
    )


def _end(session: Session, number: int, state: TaskState, at: datetime) -> None:
    session.execute(
        update(TaskRow)
        .where(TaskRow.id == number, TaskRow.state.in_(_OPEN))
        .values(state=state.value, ended_at=at)
    )
    announce(session)


def _task(row: TaskRow) -> Task:
    return Task(
        row.id,
        TaskKind(row.kind),
        row.path,
        TaskState(row.state),
        msgspec.json.decode(row.progress, type=TaskProgress) if row.progress else None,
        msgspec.json.decode(row.result, type=TaskResult) if row.result else TaskResult(),
        row.asked_at,
    )
