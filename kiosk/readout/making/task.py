"""What the maker has in hand: a request, and the making of it by one voice."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.model import Language
from kiosk.readout.making.protocol import Cut, Speak, Stretch
from kiosk.readout.model import Recorded, Ticket
from kiosk.readout.utterance import WordList

_NOT_ASKED = Ticket(0)


@dataclass(slots=True, eq=False)
class Request:
    """One sentence asked for. ``voices`` are those not tried yet, best first; ``due`` is when a
    quicker one takes over (the maker's clock), ``urgent`` whether there was such a limit;
    ``tasks`` how many voices are at it; ``stretched`` whether the kept default speed may serve."""

    text: str
    language: Language
    speed_cpm: int
    words: WordList
    recorded: Recorded | None
    voices: list[str]
    ticket: Ticket = _NOT_ASKED
    priority: int = 0
    urgent: bool = False
    due: float | None = None
    answered: bool = False
    tasks: int = 0
    stretched: bool = True
    reason: str = "no voice at hand"


@dataclass(slots=True, eq=False)
class Task:
    """``request`` in the voice of ``engine``, kept under ``key``; ``job`` numbers it in a child.
    ``late`` when another answers for it and this one is only to be kept."""

    request: Request
    engine: str
    key: str
    work: Speak | Cut | Stretch
    job: int = 0
    late: bool = False

    @property
    def order(self) -> tuple[bool, bool, int, int]:
        """The smallest is made first."""
        request = self.request
        return self.late, not request.urgent, request.priority, request.ticket


@dataclass(frozen=True, slots=True)
class VoiceFailure:
    """A sentence that one voice could not make; ``reason`` is for the log and for staff."""

    text: str
    engine: str
    reason: str
