"""The lines of JSON between the screen and the child: one request in, one State out."""

from __future__ import annotations

import msgspec

from kiosk.input_method.model import State, Way


class Begin(msgspec.Struct, frozen=True, tag="begin"):
    """Forget everything and spell by ``way``; for a person's name with ``names``."""

    number: int
    way: Way
    names: bool


class Letter(msgspec.Struct, frozen=True, tag="letter"):
    number: int
    letter: str


class Back(msgspec.Struct, frozen=True, tag="back"):
    """Take the last letter away, or take a choice back."""

    number: int


class Turn(msgspec.Struct, frozen=True, tag="turn"):
    """Show the candidates from place ``first`` on."""

    number: int
    first: int


class Choose(msgspec.Struct, frozen=True, tag="choose"):
    """Take candidate ``index`` of the State numbered ``seen``; another state meanwhile: nothing is
    taken, as the finger meant what it saw."""

    number: int
    index: int
    seen: int


Request = Begin | Letter | Back | Turn | Choose


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The child's first line: these ``ways`` can be had of librime ``version``."""

    ways: tuple[Way, ...]
    version: str


Answer = Ready | State

encode = msgspec.json.encode
decode_request: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
decode_answer: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)
