"""A display is found, or a virtual one started and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.display import DisplayError, display, opens

NONE = {key: value for key, value in os.environ.items() if key != "DISPLAY"}


def test_the_display_that_is_there_is_used(screen: str) -> None:
    told: list[str] = []
    with display((800, 600), {**NONE, "DISPLAY": screen}, told.append) as found:
        assert found.name == screen
        assert not found.virtual
    assert told == []
    assert opens(screen)


@pytest.mark.parametrize("name", ["", ":7654", "nonsense"])
def test_with_none_a_virtual_one_is_started_and_said(name: str) -> None:
    told: list[str] = []
    with display((800, 600), {**NONE, "DISPLAY": name}, told.append) as found:
        assert found.virtual
        assert opens(found.name)
    assert not opens(found.name)
    assert f"{found.name}（800x600）" in told[0]
    assert "kiosk screenshots" in told[0]
    assert "No display" in told[0]


def test_two_at_once_do_not_meet() -> None:
    with (
        display((320, 240), NONE, str) as first,
        display((320, 240), NONE, str) as second,
    ):
        assert first.name != second.name


def test_without_display_and_xvfb_it_is_told_what_to_install() -> None:
    with (
        pytest.raises(DisplayError, match="apt-get install xvfb"),
        display((320, 240), {"PATH": "/nowhere"}, str),
    ):
        pass


def test_an_xvfb_that_fails_is_told_with_its_reason(tmp_path: Path) -> None:
    broken = tmp_path / "Xvfb"
    broken.write_text("#!/bin/sh\necho 'no room' >&2\nexit 1\n")
    broken.chmod(0o755)
    with (
        pytest.raises(DisplayError, match="没有启动：no room"),
        display((320, 240), {"PATH": f"{tmp_path}:/usr/bin:/bin"}, str),
    ):
        pass


def test_it_ends_with_the_process_that_started_it_even_when_that_is_killed() -> None:
    code = (
        "import os, time\nfrom kiosk.display import display\n"
        "with display((320, 240), os.environ, str) as d: print(d.name, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-P", "-c", code]
    with subprocess.Popen(command, env=NONE, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        name = owner.stdout.readline().strip()
        assert opens(name)
        owner.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while opens(name):
        assert time.monotonic() < deadline
        time.sleep(0.02)
