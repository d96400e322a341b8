"""The way to notice sticks that this system has."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.operations.mounts.model import MountWatch
from kiosk.operations.mounts.mountinfo import SYSTEM_FOLDERS


def open_watch(watch_folders: Sequence[Path] = SYSTEM_FOLDERS) -> MountWatch:
    """A watch over sticks, to be closed. ``watch_folders``: folders below which anything that is
    mounted counts as a stick; in others than the system's own, plain folders count too.

    Raises OSError on a system that is neither Linux nor Windows.
    """
    if sys.platform == "win32":
        from kiosk.operations.mounts.windows import WindowsMounts, kernel32

        return WindowsMounts(kernel32(), watch_folders)
    from kiosk.operations.mounts.linux import LinuxMounts

    return LinuxMounts(watch_folders)
