"""The lines of JSON between the speech maker and a child of its: one Job in, one answer out.

``Warm`` and ``Tidy`` go in between and are not answered.
"""

from __future__ import annotations

import msgspec

from kiosk.library.model import Language
from kiosk.readout.utterance import NO_WORDS, Timing, WordList


class Speak(msgspec.Struct, frozen=True, tag="speak"):
    """Say the displayed ``text``."""

    text: str
    language: Language
    speed_cpm: int
    words: WordList = NO_WORDS


class Cut(msgspec.Struct, frozen=True, tag="cut"):
    """Take one sentence out of a person's recording; see ``kiosk.readout.model.Recorded``."""

    sha256: str
    path: str
    seconds: float
    sentences: tuple[str, ...]
    index: int
    speed_cpm: int


class Stretch(msgspec.Struct, frozen=True, tag="stretch"):
    """Play the kept sound ``source`` at ``tempo`` times its speed; ``timings`` are the source's."""

    source: str
    tempo: float
    timings: tuple[Timing, ...]


class Job(msgspec.Struct, frozen=True, tag="job"):
    """Make the sound called ``key`` and keep it in ``folder``, as made by ``engine``. When that
    folder takes nothing it goes into ``scratch``, where the child may write as it likes."""

    id: int
    work: Speak | Cut | Stretch
    folder: str
    key: str
    engine: str
    scratch: str


class Warm(msgspec.Struct, frozen=True, tag="warm"):
    """Load what ``language`` needs, when there is nothing else to do."""

    language: Language


class Tidy(msgspec.Struct, frozen=True, tag="tidy"):
    """Bring ``folder`` to at most ``limit`` bytes, while jobs go on."""

    folder: str
    limit: int


Message = Job | Warm | Tidy


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The child's first line: the engine is loaded."""

    engine: str
    version: str


class Made(msgspec.Struct, frozen=True, tag="made"):
    """``path`` holds ``size`` bytes that play for ``seconds``; ``kept`` when it is in the folder
    under its key, else it is in the scratch folder."""

    id: int
    path: str
    size: int
    kept: bool
    seconds: float
    timings: tuple[Timing, ...] = ()


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The engine is well but nothing to hear came of this job. ``lasting`` when the same would
    happen again: it is the text's fault, not the disk's."""

    id: int
    reason: str
    lasting: bool


Answer = Ready | Made | Failed

encode = msgspec.json.encode
decode_message: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)
decode_answer: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)
