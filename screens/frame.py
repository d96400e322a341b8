"""Frame: the window's content: the screens, the bar that is always in the same place, and the
question whether anybody is still there."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import NoTransition, ScreenManager

from kiosk.wording import screens as words
from screens.theme import theme


class Bar(FloatLayout):
    """Home, size of type, spoken language: one touch each."""

    language = StringProperty("cmn")
    large = BooleanProperty(False)
    shown = BooleanProperty(True)

    __events__ = ("on_home", "on_type_size", "on_language_choice")

    def on_home(self) -> None:
        """Home was tapped."""

    def on_type_size(self) -> None:
        """The other size of type was asked for."""

    def on_language_choice(self, language: str) -> None:
        """A spoken language was chosen."""


class StillHere(FloatLayout):
    """Counts down to the attract loop; any touch stops it."""

    seconds = NumericProperty(0)
    shown = BooleanProperty(False)
    more = StringProperty("")

    def on_seconds(self, _: object, seconds: float) -> None:
        self.more = words.STILL_MORE.format(seconds=int(seconds))


class AtOnce(NoTransition):
    """One screen for another in the same frame.

    Kivy's NoTransition takes the old screen away a frame later, and ours, which paint no ground of
    their own, would be seen through each other meanwhile.
    """

    def start(self, manager: ScreenManager) -> None:
        super().start(manager)
        self.stop()
        # What an animation that ran to its end would have told them.
        self.screen_in.dispatch("on_enter")
        self.screen_out.dispatch("on_leave")


class Screens(ScreenManager):
    """All screens are kept; the current one is set, never switched to (that would leak them)."""

    def draw_beneath(self, name: str) -> None:
        """Draw a screen in the next frame under the one on show, which covers it: shaders are
        compiled and buffers filled before a visitor waits for them."""
        self.clear_beneath()
        # Its own add_widget manages screens, and its real_add_widget knows no index.
        super(ScreenManager, self).add_widget(self.get_screen(name), len(self.children))

    def clear_beneath(self) -> None:
        """Take away what was drawn beneath."""
        for screen in [one for one in self.children if one is not self.current_screen]:
            self.real_remove_widget(screen)


class Frame(FloatLayout):
    screens = ObjectProperty(None, allownone=True)

    def on_size(self, _: object, size: tuple[float, float]) -> None:
        theme.fit(size)
