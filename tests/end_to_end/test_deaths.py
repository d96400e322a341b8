"""Processes that die, and files that go missing."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from time import monotonic

import pytest

from tests.end_to_end.kiosk_process import (
    FIRST_CARD,
    HOME,
    IMPRINTS,
    JOURNEY,
    SCREEN,
    SOMEWHERE,
    SPEECH,
    WORKER,
    Kiosk,
    is_home,
    is_item,
    is_loop,
    is_section,
    log_of,
    running,
    says_else,
    until,
)

pytestmark = pytest.mark.display


def open_an_item(visit: Kiosk) -> None:
    """Everybody is up: the screen, the worker, and the speech child of an open item."""
    visit.wait_for(is_loop, 30)
    visit.go(SOMEWHERE, is_home)
    visit.go(JOURNEY, is_section)
    visit.go(FIRST_CARD, is_item)
    for module in (WORKER, SPEECH):
        until(lambda module=module: visit.pid(module), 10, module)


@pytest.mark.parametrize("module", [SCREEN, WORKER])
def test_a_killed_process_is_started_again(data: Path, module: str) -> None:
    with running(data) as visit:
        visit.wait_for(is_loop, 30)
        until(lambda: visit.pid(module), 10, module)
        old = visit.pid(module)
        assert old is not None
        os.kill(old, signal.SIGKILL)
        until(lambda: visit.pid(module) not in (None, old), 10, f"another {module}")
        visit.wait_for(is_loop, 10)
        visit.go(SOMEWHERE, is_home)


def test_asked_to_end_everything_is_gone_within_six_seconds_with_status_0(data: Path) -> None:
    with running(data) as visit:
        open_an_item(visit)
        assert len(visit.everybody()) >= 4
        begun = monotonic()
        visit.process.terminate()
        assert visit.process.wait(10) == 0
        assert monotonic() - begun < 6
        assert visit.everybody() == []
        assert " ERROR " not in log_of(data), log_of(data)


def test_when_the_supervisor_is_killed_its_children_end_by_themselves(data: Path) -> None:
    with running(data) as visit:
        open_an_item(visit)
        visit.process.kill()
        until(lambda: visit.everybody() == [], 10, "an empty house")


def test_pictures_that_go_missing_cost_nothing_else(data: Path) -> None:
    """Slides with a picture of the house (of items without one) go on; the others are skipped."""
    with running(data, KIOSK_SLIDE_SECONDS="4") as visit:
        seen = visit.wait_for(is_loop, 30)
        screen = visit.pid(SCREEN)
        for path in (data / "media").rglob("*.jpg"):
            path.unlink()
        for _ in range(2):  # the loop's strands take turns: one that is skipped stands between
            until(lambda seen=seen: says_else(seen, visit.look()), 12, "the next slide")
            seen = visit.wait_for(is_loop)
        visit.go(SOMEWHERE, is_home)
        visit.go(IMPRINTS, is_section)
        visit.touch(FIRST_CARD)  # a picture that cannot be shown large
        visit.touch(HOME)
        visit.wait_for(is_home)
        assert visit.pid(SCREEN) == screen
