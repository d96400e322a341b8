from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kiosk.display import virtual_display
from kiosk.readout.engines import ESPEAK


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of a small virtual screen."""
    with virtual_display((320, 240), os.environ) as name:
        yield name


@pytest.fixture
def quick_voices(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the natural voice, which takes seconds to open."""
    monkeypatch.setattr("kiosk.readout.making.maker.voices_for", lambda _: (ESPEAK,))
