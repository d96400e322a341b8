"""Noticing sticks and what lies on them, as far as no stick is needed (see tests/faults)."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.intake.child import Children, open_here
from kiosk.operations.mounts import linux
from kiosk.operations.mounts.contents import Found, answers, look, what_is_on
from kiosk.operations.mounts.eject import Ejected, NotEjected, eject
from kiosk.operations.mounts.model import Mount
from kiosk.operations.mounts.mountinfo import parse, permanent_places, plain_folders, sticks
from kiosk.operations.mounts.watch import open_watch
from kiosk.operations.mounts.windows import DRIVE_CDROM, DRIVE_REMOVABLE, WindowsMounts

STICK = rb"61 27 8:17 / /media/a/\347\272\242\040\350\211\262 rw,nosuid shared:3 - "


def line(path: str, source: str, kind: str, number: str = "8:33", options: str = "rw") -> bytes:
    return f"70 27 {number} / {path} {options} - {kind} {source} rw\n".encode()


def places(*lines: bytes, **more: Any) -> list[str]:
    return [str(stick.path) for stick in sticks(parse(b"".join(lines)), **more)]


# ---------------------------------------------------------------- the kernel's list


def test_a_stick_is_read_from_the_list_of_mounts_with_its_escapes() -> None:
    raw = STICK.replace(b"\\347\\272\\242", "红".encode()).replace(
        b"\\350\\211\\262", "色".encode()
    )
    (stick,) = sticks(parse(raw + b"vfat /dev/sdb1 rw,utf8\n"))
    assert (stick.path, stick.device, stick.kind) == (Path("/media/a/红 色"), "/dev/sdb1", "vfat")
    assert (stick.major, stick.minor, stick.read_only) == (8, 17, False)


@pytest.mark.parametrize("options", ["ro,nosuid", "nosuid,ro"])
def test_a_stick_mounted_read_only_is_known_to_be(options: str) -> None:
    (stick,) = sticks(parse(line("/mnt/x", "/dev/sdb1", "exfat", options=options)))
    assert stick.read_only


@pytest.mark.parametrize(
    "kind", ["vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "fuse.exfat", "iso9660", "udf"]
)
def test_file_systems_of_sticks_count_wherever_they_are_mounted(kind: str) -> None:
    assert places(line("/srv/in/usb", "/dev/sdb1", kind)) == ["/srv/in/usb"]


@pytest.mark.parametrize(
    ("path", "source", "kind"),
    [
        ("/", "/dev/sda1", "vfat"),
        ("/boot", "/dev/sda1", "vfat"),
        ("/boot/efi", "/dev/sda1", "vfat"),
        ("/boot/firmware", "/dev/mmcblk0p1", "vfat"),
        ("/efi", "/dev/sda1", "vfat"),
        ("/run/live/medium", "/dev/sda1", "iso9660"),
        ("/home", "/dev/sda2", "ext4"),
        ("/media", "tmpfs", "tmpfs"),
        ("/mnt/share", "server:/share", "nfs4"),
        ("/mnt/share", "//server/share", "cifs"),
        ("/mnt/share", "someone@server:/home", "fuse.sshfs"),
        ("/mnt/tools", "none", "tmpfs"),
        ("/mediaserver/x", "/dev/sda3", "ext4"),
    ],
)
def test_the_system_and_the_network_are_no_sticks(path: str, source: str, kind: str) -> None:
    assert places(line(path, source, kind)) == []


def test_a_disk_of_any_kind_counts_where_the_system_mounts_what_is_plugged_in() -> None:
    lines = line("/run/media/a/x", "/dev/sdb1", "ext4"), line("/mnt/y", "/dev/sdc1", "xfs", "8:9")
    assert places(*lines) == ["/run/media/a/x", "/mnt/y"]
    assert places(*lines, watch_folders=[]) == []


def test_anything_but_a_network_counts_below_a_folder_that_is_watched() -> None:
    watched = {"watch_folders": [Path("/data/in")]}
    assert places(line("/data/in/x", "overlay", "overlay"), **watched) == ["/data/in/x"]
    assert places(line("/data/in", "overlay", "overlay"), **watched) == []
    assert places(line("/data/in/x", "server:/x", "nfs"), **watched) == []


def test_watching_everything_makes_no_stick_of_the_system() -> None:
    assert places(line("/proc", "proc", "proc"), watch_folders=[Path("/")]) == []
    assert list(plain_folders([Path("/")])) == []


def test_what_is_mounted_over_a_stick_hides_it_and_a_second_mount_is_no_second_stick() -> None:
    stick = line("/media/x", "/dev/sdb1", "vfat")
    assert places(stick, line("/media/x", "tmpfs", "tmpfs", "0:9")) == []
    assert places(stick, line("/media/y", "/dev/sdb1", "vfat")) == ["/media/x"]


def test_what_fstab_always_mounts_belongs_to_the_machine() -> None:
    fstab = b"""
