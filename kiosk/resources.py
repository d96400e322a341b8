"""Where ``kv/`` and ``media/`` are: beside the packages in a checkout, or in the wheel."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import KioskError
from kiosk.wording import operations as words


class ResourceMissingError(KioskError):
    """Neither the checkout nor the installed package has ``name``."""

    def __init__(self, name: str) -> None:
        super().__init__(words.RESOURCE_MISSING.format(name=name))
        self.name = name


def resource(name: str) -> Path:
    """The absolute path of ``name`` ("kv", "kv/home.kv", "media/starter").

    An installed wheel carries both folders as ``kiosk/_resources`` (see pyproject.toml).
    Raises ResourceMissingError when neither place has it.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "_resources", package.parent):
        path = root / name
        if path.exists():
            return path
    raise ResourceMissingError(name)
