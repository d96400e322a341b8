"""Real file systems on loop devices: a stick with exFAT, a small disk with ext4.

Everything is given back at the end of a test, also of one that failed. Needs root, as mounting
does; where there are no loop devices the test fails.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

MIB = 1024 * 1024
STICK_BYTES = 32 * MIB


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout.strip()


def until(true: Callable[[], object], seconds: float = 5) -> None:
    """Wait for another process; fails after ``seconds``."""
    deadline = monotonic() + seconds
    while not true():
        assert monotonic() < deadline, f"not within {seconds} s"
        sleep(0.005)


@contextmanager
def loop_device(image: Path) -> Iterator[str]:
    """A block device over the file ``image``."""
    device = run("losetup", "--find", "--show", image)
    try:
        yield device
    finally:
        run("losetup", "--detach", device)


def empty_image(image: Path, size: int) -> Path:
    """A sparse file of ``size`` bytes."""
    with image.open("wb") as file:
        file.truncate(size)
    return image


def mounted(folder: Path) -> bool:
    """By the kernel's list: a file system whose server died cannot be asked itself."""
    return f" {folder} " in Path("/proc/self/mountinfo").read_text()


def unmount(folder: Path) -> None:
    while mounted(folder):
        run("umount", "--lazy", folder)


class Stick:
    """A stick with exFAT: plugged in read-only, pulled in two ways."""

    def __init__(self, device: str, folder: Path) -> None:
        self.device, self.folder = device, folder

    def plug(self, options: str = "ro,nosuid,nodev,noexec") -> None:
        self.folder.mkdir(exist_ok=True)
        run("mount.exfat-fuse", "-o", options, self.device, self.folder)
        assert mounted(self.folder)

    def pull(self) -> None:
        """As systems do when the device is gone: nothing new can be opened."""
        run("umount", "--lazy", self.folder)

    def break_off(self) -> None:
        """Its server dies: whatever is asked, also of an open file, is answered by an error."""
        for pid in self.servers():
            os.kill(pid, signal.SIGKILL)
        until(lambda: not self.servers())

    def hang(self) -> None:
        for pid in self.servers():
            os.kill(pid, signal.SIGSTOP)

    def clear(self) -> None:
        """As if never plugged in, whatever state it is in."""
        self.break_off()
        unmount(self.folder)

    def servers(self) -> list[int]:
        """The mount.exfat-fuse of this device: it goes to the background by itself."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (process / "cmdline").read_bytes().split(b"\0")
                if words[0].endswith(b"exfat-fuse") and self.device.encode() in words:
                    found.append(int(process.name))
        return found


def exfat_image(image: Path, fill: Callable[[Path], object] = lambda _: None) -> Path:
    """The file of a new stick, filled at the office: mounted, written to, ejected."""
    empty_image(image, STICK_BYTES)
    run("mkfs.exfat", "--volume-label", "红色U盘", image)
    with exfat_stick(image, image.with_suffix(".office")) as stick:
        stick.plug("rw")
        fill(stick.folder)
        run("umount", stick.folder)
        until(lambda: not stick.servers())
    return image


@contextmanager
def exfat_stick(image: Path, folder: Path) -> Iterator[Stick]:
    """The stick of this image, not plugged in yet, to be mounted at ``folder``."""
    with loop_device(image) as device:
        stick = Stick(device, folder)
        try:
            yield stick
        finally:
            stick.clear()


@contextmanager
def small_disk(scratch: Path, size: int) -> Iterator[Path]:
    """A folder on an ext4 of its own of ``size`` bytes."""
    folder = scratch / "disk"
    folder.mkdir()
    with loop_device(empty_image(scratch / "disk.img", size)) as device:
        run("mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", device)
        run("mount", device, folder)
        try:
            yield folder
        finally:
            unmount(folder)


def fill_up(disk: Path, left: int) -> Path:
    """A file on the disk that leaves ``left`` bytes of room, or a little less."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(64 * 1024)):
            pass
    os.truncate(ballast, ballast.stat().st_size - left)
    return ballast
