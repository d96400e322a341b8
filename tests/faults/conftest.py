from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations.loading import load_folder
from kiosk.services import Services, open_services
from tests.faults.content import Shown, on_show, write
from tests.faults.disks import Stick, exfat_image, exfat_stick


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the first version on show; tests work on copies."""
    data = tmp_path_factory.mktemp("first") / "data"
    with open_services(data, {}) as services:
        result = load_folder(services, write(tmp_path_factory.mktemp("office"), 1))
    assert result.published
    assert not result.problems
    return data


@pytest.fixture(scope="session")
def second_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The image of a stick with the second version; it is only read."""
    folder = tmp_path_factory.mktemp("sticks")
    return exfat_image(folder / "second.img", lambda top: write(top, 2))


@pytest.fixture
def services(first_edition: Path, tmp_path: Path) -> Iterator[Services]:
    """A kiosk with the first version on show."""
    data = Path(shutil.copytree(first_edition, tmp_path / "data"))
    with open_services(data, {}) as opened:
        yield opened


@pytest.fixture
def old(services: Services) -> Shown:
    """What is on show at first."""
    return on_show(services)


@pytest.fixture
def stick(second_version: Path, tmp_path: Path) -> Iterator[Stick]:
    """The stick with the second version, not plugged in yet."""
    with exfat_stick(second_version, tmp_path / "stick") as made:
        yield made


@pytest.fixture
def other_stick(tmp_path: Path) -> Iterator[Stick]:
    """A stick with nothing on it, not plugged in yet."""
    with exfat_stick(exfat_image(tmp_path / "other.img"), tmp_path / "other") as made:
        yield made