# comment
UUID=1 /windows\\040C ntfs3 ro 0 0
UUID=2 /media/in vfat nofail,ro 0 0
UUID=3 /media/cdrom0 udf,iso9660 user,noauto 0 0
broken
"""
    permanent = permanent_places(fstab)
    assert permanent == {Path("/windows C")}
    assert places(line("/windows\\040C", "/dev/sda4", "ntfs3"), permanent=permanent) == []


@pytest.mark.parametrize(
    "text",
    [b"", b"\n\n", b"1 2 3", b"70 27 8:1 / /x rw - vfat", b"70 27 a:b / /media/x rw - vfat y rw"],
)
def test_a_line_that_makes_no_sense_is_passed_over(text: bytes) -> None:
    assert places(text, line("/media/x", "/dev/sdb1", "vfat")) in (["/media/x"], [])
    assert places(text) == []


def test_a_mount_point_that_was_deleted_is_no_stick() -> None:
    assert places(line("/media/x//deleted", "/dev/sdb1", "vfat")) == []


# ---------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("KINGSTON", "KINGSTON"),
        (r"MY\x20STICK", "MY STICK"),
        ("红色U盘", "红色U盘"),
        (r"\xba\xec\xc9\xab", "红色"),  # GB18030, as Windows writes it on FAT
        (r"\xff\xff", "\ufffd\ufffd"),
        (r"A\x0aB\xe2\x80\xaeC\x20", "ABC"),  # a label may hold anything
    ],
)
def test_a_label_is_read_as_udev_writes_it(name: str, label: str) -> None:
    assert linux.label_of(name) == label


def test_a_stick_is_called_by_its_label_then_by_its_device() -> None:
    assert Mount(Path("/media/x"), "/dev/sdb1", label="红色").name == "U盘“红色”"
    assert Mount(Path("/media/x"), "/dev/sdb1").name == "U盘 sdb1"
    assert Mount(Path("E:\\"), "E:").name == "U盘 E:"
    assert Mount(Path("/data/in/内容")).name == "文件夹“内容”"


# ---------------------------------------------------------------- watching


class Clock:
    """Seconds that pass only when asked to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_plain_folder_counts_in_a_watched_folder(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("/")
    with open_watch([tmp_path]) as watch:
        assert [mount for mount in watch.mounted() if mount.path.parent == tmp_path] == []
        assert not watch.wait(0)
        (tmp_path / "内容").mkdir()
        assert watch.wait(0)
        assert watch.wait(0), "a change stays one until it was looked at"
        assert Mount(tmp_path / "内容") in watch.mounted()
        assert not watch.wait(0)
        (tmp_path / "内容").rmdir()
        assert watch.wait(0)


def test_a_plain_folder_is_no_stick_where_the_system_keeps_some() -> None:
    assert list(plain_folders([Path("/media"), Path("/mnt"), Path("/no/such/folder")])) == []


def test_a_folder_that_is_a_mount_is_not_asked_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert list(plain_folders([tmp_path])) == [tmp_path / "a"]
    assert list(plain_folders([tmp_path], [tmp_path / "a"])) == []


def test_a_watch_leaves_no_file_open(tmp_path: Path) -> None:
    before = sorted(Path("/proc/self/fd").iterdir())
    for _ in range(3):
        with open_watch([tmp_path]) as watch:
            watch.wait(0)
        watch.close()
    assert sorted(Path("/proc/self/fd").iterdir()) == before


# ---------------------------------------------------------------- Windows


class Drives:
    """What kernel32 would say: a fixed disk C, and the drives that are plugged in."""

    def __init__(self, **plugged: tuple[int, str]) -> None:
        self.plugged = {"C": (3, "System"), **plugged}
        self.mode = 0

    def SetErrorMode(self, mode: int) -> int:
        self.mode = mode
        return 0

    def GetLogicalDrives(self) -> int:
        return sum(1 << (ord(letter) - ord("A")) for letter in self.plugged)

    def GetDriveTypeW(self, root: str) -> int:
        return self.plugged[root[0]][0]

    def GetVolumeInformationW(
        self,
        root: str,
        label: ctypes.Array[ctypes.c_wchar],
        label_size: int,
        serial: Any,
        longest_name: Any,
        flags: Any,
        kind: ctypes.Array[ctypes.c_wchar],
        kind_size: int,
    ) -> int:
        if not self.plugged[root[0]][1]:
            return 0  # no medium
        label.value, kind.value = self.plugged[root[0]][1], "exFAT"
        serial._obj.value = 77
        return 1


def test_on_windows_removable_drives_with_a_medium_are_sticks() -> None:
    clock = Clock()
    system = Drives(E=(DRIVE_REMOVABLE, "红色"), F=(DRIVE_REMOVABLE, ""), G=(DRIVE_CDROM, "光盘"))
    with WindowsMounts(system, (), clock, clock.sleep) as watch:
        assert system.mode == 1, "an empty card reader would open a window"
        stick, disc = watch.mounted()
        assert (stick.device, stick.label, stick.kind) == ("E:", "红色", "exFAT")
        assert disc.label == "光盘"
        assert not watch.wait(5)
        assert clock.now == 5
        system.plugged["F"] = (DRIVE_REMOVABLE, "蓝色")
        assert watch.wait(5)
        assert clock.now == 5
        del system.plugged["E"]
        assert [mount.label for mount in watch.mounted()] == ["蓝色", "光盘"]


def test_on_windows_a_stick_is_noticed_within_two_seconds() -> None:
    clock, system = Clock(), Drives()

    def plug_in_meanwhile(seconds: float) -> None:
        clock.sleep(seconds)
        system.plugged["E"] = (DRIVE_REMOVABLE, "红色")

    with WindowsMounts(system, (), clock, plug_in_meanwhile) as watch:
        assert watch.wait(60)
    assert clock.now <= 2


# ---------------------------------------------------------------- what is on it


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., Mount]:
    def make(*names: str) -> Mount:
        top = tmp_path / "stick"
        top.mkdir()
        for name in names:
            path = top / name
            if path.suffix:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(b"x")
            else:
                path.mkdir(parents=True)
        return Mount(top, "/dev/null", "vfat", "红色", number=top.stat().st_dev)

    return make


