"""Big editions: 10,000 items are published and put back in one short transaction."""

from __future__ import annotations

import time

from sqlalchemy import Engine

from kiosk.database.engine import writing
from kiosk.library.editions import prune, publish, restore
from kiosk.library.laying import lay
from kiosk.library.library import Library
from kiosk.library.store import MediaStore
from tests.library.samples import NOW, item, picture

ITEMS = 10_000
_LIMIT_SECONDS = 1.0


def test_ten_thousand_items_are_published_and_put_back_within_a_second(
    database: Engine, store: MediaStore
) -> None:
    items = [item(f"{n}", cover=picture(f"{n % 100}")) for n in range(ITEMS)]
    with writing(database) as session:
        lay(session, items)
    with writing(database) as session:
        publish(session, items[:1], "小", NOW)
    began = time.monotonic()
    with writing(database) as session:
        publish(session, items, "大", NOW)
    published = time.monotonic()
    with writing(database) as session:
        restore(session, 1)
    restored = time.monotonic()
    assert Library(database, store).edition() == 1
    assert restored - published < _LIMIT_SECONDS
    assert published - began < _LIMIT_SECONDS
    with writing(database) as session:
        restore(session, 2)
        prune(session, keep=1)
    assert len(Library(database, store).items("school", NOW)) == ITEMS
