"""Somebody who types, and waits for what comes of each letter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.input_method.input_method import ANSWER_SECONDS, PROGRAM, InputMethod
from kiosk.input_method.model import State, Way
from kiosk.input_method.preparing import prepare

PATIENCE = 30.0


def prepared_tables(config: pytest.Config) -> Path:
    """Real tables, compiled once and kept; anew when what they are made of changes."""
    cache = config.cache
    assert cache is not None
    folder = Path(cache.mkdir("input_method"))
    prepare(folder)
    return folder


class Typist:
    """Types into the real engine; ``state`` is what stands on the screen."""

    def __init__(
        self,
        folder: Path,
        program: Sequence[str] = PROGRAM,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self.states: SimpleQueue[State] = SimpleQueue()
        self.offers: SimpleQueue[tuple[Way, ...]] = SimpleQueue()
        self.method = InputMethod(folder, self.states.put, self.offers.put, program, answer_seconds)
        self.state = State()

    def begin(self, way: Way, *, names: bool = False) -> None:
        self.method.begin(way, names=names)
        self.look()

    def look(self) -> State:
        self.state = self.states.get(timeout=PATIENCE)
        return self.state

    def letters(self, letters: str) -> State:
        for letter in letters:
            self.method.type(letter)
            self.look()
        return self.state

    def backspace(self) -> State:
        self.method.backspace()
        return self.look()

    def turn(self, first: int) -> State:
        self.method.turn(first)
        return self.look()

    def choose(self, word: str) -> State:
        self.method.choose(self.state.candidates.index(word), self.state)
        return self.look()

    def offered(self, way: Way, letters: str, *, names: bool = False) -> tuple[str, ...]:
        """The first page for these letters."""
        self.begin(way, names=names)
        return self.letters(letters).candidates

    def wait_for_offer(self, ways: tuple[Way, ...]) -> None:
        while self.offers.get(timeout=PATIENCE) != ways:
            pass

    def pid(self) -> int:
        """Of the engine's process."""
        process = self.method._process
        assert process is not None
        return process.pid
