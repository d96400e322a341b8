"""KioskApp: opens with the attract loop, then builds the rest, and watches the visit."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.database.errors import DatabaseFault
from kiosk.resources import resource
from kiosk.settings import Settings
from screens.frame import Bar, Frame, StillHere
from screens.house import House
from screens.memory import collect_here, settle
from screens.modes import Modes
from screens.moments import Moments
from screens.registry import CINEMA, FIRST, REST, SIGNUP, STAFF, build, load_kv
from screens.showing import Showing
from screens.slide import FirstSlide, SlideShown, house_slide, slide_of
from screens.theme import theme
from screens.touches import Touches
from screens.visit import Visit, Visited
from screens.window import close_to_visitors, draw_at_once, fill_cheaply, wake_for_touches

if TYPE_CHECKING:
    from screens.cinema_guide import CinemaGuide
    from screens.exhibition import Exhibition
    from screens.guide import TouchGuide
    from screens.read_aloud import ReadAloud
    from screens.staff_guide import StaffGuide
    from screens.widgets.pressable import Pressable

log = logging.getLogger(__name__)

CHANGES_SECONDS = 0.4
WATCH_SECONDS = 0.5
WARM_SECONDS = 0.3
COLLECT_SECONDS = 1.0
ADDRESS_SECONDS = 10.0


class KioskApp(App):
    """``first`` remembers the slide to begin with. ``open_house`` is
    called once, beside the screen's thread when there is a remembered slide to show meanwhile.
    ``tell`` takes "ready" once the first slide is on the screen, "alive" every second, and whether
    somebody is there (see Visit); ``clock`` is a monotonic clock in seconds. ``interrupted``: the
    last run ended in the middle of somebody's visit, who is told so.
    """

    def __init__(
        self,
        settings: Settings,
        first: FirstSlide,
        open_house: Callable[[], House],
        tell: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = monotonic,
        *,
        interrupted: bool = False,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._interrupted = interrupted
        self._first = first
        self._tell = tell
        self._open_house = open_house
        self._opening: Future[House] | None = None
        self._remembered: SlideShown | None = None
        self._began = False
        self.guide: TouchGuide | None = None
        self.read_aloud: ReadAloud | None = None
        self.staff: StaffGuide | None = None
        self.cinema: CinemaGuide | None = None
        self._clock = clock
        self._behind = True
        """Whether something in the database changed that was not looked at yet."""

    # ------------------------------------------------------------------ opening

    def build(self) -> Frame:
        self.title = "素社家园"
        Clock.schedule_interval(collect_here(), COLLECT_SECONDS)
        theme.fit(Window.size)
        theme.stand(self.settings.diagonal_inches, self.settings.mounting_mm)
        close_to_visitors(Window)
        fill_cheaply()
        wake_for_touches(Window)
        Window.clearcolor = theme.paper
        load_kv(FIRST)
        self.frame = Frame()
        self.showing = Showing(self.frame)
        self._show, self._place_banner = self.showing.show, self.showing.place_banner
        self.visit = Visit(self.showing, self.settings, self._clock, self._tell)
        self.idle, self._watch, self.end_visit = self.visit.idle, self.visit.watch, self.visit.end
        self.moments = Moments(self.showing, self._came)
        first = build(FIRST)
        attract: Any = first[0]
        attract.next_slide = self._next_slide
        attract.slide_seconds = self.settings.slide_seconds
        attract.fallback = str(resource("media") / "scenes" / "arcades.jpg")
        attract.bind(on_touched=self._came, on_first_frame=self._ready)
        # The first picture is cut to the window before anything is laid out.
        self.frame.size = Window.size
        attract.size = self.frame.ids.screens.size = theme.room
        remembered = self._remembered = self._first.recall()
        attract.early = self._first.take_early()
        self.showing.add(first, None)
        self.touches = Touches(self._clock, self.visit.felt, self._answer)
        self.showing.changed = self.touches.changed
        Window.bind(on_motion=self.touches.motion, on_touch_down=self.visit.touched)
        if self._interrupted:
            self.moments.say_sorry(self._start_again, self._nobody_starts_again)
            Clock.schedule_once(self._ready, 0.2)
        elif remembered is None and self.exhibition.empty:
            self._show("preparing")
            Clock.schedule_once(self._begin, 0.2)
        return self.frame

    @property
    def still_here(self) -> StillHere | None:
        """The question whether anybody is still there."""
        return self.visit.still_here

    @property
    def house(self) -> House:
        """Opened on first need; waits for it if it is just being opened."""
        if self._opening is None:
            opened: Future[House] = Future()
            opened.set_result(self._open_house())
            self._opening = opened  # not before: who asks again must not wait for what failed
        return self._opening.result()

    @property
    def exhibition(self) -> Exhibition:
        return self.house.exhibition

    def _ready(self, *_: object) -> None:
        """The first slide of the loop stands."""
        self._tell("ready")
        self._begin()

    def _begin(self, *_: object) -> None:
        """Something stands on the screen: open what a touch will need behind it."""
        if self._began:
            return
        self._began = True
        Clock.schedule_interval(lambda _: self._tell("alive"), 1.0)
        if self._opening is None:
            opener = ThreadPoolExecutor(1, "house")
            self._opening = opener.submit(self._open_house)
            opener.shutdown(wait=False)
        self._opening.add_done_callback(lambda _: Clock.schedule_once(self.complete, 0.05))

    def complete(self, *_: object) -> None:
        """Build the screens behind the attract loop (about 0.3 s, once)."""
        if self.guide is not None:
            return
        load_kv(REST)
        from screens.guide import TouchGuide

        self.guide = TouchGuide(self.exhibition, self.settings, self._show, self.screen)
        self.read_aloud = self.house.open_read_aloud()
        self.modes = Modes()
        self.modes.bind(**dict.fromkeys(("large", "contrast", "seated", "calm"), self._wear))
        self.bar = Bar(modes=self.modes)
        self._connect_staff()
        self.showing.add(build(REST), self.guide)
        self._connect_cinema()
        self._connect_night()
        self.visit.begin(
            Visited(
                self.exhibition,
                self.guide,
                self.cinema,
                self.staff,
                self.read_aloud,
                self.bar,
                self._leave_staff,
                self.night,
            )
        )
        self._connect_voice()
        self._connect_greeting()
        self.screen("reader").read_aloud = self.screen("film").read_aloud = self.read_aloud
        self.bar.language = self.read_aloud.language
        self.read_aloud.bind(volume=self._show_level, language=self.bar.setter("language"))
        self._show_level()
        self.bar.bind(
            on_home=lambda *_: self.guide.go_home(),
            on_mode=lambda _, name: self.modes.change(name),
            on_louder=lambda *_: self.read_aloud.louder(),
            on_quieter=lambda *_: self.read_aloud.quieter(),
            on_language_choice=self._change_language,
        )
        self.guide.fill_home()
        if self.exhibition.empty:
            self._show("preparing")
        self._warming = self.guide.warm_up()
        Clock.schedule_interval(self._warm, WARM_SECONDS)
        Clock.schedule_interval(self._look_for_changes, CHANGES_SECONDS)
        Clock.schedule_interval(self._watch, WATCH_SECONDS)

    def _connect_voice(self) -> None:
        """In the mode for elders screens and buttons say what they are."""
        from screens.announcing import Announcer
        from screens.holding import Holding

        self.announcer = Announcer(self.read_aloud, self.screen, self._speaks)
        self.showing.came = self.announcer.came
        self.holding = Holding(self.read_aloud, self._speaks, self._clock)
        Window.bind(on_touch_down=self.holding.down, on_touch_up=self.holding.up)

    def _connect_greeting(self) -> None:
        """Whoever comes after a quiet while is welcomed."""
        from screens.greeting import Greeting

        self.greeting = Greeting(
            self.read_aloud,
            self.exhibition.greeting,
            lambda: self.current == "home",
            self.settings.idle_seconds,
            self._clock,
        )
        Window.bind(on_touch_down=self.greeting.touched)

    def _speaks(self) -> bool:
        """Whether screens and buttons say what they are: never to staff."""
        staff = self.current.startswith("staff")
        return bool(theme.large and self.read_aloud.heard and not staff)

    def _connect_staff(self) -> None:
        """Connect the staff's screens; they are built when they are first needed."""
        from screens.staff_cinema_guide import StaffCinema
        from screens.staff_guide import StaffGuide
        from screens.staff_hold import Hold
        from screens.widgets.stick_banner import StickBanner

        self.staff = StaffGuide(
            self.house.desk,
            self._staff_screen,
            self._show,
            self._clock,
            self.end_visit,
            self._see_exhibition,
        )
        self.staff.cinema = StaffCinema(
            self.house.cinema, self.house.background, self.staff.stage, self.staff.home
        )
        self.banner = StickBanner()
        self.banner.bind(on_release=self.open_staff)
        self.showing.dress(self.bar, self.banner, self._banner_words)
        self.hold = Hold(self._hold_place, self.open_staff, self._clock)
        Window.bind(
            on_touch_down=self.hold.down, on_touch_move=self.hold.moved, on_touch_up=self.hold.up
        )

    def _banner_words(self) -> str:
        """Of a stick, for staff; nothing while they are at work."""
        return "" if self.staff.at else self.staff.banner

    def _connect_cinema(self) -> None:
        """Connect the cinema's screens and the way of signing up."""
        from screens.cinema_guide import CinemaGuide

        self.cinema = CinemaGuide(
            self.house.cinema,
            self.house.background,
            self.exhibition,
            self.settings,
            self._cinema_screen,
            self.guide,
            self.house.phone_url,
        )
        self.guide.cinema = self.cinema
        self.cinema.connect_signup(
            self._signup_screen,
            self._show,
            self.read_aloud,
            self._clock,
            self.house.fonts,
            self.house.input_method,
        )
        self.cinema.look_for_address()
        Clock.schedule_interval(self._look_around, ADDRESS_SECONDS)

    def _connect_night(self) -> None:
        """Outside the opening hours, with nobody there, the screen is dark."""
        self.guide.trouble = lambda: self.moments.page_bad(self.guide.go_home)
        self.night = self.moments.nightfall(
            self.settings,
            self.cinema.programme,
            self.house.cinema.now,
            self._clock,
            self.visit.to_loop,
        )

    def _start_again(self) -> None:
        """Somebody whose visit was interrupted begins again."""
        self.complete()
        self._leave_staff()

    def _nobody_starts_again(self) -> None:
        self.complete()
        self.end_visit()

    def _warm(self, _: float) -> bool:
        """A step of warming up while the loop runs; False ends it."""
        screens = self.frame.ids.screens
        if self.current != "attract":
            return True
        screens.clear_beneath()
        try:
            name = next(self._warming, None)
        except DatabaseFault as fault:  # it is filled when somebody goes there
            log.warning("%s", fault)
            name = None
        if name is not None:
            screens.draw_beneath(name)
            return True
        settle()
        return False

    def screen(self, name: str) -> Any:
        return self.showing.screen(name)

    @property
    def current(self) -> str:
        """The name of the screen on show."""
        return self.showing.current

    def _staff_screen(self, name: str) -> Any:
        return self.showing.built(STAFF, name, self.staff)

    def _cinema_screen(self, name: str) -> Any:
        return self.showing.built(CINEMA, name, self.cinema)

    def _signup_screen(self, name: str) -> Any:
        return self.showing.built(SIGNUP, name, self.cinema.signup)

    def _next_slide(self) -> SlideShown | None:
        remembered, self._remembered = self._remembered, None
        if remembered is not None:
            return remembered
        screening = self.cinema.next_slide() if self.cinema is not None else None
        if screening is not None and not self.exhibition.empty:
            return screening
        try:
            card = self.exhibition.next_slide()
        except DatabaseFault as fault:  # what was on show goes on until the next look
            log.warning("%s", fault)
            return self.screen("attract").on_show or house_slide()
        if card is None:
            return None if self.exhibition.empty else house_slide()
        slide = slide_of(card, self.exhibition.section(card.section).name)
        self._first.remember(slide, (Window.width, Window.height))
        return slide

    def _look_around(self, *_: object) -> None:
        """Every ten seconds: another address for phones, sign-ups that have ended meanwhile?"""
        self.cinema.look_for_address()
        self.cinema.look(self.current)
        self._renew_slide()

    def _renew_slide(self) -> None:
        """Seats were taken, or phones find us under another address, while a screening is shown."""
        attract = self.screen("attract")
        slide = attract.on_show
        if self.current == "attract" and slide is not None and slide.screening:
            attract.renew(self.cinema.slide_again(slide) or slide)

    # ------------------------------------------------------------------ the visit

    def _answer(self, button: Pressable, behind: bool) -> None:
        """A button goes down under a finger; ``behind``: something else waits to be drawn."""
        draw_at_once(Window, (*button.to_window(*button.pos), *button.size), whole_after=behind)
        if self.read_aloud is not None and not self.screen("film").playing:
            self.read_aloud.click()

    def _came(self, *_: object) -> None:
        self.complete()
        if self.exhibition.empty:
            self._show("preparing")
            return
        self.guide.go_home()
        if self.settings.greeting:
            self.greeting.came()

    def open_staff(self, *_: object) -> None:
        """To the staff's number pad, from wherever the visitor's screens are."""
        if self.staff is None or self.staff.at:
            return
        self.read_aloud.stop()
        self.guide.forget()
        self.staff.open_door()

    def _see_exhibition(self) -> None:
        self._look_for_changes()
        self._leave_staff()

    def _leave_staff(self) -> None:
        """To what visitors see."""
        if self.exhibition.empty:
            self._show("preparing")
        else:
            self.guide.go_home()

    def _hold_place(self) -> Any:
        """What staff touch and hold to get in without a stick."""
        name = {"home": "brand", "preparing": "emblem"}.get(self.current)
        return self.screen(self.current).ids[name] if name else None

    def _wear(self, *_: object) -> None:
        """A mode was switched on or off."""
        was_large, was_seated = theme.large, theme.seated
        theme.wear(self.modes)
        self.showing.seat(theme.seated)
        if (was_large, was_seated) != (theme.large, theme.seated):
            self.touches.changed()
        if was_large != theme.large:
            self.announcer.large(theme.large)

    def _show_level(self, *_: object) -> None:
        self.bar.levels, self.bar.level = len(self.read_aloud.levels), self.read_aloud.level

    def _change_language(self, _: object, language: str) -> None:
        self.read_aloud.language = language

    def _look_for_changes(self, *_: object) -> None:
        """A few times a second: did another process change something?"""
        self.hold.look()
        self.staff.tick(self.idle.quiet)
        try:
            self._behind |= self.house.changes.changed()
            if not self._behind:
                return
            self.staff.look()
            self._place_banner()
            other = self.exhibition.refresh()
        except DatabaseFault as fault:  # what is on the screen stays; the next look may succeed
            log.warning("%s", fault)
            return
        self._behind = False
        self.house.renew_words()
        self.cinema.changed(self.current)
        self._renew_slide()
        if not other:
            return  # a stick was told, or how far a load is
        self._first.forget()
        self.guide.renew()
        empty = self.exhibition.empty
        if empty and self.current == "attract":
            self._show("preparing")
        elif not empty and self.current == "preparing":
            self.screen("attract").get_ready(lambda: self._show("attract"))

    # ------------------------------------------------------------------ closed doors

    def open_settings(self, *_: object) -> bool:
        """Kivy's own settings are no business of a visitor."""
        return False

    def on_stop(self) -> None:
        gc.enable()
        if self.read_aloud is not None:
            self.read_aloud.stop()
