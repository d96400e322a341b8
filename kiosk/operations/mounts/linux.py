"""Sticks on Linux, from the kernel's list of mounts.

The kernel wakes whoever polls that list when something is mounted or unmounted; udev and a desktop
are not needed. Beside it only /sys and /dev are read, never the stick.
"""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.intake.names import shown
from kiosk.operations.mounts.model import Mount
from kiosk.operations.mounts.mountinfo import (
    SYSTEM_FOLDERS,
    Line,
    parse,
    permanent_places,
    plain_folders,
    sticks,
)

MOUNTINFO = Path("/proc/self/mountinfo")
FSTAB = Path("/etc/fstab")
BLOCK_DEVICES = Path("/sys/dev/block")
LABELS = Path("/dev/disk/by-label")
LOOK_AGAIN = 1.0
"""Seconds after which it is looked again unasked: a stick that was pulled without being unmounted,
and a plain folder, wake nobody."""
_SECTOR = 512  # /sys/class/block/*/size counts in these, whatever the disk's own are
_HEX = re.compile(rb"\\x([0-9a-f]{2})")


class LinuxMounts:
    """A ``MountWatch``. ``watch_folders``: everything mounted in these counts, and in others than
    the system's own every plain folder as well. Raises OSError where there is no /proc."""

    def __init__(
        self,
        watch_folders: Sequence[Path] = SYSTEM_FOLDERS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watch_folders = tuple(folder.absolute() for folder in watch_folders)
        self._clock = clock
        self._given: tuple[Mount, ...] = ()
        self._list = os.open(MOUNTINFO, os.O_RDONLY | os.O_CLOEXEC)
        self._poll = select.poll()
        self._poll.register(self._list, select.POLLPRI | select.POLLERR)

    def mounted(self) -> tuple[Mount, ...]:
        self._given = self._look()
        return self._given

    def wait(self, seconds: float) -> bool:
        until = self._clock() + seconds
        while self._look() == self._given:
            left = until - self._clock()
            if left <= 0:
                return False
            self._poll.poll(min(left, LOOK_AGAIN) * 1000)
        return True

    def close(self) -> None:
        if self._list >= 0:
            os.close(self._list)
            self._list = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _look(self) -> tuple[Mount, ...]:
        lines = parse(_bytes(MOUNTINFO))
        found = sticks(lines, self._watch_folders, permanent_places(_bytes(FSTAB)))
        labels = _labels() if found else {}
        mounts = [_mount(line, labels) for line in found if _is_plugged_in(line)]
        places = {line.path for line in lines}
        return (*mounts, *map(Mount, plain_folders(self._watch_folders, places)))


def is_mounted(mount: Mount) -> bool:
    """Whether the system still has this stick in this place."""
    return any(
        line.path == mount.path and line.device == mount.device for line in parse(_bytes(MOUNTINFO))
    )


def _mount(line: Line, labels: dict[str, str]) -> Mount:
    facts = _facts_of(line)
    sectors = _number(facts / "size")
    return Mount(
        path=line.path,
        device=line.device,
        kind=line.kind,
        label=labels.get(os.path.realpath(line.device), ""),
        read_only=line.read_only,
        size=sectors * _SECTOR if sectors else None,
        number=os.makedev(line.major, line.minor),
        # A partition has none of its own, but the disk that it is on.
        medium=_number(facts / "diskseq") or _number(facts / ".." / "diskseq"),
    )


def _is_plugged_in(line: Line) -> bool:
    """False for a stick that was pulled while the list of mounts still has it."""
    has_device = line.major != 0  # 0 is for file systems without one
    return not has_device or not BLOCK_DEVICES.is_dir() or _facts_of(line).exists()


def _facts_of(line: Line) -> Path:
    return BLOCK_DEVICES / f"{line.major}:{line.minor}"


def _labels() -> dict[str, str]:
    """The labels that udev has read, by the device's path."""
    labels = {}
    try:
        for link in LABELS.iterdir():
            labels[os.path.realpath(link)] = label_of(link.name)
    except OSError:
        return labels
    return labels


def label_of(name: str) -> str:
    """The label in the name of a link: udev writes ``\\x20`` for a space, and so every byte of a
    label that is not UTF-8. Windows keeps Chinese labels of FAT in GB18030."""
    raw = _HEX.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(name))
    try:
        return shown(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return shown(raw.decode("gb18030", "replace"))


def _number(path: Path) -> int:
    text = _bytes(path).strip()
    return int(text) if text.isdigit() else 0


def _bytes(path: Path) -> bytes:
    """Of a file of the system's; b"" when it is not there."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
