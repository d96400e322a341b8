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
def loop_device(image: Path, size: int) -> Iterator[str]:
    """A block device over the new file ``image`` of ``size`` bytes (sparse)."""
    with image.open("wb") as file:
        file.truncate(size)
    device = run("losetup", "--find", "--show", image)
    try:
        yield device
    finally:
        run("losetup", "--detach", device)


def mounted(folder: Path) -> bool:
    """By the kernel's list: a file system whose server died cannot be asked itself."""
    return f" {folder} " in Path("/proc/self/mountinfo").read_text()


def unmount(folder: Path) -> None:
    while mounted(folder):
        run("umount", "--lazy", folder)


class Stick:
    """A stick with exFAT: filled at the office, plugged in read-only, pulled in two ways."""

    def __init__(self, device: str, folder: Path) -> None:
        self.device, self.folder = device, folder

    def write(self, fill: Callable[[Path], object]) -> None:
        """What happens at the office: mounted, filled, ejected."""
        self._mount("rw")
        fill(self.folder)
        run("umount", self.folder)
        self._served_no_more()

    def plug(self) -> None:
        self._mount("ro,nosuid,nodev,noexec")

    def pull(self) -> None:
        """As systems do when the device is gone: nothing new can be opened."""
        run("umount", "--lazy", self.folder)

    def break_off(self) -> None:
        """Its server dies: whatever is asked, also of an open file, is answered by an error."""
        for pid in self.servers():
            os.kill(pid, signal.SIGKILL)
        self._served_no_more()

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

    def _served_no_more(self) -> None:
        until(lambda: not self.servers())

    def _mount(self, options: str) -> None:
        self.folder.mkdir(exist_ok=True)
        run("mount.exfat-fuse", "-o", options, self.device, self.folder)
        assert mounted(self.folder)


@contextmanager
def exfat_stick(scratch: Path, name: str = "stick", size: int = 64 * MIB) -> Iterator[Stick]:
    """A new stick, its image and its mount point (``scratch / name``) in ``scratch``."""
    with loop_device(scratch / f"{name}.img", size) as device:
        run("mkfs.exfat", "--volume-label", "红色U盘", device)
        stick = Stick(device, scratch / name)
        try:
            yield stick
        finally:
            stick.clear()


@contextmanager
def small_disk(scratch: Path, size: int) -> Iterator[Path]:
    """A folder on an ext4 of its own of ``size`` bytes."""
    folder = scratch / "disk"
    folder.mkdir()
    with loop_device(scratch / "disk.img", size) as device:
        run("mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", device)
        run("mount", device, folder)
        try:
            yield folder
        finally:
            unmount(folder)
