"""The emblem of each section: a glyph of Material Design Icons 7 (Pictogrammers), the same in the
loop, on the screens and on phones."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

EMBLEMS: dict[str, str] = {
    "cinema": "\U000f1706",  # movie-open-play-outline
    "journey": "\U000f11fc",  # timeline-clock-outline
    "imprints": "\U000f02ef",  # image-multiple-outline
    "spirit": "\U000f0ec8",  # sail-boat
    "books": "\U000f15d6",  # book-open-page-variant-outline
    "gratitude": "\U000f0e67",  # sprout-outline
    "voices": "\U000f0189",  # comment-text-outline
    "school": "\U000f1180",  # school-outline
    "projects": "\U000f0a37",  # city-variant-outline
    "delegates": "\U000f10ca",  # account-tie-outline
    "station": "\U000f157e",  # hand-heart-outline
    "family": "\U000f0b58",  # account-group-outline
}
"""By the key of the section."""

_ICON_FONT = Path("fonts") / "materialdesignicons-webfont.ttf"


def icon_font() -> Path:
    """The icon font of the package ``fonticon-materialdesignicons7`` (found, not imported: its
    module holds seven thousand names). Raises FileNotFoundError without the package."""
    spec = find_spec("fonticon_mdi7")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("fonticon_mdi7")
    return Path(spec.origin).parent / _ICON_FONT


@dataclass(frozen=True, slots=True)
class Drawing:
    """A glyph for SVG: ``path`` is the ``d`` of a path, ``box`` the ``viewBox`` around it, both in
    the units of the font."""

    path: str
    box: str


def drawn(key: str) -> Drawing:
    """The emblem of a section as a drawing: phones do not have the icon font."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(icon_font())))
    font = hb.Font(face)
    pen = _Pen()
    font.draw_glyph_with_pen(font.get_nominal_glyph(ord(EMBLEMS[key])), pen)
    top, units = font.get_font_extents("ltr").ascender, face.upem
    return Drawing("".join(pen.steps), f"0 {-top} {units} {units}")


@dataclass
class _Pen:
    """Writes down the steps of an outline; fonts count upwards, SVG downwards."""

    steps: list[str] = field(default_factory=list)

    def _step(self, letter: str, *points: tuple[float, float]) -> None:
        self.steps.append(letter + " ".join(f"{x:g} {-y:g}" for x, y in points))

    def moveTo(self, point: tuple[float, float]) -> None:
        self._step("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._step("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._step("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self._step("Q", *points)

    def closePath(self) -> None:
        self._step("z")
