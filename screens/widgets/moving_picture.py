"""MovingPicture: a picture that fills its box, drifts slowly and cross-fades to the next.

It moves sideways by whole pixels, one a frame, so that nothing has to be filtered: the picture is
cut to the panel's pixels once (see ``panel_picture``) and then only copied (see ``pixel_copy``).
A zoom looks no calmer from three metres away and costs three times as much without a graphics
card; the figures stand in ``bench/README.md``.
"""

from __future__ import annotations

from math import cos, pi
from pathlib import Path

from kivy.clock import Clock
from kivy.graphics import Callback, Color, Instruction, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.widgets.panel_picture import EarlyPicture, cover_window, drift_of, prepare
from screens.widgets.picture_reading import Reading
from screens.widgets.pixel_copy import pixel_copy


class Layer:
    """One picture on its way: how far it has drifted and which way (+1 or -1)."""

    def __init__(
        self, texture: Texture, focus: tuple[float, float], direction: int, exact: bool
    ) -> None:
        self.texture, self.focus, self.direction, self.exact = texture, focus, direction, exact
        self.steps = 0
        self.rectangle = Rectangle(texture=texture)

    def window(
        self, box: tuple[float, float], travel: int, drift: float
    ) -> tuple[float, float, float, float]:
        """Left, top, width, height on the texture, in its pixels from the top left."""
        left, top, width, height = cover_window(self.texture.size, box, self.focus, travel)
        scale = width / (box[0] + travel)
        return left + drift * scale, top, width - travel * scale, height

    def drift(self, travel: int, step: int) -> int:
        """Box pixels from the left end of the way; at the end it turns round."""
        if not travel:
            return 0
        way = (self.steps * step) % (2 * travel)
        way = min(way, 2 * travel - way)
        return way if self.direction > 0 else travel - way


