"""The kiosk's screen against a bare Kivy window: start, memory, processor when still.

    KIOSK_DATA=FOLDER python -m bench.start [--runs 5]

FOLDER has been loaded before (``kiosk load``). The screen says ``ready`` on its standard output at
the first frame of the attract loop. Runs take turns, medians are compared. The last pair is kept
for the still picture: one touch opens the home screen, then both are looked at.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from bench.bare_window import BARE, start
from bench.processes import SIZE, end, load_over, memory_mb, touch, virtual_screen

APP = [sys.executable, "-m", "screens", "--window", f"{SIZE[0]}x{SIZE[1]}"]
SETTLE = 4


def still(process: subprocess.Popen[str], seconds: float) -> tuple[float, float]:
    """Per cent of a core over ``seconds`` and MB, once it has settled."""
    time.sleep(SETTLE)
    return load_over(process.pid, seconds), memory_mb(process.pid)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=15, help="how long to look at it still")
    options = parser.parse_args()
    times: dict[str, list[float]] = {"bare": [], "app": []}
    figures: dict[str, tuple[float, float]] = {}
    with virtual_screen() as display:
        for run in range(options.runs):
            for name, command in (("bare", BARE), ("app", APP)):
                process, took = start(command, display)
                times[name].append(took)
                if run == options.runs - 1:
                    if name == "app":
                        time.sleep(SETTLE)
                        touch(display, SIZE[0] // 2, SIZE[1] // 2)
                    figures[name] = still(process, options.seconds)
                end(process)
    bare, app = (statistics.median(times[name]) for name in ("bare", "app"))
    print(f"start: bare {bare:.2f} s, app {app:.2f} s, ratio {app / bare:.2f} (at most 2)")
    (bare_load, bare_mb), (app_load, app_mb) = figures["bare"], figures["app"]
    load_ratio = app_load / max(bare_load, 0.01)
    print(
        f"still: bare {bare_load:.2f} %, app {app_load:.2f} %, ratio {load_ratio:.2f} (at most 1)"
    )
    print(f"memory: bare {bare_mb:.0f} MB, app {app_mb:.0f} MB, ratio {app_mb / bare_mb:.2f}")


if __name__ == "__main__":
    main()
