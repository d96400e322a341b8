"""Durable sign-ups a second through the rules against a bare ``sqlite3`` transaction.

    python -m bench.signups [--rounds 5] [--people 60]

Both sign people up for a screening of their own in databases of the same tables in one folder on
the disk (``--folder``, the current one by default: memory would flatter nobody but the disk). The
baseline sends the statements that ``Cinema.sign_up`` sends, written down from it before the start,
over one connection with the same pragmas, and seals nothing and thinks nothing. Rounds take turns,
medians are compared.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from kiosk.cinema.cinema import Cinema
from kiosk.cinema.model import CinemaRules, SignupRequest, Via
from kiosk.cinema.tables import ScreeningRow
from kiosk.database.base import ZONE
from kiosk.database.engine import open_engine, wal_is_safe, writing
from kiosk.database.migrate import upgrade
from kiosk.database.vault import Vault

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=ZONE)
SEATS = 40

Statements = list[tuple[str, Any]]


def prepared(file: Path) -> Engine:
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    return engine


def new_screening(engine: Engine) -> int:
    with writing(engine) as session:
        row = ScreeningRow(
            film="永不消逝的电波",
            start=NOW + timedelta(hours=10),
            minutes=100,
            seats=SEATS,
            held=0,
            source="staff",
        )
        session.add(row)
        session.flush()
        return row.id


def request(screening: int, person: int) -> SignupRequest:
    return SignupRequest(
        screening, f"139{person:08}", 1, "2026-11", Via.PHONE, "陈", once=f"{screening}-{person}"
    )


@contextmanager
def written_down(engine: Engine) -> Iterator[Statements]:
    """The statements sent meanwhile, with their values as the driver got them."""
    said: Statements = []

    def note(_c: object, _k: object, statement: str, values: Any, *_: object) -> None:
        said.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def through_the_rules(cinema: Cinema, screening: int, people: int) -> float:
    begun = time.perf_counter()
    for person in range(people):
        cinema.sign_up(request(screening, person))
    return time.perf_counter() - begun


def bare(connection: sqlite3.Connection, transactions: list[Statements]) -> float:
    begun = time.perf_counter()
    for statements in transactions:
        for statement, values in statements:
            found = connection.execute(statement, values)
            if found.description:
                found.fetchall()
        connection.execute("COMMIT")
    return time.perf_counter() - begun


def bare_connection(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"
    for pragma in (
        f"journal_mode={journal}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_spill=OFF",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=60, help="sign-ups a round")
    parser.add_argument("--folder", type=Path, default=Path(), help="on the disk to measure")
    options = parser.parse_args()
    rules, plain = [], []
    with tempfile.TemporaryDirectory(dir=options.folder.resolve()) as name:
        ours, model, theirs = (prepared(Path(name) / f"{n}.db") for n in ("a", "b", "c"))
        vault = Vault(bytes(32))
        cinema, scribe = (
            Cinema(engine, lambda: vault, CinemaRules(), lambda: NOW) for engine in (ours, model)
        )
        with closing(bare_connection(Path(name) / "c.db")) as connection:
            for _ in range(options.rounds):
                numbers = {new_screening(engine) for engine in (ours, model, theirs)}
                (screening,) = numbers  # the same in all three, so that the statements fit
                transactions: list[Statements] = []
                for person in range(options.people):
                    with written_down(model) as said:
                        scribe.sign_up(request(screening, person))
                    transactions.append(said)
                rules.append(through_the_rules(cinema, screening, options.people))
                plain.append(bare(connection, transactions))
            kept = connection.execute("SELECT count(*) FROM signups").fetchone()[0]
            assert kept == options.rounds * options.people
        for engine in (ours, model, theirs):
            engine.dispose()
    a, b = statistics.median(rules), statistics.median(plain)
    for label, taken in (("through the rules", a), ("bare sqlite3", b)):
        each = taken / options.people
        print(f"{label}: {1 / each:.0f} sign-ups a second, {each * 1000:.2f} ms each")
    print(f"ratio {b / a:.2f} (must reach 0.3)")


if __name__ == "__main__":
    main()
