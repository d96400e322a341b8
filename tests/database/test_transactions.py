"""What reading and writing promise, and that the promise is kept by the lock and not by luck."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.database.engine import open_engine, reading, wal_is_safe, writing
from kiosk.database.errors import DatabaseBusyError


class Base(DeclarativeBase):
    pass


class Counter(Base):
    __tablename__ = "counters"
    id: Mapped[int] = mapped_column(primary_key=True)
    left: Mapped[int]


@pytest.fixture
def counter(engine: Engine) -> Engine:
    Base.metadata.create_all(engine)
    with writing(engine) as session:
        session.add(Counter(id=1, left=100))
    return engine


def left(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalars(select(Counter.left)).one()


def look(engine: Engine) -> None:
    with writing(engine) as session:
        session.scalars(select(Counter).with_for_update()).one()


def take_one(engine: Engine) -> None:
    with writing(engine) as session:
        row = session.scalars(select(Counter).with_for_update()).one()
        row.left -= 1


def test_no_update_is_lost_when_four_take_the_counter_down_at_once(
    counter: Engine, opened: Callable[..., Engine]
) -> None:
    engines = [opened(busy_seconds=30.0) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(take_one, engines[n % 4]) for n in range(60)]
        for job in jobs:
            job.result()
    assert left(counter) == 40


def test_a_second_writer_cannot_read_before_the_first_has_committed(
    counter: Engine, opened: Callable[..., Engine]
) -> None:
    impatient = opened(busy_seconds=0.01)
    with writing(counter) as session:
        session.scalars(select(Counter).with_for_update()).one()
        with pytest.raises(DatabaseBusyError, match="正忙"):
            look(impatient)
    take_one(impatient)
    assert left(counter) == 99


def test_of_two_that_wait_for_each_other_one_is_told_to_try_again(postgres_url: str) -> None:
    one, other = open_engine(postgres_url), open_engine(postgres_url)
    Base.metadata.create_all(one)
    with writing(one) as session:
        session.add_all([Counter(id=1, left=1), Counter(id=2, left=1)])
    both_hold_one = Barrier(2)

    def take(engine: Engine, first: int, second: int) -> None:
        with writing(engine) as session:
            session.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
            session.get_one(Counter, first, with_for_update=True).left = 0
            both_hold_one.wait(10)
            session.get_one(Counter, second, with_for_update=True).left = 0

    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(take, one, 1, 2), pool.submit(take, other, 2, 1)]
        errors = [job.exception(10) for job in jobs]
    (error,) = [one for one in errors if one is not None]
    assert isinstance(error, DatabaseBusyError)
    with reading(one) as session:
        assert session.scalars(select(Counter.left)).all() == [0, 0], "and the other went through"
    one.dispose()
    other.dispose()


def test_one_who_decided_from_what_is_no_longer_so_is_told_to_try_again(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    Base.metadata.create_all(engine)
    with writing(engine) as session:
        session.add(Counter(id=1, left=3))
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        connection.execute(select(Counter.left)).one()
        take_one(engine)
        with pytest.raises(DatabaseBusyError, match="正忙"):
            connection.execute(update(Counter).values(left=2))
    engine.dispose()


def test_without_the_lock_the_same_interleaving_loses_an_update(
    counter: Engine, database_url: str
) -> None:
    """The negative control: Python's own begin waits for the first write (SQLite), a plain
    select takes no lock (PostgreSQL)."""

    def connect() -> object:
        if database_url.startswith("sqlite"):
            return sqlite3.connect(counter.url.database or "")
        import psycopg

        return psycopg.connect(database_url)

    counter.dispose()
    both = [connect(), connect()]
    seen = [c.execute("SELECT counters.left FROM counters").fetchone()[0] for c in both]  # type: ignore[attr-defined]
    for connection, count in zip(both, seen, strict=True):
        connection.execute(f'UPDATE counters SET "left" = {count - 1}')  # type: ignore[attr-defined]
        connection.commit()  # type: ignore[attr-defined]
        connection.close()  # type: ignore[attr-defined]
    assert left(counter) == 99, "two were taken and one was lost"


def test_an_error_in_the_block_undoes_all_of_it(counter: Engine) -> None:
    def fail() -> None:
        with writing(counter) as session:
            session.execute(update(Counter).values(left=5))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert left(counter) == 100


def test_a_reader_sees_one_state_and_holds_up_nobody(
    counter: Engine, opened: Callable[..., Engine]
) -> None:
    with writing(opened()) as writer:
        writer.execute(update(Counter).values(left=7))
        with reading(counter) as session:  # does not wait for the writer
            assert session.scalars(select(Counter.left)).one() == 100
    with reading(counter) as session:
        assert session.scalars(select(Counter.left)).one() == 7


def test_a_big_transaction_does_not_shut_readers_out(
    counter: Engine, opened: Callable[..., Engine]
) -> None:
    with writing(opened()) as writer:
        writer.execute(text("CREATE TABLE bulk (words TEXT)"))
        rows = [{"words": "字" * 1000} for _ in range(3000)]  # 9 MB, SQLite's cache holds 2
        writer.execute(text("INSERT INTO bulk VALUES (:words)"), rows)
        assert left(opened(busy_seconds=0.01)) == 100


def test_a_reading_session_cannot_write(counter: Engine) -> None:
    with (
        pytest.raises(DBAPIError, match=r"readonly|read-only"),
        reading(counter) as session,
    ):
        session.execute(update(Counter).values(left=0))
    take_one(counter)  # and the connection writes again afterwards
    assert left(counter) == 99


def test_a_broken_constraint_stays_a_broken_constraint(counter: Engine) -> None:
    with pytest.raises(IntegrityError), writing(counter) as session:
        session.add(Counter(id=1, left=1))


def test_sqlite_is_opened_with_full_sync_and_foreign_keys_and_a_safe_journal(
    tmp_path: Path,
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new' / 'kiosk.db'}")
    with reading(engine) as session:
        found = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("synchronous", "foreign_keys", "journal_mode")
        }
    engine.dispose()
    journal = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
    assert found == {"synchronous": 2, "foreign_keys": 1, "journal_mode": journal}


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_wal_is_used_only_where_its_reset_bug_is_mended(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe
