"""A real stick with exFAT is noticed, looked at and let go of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest

from kiosk.intake.child import Children
from kiosk.operations.mounts import contents, linux
from kiosk.operations.mounts.contents import Found, answers, what_is_on
from kiosk.operations.mounts.eject import Ejected, NotEjected, eject
from kiosk.operations.mounts.model import Mount, MountWatch
from kiosk.operations.mounts.watch import open_watch
from tests.faults.disks import STICK_BYTES, Stick, mounted

AT_ONCE = 2.0
"""Seconds within which staff are promised an answer."""


@pytest.fixture
def watch() -> Iterator[MountWatch]:
    with open_watch([]) as opened:
        opened.mounted()
        yield opened


def mount_of(stick: Stick, watch: MountWatch) -> Mount:
    (found,) = (mount for mount in watch.mounted() if mount.device == stick.device)
    return found


def seconds(work: Callable[[], object]) -> float:
    begun = monotonic()
    work()
    return monotonic() - begun


def test_plugging_in_and_pulling_are_noticed_within_two_seconds(
    stick: Stick, watch: MountWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel wakes the watch while it is waiting; it need not look by itself."""
    monkeypatch.setattr(linux, "LOOK_AGAIN", 60.0)
    assert not watch.wait(0)
    for change in (stick.plug, stick.pull):
        timer = Timer(0.1, change)
        timer.start()
        assert seconds(lambda: watch.wait(60)) < AT_ONCE
        timer.join()
        watch.mounted()
    assert not watch.wait(0)


def test_what_the_system_knows_of_a_stick(stick: Stick, watch: MountWatch) -> None:
    stick.plug()
    mount = mount_of(stick, watch)
    assert mount.path == stick.folder
    assert mount.kind == "fuseblk"
    assert mount.read_only
    assert mount.size == STICK_BYTES
    assert mount.number == stick.folder.stat().st_dev
    assert mount.medium > 0


def test_a_stick_has_the_label_that_udev_read(
    stick: Stick, watch: MountWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / r"红色\x20U盘").symlink_to(os.path.relpath(stick.device, tmp_path))
    monkeypatch.setattr(linux, "LABELS", tmp_path)
    stick.plug()
    assert mount_of(stick, watch).name == "U盘“红色 U盘”"


def test_a_stick_pulled_without_being_unmounted_is_gone_with_its_device(
    stick: Stick, watch: MountWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.plug()
    assert mount_of(stick, watch)
    devices = tmp_path / "devices"
    devices.mkdir()
    monkeypatch.setattr(linux, "BLOCK_DEVICES", devices)
    assert mounted(stick.folder)
    assert watch.wait(0)
    assert stick.device not in [mount.device for mount in watch.mounted()]


def test_what_the_machine_always_mounts_is_no_stick(
    stick: Stick, watch: MountWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.plug()
    table = tmp_path / "fstab"
    monkeypatch.setattr(linux, "FSTAB", table)
    table.write_text(f"UUID=1 {stick.folder} exfat ro,nofail 0 0\n")
    assert mount_of(stick, watch)
    table.write_text(f"UUID=1 {stick.folder} exfat ro 0 0\n")
    assert stick.device not in [mount.device for mount in watch.mounted()]


def test_another_stick_in_the_same_place_is_another_one(
    stick: Stick, other_stick: Stick, watch: MountWatch
) -> None:
    stick.plug()
    first = mount_of(stick, watch)
    stick.clear()
    other_stick.folder = stick.folder
    other_stick.plug()
    assert watch.wait(0)
    assert mount_of(other_stick, watch) != first


def test_a_stick_that_hangs_hangs_neither_the_watch_nor_whoever_asks_what_is_on_it(
    stick: Stick, watch: MountWatch
) -> None:
    stick.plug()
    stick.hang()

    def impatient(_: float, *question: object) -> object:
        return open_file(0.5, *question)  # type: ignore[arg-type]

    with Children(1) as open_file:
        assert seconds(lambda: watch.wait(5)) < AT_ONCE
        mount = mount_of(stick, watch)
        assert what_is_on(mount, impatient).found is Found.UNREADABLE  # type: ignore[arg-type]


def test_the_content_folder_on_a_stick_is_found_until_it_is_pulled(
    stick: Stick, watch: MountWatch
) -> None:
    with Children(1) as open_file:
        for pull in (stick.pull, stick.break_off):
            stick.plug()
            mount = mount_of(stick, watch)
            seen = what_is_on(mount, open_file)
            assert (seen.found, seen.folders) == (Found.FOLDERS, (stick.folder / "素社家园",))
            pull()
            assert what_is_on(mount, open_file).found is Found.GONE
            stick.clear()


@pytest.mark.parametrize("pull", [Stick.pull, Stick.break_off])
def test_a_stick_pulled_while_it_is_looked_at_is_not_taken_for_an_empty_one(
    stick: Stick, watch: MountWatch, monkeypatch: pytest.MonkeyPatch, pull: Callable[[Stick], None]
) -> None:
    stick.plug()
    mount = mount_of(stick, watch)
    ask = contents.subfolders

    def pulled_meanwhile(place: Path) -> list[Path]:
        if place == stick.folder:
            pull(stick)
        return ask(place)

    monkeypatch.setattr(contents, "subfolders", pulled_meanwhile)
    assert contents.look(mount).found is Found.GONE


def test_two_sticks_each_have_their_answer(
    stick: Stick, other_stick: Stick, watch: MountWatch
) -> None:
    for one in (stick, other_stick):
        one.plug()
    mounts = [mount_of(one, watch) for one in (stick, other_stick)]
    with Children(1) as open_file:
        full, empty = answers([what_is_on(mount, open_file) for mount in mounts])
    assert "找到了“素社家园”" in full
    assert "没有“素社家园”文件夹" in empty


def test_a_stick_is_let_go_of_unless_it_is_in_use(stick: Stick, watch: MountWatch) -> None:
    stick.plug()
    mount = mount_of(stick, watch)
    text = stick.folder / "素社家园" / "党员心语" / "01 一句话.txt"
    with text.open():
        said = eject(mount)
        assert isinstance(said, NotEjected)
        assert "还在用，没有取出。请等装入结束" in said.said
        assert mounted(stick.folder)
    assert isinstance(eject(mount), Ejected)
    assert not mounted(stick.folder)
    assert "已经不在了" in eject(mount).said


def test_what_was_written_to_a_stick_is_on_it_after_letting_go(
    other_stick: Stick, watch: MountWatch
) -> None:
    other_stick.plug("rw")
    mount = mount_of(other_stick, watch)
    assert not mount.read_only
    (other_stick.folder / "模板.txt").write_bytes(b"x" * 100_000)
    assert isinstance(eject(mount), Ejected)
    other_stick.plug()
    assert (other_stick.folder / "模板.txt").stat().st_size == 100_000
