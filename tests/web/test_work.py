"""Writes: in order, alone or committed together, none lost, the line not endless."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, event, text

from kiosk.database.engine import open_engine, reading, writing
from kiosk.database.errors import DatabaseBusyError
from kiosk.errors import KioskError
from kiosk.web.work import LONGEST_IN_LINE, MOST_TOGETHER, CrowdedError, Work


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'work.sqlite3'}")
    with writing(opened) as session:
        session.execute(text("CREATE TABLE visit (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"))
    yield opened
    opened.dispose()


class Visits:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def put(self, name: str) -> str:
        with writing(self.engine) as session:
            session.execute(text("INSERT INTO visit (name) VALUES (:name)"), {"name": name})
            if name == "no":
                raise KioskError("no")
            if name == "fault":
                raise DatabaseBusyError("here")
        return name

    def names(self) -> list[str]:
        with reading(self.engine) as session:
            return list(session.scalars(text("SELECT name FROM visit ORDER BY id")))


def asked(work: Work, visits: Visits, names: list[str]) -> list[object]:
    """All at once, behind one that holds the line until all have come."""

    async def run() -> list[object]:
        go = Event()
        first = asyncio.ensure_future(work.write(go.wait))
        await asyncio.sleep(0)
        others = [asyncio.ensure_future(work.write(visits.put, name)) for name in names]
        await asyncio.sleep(0)
        go.set()
        await first
        return await asyncio.gather(*others, return_exceptions=True)

    return asyncio.run(run())


@pytest.mark.parametrize("together", [True, False])
def test_writes_are_done_in_the_order_they_came(engine: Engine, together: bool) -> None:
    visits = Visits(engine)
    work = Work(engine, joined=[visits.put] if together else [])
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    names = [f"{n}" for n in range(2 * MOST_TOGETHER)]
    assert asked(work, visits, names) == names
    work.close()
    assert visits.names() == names
    assert len(commits) == (2 if together else len(names))


@pytest.mark.parametrize("together", [True, False])
def test_a_no_to_one_is_no_to_that_one_alone(engine: Engine, together: bool) -> None:
    visits = Visits(engine)
    work = Work(engine, joined=[visits.put] if together else [])
    answers = asked(work, visits, ["a", "no", "a", "b"])
    work.close()
    assert answers[0] == "a"
    assert type(answers[1]) is KioskError
    assert isinstance(answers[2], Exception)
    assert answers[3] == "b"
    assert visits.names() == ["a", "b"]


def test_a_fault_of_the_database_is_told_to_all_of_a_group_and_nothing_is_kept(
    engine: Engine,
) -> None:
    visits = Visits(engine)
    work = Work(engine, joined=[visits.put])
    answers = asked(work, visits, ["a", "fault", "b"])
    assert [type(answer) for answer in answers] == [DatabaseBusyError] * 3
    assert visits.names() == []
    assert asked(work, visits, ["a", "b"]) == ["a", "b"]
    work.close()


def test_a_line_that_is_too_long_is_refused_at_once(engine: Engine) -> None:
    visits = Visits(engine)
    work = Work(engine, most_waiting=3)
    answers = asked(work, visits, ["a", "b", "c", "d", "e"])
    work.close()
    assert [isinstance(answer, CrowdedError) for answer in answers][-1]
    assert visits.names() == [answer for answer in answers if isinstance(answer, str)]


def test_nobody_is_kept_waiting_behind_writes_that_take_long(engine: Engine) -> None:
    visits = Visits(engine)
    times = [0.0, 0.0, 0.0, 0.0, LONGEST_IN_LINE, LONGEST_IN_LINE + 1]
    work = Work(engine, clock=lambda: times.pop(0))
    answers = asked(work, visits, ["a", "b"])
    work.close()
    assert [type(answer) for answer in answers] == [str, CrowdedError]
    assert visits.names() == ["a"]
