from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.input_method.preparing import prepare
from tests.input_method.typist import Typist


@pytest.fixture(scope="session")
def prepared_folder(request: pytest.FixtureRequest) -> Path:
    """Real tables, compiled once and kept; anew when what they are made of changes."""
    cache = request.config.cache
    assert cache is not None
    folder = Path(cache.mkdir("input_method"))
    prepare(folder)
    return folder


@pytest.fixture(scope="session")
def shared_typist(prepared_folder: Path) -> Iterator[Typist]:
    """For tests that only look at what is offered."""
    typist = Typist(prepared_folder)
    yield typist
    typist.method.stop()


@pytest.fixture
def typist(prepared_folder: Path) -> Iterator[Typist]:
    """With an engine of its own."""
    typist = Typist(prepared_folder)
    yield typist
    typist.method.stop()
