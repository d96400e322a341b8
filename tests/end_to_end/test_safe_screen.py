"""A screen that dies at its start, and one that dies in the middle of a visit: what is seen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from kiosk.display import virtual_display
from tests.end_to_end.kiosk_process import (
    FIRST_CARD,
    JOURNEY,
    SCREEN,
    SIZE,
    SOMEWHERE,
    Kiosk,
    end,
    free_port,
    is_home,
    is_item,
    is_loop,
    is_paper,
    is_section,
    running,
    until,
)

pytestmark = pytest.mark.display

SAFE = "screens.safe"
FLOWER = (0.5, 0.32)
GO = (0.5, 0.66)
"""The one button of a screen that says sorry."""
RUN = """
import sys
from pathlib import Path
from kiosk.operations.running import run
from kiosk.supervisor import Pace
size = tuple(int(side) for side in sys.argv[2].split("x"))
pace = Pace(first_wait=0.1, retry=3.0, longest_retry=3.0, proved=1.0)
sys.exit(run(Path(sys.argv[1]), size, pace=pace))
"""
"""The whole kiosk, less patient than on a wall."""


@contextmanager
def hasty(data: Path) -> Iterator[Kiosk]:
    """``kiosk run`` on ``data`` with short waits between its tries."""
    with virtual_display(SIZE, os.environ) as display:
        own = {
            "DISPLAY": display,
            "KIOSK_DATA": str(data),
            "PYTHONUTF8": "1",
            "KIOSK_WEB_HOST": "127.0.0.1",
            "KIOSK_WEB_PORT": str(free_port()),
        }
        plain = {name: text for name, text in os.environ.items() if name[:5] != "KIVY_"}
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", RUN, str(data), f"{SIZE[0]}x{SIZE[1]}"],
            env={**plain, **own},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        visit = Kiosk(process, display, data)
        try:
            yield visit
        finally:
            end(process, visit)


def is_safe(picture: Image.Image) -> bool:
    """Paper, and the flower's golden middle."""
    red, green, blue = picture.getpixel((round(FLOWER[0] * SIZE[0]), round(FLOWER[1] * SIZE[1])))
    return is_paper(picture) and red > 220 and 170 < green < 220 and blue < 130


def is_sorry(picture: Image.Image) -> bool:
    """Paper down to the foot, and one big red button."""
    red, green, blue = picture.getpixel((round(0.35 * SIZE[0]), round(GO[1] * SIZE[1])))
    return is_paper(picture) and red > 120 and green < 70 and blue < 70


def kill_screen(visit: Kiosk) -> None:
    screen = visit.pid(SCREEN)
    assert screen is not None
    os.kill(screen, signal.SIGKILL)


def end_in_the_middle(visit: Kiosk) -> None:
    """Somebody reads; the screen has had time to notice (it looks twice a second)."""
    visit.wait_for(is_loop, 30)
    visit.go(SOMEWHERE, is_home)
    visit.go(JOURNEY, is_section)
    visit.go(FIRST_CARD, is_item)
    kill_screen(visit)


def test_a_screen_that_dies_at_its_start_is_replaced_by_the_safe_one_until_the_fault_is_gone(
    data: Path,
) -> None:
    """The database is damaged: nothing can be shown. Then it is put back."""
    database, kept = data / "kiosk.sqlite3", data / "kept"
    database.rename(kept)
    database.write_bytes(b"no database " * 999)
    with hasty(data) as visit:
        visit.wait_for(is_safe, 40)
        until(lambda: visit.pid(SCREEN) is not None, 20, "another try")
        until(lambda: visit.pid(SCREEN) is None, 20, "its failure")
        visit.wait_for(is_safe, 5)
        database.unlink()
        kept.rename(database)
        visit.wait_for(is_loop, 40)
        until(lambda: visit.pid(SAFE) is None, 15, "the safe screen's end")
        visit.go(SOMEWHERE, is_home)


def test_settings_that_became_wrong_are_no_blank_screen(data: Path) -> None:
    with hasty(data) as visit:
        visit.wait_for(is_loop, 30)
        (data / "kiosk.toml").write_text("diagonal = 'large'")
        kill_screen(visit)
        visit.wait_for(is_safe, 40)


def test_whoever_was_there_when_the_screen_died_is_told_and_begins_again_by_one_touch(
    data: Path,
) -> None:
    with running(data) as visit:
        end_in_the_middle(visit)
        visit.wait_for(is_sorry, 20)
        visit.go(GO, is_home)


def test_if_nobody_answers_the_loop_comes_back(data: Path) -> None:
    with running(data) as visit:
        end_in_the_middle(visit)
        visit.wait_for(is_sorry, 20)
        visit.wait_for(is_loop, 25)
