"""One stick with everything on it that was ever made to break such a machine, really loaded."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hostile_set
import pytest

HERE = Path(__file__).parent
MOST_SECONDS = 120
"""For some 50 files, two cores that others use as well; 20 s when they do not."""


def load(stick: Path, house: Path) -> dict[str, Any]:
    call = [sys.executable, str(HERE / "hostile_load.py"), str(stick), str(house)]
    paths = os.pathsep.join((str(HERE), str(HERE.parent.parent)))
    done = subprocess.run(
        call,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS * 3,
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


@dataclass(frozen=True)
class Tried:
    """The good things loaded alone, then with the hostile ones among them."""

    stick: Path
    house: Path
    good: dict[str, list[str]]
    must_be_told: dict[str, str]
    alone: dict[str, Any]
    together: dict[str, Any]
    was_called: bool

    def told(self, file: str) -> list[str]:
        return [p["what"] for p in self.together["problems"] if p["file"] == file]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    top = tmp_path_factory.mktemp("hostile")
    stick, scratch, alone, house = (top / name for name in ("stick", "scratch", "alone", "house"))
    for folder in (scratch, alone, house):
        folder.mkdir()
    good = hostile_set.good(stick, scratch)
    first = load(stick, alone)
    was_called = False
    with hostile_set.silent_server() as server:
        told = hostile_set.hostile(stick, scratch, server.getsockname()[1])
        together = load(stick, house)
        with contextlib.suppress(BlockingIOError):
            server.accept()[0].close()
            was_called = True
    return Tried(stick, house, good, told, first, together, was_called)


def test_the_good_things_are_loaded_with_the_hostile_ones_beside_them(tried: Tried) -> None:
    assert tried.together["edition"] == 1
    for section, titles in tried.good.items():
        assert tried.alone["titles"][section] == titles
        assert [t for t in tried.together["titles"][section] if t in titles] == titles


def test_every_hostile_file_is_answered_with_a_plain_line(tried: Tried) -> None:
    unanswered = {
        file: (words, tried.told(file))
        for file, words in tried.must_be_told.items()
        if not any(words in what for what in tried.told(file))
    }
    assert not unanswered
    for one in tried.together["problems"]:
        said = one["what"] + one["do"]
        assert "停了" not in said, f"a reader broke down: {one}"
        assert "Error" not in said
        assert "Traceback" not in said
        assert one["do"].endswith(("。", "！"))


def test_it_takes_limited_time(tried: Tried) -> None:
    assert tried.together["seconds"] < MOST_SECONDS


def test_the_loader_s_own_memory_stays_flat(tried: Tried) -> None:
    assert tried.together["mib"] < tried.alone["mib"] + 40
    assert tried.together["mib"] < 300


def test_nothing_on_the_stick_reads_other_files_calls_anybody_or_runs(tried: Tried) -> None:
    assert not tried.was_called
    shown = "".join(tried.together["text"])
    assert hostile_set.SECRET not in shown
    assert "haha" not in shown
    assert not Path("/tmp/kiosk-hostile-ran").exists()
    assert not Path("/tmp/kiosk-hostile-climbed").exists()


def test_only_media_come_into_the_store(tried: Tried) -> None:
    kept = {path.suffix for path in (tried.house / "media").rglob("*") if path.is_file()}
    assert kept <= {".jpg", ".png", ".mp4", ".ogg"}
    sizes = [path.stat().st_size for path in (tried.house / "media").rglob("*") if path.is_file()]
    assert max(sizes) < 5_000_000
    assert not list((tried.house / "media" / "incoming").glob("*"))


def test_names_that_look_alike_are_both_there(tried: Tried) -> None:
    titles = tried.together["titles"]["spirit"]
    assert sum(title.startswith("café") for title in titles) == 2
    texts = {text for text in tried.together["text"] if "两个名字" in text}
    assert len(texts) == 2


def test_markup_of_kivy_is_text_like_any_other(tried: Tried) -> None:
    assert any("[color=ff0000]红字[/color] 和 [ref=" in text for text in tried.together["text"])
    root = HERE.parent.parent
    sources = [*(root / "screens").rglob("*.py"), *(root / "kv").rglob("*.kv")]
    assert len(sources) > 20
    assert not [path.name for path in sources if "markup" in path.read_text("utf-8")]
