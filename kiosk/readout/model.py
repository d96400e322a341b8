"""What the readout hands around: sentences, made speech, and the ports it is built on.

Offsets are character offsets into the displayed text of one block. Speeds are characters a minute
(Han characters as spoken, pauses included). Durations are seconds on a monotonic clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType, Protocol

from kiosk.errors import KioskError
from kiosk.library.model import Language
from kiosk.readout.utterance import Timing, Utterance

SLOWEST_CPM = 160
DEFAULT_CPM = 200
FASTEST_CPM = 260
"""The range of speeds in characters a minute, from the product's figures for older listeners."""

Clock = Callable[[], float]
"""A monotonic clock in seconds: ``time.monotonic`` or a test's own."""

Ticket = NewType("Ticket", int)
"""Names one request to the maker; never used twice by one maker."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of one block's displayed text, ``text == displayed[start:end]``.

    ``block`` is the caller's own number for the block. The sentences of a block cover its text in
    order without a gap, blanks included.
    """

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an engine made: a file that plays for ``seconds``, and when each clause is heard in it:
    one Timing a clause, in order, the first from 0, the last to ``seconds``, without a gap."""

    seconds: float
    timings: tuple[Timing, ...]


class Engine(Protocol):
    """A voice. One sentence in, one sound file out; may block, print, hang or crash, and for that
    reason lives in a child process."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Changes whenever the same text would sound different; part of the cache's key."""
        ...

    @property
    def languages(self) -> frozenset[Language]: ...

    def speak(self, utterance: Utterance, speed_cpm: int, out: Path) -> Spoken:
        """Write ``utterance`` to ``out`` as 16-bit mono WAV, fit to hear: no long silence at
        either end, not silent.

        Raises SpeechError when nothing usable came out.
        """
        ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """A person's recording of a whole text: ``sentences`` are all that is read in it, in order, and
    the one asked for is ``sentences[index]``. ``sha256`` names the sound."""

    sha256: str
    path: Path
    seconds: float
    sentences: tuple[str, ...]
    index: int


RECORDING = "recording"
"""Who made a Speech, when it was a person."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A sentence is ready to be heard: ``path`` is a whole, checked sound file. ``engine`` is who
    made it: a name of ``kiosk.readout.engines``, or RECORDING for a person."""

    ticket: Ticket
    path: Path
    seconds: float
    timings: tuple[Timing, ...] = ()
    engine: str = ""


@dataclass(frozen=True, slots=True)
class SpeechFailure:
    """A sentence could not be made, after a second try. ``reason`` is for the log, not a screen."""

    ticket: Ticket
    reason: str


class Maker(Protocol):
    """Makes speech elsewhere and never blocks the caller."""

    def request(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        priority: int = 0,
        *,
        within: float | None = None,
        recorded: Recorded | None = None,
    ) -> Ticket:
        """Ask for a sentence; lower ``priority`` comes first, then the order of asking.

        The best voice at hand makes it: the person of ``recorded``, the natural voice, espeak-ng.
        With ``within``, a slower one gives way when it has not answered after so many seconds.
        """
        ...

    def is_made(
        self,
        text: str,
        language: Language,
        speed_cpm: int = DEFAULT_CPM,
        recorded: Recorded | None = None,
    ) -> bool:
        """Whether the best voice's reading is kept already: a request is answered at once."""
        ...

    def poll(self) -> Sequence[Speech | SpeechFailure]:
        """What became of requests since the last call; every ticket is answered once."""
        ...

    def cancel_all(self) -> None:
        """Forget every request not yet answered: none of their tickets comes back."""
        ...


class SoundOutput(Protocol):
    """The loudspeaker. At most one sound is heard."""

    @property
    def ready(self) -> bool:
        """Whether a sound can be heard at all (a device is there and open)."""
        ...

    @property
    def latency(self) -> float:
        """Seconds from ``play`` to its first sample in the air, about."""
        ...

    def prepare(self, path: Path) -> None:
        """``path`` is likely to be played next: have it at hand. Harmless when it is not."""
        ...

    def play(self, path: Path) -> None:
        """Play ``path`` from its beginning, in place of whatever plays now; returns at once.
        Raises OSError if the file cannot be played."""
        ...

    def stop(self) -> None:
        """Fall silent at once; harmless when nothing plays."""
        ...


class PlayerState(StrEnum):
    """Where reading aloud stands, as the button on the screen shows it."""

    SILENT = "silent"
    PREPARING = "preparing"
    READING = "reading"
    PAUSED = "paused"
    FAILED = "failed"
    DONE = "done"


class SpeechError(KioskError):
    """An engine made nothing that could be heard. The text of the error is for the log."""
