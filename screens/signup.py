"""SignupScreen: two equal ways to a seat, side by side: a phone, or right here."""

from __future__ import annotations

from dataclasses import dataclass

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty

from kiosk.cinema.model import MOST_SEATS
from kiosk.wording import cinema_screens as words
from kiosk.wording import screens as house_words
from kiosk.wording import signup as signup_words
from screens.cinema_telling import Mood, ScreeningTold
from screens.palettes import PAPER
from screens.screen import KioskScreen
from screens.theme import theme
from screens.widgets.pressable import Pressable
from screens.widgets.screening_card import TONES


@dataclass(frozen=True, slots=True)
class SignupShown:
    """``address`` is the text of the QR ("" while phones cannot reach us), ``wifi`` that of the one
    into the Wi-Fi called ``wifi_name`` ("" where the settings name none)."""

    told: ScreeningTold
    where: str
    address: str = ""
    wifi: str = ""
    wifi_name: str = ""


class SeatsButton(Pressable):
    """How many people come."""

    count = NumericProperty(1)
    chosen = BooleanProperty(False)

    def spoken_name(self) -> str:
        return signup_words.PEOPLE.format(count=int(self.count))


class SignupScreen(KioskScreen):
    film = StringProperty("")
    when = StringProperty("")
    seats_left = StringProperty("")
    poster = StringProperty("")
    tone = ColorProperty(PAPER.green)
    full = BooleanProperty(False)
    over = BooleanProperty(False)
    address = StringProperty("")
    wifi = StringProperty("")
    wifi_name = StringProperty("")
    seats = NumericProperty(1)
    heard = BooleanProperty(True)
    """Whether there is sound, so that the steps can be read aloud."""

    def on_kv_post(self, _: object) -> None:
        for count in range(1, MOST_SEATS + 1):
            button = SeatsButton(count=count, chosen=count == self.seats)
            button.bind(on_release=self._chosen)
            self.ids.counts.add_widget(button)

    def announcement(self) -> tuple[str, ...]:
        return (house_words.AT_SIGNUP,)

    def begin(self) -> None:
        """As for the next visitor: one person."""
        self.seats = 1

    def _chosen(self, button: SeatsButton) -> None:
        self.seats = button.count

    def on_seats(self, _: object, seats: int) -> None:
        for button in self.ids.counts.children:
            button.chosen = button.count == seats

    def on_shown(self, _: object, shown: SignupShown | None) -> None:
        if shown is None:
            return
        told = shown.told
        self.film, self.poster = told.film, told.poster
        self.when = words.DOT.join((told.when, shown.where, words.FREE_OF_CHARGE))
        self.seats_left = told.seats
        theme.follow(self, "tone", TONES[told.mood])
        self.full, self.over = told.mood is Mood.FULL, told.over
        self.address, self.wifi, self.wifi_name = shown.address, shown.wifi, shown.wifi_name

    def go_on(self) -> None:
        self.guide.begin_signup(int(self.seats))
