"""Run a Kivy program and tell once a second how many frames reached its window.

    python -m bench.counted MODULE [ARGUMENTS]

The program is not changed: a thread waits until the window exists and listens to its flips. Each
line is ``flips COUNT MONOTONIC_SECONDS``.
"""

from __future__ import annotations

import runpy
import sys
import threading
import time

flips = 0


def _flipped(*_: object) -> None:
    global flips
    flips += 1


def _tell() -> None:
    window = None
    while window is None:
        time.sleep(0.1)
        window = getattr(sys.modules.get("kivy.core.window"), "Window", None)
    window.bind(on_flip=_flipped)
    while True:
        print(f"flips {flips} {time.monotonic():.4f}", flush=True)
        time.sleep(1)


if __name__ == "__main__":
    threading.Thread(target=_tell, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
