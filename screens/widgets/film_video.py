"""FilmVideo: Kivy's video (ffpyplayer) without its thumbnails; SeekBar: where in the film."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.video import Video
from kivy.uix.widget import Widget


class FilmVideo(Video):
    """Plays files of our own media store only."""

    missing = BooleanProperty(False)
    """The file is not there; Kivy's video would end the process."""

    def _do_video_load(self, *largs: object) -> None:
        self.missing = bool(self.source) and not Path(self.source).is_file()
        if not self.missing:
            super()._do_video_load(*largs)

    def close(self) -> None:
        """Silence at once. The player itself takes 0.1 s to end: beside the screen's thread."""
        player, self._video = self._video, None
        self.state = "stop"
        self.loaded = False
        self.texture = None
        if player is None:
            return
        player.volume = 0.0
        player.pause()

        def end() -> None:
            player.unload()
            # The last hold on its textures is given up where they were made.
            Clock.schedule_once(lambda _: player.unbind())

        Thread(target=end, name="film-close", daemon=True).start()

    def on_touch_down(self, _: MotionEvent) -> bool:
        """Kivy's video would play and pause at a touch; the controls below do that."""
        return False


class SeekBar(Widget):
    """``part`` of the film is over. Touch anywhere on it to go there."""

    part = NumericProperty(0.0)

    __events__ = ("on_seek",)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.dispatch("on_seek", (touch.x - self.x) / max(1.0, self.width))
        return True

    def on_seek(self, part: float) -> None:
        """A place in the film was touched."""
