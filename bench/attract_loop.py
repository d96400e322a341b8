"""The attract loop against the same two pictures in Chromium: processor use and frames.

    python -m bench.attract_loop              the loop's drawing, with a title and a call on top
    python -m bench.attract_loop --app        the real screen (KIOSK_DATA: a loaded folder)
    python -m bench.attract_loop --rectangles the drawing as on a graphics card, for comparing

Both in turn on one virtual screen, software rendering. Needs Xvfb and chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from bench.processes import SIZE, end, load_over, virtual_screen

HERE = Path(__file__).parent
STARTER = HERE.parent / "media" / "starter"
CHROMIUM = [
    "chromium",
    "--no-sandbox",
    "--kiosk",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-position=0,0",
    "--remote-debugging-port=0",
]


def pictures(folder: Path) -> list[Path]:
    """Two pictures as 1.jpg and 2.jpg in ``folder``: the starter's largest, or two made ones."""
    found = [path for kind in ("jpg", "png") for path in STARTER.rglob(f"*.{kind}")]
    found = sorted(found, key=lambda path: (-path.stat().st_size, path.name))[:2]
    made = []
    for number in (1, 2):
        if len(found) == 2:
            with Image.open(found[number - 1]) as opened:
                picture = opened.convert("RGB")
        else:
            picture = Image.effect_mandelbrot((1600, 1600), (-2, -1.5, 1, 1.5), 40 * number)
            picture = picture.convert("RGB").filter(ImageFilter.GaussianBlur(1))
            ImageDraw.Draw(picture).ellipse((400, 400, 900, 900), fill=(200, 60 * number, 40))
        made.append(folder / f"{number}.jpg")
        picture.save(made[-1], quality=90)
    return made


def chromium(folder: Path, display: str, seconds: float) -> tuple[float, float]:
    """Per cent of a core and frames a second of the page in ``folder``."""
    (folder / "loop.html").write_text((HERE / "chromium_loop.html").read_text())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [*CHROMIUM, f"--window-size={SIZE[0]},{SIZE[1]}", f"--user-data-dir={profile}",
             (folder / "loop.html").as_uri()],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )  # fmt: skip
        try:
            time.sleep(12)
            load = load_over(process.pid, seconds)
            port = (Path(profile) / "DevToolsActivePort").read_text().split()[0]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                titles = [page["title"] for page in json.load(answer) if page["type"] == "page"]
            frames = next(float(title.split()[1]) for title in titles if "frames/s" in title)
        finally:
            end(process)
    return load, frames


def kivy(arguments: list[str], display: str, seconds: float) -> tuple[float, float]:
    """Per cent of a core and flips a second of a Kivy program, once it has settled."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.counted", *arguments],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.PIPE,  # the screen ends when its supervisor is gone
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    told: list[tuple[int, float]] = []

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("flips "):
                _, count, moment = line.split()
                told.append((int(count), float(moment)))

    threading.Thread(target=listen, daemon=True).start()
    try:
        time.sleep(10)
        first = len(told)
        load = load_over(process.pid, seconds)
        window = told[first:]
        if len(window) < 2:
            raise RuntimeError("the Kivy program ended or shows no window")
        (count, began), (count_after, ended) = window[0], window[-1]
    finally:
        end(process)
    return load, (count_after - count) / (ended - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", action="store_true", help="the real screen")
    parser.add_argument("--rectangles", action="store_true", help="without copying pixels")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=32, help="a multiple of 16: whole slides")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, virtual_screen() as display:
        folder = Path(name)
        one, two = pictures(folder)
        if options.app:
            ours = ["screens", "--window", f"{SIZE[0]}x{SIZE[1]}"]
        else:
            ours = ["bench.attract_window", str(one), str(two)]
            ours += ["--rectangles"] if options.rectangles else []
        for _ in range(options.rounds):
            load, frames = kivy(ours, display, options.seconds)
            peer, peer_frames = chromium(folder, display, options.seconds)
            print(f"kiosk    {load:5.1f} % of a core at {frames:4.1f} frames/s")
            print(f"Chromium {peer:5.1f} % of a core at {peer_frames:4.1f} frames/s")
            print(f"ratio    {load / peer:5.2f} (at most 1, at 25 frames/s or more)", flush=True)


if __name__ == "__main__":
    main()
