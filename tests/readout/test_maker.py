"""The maker never waits, survives its child, and keeps what was made. All on the real child."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.making.voice import LIMITS
from kiosk.readout.model import RECORDING, Recorded, Speech, SpeechFailure
from tests.readout.conftest import (
    FakeClock,
    MakeMaker,
    answer_to,
    is_running,
    speech_for,
    wait_until_gone,
)

MANDARIN = Language.MANDARIN
SENTENCE = "每到周五晚上，影院放映老电影，不收门票，欢迎街坊们带着家里人一起来看。"


def ready(maker: SpeechMaker) -> int:
    """The pid of the maker's child, with its engine loaded and idle."""
    speech_for(maker, maker.request("准备好了。", MANDARIN))
    return maker.children[ESPEAK]


def child_scratch(pid: int) -> Path:
    return Path(Path(f"/proc/{pid}/cmdline").read_text().split("\0")[-2])


def cpu_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def test_a_child_killed_in_the_midst_of_a_sentence_costs_nothing(maker: SpeechMaker) -> None:
    pid = ready(maker)
    idle = cpu_ticks(pid)
    first = maker.request(SENTENCE * 20, MANDARIN)  # takes espeak some tenths of a second
    second = maker.request("下一句。", MANDARIN, priority=1)
    while cpu_ticks(pid) < idle + 2:  # a tick is 10 ms: it is at work
        os.sched_yield()
    os.kill(pid, signal.SIGKILL)
    assert isinstance(answer_to(maker, first), Speech)
    assert isinstance(answer_to(maker, second), Speech)
    assert maker.children[ESPEAK] != pid


def time_for(text: str) -> float:
    """Seconds that espeak's child is given for ``text``."""
    return LIMITS[ESPEAK].job + LIMITS[ESPEAK].character * len(text)


def test_a_hung_child_is_killed_at_the_time_limit_and_the_sentence_tried_again(
    maker: SpeechMaker, clock: FakeClock
) -> None:
    pid = ready(maker)
    os.kill(pid, signal.SIGSTOP)
    ticket = maker.request(SENTENCE, MANDARIN)
    clock.pass_time(time_for(SENTENCE) - 0.1)
    assert maker.poll() == []
    assert is_running(pid)
    clock.pass_time(0.2)
    assert maker.poll() == []
    wait_until_gone(pid)
    assert isinstance(answer_to(maker, ticket), Speech)


def test_a_child_that_dies_idle_is_started_again_when_needed(maker: SpeechMaker) -> None:
    pid = ready(maker)
    os.kill(pid, signal.SIGKILL)
    wait_until_gone(pid)
    assert isinstance(answer_to(maker, maker.request(SENTENCE, MANDARIN)), Speech)


def test_what_somebody_waits_for_comes_first_then_by_priority(maker: SpeechMaker) -> None:
    maker.start()
    held = maker.request("第一个。", MANDARIN)
    late = maker.request("不急。", MANDARIN, priority=2)
    soon = maker.request("着急。", MANDARIN, priority=0)
    awaited = maker.request("有人等着。", MANDARIN, priority=9, within=5.0)
    order = []
    while len(order) < 4:
        order += [answer.ticket for answer in maker.poll(wait_seconds=0.01)]
    assert order == [held, awaited, soon, late]


def test_what_was_cancelled_never_comes_back(maker: SpeechMaker) -> None:
    ready(maker)
    for number in range(5):
        maker.request(f"第{number}句。", MANDARIN)
    maker.cancel_all()
    ticket = maker.request("还要这一句。", MANDARIN)
    assert isinstance(answer_to(maker, ticket), Speech)  # fails on any other ticket
    assert maker.poll() == []


def test_what_was_kept_and_cancelled_never_comes_back_either(maker: SpeechMaker) -> None:
    ready(maker)
    maker.request("准备好了。", MANDARIN)  # answered from the folder, not yet polled
    maker.cancel_all()
    assert maker.poll() == []


def test_a_request_holds_its_caller_no_longer_than_a_frame_even_when_the_child_hangs(
    maker: SpeechMaker,
) -> None:
    os.kill(ready(maker), signal.SIGSTOP)
    begun = time.monotonic()
    for number in range(200):
        maker.request(f"第{number}句，{SENTENCE}", MANDARIN)
        maker.poll()
    assert (time.monotonic() - begun) / 200 < 0.016


