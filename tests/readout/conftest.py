"""Real makers on real engines, closed after each test."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.readout import engines
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Speech, SpeechFailure, Ticket
from tests.readout import trial_child


class FakeClock:
    """A monotonic clock that goes on only when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


MakeMaker = Callable[..., SpeechMaker]


@pytest.fixture
def make_maker(tmp_path: Path, clock: FakeClock) -> Iterator[MakeMaker]:
    """Builds makers on a folder of the test's own and the fake clock, with espeak-ng alone unless
    ``natural=True`` is asked for."""
    made: list[SpeechMaker] = []

    def make(folder: str = "sounds", **options: object) -> SpeechMaker:
        options = {"natural": False, **options}
        made.append(SpeechMaker(tmp_path / folder, clock, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for maker in made:
        maker.close()


@pytest.fixture
def maker(make_maker: MakeMaker) -> SpeechMaker:
    return make_maker()


@pytest.fixture
def make_trial_maker(make_maker: MakeMaker, monkeypatch: pytest.MonkeyPatch) -> MakeMaker:
    """Builds makers with the voice TRIAL before espeak-ng."""
    espeak = engines.description(engines.ESPEAK)
    monkeypatch.setattr(engines, "ENGINES", (trial_child.DESCRIPTION, espeak))
    program = (sys.executable, "-P", trial_child.__file__)
    return lambda *folder, **options: make_maker(*folder, natural=True, program=program, **options)


@pytest.fixture
def trial_maker(make_trial_maker: MakeMaker) -> SpeechMaker:
    return make_trial_maker()


def answer_to(maker: SpeechMaker, ticket: Ticket) -> Speech | SpeechFailure:
    """Waits for the real child; other tickets' answers on the way are an error."""
    for _ in range(2000):
        for answer in maker.poll(wait_seconds=0.01):
            assert answer.ticket == ticket
            return answer
    raise AssertionError("no answer from the child")


def speech_for(maker: SpeechMaker, ticket: Ticket) -> Speech:
    answer = answer_to(maker, ticket)
    assert isinstance(answer, Speech), answer
    return answer


def poll_until(maker: SpeechMaker, condition: Callable[[], bool]) -> list[Speech | SpeechFailure]:
    """Polls until ``condition`` holds, 20 s at most; what was answered meanwhile."""
    answers: list[Speech | SpeechFailure] = []
    limit = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < limit, "it does not come"
        answers += maker.poll(wait_seconds=0.01)
    return answers


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def wait_until_gone(pid: int) -> None:
    limit = time.monotonic() + 10
    while is_running(pid):
        assert time.monotonic() < limit, "the process is still there"
        time.sleep(0.002)
