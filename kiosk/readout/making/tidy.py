"""Keeps the folder of made speech within its limit."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.readout.making.cache import PART, listed, remove

_ROOM_MADE = 0.9  # of the limit is left after clearing, so that clearing is rare
_ABANDONED = 3600.0  # seconds after which nobody is still writing the rest of it


def tidy(folder: Path, limit: int) -> None:
    """When the sounds in ``folder`` are more than ``limit`` bytes, remove those used longest ago;
    also what was left unfinished, and the ``.wav`` that an earlier version kept.

    Looks at every file (a second or two when full), so not for the screen's process.
    """
    sizes: dict[str, int] = {}
    used: dict[str, float] = {}  # by key, when the sound was last played
    halves: set[str] = set()  # of pairs, old enough that the other one does not come
    now = time.time()
    for path in listed(folder):
        try:
            status = path.stat()
        except OSError:
            continue
        old = now - status.st_mtime > _ABANDONED
        if path.suffix == ".wav" or (path.suffix == PART and old):
            remove(path)
        elif path.suffix in (".ogg", ".json"):
            if path.stem in sizes:
                halves.discard(path.stem)
            elif old:
                halves.add(path.stem)
            sizes[path.stem] = sizes.get(path.stem, 0) + status.st_size
            if path.suffix == ".ogg":
                used[path.stem] = status.st_mtime
    for key in halves:
        _drop(folder, key)
    size = sum(sizes.values())
    if size <= limit:
        return
    for key in sorted(used, key=lambda one: used[one]):
        if size <= limit * _ROOM_MADE:
            return
        _drop(folder, key)
        size -= sizes[key]


def _drop(folder: Path, key: str) -> None:
    remove(folder / f"{key}.json", folder / f"{key}.ogg")
