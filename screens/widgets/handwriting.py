"""HandwritingPad: a square to write one character in, and buttons with what it may be.

How to use it (load kv/handwriting.kv and this module by a Part of screens/registry.py):

    HandwritingPad:
        on_character: root.add(args[1])     # one character was chosen; the pad is empty again

- ``wipe()`` forgets strokes, candidates and drawing; call it when the screen is entered and left.
- ``warm_up()`` opens the model beside the drawing thread, before the first stroke; ``rest()`` gives
  its memory back when the visit ends. Neither makes a frame wait.
- ``usable`` is False once the model could not be opened: the pad then says ``missing_line`` and,
  for a surname, offers common ones on the same buttons, so that the flow goes on.
- ``surnames_first`` is True for a surname; set it to False for any other text.
- ``recogniser`` may be handed in (kiosk.handwriting.recogniser.Recogniser) before the first stroke.
- Size: at least as wide as high in landscape, at least 1.3 times as high as wide in portrait; the
  square takes what the buttons leave. The parent decides which by its own shape.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from kivy.graphics import Color, Ellipse, Line
from kivy.input import MotionEvent
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.errors import KioskError
from kiosk.handwriting.recogniser import ModelRecogniser, Recogniser
from kiosk.handwriting.surnames import COMMON
from kiosk.wording import handwriting as words
from screens.background import Background
from screens.theme import theme
from screens.widgets.pressable import RESTED, Pressable

MOST = 8
"""Candidates on show."""
INK_PART = 0.035
"""Thickness of a stroke, of the square's side."""
NEAR_PART = 0.004
"""Points nearer to each other than this part of the side are one."""

Points = list[tuple[float, float]]
_DOT: list[Points] = [[(0.5, 0.5), (0.6, 0.5)]]
"""Something to look at, so that the model is opened."""


class CandidateKey(Pressable):
    """One character to choose; without ``text`` an empty place that cannot be touched."""

    text = StringProperty("")

    def spoken_name(self) -> str:
        """Nothing: it is part of a visitor's name."""
        return ""


class CandidateKeys(GridLayout):
    """MOST keys, made once."""


class WritingField(Widget):
    """The square. ``strokes`` are lists of (x, y) from its lower left corner, in parts of its side,
    so that it may change its size. One finger writes; others, and a palm, are taken and ignored."""

    strokes = ListProperty([])
    writing = BooleanProperty(False)
    enabled = BooleanProperty(True)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._touch: MotionEvent | None = None
        self._line: Line | None = None
        self._points: Points = []
        self.bind(pos=self._redraw, size=self._redraw, strokes=self._redraw)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos) or touch.is_mouse_scrolling:
            return False
        touch.grab(self)
        if self._touch is not None and RESTED in self._touch.ud:
            self._drop()  # a palm, or a finger that waits: this one writes
            self._redraw()
        if self.enabled and self._touch is None:
            self._touch = touch
            self.writing = True
            self._points = [self._part(touch)]
            self._line = self._draw(self._points)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        if touch is self._touch and self._line is not None:
            x, y = self._part(touch)
            last = self._points[-1]
            if max(abs(x - last[0]), abs(y - last[1])) >= NEAR_PART:
                self._points.append((x, y))
                self._line.points += self._pixels([(x, y)])
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if touch is self._touch:
            self._touch, self._line = None, None
            self.strokes = [*self.strokes, self._points]
            self._points = []
            self.writing = False
        return True

    def undo(self) -> None:
        """Take the last stroke away."""
        self._drop()
        self.strokes = self.strokes[:-1]

    def wipe(self) -> None:
        """Forget all strokes, the one being written too."""
        self._drop()
        self.strokes = []
        self._redraw()

    def _drop(self) -> None:
        self._touch, self._line, self._points = None, None, []
        self.writing = False

    def _part(self, touch: MotionEvent) -> tuple[float, float]:
        """Where the finger is; a stroke that leaves the square goes along its edge."""
        side = max(1.0, self.width)
        x, y = (touch.x - self.x) / side, (touch.y - self.y) / side
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _pixels(self, points: Points) -> list[float]:
        side = self.width
        return [value for x, y in points for value in (self.x + x * side, self.y + y * side)]

    def _draw(self, points: Points) -> Line:
        width = self.width * INK_PART
        x, y = self._pixels(points[:1])
        with self.canvas:
            Color(rgba=theme.ink)
            Ellipse(pos=(x - width / 2, y - width / 2), size=(width, width))
            return Line(points=self._pixels(points), width=width / 2, cap="round", joint="round")

    def _redraw(self, *_: object) -> None:
        self.canvas.clear()
        for points in self.strokes:
            self._draw(points)


