"""Loading against plain copying and hashing; memory and the moment of publishing in big loads.

    python -m bench.loading [--only copy|again|memory] [--pictures 1000] [--texts 100] [--runs 3]

``copy``: pictures and texts that need no change (JPEG that fit the panel, UTF-8) are loaded into an
empty library, as ``kiosk load`` does it, and the same files are copied one by one with a sync of
each, and hashed. Ratio: rate of the load to that of the slower of the two (at least 0.7).

``again``: the same folder into the same library. Ratio: its time to that of hashing (at most 1.2).

``memory``: loads of 100, 1,000 and 10,000 items, a short text each and a small picture with every
tenth, each in a process of its own. Highest memory of the loader and of the largest of its children
(at most 300 MB, flat), and how long the transaction took that puts the edition on show (10,000
items: less than 1 s).

Everything lies in one folder that is thrown away; ``--folder`` says where. Runs take turns, medians
are compared. Before each the system's memory of files is dropped, as for a stick that was just
plugged in.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from kiosk.intake import load as intake_load
from kiosk.operations.loading import load_folder
from kiosk.services import open_services

SIZE = (1600, 1200)
MOST_ITEMS = (100, 1_000, 10_000)
WORDS = "一九二三年六月，中国共产党第三次全国代表大会在广州召开，代表们住在附近的民房里。"


def write_content(folder: Path, pictures: int, texts: int) -> None:
    """Photographs of 1600 x 1200 (about 0.5 MB) that differ in content, and texts of 2,000
    characters, an item each."""
    chance = random.Random(3)
    section = folder / "素社家园" / "红色印记"
    section.mkdir(parents=True)
    soft = Image.effect_noise((200, 150), 60).resize(SIZE, Image.Resampling.BICUBIC)
    grounds = [
        Image.merge("RGB", (soft, soft.rotate(180), Image.effect_noise(SIZE, 24))) for _ in range(3)
    ]
    for number in range(pictures):
        picture = grounds[number % 3].copy()
        picture.paste((chance.randrange(256), 60, 90), (0, 0, 200 + number % 1000, 400))
        picture.save(section / f"{number:04} 第{number}张老照片.jpg", quality=85)
    section = folder / "素社家园" / "红色历程"
    section.mkdir()
    for number in range(texts):
        words = f"第{number}篇。\n\n" + (WORDS * 10 + "\n\n") * 5
        (section / f"{number:03} 文章{number}.txt").write_text(words, "utf-8")


def write_items(folder: Path, items: int) -> None:
    """A short text each, a picture of 800 x 600 with every tenth."""
    top = folder / "素社家园"
    ground = Image.effect_noise((800, 600), 60).convert("RGB")
    for number in range(items):
        item = top / ("红色历程", "特色党建")[number % 2] / f"{number:05} 第{number}件"
        item.mkdir(parents=True)
        (item / "正文.txt").write_text(f"第{number}件事。\n\n{WORDS}", "utf-8")
        if number % 10 == 0:
            picture = ground.copy()
            picture.paste((number % 256, 60, 90), (0, 0, 1 + number % 800, 300))
            picture.save(item / "照片.jpg", quality=85)


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def copy_with_sync(files: list[Path], into: Path) -> None:
    into.mkdir()
    for number, path in enumerate(files):
        target = into / str(number)
        shutil.copyfile(path, target)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
    shutil.rmtree(into)


def hash_all(files: list[Path]) -> None:
    for path in files:
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def timed(work: Callable[[], object]) -> float:
    from_the_disk()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def from_the_disk() -> None:
    """What lies on a stick is not in the memory yet (needs root; else it is compared from there,
    which is harder for the loader)."""
    os.sync()
    with contextlib.suppress(OSError):
        Path("/proc/sys/vm/drop_caches").write_text("1")


def load(data: Path, folder: Path) -> None:
    with open_services(data, {}) as services:
        result = load_folder(services, folder)
    assert not result.problems, result.problems[:3]


def compare(place: Path, pictures: int, texts: int, runs: int) -> None:
    """``copy`` and ``again``."""
    folder = place / "stick"
    write_content(folder, pictures, texts)
    files = files_of(folder)
    size = sum(path.stat().st_size for path in files)
    times: dict[str, list[float]] = {name: [] for name in ("copy", "hash", "load", "again")}
    for run in range(runs):
        data = place / f"data{run}"
        times["copy"].append(timed(lambda: copy_with_sync(files, place / "copies")))
        times["hash"].append(timed(lambda: hash_all(files)))
        times["load"].append(timed(lambda: load(data, folder)))  # noqa: B023
        times["again"].append(timed(lambda: load(data, folder)))  # noqa: B023
        shutil.rmtree(data)
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    print(f"{pictures} pictures, {texts} texts, {size / 1e6:.0f} MB")
    for name, seconds in middle.items():
        print(f"{name}: {seconds:.2f} s, {size / seconds / 1e6:.0f} MB/s")
    slower = max(middle["copy"], middle["hash"])
    print(f"load: {slower / middle['load']:.3f} of the slower one's rate (at least 0.7)")
    print(f"again: {middle['again'] / middle['hash']:.2f} of hashing (at most 1.2)")


def load_and_tell(data: Path, folder: Path) -> None:
    """The loader's side of ``memory``: prints its figures as JSON."""
    moments: dict[str, float] = {}
    publish = intake_load.publish

    def noting(*arguments: Any) -> tuple[int | None, bool]:
        moments["publish"] = time.perf_counter()
        return publish(*arguments)

    intake_load.publish = noting
    begun = time.perf_counter()
    with open_services(data, {}) as services:
        result = load_folder(services, folder)
        ended = time.perf_counter()  # the transaction is the last thing a load does
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures = {
        "items": result.items,
        "seconds": ended - begun,
        "publishing": ended - moments["publish"],
        "own": own,
        "child": largest,
    }
    print(json.dumps(figures))


def memory(place: Path) -> None:
    for items in MOST_ITEMS:
        folder = place / f"stick{items}"
        write_items(folder, items)
        command = [sys.executable, "-m", "bench.loading", "--load", str(place / f"data{items}")]
        told = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)
        figures = json.loads(told.stdout)
        print(
            f"{figures['items']} items in {figures['seconds']:.1f} s: loader at most "
            f"{figures['own']:.0f} MB, its largest child {figures['child']:.0f} MB; "
            f"publishing {figures['publishing'] * 1000:.0f} ms",
            flush=True,
        )
        shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["copy", "again", "memory"])
    parser.add_argument("--pictures", type=int, default=1_000)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--load", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.load:
        load_and_tell(*options.load)
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        place = Path(name)
        if options.only != "memory":
            compare(place, options.pictures, options.texts, options.runs)
        if options.only in (None, "memory"):
            memory(place)


if __name__ == "__main__":
    main()
