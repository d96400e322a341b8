"""The script that a Debian kiosk mounts sticks with, on a real exFAT stick."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operations.mounts.eject import OWN_FOLDER
from kiosk.operations.mounts.model import Mount
from kiosk.operations.mounts.watch import open_watch
from tests.faults.content import LONG
from tests.faults.disks import MIB, Stick, empty_image, loop_device, run

DEPLOY = Path(__file__).parents[2] / "deploy" / "sticks"


def script(*words: str) -> tuple[int, str]:
    done = subprocess.run(
        [DEPLOY / "stick", *words], capture_output=True, text=True, timeout=30, env={}
    )
    return done.returncode, done.stderr


@pytest.fixture
def place(stick: Stick) -> Iterator[Path]:
    """Where the script mounts the stick."""
    stick.folder = OWN_FOLDER / Path(stick.device).name
    yield stick.folder
    stick.clear()
    for folder in (stick.folder, OWN_FOLDER):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def test_a_stick_is_mounted_for_reading_only_and_nothing_on_it_can_run(
    stick: Stick, place: Path
) -> None:
    status, said = script("mount", place.name)
    assert status == 0, said
    with open_watch() as watch:
        (found,) = (mount for mount in watch.mounted() if mount.path == place)
    assert found == Mount(
        place, stick.device, "fuseblk", "", True, found.size, found.number, found.medium
    )
    options = run("findmnt", "--noheadings", "--output", "VFS-OPTIONS", place).split(",")
    assert {"ro", "nosuid", "nodev", "noexec"} <= set(options)
    picture = place / "素社家园" / "红色历程" / "01 第1件事" / f"{LONG}1.jpg"
    assert picture.read_bytes()[:2] == b"\xff\xd8"
    assert not os.access(picture, os.X_OK)
    with pytest.raises(OSError, match="Read-only"):
        (place / "x").touch()
    assert script("mount", place.name)[0] == 0, "twice does no harm"


def test_letting_go_takes_the_folder_away_unless_the_stick_is_in_use(
    stick: Stick, place: Path
) -> None:
    script("mount", place.name)
    with (place / "素社家园" / "党员心语" / "01 一句话.txt").open():
        status, said = script("unmount", place.name)
        assert (status, "busy" in said) == (1, True)
    assert script("unmount", place.name) == (0, "")
    assert not place.exists()
    assert script("unmount", place.name) == (0, "")


def test_other_file_systems_are_left_alone(tmp_path: Path) -> None:
    with loop_device(empty_image(tmp_path / "image", 4 * MIB)) as device:
        name = Path(device).name
        assert script("mount", name)[0] == 1
        run("mkfs.ext4", "-q", device)
        status, said = script("mount", name)
        assert status == 1
        assert "its file system is ext4" in said
        assert not (OWN_FOLDER / name).exists()


@pytest.mark.parametrize("name", ["", ".", "..", "../shadow", "a b", "sd*", "-o", "loop99999"])
def test_what_is_no_device_is_refused(name: str) -> None:
    status, said = script("mount", name)
    assert status in (1, 2)
    assert "device" in said


def test_installing_puts_each_file_in_its_place_for_one_user(tmp_path: Path) -> None:
    def install(word: str) -> int:
        command = ["sh", DEPLOY / "install.sh", word]
        environment = {**os.environ, "ROOT": str(tmp_path)}
        return subprocess.run(command, env=environment, capture_output=True).returncode

    def files() -> set[str]:
        return {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}

    assert install("kiosk; reboot") == 2
    assert files() == set()
    assert install("lobby") == 0
    assert files() == {
        "usr/local/lib/sushe-kiosk/stick",
        "etc/systemd/system/kiosk-stick@.service",
        "etc/udev/rules.d/75-kiosk-sticks.rules",
        "etc/polkit-1/rules.d/50-kiosk-sticks.rules",
    }
    unit = (tmp_path / "etc/systemd/system/kiosk-stick@.service").read_text()
    assert "/usr/local/lib/sushe-kiosk/stick mount" in unit
    rule = (tmp_path / "etc/polkit-1/rules.d/50-kiosk-sticks.rules").read_text()
    assert 'subject.user == "lobby"' in rule
    assert install("--remove") == 0
    assert files() == set()