@pytest.mark.parametrize(
    ("names", "folders", "says"),
    [
        (["素社家园/红色历程"], ["素社家园"], "找到了“素社家园”，可以查看和装入"),
        (["素社家园"], ["素社家园"], "找到了“素社家园”"),
        (["红色历程/01", "别的"], ["."], "直接放着栏目文件夹"),
        (["内容/素社家园/红色历程"], ["内容/素社家园"], "找到了“内容/素社家园”"),
        (["照片", "素社家园 2/党员心语"], ["素社家园 2"], "找到了“素社家园 2”"),
        (
            ["备份/素社家园/党员心语", "六月/红色历程", "素社家园/红色历程"],
            ["素社家园", "六月", "备份/素社家园"],
            "有 3 个这样的文件夹：“素社家园”、“六月”、“备份/素社家园”。请选一个",
        ),
        (["素社家园/红色历程/01/素社家园/红色历程"], ["素社家园"], "找到了“素社家园”"),
        (["System Volume Information/素社家园/红色历程"], [], "没有“素社家园”文件夹"),
    ],
)
def test_content_folders_are_found_on_a_stick(
    fill: Callable[..., Mount], names: list[str], folders: list[str], says: str
) -> None:
    mount = fill(*names)
    seen = what_is_on(mount, open_here)
    assert [os.path.relpath(folder, mount.path) for folder in seen.folders] == folders
    assert says in seen.said
    assert seen.said.startswith("U盘“红色”")


