"""QrCode: dark modules on light, each a whole number of pixels, whatever the theme."""

from __future__ import annotations

from functools import lru_cache

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.widget import Widget

QUIET_ZONE = 4
"""Modules of margin (ISO/IEC 18004)."""
DARK, LIGHT = b"\x1e\x0f\x0c", b"\xff\xfb\xf2"


@lru_cache(maxsize=8)
def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of ``text`` at level M with the quiet zone, from the top; True is dark."""
    import qrcode  # with Pillow behind it: not before the first code is shown

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(one) for one in row) for row in code.get_matrix())


class QrCode(Widget):
    """``text`` in the largest square of whole pixels a module that fits, in the middle of the
    widget; nothing for an empty text. ``module`` is a module's side in pixels."""

    text = StringProperty("")
    module = NumericProperty(0)
    drawn = NumericProperty(0)
    """The side of the square, in pixels."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._texture: Texture | None = None
        with self.canvas:
            self._color = Color(1, 1, 1, 1)
            self._square = Rectangle(size=(0, 0))
        self.bind(text=self._encode, pos=self._place, size=self._place)
        self._encode()

    def _encode(self, *_: object) -> None:
        self._texture = None
        if self.text:
            rows = matrix(self.text)
            texture = Texture.create(size=(len(rows), len(rows)), colorfmt="rgb")
            texture.min_filter = texture.mag_filter = "nearest"
            # OpenGL counts rows from the bottom.
            data = b"".join(DARK if one else LIGHT for row in reversed(rows) for one in row)
            texture.blit_buffer(data, colorfmt="rgb", bufferfmt="ubyte")
            self._texture = texture
        self._place()

    def _place(self, *_: object) -> None:
        texture = self._texture
        count = texture.width if texture is not None else 0
        self.module = int(min(self.size) // count) if count else 0
        side = self.drawn = self.module * count
        self._square.texture = texture
        self._square.size = (side, side)
        self._square.pos = (
            round(self.center_x - side / 2),
            round(self.center_y - side / 2),
        )
        self._color.a = 1 if side else 0
