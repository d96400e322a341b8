"""Real child processes, ended in every way they can end."""

from __future__ import annotations

import logging
import os
import queue
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.supervisor import Child, Pace, Supervisor

# Says its number, then waits for the end of its stdin as every child of the kiosk does.
WAITS = "print('pid', os.getpid(), flush=True); sys.stdin.read()"
READY_THEN_WAITS = f"print('ready', flush=True); {WAITS}"
# Says "alive" until somebody stops the process (SIGSTOP) or its stdin ends.
ALIVE = """
print('alive', flush=True)
print('pid', os.getpid(), flush=True)
import select
while not select.select([sys.stdin], [], [], 0.02)[0]:
    print('alive', flush=True)
"""
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}; time.sleep(600)"
WITH_HELPER = f"""
import subprocess
helper = subprocess.Popen(['sleep', '600'], start_new_session=True)
print('pid', helper.pid, flush=True)
{WAITS}
"""
QUICK = Pace(start=20, silence=20, first_wait=0.01, longest_wait=0.04, patience=20, tick=0.01)


def child(
    code: str, name: str = "screen", *, watched: bool = False, after: str | None = None
) -> Child:
    command = (sys.executable, "-I", "-S", "-c", f"import os, sys, time\n{code}")
    return Child(name, command, watched=watched, after=after)


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"  # dead; whoever adopted it has not looked yet


def wait_until_gone(process: int) -> None:
    deadline = time.monotonic() + 10
    while not is_gone(process):
        assert time.monotonic() < deadline, f"process {process} is still there"
        time.sleep(0.005)


