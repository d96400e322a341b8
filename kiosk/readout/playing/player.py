"""Reads a text aloud, sentence by sentence: which one now, which ones next, and when to stop.

Plain decisions over a clock, a maker and a loudspeaker that are handed in. Time of play is reckoned
from the clock and the length of each file, as the loudspeaker cannot say where it is.

Reading goes on at the beginning of a sentence, after a pause as well: who was interrupted wants its
beginning again, and no sentence is longer than 18 s.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

from kiosk.library.model import Language, Sound
from kiosk.readout.model import (
    DEFAULT_CPM,
    FASTEST_CPM,
    RECORDING,
    SLOWEST_CPM,
    Clock,
    Maker,
    PlayerState,
    Sentence,
    SoundOutput,
    Speech,
)
from kiosk.readout.playing.orders import Orders, Place
from kiosk.readout.sentences import split_sentences
from kiosk.wording import readout as words

log = logging.getLogger(__name__)

SPEEDS = (SLOWEST_CPM, 180, DEFAULT_CPM, 230, FASTEST_CPM)
"""Characters a minute that slower and faster go through: steps of an eighth or so, each heard."""

GIVE_UP_AFTER = 3
"""Pieces failed one after the other: the engine is gone, and silence would go on and on."""

PIECE_PAUSE, SENTENCE_PAUSE, PARAGRAPH_PAUSE = 0.12, 0.35, 0.8
"""Seconds of silence after a piece of a sentence, a sentence, and the last one of a block."""

_UNDER_WAY = (PlayerState.PREPARING, PlayerState.READING)
_KNOWN = (*_UNDER_WAY, PlayerState.PAUSED)


def whole(_: Language) -> bool:
    """No voice is slow."""
    return False


class Player:
    """One text, one sound at a time. ``tick`` is called about twenty times a second.

    ``current`` is the sentence to light: the one heard (by the loudspeaker's latency later than it
    is played), waited for at the beginning, or paused in. ``message`` is
    what to tell the visitor while ``state`` is FAILED, else empty. ``skipped`` are the sentences of
    this text that could not be read, or not whole. ``slow`` says of a language whether its voice
    takes so long that a text begins in pieces.
    """

    def __init__(
        self,
        maker: Maker,
        output: SoundOutput,
        clock: Clock,
        speed_cpm: int = DEFAULT_CPM,
        slow: Callable[[Language], bool] = whole,
    ) -> None:
        self._maker = maker
        self._output = output
        self._clock = clock
        self._slow = slow
        self._speed_cpm = speed_cpm
        self.state = PlayerState.SILENT
        self.language = Language.MANDARIN
        self.message = ""
        self.skipped: tuple[Sentence, ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._readings: Mapping[Language, Sound] = {}
        self._heard_any = False
        self._failed_in_a_row = 0
        self._engine = ""
        self._forget_speech(0)

    @property
    def current(self) -> Sentence | None:
        known = self.state in _KNOWN and self._sentences
        return self._sentences[self._lit] if known else None

    @property
    def own_voice(self) -> bool:
        """Whether a person's recording is being played rather than the machine's voice."""
        return self.state is PlayerState.READING and self._engine == RECORDING

    @property
    def speed_cpm(self) -> int:
        return self._speed_cpm

    @property
    def can_slower(self) -> bool:
        return self._speed_cpm > SLOWEST_CPM

    @property
    def can_faster(self) -> bool:
        return self._speed_cpm < FASTEST_CPM

    # What is touched.

    def start(
        self,
        blocks: Sequence[tuple[int, str]],
        language: Language,
        readings: Mapping[Language, Sound] | None = None,
        at: tuple[int, int] | None = None,
    ) -> None:
        """Read ``blocks`` (block number, displayed text), in place of whatever is read now, from
        the beginning or from the sentence ``at`` (block number, character offset in its text). A
        recording of all of it in ``readings`` for the language takes the machine's place."""
        self.stop()
        self.language = language
        self.skipped = ()
        self._heard_any = False
        self._failed_in_a_row = 0
        self._readings = dict(readings or {})
        self._sentences = split_sentences(blocks)
        self._begin(self._sentence_at(blocks, at) if at else 0)

    def stop(self) -> None:
        """Fall silent now, and know no text any more."""
        self._hush(0)
        self._sentences = ()
        self.state = PlayerState.SILENT
        self.message = ""

    def pause(self) -> None:
        """Fall silent now; ``resume`` goes on with the sentence."""
        if self.state in _UNDER_WAY:
            self._hush(self._at.sentence)
            self.state = PlayerState.PAUSED

    def resume(self) -> None:
        """Go on after ``pause``, with the sentence it fell into."""
        if self.state is PlayerState.PAUSED:
            self._begin(self._at.sentence)

    def back(self) -> None:
        """Read the sentence before this one, always: to hear this one again is ``repeat``. At the
        first it is that one again, at the end the last."""
        if self.state in _KNOWN:
            self._begin(max(0, self._at.sentence - 1))
        else:
            self.repeat()

    def repeat(self) -> None:
        """Read this sentence again from its beginning; at the end, the last one."""
        if self.state in _KNOWN or (self.state is PlayerState.DONE and self._sentences):
            self._begin(self._at.sentence)

    def slower(self) -> None:
        """A step slower; what is being read goes on so from the beginning of its sentence."""
        self.set_speed(max((one for one in SPEEDS if one < self._speed_cpm), default=SLOWEST_CPM))

    def faster(self) -> None:
        """A step faster, as ``slower``."""
        self.set_speed(min((one for one in SPEEDS if one > self._speed_cpm), default=FASTEST_CPM))

    def set_speed(self, speed_cpm: int) -> None:
        """Change the speed, SLOWEST_CPM to FASTEST_CPM; what is read goes on from the sentence."""
        if speed_cpm != self._speed_cpm:
            self._speed_cpm = speed_cpm
            self._begin_again()

    def set_language(self, language: Language) -> None:
        """Change the language; what is being read goes on in it from the same sentence."""
        if language != self.language:
            self.language = language
            self._begin_again()

    # Time goes on.

    def tick(self) -> None:
        """Let time pass: take what was made, go on to the next sentence when one is over."""
        if self.state not in _UNDER_WAY:
            return
        self._orders.take_made()
        if self.state is PlayerState.READING:
            if self._clock() >= self._next_at:
                self._go_on()
            else:
                self._lay_ready()
        if self.state is PlayerState.PREPARING:
            self._play_when_made()
        if self.state is PlayerState.READING and self._clock() >= self._heard_at:
            self._lit = self._at.sentence

    def _begin_again(self) -> None:
        if self.state in _UNDER_WAY:
            self._begin(self._at.sentence)

    def _begin(self, sentence: int) -> None:
        self._hush(sentence)
        self.message = ""
        if not self._output.ready:
            self._fail(words.NO_SOUND)
        elif not self._sentences:
            self._fail(words.NOTHING_TO_READ)
        else:
            self.state = PlayerState.PREPARING
            self._orders = Orders(
                self._maker,
                self._sentences,
                self.language,
                self._speed_cpm,
                self._readings.get(self.language),
            )
            self._orders.begin(sentence, self._slow(self.language))
            self.tick()  # what is kept from last time starts at once

    def _hush(self, sentence: int) -> None:
        self._output.stop()
        self._maker.cancel_all()
        self._forget_speech(sentence)

    def _forget_speech(self, sentence: int) -> None:
        """Nothing is asked for or made; the place is the beginning of ``sentence``."""
        self._orders = Orders(self._maker, (), self.language, self._speed_cpm, None)
        self._at = Place(sentence, 0)
        self._lit = sentence
        self._heard_at: float = 0.0  # the clock's reading when the sound now played comes out
        self._next_at: float = 0.0  # the clock's reading when the next sound is due
        self._laid_ready: Place | None = None

    # Playing.

    def _play_when_made(self) -> None:
        while self.state is PlayerState.PREPARING and self._orders.answered(self._at):
            speech = self._orders.hand_over(self._at)
            if speech and self._play(speech):
                self._failed_in_a_row = 0
                self.state = PlayerState.READING
                return
            sentence = self._sentences[self._at.sentence]
            if sentence not in self.skipped:
                self.skipped += (sentence,)
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= GIVE_UP_AFTER:
                self._fail(words.ALL_FAILED)
            else:
                self._go_on()

    def _play(self, speech: Speech) -> bool:
        try:
            self._output.play(speech.path)
        except OSError as error:
            log.warning("made speech does not play: %s", error)
            return False
        self._heard_any = True
        self._engine = speech.engine
        begun = self._clock()
        self._heard_at = begun + self._output.latency
        self._next_at = begun + speech.seconds + self._pause_after()
        return True

    def _pause_after(self) -> float:
        after = self._orders.after(self._at)
        if after is None:
            return 0.0
        if after.sentence == self._at.sentence:
            return PIECE_PAUSE
        here, there = self._sentences[self._at.sentence], self._sentences[after.sentence]
        return SENTENCE_PAUSE if here.block == there.block else PARAGRAPH_PAUSE

    def _go_on(self) -> None:
        after = self._orders.after(self._at)
        if after is not None:
            self._at = after
            self.state = PlayerState.PREPARING
            self._orders.ahead(after.sentence)
            self._orders.take_made()
        elif self._heard_any:
            self.state = PlayerState.DONE
        else:
            self._fail(words.ALL_FAILED)

    def _lay_ready(self) -> None:
        """The sound that comes next is opened while this one is heard."""
        after = self._orders.after(self._at)
        if after is None or after == self._laid_ready:
            return
        speech = self._orders.made(after)
        if speech:
            self._laid_ready = after
            self._output.prepare(speech.path)

    def _sentence_at(self, blocks: Sequence[tuple[int, str]], at: tuple[int, int]) -> int:
        """The sentence that holds ``at``, else the next one, else the last."""
        order = {block: number for number, (block, _) in enumerate(blocks)}
        wanted = (order.get(at[0], -1), at[1])
        for index, sentence in enumerate(self._sentences):
            if (order[sentence.block], sentence.end) > wanted:
                return index
        return max(0, len(self._sentences) - 1)

    def _fail(self, message: str) -> None:
        self.stop()
        self.state = PlayerState.FAILED
        self.message = message
        log.warning("reading aloud failed: %s", message)
