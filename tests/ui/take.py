"""Pictures of the screens on the small exhibition, taken in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.display import virtual_display
from tests.ui.pictures import NAMES

ON_THE_WAY = ("preparing",)
"""Not compared, but it leads out of the mode for elders."""


def take_all(
    data: Path, out: Path, sizes: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Path]:
    """The folder of the pictures of each size. All at once: most of the time is waiting."""
    folders = {size: out / f"{size[0]}x{size[1]}" for size in sizes}
    with ThreadPoolExecutor(len(folders)) as pool:
        list(pool.map(lambda size: take(data, folders[size], size), folders))
    return folders


def take(data: Path, out: Path, size: tuple[int, int]) -> None:
    """Every screen at ``size`` pixels into ``out``, on a virtual display with real pixels."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    plain.pop("SDL_AUDIODRIVER", None)
    with virtual_display(size, plain) as display:
        command = [sys.executable, "-P", "-m", "screens.screenshots", str(out)]
        done = subprocess.run(
            [*command, "--size", f"{size[0]}x{size[1]}", "--only", ",".join((*NAMES, *ON_THE_WAY))],
            env={**plain, "DISPLAY": display, "KIOSK_DATA": str(data), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=150,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
