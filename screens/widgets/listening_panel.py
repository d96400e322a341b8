"""ListeningPanel: what stands below a text that can be read aloud, idle and while it is read."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Line, Rectangle
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.readout.model import DEFAULT_CPM, FASTEST_CPM, SLOWEST_CPM
from kiosk.wording import screens as words
from screens.palettes import PAPER
from screens.theme import theme
from screens.widgets.pressable import Pressable


class IconKey(Pressable):
    """A button with an icon over its name, or beside it."""

    text = StringProperty("")
    icon = StringProperty("")
    ink = ColorProperty(None, allownone=True)
    bold = BooleanProperty(False)
    stacked = BooleanProperty(True)
    type_size = NumericProperty(38)


class PauseKey(IconKey):
    """Pauses, or goes on."""

    pauses = True


class LevelBars(Widget):
    """How loud it is: ``levels`` bars that rise, the first ``level`` of them full, the others
    hollow."""

    level = NumericProperty(0)
    levels = NumericProperty(7)
    ink = ColorProperty(None, allownone=True)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._later = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "level", "levels", "ink"):
            self.fbind(name, self._later)
        self._later()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        count = max(1, int(self.levels))
        step = self.width / count
        with self.canvas:
            Color(*self.ink)
            for number in range(count):
                high = self.height * (0.35 + 0.65 * (number + 1) / count)
                x, wide = self.x + number * step, step * 0.68
                if number < self.level:
                    Rectangle(pos=(x, self.y), size=(wide, high))
                else:
                    Line(rectangle=(x, self.y, wide, high), width=theme.stroke * 0.5)


def pace(speed_cpm: float) -> str:
    """A speed in words."""
    if speed_cpm <= SLOWEST_CPM:
        return words.SLOWEST
    if speed_cpm >= FASTEST_CPM:
        return words.FASTEST
    if abs(speed_cpm - DEFAULT_CPM) < 5:
        return words.USUAL_SPEED
    return words.SLOW if speed_cpm < DEFAULT_CPM else words.FAST


class ListeningPanel(FloatLayout):
    """Idle: one large button to listen. While something is read, or paused: pause, a sentence back,
    once more, stop; slower and faster, quieter and louder. The ways on stay below in both.

    ``on_listen``: listening was asked for, on a machine without sound to see larger type
    (``larger`` says whether it is). ``on_go`` by -1 and 1 is another item, ``on_scroll`` the pages
    to scroll by.
    """

    read_aloud = ObjectProperty(None, allownone=True)
    tone = ColorProperty(PAPER.red)
    listening = BooleanProperty(False)
    paused = BooleanProperty(False)
    heard = BooleanProperty(True)
    larger = BooleanProperty(False)
    pause_text = StringProperty(words.READ_PAUSE)
    pause_icon = StringProperty("pause")
    pace = StringProperty("")
    level = NumericProperty(0)
    levels = NumericProperty(7)
    can_slower = BooleanProperty(True)
    can_faster = BooleanProperty(True)
    can_quieter = BooleanProperty(True)
    can_louder = BooleanProperty(True)
    own_voice = BooleanProperty(False)
    hint = StringProperty(words.TOUCH_TO_READ)
    language = StringProperty("cmn")
    sounding = BooleanProperty(False)
    """An item's own sound is heard."""
    has_before = BooleanProperty(False)
    has_after = BooleanProperty(False)
    can_up = BooleanProperty(False)
    can_down = BooleanProperty(False)
    inner = NumericProperty(1)
    """Width of the rows of buttons."""
    apart = BooleanProperty(False)
    """Too narrow for the two that scroll: they stand below the text."""
    idle_height = NumericProperty(1)
    full_height = NumericProperty(1)

    __events__ = ("on_listen", "on_back", "on_go", "on_scroll")

    def __init__(self, **options: object) -> None:
        self._was_paused = False
        super().__init__(**options)

    def on_kv_post(self, _: object) -> None:
        # Kept here: what is not in the tree would be collected.
        ids = self.ids
        self._idle, self._active = ids.idle.__self__, ids.active.__self__
        self._keys = [one.__self__ for one in (ids.back, ids.again, ids.stop)]
        self._pause = ids.pause.__self__
        self._scrolling = [one.__self__ for one in (ids.up, ids.down)]
        self.remove_widget(self._active)
        theme.bind(portrait=self._arrange)
        self.bind(apart=self._arrange)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Portrait: the keys on both sides of the large one; landscape: in a row of their own."""
        row, keys = self.ids.pause_row, self.ids.three
        row.clear_widgets()
        keys.clear_widgets()
        back, again, stop = self._keys
        for one in (back, self._pause, again, stop) if theme.portrait else (self._pause,):
            row.add_widget(one)
        for one in () if theme.portrait else self._keys:
            keys.add_widget(one)
        nav = self.ids.nav
        for one in self._scrolling:
            nav.remove_widget(one)
            if not self.apart:
                nav.add_widget(one)

    def on_listening(self, _: object, listening: bool) -> None:
        wanted, other = (self._active, self._idle) if listening else (self._idle, self._active)
        self.remove_widget(other)
        if wanted.parent is None:
            self.add_widget(wanted)

    def on_read_aloud(self, _: object, read_aloud: Any) -> None:
        if read_aloud is None:
            return
        read_aloud.bind(
            busy=self._tell,
            paused=self._tell,
            sound_path=self._tell,
            icon=self._tell,
            own_voice=self._tell,
            heard=self.setter("heard"),
            language=self.setter("language"),
            speed_cpm=self._tell_pace,
            volume=self._tell_level,
        )
        for name in ("can_slower", "can_faster", "can_quieter", "can_louder"):
            read_aloud.bind(**{name: self.setter(name)})
            setattr(self, name, getattr(read_aloud, name))
        self.heard, self.language = read_aloud.heard, read_aloud.language
        self._tell()
        self._tell_pace()
        self._tell_level()

    def _tell(self, *_: object) -> None:
        read_aloud = self.read_aloud
        self.paused, self.sounding = read_aloud.paused, bool(read_aloud.sound_path)
        self.listening = read_aloud.paused or (read_aloud.busy and not read_aloud.sound_path)
        if read_aloud.paused:
            self.pause_text, self.pause_icon = words.READ_GO_ON, "play"
        elif read_aloud.icon == "clock":
            self.pause_text, self.pause_icon = words.LISTEN_PREPARING, "clock"
        else:
            self.pause_text, self.pause_icon = words.READ_PAUSE, "pause"
        self.own_voice = own = read_aloud.own_voice
        self.hint = f"{words.OWN_VOICE} · {words.TOUCH_TO_READ}" if own else words.TOUCH_TO_READ

    def _tell_pace(self, *_: object) -> None:
        self.pace = words.PACE.format(pace=pace(self.read_aloud.speed_cpm))

    def _tell_level(self, *_: object) -> None:
        self.levels, self.level = len(self.read_aloud.levels), self.read_aloud.level

    # ------------------------------------------------------------------ what is touched

    def pause_touched(self) -> None:
        """A finger went down: what it sees now is what it means, whatever is said meanwhile."""
        self._was_paused = self.read_aloud.paused

    def pause(self) -> None:
        if self.read_aloud.paused == self._was_paused:
            self.read_aloud.toggle_pause()

    def listen_in_other(self) -> None:
        """The text in the other language; it stays the visitor's."""
        self.read_aloud.language = "yue" if self.language == "cmn" else "cmn"
        self.dispatch("on_listen")

    def on_listen(self) -> None:
        """Listening was asked for."""

    def on_back(self) -> None:
        """One step back on the way."""

    def on_go(self, by: int) -> None:
        """Another item."""

    def on_scroll(self, pages: float) -> None:
        """Scroll the text."""
