"""What a finished picture is: where it stands, how large, and what draws it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from media.drawings.sheet import Sheet

Draw = Callable[[Sheet], None]

LIMIT = 140_000
"""Bytes a picture may have (all of them must stay under 20 MB); quality is lowered to fit."""


@dataclass(frozen=True, slots=True)
class Size:
    """Logical ``width`` x ``height`` and pixels per unit."""

    width: float
    height: float
    scale: float


SQUARE = Size(1000, 1000, 1.6)
POSTER = Size(900, 1200, 1.0)
COVER = Size(480, 360, 1.0)


@dataclass(frozen=True, slots=True)
class Plate:
    """One picture. ``folder`` is below ``media/``; ``name`` is the file's name without ending."""

    folder: str
    name: str
    draw: Draw
    size: Size = SQUARE

    @property
    def path(self) -> Path:
        return Path(self.folder) / f"{self.name}.jpg"

    def render(self) -> Image.Image:
        """Draw it; the paper's grain is fixed by the name, so that a picture comes out the same."""
        sheet = Sheet(self.size.width, self.size.height, self.size.scale)
        self.draw(sheet)
        return sheet.image(seed=sum(self.name.encode()))


def _quantization() -> tuple[list[int], list[int]]:
    """The standard tables (quality 50) for brightness and colour, as Pillow writes them."""
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "JPEG", quality=50, subsampling=0)
    tables = Image.open(buffer).quantization  # type: ignore[attr-defined]
    return list(tables[0]), list(tables[1])


def _scaled(table: list[int], quality: int) -> list[int]:
    percent = 200 - 2 * quality if quality >= 50 else 5000 // quality
    return [max(1, min(255, (value * percent + 50) // 100)) for value in table]


def jpeg(image: Image.Image, limit: int = LIMIT) -> bytes:
    """``image`` as JPEG at full colour resolution, at the best quality that fits into ``limit``.

    Flat pictures need sharp red edges (so 4:4:4) but no fine differences of colour: the colour
    tables are coarse, which saves a third of the bytes without a visible change.
    """
    brightness, colour = _quantization()
    data = b""
    for quality in (86, 82, 78, 74, 70, 66, 62):
        buffer = io.BytesIO()
        tables = [_scaled(brightness, quality), _scaled(colour, 52)]
        image.save(buffer, "JPEG", qtables=tables, subsampling=0, optimize=True, progressive=True)
        data = buffer.getvalue()
        if len(data) <= limit:
            break
    return data
