"""A real exFAT stick at the real kiosk: plugged in, loaded, pulled half-way, plugged in again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.end_to_end.kiosk_process import (
    HOME,
    IMPRINTS,
    SCREEN,
    SIZE,
    SOMEWHERE,
    Kiosk,
    is_home,
    is_loop,
    is_section,
    kiosk,
    running,
    until,
)
from tests.faults.disks import Stick, exfat_image, exfat_stick

pytestmark = pytest.mark.display
MAGENTA, ITEMS = (255, 0, 255), 8


def write(top: Path) -> None:
    """A picture of a colour that nothing else has comes first; the others take their time."""
    folder = top / "素社家园" / "红色印记"
    folder.mkdir(parents=True)
    Image.new("RGB", (640, 480), MAGENTA).save(folder / "00 新照片.png")
    noise = Image.frombytes("RGB", (1500, 1000), os.urandom(1500 * 1000 * 3))
    for number in range(1, ITEMS):
        noise.rotate(number).save(folder / f"{number:02d} 又一张新照片，名字很长.jpg")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exfat_image(tmp_path_factory.mktemp("sticks") / "stick.img", write)


@pytest.fixture
def stick(image: Path, tmp_path: Path) -> Iterator[Stick]:
    with exfat_stick(image, tmp_path / "stick") as made:
        yield made


def shows_the_new_picture(visit: Kiosk) -> bool:
    """Opens the gallery and looks; then home again."""
    visit.go(IMPRINTS, is_section)
    colours = visit.look().getcolors(SIZE[0] * SIZE[1]) or []
    visit.go(HOME, is_home)
    return any(
        count > 1000
        and all(abs(one - other) < 12 for one, other in zip(colour, MAGENTA, strict=True))
        for count, colour in colours
    )


def edition(data: Path) -> int:
    return max(one["number"] for one in json.loads(kiosk("editions", "--json", data=data).stdout))


def test_a_stick_pulled_half_way_changes_nothing_and_loads_when_plugged_in_again(
    data: Path, stick: Stick
) -> None:
    before = edition(data)
    with running(data) as visit:
        visit.wait_for(is_loop, 30)
        screen = visit.pid(SCREEN)
        visit.go(SOMEWHERE, is_home)
        stick.plug()
        command = [sys.executable, "-P", "-m", "kiosk", "load", "--yes", "--data", str(data)]
        loading = subprocess.Popen(
            [*command, str(stick.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        incoming = data / "media" / "incoming"
        until(lambda: any(incoming.glob("*")), 20, "the first file that is being taken in")
        stick.pull()
        out, err = loading.communicate(timeout=30)
        assert loading.returncode in (1, 2), out + err
        assert "Traceback" not in out + err
        assert edition(data) == before
        assert not shows_the_new_picture(visit)

        stick.clear()
        stick.plug()
        done = kiosk("load", "--yes", str(stick.folder), data=data)
        assert done.returncode == 0, done.stdout + done.stderr
        assert edition(data) == before + 1
        until(lambda: shows_the_new_picture(visit), 10, "the new picture")
        assert visit.pid(SCREEN) == screen, "the screen was started again"
