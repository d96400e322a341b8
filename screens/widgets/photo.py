"""Photo: a picture of our own media store, cropped to cover its box, with round corners."""

from __future__ import annotations

from kivy.graphics import Color, RoundedRectangle
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
            self._shape = RoundedRectangle(pos=self.pos, size=self.size, radius=self.radius)
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
        shape, texture = self._shape, self.texture
        x, y, width, height = self.x, self.y, self.width, self.height
        if texture is None:
            self._color.rgba = self.tint
            shape.texture = None
        else:
            self._color.rgba = (self.dim, self.dim, self.dim, 1)
            shape.texture = texture
            left, bottom, right, top = 0.0, 0.0, 1.0, 1.0
            if self.fit == "cover":
                left, bottom, right, top = cover_coords(
                    texture.size, (width, height), tuple(self.focus_point)
                )
            elif min(*texture.size, width, height) > 0:
                scale = min(width / texture.width, height / texture.height)
                wide, high = texture.width * scale, texture.height * scale
                x, y = x + (width - wide) / 2, y + (height - high) / 2
                width, height = wide, high
            shape.tex_coords = _inside(texture, left, bottom, right, top)
        shape.pos, shape.size = (x, y), (width, height)
        shape.radius = self.radius


def _inside(
    texture: object, left: float, bottom: float, right: float, top: float
) -> tuple[float, ...]:
    """Coordinates of a part in the texture's own (possibly flipped) coordinates."""
    u0, v0, u1, _, _, v1, *_ = texture.tex_coords  # type: ignore[attr-defined]
    wide, high = u1 - u0, v1 - v0
    x0, x1 = u0 + wide * left, u0 + wide * right
    y0, y1 = v0 + high * bottom, v0 + high * top
    return x0, y0, x1, y0, x1, y1, x0, y1
