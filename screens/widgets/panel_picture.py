"""Pictures made ready for a moving full-screen view: cut and scaled to the pixel, off the screen's
thread, and carried into a texture in strips so that no single frame waits for a whole upload.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from kivy.graphics.texture import Texture

STRIP_ROWS = 240
"""Rows carried into the texture at a time: 1.3 MB at a width of 1374, well under 10 ms."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A veil of one colour (RGB, 0 to 255) baked into a picture, for text to stand on.

    ``stops`` are (height from the bottom, how much of the colour), both 0 to 1, from the bottom
    upwards; there is no veil above the last stop or below the first.
    """

    stops: tuple[tuple[float, float], ...]
    color: tuple[int, int, int] = (30, 15, 12)


def cover_window(
    picture: tuple[float, float],
    box: tuple[float, float],
    focus: tuple[float, float],
    travel: float = 0.0,
) -> tuple[float, float, float, float]:
    """The part of ``picture`` that covers ``box`` and ``travel`` box pixels to its right.

    Returns left, top, width, height in pixels of the picture, origin at its top left; the shape is
    that of a box ``travel`` wider. ``focus`` (from the left, from the top; 0 to 1) is brought as
    near the middle as the edges allow, like CSS ``object-fit: cover`` with ``object-position``.
    """
    wanted = (max(box[0], 1.0) + travel, max(box[1], 1.0))
    scale = max(wanted[0] / picture[0], wanted[1] / picture[1])
    width, height = wanted[0] / scale, wanted[1] / scale
    left = min(max(focus[0] * picture[0] - width / 2, 0.0), picture[0] - width)
    top = min(max(focus[1] * picture[1] - height / 2, 0.0), picture[1] - height)
    return max(left, 0.0), max(top, 0.0), width, height


@dataclass(frozen=True, slots=True)
class PanelPicture:
    """A picture of ``size`` pixels as strips of BGRA bytes from the top, STRIP_ROWS rows each.

    BGRA because that is the order of the window's own pixels: a software renderer then copies rows
    instead of converting every pixel.
    """

    size: tuple[int, int]
    strips: tuple[bytes, ...]


def prepare(
    path: Path,
    box: tuple[int, int],
    focus: tuple[float, float],
    travel: int,
    shade: Shade | None = None,
) -> PanelPicture:
    """Read, cut and scale a picture to ``box`` plus ``travel`` pixels of width. Any thread.

    Raises OSError (among it Pillow's UnidentifiedImageError) when the file cannot be read.
    """
    size = (box[0] + travel, box[1])
    with Image.open(path) as opened:
        opened.draft("RGB", size)
        ImageOps.exif_transpose(opened, in_place=True)
        see_through = opened.has_transparency_data
        wanted = "RGBA" if see_through else "RGB"
        image: Image.Image = opened if opened.mode == wanted else opened.convert(wanted)
        left, top, width, height = cover_window(image.size, box, focus, travel)
        image = image.resize(
            size,
            Image.Resampling.BICUBIC,
            (left, top, left + width, top + height),
            reducing_gap=2.0,
        )
    if shade:
        veil = _veil(shade, size[1]).resize(size, Image.Resampling.NEAREST)
        image.paste(shade.color, mask=veil)
    if not see_through:
        image.putalpha(255)
    return in_strips(image)


def in_strips(image: Image.Image) -> PanelPicture:
    """An RGBA picture as it is, in strips."""
    width, height = image.size
    strips = tuple(
        image.crop((0, row, width, min(row + STRIP_ROWS, height))).tobytes("raw", "BGRA")
        for row in range(0, height, STRIP_ROWS)
    )
    return PanelPicture((width, height), strips)


def _veil(shade: Shade, rows: int) -> Image.Image:
    """One column: how much of the veil (255 all) lies on each row, from the top."""
    column = bytearray(rows)
    for row in range(rows):
        height = 1.0 - (row + 0.5) / rows
        for (low, at_low), (high, at_high) in itertools.pairwise(shade.stops):
            if low <= height <= high and high > low:
                part = (height - low) / (high - low)
                column[row] = round(255 * (at_low + (at_high - at_low) * part))
    return Image.frombytes("L", (1, rows), bytes(column))


@dataclass(frozen=True, slots=True)
class EarlyPicture:
    """``prepare`` begun before there was a window, for a box of the size it had last time."""

    path: Path
    box: tuple[int, int]
    travel: int
    shade: Shade
    picture: Future[PanelPicture]

    @classmethod
    def begin(cls, path: Path, box: tuple[int, int], travel: int, shade: Shade) -> EarlyPicture:
        """Begin reading in a thread of its own; a window takes as long to open."""
        reader = ThreadPoolExecutor(1, "early-picture")
        picture = reader.submit(prepare, path, box, (0.5, 0.5), travel, shade)
        reader.shutdown(wait=False)
        return cls(path, box, travel, shade, picture)

    def is_for(self, path: Path, box: tuple[int, int], travel: int) -> bool:
        return (path, box, travel) == (self.path, self.box, self.travel)


def drift_of(box: tuple[float, float], seconds: float, frame_rate: float) -> tuple[int, int]:
    """Pixels a frame (one for each 1080 of the short side) and pixels in ``seconds``."""
    step = max(1, round(min(box) / 1080))
    return step, round(seconds * frame_rate) * step


def carry(picture: PanelPicture) -> Iterator[Texture | None]:
    """Carry a picture into a new texture, a strip per step; the last step hands it over.

    On the screen's thread. Row 0 of the texture is the top of the picture.
    """
    from kivy.graphics.texture import Texture  # opens the window; all above does without one

    width, height = picture.size
    texture = Texture.create(size=picture.size, colorfmt="bgra", bufferfmt="ubyte")
    texture.flip_vertical()
    row = 0
    for strip in picture.strips:
        rows = min(STRIP_ROWS, height - row)
        texture.blit_buffer(
            strip, size=(width, rows), pos=(0, row), colorfmt="bgra", bufferfmt="ubyte"
        )
        row += rows
        yield texture if row >= height else None
