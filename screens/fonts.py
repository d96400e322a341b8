"""Registering the faces with Kivy, and the widths of their characters."""

from __future__ import annotations

from functools import lru_cache

from kivy.core.text import Label, LabelBase
from kivy.graphics.texture import Texture

from kiosk.emblems import icon_font
from kiosk.fonts import Faces

SCRIPT = "Hani"
"""The script of all text, for shaping; kv/_theme.kv says the same for labels."""


def register(faces: Faces) -> None:
    """Make ``sans`` (with bold), ``serif`` and ``icons`` known to every label."""
    sans, bold, serif = str(faces.sans), str(faces.sans_bold), str(faces.serif_bold)
    LabelBase.register("sans", sans, fn_bold=bold, fn_italic=sans, fn_bolditalic=bold)
    LabelBase.register("serif", serif, fn_bold=serif)
    LabelBase.register("icons", str(icon_font()))
    # Kivy's own default, for anything that names no font.
    LabelBase.register("Roboto", sans, fn_bold=bold, fn_italic=sans, fn_bolditalic=bold)


@lru_cache(maxsize=4096)
def advance(character: str, font: str, size: float, bold: bool = False) -> float:
    """Width of ``character`` in pixels. Every Han character is as wide as any other, so one is
    measured for all of them."""
    if "\u4e00" <= character <= "\u9fff" and character != "一":
        return advance("一", font, size, bold)
    label = Label(font_name=font, font_size=size, bold=bold, font_script_name=SCRIPT)
    return float(label.get_extents(character)[0])


def line_texture(text: str, font: str, size: float, bold: bool = False):
    """One line as a white texture with alpha, to be tinted where it is drawn."""
    label = Label(
        text=text,
        font_name=font,
        font_size=size,
        bold=bold,
        color=(1, 1, 1, 1),
        font_script_name=SCRIPT,
    )
    label.refresh()
    return unfiltered(label.texture)


def unfiltered(texture: Texture | None) -> Texture | None:
    """For words, which stand on whole pixels in their own size: nothing to filter, and an eighth of
    a whole frame less to draw in software."""
    if texture is not None:
        texture.min_filter = texture.mag_filter = "nearest"
    return texture
