"""AttractScreen: what the kiosk shows while nobody stands before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, StringProperty

from screens.screen import KioskScreen
from screens.slide import (
    BRAND_LYING,
    BRAND_UPRIGHT,
    FADE_SECONDS,
    FRAME_RATE,
    LARGE_WORDS,
    LOW_WORDS,
    OVER_CODE,
    SlideShown,
    shade_of,
)
from screens.theme import theme
from screens.widgets.film_video import FilmVideo
from screens.widgets.panel_picture import EarlyPicture

LONGEST_WAIT = 2.0
"""Seconds to wait for a picture before the loop begins without one."""


class AttractScreen(KioskScreen):
    """``next_slide`` hands in what comes next (None: nothing is on show)."""

    title = StringProperty("")
    section = StringProperty("")
    icon = StringProperty("")
    summary = StringProperty("")
    qr = StringProperty("")
    qr_more = StringProperty("")
    slide_seconds = NumericProperty(8)
    fallback = StringProperty("")
    """The picture behind items that have none."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.has_bar = False
        self.next_slide: Callable[[], SlideShown | None] | None = None
        self.early: EarlyPicture | None = None
        self._turn = None
        self._coming: SlideShown | None = None
        self.on_show: SlideShown | None = None
        self._video: FilmVideo | None = None
        self._seen = False
        self._then: Callable[[], None] | None = None
        self.register_event_type("on_touched")
        self.register_event_type("on_first_frame")

    def on_kv_post(self, _: object) -> None:
        self.bind(size=self._shade)
        self.ids.emblem.bind(top=self._place_film)
        self.ids.moving.frame_rate = FRAME_RATE
        self.ids.moving.fade_seconds = FADE_SECONDS
        self.ids.moving.bind(on_shown=self._appears, on_failed=self._skipped)

    def get_ready(self, then: Callable[[], None]) -> None:
        """Read the next picture while another screen is on show, then ``then`` (once): the loop
        never begins with an empty screen. Without a picture it begins after LONGEST_WAIT."""
        self._then = then
        self._turn_later(lambda _: self._begin_now(), LONGEST_WAIT)
        self._advance()

    def stay_away(self) -> None:
        """Somebody came back before the loop began."""
        if self._then is not None:
            self._then = None
            self._rest()

    def _begin_now(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self.ids.moving.running = True
        if self.ids.moving.texture is None:
            self._advance()

    def on_leave(self, *_: object) -> None:
        if self._then is None:  # else the loop is wanted again before it was quite left
            self._rest()

    def _rest(self) -> None:
        if self._turn is not None:
            self._turn.cancel()
        self._end_film()
        self.ids.moving.running = False
        self.ids.moving.let_go()

    def _turn_later(self, do: Callable[[float], None], seconds: float) -> None:
        if self._turn is not None:
            self._turn.cancel()
        self._turn = Clock.schedule_once(do, seconds)

    # ------------------------------------------------------------------ the turn of slides

    def _advance(self, *_: object) -> None:
        slide = self.next_slide() if self.next_slide else None
        if slide is None:
            self._turn_later(self._advance, self.slide_seconds)
            return
        self._coming = slide
        self._shade()
        early, self.early = self.early, None
        self.ids.moving.show_file(Path(slide.picture or self.fallback), early=early)

    def _shade(self, *_: object) -> None:
        """Before a picture is read, which then has it."""
        slide = self._coming or self.on_show
        over = OVER_CODE if slide is not None and slide.qr else LOW_WORDS
        reached = LARGE_WORDS if theme.portrait and (theme.large or theme.seated) else over
        self.ids.moving.shade = shade_of(self.size, reached)

    def _skipped(self, *_: object) -> None:
        """A picture that cannot be read costs its own slide, not the loop."""
        self._turn_later(self._advance, 1.0)

    def _appears(self, *_: object) -> None:
        slide = self._coming
        if slide is None:
            return
        self._end_film()
        self.renew(slide)
        seconds = float(self.slide_seconds)
        if slide.film:
            self._begin_film(Path(slide.film))
            seconds = max(seconds, slide.seconds + 1.5)
        self._coming = None
        self._turn_later(self._advance, seconds)
        self._begin_now()
        if not self._seen:
            self._seen = True
            Clock.schedule_once(lambda _: self.dispatch("on_first_frame"), 0)

    @property
    def settled(self) -> bool:
        """Whether the slide that is to come has come (for pictures of the screens)."""
        return self._coming is None

    def renew(self, slide: SlideShown) -> None:
        """Say what the slide says, over the picture that stands."""
        self.on_show = slide
        self.title, self.section = slide.title, slide.section
        self.icon, self.summary = slide.icon, slide.summary
        self.qr, self.qr_more = slide.qr, slide.qr_more

    def _begin_film(self, path: Path) -> None:
        """The film comes up over its poster when its first frame is there. While no film plays
        there is no video on the screen: even an invisible one costs a third of a frame."""
        video = FilmVideo(volume=0, opacity=0, size_hint=(None, None), fit_mode="contain")
        video.bind(position=self._film_moved)
        self._video = video
        self._place_film()
        self.add_widget(video, index=1)
        video.source = str(path)
        video.state = "play"

    def _place_film(self, *_: object) -> None:
        """Again when the words have been set."""
        if self._video is not None:
            x, y, width, height = film_box(*self.size, self.ids.emblem.top - self.y)
            self._video.pos, self._video.size = (self.x + x, self.y + y), (width, height)

    def _film_moved(self, video: FilmVideo, position: float) -> None:
        if video is self._video and position > 0.05 and video.opacity == 0:
            video.opacity = 1
            self.ids.moving.running = False

    def _end_film(self) -> None:
        video, self._video = self._video, None
        if video is not None:
            video.unload()
            self.remove_widget(video)
            self.ids.moving.running = True

    # ------------------------------------------------------------------ the first touch

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Any touch anywhere opens the exhibition; it reaches nothing that comes up under it."""
        if touch.is_mouse_scrolling:
            return True
        touch.grab(self)
        self.dispatch("on_touched")
        return True

    def on_touched(self) -> None:
        """Somebody is here."""

    def on_first_frame(self) -> None:
        """The first slide is being drawn."""


def film_box(width: float, height: float, words: float) -> tuple[float, float, float, float]:
    """Where a film stands on the attract screen: x, y, width, height. ``words`` reach so high.

    A film is never cropped, and nothing is read on it: it lies between the words and the brand,
    over its own poster.
    """
    top = height * (BRAND_UPRIGHT if theme.portrait else BRAND_LYING) - theme.gap
    foot = words + theme.gap
    high = max(1.0, min(width * 9 / 16, top - foot))
    wide = high * 16 / 9
    return (width - wide) / 2, (foot + top - high) / 2, wide, high
