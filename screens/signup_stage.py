"""SignupStage: puts the pages of a form on the window, waits for answers, and reads aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from kivy.clock import Clock

from kiosk.errors import KioskError
from kiosk.input_method.input_method import InputMethod
from screens.background import Background
from screens.theme import theme
from screens.touches import SETTLE_SECONDS

PATIENCE_SECONDS = 0.4
"""An answer that takes longer is waited for on a page that says so."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class DoingShown:
    """``title`` says what is being done."""

    title: str


class SignupStage:
    """``screen`` finds a screen by name, ``show`` puts one on the window, ``clock`` is monotonic
    seconds. ``left`` is called when a page is left by a way that is not ours (home, idle).
    ``input_method`` is there for pages to write on."""

    def __init__(
        self,
        screen: Callable[[str], Any],
        show: Callable[[str], None],
        background: Background,
        read_aloud: Any,
        clock: Callable[[], float],
        left: Callable[[], None],
        input_method: InputMethod | None = None,
    ) -> None:
        self._screen = screen
        self._show = show
        self._background = background
        self._beside: Background | None = None
        self.read_aloud = read_aloud
        self.input_method = input_method
        self._clock = clock
        self._left = left
        self._changed_at = clock() - SETTLE_SECONDS
        self._waiting = False
        self._visit = 0
        self._spoken: tuple[str, ...] = ()
        self._by_itself = False
        self._pages: dict[str, Any] = {}
        self.listened = False
        """Whether this visitor asked to have something read: then every page is."""
        self.at = ""
        """The page on show; empty while there is none."""
        read_aloud.bind(busy=self._busy)

    def now(self) -> float:
        """Monotonic seconds."""
        return self._clock()

    # ------------------------------------------------------------------ pages

    @property
    def settling(self) -> bool:
        """Whether a touch now is not meant for what just came up, or an answer is waited for."""
        return self._waiting or self._clock() - self._changed_at < SETTLE_SECONDS

    def go(
        self,
        name: str,
        shown: object,
        flow: object,
        spoken: tuple[str, ...] = (),
        trouble: str = "",
    ) -> None:
        """Fill a page now and show it in the next frame; ``flow`` takes what is touched on it.
        ``spoken`` is what is read of it, after ``trouble``: what is wrong with what was typed."""
        page = self._pages[name] = self._screen(name)
        page.stage, page.guide = self, flow
        page.shown = shown
        self._spoken = (trouble, *spoken) if trouble else spoken
        self._waiting = False
        if self.at == name:
            if trouble:
                self.tell_trouble(trouble)
            return
        self._changed_at = self._clock()
        if not self.at:
            self.read_aloud.warm_up()
        self.read_aloud.stop()
        self.at, visit = name, self._visit

        def come(_: float) -> None:
            if visit == self._visit and self.at == name:
                self._show(name)
                if self._reads and spoken:
                    self._speak_unasked(list(enumerate(self._spoken)))

        Clock.schedule_once(come)

    def page_left(self, name: str) -> None:
        """A page is no longer on the window."""
        if name == self.at:
            self._left()

    def clear(self) -> None:
        """No page is ours any more, no answer is waited for, and nothing typed is left."""
        self._visit += 1
        self._waiting = False
        if self.at:
            self.read_aloud.rest()
        self.at, self._spoken = "", ()
        for page in self._pages.values():
            page.wipe()
            page.rest()

    # ------------------------------------------------------------------ answers

    def ask(
        self,
        doing: str,
        work: Callable[[], _T],
        then: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """``work`` beside the drawing thread; meanwhile nothing can be touched twice. An answer
        that comes after the visit is dropped."""
        self._waiting, visit = True, self._visit

        def still() -> bool:
            return visit == self._visit

        def patience(_: float) -> None:
            if still() and self._waiting:
                self.go("signup_doing", DoingShown(doing), None)
                self._waiting = True

        event = Clock.schedule_once(patience, PATIENCE_SECONDS)

        def answered(result: _T) -> None:
            event.cancel()
            if still():
                self._waiting = False
                then(result)

        def refused(error: KioskError) -> None:
            event.cancel()
            if still():
                self._waiting = False
                failed(error)

        self._background.do(work, answered, refused)

    def meanwhile(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """``work`` for which nobody has to wait, in a thread of its own (a dead printer must not
        hold up the next sign-up): the page stays and may be touched. An answer that comes after the
        visit is dropped."""
        visit = self._visit

        def answered(result: _T) -> None:
            if visit == self._visit:
                then(result)

        def refused(error: KioskError) -> None:
            if visit == self._visit:
                failed(error)

        if self._beside is None:
            self._beside = Background()
        self._beside.do(work, answered, refused)

    # ------------------------------------------------------------------ reading aloud

    @property
    def _reads(self) -> bool:
        """Whether pages are read unasked: to who listens, and in the mode for elders."""
        return bool((self.listened or theme.large) and self.read_aloud.heard)

    def _busy(self, _: object, busy: bool) -> None:
        # An item's own sound is no wish to have forms read.
        if busy and not self._by_itself and not self.read_aloud.sound_path:
            self.listened = True

    def toggle(self) -> None:
        """Read the page, or stop."""
        if self.read_aloud.busy:
            self.read_aloud.stop()
        else:
            self.speak()

    def speak(self) -> None:
        self.read_aloud.start(list(enumerate(self._spoken)), {})

    def tell_trouble(self, trouble: str) -> None:
        """Something is wrong on the page on show; it is written there, and read as pages are."""
        if self._reads:
            self._speak_unasked([(-1, trouble)])

    def warn(self, sentence: str) -> None:
        """Say something that the visitor did not ask to hear."""
        self._speak_unasked([(-1, sentence)])

    def _speak_unasked(self, blocks: list[tuple[int, str]]) -> None:
        self._by_itself = True
        self.read_aloud.start(blocks, {})
        self._by_itself = False
