"""Sticks on Windows: drive letters of removable drives that have a medium in them.

Not tried on Windows itself yet; the logic is tested with a stand-in for the system's library.
"""

from __future__ import annotations

import ctypes
import string
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, cast

from kiosk.operations.mounts.model import Mount
from kiosk.operations.mounts.mountinfo import plain_folders

# winbase.h, fileapi.h, errhandlingapi.h
DRIVE_REMOVABLE, DRIVE_CDROM = 2, 5
SEM_FAILCRITICALERRORS = 0x0001
FILE_READ_ONLY_VOLUME = 0x00080000
_LONGEST = 261  # MAX_PATH and its end
LOOK_AGAIN = 1.0
"""Seconds between two looks; Windows tells changes only to windows."""


class Kernel32(Protocol):
    """What is used of kernel32.dll, as ctypes offers it."""

    def GetLogicalDrives(self) -> int: ...

    def GetDriveTypeW(self, root: str) -> int: ...

    def SetErrorMode(self, mode: int) -> int: ...

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
    ) -> int: ...


def kernel32() -> Kernel32:
    """The system's own library. Windows only."""
    # Not an attribute of ctypes elsewhere, and the type checker runs there.
    return cast("Kernel32", vars(ctypes)["windll"].kernel32)


class WindowsMounts:
    """A ``MountWatch``. Only plain folders count in ``watch_folders``: nothing is mounted there."""

    def __init__(
        self,
        system: Kernel32,
        watch_folders: Sequence[Path] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._system = system
        self._watch_folders = tuple(watch_folders)
        self._clock, self._sleep = clock, sleep
        self._given: tuple[Mount, ...] = ()
        # Without this an empty card reader asks for a disk in a window, and waits.
        system.SetErrorMode(SEM_FAILCRITICALERRORS)

    def mounted(self) -> tuple[Mount, ...]:
        self._given = self._look()
        return self._given

    def wait(self, seconds: float) -> bool:
        until = self._clock() + seconds
        while self._look() == self._given:
            left = until - self._clock()
            if left <= 0:
                return False
            self._sleep(min(left, LOOK_AGAIN))
        return True

    def close(self) -> None:
        """Nothing is held open."""

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
        drives = self._system.GetLogicalDrives()
        letters = (letter for bit, letter in enumerate(string.ascii_uppercase) if drives >> bit & 1)
        mounts = [mount for letter in letters if (mount := self._mount(letter)) is not None]
        return (*mounts, *map(Mount, plain_folders(self._watch_folders)))

    def _mount(self, letter: str) -> Mount | None:
        root = f"{letter}:\\"
        if self._system.GetDriveTypeW(root) not in (DRIVE_REMOVABLE, DRIVE_CDROM):
            return None
        label = ctypes.create_unicode_buffer(_LONGEST)
        kind = ctypes.create_unicode_buffer(_LONGEST)
        serial, longest, flags = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
        found = self._system.GetVolumeInformationW(
            root,
            label,
            _LONGEST,
            ctypes.byref(serial),
            ctypes.byref(longest),
            ctypes.byref(flags),
            kind,
            _LONGEST,
        )
        if not found:  # a card reader without a card
            return None
        return Mount(
            path=Path(root),
            device=f"{letter}:",
            kind=kind.value,
            label=label.value,
            read_only=bool(flags.value & FILE_READ_ONLY_VOLUME),
            medium=serial.value,
        )