def test_a_stick_called_like_a_section_is_not_taken_for_the_section(tmp_path: Path) -> None:
    (tmp_path / "红色历程" / "素社家园" / "党员心语").mkdir(parents=True)
    seen = look(Mount(tmp_path / "红色历程", "/dev/null"))
    assert seen.folders == (tmp_path / "红色历程" / "素社家园",)


def test_a_stick_without_content_says_what_is_there_instead(fill: Callable[..., Mount]) -> None:
    mount = fill("照片/a.jpg", "~$x.docx")
    assert look(mount).found is Found.NOTHING
    assert "请在电脑上把“素社家园”文件夹拷到U盘里" in look(mount).said
    (mount.path / "素社家园.ZIP").touch()
    (mount.path / "._素社家园.zip").touch()
    (mount.path / "照片" / "deep.zip").touch()
    seen = look(mount)
    assert (seen.found, seen.archives) == (Found.ARCHIVES, (mount.path / "素社家园.ZIP",))
    assert "有压缩包：“素社家园.ZIP”" in seen.said


def test_a_folder_like_a_section_is_told_from_one(fill: Callable[..., Mount]) -> None:
    seen = look(fill("资料/党员心声"))
    assert seen.found is Found.NEAR
    assert "“资料”里有名字相近的文件夹，请先查看" in seen.said


def test_several_sticks_are_told_one_by_one_and_ask_for_a_choice(tmp_path: Path) -> None:
    mounts = [Mount(tmp_path / name, f"/dev/{name}", label=name) for name in "甲乙丙"]
    for mount in mounts[:2]:
        (mount.path / "素社家园").mkdir(parents=True)
    mounts[2].path.mkdir()
    seen = [look(mount) for mount in mounts]
    said = answers(seen)
    assert [text[:6] for text in said[:3]] == ["U盘“甲”里", "U盘“乙”里", "U盘“丙”里"]
    assert said[3] == "现在插着 2 个U盘。请选一个，或者只留下要用的那一个。"
    assert answers(seen[1:]) == said[1:3]
    assert answers([]) == ("还没有插U盘。请插上U盘，等几秒钟。",)


def test_a_stick_that_is_gone_is_told_so(tmp_path: Path) -> None:
    missing = look(Mount(tmp_path / "no", "/dev/null"))
    unmounted = look(Mount(tmp_path, "/dev/null", number=tmp_path.stat().st_dev + 1))
    assert (missing.found, unmounted.found) == (Found.GONE, Found.GONE)
    assert "已经拔掉了。屏幕上的内容没有变" in missing.said


def test_a_stick_full_of_other_things_is_answered(fill: Callable[..., Mount]) -> None:
    mount = fill(*(f"文件夹{number}/里面" for number in range(600)))
    assert look(mount).found is Found.NOTHING


def test_looking_works_where_files_are_opened(fill: Callable[..., Mount]) -> None:
    mount = fill("素社家园/红色历程")
    with Children(1) as open_file:
        assert what_is_on(mount, open_file) == look(mount)


# ---------------------------------------------------------------- letting go


def test_a_plain_folder_needs_no_letting_go(tmp_path: Path) -> None:
    assert eject(Mount(tmp_path / "内容")) == NotEjected(
        "文件夹“内容”是这台机器上的文件夹，不用取出。"
    )


def test_a_stick_that_is_gone_already_can_be_pulled(tmp_path: Path) -> None:
    gone = Mount(tmp_path, "/dev/sdz1", "vfat", "红色")
    assert eject(gone) == Ejected("U盘“红色”已经不在了，可以拔下来。")
