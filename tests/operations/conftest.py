from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kiosk.display import virtual_display


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of a small virtual screen."""
    with virtual_display((320, 240), os.environ) as name:
        yield name