class HandwritingPad(FloatLayout):
    """``candidates`` are what the strokes may be; ``on_character`` comes with the chosen one."""

    recogniser = ObjectProperty(None, allownone=True)
    candidates = ListProperty([])
    line = StringProperty(words.HERE)
    """What to do now, or what is wrong."""
    usable = BooleanProperty(True)
    surnames_first = BooleanProperty(True)
    missing_line = StringProperty(words.MISSING)
    wide = BooleanProperty(False)
    room = NumericProperty(0)
    """For a layout that shares its height between the pad and something else."""
    side = NumericProperty(1)
    column_x = NumericProperty(0)
    column_width = NumericProperty(1)
    key_side = NumericProperty(100)
    """What kv works out from the pad's shape, in pixels."""

    __events__ = ("on_character",)

    def __init__(self, **options: object) -> None:
        self._background: Background | None = None
        self._opened: Recogniser | None = None
        self._asked = 0
        super().__init__(**options)

    def on_kv_post(self, _: object) -> None:
        for _ in range(MOST):
            key = CandidateKey()
            key.bind(on_release=self._chosen)
            self.ids.choices.add_widget(key)
        self.bind(candidates=self._show)
        self.ids.field.bind(strokes=self._changed)
        self._show()

    def wipe(self) -> None:
        """Forget everything; the pad is as new."""
        self._asked += 1
        self.ids.field.wipe()
        surnames = not self.usable and self.surnames_first
        self.candidates = list(COMMON[:MOST]) if surnames else []
        self.line = words.HERE if self.usable else self.missing_line

    def undo(self) -> None:
        """Take the last stroke away and look again."""
        self.ids.field.undo()

    def warm_up(self) -> None:
        """Open the model before the first stroke, beside the thread that draws (0.7 s the first
        time, then 0.1 s)."""
        if not self.usable or self._background is not None:
            return
        recogniser = self._ready()
        self._work(lambda: recogniser.candidates(_DOT, 1, field=1.0), lambda _: None)

    def rest(self) -> None:
        """Give the model's memory back (20 MB; the libraries' 48 MB stay); nothing waits for the
        thread that looks. What went wrong is tried again at the next visit."""
        self.usable = True
        self.wipe()
        self._opened = None
        background, self._background = self._background, None
        if background is not None:
            Thread(target=background.close, name="handwriting-rest", daemon=True).start()

    def close(self) -> None:
        """End the thread that looks, and wait for it."""
        if self._background is not None:
            self._background.close()
            self._background = None
        self._opened = None

    def _ready(self) -> Recogniser:
        if self.recogniser is not None:
            handed_in: Recogniser = self.recogniser
            return handed_in
        if self._opened is None:
            self._opened = ModelRecogniser(surnames_first=self.surnames_first)
        return self._opened

    def _work(self, look: Callable[[], list[str]], found: Callable[[list[str]], None]) -> None:
        if self._background is None:
            self._background = Background()
        self._background.do(look, found, self._failed)

    def on_character(self, text: str) -> None:
        """A character was chosen."""

    def _changed(self, _field: WritingField, strokes: list[Points]) -> None:
        self._asked += 1
        if not self.usable:
            return
        if not strokes:
            self.candidates, self.line = [], words.HERE
            return
        if not self.candidates:
            self.line = words.LOOKING
        asked, recogniser = self._asked, self._ready()
        # The recogniser's y goes down.
        turned = [[(x, 1 - y) for x, y in points] for points in strokes]

        def look() -> list[str]:
            if asked != self._asked:  # more was written while this waited
                return []
            return recogniser.candidates(turned, MOST, field=1.0)

        self._work(look, lambda found: self._found(asked, found))

    def _found(self, asked: int, found: list[str]) -> None:
        if asked == self._asked:
            self.candidates = found
            self.line = words.CHOOSE if found else words.NONE

    def _failed(self, _error: KioskError) -> None:
        self.usable = False
        self.wipe()

    def _show(self, *_: object) -> None:
        keys = list(reversed(self.ids.choices.children))
        for place, key in enumerate(keys):
            key.text = self.candidates[place] if place < len(self.candidates) else ""

    def _chosen(self, key: CandidateKey) -> None:
        text = key.text
        if text:
            self.wipe()
            self.dispatch("on_character", text)
