"""Poster: a film's picture, or one drawn in the manner of the house with the title on it."""

from __future__ import annotations

from zlib import crc32

from kivy.graphics import Color, Ellipse, Mesh, RoundedRectangle
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from screens.theme import colour, theme

TONES = (
    ("#274766", "#F6C667", "#7D8FA6"),
    ("#7A231C", "#E8B24A", "#C08A70"),
    ("#1F5E4C", "#E9CFA0", "#8FB09A"),
    ("#4A2C45", "#F0B26B", "#8E7590"),
)
"""Ground, light and land of a drawn poster."""
LAND = ((0.0, 0.30), (0.22, 0.40), (0.45, 0.28), (0.7, 0.42), (1.0, 0.26))


class Poster(FloatLayout):
    """``picture`` is a file of the media store; without one, sun and hills under the title."""

    picture = StringProperty("")
    title = StringProperty("")

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        for name in ("picture", "title", "pos", "size"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        canvas = self.canvas.before
        canvas.clear()
        if self.picture or min(self.size) < 2:
            return
        ground, light, land = TONES[crc32(self.title.encode()) % len(TONES)]
        x, y, width, height = *self.pos, *self.size
        # Below the title, which takes the upper third of a large one.
        sun = min(width * 0.42, height * 0.34)
        with canvas:
            Color(*colour(ground))
            RoundedRectangle(pos=self.pos, size=self.size, radius=[theme.unit * 10])
            Color(*colour(light))
            Ellipse(pos=(self.center_x - sun / 2, y + height * 0.3), size=(sun, sun))
            Color(*colour(land))
            vertices: list[float] = []
            for across, up in LAND:
                vertices += (x + width * across, y + theme.unit * 10, 0, 0)
                vertices += (x + width * across, y + height * up, 0, 0)
            Mesh(vertices=vertices, indices=list(range(len(LAND) * 2)), mode="triangle_strip")
            corner = theme.unit * 10
            RoundedRectangle(pos=self.pos, size=(width, corner * 2), radius=[0, 0, corner, corner])
