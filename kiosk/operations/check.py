"""One line of the readiness report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "note"]
"""What it means when a check is not ok. ``error``: the kiosk cannot open. ``note``: it can."""


@dataclass(frozen=True, slots=True)
class Check:
    """``what`` was found and, when not ``ok``, what to ``do``; plain Chinese."""

    name: str
    ok: bool
    what: str
    do: str = ""
    level: Level = "note"
