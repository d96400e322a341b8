"""Whole visits to the real kiosk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.kiosk_process import loop, paper, running, until

pytestmark = pytest.mark.display
KEYS = ("F1", "Escape", "F11", "F12", "ctrl+e", "alt+F4")


def kiosk(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "kiosk", *arguments, "--data", str(data)],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_first_start_shows_the_starter_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "new"
    with running(data) as visit:
        until(lambda: paper(visit.look()), 30, "the screen that says it is being prepared")
        until(lambda: loop(visit.look()), 60, "the loop, once the starter is loaded")
        sections = json.loads(kiosk("sections", "--json", data=data).stdout)
    assert len(sections) == 12
    assert all(section["items"] > 0 for section in sections)


def test_a_run_for_some_seconds_ends_with_status_0_and_leaves_nothing(data: Path) -> None:
    with running(data, "--for", "6") as visit:
        assert visit.process.wait(30) == 0
        assert visit.everybody() == []


def test_a_visitor_finds_the_way_in_and_home_and_the_loop_comes_back(data: Path) -> None:
    with running(data, KIOSK_IDLE_SECONDS="20", KIOSK_IDLE_WARNING_SECONDS="5") as visit:
        until(lambda: loop(visit.look()), 30, "the loop")
        visit.touch(0.5, 0.3)
        until(lambda: paper(visit.look()), 5, "home after a touch")
        home = visit.look()
        visit.touch(0.5, 0.42)  # the tile in the middle of the upper row
        until(lambda: visit.changed(home), 5, "a section after touching its tile")
        section = visit.look()
        visit.touch(0.6, 0.25)  # the first card
        until(lambda: visit.changed(section), 5, "an item after touching its card")
        visit.touch(0.15, 0.965)  # home, in the bar
        until(lambda: not visit.changed(home), 5, "home again")
        until(lambda: loop(visit.look()), 30, "the loop, when nobody touches anything")


def test_no_key_leads_out(data: Path) -> None:
    with running(data) as visit:
        until(lambda: loop(visit.look()), 30, "the loop")
        screen = visit.pid("screens")
        for key in KEYS:
            visit.key(key)
        visit.touch(0.5, 0.3)
        until(lambda: paper(visit.look()), 5, "home after a touch: the keys did nothing")
        assert visit.pid("screens") == screen
        assert visit.process.poll() is None


def test_one_touch_reads_aloud_and_another_silences(data: Path, tmp_path: Path) -> None:
    sound = tmp_path / "heard.raw"
    with running(data, SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(sound)) as visit:
        until(lambda: loop(visit.look()), 30, "the loop")
        visit.touch(0.5, 0.3)
        until(lambda: paper(visit.look()), 5, "home")
        home = visit.look()
        visit.touch(0.5, 0.42)
        until(lambda: visit.changed(home), 5, "a section")
        section = visit.look()
        visit.touch(0.6, 0.25)
        until(lambda: visit.changed(section), 5, "an item")
        visit.touch(0.5, 0.81)  # the listen button
        until(lambda: sound.exists() and sound.stat().st_size > 200_000, 10, "sound")
        assert any(sound.read_bytes()), "only silence was heard"
        visit.touch(0.5, 0.81)
        until(lambda: not any(sound.read_bytes()[-60_000:]), 10, "silence after another touch")


def test_new_content_is_shown_while_the_kiosk_runs(data: Path, tmp_path: Path) -> None:
    item = tmp_path / "more" / "党代表工作室" / "01 新的一篇.txt"
    item.parent.mkdir(parents=True)
    item.write_text("新的内容。", "utf-8")
    with running(data) as visit:
        until(lambda: loop(visit.look()), 30, "the loop")
        screen = visit.pid("screens")
        assert kiosk("load", str(tmp_path / "more"), data=data).returncode == 0
        sections = json.loads(kiosk("sections", "--json", data=data).stdout)
        assert visit.pid("screens") == screen
    assert {"党代表工作室": 1}.items() <= {s["name"]: s["items"] for s in sections}.items()
