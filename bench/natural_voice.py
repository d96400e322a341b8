"""What the natural voice costs, and how fast it really reads.

    .venv/bin/python -m bench.natural_voice                real-time factor, memory, speeds heard
    .venv/bin/python -m bench.natural_voice --calibrate    what Kokoro's speeds come to (kokoro.py)
    KIOSK_DATA=FOLDER .venv/bin/python -m bench.natural_voice --frames    frames meanwhile

Limits: at most 0.35 of real time on two processors at 200 characters a minute; at most 900 MB,
given back afterwards; speeds within 5 % of what was asked; the 99th percentile of the time between
two frames of the attract loop at most 1.2 times that of the loop alone. The voice speaks in a
process of its own at the niceness of the readout's child.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.loop_on_show import loop_on_show
from bench.processes import memory_mb, virtual_screen
from bench.readout import PARAGRAPHS, spoken_characters
from kiosk.library.model import Language
from kiosk.readout.engines import KOKORO, open_engine
from kiosk.readout.engines.kokoro import KokoroEngine, kokoro_speed
from kiosk.readout.model import DEFAULT_CPM
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sentences import split_sentences

SPEEDS = (0.7, 0.85, 1.0, 1.15, 1.3)


def seconds_of(engine: KokoroEngine, text: str, speed: float, cpm: int) -> float:
    """Seconds that ``text`` plays, read sentence by sentence, rests included."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "x.wav"
        return sum(
            engine.speak_at(pronounce(one.text, Language.MANDARIN), speed, cpm, out).seconds
            for one in split_sentences([(0, text)])
        )


def opened() -> KokoroEngine:
    engine = open_engine(KOKORO)
    assert isinstance(engine, KokoroEngine)
    pronounce("暖机", Language.MANDARIN)
    return engine


def calibrate() -> None:
    """Speeds of Kokoro's own by the characters a minute heard, with the rests of DEFAULT_CPM."""
    engine = opened()
    for speed in SPEEDS:
        seconds = [seconds_of(engine, text, speed, DEFAULT_CPM) for text in PARAGRAPHS]
        heard = [
            60 * spoken_characters(text) / one
            for text, one in zip(PARAGRAPHS, seconds, strict=True)
        ]
        print(speed, f"{sum(heard) / len(heard):.1f}", [f"{one:.0f}" for one in heard], flush=True)


def speak(asked: tuple[int, ...]) -> Iterator[str]:
    """Every paragraph at each speed; in a process of its own."""
    os.nice(5)
    began = time.monotonic()
    engine = opened()
    yield f"opened in {time.monotonic() - began:.2f} s"
    for cpm in asked:
        for text in PARAGRAPHS:
            wall, processor = time.monotonic(), time.process_time()
            seconds = seconds_of(engine, text, kokoro_speed(cpm), cpm)
            wall, processor = time.monotonic() - wall, time.process_time() - processor
            yield (
                f"{cpm} asked, {60 * spoken_characters(text) / seconds:.0f} heard; "
                f"{wall / seconds:.2f} of real time ({processor / seconds:.2f} of one processor)"
            )
    status = Path("/proc/self/status").read_text("utf-8")
    (most,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    yield f"memory at most {int(most) / 1000:.0f} MB (limit 900)"


def child(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "bench.natural_voice", "--speak", *arguments])


def frames(seconds: float) -> None:
    with virtual_screen() as display, loop_on_show(display, seconds) as loop:
        alone = loop.count()
        speaking = child("200", "200", "200")
        time.sleep(3)  # until it is loaded
        meanwhile = loop.count()
        print("still speaking" if speaking.poll() is None else "it was over before", flush=True)
        speaking.kill()
        speaking.wait()
    for name, (rate, median, worst) in (("alone", alone), ("meanwhile", meanwhile)):
        print(f"{name}: {rate:.1f} frames/s, median {median:.1f} ms, 99 % {worst:.1f} ms")
    print(f"ratio {meanwhile[2] / alone[2]:.2f} (at most 1.2)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--frames", action="store_true")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--speak", type=int, nargs="*")
    given = parser.parse_args()
    if given.calibrate:
        calibrate()
    elif given.frames:
        frames(given.seconds)
    elif given.speak is not None:
        for line in speak(tuple(given.speak)):
            print(line, flush=True)
    else:
        before = memory_mb(os.getpid())
        child("200", "160", "260").wait()
        print(f"memory kept afterwards: {memory_mb(os.getpid()) - before:.0f} MB")


if __name__ == "__main__":
    main()
