"""Frames of the attract loop while 500 phones sign up within five seconds, again and again, against
the same loop alone.

    KIOSK_DATA=FOLDER python -m bench.during_phones [--phones 500] [--seconds 6]

FOLDER has been loaded before; screenings and sign-ups are made in it, so give a copy. The web child
runs as the supervisor starts it, at its own low priority, on the screen's own database. The phones
are simulated by a process at idle priority: they would have processors of their own. More than
three crowds a minute from one address are refused, so frames are counted during the second.
Ratio: 99th percentile of the time between flips with the phones, to that without (at most 1.2).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from bench.loop_on_show import loop_on_show
from bench.phones import SPREAD_SECONDS, crowd, serving
from bench.processes import virtual_screen
from kiosk.cinema.model import Showing
from kiosk.clock import now
from kiosk.services import open_services

ASKING = """
import sys
from pathlib import Path
from bench.during_phones import phones
phones(Path(sys.argv[1]), *map(int, sys.argv[2:]))
"""


def phones(data: Path, count: int, port: int, child: int) -> None:
    """Crowds, one after the other, until somebody ends us; a line for each."""
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    with open_services(data, os.environ) as services:
        for run in range(50):
            start = now() + timedelta(days=2 + run)
            screening = services.cinema.add(
                Showing(film=f"董存瑞 {run}", day=start.date(), start=start, seats=100)
            )
            asked, used = asyncio.run(
                crowd(port, screening, count, run * 1000, SPREAD_SECONDS, child)
            )
            slowest = max(one.took for one in asked)
            yes = sum(one.status == 303 for one in asked)
            print(
                f"{yes} of {count} phones answered, slowest {slowest:.2f} s, "
                f"{used:.1f} s of processor",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=6)
    options = parser.parse_args()
    data = Path(os.environ["KIOSK_DATA"])
    with (
        virtual_screen() as display,
        serving(data, dict(os.environ)) as (port, child),
        loop_on_show(display, options.seconds) as loop,
    ):
        alone = loop.count()
        asking = subprocess.Popen(
            [sys.executable, "-c", ASKING, str(data), str(options.phones), str(port), str(child)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert asking.stdout is not None
        first = asking.stdout.readline()  # the crowd is under way, and comes again at once
        crowded = loop.count()
        over = asking.poll() is not None
        asking.kill()
        told, _ = asking.communicate()
    print(first + told, end="")
    for name, (rate, median, worst) in (("alone", alone), ("with phones", crowded)):
        print(f"{name}: {rate:.1f} frames/s, median {median:.1f} ms, 99 % {worst:.1f} ms")
    print(f"ratio {crowded[2] / alone[2]:.2f} (at most 1.2)")
    if over:
        print("the crowds were over before the frames were counted")


if __name__ == "__main__":
    main()
