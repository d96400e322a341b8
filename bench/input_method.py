"""How fast is writing by letters, and what does it cost? ``python -m bench.input_method``

Compiles the tables in a folder of its own, then types words through the real child process, as the
screen does: from the letter to the state that comes back.
"""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path
from queue import SimpleQueue
from statistics import median
from time import perf_counter

from kiosk.input_method.input_method import InputMethod
from kiosk.input_method.model import State, Way
from kiosk.input_method.preparing import prepare

WORDS = {
    Way.PINYIN: "wang li zhang ouyang aguan sushe hongseyingyuan nihao zhongguo shi yi zg "
    "sushejiedaodangzhibu haizhuqulaonianhechangtuan",
    Way.JYUTPING: "wong lei zoeng agwaan souse neihou hungsikjingjyun hoizyukeoi zunggwok si ji",
}
ROUNDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        began = perf_counter()
        prepare(Path(scratch))
        spent = perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"tables: {spent:.1f} s, {used:.0f} MB, once")
        _typing(Path(scratch))


def _typing(folder: Path) -> None:
    states: SimpleQueue[State] = SimpleQueue()
    starts, keys = [], []
    for _ in range(ROUNDS):
        method = InputMethod(folder, states.put)
        began = perf_counter()
        method.begin(Way.PINYIN)
        states.get(timeout=30)
        starts.append(perf_counter() - began)
        for way, words in WORDS.items():
            for names in (False, True):
                for word in words.split():
                    method.begin(way, names=names)
                    states.get(timeout=30)
                    for letter in word:
                        began = perf_counter()
                        method.type(letter)
                        states.get(timeout=30)
                        keys.append(perf_counter() - began)
        process = method._process
        assert process is not None
        memory = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii")
        method.stop()
    keys.sort()
    pss = next(int(line.split()[1]) for line in memory.splitlines() if line.startswith("Pss:"))
    ms = [1000 * one for one in (median(keys), keys[int(len(keys) * 0.99)], keys[-1])]
    print(
        f"start of the child: median {1000 * median(starts):.0f} ms, worst {1000 * max(starts):.0f}"
    )
    print(f"{len(keys)} keys: median {ms[0]:.1f} ms, 99 % {ms[1]:.1f}, worst {ms[2]:.1f}")
    print(f"memory of the child: {pss / 1024:.0f} MB (PSS)")


if __name__ == "__main__":
    main()
