"""The natural voice itself, killed or stopped in a sentence that a visitor waits for."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from kiosk.library.model import Language
from kiosk.readout.engines import ESPEAK, KOKORO, voices_for
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Speech

MANDARIN = Language.MANDARIN
SENTENCE = "每到周五晚上，影院放映老电影，不收门票，欢迎街坊们带着家里人一起来看。"

pytestmark = pytest.mark.skipif(
    KOKORO not in voices_for(MANDARIN), reason="the natural voice is not installed"
)


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answer(maker: SpeechMaker, seconds: float) -> Speech:
    limit = time.monotonic() + seconds
    while not (answers := maker.poll(wait_seconds=0.02)):
        assert time.monotonic() < limit
    (speech,) = answers
    assert isinstance(speech, Speech), speech
    return speech


@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP])
def test_the_visitor_hears_the_other_voice(tmp_path: Path, fault: signal.Signals) -> None:
    maker = SpeechMaker(tmp_path, time.monotonic)
    try:
        maker.start(MANDARIN)
        limit = time.monotonic() + 60
        while not {KOKORO, ESPEAK} <= maker.ready:
            assert time.monotonic() < limit
            assert maker.poll(wait_seconds=0.05) == []
        pid = maker.children[KOKORO]
        idle = cpu_seconds(pid)
        # Killed, it is not waited for to the end of the time; stopped, it is.
        maker.request(SENTENCE * 4, MANDARIN, within=30.0 if fault is signal.SIGKILL else 1.5)
        while cpu_seconds(pid) < idle + 0.3:  # it is at work
            time.sleep(0.01)
        os.kill(pid, fault)
        assert answer(maker, 15.0).engine == ESPEAK
    finally:
        maker.close()
    assert not Path(f"/proc/{pid}").exists()
