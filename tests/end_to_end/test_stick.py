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
    difference,
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


BANNER = (0.3, 0.98)
FIRST_STICK, LOAD_IT, BACK_TO_BEFORE = (0.5, 0.373), (0.63, 0.94), (0.5, 0.81)
PIN = "270613"


def has_banner(loop: Image.Image) -> bool:
    """The foot of the loop is dark but for the banner."""
    width, height = loop.size
    foot = loop.crop((0, round(0.965 * height), width // 2, height)).convert("L")
    return sum(foot.histogram()[200:]) > 1000


def then(visit: Kiosk, place: tuple[float, float], least: float = 2.0) -> None:
    """Touch, and wait until something else stands there."""
    before = visit.look()
    visit.touch(place)
    visit.wait_for(lambda now: difference(before, now) > least)


def is_staff_screen_with_a_wish(picture: Image.Image) -> bool:
    """The large blue button at the foot that a preview and a finished load have."""
    width, height = picture.size
    foot = picture.crop((0, round(0.7 * height), width, height))
    blue = sum(
        count
        for count, (red, green, blue) in foot.getcolors(width * height) or []
        if abs(red - 0x26) < 12 and abs(green - 0x46) < 12 and abs(blue - 0x66) < 12
    )
    return blue > 0.02 * width * height


def key(digit: str) -> tuple[float, float]:
    """Where a key of the number pad lies."""
    number = int(digit)
    if number == 0:
        return 0.5, 0.857
    return 0.19 + 0.31 * ((number - 1) % 3), 0.42 + 0.146 * ((number - 1) // 3)


def test_staff_load_a_stick_and_put_the_old_edition_back_by_touch_alone(
    data: Path, tmp_path: Path
) -> None:
    from kiosk.clock import now
    from kiosk.services import open_services
    from kiosk.staff.desk import Desk
    from kiosk.staff.model import TaskKind, TaskState

    sticks = tmp_path / "sticks"
    sticks.mkdir()
    before = edition(data)
    with open_services(data, {}) as services:
        desk = Desk(services.engine, services.settings.kiosk_name, now)
        desk.set_pin(PIN)

        def done(kind: TaskKind) -> bool:
            from kiosk.database.engine import reading
            from kiosk.staff import tasks

            with reading(services.engine) as session:
                task = tasks.latest(session, services.settings.kiosk_name)
            return task is not None and task.kind is kind and task.state is TaskState.DONE

        with running(data, KIOSK_STICK_FOLDERS=str(sticks)) as visit:
            visit.wait_for(is_loop, 30)
            write(sticks / "党建办")
            until(desk.sticks, 20, "the stick")
            until(lambda: has_banner(visit.look()), 20, "the banner")
            then(visit, BANNER)
            for digit in PIN[:-1]:
                then(visit, key(digit), least=0.02)  # one more dot
            then(visit, key(PIN[-1]))
            then(visit, FIRST_STICK)
            until(lambda: done(TaskKind.LOOK), 30, "the look")
            visit.wait_for(is_staff_screen_with_a_wish)
            assert edition(data) == before
            visit.touch(LOAD_IT)
            until(lambda: done(TaskKind.LOAD), 30, "the load")
            assert edition(data) == before + 1
            visit.wait_for(is_staff_screen_with_a_wish)
            visit.touch(BACK_TO_BEFORE)
            until(
                lambda: [one.number for one in desk.editions() if one.current] == [before],
                5,
                "the edition before",
            )
