"""Reads a text aloud, sentence by sentence: which one now, which ones next, and when to stop.

Plain decisions over a clock, a maker and a loudspeaker that are handed in. Time of play is reckoned
from the clock and the length of each file, as the loudspeaker cannot say where it is.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kiosk.library.model import Language, Sound
from kiosk.readout.model import (
    DEFAULT_CPM,
    Clock,
    Maker,
    PlayerState,
    Sentence,
    SoundOutput,
    Speech,
    SpeechFailure,
    Ticket,
)
from kiosk.readout.sentences import split_sentences
from kiosk.wording import readout as words

log = logging.getLogger(__name__)

PREFETCHED = 2
"""Sentences asked for beyond the one being read."""

GIVE_UP_AFTER = 3
"""Sentences failed one after the other: the engine is gone, and silence would go on and on."""


@dataclass(frozen=True, slots=True)
class _Recording:
    """A person's own reading, and where in it (0 to its end, seconds) each sentence begins, by its
    share of the characters."""

    sound: Sound
    starts: tuple[float, ...]


class Player:
    """One text, one sound at a time. ``tick`` is called about twenty times a second.

    ``current`` is the sentence to light: the one heard, or the one about to be. ``message`` is what
    to tell the visitor while ``state`` is FAILED, else empty. ``skipped`` are the sentences of this
    text that could not be read.
    """

    def __init__(
        self, maker: Maker, output: SoundOutput, clock: Clock, speed_cpm: int = DEFAULT_CPM
    ) -> None:
        self._maker = maker
        self._output = output
        self._clock = clock
        self._speed_cpm = speed_cpm
        self.state = PlayerState.SILENT
        self.language = Language.MANDARIN
        self.message = ""
        self.skipped: tuple[Sentence, ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._readings: Mapping[Language, Sound] = {}
        self._recording: _Recording | None = None
        self._index = 0
        self._heard_from = 0.0  # the clock's reading at the start of the sound now playing
        self._heard_until = 0.0
        self._failed_in_a_row = 0
        self._forget_speech()

    @property
    def current(self) -> Sentence | None:
        busy = self.state in (PlayerState.PREPARING, PlayerState.READING)
        return self._sentences[self._index] if busy and self._sentences else None

    @property
    def own_voice(self) -> bool:
        """Whether a person's recording is being played rather than the machine's voice."""
        return self._recording is not None

    def start(
        self,
        blocks: Sequence[tuple[int, str]],
        language: Language,
        readings: Mapping[Language, Sound] | None = None,
    ) -> None:
        """Read ``blocks`` (block number, displayed text) from the beginning, in place of whatever
        is read now. A recording in ``readings`` for the language takes the machine's place."""
        self.stop()
        self.language = language
        self.skipped = ()
        self._failed_in_a_row = 0
        self._readings = dict(readings or {})
        self._sentences = split_sentences(blocks)
        self._begin(0)

    def stop(self) -> None:
        """Fall silent now."""
        self._output.stop()
        self._maker.cancel_all()
        self._forget_speech()
        self._recording = None
        self.state = PlayerState.SILENT
        self.message = ""

    def set_language(self, language: Language) -> None:
        """Change the language; what is being read goes on in it from the same sentence."""
        if language == self.language:
            return
        index = self._index
        going_on = self.state in (PlayerState.PREPARING, PlayerState.READING)
        if going_on:
            self.stop()
        self.language = language
        if going_on:
            self._begin(index)

    def tick(self) -> None:
        """Let time pass: take what was made, go on to the next sentence when one is over."""
        self._take_made()
        if self.state is PlayerState.READING:
            if self._recording:
                self._follow(self._recording)
            elif self._clock() >= self._heard_until:
                self._go_on()
        if self.state is PlayerState.PREPARING:
            self._play_when_made()

    def _begin(self, index: int) -> None:
        self._index = index
        sound = self._readings.get(self.language)
        if not self._output.ready:
            self._fail(words.NO_SOUND)
        elif sound and self._play_recording(sound):
            self.state = PlayerState.READING
        elif not self._sentences:
            self._fail(words.NOTHING_TO_READ)
        else:
            self.state = PlayerState.PREPARING
            self._ask_ahead()
            self.tick()  # what is kept from last time starts at once

    # The machine's voice.

    def _forget_speech(self) -> None:
        self._asked: dict[Ticket, int] = {}
        self._made: dict[int, Speech | None] = {}  # by sentence; None when it could not be made
        self._asked_up_to = 0

    def _ask_ahead(self) -> None:
        first = max(self._index, self._asked_up_to)
        wanted = min(self._index + 1 + PREFETCHED, len(self._sentences))
        for index in range(first, wanted):
            text, ahead = self._sentences[index].text, index - self._index
            ticket = self._maker.request(text, self.language, self._speed_cpm, priority=ahead)
            self._asked[ticket] = index
        self._asked_up_to = max(first, wanted)

    def _take_made(self) -> None:
        for answer in self._maker.poll():
            index = self._asked.pop(answer.ticket, None)
            if index is not None:
                self._made[index] = None if isinstance(answer, SpeechFailure) else answer

    def _play_when_made(self) -> None:
        while self.state is PlayerState.PREPARING and self._index in self._made:
            speech = self._made.pop(self._index)
            if speech and self._play(speech):
                self._failed_in_a_row = 0
                self.state = PlayerState.READING
                return
            self.skipped += (self._sentences[self._index],)
            self._failed_in_a_row += 1
            nothing_heard = len(self.skipped) == len(self._sentences)
            if nothing_heard or self._failed_in_a_row >= GIVE_UP_AFTER:
                self._fail(words.ALL_FAILED)
            else:
                self._go_on()

    def _play(self, speech: Speech) -> bool:
        try:
            self._output.play(speech.path, 0.0)
        except OSError as error:
            log.warning("made speech does not play: %s", error)
            return False
        self._heard_until = self._clock() + speech.seconds
        return True

    def _go_on(self) -> None:
        self._index += 1
        if self._index >= len(self._sentences):
            self._index = 0
            self.state = PlayerState.DONE
        else:
            self.state = PlayerState.PREPARING
            self._ask_ahead()
            self._take_made()

    # A person's recording.

    def _play_recording(self, sound: Sound) -> bool:
        ends = list(accumulate(len(sentence.text) for sentence in self._sentences))
        starts = tuple(sound.seconds * end / ends[-1] for end in [0, *ends[:-1]]) if ends else ()
        start = starts[self._index] if starts else 0.0
        try:
            self._output.play(sound.path, start)
        except OSError as error:
            log.warning("a recording does not play, the machine reads instead: %s", error)
            return False
        self._recording = _Recording(sound, starts)
        self._heard_from = self._clock() - start
        return True

    def _follow(self, recording: _Recording) -> None:
        position = self._clock() - self._heard_from
        if position >= recording.sound.seconds:
            self._recording = None
            self._index = 0
            self.state = PlayerState.DONE
        elif recording.starts:
            self._index = max(0, bisect_right(recording.starts, position) - 1)

    def _fail(self, message: str) -> None:
        self.stop()
        self.state = PlayerState.FAILED
        self.message = message
        log.warning("reading aloud failed: %s", message)
