"""All the voices of one maker, and the children that they live in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from kiosk.readout.making.child_process import (
    ChildProcess,
    Ended,
    Heard,
    remove_scratch,
    scratch_folder,
)
from kiosk.readout.making.protocol import Answer
from kiosk.readout.making.voice import Voice
from kiosk.readout.model import Clock

_UNKEPT = 32  # sounds that the folder did not take, held in the scratch folder
_END_WAIT = 1.0  # seconds for a killed child to be gone


class Voices:
    """Voices by name, made when first asked for; no child before it is needed."""

    def __init__(
        self, clock: Clock, niceness: int, patience: float, program: Sequence[str]
    ) -> None:
        self._clock = clock
        self._niceness = niceness
        self._patience = patience
        self._program = program
        self._heard: Heard = SimpleQueue()
        self._voices: dict[str, Voice] = {}
        self._ended: list[ChildProcess] = []
        self._scratch: Path | None = None
        self._unkept: deque[Path] = deque()

    def __getitem__(self, name: str) -> Voice:
        if name not in self._voices:
            self._voices[name] = Voice(name, self._clock, self._launch, self._patience)
        return self._voices[name]

    def __iter__(self) -> Iterator[Voice]:
        return iter(list(self._voices.values()))

    @property
    def scratch(self) -> Path:
        """A folder of this maker's own, for what is not kept."""
        if self._scratch is None or not self._scratch.is_dir():
            self._scratch = scratch_folder()
        return self._scratch

    def hear(self, wait_seconds: float) -> Iterator[tuple[Voice, Answer | Ended]]:
        """What the children have said since; waits for it that long at most."""
        while True:
            try:
                if wait_seconds > 0:
                    child, said = self._heard.get(timeout=wait_seconds)
                else:
                    child, said = self._heard.get_nowait()
            except Empty:
                return
            wait_seconds = 0.0
            if isinstance(said, Ended) and child in self._ended:
                self._ended.remove(child)
            for voice in self:
                if voice.child is child:
                    yield voice, said

    def end(self, voice: Voice) -> None:
        """Kill the child of ``voice``, if there is one."""
        if child := voice.end():
            self._ended.append(child)

    def hold_unkept(self, path: Path) -> None:
        """A sound is in the scratch folder, for as long as it can be wanted."""
        self._unkept.append(path)
        while len(self._unkept) > _UNKEPT:
            self._unkept.popleft().unlink(missing_ok=True)

    def close(self) -> None:
        """End every child and see that it is gone."""
        for voice in self:
            self.end(voice)
        for child in self._ended:
            child.wait(_END_WAIT)
        self._ended.clear()
        if self._scratch:
            remove_scratch(self._scratch)
            self._scratch = None

    def _launch(self, name: str) -> ChildProcess:
        options = [str(self._niceness), str(self.scratch)]
        return ChildProcess(name, self._heard, options, self._program)
