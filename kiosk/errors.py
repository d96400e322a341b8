"""The tree of errors. Each carries its data; ``str(error)`` is a plain Chinese sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class KioskError(Exception):
    """Anything the kiosk can name. Catch this at a door (a command, a child, a screen)."""


@dataclass(eq=False)
class SettingsError(KioskError):
    """A setting that cannot be used: ``name`` of the setting, ``what`` is wrong, ``do`` to mend."""

    path: Path | None
    name: str
    what: str
    do: str

    def __str__(self) -> str:
        where = f"{self.path}：" if self.path else ""
        return f"{where}设置 {self.name} {self.what}。{self.do}"
