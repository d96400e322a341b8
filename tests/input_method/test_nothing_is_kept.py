"""Nothing a visitor typed is kept: not in files, not in candidates, not in logs, not in memory."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
from pathlib import Path

import pytest

from kiosk.input_method.model import State, Way
from tests.input_method.typist import Typist

TYPED = (
    (Way.PINYIN, "linghuzhuyu", "令"),
    (Way.PINYIN, "zhaoqianniu", "赵"),
    (Way.JYUTPING, "zoenglaanying", "张"),
)
"""What no dictionary has, so that it is a find wherever it lies."""


@pytest.fixture
def own_folder(prepared_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "input_method"
    shutil.copytree(prepared_folder, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_all(typist: Typist, names: bool) -> list[State]:
    """Every line of TYPED, by always taking the first candidate."""
    states = []
    for way, letters, _ in TYPED:
        typist.begin(way, names=names)
        states.append(typist.letters(letters))
        while not typist.state.committed:
            typist.choose(typist.state.candidates[0])
        states.append(typist.state)
    return states


def test_many_visits_leave_no_file_and_change_none(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        place = tmp_path / variable.lower()
        place.mkdir()
        monkeypatch.setenv(variable, str(place))
    before = contents(own_folder)
    typed: list[State] = []
    for visit in range(10):
        typist = Typist(own_folder)
        typed += write_all(typist, names=bool(visit % 2))
        if visit == 7:
            os.kill(typist.pid(), signal.SIGSEGV)  # a crash leaves nothing either
            typist.letters("a")
        typist.method.stop()
    assert contents(own_folder) == before
    assert not list((own_folder / "tables" / "log").iterdir())
    written = contents(tmp_path)
    for state in typed:
        for text in (state.preedit, state.preedit.replace(" ", ""), state.committed):
            for name, content in written.items():
                assert len(text) < 3 or text.encode() not in content, (name, text)
    assert {name for name in written if not name.startswith("input_method")} == set()


def test_the_next_visitor_is_offered_what_the_first_was(own_folder: Path) -> None:
    offered = []
    for _ in range(2):
        typist = Typist(own_folder)
        offered.append(typist.offered(Way.PINYIN, "linghu"))
        typist.begin(Way.PINYIN)
        for _ in range(5):
            typist.letters("linghu")
            while not typist.state.committed:
                typist.choose(typist.state.candidates[-1])
        offered.append(typist.offered(Way.PINYIN, "linghu"))
        typist.method.stop()
    assert len(set(offered)) == 1


def test_nothing_typed_comes_into_the_log(typist: Typist, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    write_all(typist, names=False)
    os.kill(typist.pid(), signal.SIGKILL)
    write_all(typist, names=False)
    assert "ended with status" in caplog.text
    for _, letters, first in TYPED:
        assert letters not in caplog.text
        assert first not in caplog.text


def test_the_engine_leaves_no_image_of_its_memory_when_it_crashes(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    limits = Path(f"/proc/{typist.pid()}/limits").read_text()
    line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert line.split()[4:6] == ["0", "0"]


@pytest.mark.parametrize("end", ["begin", "stop"])
def test_what_was_typed_is_forgotten_by_the_screen_as_well(typist: Typist, end: str) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("linghu")
    if end == "begin":
        typist.begin(Way.PINYIN)
    else:
        typist.method.stop()
    gc.collect()
    assert "letter" not in str(typist.method._since).lower()
