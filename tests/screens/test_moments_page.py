"""docs/moments.md names files that exist and pictures that are taken."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "moments.md").read_text("utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`((?:screens|kv|kiosk|bench)/[\w/.]+)`", PAGE)
    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_every_picture_it_names_is_taken() -> None:
    shots = "".join(path.read_text("utf-8") for path in (ROOT / "screens").glob("*shots.py"))
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| ")]
    named = [name for row in rows for name in re.findall(r"`([a-z-]+)`", row)]
    assert named
    assert [name for name in named if f'"{name}"' not in shots] == []
