"""FilmScreen: one film, with large controls below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.library.model import Film
from kiosk.wording import screens as words
from screens.screen import KioskScreen
from screens.widgets.reader_rows import length

STEP_SECONDS = 10.0
OPEN_AFTER_SECONDS = 0.08
"""The player is opened once the screen stands: it takes as long as a frame."""
PATIENCE_SECONDS = 8.0
"""A film without a first frame after so long does not play."""
LOOKS = 120
"""How often a film that was announced looks whether it was said, before it begins all the same."""


@dataclass(frozen=True, slots=True)
class FilmShown:
    film: Film
    title: str


class FilmScreen(KioskScreen):
    """A film and what is read aloud are never heard together: whichever starts ends the other. A
    film is as loud as reading aloud is."""

    read_aloud = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    poster = StringProperty("")
    source = StringProperty("")
    clock = StringProperty("")
    part = NumericProperty(0.0)
    playing = BooleanProperty(False)
    note = StringProperty("")
    bad = BooleanProperty(False)
    """It does not play."""

    def on_shown(self, _: object, shown: FilmShown | None) -> None:
        if shown is None:
            return
        self.title = shown.title
        self.poster = str(shown.film.poster.panel) if shown.film.poster else ""
        self.note, self.bad = words.FILM_WAIT, False
        self.part = 0.0
        self._tell_time(0.0)

    def on_kv_post(self, _: object) -> None:
        self._begin = Clock.create_trigger(self._open_player, OPEN_AFTER_SECONDS)
        self._patience = Clock.create_trigger(lambda _: self.failed(), PATIENCE_SECONDS)
        self._looks = 0

    def on_read_aloud(self, _: object, read_aloud: Any) -> None:
        if read_aloud is not None:
            read_aloud.bind(gain=self._follow_gain, sounding=self._give_way)
            self._follow_gain(read_aloud, read_aloud.gain)

    def _follow_gain(self, _: object, gain: float) -> None:
        self.ids.video.volume = gain

    def _give_way(self, _: object, sounding: bool) -> None:
        if sounding and self.playing:
            self.ids.video.state = "pause"

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self._looks = LOOKS
        self._begin()

    def announcement(self) -> tuple[str, ...]:
        return (words.AT_FILM, self.title)

    def _open_player(self, _: float) -> None:
        self._looks -= 1
        if self.read_aloud is not None and self.read_aloud.sounding and self._looks > 0:
            self._begin()  # its name is being said
            return
        self.source = str(self.shown.film.path)
        self.ids.video.state = "play"
        self._patience()

    def on_leave(self, *_: object) -> None:
        super().on_leave()
        self._begin.cancel()
        self._patience.cancel()
        self.ids.video.close()
        self.source = ""
        self.part = 0.0  # the same film again begins at its beginning

    def toggle(self) -> None:
        video = self.ids.video
        if self.part >= 0.995:
            video.seek(0.0, precise=False)
        video.state = "pause" if video.state == "play" else "play"

    def jump(self, seconds: float) -> None:
        """Ten seconds on or back."""
        self.seek((self.ids.video.position + seconds) / self.shown.film.seconds)

    def seek(self, part: float) -> None:
        """Go to ``part`` (0 to 1) of the film."""
        if self.bad:
            return
        self.ids.video.seek(min(0.999, max(0.0, part)), precise=False)

    def moved(self, position: float) -> None:
        if position <= 0 or self.bad:
            return
        self._patience.cancel()
        seconds = self.shown.film.seconds
        self.note = ""
        self.part = min(1.0, position / seconds) if seconds else 0.0
        self._tell_time(position)

    def state_changed(self, state: str) -> None:
        self.playing = state == "play"
        if self.playing and self.read_aloud is not None:
            self.read_aloud.stop()

    def ended(self, eos: bool) -> None:
        if eos and self.part == 0:
            self.failed()
        elif eos:
            self.ids.video.state = "stop"
            self.part = 1.0

    def failed(self) -> None:
        """Say so; what does not play must not keep the visit going either."""
        self._patience.cancel()
        self.note, self.bad = "", True
        self.ids.video.close()
        self.source = ""

    def _tell_time(self, position: float) -> None:
        self.clock = f"{length(position)} / {length(self.shown.film.seconds)}"