def test_a_text_larger_than_a_pipe_does_not_hold_its_caller_when_the_child_hangs(
    maker: SpeechMaker, tmp_path: Path
) -> None:
    def recorded(*sentences: str) -> Recorded:
        return Recorded("0" * 64, tmp_path / "none.ogg", 1.0, sentences, 0)

    first = maker.request("好。", MANDARIN, recorded=recorded("好。"))
    assert speech_for(maker, first).engine == ESPEAK, "there is no such recording"
    os.kill(maker.children[RECORDING], signal.SIGSTOP)
    begun = time.monotonic()
    maker.request("早。", MANDARIN, recorded=recorded("早。", SENTENCE * 3000))
    maker.poll()
    assert time.monotonic() - begun < 0.2


def test_a_sentence_made_once_is_kept_for_the_next_run(make_maker: MakeMaker) -> None:
    first = make_maker()
    made = speech_for(first, first.request(SENTENCE, MANDARIN))
    first.close()
    second = make_maker()
    assert second.is_made(SENTENCE, MANDARIN)
    ticket = second.request(SENTENCE, MANDARIN)
    assert second.poll() == [replace(made, ticket=ticket)]
    assert second.children == {}


def test_closing_leaves_no_child_and_no_unfinished_file(maker: SpeechMaker, tmp_path: Path) -> None:
    pid = ready(maker)
    os.kill(pid, signal.SIGSTOP)
    maker.request(SENTENCE, MANDARIN)
    scratch = child_scratch(pid)
    assert scratch.is_dir()
    maker.close()
    assert not is_running(pid)
    assert not scratch.exists()
    assert not list((tmp_path / "sounds").glob("*.part"))
    assert isinstance(answer_to(maker, maker.request("关了以后。", MANDARIN)), SpeechFailure)
    assert maker.children == {}


def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from kiosk.library.model import Language\n"
        "from kiosk.readout.making.maker import SpeechMaker\n"
        "maker = SpeechMaker(pathlib.Path(sys.argv[1]), time.monotonic, natural=False)\n"
        "maker.request('好。', Language.MANDARIN)\n"
        "while not maker.poll(wait_seconds=0.05): pass\n"
        "print(*maker.children.values(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        scratch = child_scratch(child)
        parent.kill()
    try:
        wait_until_gone(child)
        assert not scratch.exists()
    finally:  # a child that fails this test must not outlive it as well
        if is_running(child):
            os.kill(child, signal.SIGKILL)


def test_a_folder_with_a_file_named_like_a_module_does_not_get_into_the_child(
    maker: SpeechMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "queue.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    assert isinstance(answer_to(maker, maker.request("好。", MANDARIN)), Speech)


@pytest.mark.parametrize("speed", [1, 160, 260, 9999])
def test_a_speed_out_of_range_is_the_nearest_in_range(maker: SpeechMaker, speed: int) -> None:
    speech = speech_for(maker, maker.request(SENTENCE, MANDARIN, speed))
    assert 6 < speech.seconds < 13


def test_children_give_way_to_their_parent_within_its_own_session(make_maker: MakeMaker) -> None:
    for niceness in (5, 0):
        pid = ready(make_maker(f"nice{niceness}", niceness=niceness))
        assert os.getpriority(os.PRIO_PROCESS, pid) == os.nice(0) + niceness
        assert os.getsid(pid) == os.getsid(0), "a session of its own has a share of its own"
        assert os.getpgid(pid) == pid, "and Ctrl+C in a terminal does not reach it"


def test_the_screens_process_loads_nothing_that_makes_speech(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from kiosk.library.model import Language\n"
        "from kiosk.readout.making.maker import SpeechMaker\n"
        "maker = SpeechMaker(pathlib.Path(sys.argv[1]), time.monotonic)\n"
        "assert not maker.is_made('好。', Language.CANTONESE)\n"
        "assert maker.children == {}\n"
        "maker.request('好。', Language.CANTONESE)\n"
        "while not maker.poll(wait_seconds=0.05): pass\n"
        "assert maker.is_made('好。', Language.CANTONESE)\n"
        "maker.close()\n"
        "print(*(name for name in sys.modules if '.' not in name))\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "kiosk" in loaded
    assert not loaded & {
        "numpy", "soundfile", "pypinyin", "ToJyutping", "opencc", "pyttsx3", "espeakng_loader",
        "onnxruntime", "kokoro_onnx", "misaki",
    }  # fmt: skip
