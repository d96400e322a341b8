"""What a player asks its maker for (the sentence waited for, then some ahead), and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.library.model import Language, Sound
from kiosk.readout.model import Maker, Recorded, Sentence, Speech, SpeechFailure, Ticket
from kiosk.readout.playing.pieces import pieces

PREFETCHED = 2
"""Sentences asked for beyond the one being read."""

FIRST_WITHIN = 1.2
"""Seconds a visitor waits for a better voice at the beginning. The product's limit is 1.5, and the
quick voice, asked then, is heard 0.25 later (bench.listening)."""
NEXT_WITHIN = 4.0
"""Seconds of silence between two sentences after which any voice is better than none."""


class Place(NamedTuple):
    """A piece of a sentence, by their numbers."""

    sentence: int
    piece: int


class Orders:
    """The orders of one reading: ``sentences`` in one language at one speed, by the machine or out
    of ``recording``, a person's of all of them. Another reading has other orders."""

    def __init__(
        self,
        maker: Maker,
        sentences: Sequence[Sentence],
        language: Language,
        speed_cpm: int,
        recording: Sound | None,
    ) -> None:
        self._maker = maker
        self._sentences = sentences
        self._language = language
        self._speed_cpm = speed_cpm
        self._recording = recording
        self._texts = tuple(sentence.text for sentence in sentences)
        self._first = 0  # the sentence begun with, and the pieces it is read in
        self._pieces: tuple[str, ...] = ()
        self._asked: dict[Ticket, Place] = {}
        self._answers: dict[Place, Speech | None] = {}  # None when it could not be made
        self._asked_up_to = 0

    def begin(self, first: int, slow: bool) -> None:
        """Ask for the sentence the visitor waits for (in pieces, if it is not made and its voice is
        ``slow``) and some after it."""
        text, recorded = self._texts[first], self._recorded(first)
        made = self._maker.is_made(text, self._language, self._speed_cpm, recorded)
        in_pieces = slow and not made and recorded is None
        self._first, self._pieces = first, pieces(text) if in_pieces else (text,)
        said = 0
        for number, piece in enumerate(self._pieces):
            within = FIRST_WITHIN if number == 0 else self._lasts(said) + NEXT_WITHIN
            self._ask(Place(first, number), piece, 0, within)
            said += len(piece)
        self._asked_up_to = first + 1
        self.ahead(first)

    def ahead(self, here: int) -> None:
        """The sentence ``here`` is being read: ask for those after it, if they are not yet."""
        wanted = min(here + 1 + PREFETCHED, len(self._texts))
        for index in range(self._asked_up_to, wanted):
            said = sum(len(text) for text in self._texts[here:index])
            within = self._lasts(said) + NEXT_WITHIN
            self._ask(Place(index, 0), self._texts[index], index - here, within)
        self._asked_up_to = max(self._asked_up_to, wanted)

    def take_made(self) -> None:
        """Look what became of the orders."""
        for answer in self._maker.poll():
            place = self._asked.pop(answer.ticket, None)
            if place is not None:
                self._answers[place] = None if isinstance(answer, SpeechFailure) else answer

    def answered(self, place: Place) -> bool:
        """Whether ``place`` was made or failed."""
        return place in self._answers

    def made(self, place: Place) -> Speech | None:
        """What was made for ``place``; None as long as there is nothing."""
        return self._answers.get(place)

    def hand_over(self, place: Place) -> Speech | None:
        """What was made for ``place``, once; None when it failed."""
        return self._answers.pop(place)

    def after(self, place: Place) -> Place | None:
        """The place after ``place``; None at the end."""
        if place.sentence == self._first and place.piece + 1 < len(self._pieces):
            return Place(place.sentence, place.piece + 1)
        following = place.sentence + 1
        return Place(following, 0) if following < len(self._texts) else None

    def _ask(self, place: Place, text: str, priority: int, within: float) -> None:
        ticket = self._maker.request(
            text,
            self._language,
            self._speed_cpm,
            priority,
            within=within,
            recorded=self._recorded(place.sentence),
        )
        self._asked[ticket] = place

    def _lasts(self, characters: int) -> float:
        """Seconds that so many characters take to be read."""
        return 60 * characters / self._speed_cpm

    def _recorded(self, index: int) -> Recorded | None:
        sound = self._recording
        if sound is None:
            return None
        return Recorded(sound.sha256, sound.path, sound.seconds, self._texts, index)
