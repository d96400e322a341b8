"""A contact sheet, to judge many pictures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image


def contact_sheet(images: Sequence[Image.Image], columns: int = 4, cell: int = 480) -> Image.Image:
    """Lay ``images`` out in rows of ``columns``, each within ``cell`` x ``cell`` pixels."""
    rows = -(-len(images) // columns)
    board = Image.new("RGB", (columns * cell, rows * cell), "#888888")
    for index, image in enumerate(images):
        small = image.copy()
        small.thumbnail((cell - 8, cell - 8), Image.Resampling.LANCZOS)
        x = index % columns * cell + (cell - small.width) // 2
        y = index // columns * cell + (cell - small.height) // 2
        board.paste(small, (x, y))
    return board
