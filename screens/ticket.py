"""TicketScreen: the four digits, very big, and what else a ticket says."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import BooleanProperty, ColorProperty, StringProperty

from kiosk.wording import signup as words
from screens.form_page import FormPage
from screens.palettes import PAPER
from screens.signup_telling import TicketWords
from screens.theme import theme

STAYS_SECONDS = 60.0
"""Without a touch for so long, and the ticket goes: the next visitor shall not read it."""
COUNTED_SECONDS = 20.0
"""The last of them are counted down in sight."""


@dataclass(frozen=True, slots=True)
class TicketShown:
    """``code`` and ``qr`` are empty where they would let nobody in. ``found``: cancelling and
    deleting are offered; only deleting where the screening is ``off``. ``print_line`` tells how the
    printing goes, "" without a printer."""

    told: TicketWords
    code: str
    film: str
    when: str
    place: str
    qr: str
    found: bool
    can_print: bool
    print_line: str = ""
    off: bool = False


class TicketScreen(FormPage):
    title = StringProperty("")
    icon = StringProperty("")
    tone = ColorProperty(PAPER.green)
    code = StringProperty("")
    film = StringProperty("")
    when = StringProperty("")
    seats = StringProperty("")
    more = StringProperty("")
    qr = StringProperty("")
    leaving = StringProperty("")
    print_line = StringProperty("")
    printing = BooleanProperty(False)
    found = BooleanProperty(False)
    off = BooleanProperty(False)
    can_print = BooleanProperty(False)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._since = 0.0
        self._ticks = Clock.schedule_interval(self.tick, 0.5)
        self._ticks.cancel()

    def on_shown(self, _: object, shown: TicketShown | None) -> None:
        self.title = shown.told.title if shown else ""
        self.icon = shown.told.icon if shown else ""
        alert = shown is not None and shown.told.icon == "alert"
        theme.follow(self, "tone", "red_text" if alert else "green")
        self.code = shown.code if shown else ""
        self.film = shown.film if shown else ""
        self.when = shown.when if shown else ""
        between = "\n" if theme.portrait else " · "
        self.seats = (
            between.join(one for one in (shown.told.seats, shown.place) if one) if shown else ""
        )
        self.more = shown.told.more if shown else ""
        self.qr = shown.qr if shown else ""
        self.found = shown.found if shown else False
        self.off = shown.off if shown else False
        self.can_print = shown.can_print if shown else False
        self.print_line = shown.print_line if shown else ""
        self.printing = self.print_line == words.PRINTING

    def on_pre_enter(self, *_: object) -> None:
        super().on_pre_enter()
        self._touched()
        Window.bind(on_touch_down=self._touched)
        self._ticks()

    def on_leave(self, *_: object) -> None:
        Window.unbind(on_touch_down=self._touched)
        self._ticks.cancel()
        self.leaving = ""
        super().on_leave()

    def _touched(self, *_: object) -> bool:
        self._since = self.stage.now() if self.stage else 0.0
        self.leaving = ""
        return False

    def tick(self, *_: object) -> None:
        """Is anybody still looking?"""
        if self.shown is None or self.stage is None:
            return
        if self.stage.read_aloud.busy:
            self._since = self.stage.now()
        left = self._since + STAYS_SECONDS - self.stage.now()
        if left <= 0:
            self.guide.finish()
        elif left <= COUNTED_SECONDS:
            self.leaving = words.GOES_AWAY.format(seconds=ceil(left))
        else:
            self.leaving = ""
