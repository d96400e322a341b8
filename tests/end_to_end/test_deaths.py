"""Processes that die, and files that go missing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.end_to_end.kiosk_process import Kiosk, loop, paper, running, until

pytestmark = pytest.mark.display


def up(visit: Kiosk) -> None:
    until(lambda: loop(visit.look()), 30, "the loop")
    until(lambda: visit.pid("kiosk.worker"), 10, "the worker")


@pytest.mark.parametrize("module", ["screens", "kiosk.worker"])
def test_a_killed_process_is_started_again(data: Path, module: str) -> None:
    with running(data) as visit:
        up(visit)
        old = visit.pid(module)
        assert old is not None
        os.kill(old, signal.SIGKILL)
        until(lambda: visit.pid(module) not in (None, old), 15, f"another {module}")
        until(lambda: loop(visit.look()), 20, "the loop again")


def test_asked_to_end_everything_is_gone_with_status_0(data: Path) -> None:
    with running(data) as visit:
        up(visit)
        visit.process.terminate()
        assert visit.process.wait(10) == 0
        assert visit.everybody() == []


def test_when_the_supervisor_is_killed_its_children_end_by_themselves(data: Path) -> None:
    with running(data) as visit:
        up(visit)
        visit.process.kill()
        until(lambda: visit.everybody() == [], 15, "an empty house")


def test_a_picture_that_goes_missing_costs_nothing_else(data: Path) -> None:
    pictures = sorted((data / "media").rglob("*.jpg"))
    for path in pictures[::2]:
        path.unlink()
    with running(data, KIOSK_SLIDE_SECONDS="4") as visit:
        up(visit)
        screen = visit.pid("screens")
        before = visit.look()
        until(lambda: visit.changed(before), 20, "the next slide")
        visit.touch(0.5, 0.3)
        until(lambda: paper(visit.look()), 5, "home")
        assert visit.pid("screens") == screen
