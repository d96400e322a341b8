"""Frames of the attract loop while content is being loaded, against the same loop alone.

    KIOSK_DATA=FOLDER python -m bench.during_load [--pictures 150] [--seconds 20]

FOLDER has been loaded before. The real app shows its loop at 1080 x 1920; frames are counted for so
many seconds, then again while another process loads a folder of photographs into a copy of FOLDER
as the worker does: at low priority, files opened in children. Ratio: 99th percentile of the time
between flips with the load, to that without (at most 1.3).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.loop_on_show import loop_on_show
from bench.processes import virtual_screen

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
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as scratch,
        virtual_screen() as display,
        loop_on_show(display, options.seconds) as loop,
    ):
        photographs(Path(scratch) / "stick", options.pictures)
        alone = loop.count()
        loader = subprocess.Popen(
            [
                sys.executable,
                "-c",
                LOADER,
                str(Path(scratch) / "data"),
                str(Path(scratch) / "stick"),
            ],
            start_new_session=True,  # as the supervisor starts the worker
        )
        loaded = loop.count()
        over = loader.poll() is not None
        loader.wait()
    for name, (rate, median, worst) in (("alone", alone), ("during a load", loaded)):
        print(f"{name}: {rate:.1f} frames/s, median {median:.1f} ms, 99 % {worst:.1f} ms")
    print(f"ratio {loaded[2] / alone[2]:.2f} (at most 1.3)")
    if over:
        print("the load was over before the frames were counted: use more --pictures")


if __name__ == "__main__":
    main()
