from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from house import House
from sqlalchemy import Engine

from kiosk.database.engine import open_engine
from kiosk.database.migrate import upgrade
from kiosk.library.store import MediaStore


@pytest.fixture
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], House]]:
    engines: list[Engine] = []

    def make() -> House:
        folder = tmp_path_factory.mktemp("house")
        engine = open_engine(f"sqlite:///{folder / 'kiosk.db'}")
        engines.append(engine)
        upgrade(engine)
        return House(engine, MediaStore(folder / "media"))

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def house(new_house: Callable[[], House]) -> House:
    return new_house()
