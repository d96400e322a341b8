"""A sheet to draw on: thin, typed layer over Skia with the few strokes the drawings need.

Coordinates are logical units with the origin at the top left: a square picture is 1000 x 1000, a
poster 900 x 1200, a section cover 1200 x 900. ``scale`` turns them into pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import numpy as np
import skia
from PIL import Image

from media.drawings.palette import rgb

Point: TypeAlias = tuple[float, float]
Ink: TypeAlias = str | skia.Shader
"""A flat colour as ``#RRGGBB``, or a gradient."""


def polygon(points: Sequence[Point], close: bool = True) -> skia.Path:
    """Straight lines through ``points``."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], close)
    return path


def smooth(points: Sequence[Point], close: bool = False, tension: float = 1.0) -> skia.Path:
    """A soft curve through ``points`` (Catmull-Rom)."""
    path = skia.Path()
    path.moveTo(*points[0])
    count = len(points)
    last = count if close else count - 1
    for index in range(last):
        before = points[index - 1] if (index or close) else points[0]
        here, there = points[index], points[(index + 1) % count]
        after = points[(index + 2) % count] if (close or index + 2 < count) else there
        path.cubicTo(
            here[0] + (there[0] - before[0]) / 6 * tension,
            here[1] + (there[1] - before[1]) / 6 * tension,
            there[0] - (after[0] - here[0]) / 6 * tension,
            there[1] - (after[1] - here[1]) / 6 * tension,
            there[0],
            there[1],
        )
    if close:
        path.close()
    return path


def arch(x: float, y: float, width: float, height: float, rise: float | None = None) -> skia.Path:
    """A round-topped opening standing on ``y + height``; ``rise`` is the height of its curve."""
    rise = width / 2 if rise is None else rise
    path = skia.Path()
    path.moveTo(x, y + height)
    path.lineTo(x, y + rise)
    path.arcTo(skia.Rect.MakeXYWH(x, y, width, rise * 2), 180, 180, False)
    path.lineTo(x + width, y + height)
    path.close()
    return path


def disc(x: float, y: float, r: float) -> skia.Path:
    """A full circle as an outline."""
    return skia.Path.Circle(x, y, r)


def union(*paths: skia.Path) -> skia.Path:
    """One outline around all ``paths``."""
    builder = skia.OpBuilder()
    for path in paths:
        builder.add(path, skia.PathOp.kUnion_PathOp)
    return builder.resolve()


def colour4(colour: str, alpha: float = 1.0) -> skia.Color4f:
    """``#RRGGBB`` as Skia wants it."""
    return skia.Color4f(*rgb(colour), alpha)


def linear(start: Point, end: Point, colours: Sequence[str | tuple[str, float]]) -> skia.Shader:
    """An even gradient; a colour may carry its own opacity as ``(colour, alpha)``."""
    pairs = [c if isinstance(c, tuple) else (c, 1.0) for c in colours]
    return skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], [colour4(c, a).toColor() for c, a in pairs]
    )


def radial(centre: Point, radius: float, colours: Sequence[str | tuple[str, float]]) -> skia.Shader:
    """A round gradient from ``centre`` outwards."""
    pairs = [c if isinstance(c, tuple) else (c, 1.0) for c in colours]
    return skia.GradientShader.MakeRadial(
        skia.Point(*centre), radius, [colour4(c, a).toColor() for c, a in pairs]
    )


