"""``kiosk run`` as a process: signals, time, one kiosk per folder, no process left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.operations.lock import AlreadyRunningError, DataFolderError, only_kiosk

# Stands for the screen: says that it is ready if told to, then its number, and waits for the end.
CHILD = """
import os, sys
if sys.argv[1] == "ready":
    print("ready", flush=True)
print("pid", os.getpid(), flush=True)
sys.stdin.read()
"""
KIOSK = """
import os, sys
from pathlib import Path
from kiosk.operations.running import run
from kiosk.supervisor import Child, Pace
data, word, seconds = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
child = Child("screen", (sys.executable, "-I", "-S", "-c", os.environ["CHILD"], word))
pace = Pace(tick=0.01, first_wait=0.01)
sys.exit(run(data, None, float(seconds) or None, processes=[child], pace=pace))
"""

T = TypeVar("T")
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path, screen: str) -> Iterator[Start]:
    """Starts a kiosk on ``tmp_path``: start("ready" or "mute", seconds or 0 for no end)."""
    running: list[subprocess.Popen[str]] = []

    def begin(word: str = "ready", seconds: float = 0) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", KIOSK, str(tmp_path), word, str(seconds)],
            env={**os.environ, "CHILD": CHILD, "DISPLAY": screen, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def children(data: Path, count: int = 1) -> list[int]:
    """The numbers the screens have written to the log, once there are so many."""
    log = data / "logs" / "kiosk.log"
    return wait_for(
        lambda: [int(number) for number in re.findall(r"screen: pid (\d+)", _text(log))],
        lambda numbers: len(numbers) >= count,
    )


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def wait_for(look: Callable[[], T], enough: Callable[[T], bool]) -> T:
    deadline = time.monotonic() + 15
    while not enough(found := look()):
        assert time.monotonic() < deadline, found
        time.sleep(0.01)
    return found


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_closes_everything(tmp_path: Path, start: Start, number: int) -> None:
    kiosk = start()
    (screen,) = children(tmp_path)
    kiosk.send_signal(number)
    output, _ = kiosk.communicate(timeout=15)
    assert kiosk.returncode == 0, output
    assert is_gone(screen)


def test_children_end_by_themselves_when_the_supervisor_is_killed(
    tmp_path: Path, start: Start
) -> None:
    kiosk = start()
    (screen,) = children(tmp_path)
    kiosk.kill()
    kiosk.communicate()
    wait_for(lambda: is_gone(screen), bool)


def test_a_killed_screen_comes_back(tmp_path: Path, start: Start) -> None:
    start()
    (first,) = children(tmp_path)
    os.kill(first, signal.SIGKILL)
    assert children(tmp_path, 2)[1] != first


def test_a_run_for_some_seconds_succeeds_when_the_screen_was_ready(
    tmp_path: Path, start: Start
) -> None:
    begun = time.monotonic()
    kiosk = start("ready", 1.5)
    output, _ = kiosk.communicate(timeout=15)
    assert kiosk.returncode == 0, output
    assert time.monotonic() - begun >= 1.5
    assert is_gone(children(tmp_path)[0])


def test_a_run_for_some_seconds_fails_when_the_screen_never_was(
    tmp_path: Path, start: Start
) -> None:
    kiosk = start("mute", 1.5)
    output, _ = kiosk.communicate(timeout=15)
    assert kiosk.returncode == 1
    assert "屏幕没有显示出来" in output
    assert str(tmp_path / "logs" / "kiosk.log") in output


def test_a_second_kiosk_on_the_folder_is_refused_and_the_first_goes_on(
    tmp_path: Path, start: Start
) -> None:
    kiosk = start()
    (screen,) = children(tmp_path)
    with pytest.raises(AlreadyRunningError) as caught, only_kiosk(tmp_path):
        pass
    assert caught.value.process == str(kiosk.pid)
    assert str(tmp_path) in str(caught.value)
    assert kiosk.poll() is None
    assert not is_gone(screen)


def test_the_folder_is_free_again_however_the_kiosk_ended(tmp_path: Path, start: Start) -> None:
    kiosk = start()
    children(tmp_path)
    kiosk.kill()
    kiosk.communicate()
    with only_kiosk(tmp_path):
        pass


def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(DataFolderError, match=r"数据文件夹 .*file/data 用不了"),
        only_kiosk(tmp_path / "file" / "data"),
    ):
        pass


def test_the_log_stays_small(tmp_path: Path) -> None:
    from kiosk.operations.logs import open_log

    log, path = open_log(tmp_path, "info")
    for _ in range(7000):
        log.info("字" * 300)
    for handler in tuple(log.handlers):
        log.removeHandler(handler)
        handler.close()
    files = sorted(file.name for file in path.parent.iterdir())
    assert files == ["kiosk.log", *(f"kiosk.log.{number}" for number in range(1, 5))]
    assert all(file.stat().st_size <= 1_000_000 for file in path.parent.iterdir())
