"""Are characters written by hand found, and how fast? Needs the strokes of ``hanzi-writer-data``:

    npm pack hanzi-writer-data && tar xzf hanzi-writer-data-*.tgz
    python -m bench.handwriting package [--characters 500] [--plain]

Characters are drawn by chance from the 3,755 of GB 2312's first level, each written once: strokes
in any order, jitter 12 of 1024 at every point, slant and stretch up to 10 %.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from kiosk.handwriting.recogniser import ModelRecogniser

Strokes = list[list[tuple[float, float]]]
SIDE, TOP = 1024, 900
"""The data's field, and where its y, upwards, has the upper edge."""
JITTER = 12.0


def common() -> list[str]:
    """GB 2312's first level: rows 16 to 55."""
    codes = [bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    return [code.decode("gb2312") for code in codes if code < b"\xd7\xfa"]


def strokes_of(path: Path) -> Strokes:
    medians = json.loads(path.read_text("utf-8"))["medians"]
    return [[(float(x), float(TOP - y)) for x, y in stroke] for stroke in medians]


def by_hand(strokes: Strokes, chance: Random) -> Strokes:
    slant = chance.uniform(-0.1, 0.1)
    across, down = chance.uniform(0.9, 1.1), chance.uniform(0.9, 1.1)
    written = [
        [
            (
                x * across + slant * (SIDE - y) + chance.gauss(0, JITTER),
                y * down + chance.gauss(0, JITTER),
            )
            for x, y in stroke
        ]
        for stroke in strokes
    ]
    chance.shuffle(written)
    return written


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description="Rate and speed of handwriting")
    parser.add_argument("package", type=Path)
    parser.add_argument("--characters", type=int, default=500)
    parser.add_argument("--plain", action="store_true", help="surnames count like all others")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = Random(options.seed)
    known = [one for one in common() if (options.package / f"{one}.json").is_file()]
    chosen = chance.sample(known, min(options.characters, len(known)))
    before, start = resident_mb(), perf_counter()
    recogniser = ModelRecogniser(surnames_first=not options.plain)
    recogniser.candidates([[(0.0, 0.0), (1.0, 0.0)]])
    loading, memory = perf_counter() - start, resident_mb() - before
    places, times, missed = [], [], []
    for character in chosen:
        written = by_hand(strokes_of(options.package / f"{character}.json"), chance)
        start = perf_counter()
        found = recogniser.candidates(written, 10, field=float(SIDE))
        times.append((perf_counter() - start) * 1000)
        if character in found:
            places.append(found.index(character))
        else:
            missed.append(character)
    total = len(chosen)
    print(f"{total} characters; loading {loading * 1000:.0f} ms, {memory:.0f} MB")
    for most in (1, 8, 10):
        print(f"in the first {most}: {sum(place < most for place in places) / total:.1%}")
    print(f"ms: median {median(times):.1f}, worst {max(times):.1f}; missed {''.join(missed)}")


if __name__ == "__main__":
    main()
