"""ReadAloud: the readout's players on Kivy's clock, as properties that screens bind to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from time import monotonic

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from kiosk.library.model import Language, Sound
from kiosk.readout.engines import KOKORO
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import PlayerState
from kiosk.readout.playing.player import Player
from kiosk.readout.volume import VolumeScale, gain_of
from kiosk.wording import readout as listening
from kiosk.wording import screens as words
from screens.sound import Loudspeaker

log = logging.getLogger(__name__)

ENGINE_AFTER_SECONDS = 0.6
"""An interpreter that starts wants a whole processor: not while a screen comes up."""
ENGINE_REST_SECONDS = 8.0
"""How long it is kept for the next item of the same visitor."""
OPEN_AFTER_SECONDS = 1.0
EVENING_SECONDS = 20.0
"""How often the house looks whether it is evening."""

_UNDER_WAY = (PlayerState.PREPARING, PlayerState.READING)


class ReadAloud(EventDispatcher):
    """Everything that is heard from the screen, films apart; one sound at a time.

    ``current`` is the sentence to light (or None). ``busy``: a text or an item's sound is heard or
    about to be; ``paused``: a text can be gone on with. ``sounding``: anything is heard or about
    to be, announcements too. ``heard``: this machine has anything to sound on. ``volume`` is
    0 to 1 (kiosk.readout.volume), ``gain`` the factor that comes of it. The engine
    runs from soon after ``warm_up`` to a while after ``rest`` only.
    """

    current = ObjectProperty(None, allownone=True)
    busy = BooleanProperty(False)
    paused = BooleanProperty(False)
    sounding = BooleanProperty(False)
    heard = BooleanProperty(True)
    own_voice = BooleanProperty(False)
    label = StringProperty(words.LISTEN)
    icon = StringProperty("listen")
    language = OptionProperty("cmn", options=("cmn", "yue"))
    speed_cpm = NumericProperty(0)
    can_slower = BooleanProperty(True)
    can_faster = BooleanProperty(True)
    volume = NumericProperty(0.0)
    gain = NumericProperty(0.0)
    can_quieter = BooleanProperty(True)
    can_louder = BooleanProperty(True)
    sound_path = StringProperty("")
    """The item sound that plays now, if any."""

    def __init__(
        self,
        maker: SpeechMaker,
        output: Loudspeaker,
        scale: VolumeScale,
        language: Language,
        speed_cpm: int,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._maker = maker
        self._output = output
        self._scale = scale
        self._usual_speed = speed_cpm
        self._now = now
        self._player = Player(maker, output, monotonic, speed_cpm, self._slow)
        # Short words in between: where the text was paused is kept meanwhile.
        self._announcer = Player(maker, output, monotonic, speed_cpm)
        self._sound_until = 0.0
        self._chosen = False  # this visitor has set the volume
        self.heard = output.ready
        self.language = language.value
        self._ticks = Clock.schedule_interval(self._tick, 0)
        self._ticks.cancel()
        self._engine_on = Clock.create_trigger(self._start_engine, ENGINE_AFTER_SECONDS)
        self._engine_off = Clock.create_trigger(self._end_engine, ENGINE_REST_SECONDS)
        Clock.schedule_once(lambda _: output.open(), OPEN_AFTER_SECONDS)
        Clock.schedule_interval(self._keep_evening, EVENING_SECONDS)
        self.volume = scale.at(now())
        self.on_volume(self, self.volume)  # not dispatched when it is 0
        self._tell()

    @property
    def levels(self) -> tuple[float, ...]:
        """Every loudness a visitor can choose, quietest first."""
        return self._scale.levels

    @property
    def level(self) -> int:
        """How many of them are no louder than it is now."""
        return self._scale.level(self.volume)

    # The engine.

    def _slow(self, language: Language) -> bool:
        return KOKORO in self._maker.voices(language)[:1]

    def warm_up(self) -> None:
        """An item is opened: start the engine soon, so that a touch is soon heard."""
        self._engine_off.cancel()
        self._engine_on()

    def _start_engine(self, _: float) -> None:
        try:
            self._maker.start(Language(self.language))
        except OSError as error:
            log.warning("no engine to read aloud: %s", error)

    def rest(self) -> None:
        """No item is on show: silence, and soon the engine's memory goes back."""
        self.stop()
        self._engine_on.cancel()
        self._engine_off()

    def _end_engine(self, _: float) -> None:
        self._maker.rest()

    # What is touched.

    def start(
        self,
        blocks: list[tuple[int, str]],
        readings: Mapping[Language, Sound],
        at: tuple[int, int] | None = None,
    ) -> None:
        """Read ``blocks`` (number, displayed text), from the sentence ``at`` (block number,
        character offset) or from the beginning."""
        self._forget_others()
        self._player.start(blocks, Language(self.language), readings, at)
        self._go()

    def say(self, *texts: str, language: Language | None = None) -> None:
        """Say short ``texts`` in place of whatever sounds now. A text being read is paused."""
        self._forget_sound()
        self._player.pause()
        self._announcer.set_speed(self._player.speed_cpm)
        self._announcer.start(
            [(number, text) for number, text in enumerate(texts)],
            language or Language(self.language),
        )
        self._go()

    def click(self) -> None:
        """A touch is felt: a tick, unless anything is heard or about to be."""
        if not self.sounding:
            self._output.click()

    def stop(self) -> None:
        """Silence, now; a paused text is forgotten too."""
        self._forget_others()
        self._player.stop()
        self._ticks.cancel()
        self._tell()

    def toggle_pause(self) -> None:
        """Pause what is read, or go on with it; nothing else."""
        if self._player.state in _UNDER_WAY:
            self._player.pause()
        else:
            self._forget_others_if(PlayerState.PAUSED)
            self._player.resume()
        self._go()

    def back(self) -> None:
        """One sentence back."""
        self._again(self._player.back)

    def repeat(self) -> None:
        """This sentence again."""
        self._again(self._player.repeat)

    def slower(self) -> None:
        """A step slower, from the beginning of this sentence."""
        self._player.slower()
        self._tell()

    def faster(self) -> None:
        """A step faster, from the beginning of this sentence."""
        self._player.faster()
        self._tell()

    def louder(self) -> None:
        """A step louder, at once."""
        self._chosen = True
        self.volume = self._scale.louder(self.volume)

    def quieter(self) -> None:
        """A step quieter, at once."""
        self._chosen = True
        self.volume = self._scale.quieter(self.volume)

    def end_visit(self, language: Language) -> None:
        """Silence, and language, speed and volume of the house for the next visitor."""
        self.stop()
        self.language = language.value
        self._player.set_speed(self._usual_speed)
        self._chosen = False
        self.volume = self._scale.at(self._now())
        self._tell()

    def toggle_sound(self, sound: Sound) -> None:
        """Play an item's own sound, or stop it; reading aloud gives way."""
        again = self.sound_path == str(sound.path)
        self.stop()
        if again or not self._output.ready:
            return
        try:
            self._output.play(sound.path)
        except OSError as error:
            log.warning("a sound does not play: %s", error)
            return
        self.sound_path = str(sound.path)
        self._sound_until = monotonic() + sound.seconds
        self._go()

    # What follows from it.

    def on_language(self, _: object, language: str) -> None:
        self._player.set_language(Language(language))
        self._tell()

    def on_volume(self, _: object, volume: float) -> None:
        self.gain = self._output.gain = gain_of(volume)
        self.can_louder = self._scale.louder(volume) > volume
        self.can_quieter = self._scale.quieter(volume) < volume

    def _keep_evening(self, _: float) -> None:
        """The evening begins or ends while nobody listens."""
        if not self._chosen and not self.sounding:
            self.volume = self._scale.at(self._now())

    def _again(self, read: Callable[[], None]) -> None:
        if self._player.state in (*_UNDER_WAY, PlayerState.PAUSED, PlayerState.DONE):
            self._forget_others()
            read()
            self._go()

    def _forget_others_if(self, state: PlayerState) -> None:
        if self._player.state is state:
            self._forget_others()

    def _forget_others(self) -> None:
        """The text's player is about to sound: no announcement, no item's sound."""
        self._forget_sound()
        self._announcer.stop()

    def _forget_sound(self) -> None:
        if self.sound_path:
            self._output.stop()
            self.sound_path = ""

    def _go(self) -> None:
        self._ticks()
        self._tell()

    def _tick(self, _: float) -> None:
        if self.sound_path and monotonic() >= self._sound_until:
            self._forget_sound()
        self._announcer.tick()
        self._player.tick()
        self._tell()
        if not self.sounding:
            self._ticks.cancel()

    def _tell(self) -> None:
        player = self._player
        state = player.state
        self.current = player.current
        self.own_voice = player.own_voice
        self.paused = state is PlayerState.PAUSED
        self.busy = bool(self.sound_path) or state in _UNDER_WAY
        self.sounding = self.busy or self._announcer.state in _UNDER_WAY
        self.speed_cpm = player.speed_cpm
        self.can_slower, self.can_faster = player.can_slower, player.can_faster
        if state is PlayerState.PREPARING:
            self.label, self.icon = words.LISTEN_PREPARING, "clock"
        elif state is PlayerState.READING:
            self.label, self.icon = words.LISTEN_STOP, "stop"
        elif state is PlayerState.PAUSED:
            self.label, self.icon = listening.GO_ON, "listen"
        elif state is PlayerState.FAILED:
            self.label, self.icon = player.message, "mute"
        else:
            self.label, self.icon = words.LISTEN, "listen"