class MovingPicture(Widget):
    """Give it pictures with ``show_file`` (or ``show``); between them it needs no telling.

    ``on_shown(path)`` tells that a picture begins to appear (``path`` None after ``show``),
    ``on_failed(path)`` that a file could not be read: what is on show stays.
    """

    running = BooleanProperty(True)
    """False: nothing moves, nothing is redrawn; a new picture is put in place at once."""
    reduced_motion = BooleanProperty(False)
    """No drift, only the fade."""
    frame_rate = NumericProperty(30)
    """Redraws a second while something moves. 30 falls on every second refresh of a 60 Hz panel."""
    slide_seconds = NumericProperty(8)
    """How long a picture usually stays, fade not counted: sets how far it can drift."""
    fade_seconds = NumericProperty(0.9)
    shade = ObjectProperty(None, allownone=True)
    """A ``panel_picture.Shade`` baked into the pictures of ``show_file``, for text on top: it costs
    nothing a frame, where a gradient drawn over the picture costs as much as the picture."""
    direct = BooleanProperty(True)
    """Copy pixels where that is cheaper. It ignores the opacity and any transform of parents: set
    False while they fade or move this widget."""
    background = ColorProperty((0, 0, 0, 1))
    """Painted only until the first picture is there: a full-screen rectangle beneath the picture
    costs more than the picture."""
    texture = ObjectProperty(None, allownone=True)
    """What is on show, or fading in; None before the first picture."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.register_event_type("on_shown")
        self.register_event_type("on_failed")
        self._layers: list[Layer] = []
        self._fade = 1.0
        self._due = 0.0
        self._turn = 1
        self._wanted: tuple[Path, tuple[float, float], int] | None = None
        self._reading: Reading | None = None
        self._box = (0, 0)
        self._drawing = InstructionGroup()
        self._veil = Color(1, 1, 1, 1)
        self._ground = Rectangle()
        self.canvas.add(self._drawing)
        self._clock = Clock.schedule_interval(self.advance, 0)
        self._clock.cancel()
        self._arrange()
        self._again = Clock.create_trigger(self._load_again, 0.2)
        self.bind(pos=self._place, size=self._place, direct=self._arrange)
        self.bind(background=self._arrange)
        self.bind(size=self._again, running=self._arrange, reduced_motion=self._arrange)

    # What the caller uses

    def show_file(
        self,
        path: Path,
        focus: tuple[float, float] = (0.5, 0.5),
        direction: int = 0,
        early: EarlyPicture | None = None,
    ) -> None:
        """Read a picture off the screen's thread, then fade to it. The latest call wins.

        ``direction``: +1 looks on to the right, -1 to the left, 0 takes turns. ``early`` is taken
        if it fits.
        """
        self._wanted = (path, focus, direction)
        box = self._box = self._box_now()

        def ready(texture: Texture) -> None:
            self._reading = None
            self._begin(texture, (0.5, 0.5), direction, exact=True)
            self.dispatch("on_shown", path)

        def failed() -> None:
            self._reading = None
            self.dispatch("on_failed", path)

        travel, shade = self._travel, self.shade
        self._forget()
        self._reading = Reading(
            early.picture.result
            if early is not None and early.is_for(path, box, travel)
            else lambda: prepare(path, box, focus, travel, shade),
            ready,
            failed,
            at_once=not self._layers,  # nothing moves yet that an upload could make stutter
        )

    def show(
        self, texture: Texture, focus: tuple[float, float] = (0.5, 0.5), direction: int = 0
    ) -> None:
        """Fade to a texture at hand, whatever its size. Costs filtering; ``shade`` is not baked."""
        self._wanted = None
        self._forget()
        self._begin(texture, focus, direction, exact=False)
        self.dispatch("on_shown", None)

    def let_go(self) -> None:
        """Show nothing and give the memory back; the next picture comes without a fade."""
        self._wanted = None
        self._forget()
        self._layers, self.texture = [], None
        self._arrange()

    def _forget(self) -> None:
        if self._reading is not None:
            self._reading.forget()
            self._reading = None

    def on_shown(self, path: Path | None) -> None:
        """A picture begins to appear."""

    def on_failed(self, path: Path) -> None:
        """A file could not be read."""

    def _box_now(self) -> tuple[int, int]:
        return max(1, round(self.width)), max(1, round(self.height))

    def _load_again(self, *_: object) -> None:
        """The box changed: the picture on show was cut for another one."""
        if self._wanted is not None and self._box != self._box_now():
            self.show_file(*self._wanted)

    def _begin(
        self, texture: Texture, focus: tuple[float, float], direction: int, exact: bool
    ) -> None:
        self._turn = direction or -self._turn
        if exact:
            texture.min_filter = texture.mag_filter = "nearest"
        layer = Layer(texture, focus, self._turn, exact)
        # A picture that comes while two are fading takes the place of the upper one's successor:
        # whichever of the two is more in sight stays beneath, so there is never a gap.
        kept = self._layers[-1:] if self._fade >= 0.5 else self._layers[:1]
        fades = bool(kept) and self.running
        self._layers = [*kept, layer] if fades else [layer]
        self._fade = 0.0 if fades else 1.0
        self.texture = texture
        self._arrange()

    # Moving and drawing

    @property
    def _step(self) -> int:
        return drift_of(self.size, 0, self.frame_rate)[0]

    @property
    def _travel(self) -> int:
        seconds = self.slide_seconds + 2 * self.fade_seconds
        return drift_of(self.size, seconds, self.frame_rate)[1]

    @property
    def moving(self) -> bool:
        """Whether it redraws by itself just now."""
        shown = bool(self._layers)
        return self.running and shown and (self._fade < 1.0 or not self.reduced_motion)

    @property
    def settled(self) -> bool:
        """Whether no picture is being read or fading in (for pictures of the screens)."""
        waits = self._reading is not None or self._again.is_triggered
        return self._fade >= 1.0 and not waits

    def advance(self, seconds: float) -> None:
        """Let time pass: the clock does this while ``moving``. Draws when a frame is due."""
        self._due -= seconds
        if self._due > 0.25 / self.frame_rate:
            return
        frame = 1.0 / self.frame_rate
        self._due = max(self._due + frame, 0.0)
        if not self.reduced_motion:
            for layer in self._layers:
                layer.steps += 1
        if self._fade < 1.0:
            self._fade = min(1.0, self._fade + frame / max(self.fade_seconds, frame))
            if self._fade >= 1.0:
                self._layers = self._layers[-1:]
                self._arrange()
        self._place()

    def _arrange(self, *_: object) -> None:
        """Lay out what is drawn: the lower picture without blending, the upper one veiled."""
        if not self.running and len(self._layers) > 1:
            self._layers, self._fade = self._layers[-1:], 1.0
        drawing: list[Instruction] = []
        if not self._layers:
            drawing += [Color(*self.background), self._ground]
        for number, layer in enumerate(self._layers):
            if number == 0 and self._copied(layer):
                drawing.append(Callback(self._copy))
            else:
                drawing += [Color(1, 1, 1, 1) if number == 0 else self._veil, layer.rectangle]
        self._drawing.clear()
        for instruction in drawing:
            self._drawing.add(instruction)
        self._place()
        if self.moving:
            self._clock()
        else:
            self._clock.cancel()
            self._due = 0.0

    def _window(self, layer: Layer) -> tuple[float, float, float, float]:
        travel, step = self._travel, self._step
        drift = travel / 2 if self.reduced_motion else layer.drift(travel, step)
        return layer.window((self.width, self.height), travel, round(drift))

    def _place(self, *_: object) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._veil.a = (1.0 - cos(pi * self._fade)) / 2
        for layer in self._layers:
            left, top, width, height = self._window(layer)
            (u, v), (wide, high) = layer.texture.uvpos, layer.texture.uvsize
            u0, u1 = (u + wide * x / layer.texture.width for x in (left, left + width))
            v0, v1 = (v + high * (1 - y / layer.texture.height) for y in (top + height, top))
            layer.rectangle.tex_coords = (u0, v0, u1, v0, u1, v1, u0, v1)
            layer.rectangle.pos, layer.rectangle.size = self.pos, self.size
        self._drawing.flag_update()

    def _copied(self, layer: Layer) -> bool:
        """Whether this layer can be copied pixel by pixel into the window."""
        copier = pixel_copy() if layer.exact and self.direct else None
        fits = layer.texture.size == (self.width + self._travel, self.height)
        return copier is not None and copier.available and fits

    def _copy(self, *_: object) -> None:
        copier = pixel_copy()
        if copier is None or not self._layers:
            return
        left, top, width, height = (round(value) for value in self._window(self._layers[0]))
        x, y = (round(value) for value in self.to_window(*self.pos))
        if not copier.copy(self._layers[0].texture, left, top, (x, y, width, height)):
            Clock.schedule_once(self._arrange)
