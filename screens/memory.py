"""Keeping the screen's memory small."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
_LARGE = 128 * 1024


def give_memory_back() -> None:
    """Let large blocks (pictures) go back to the system when they are freed.

    glibc raises its limit for that with every large block it sees, and then keeps them all; naming
    the limit stops that. On other systems nothing is done.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "mallopt"):
            libc.mallopt(_M_MMAP_THRESHOLD, _LARGE)
            libc.mallopt(_M_ARENA_MAX, 2)


def collect_here() -> Callable[..., None]:
    """From now on only the thread of the screens collects, when what is returned is called (now and
    then). Collected in another thread, a widget would be gone in the middle of a turn, while what
    is bound to it is being told something."""
    gc.disable()

    def collect(*_: object) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] > limits[0]:
            gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)

    return collect


def settle() -> None:
    """All that lasts is built: take it out of the collector's sight, which would otherwise look
    through it (0.1 s) in the middle of a touch; ``tidy`` collects when nobody is there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def tidy() -> None:
    """Collect what is unreachable and trim the heap: some 30 ms, for when nobody is there."""
    gc.collect()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "malloc_trim"):
            libc.malloc_trim(0)
