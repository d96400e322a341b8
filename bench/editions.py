"""Publishing and putting back 10,000 items against plainly inserting 10,000 rows.

    python -m bench.editions [--runs 5] [--database-url URL]

On SQLite in a folder that is thrown away, or in the empty database of the URL, which stays filled.
The items are laid beforehand, as a load does while it works through the files: publishing is the
one short transaction in which the screens change over. The baseline is the driver's ``executemany``
of the same 10,000 rows (edition, place, item, number) into a bare table of the same database, in
the same kind of transaction. Runs take turns, medians are compared.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from kiosk.database.base import ZONE
from kiosk.database.engine import open_engine, writing
from kiosk.database.migrate import upgrade
from kiosk.library.editions import publish, restore
from kiosk.library.laying import lay
from kiosk.library.model import Paragraph
from kiosk.library.prepared import PreparedItem

ITEMS = 10_000
NOW = datetime(2024, 5, 1, 9, 0, tzinfo=ZONE)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def prepared() -> list[PreparedItem]:
    return [
        PreparedItem("school", f"{n}", f"标题 {n}", (Paragraph("一段文字。"),))
        for n in range(ITEMS)
    ]


def make_bare_table(engine: Engine) -> None:
    with writing(engine) as session:
        session.connection().exec_driver_sql(
            "CREATE TABLE bare (edition INT, place INT, item INT, number INT)"
        )


def insert_plainly(engine: Engine) -> None:
    mark = "?" if engine.dialect.paramstyle == "qmark" else "%s"
    rows = [(1, place, place + 1, None) for place in range(ITEMS)]
    with writing(engine) as session:
        session.connection().exec_driver_sql(
            f"INSERT INTO bare VALUES ({mark}, {mark}, {mark}, {mark})", rows
        )


def publish_all(engine: Engine, items: list[PreparedItem]) -> None:
    with writing(engine) as session:
        publish(session, items, "测量", NOW)


def put_back(engine: Engine) -> None:
    with writing(engine) as session:
        restore(session, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--database-url", help="of an empty database")
    options = parser.parse_args()
    items = prepared()
    times: dict[str, list[float]] = {"insert": [], "publish": [], "restore": []}
    with tempfile.TemporaryDirectory() as name:
        engine = open_engine(options.database_url or f"sqlite:///{Path(name) / 'kiosk.db'}")
        upgrade(engine)
        make_bare_table(engine)
        with writing(engine) as session:
            lay(session, items)
        for _ in range(options.runs):
            times["insert"].append(timed(lambda: insert_plainly(engine)))
            times["publish"].append(timed(lambda: publish_all(engine, items)))
            times["restore"].append(timed(lambda: put_back(engine)))
        engine.dispose()
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"insert {ITEMS} rows plainly: {middle['insert'] * 1000:.1f} ms")
    for name in ("publish", "restore"):
        ratio = middle[name] / middle["insert"]
        print(f"{name} {ITEMS} items: {middle[name] * 1000:.1f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
