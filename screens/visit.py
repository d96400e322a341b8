"""Visit: whether anybody is there, and how the screens are left for the next visitor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.input import MotionEvent

from kiosk.settings import Settings
from screens.frame import Bar, StillHere
from screens.idle import IdleWatch, Presence
from screens.memory import tidy
from screens.nightfall import NIGHT, Nightfall
from screens.showing import Showing
from screens.window import LIVELY_FPS, NIGHT_FPS, STILL_FPS, set_pace

if TYPE_CHECKING:
    from screens.cinema_guide import CinemaGuide
    from screens.exhibition import Exhibition
    from screens.guide import TouchGuide
    from screens.read_aloud import ReadAloud
    from screens.staff_guide import StaffGuide

FORM_IDLE_SECONDS, FORM_WARNING_SECONDS = 120.0, 20.0
"""While a form is open: without a touch for so long, and then so long for the question, which is
spoken too (the product's table)."""
RESTING = ("attract", "preparing", NIGHT)
"""Screens on which nobody is in the middle of anything."""
LIVELY_SECONDS = 2.0
"""How long after a touch something may still move."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visitor may be in the middle of. ``leave_staff`` leads to what visitors see."""

    exhibition: Exhibition
    guide: TouchGuide
    cinema: CinemaGuide
    staff: StaffGuide
    read_aloud: ReadAloud
    bar: Bar
    leave_staff: Callable[[], None]
    night: Nightfall


class Visit:
    """``clock`` is monotonic seconds. ``tell`` takes "busy" when somebody has begun, "idle" when
    nobody is there any more. Before ``begin`` only the loop can be seen."""

    def __init__(
        self,
        showing: Showing,
        settings: Settings,
        clock: Callable[[], float],
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._showing = showing
        self._settings = settings
        self._parts: Visited | None = None
        self._tell = tell
        self._told = "idle"
        self.idle = IdleWatch(settings.idle_seconds, settings.idle_warning_seconds, clock)
        self.still_here: StillHere | None = None

    def begin(self, parts: Visited) -> None:
        """There is something to visit."""
        self._parts, self.still_here = parts, StillHere()

    def touched(self, _: object, __: MotionEvent) -> bool:
        """Any touch that is meant, anywhere, before the screens see it."""
        self.felt()
        if self._parts is None or self.still_here is None:
            return False
        self._parts.night.touched()
        staff = self._parts.staff
        if not staff.at and self._showing.current.startswith("staff"):
            self._parts.leave_staff()  # locked while the loop was coming
            return True
        if staff.settling:
            return True
        if self.still_here.parent is not None:
            self._showing.frame.remove_widget(self.still_here)
            self._showing.changed()
            if self._parts.cinema.writing:
                self._parts.read_aloud.stop()  # the question is answered
            return True
        return False

    def felt(self) -> None:
        """Somebody is there, whatever the touch may have been meant for."""
        self.idle.touched()
        set_pace(LIVELY_FPS)
        self._showing.screen("attract").stay_away()

    def watch(self, *_: object) -> None:
        """Twice a second: is anybody there?"""
        parts, question, at = self._parts, self.still_here, self._showing.current
        self._tell_of("idle" if at in RESTING else "busy")
        if at in RESTING or parts is None or question is None:
            self.idle.touched()
            if parts is not None:
                parts.night.look(at)
            set_pace(NIGHT_FPS if self._showing.current == NIGHT else LIVELY_FPS)
            return
        writing = parts.cinema.writing
        self._allow(writing)
        playing = at == "film" and self._showing.screen("film").playing
        asked = question.parent is not None  # what is read aloud then is the question
        heard = parts.read_aloud.busy and not (writing and asked)
        if playing or heard or parts.staff.stirs():
            self.idle.touched()
        set_pace(LIVELY_FPS if playing or self.idle.quiet < LIVELY_SECONDS else STILL_FPS)
        presence = self.idle.presence
        if presence is Presence.GONE:
            self.idle.touched()
            self.end()
        elif presence is Presence.WARNED:
            question.seconds = self.idle.left
            if question.parent is None:
                self._showing.frame.add_widget(question)
                if writing:
                    parts.cinema.warn()

    def _tell_of(self, state: str) -> None:
        if state != self._told:
            self._told = state
            self._tell(state)

    def _allow(self, writing: bool) -> None:
        """How long nobody may touch anything; longer in a form."""
        settings = self._settings
        if writing:
            self.idle.allow(FORM_IDLE_SECONDS + FORM_WARNING_SECONDS, FORM_WARNING_SECONDS)
        else:
            self.idle.allow(settings.idle_seconds, settings.idle_warning_seconds)

    def end(self) -> None:
        """Everything as for the next visitor: loop (at night the dark screen), size of type,
        language, place."""
        parts, question = self._parts, self.still_here
        if parts is None or question is None:
            return
        if question.parent is not None:
            self._showing.frame.remove_widget(question)
        parts.read_aloud.end_visit(self._settings.language)
        parts.bar.language = parts.read_aloud.language
        parts.bar.modes.end()
        parts.guide.forget()
        parts.staff.lock()
        Clock.schedule_once(lambda _: tidy(), 2.0)
        if parts.night.falls:
            parts.night.come()
        else:
            self.to_loop()

    def to_loop(self) -> None:
        """What is shown by day while nobody is there."""
        if self._parts is not None and self._parts.exhibition.empty:
            self._showing.show("preparing")
        else:
            self._showing.screen("attract").get_ready(lambda: self._showing.show("attract"))