class Sheet:
    """One picture in the making. ``width`` and ``height`` are logical, ``seed`` fixes the grain."""

    def __init__(self, width: float = 1000, height: float = 1000, scale: float = 1.6) -> None:
        self.width, self.height, self.scale = width, height, scale
        self._surface = skia.Surface(round(width * scale), round(height * scale))
        self.canvas: skia.Canvas = self._surface.getCanvas()
        self.canvas.scale(scale, scale)

    def _paint(self, ink: Ink, alpha: float, blur: float) -> skia.Paint:
        paint = skia.Paint(AntiAlias=True)
        if isinstance(ink, str):
            paint.setColor4f(colour4(ink, alpha), None)
        else:
            paint.setShader(ink)
            paint.setAlphaf(alpha)
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        return paint

    def fill(self, path: skia.Path, ink: Ink, alpha: float = 1.0, blur: float = 0.0) -> None:
        self.canvas.drawPath(path, self._paint(ink, alpha, blur))

    def poly(self, points: Sequence[Point], ink: Ink, alpha: float = 1.0, blur: float = 0) -> None:
        self.fill(polygon(points), ink, alpha, blur)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: Ink,
        alpha: float = 1.0,
        round_: float = 0.0,
        blur: float = 0.0,
    ) -> None:
        box = skia.Rect.MakeXYWH(x, y, width, height)
        self.canvas.drawRoundRect(box, round_, round_, self._paint(ink, alpha, blur))

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        ink: Ink,
        alpha: float = 1.0,
        blur: float = 0,
    ) -> None:
        """An ellipse around its centre."""
        box = skia.Rect.MakeXYWH(x - rx, y - ry, rx * 2, ry * 2)
        self.canvas.drawOval(box, self._paint(ink, alpha, blur))

    def circle(
        self, x: float, y: float, r: float, ink: Ink, alpha: float = 1.0, blur: float = 0
    ) -> None:
        self.oval(x, y, r, r, ink, alpha, blur)

    def stroke(
        self,
        path: skia.Path,
        ink: Ink,
        width: float,
        alpha: float = 1.0,
        blur: float = 0.0,
        butt: bool = False,
    ) -> None:
        paint = self._paint(ink, alpha, blur)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kButt_Cap if butt else skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path, paint)

    def line(
        self,
        points: Sequence[Point],
        ink: Ink,
        width: float,
        alpha: float = 1.0,
        butt: bool = False,
    ) -> None:
        self.stroke(polygon(points, close=False), ink, width, alpha, butt=butt)

    def ring(self, x: float, y: float, r: float, ink: Ink, width: float, alpha: float = 1) -> None:
        self.stroke(skia.Path.Circle(x, y, r), ink, width, alpha)

    def glow(self, x: float, y: float, r: float, colour: str, alpha: float = 0.6) -> None:
        """Soft light that only adds."""
        paint = self._paint(radial((x, y), r, [(colour, 1), (colour, 0.35), (colour, 0)]), alpha, 0)
        paint.setBlendMode(skia.BlendMode.kScreen)
        self.canvas.drawCircle(x, y, r, paint)

    def wash(self, ink: Ink, alpha: float = 1.0) -> None:
        """The whole sheet in one ink."""
        self.rect(0, 0, self.width, self.height, ink, alpha)

    def fall(self, top: float, bottom: float, colours: Sequence[str | tuple[str, float]]) -> None:
        """A vertical gradient over the full width between two heights."""
        ink = linear((0, top), (0, bottom), colours)
        self.rect(0, top, self.width, bottom - top, ink)

    @contextmanager
    def inside(self, path: skia.Path) -> Iterator[None]:
        """Draw only within ``path``."""
        self.canvas.save()
        self.canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        try:
            yield
        finally:
            self.canvas.restore()

    @contextmanager
    def at(
        self, x: float, y: float, size: float = 1.0, turn: float = 0.0, flip: bool = False
    ) -> Iterator[None]:
        """Draw around a new origin, scaled, turned (degrees) or mirrored left to right."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(turn)
        self.canvas.scale(-size if flip else size, size)
        try:
            yield
        finally:
            self.canvas.restore()

    @contextmanager
    def film(self, alpha: float = 1.0, blur: float = 0.0) -> Iterator[None]:
        """Draw on a see-through layer that is laid down with ``alpha`` (and out of focus)."""
        paint = skia.Paint(Alphaf=alpha)
        if blur:
            paint.setImageFilter(skia.ImageFilters.Blur(blur, blur))
        self.canvas.saveLayer(None, paint)
        try:
            yield
        finally:
            self.canvas.restore()

    @contextmanager
    def mirrored(self, y: float, alpha: float = 0.35, blur: float = 2.0) -> Iterator[None]:
        """Draw a reflection: upside down below the water line ``y``."""
        with self.inside(skia.Path.Rect(skia.Rect.MakeLTRB(0, y, self.width, self.height))):
            paint = skia.Paint(Alphaf=alpha)
            if blur:
                paint.setImageFilter(skia.ImageFilters.Blur(blur * 2, blur * 0.6))
            self.canvas.saveLayer(None, paint)
            self.canvas.translate(0, 2 * y)
            self.canvas.scale(1, -1)
            try:
                yield
            finally:
                self.canvas.restore()

    def pixels(self) -> np.ndarray:
        """The picture so far: height x width x 4, uint8, RGBA."""
        return np.asarray(self._surface.toarray(colorType=skia.kRGBA_8888_ColorType))

    def picture(self) -> Image.Image:
        """The picture as drawn, with its clear parts (RGBA; Skia hands out straight alpha)."""
        return Image.fromarray(self.pixels())

    def image(self, seed: int = 1, grain: float = 1.1, edge: float = 0.10) -> Image.Image:
        """The finished picture on paper: fine grain, a little fibre and a darker rim."""
        return Image.fromarray(paper(self.pixels()[..., :3], seed, grain, edge))


def paper(pixels: np.ndarray, seed: int, grain: float, edge: float) -> np.ndarray:
    """Lay paper texture over RGB ``pixels`` (uint8); the grain also hides gradient steps."""
    height, width = pixels.shape[:2]
    rng = np.random.default_rng(seed)
    fine = rng.normal(0, grain, (height, width)).astype(np.float32)
    coarse = rng.normal(0, 1, (height // 4 + 1, width // 4 + 1)).astype(np.float32)
    fibre = np.asarray(
        Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC), np.float32
    )
    ys = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    xs = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    rim = 1 - edge * np.clip(np.hypot(xs, ys) - 0.75, 0, None) ** 1.5
    out = pixels.astype(np.float32) * rim[..., None] + (fine + fibre * grain * 0.6)[..., None]
    return np.clip(np.rint(out), 0, 255).astype(np.uint8)


def spread(count: int, start: float, end: float) -> list[float]:
    """``count`` evenly spaced values from ``start`` to ``end``."""
    if count == 1:
        return [(start + end) / 2]
    return [start + (end - start) * index / (count - 1) for index in range(count)]


def on_circle(x: float, y: float, r: float, degrees: float) -> Point:
    """The point at ``degrees`` (clockwise from the right) on a circle."""
    angle = math.radians(degrees)
    return (x + r * math.cos(angle), y + r * math.sin(angle))
