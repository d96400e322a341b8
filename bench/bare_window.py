"""The baseline: a bare Kivy window with one Chinese label, measured.

    python -m bench.bare_window

Seconds from process start to the first flip, processor use when idle, memory. ``--window`` is the
window itself: it prints ``ready`` when its first frame is on the screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.processes import SIZE, end, load_over, memory_mb, virtual_screen, wait_for_line

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)


def font() -> str:
    """A font with Chinese characters; the design of the glyphs does not matter here."""
    return next((name for name in FONTS if Path(name).exists()), "Roboto")


def configure() -> None:
    """The kiosk's own window settings: no multisampling, its size, no border."""
    from kivy.config import Config

    settings = {"width": SIZE[0], "height": SIZE[1], "multisamples": 0, "borderless": 1}
    for name, value in settings.items():
        Config.set("graphics", name, str(value))


def window() -> None:
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    configure()
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.uix.label import Label

    def flipped(*_: object) -> None:
        # Handlers run before the window's own flip, the next turn of the clock after it.
        Window.unbind(on_flip=flipped)
        Clock.schedule_once(lambda _: print("ready", flush=True))

    class BareWindow(App):
        def build(self) -> Label:
            Window.bind(on_flip=flipped)
            return Label(text="素社街道党群服务中心", font_name=font(), font_size=64)

    BareWindow().run()


def start(command: list[str], display: str) -> tuple[subprocess.Popen[str], float]:
    """Start a program and wait for its ``ready``; the process and the seconds it took."""
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.PIPE,  # the screen ends when its supervisor is gone
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        wait_for_line(process.stdout, "ready")
    except RuntimeError:
        end(process)
        raise
    return process, time.monotonic() - began


BARE = [sys.executable, "-m", "bench.bare_window", "--window"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", action="store_true", help="be the window")
    parser.add_argument("--seconds", type=float, default=10, help="how long to look at it idle")
    options = parser.parse_args()
    if options.window:
        window()
        return
    with virtual_screen() as display:
        process, took = start(BARE, display)
        time.sleep(2)
        load = load_over(process.pid, options.seconds)
        print(f"start to first frame {took:.2f} s")
        print(f"idle {load:.2f} % of a core, memory {memory_mb(process.pid):.0f} MB")
        end(process)


if __name__ == "__main__":
    main()
