"""One walk through all screens on the small exhibition, with pictures of them."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.operations.auditing import Audit, audit


def walk_all(data: Path, pictures: Path) -> Audit:
    """What is wrong anywhere; half-size pictures of every screen are put into ``pictures``, in a
    folder for each diagonal."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    plain.pop("SDL_AUDIODRIVER", None)
    return audit(data, plain, arguments=("--pictures", str(pictures)))