class House:
    """A supervisor running in a thread, and what it has said so far."""

    def __init__(
        self,
        *children: Child,
        pace: Pace = QUICK,
        until: float | None = None,
        level: int = logging.INFO,
    ) -> None:
        self.said: queue.Queue[str] = queue.Queue()
        self.heard: list[str] = []
        self._put_by: list[str] = []
        self.told: list[str] = []
        log = logging.Logger("test", level)
        handler = logging.Handler()
        handler.emit = lambda record: self.said.put(record.getMessage())  # type: ignore[method-assign]
        log.addHandler(handler)
        reader, self._writer = os.pipe()
        self.ready: frozenset[str] = frozenset()
        supervisor = Supervisor(children, os.environ, log, self.told.append, pace)

        def run() -> None:
            self.ready = supervisor.run(reader, until)
            os.close(reader)

        self._thread = threading.Thread(target=run)
        self._thread.start()

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The next line of the log that fits; others are put by for later questions."""
        for number, line in enumerate(self._put_by):
            if found := re.search(pattern, line):
                del self._put_by[number]
                return found
        while True:
            line = self.said.get(timeout=15)
            self.heard.append(line)
            if found := re.search(pattern, line):
                return found
            self._put_by.append(line)

    def process(self, name: str = "screen") -> int:
        return int(self.wait_for(rf"{name}: pid (\d+)")[1])

    def close(self) -> None:
        os.close(self._writer)
        self.wait()

    def wait(self) -> None:
        self._thread.join(15)
        assert not self._thread.is_alive()


@pytest.fixture
def open_house() -> Iterator[object]:
    houses: list[House] = []

    def build(*children: Child, **options: object) -> House:
        houses.append(House(*children, **options))  # type: ignore[arg-type]
        return houses[-1]

    yield build
    for house in houses:
        if house._thread.is_alive():
            house.close()


def test_a_killed_child_is_started_again(open_house) -> None:
    house = open_house(child(WAITS))
    first = house.process()
    os.kill(first, signal.SIGKILL)
    second = house.process()
    assert second != first
    assert is_gone(first)
    os.kill(second, signal.SIGKILL)
    assert house.process() not in (first, second)


def test_one_killed_child_does_not_disturb_the_other(open_house) -> None:
    house = open_house(child(READY_THEN_WAITS), child(WAITS, "worker", after="screen"))
    screen = house.process("screen")
    worker = house.process("worker")
    os.kill(worker, signal.SIGKILL)
    assert house.process("worker") != worker
    assert not is_gone(screen)


def test_closing_leaves_no_process_and_no_helper_of_one(open_house) -> None:
    house = open_house(child(WITH_HELPER))
    helper, parent = house.process(), house.process()
    house.close()
    wait_until_gone(helper)
    assert is_gone(parent)


def test_a_killed_child_takes_its_helpers_along(open_house) -> None:
    house = open_house(child(WITH_HELPER))
    helper, parent = house.process(), house.process()
    os.kill(parent, signal.SIGKILL)
    house.process()
    wait_until_gone(helper)


def test_a_child_that_will_not_end_is_ended(open_house) -> None:
    house = open_house(child(DEAF), pace=Pace(close=0.05, tick=0.01))
    process = house.process()
    house.close()
    assert is_gone(process)
    house.wait_for("强行结束")


def test_a_watched_child_that_hangs_is_replaced(open_house) -> None:
    pace = Pace(start=20, silence=0.3, first_wait=0.01, tick=0.01)
    house = open_house(child(ALIVE, watched=True), pace=pace)
    first = house.process()
    os.kill(first, signal.SIGSTOP)
    house.wait_for("没有动静")
    assert house.process() != first
    assert is_gone(first)


def test_a_watched_child_that_never_says_a_word_is_replaced(open_house) -> None:
    pace = Pace(start=0.3, silence=20, first_wait=0.01, tick=0.01)
    house = open_house(child(WAITS, watched=True), pace=pace)
    first = house.process()
    house.wait_for("没有动静")
    assert house.process() != first


def test_a_child_that_is_not_watched_may_be_silent(open_house) -> None:
    pace = Pace(start=0.01, silence=0.01, tick=0.01)
    house = open_house(child(WAITS, "worker"), child(ALIVE, watched=False), pace=pace)
    worker = house.process("worker")
    house.process("screen")
    assert not is_gone(worker)


def test_waits_double_up_to_the_longest(open_house) -> None:
    house = open_house(child("sys.exit(3)"))
    for _ in range(5):
        house.wait_for("状态 3")
    house.close()
    waits = [float(re.search(r"([\d.]+) 秒", line)[1]) for line in house.told]
    assert waits[:4] == [0.01, 0.02, 0.04, 0.04]


def test_after_a_good_run_the_waiting_begins_at_the_first_step(open_house) -> None:
    pace = Pace(first_wait=0.01, longest_wait=5, good_run=0, tick=0.01)
    house = open_house(child("sys.exit(3)"), pace=pace)
    for _ in range(4):
        house.wait_for("状态 3")
    house.close()
    assert all("0.01 秒" in line for line in house.told)


def test_a_command_that_cannot_be_started_is_tried_again(open_house) -> None:
    house = open_house(Child("screen", ("/no/such/program",)))
    house.wait_for("没有这个文件")
    house.wait_for("没有这个文件")


def test_a_child_comes_after_the_one_it_waits_for(open_house) -> None:
    house = open_house(child(READY_THEN_WAITS), child(WAITS, "worker", after="screen"))
    house.wait_for("worker 启动了")
    assert any("screen 准备好了" in line for line in house.heard)


def test_a_child_does_not_wait_for_ever(open_house) -> None:
    pace = Pace(patience=0.05, tick=0.01)
    house = open_house(child(WAITS), child(WAITS, "worker", after="screen"), pace=pace)
    house.process("worker")


def test_it_ends_at_its_time_and_knows_who_was_ready(open_house) -> None:
    until = time.monotonic() + 1.0
    house = open_house(child(READY_THEN_WAITS), child(WAITS, "worker"), until=until)
    process = house.process("screen")
    house.wait()
    assert time.monotonic() >= until
    assert house.ready == {"screen"}
    assert is_gone(process)


def test_much_talk_reaches_the_log_and_blocks_nobody(open_house) -> None:
    talk = (
        "[print('x' * 999, file=sys.stderr) for _ in range(2000)]; print('half', file=sys.stderr)"
    )
    house = open_house(child(f"{talk}; {READY_THEN_WAITS}"))
    house.wait_for("screen: x{999}$")
    house.wait_for("screen 准备好了")


def test_what_a_child_says_is_kept_whatever_the_level_of_the_log(open_house) -> None:
    house = open_house(child(WAITS), level=logging.ERROR)
    house.process()


def test_ready_inside_other_talk_does_not_count(open_house) -> None:
    code = f"print('not ready'); print('ready', file=sys.stderr, flush=True); {WAITS}"
    house = open_house(child(code))
    house.process()
    house.close()
    assert house.ready == frozenset()
