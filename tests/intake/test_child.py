from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kiosk.intake.child import Children, open_here
from kiosk.intake.problems import Refused


@pytest.mark.parametrize("in_child", [True, False])
def test_what_the_work_returns_or_refuses_comes_back(tmp_path: Path, in_child: bool) -> None:
    from kiosk.intake.readers import read_file

    (tmp_path / "a.txt").write_text("正文。", "utf-8")
    (tmp_path / "a.docx").write_bytes(b"broken")
    with Children(1) as children:
        open_file = children if in_child else open_here
        draft = open_file(10, read_file, tmp_path / "a.txt", ".txt", tmp_path)
        assert draft.characters == 3
        with pytest.raises(Refused) as caught:
            open_file(10, read_file, tmp_path / "a.docx", ".docx", tmp_path)
        assert "另存为 .docx" in caught.value.do


def test_work_is_done_in_another_process_that_stays(tmp_path: Path) -> None:
    with Children(1) as children:
        first, second = children(10, os.getpid), children(10, os.getpid)
    assert first == second != os.getpid()


def test_work_that_takes_too_long_is_stopped_and_the_next_one_runs() -> None:
    with Children(1) as children:
        started = time.monotonic()
        with pytest.raises(Refused, match="太久"):
            children(0.5, time.sleep, 60)
        assert time.monotonic() - started < 20
        assert children(10, os.getpid) != os.getpid()


def test_a_child_that_dies_costs_one_file_only() -> None:
    with Children(1) as children:
        with pytest.raises(Refused, match="读它的程序停了"):
            children(10, os.abort)
        assert children(10, os.getpid) != os.getpid()


def test_an_error_nobody_foresaw_becomes_a_plain_refusal() -> None:
    with Children(1) as children:
        with pytest.raises(Refused, match="打不开"):
            children(10, int, "keine Zahl")
        with pytest.raises(Refused, match="打不开"):
            open_here(10, int, "keine Zahl")


def test_no_child_outlives_the_block() -> None:
    with Children(2) as children:
        child = children(10, os.getpid)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_printing_in_the_work_does_not_spoil_the_answers() -> None:
    with Children(1) as children:
        children(10, print, "laut", flush=True)
        children(10, os.system, "echo laut")
        assert children(10, len, "gut") == 3


def test_a_folder_with_a_file_named_like_a_module_does_not_get_into_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit")  # a stick, and somebody stands in it
    monkeypatch.chdir(tmp_path)
    with Children(1) as children:
        assert children(10, len, "gut") == 3
