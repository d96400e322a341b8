from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services import Services, open_services
from tests.faults.disks import Stick, exfat_stick


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    with exfat_stick(tmp_path) as made:
        yield made


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with open_services(tmp_path / "data", {}) as opened:
        yield opened
