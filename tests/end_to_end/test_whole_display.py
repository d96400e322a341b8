"""Without a size the screen fills the display, also where no window manager sees to that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.display import virtual_display
from tests.end_to_end.kiosk_process import SIZE, Kiosk, is_loop

pytestmark = pytest.mark.display


def test_the_loop_fills_the_display(data: Path) -> None:
    with virtual_display(SIZE, os.environ) as display:
        plain = {name: text for name, text in os.environ.items() if name[:5] != "KIVY_"}
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "screens"],
            env={**plain, "DISPLAY": display, "KIOSK_DATA": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            Kiosk(process, display, data).wait_for(is_loop, 30)
        finally:
            process.kill()
            process.communicate()
