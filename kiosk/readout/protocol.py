"""The lines of JSON between the speech maker and its child: one Job in, one answer out."""

from __future__ import annotations

import msgspec

from kiosk.library.model import Language
from kiosk.readout.utterance import NO_WORDS, Timing, WordList


class Job(msgspec.Struct, frozen=True):
    """Speak the displayed ``text`` into the new file ``out``."""

    id: int
    text: str
    language: Language
    speed_cpm: int
    out: str
    words: WordList = NO_WORDS


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The child's first line: the engine is loaded."""

    engine: str
    version: str


class Made(msgspec.Struct, frozen=True, tag="made"):
    id: int
    seconds: float
    timings: tuple[Timing, ...] = ()


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The engine is well but this text gave nothing to hear."""

    id: int
    reason: str


Answer = Ready | Made | Failed

encode = msgspec.json.encode
decode_job = msgspec.json.Decoder(Job).decode
decode_answer: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)
