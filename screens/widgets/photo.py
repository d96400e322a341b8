"""Photo: a picture of our own media store, cropped to cover its box, with round corners."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

from kivy.clock import Clock
from kivy.graphics import Color, Mesh
from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from screens.theme import theme
from screens.widgets.picture_reading import Reading, read_to_cover, read_whole

Box = tuple[float, float, float, float]
CORNER_STEPS = 6


def rounded_outline(
    box: Box, radii: tuple[float, float, float, float]
) -> list[tuple[float, float]]:
    """Points around ``box`` (x, y, width, height), anticlockwise from the bottom left.

    ``radii`` are those of the top left, top right, bottom right and bottom left corner.
    """
    x, y, width, height = box
    most = min(width, height) / 2
    top_left, top_right, bottom_right, bottom_left = (min(radius, most) for radius in radii)
    corners = (
        (x + bottom_left, y + bottom_left, bottom_left, pi),
        (x + width - bottom_right, y + bottom_right, bottom_right, 1.5 * pi),
        (x + width - top_right, y + height - top_right, top_right, 0.0),
        (x + top_left, y + height - top_left, top_left, 0.5 * pi),
    )
    points = []
    for center_x, center_y, radius, start in corners:
        steps = CORNER_STEPS if radius > 0.5 else 0
        for step in range(steps + 1):
            angle = start + (pi / 2) * (step / steps if steps else 0)
            points.append((center_x + radius * cos(angle), center_y + radius * sin(angle)))
    return points


class Photo(Widget):
    """``source`` is the path of a file in the media store; it is read off the screen's thread.

    Until it is there, or when it cannot be read, the box shows ``tint``: never a hole, never a
    question mark. ``fit`` "contain" shows the whole picture instead of covering the box.
    """

    source = StringProperty("")
    tint = ColorProperty(None, allownone=True)
    """None: sand."""
    radius = ListProperty([0])
    focus_point = ListProperty([0.5, 0.42])
    fit = OptionProperty("cover", options=("cover", "contain"))
    dim = NumericProperty(1.0)
    texture = ObjectProperty(None, allownone=True)
    missing = BooleanProperty(False)
    """The file cannot be read."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._reading: Reading | None = None
        self._asked: tuple[object, ...] = ()
        self._away = False
        with self.canvas:
            self._color = Color(*(self.tint or theme.sand))
            # Kivy's RoundedRectangle bends a texture of which only a part is shown.
            self._shape = Mesh(mode="triangle_fan")
        # Not before the first frame without it is drawn: both want all processors.
        self._later = Clock.create_trigger(self._load, 0.08)
        for name in ("pos", "size", "radius", "tint", "texture", "dim"):
            self.fbind(name, self._draw)
        for name in ("source", "size", "focus_point", "fit"):
            self.fbind(name, self._later)
        self.fbind("source", self._blank)
        self._later()

    def _blank(self, *_: object) -> None:
        self.texture, self.missing = None, False

    def _load(self, *_: object) -> None:
        box = (round(self.width), round(self.height))
        asked = (self.source, *(box if self.fit == "cover" else ()), *self.focus_point)
        if self._away or (asked == self._asked and (self.texture or self._reading)):
            return
        self._forget()
        self._asked = asked
        if not self.source:
            self.texture = None
        elif self.fit == "contain":
            self._reading = read_whole(Path(self.source), self._take, self._failed)
        elif min(box) > 1:
            focus = (self.focus_point[0], self.focus_point[1])
            self._reading = read_to_cover(Path(self.source), box, focus, self._take, self._failed)

    def _take(self, texture: Texture) -> None:
        self._reading = None
        if self.fit == "cover":  # cut to the pixel: nothing to filter
            texture.min_filter = texture.mag_filter = "nearest"
        self.texture = texture

    def _failed(self) -> None:
        self._reading = None
        self.texture, self.missing = None, True

    def _forget(self) -> None:
        if self._reading is not None:
            self._reading.forget()
            self._reading = None

    def let_go(self) -> None:
        """Give the picture's memory back: the screen is out of sight."""
        self._away = True
        self._forget()
        self.texture = None

    def take_back(self) -> None:
        """Show the picture again."""
        if self._away:
            self._away = False
            self._later()

    @property
    def settled(self) -> bool:
        """Whether there is nothing more to wait for (for pictures of the screens)."""
        return self._reading is None and not self._later.is_triggered

    def _draw(self, *_: object) -> None:
        texture = self.texture
        box: Box = (self.x, self.y, self.width, self.height)
        if texture is None:
            self._color.rgba = self.tint or theme.sand
        else:
            self._color.rgba = (self.dim, self.dim, self.dim, 1)
            if self.fit == "contain" and min(box[2:]) > 0:
                scale = min(self.width / texture.width, self.height / texture.height)
                wide, high = texture.width * scale, texture.height * scale
                box = (self.center_x - wide / 2, self.center_y - high / 2, wide, high)
        self._shape.texture = texture
        self._shape.vertices, self._shape.indices = self._fan(box)

    def _fan(self, box: Box) -> tuple[list[float], list[int]]:
        """Vertices (x, y, u, v) and indices of the shape around its middle."""
        if min(box[2:]) <= 0:
            return [], []
        radii = self.radius if len(self.radius) == 4 else [self.radius[0]] * 4
        outline = rounded_outline(box, tuple(radii))
        middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
        coords = self.texture.tex_coords if self.texture else (0, 0, 1, 0, 1, 1, 0, 1)
        u0, v0, u1, v1 = coords[0], coords[1], coords[2], coords[5]
        vertices: list[float] = []
        for x, y in (middle, *outline, outline[0]):
            across, along = (x - box[0]) / box[2], (y - box[1]) / box[3]
            vertices += (x, y, u0 + (u1 - u0) * across, v0 + (v1 - v0) * along)
        return vertices, list(range(len(outline) + 2))
