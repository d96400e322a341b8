from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.input_method.typist import Typist, prepared_tables


@pytest.fixture(scope="session")
def prepared_folder(request: pytest.FixtureRequest) -> Path:
    return prepared_tables(request.config)


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
