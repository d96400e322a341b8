"""A kiosk whose data folder is empty, run for some seconds from its first moment to its last."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.kiosk_process import SCREEN, is_loop, is_paper, log_of, running

pytestmark = pytest.mark.display


def test_a_first_run_for_25_seconds_shows_the_loop_and_ends_with_status_0(tmp_path: Path) -> None:
    data = tmp_path / "empty"
    with running(data, "--for", "25") as visit:
        visit.wait_for(is_paper, 15)  # it says that the exhibition is being prepared
        screen = visit.pid(SCREEN)
        visit.wait_for(is_loop, 22)
        assert visit.pid(SCREEN) == screen, "the screen was started again"
        assert visit.process.wait(30) == 0, log_of(data)
        assert visit.everybody() == []
    assert " ERROR " not in log_of(data), log_of(data)
