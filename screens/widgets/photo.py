"""Photo: a picture of our own media store, cropped to cover its box, with round corners."""

from __future__ import annotations

from math import cos, pi, sin

from kivy.graphics import Color, Mesh
from kivy.loader import Loader
from kivy.properties import (
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget


def cover_coords(
    picture: tuple[float, float], box: tuple[float, float], focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The part (left, bottom, right, top; 0 to 1) of ``picture`` that covers ``box``.

    ``focus`` is the point (from the left, from the top) that is kept in sight.
    """
    if min(*picture, *box) <= 0:
        return 0.0, 0.0, 1.0, 1.0
    scale = max(box[0] / picture[0], box[1] / picture[1])
    wide, high = box[0] / (picture[0] * scale), box[1] / (picture[1] * scale)
    left = min(max(focus[0] - wide / 2, 0.0), 1.0 - wide)
    top = min(max(focus[1] - high / 2, 0.0), 1.0 - high)
    return left, 1.0 - top - high, left + wide, 1.0 - top


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
    """``source`` is the path of a file in the media store; it is decoded off the screen's thread.

    Until it is there, or when it cannot be read, the box shows ``tint``: never a hole, never a
    question mark. ``fit`` "contain" shows the whole picture instead of covering the box.
    """

    source = StringProperty("")
    tint = ColorProperty("#EFE5CF")
    radius = ListProperty([0])
    focus_point = ListProperty([0.5, 0.42])
    fit = OptionProperty("cover", options=("cover", "contain"))
    dim = NumericProperty(1.0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._proxy = None
        with self.canvas:
            self._color = Color(*self.tint)
            # Kivy's RoundedRectangle bends a texture of which only a part is shown.
            self._shape = Mesh(mode="triangle_fan")
        for name in ("pos", "size", "radius", "tint", "texture", "focus_point", "fit", "dim"):
            self.fbind(name, self._draw)
        self.fbind("source", self._load)
        self._load()

    def _load(self, *_: object) -> None:
        if self._proxy is not None:
            self._proxy.unbind(on_load=self._loaded)
            self._proxy = None
        self.texture = None
        if not self.source:
            return
        proxy = Loader.image(self.source)
        if proxy.loaded:
            self._take(proxy)
        else:
            self._proxy = proxy
            proxy.bind(on_load=self._loaded)

    def _loaded(self, proxy: object) -> None:
        if proxy is self._proxy:
            self._proxy = None
            self._take(proxy)

    def _take(self, proxy: object) -> None:
        image = getattr(proxy, "image", None)
        texture = image.texture if image else None
        failed = texture is None or image is Loader.error_image
        self.texture = None if failed else texture

    @property
    def settled(self) -> bool:
        """Whether there is nothing more to wait for (for pictures of the screens)."""
        return self._proxy is None

    def _draw(self, *_: object) -> None:
        texture = self.texture
        box: Box = (self.x, self.y, self.width, self.height)
        part = (0.0, 0.0, 1.0, 1.0)
        if texture is None:
            self._color.rgba = self.tint
        else:
            self._color.rgba = (self.dim, self.dim, self.dim, 1)
            if self.fit == "cover":
                part = cover_coords(texture.size, box[2:], tuple(self.focus_point))
            elif min(*texture.size, *box[2:]) > 0:
                scale = min(self.width / texture.width, self.height / texture.height)
                wide, high = texture.width * scale, texture.height * scale
                box = (self.center_x - wide / 2, self.center_y - high / 2, wide, high)
        self._shape.texture = texture
        self._shape.vertices, self._shape.indices = self._fan(box, part)

    def _fan(self, box: Box, part: Box) -> tuple[list[float], list[int]]:
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
            across = part[0] + (part[2] - part[0]) * (x - box[0]) / box[2]
            along = part[1] + (part[3] - part[1]) * (y - box[1]) / box[3]
            vertices += (x, y, u0 + (u1 - u0) * across, v0 + (v1 - v0) * along)
        return vertices, list(range(len(outline) + 2))
