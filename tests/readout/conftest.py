"""Real makers on the real engine, closed after each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.readout.maker import SpeechMaker
from kiosk.readout.model import Speech, SpeechFailure, Ticket


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
    """Builds makers on a folder of the test's own and the fake clock."""
    made: list[SpeechMaker] = []

    def make(folder: str = "sounds", **options: object) -> SpeechMaker:
        made.append(SpeechMaker(tmp_path / folder, clock, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for maker in made:
        maker.close()


@pytest.fixture
def maker(make_maker: MakeMaker) -> SpeechMaker:
    return make_maker()


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
