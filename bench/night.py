"""Processor use of the dark screen outside the opening hours, against the attract loop's.

    KIOSK_DATA=FOLDER python -m bench.night [--seconds 30]

The real app on a virtual screen of 1080 x 1920: its loop for so many seconds, then the dark screen.
Ratio: processor time of the dark screen to that of the loop (less than 1; none lower is set).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import process_time

from bench.processes import SIZE, virtual_screen

SETTLED = 12.0
"""Seconds until the screens behind the loop are built."""


def show(seconds: float) -> None:
    """The app's side: prints per cent of a core, for the loop and for the dark screen."""
    from kiosk.clock import ZONE

    now = datetime.now(ZONE)
    os.environ["KIOSK_OPENS"] = f"{now + timedelta(hours=4):%H:%M}"
    os.environ["KIOSK_CLOSES"] = f"{now - timedelta(hours=4):%H:%M}"
    from screens.process import open_app

    with open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app:
        from kivy.clock import Clock

        begun = 0.0

        def begin(_: float) -> None:
            nonlocal begun
            begun = process_time()

        def tell(what: str) -> None:
            print(f"{what} {100 * (process_time() - begun) / seconds:.2f}", flush=True)

        def loop_done(_: float) -> None:
            tell("loop")
            app.night.come()
            Clock.schedule_once(begin, 3.0)
            Clock.schedule_once(night_done, 3.0 + seconds)

        def night_done(_: float) -> None:
            tell("night")
            app.stop()

        Clock.schedule_once(begin, SETTLED)
        Clock.schedule_once(loop_done, SETTLED + seconds)
        app.run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--show", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.show:
        show(options.seconds)
        return
    with virtual_screen() as display:
        done = subprocess.run(
            [sys.executable, "-m", "bench.night", "--show", "--seconds", str(options.seconds)],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
    used = dict(line.split() for line in done.stdout.splitlines() if line.count(" ") == 1)
    loop, night = float(used["loop"]), float(used["night"])
    print(f"loop {loop:.1f} % of a core, night {night:.1f} %, ratio {night / loop:.2f}")


if __name__ == "__main__":
    main()
