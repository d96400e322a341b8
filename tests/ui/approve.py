"""``python -m tests.ui.approve``: take the approved pictures anew. Look at each before a commit."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PIL import Image

from kiosk.operations.auditing import told
from tests.ui.house import load, write_folder
from tests.ui.pictures import MOVING, SET_UPS, approved
from tests.ui.take import walk_all

QUALITY = 84
"""Of WebP: further from the picture than two runs are apart, but by less than 1 in any block."""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        data, pictures = Path(scratch) / "data", Path(scratch) / "pictures"
        load(write_folder(Path(scratch) / "stick"), data)
        print(*told(walk_all(data, pictures).problems), sep="\n")
        for set_up in SET_UPS:
            shutil.rmtree(approved(set_up), ignore_errors=True)
            approved(set_up).mkdir(parents=True)
            for path in sorted((pictures / set_up).glob("*.png")):
                if path.stem in MOVING:
                    continue
                with Image.open(path) as picture:
                    picture.save(approved(set_up) / f"{path.stem}.webp", quality=QUALITY, method=6)
            print(set_up, len(list(approved(set_up).iterdir())))


if __name__ == "__main__":
    main()
