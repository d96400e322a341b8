"""Frame: the window's content: the screens, the bar that is always in the same place, and the
question whether anybody is still there."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.screenmanager import NoTransition, ScreenManager

from kiosk.wording import screens as words
from screens.theme import theme


class Bar(FloatLayout):
    """Home, the modes, loudness, spoken language: one touch each, on every screen in the same
    place. ``modes`` are given when it is made; ``level`` of ``levels`` steps is how loud it is."""

    language = StringProperty("cmn")
    modes = ObjectProperty(None, rebind=True)
    level = NumericProperty(0)
    levels = NumericProperty(7)
    shown = BooleanProperty(True)

    __events__ = ("on_home", "on_mode", "on_louder", "on_quieter", "on_language_choice")

    def on_home(self) -> None:
        """Home was tapped."""

    def on_mode(self, name: str) -> None:
        """A mode (a property of ``modes``) was tapped."""

    def on_louder(self) -> None:
        """Louder was tapped."""

    def on_quieter(self) -> None:
        """Quieter was tapped."""

    def on_language_choice(self, language: str) -> None:
        """A spoken language was chosen."""


class BarRow(FloatLayout):
    """Its buttons in ``theme.bar_rows`` lines, as wide as their words ask for; what is left over
    lies between them. The first line has ``UPPER`` of them when there are two."""

    UPPER = 5

    beside = NumericProperty(0)
    """What of the last line is left free, at its right end."""

    def on_beside(self, *_: object) -> None:
        self._trigger_layout()

    def do_layout(self, *_: object) -> None:
        buttons = list(reversed(self.children))
        rows = [buttons]
        if theme.bar_rows == 2:
            rows = [buttons[: self.UPPER], buttons[self.UPPER :]]
        height = (self.height - (len(rows) - 1) * theme.gap) / len(rows)
        for place, row in enumerate(rows):
            width = self.width - (self.beside if row is rows[-1] else 0)
            spare = (width - sum(one.width for one in row)) / max(1, len(row) - 1)
            x, y = self.x, self.top - (place + 1) * height - place * theme.gap
            for one in row:
                one.pos, one.height = (x, y), height
                x += one.width + spare


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
    """Screens stand on the lower edge, in the middle; above them is only something to look at."""

    screens = ObjectProperty(None, allownone=True)

    def on_size(self, _: object, size: tuple[float, float]) -> None:
        theme.fit(size)


class Above(FloatLayout):
    """What stands above the screens of somebody who sits: that everything to touch is below."""
