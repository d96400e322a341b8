"""``python hostile_load.py STICK HOUSE`` loads as the worker does. Prints as JSON what became of it
and how much memory the loading process (without its children) took."""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import asdict
from pathlib import Path

from house import House

from kiosk.database.engine import open_engine
from kiosk.database.migrate import upgrade
from kiosk.intake.child import Children
from kiosk.library.sections import SECTIONS
from kiosk.library.store import MediaStore


def highest_memory() -> int:
    """MiB. Not ``ru_maxrss``: that counts what the process had that started this one."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) // 1024


def main(stick: Path, folder: Path) -> None:
    engine = open_engine(f"sqlite:///{folder / 'kiosk.db'}")
    upgrade(engine)
    house = House(engine, MediaStore(folder / "media"))
    started = time.monotonic()
    with Children(2) as children:
        result = house.load(stick, children)
    seconds = time.monotonic() - started
    told = {
        "edition": result.edition,
        "problems": [asdict(problem) for problem in result.problems],
        "titles": {section.key: house.titles(section.key) for section in SECTIONS},
        "text": [
            str(block)
            for section in SECTIONS
            for item in house.items(section.key)
            for block in item.blocks
        ],
        "mib": highest_memory(),
        "seconds": seconds,
    }
    engine.dispose()
    print(json.dumps(told))


main(Path(sys.argv[1]), Path(sys.argv[2]))
