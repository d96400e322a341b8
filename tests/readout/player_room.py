"""A player among fakes: a clock turned by hand, a maker and a loudspeaker that take notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout.model import RECORDING, Recorded, Speech, SpeechFailure, Ticket
from kiosk.readout.playing.player import Player
from tests.readout.conftest import FakeClock

TICKS = 16  # a second; a sixteenth adds up without rounding
SECONDS = 1.0  # of every sound
BLOCKS = [(0, "标题"), (2, "第一句。第二句！第三句？"), (3, "第四句。")]


class FakeOutput:
    """A loudspeaker that notes what it is told. A new sound takes the place of the one before; each
    is over after a second of ``clock``."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self._clock = clock or FakeClock()
        self.ready = True
        self.latency = 0.0
        self.playing: Path | None = None
        self.laid_ready: Path | None = None
        self.played: list[str] = []
        self.broken: set[str] = set()
        self.ended = 0.0  # when what was played last is over

    @property
    def begun(self) -> float:
        return self.ended - SECONDS

    @property
    def sounding(self) -> Path | None:
        """What is heard now."""
        return self.playing if self._clock() < self.ended else None

    def prepare(self, path: Path) -> None:
        self.laid_ready = path

    def play(self, path: Path) -> None:
        if path.name in self.broken:
            raise OSError("does not play")
        self.playing = path
        self.ended = self._clock() + SECONDS
        self.played.append(path.name)

    def stop(self) -> None:
        self.playing = self.laid_ready = None


@dataclass(frozen=True)
class Asked:
    ticket: Ticket
    text: str
    name: str
    priority: int
    within: float | None
    recorded: Recorded | None


class FakeMaker:
    """Answers when told to; each sentence lasts one second. ``kept`` are made already."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.hopeless: set[str] = set()
        self.kept: set[str] = set()
        self.no_recordings = False
        self.at_once = True
        self._open: list[Ticket] = []

    def request(
        self,
        text: str,
        language: Language,
        speed_cpm: int = 200,
        priority: int = 0,
        *,
        within: float | None = None,
        recorded: Recorded | None = None,
    ) -> Ticket:
        ticket = Ticket(len(self.asked) + 1)
        own = recorded is not None and not self.no_recordings
        name = f"{'own' if own else language}{speed_cpm}:{text}"
        self.asked.append(Asked(ticket, text, name, priority, within, recorded))
        self._open.append(ticket)
        return ticket

    def is_made(
        self,
        text: str,
        language: Language,
        speed_cpm: int = 200,
        recorded: Recorded | None = None,
    ) -> bool:
        return text in self.kept

    def poll(self) -> list[Speech | SpeechFailure]:
        if not self.at_once:
            return []
        answers: list[Speech | SpeechFailure] = []
        for ticket in self._open:
            asked = self.asked[ticket - 1]
            if asked.text in self.hopeless or "*" in self.hopeless:
                answers.append(SpeechFailure(ticket, "no"))
            else:
                engine = RECORDING if asked.name.startswith("own") else "espeak-ng"
                answers.append(Speech(ticket, Path(asked.name), SECONDS, engine=engine))
        self._open.clear()
        return answers

    def cancel_all(self) -> None:
        self._open.clear()

    @property
    def waiting(self) -> int:
        """How many requests are still to be answered."""
        return len(self._open)

    @property
    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked]


class Room:
    """A player among fakes."""

    def __init__(self, speed_cpm: int = 200, slow: bool = False) -> None:
        self.clock, self.maker = FakeClock(), FakeMaker()
        self.output = FakeOutput(self.clock)
        self.player = Player(self.maker, self.output, self.clock, speed_cpm, lambda _: slow)

    def pass_time(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds * TICKS))):
            self.clock.pass_time(1 / TICKS)
            self.player.tick()

    def until_played(self, sounds: int) -> None:
        """Until so many sounds have begun."""
        while len(self.output.played) < sounds:
            self.pass_time(1 / TICKS)

    @property
    def text(self) -> str | None:
        return self.player.current.text if self.player.current else None
