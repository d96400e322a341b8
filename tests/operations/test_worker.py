"""The worker as a process: it fills an empty library, and ends when it is told to."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.operations.offspring import VARIABLE, end_marked
from kiosk.services import open_services
from kiosk.worker import load_starter

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def mark() -> str:
    return secrets.token_hex(8)


@pytest.fixture
def start(tmp_path: Path, mark: str) -> Iterator[Start]:
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        environment = {**os.environ, "KIOSK_DATA": str(tmp_path), VARIABLE: mark}
        command = [sys.executable, "-P", "-m", "kiosk.worker"]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, env=environment))
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.wait()
        assert process.stdin is not None
        process.stdin.close()
    end_marked(mark)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    section = tmp_path / "content" / "素社家园" / "党员心语"
    section.mkdir(parents=True)
    (section / "01 一句话.txt").write_text("为人民服务。", "utf-8")
    return section.parent


def marked(mark: str) -> list[int]:
    """Processes that carry the mark, without the dead."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if f"{VARIABLE}={mark}".encode() in environment:
            found.append(int(folder.name))
    return found


def wait_until(true: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_empty_library_is_filled_once(tmp_path: Path, content: Path) -> None:
    with open_services(tmp_path / "data", {}) as services:
        assert services.library.edition() is None
        load_starter(services, lambda: content)
        assert services.library.edition() == 1
        (content / "党员心语" / "02 又一句.txt").write_text("多了一句。", "utf-8")
        load_starter(services, lambda: content)
        assert services.library.edition() == 1


def has_content(data: Path, content: Path) -> None:
    with open_services(data, {}) as services:
        load_starter(services, lambda: content)


def test_it_ends_with_its_stdin(tmp_path: Path, content: Path, start: Start) -> None:
    has_content(tmp_path, content)
    worker = start()
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(timeout=15) == 0


def test_it_ends_on_sigterm_and_gives_way_until_then(
    tmp_path: Path, content: Path, start: Start
) -> None:
    has_content(tmp_path, content)
    worker = start()
    wait_until(lambda: os.getpriority(os.PRIO_PROCESS, worker.pid) >= 10)
    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=15)
    assert worker.returncode in (0, -signal.SIGTERM)  # the latter before it could listen


def test_told_to_end_in_the_middle_of_loading_it_leaves_no_process_and_no_half_edition(
    tmp_path: Path, start: Start, mark: str
) -> None:
    worker = start()
    wait_until(lambda: set(marked(mark)) - {worker.pid})  # a child opens files of the starter
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 0
    wait_until(lambda: not marked(mark))
    with open_services(tmp_path, {}) as services:
        assert services.library.edition() is None


def test_speech_is_made_ahead_at_the_lowest_priority_and_ends_with_the_worker(
    tmp_path: Path, content: Path, start: Start, mark: str
) -> None:
    has_content(tmp_path, content)
    worker = start()
    wait_until(lambda: list((tmp_path / "speech").glob("*.ogg")), seconds=60)
    voices = [one for one in marked(mark) if "kiosk.readout.making.child" in command_of(one)]
    assert voices
    scratch = {Path(command_of(voice).split("\0")[-2]) for voice in voices}
    assert all(folder.is_dir() for folder in scratch)
    for voice in voices:
        assert os.sched_getscheduler(voice) == os.SCHED_IDLE
        assert os.getsid(voice) == os.getsid(worker.pid), "else its priority counts for nothing"
    assert worker.stdin is not None
    worker.stdin.close()
    worker.send_signal(signal.SIGTERM)  # both, as the supervisor does
    assert worker.wait(timeout=15) == 0
    wait_until(lambda: not marked(mark))
    assert not any(folder.exists() for folder in scratch)


def command_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def test_a_wrong_setting_ends_it_with_a_plain_line(
    tmp_path: Path, start: Start, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kiosk.toml").write_text("volume = 9")
    assert start().wait(timeout=15) == 1
    assert "设置 volume" in capfd.readouterr().err
