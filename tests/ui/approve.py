"""``python -m tests.ui.approve``: take the approved pictures anew. Look at each before a commit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from tests.ui.house import load, write_folder
from tests.ui.pictures import NAMES, SIZES, folder
from tests.ui.take import take_all


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        load(write_folder(Path(scratch) / "stick"), data)
        for size, out in take_all(data, Path(scratch) / "pictures", SIZES).items():
            folder(size).mkdir(parents=True, exist_ok=True)
            for name in NAMES:
                with Image.open(out / f"{name}.png") as picture:
                    picture.convert("RGB").save(folder(size) / f"{name}.png", optimize=True)
                print(folder(size) / f"{name}.png")


if __name__ == "__main__":
    main()
