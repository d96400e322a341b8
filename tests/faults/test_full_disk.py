"""A real small disk under the data folder that fills up while a load is running."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.errors import KioskError
from kiosk.operations.loading import load_folder
from kiosk.services import Services, open_services
from tests.faults.content import LOADED, is_plain, on_show, write
from tests.faults.disks import MIB, fill_up, small_disk


@pytest.fixture
def disk(first_edition: Path, tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with the data folder of a kiosk that shows the first version."""
    with small_disk(tmp_path, 16 * MIB) as folder:
        shutil.copytree(first_edition, folder / "data")
        yield folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The second version, and a picture that needs more room than it has itself."""
    folder = write(tmp_path / "office", 2)
    noise = Image.frombytes("RGB", (2200, 1400), os.urandom(2200 * 1400 * 3))
    noise.save(folder / "红色印记" / "02 新照片.jpg", quality=30)
    return folder


def load(services: Services, folder: Path, tell: Callable[[str], None] = lambda _: None) -> str:
    """All that was said in the end, except that it went well."""
    try:
        result = load_folder(services, folder, tell)
    except KioskError as error:
        return str(error)
    return "".join(f"{one.file}{one.what}{one.do}" for one in result.problems)


@pytest.mark.parametrize(("items", "left"), [(0, 0), (1, 0), (0, 40_000), (5, 40_000), (LOADED, 0)])
def test_a_disk_that_fills_up_changes_nothing_and_the_load_succeeds_once_there_is_room(
    disk: Path, new: Path, items: int, left: int
) -> None:
    ballast: list[Path] = []
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if len(told) == items:
            ballast.append(fill_up(disk, left))

    with open_services(disk / "data", {}) as services:
        old = on_show(services)
        if not items:
            ballast.append(fill_up(disk, left))
        said = load(services, new, tell)
        assert (services.library.edition(), on_show(services)) == (1, old)
    assert "磁盘" in said
    with open_services(disk / "data", {}) as services:
        assert on_show(services) == old, "not to be opened while the disk is full"
    ballast[0].unlink()
    with open_services(disk / "data", {}) as services:
        assert load(services, new) == ""
        seen = on_show(services)
        assert len(seen) == LOADED + 1
        assert not set(seen) & set(old)


def test_a_full_disk_is_told_in_plain_words(disk: Path, new: Path) -> None:
    fill_up(disk, 0)
    with open_services(disk / "data", {}) as services:
        said = load(services, new)
    assert is_plain(said), said


def test_a_picture_that_finds_no_room_is_not_told_to_be_broken(disk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "素社家园" / "红色印记"
    folder.mkdir(parents=True)
    noise = Image.frombytes("RGB", (2200, 1400), os.urandom(2200 * 1400 * 3))
    noise.save(folder / "新照片.jpg", quality=30)
    fill_up(disk, 300_000)
    with open_services(disk / "data", {}) as services:
        said = load(services, folder.parent)
        assert services.library.edition() == 1
    assert "磁盘" in said
    assert "另存" not in said
