"""An engine that dies, hangs, talks nonsense or is not there never harms the screen."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.input_method import librime, preparing
from kiosk.input_method.input_method import MOST_DEATHS
from kiosk.input_method.librime import Librime
from kiosk.input_method.model import InputMethodMissingError, Way
from tests.input_method.typist import PATIENCE, Typist

READY = '{"type":"ready","ways":["pinyin"],"version":"1"}'
MUTE = f"print('{READY}', flush=True)\nimport time\ntime.sleep(600)"
MAD = (
    f"print('nonsense\\n{READY}', flush=True)\n"
    "import sys\nfor _ in sys.stdin: print('more nonsense', flush=True)"
)
STOPPED = f"print('{READY}', flush=True)\nimport os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def dead(pid: int) -> bool:
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]
    except OSError:
        return True


def test_another_takes_over_with_what_was_typed(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("hongse")
    first = typist.pid()
    os.kill(first, signal.SIGSEGV)
    state = typist.letters("yingyuan")
    assert typist.pid() != first
    assert state.preedit == "hong se ying yuan"
    assert state.candidates[0] == "红色影院"


def test_what_was_chosen_is_not_committed_twice(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("nihao")
    assert typist.choose("你好").committed == "你好"
    os.kill(typist.pid(), signal.SIGKILL)
    assert typist.letters("wo").committed == ""
    assert typist.state.preedit == "wo"
    assert typist.states.empty()


def test_the_second_time_the_word_is_dropped_and_typing_goes_on(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    typist.letters("wa")
    os.kill(typist.pid(), signal.SIGKILL)
    typist.letters("n")
    os.kill(typist.pid(), signal.SIGKILL)
    assert typist.look().preedit == ""
    assert typist.letters("li").preedit == "li"


def test_after_too_many_deaths_it_is_given_up_until_the_next_visit(typist: Typist) -> None:
    typist.begin(Way.PINYIN)
    for _ in range(MOST_DEATHS):
        wait_until(lambda: typist.method._ready)
        pid = typist.pid()
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda pid=pid: dead(pid))
    typist.wait_for_offer(())
    typist.method.stop()
    while not typist.states.empty():
        typist.states.get()
    typist.begin(Way.PINYIN)
    typist.wait_for_offer(tuple(Way))
    assert typist.letters("wo").preedit == "wo"


@pytest.mark.parametrize("program", [MUTE, MAD, STOPPED], ids=["mute", "mad", "stopped"])
def test_one_that_does_not_answer_is_ended(prepared_folder: Path, program: str) -> None:
    typist = Typist(prepared_folder, (sys.executable, "-c", program), answer_seconds=0.2)
    typist.method.begin(Way.PINYIN)
    typist.wait_for_offer((Way.PINYIN,))
    for letter in "wang":
        typist.method.type(letter)
    typist.wait_for_offer(())
    typist.method.stop()


def test_a_process_that_reads_nothing_does_not_hold_the_screen_up(prepared_folder: Path) -> None:
    typist = Typist(prepared_folder, (sys.executable, "-c", STOPPED), answer_seconds=60)
    typist.method.begin(Way.PINYIN)
    wait_until(lambda: typist.method._ready)
    pid = typist.pid()
    began = time.monotonic()
    for _ in range(3000):  # more than a pipe holds
        typist.method.type("a")
    assert time.monotonic() - began < 5
    wait_until(lambda: dead(pid))
    typist.method.stop()


def test_stopping_ends_the_process_and_starting_again_works_at_once(typist: Typist) -> None:
    others = set(threading.enumerate())
    typist.begin(Way.PINYIN)
    for _ in range(5):
        pid = typist.pid()
        typist.method.stop()
        typist.begin(Way.PINYIN)
        assert typist.letters("wo").preedit == "wo"
        wait_until(lambda pid=pid: dead(pid))
    typist.method.stop()
    wait_until(
        lambda: (
            not [one for one in set(threading.enumerate()) - others if one.name == "input-method"]
        )
    )


def test_the_engine_ends_with_its_parent(prepared_folder: Path) -> None:
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from kiosk.input_method.input_method import InputMethod\n"
        "from kiosk.input_method.model import Way\n"
        "told = []\n"
        f"one = InputMethod(Path({str(prepared_folder)!r}), told.append)\n"
        "one.begin(Way.PINYIN)\n"
        "while not told: time.sleep(0.01)\n"
        "print(one._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    engine = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_until(lambda: dead(engine))


def test_where_the_library_is_missing_nothing_is_offered(prepared_folder: Path) -> None:
    without = (
        "import runpy, sys, kiosk.input_method.librime as one\n"
        "one.Librime.__init__.__defaults__ = ('libnone.so', one.SHARED)\n"
        "sys.argv = ['child', sys.argv[1]]\n"
        "runpy.run_module('kiosk.input_method.child', run_name='__main__')\n"
    )
    typist = Typist(prepared_folder, (sys.executable, "-c", without))
    assert typist.method.ways  # as it was the last time
    typist.method.begin(Way.PINYIN)
    typist.wait_for_offer(())
    typist.method.type("a")  # harmless
    typist.method.stop()
    wait_until(lambda: not typist.method._running)
    assert typist.method.look() == ()


def test_what_is_compiled_later_is_seen_at_the_next_look(
    tmp_path: Path, prepared_folder: Path
) -> None:
    method = Typist(tmp_path / "input_method").method
    assert method.look() == ()
    shutil.copytree(prepared_folder, tmp_path / "input_method")
    assert method.look() == tuple(Way)


@pytest.mark.parametrize(
    ("library", "shared"),
    [("libnone.so", librime.SHARED), ("libc.so.6", librime.SHARED), (librime.LIBRARY, Path("/no"))],
)
def test_a_library_that_is_not_the_right_one_is_told(library: str, shared: Path) -> None:
    with pytest.raises(InputMethodMissingError):
        Librime(library, shared)


def test_tables_are_made_anew_when_the_library_changes(prepared_folder: Path) -> None:
    assert preparing.prepared(prepared_folder, Librime().version)
    assert not preparing.prepared(prepared_folder, "9.9.9")


def test_a_broken_record_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    for content in ("", "{}", "[]", '{"ways": 3}', '{"ways": ["morse"]}'):
        (tmp_path / "tables" / preparing.RECORD).write_text(content, "utf-8")
        assert preparing.ways(tmp_path) == ()
        assert not preparing.prepared(tmp_path, "1")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", "utf-8")
    with pytest.raises(InputMethodMissingError):
        preparing.prepare(blocked / "input_method")
