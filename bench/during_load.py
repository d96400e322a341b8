"""Frames of the attract loop while content is being loaded, against the same loop alone.

    KIOSK_DATA=FOLDER python -m bench.during_load [--pictures 150] [--seconds 20]

FOLDER has been loaded before. The real app shows its loop at 1080 x 1920; frames are counted for so
many seconds, then again while another process loads a folder of photographs into a copy of FOLDER
as the worker does: at low priority, files opened in children. Ratio: 99th percentile of the time
between flips with the load, to that without (at most 1.3).
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.processes import SIZE, end, virtual_screen

LOADER = """
import os, sys
from pathlib import Path
from kiosk.operations.loading import load_folder
from kiosk.services import open_services
from kiosk.worker import give_way
give_way()
with open_services(Path(sys.argv[1]), {}) as services:
    print(load_folder(services, Path(sys.argv[2])).items, "items", flush=True)
"""


def show(seconds: float) -> None:
    """The app's side: answers each line on standard input with the frames of the next seconds."""
    os.environ.setdefault("KIVY_NO_CONSOLELOG", "1")
    from screens.process import open_app

    with open_app(Path(os.environ["KIOSK_DATA"]), SIZE) as app:
        from threading import Thread

        from kivy.clock import Clock

        from bench.frames import percentile, record

        def told(times: list[float]) -> None:
            print(
                f"{len(times) / seconds:.1f} {percentile(times, 0.5) * 1000:.1f} "
                f"{percentile(times, 0.99) * 1000:.1f}",
                flush=True,
            )

        def listen() -> None:
            for _ in sys.stdin:
                Clock.schedule_once(lambda _: record(seconds, told))

        Clock.schedule_once(lambda _: print("ready", flush=True), 8.0)
        Thread(target=listen, daemon=True).start()
        app.run()


def photographs(folder: Path, count: int) -> None:
    """Pictures of 12 megapixels, as phones take them."""
    from PIL import Image

    section = folder / "素社家园" / "红色印记"
    section.mkdir(parents=True)
    noise = random.Random(5)
    ground = Image.effect_noise((1000, 750), 60).convert("RGB").resize((4000, 3000))
    for number in range(count):
        picture = ground.copy()
        picture.paste((noise.randrange(256), 60, 90), (0, 0, 400 + number, 400))
        picture.save(section / f"{number:03} 图{number}.jpg", quality=90)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=150)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--show", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.show:
        show(options.seconds)
        return
    command = [sys.executable, "-m", "bench.during_load", "--show", "--seconds"]
    with tempfile.TemporaryDirectory() as scratch, virtual_screen() as display:
        photographs(Path(scratch) / "stick", options.pictures)
        app = subprocess.Popen(
            [*command, str(options.seconds)],
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert app.stdin is not None
        assert app.stdout is not None
        while app.stdout.readline().strip() != "ready":
            pass

        def measure() -> tuple[float, ...]:
            app.stdin.write("\n")
            app.stdin.flush()
            return tuple(float(part) for part in app.stdout.readline().split())

        alone = measure()
        loader = subprocess.Popen(
            [
                sys.executable,
                "-c",
                LOADER,
                str(Path(scratch) / "data"),
                str(Path(scratch) / "stick"),
            ]
        )
        loaded = measure()
        over = loader.poll() is not None
        loader.wait()
        end(app)
    for name, (rate, median, worst) in (("alone", alone), ("during a load", loaded)):
        print(f"{name}: {rate:.1f} frames/s, median {median:.1f} ms, 99 % {worst:.1f} ms")
    print(f"ratio {loaded[2] / alone[2]:.2f} (at most 1.3)")
    if over:
        print("the load was over before the frames were counted: use more --pictures")


if __name__ == "__main__":
    main()
