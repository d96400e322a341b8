"""ReadAloud: the readout's player on Kivy's clock, as properties that screens bind to."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from time import monotonic

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ObjectProperty, OptionProperty, StringProperty

from kiosk.library.model import Language, Sound
from kiosk.readout.maker import SpeechMaker
from kiosk.readout.model import PlayerState, SoundOutput
from kiosk.readout.player import Player
from kiosk.wording import screens as words

log = logging.getLogger(__name__)

TICK = 1 / 20
ENGINE_AFTER_SECONDS = 0.6
"""An interpreter that starts wants a whole processor: not while a screen comes up."""
ENGINE_REST_SECONDS = 8.0
"""How long it is kept for the next item of the same visitor."""


class ReadAloud(EventDispatcher):
    """``current`` is the sentence to light (or None), ``busy`` whether something is being read or
    played. The engine runs from soon after ``warm_up`` to a while after ``rest`` only."""

    current = ObjectProperty(None, allownone=True)
    busy = BooleanProperty(False)
    label = StringProperty(words.LISTEN)
    icon = StringProperty("listen")
    language = OptionProperty("cmn", options=("cmn", "yue"))
    sound_path = StringProperty("")
    """The item sound that plays now, if any."""

    def __init__(
        self, maker: SpeechMaker, output: SoundOutput, language: Language, speed_cpm: int
    ) -> None:
        super().__init__()
        self._maker = maker
        self._output = output
        self._player = Player(maker, output, monotonic, speed_cpm)
        self._sound_until = 0.0
        self.language = language.value
        self._ticks = Clock.schedule_interval(self._tick, TICK)
        self._ticks.cancel()
        self._engine_on = Clock.create_trigger(self._start_engine, ENGINE_AFTER_SECONDS)
        self._engine_off = Clock.create_trigger(self._end_engine, ENGINE_REST_SECONDS)

    def warm_up(self) -> None:
        """An item is opened: start the engine soon, so that a touch is soon heard."""
        self._engine_off.cancel()
        self._engine_on()

    def _start_engine(self, _: float) -> None:
        try:
            self._maker.start()
        except OSError as error:
            log.warning("no engine to read aloud: %s", error)

    def rest(self) -> None:
        """No item is on show: silence, and soon the engine's memory goes back."""
        self.stop()
        self._engine_on.cancel()
        self._engine_off()

    def _end_engine(self, _: float) -> None:
        self._maker.rest()

    def start(self, blocks: list[tuple[int, str]], readings: Mapping[Language, Sound]) -> None:
        """Read ``blocks`` (number, displayed text) from the beginning."""
        self._forget_sound()
        self._player.start(blocks, Language(self.language), readings)
        self._ticks()
        self._tell()

    def stop(self) -> None:
        """Silence, now."""
        self._player.stop()
        self._forget_sound()
        self._ticks.cancel()
        self._tell()

    def end_visit(self, language: Language) -> None:
        """Silence, and the language of the house for the next visitor."""
        self.stop()
        self.language = language.value

    def on_language(self, _: object, language: str) -> None:
        self._player.set_language(Language(language))
        self._tell()

    def toggle_sound(self, sound: Sound) -> None:
        """Play an item's own sound, or stop it; reading aloud gives way."""
        again = self.sound_path == str(sound.path)
        self.stop()
        if again or not self._output.ready:
            return
        try:
            self._output.play(sound.path, 0.0)
        except OSError:
            return
        self.sound_path = str(sound.path)
        self._sound_until = monotonic() + sound.seconds
        self._ticks()
        self._tell()

    def _forget_sound(self) -> None:
        if self.sound_path:
            self._output.stop()
            self.sound_path = ""

    def _tick(self, _: float) -> None:
        if self.sound_path:
            if monotonic() >= self._sound_until:
                self._forget_sound()
        else:
            self._player.tick()
        self._tell()
        if not self.busy:
            self._ticks.cancel()

    def _tell(self) -> None:
        state = self._player.state
        self.busy = bool(self.sound_path) or state in (PlayerState.PREPARING, PlayerState.READING)
        self.current = self._player.current
        if state is PlayerState.PREPARING:
            self.label, self.icon = words.LISTEN_PREPARING, "clock"
        elif state is PlayerState.READING:
            self.label, self.icon = words.LISTEN_STOP, "stop"
        elif state is PlayerState.FAILED:
            self.label, self.icon = self._player.message, "mute"
        else:
            self.label, self.icon = words.LISTEN, "listen"
