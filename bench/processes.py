"""What the benchmarks share of the machine: a virtual screen, processor time, memory, a touch."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

SIZE = (1080, 1920)
TICK = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def virtual_screen(size: tuple[int, int] = SIZE) -> Iterator[str]:
    """An Xvfb of its own on a free number; gives its DISPLAY."""
    read, write = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


def family(root: int) -> list[int]:
    """``root`` and all processes that descend from it, alive now."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def processor_seconds(root: int) -> dict[int, float]:
    """User and system time used so far by each process of the family."""
    used = {}
    for pid in family(root):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used[pid] = (int(fields[11]) + int(fields[12])) / TICK
    return used


def load_over(root: int, seconds: float) -> float:
    """Processor time of the whole family over the next ``seconds``, in per cent of one core."""
    before, began = processor_seconds(root), time.monotonic()
    time.sleep(seconds)
    after, took = processor_seconds(root), time.monotonic() - began
    return 100 * sum(used - before.get(pid, 0.0) for pid, used in after.items()) / took


def memory_mb(root: int) -> float:
    """Memory of the whole family; what processes share is counted once (PSS), in MB."""
    total = 0
    for pid in family(root):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def wait_for_line(stream: IO[str], wanted: str) -> None:
    """Read lines until ``wanted`` comes. RuntimeError when the stream ends before."""
    for line in stream:
        if line.strip() == wanted:
            return
    raise RuntimeError(f"the process ended without saying {wanted!r}")


def end(process: subprocess.Popen[str]) -> None:
    """End a process that was started in a session of its own, with its family."""
    pids = family(process.pid)
    process.terminate()
    try:
        process.wait(8)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in pids[1:]:
        with contextlib.suppress(OSError):
            if os.getsid(pid) == process.pid:
                os.kill(pid, 9)


def percentile(times: list[float], part: float) -> float:
    """The time that ``part`` (0 to 1) of the frames keep within; 0.0 for no frames."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def touch(display: str, x: int, y: int) -> None:
    """Press and release the pointer there, as an X server event (needs libXtst.so.6)."""
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    link = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    xtst.XTestFakeMotionEvent(link, -1, x, y, ctypes.c_ulong(0))
    for pressed in (1, 0):
        xtst.XTestFakeButtonEvent(link, 1, pressed, ctypes.c_ulong(0))
        x11.XSync(link, 0)
        time.sleep(0.08)
    x11.XCloseDisplay(link)
