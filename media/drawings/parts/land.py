"""Hills, snow mountains, grass and the ground."""

from __future__ import annotations

import math
import random

from media.drawings.palette import light, mix
from media.drawings.sheet import Ink, Point, Sheet, linear, polygon, smooth


def ridge(
    s: Sheet,
    y: float,
    height: float,
    seed: int,
    colour: str,
    mist: str | None = None,
    steps: int = 9,
) -> None:
    """Rolling hills with their crests between ``y - height`` and ``y``, paling into mist below."""
    rng = random.Random(seed)
    points: list[Point] = []
    for index in range(-1, steps + 2):
        x = s.width * index / steps + rng.uniform(-30, 30)
        points.append((x, y - height * (0.15 + 0.85 * rng.random())))
    path = smooth(points)
    path.lineTo(s.width + 200, s.height + 10)
    path.lineTo(-200, s.height + 10)
    path.close()
    foot = mist or light(colour, 0.25)
    s.fill(path, linear((0, y - height), (0, y + height * 0.9), [colour, mix(colour, foot, 0.75)]))


def peaks(
    s: Sheet,
    y: float,
    height: float,
    seed: int,
    colour: str,
    shade: str,
    snow: str | None = None,
    count: int = 4,
) -> None:
    """Sharp mountains with a lit and a shaded face; ``snow`` caps them."""
    rng = random.Random(seed)
    spacing = s.width / count
    tops = []
    for index in range(-1, count + 1):
        x = spacing * (index + 0.5) + rng.uniform(-0.22, 0.22) * spacing
        tops.append((x, y - height * rng.uniform(0.55, 1.0)))
    tops.sort(key=lambda top: -top[1])
    for tx, ty in reversed(tops):
        half = spacing * rng.uniform(0.85, 1.15) * (y - ty) / height
        _mountain(s, tx, ty, half, y, rng, (colour, shade, snow))


def _mountain(
    s: Sheet,
    tx: float,
    ty: float,
    half: float,
    y: float,
    rng: random.Random,
    inks: tuple[str, str, str | None],
) -> None:
    colour, shade, snow = inks
    tall = y - ty
    left = _slope(tx, ty, tx - half, y, rng)
    right = _slope(tx, ty, tx + half, y, rng)
    body = [*reversed(left), *right[1:]]
    fill: Ink = linear((0, ty), (0, y), [colour, light(colour, 0.35)])
    s.poly(body, fill)
    spine = [(tx, ty)]
    for index in range(1, 7):
        drift = half * (0.16 * index / 6 + rng.uniform(-0.07, 0.07))
        spine.append((tx + drift, ty + tall * index / 6))
    s.poly([*spine, *reversed(right)], linear((0, ty), (0, y), [shade, mix(shade, colour, 0.7)]))
    if snow:
        with s.inside(polygon(body)):
            edge: list[Point] = [(tx - half, ty - 5)]
            for index in range(13):
                x = tx - half * 0.62 + half * 1.24 * index / 12
                deep = 0.40 if index % 2 else 0.24
                edge.append((x, ty + tall * (deep + rng.uniform(-0.05, 0.05))))
            edge.append((tx + half, ty - 5))
            s.poly(edge, snow)
            s.poly([*spine[:4], (tx + half, ty + tall / 2), (tx + half, ty)], shade, 0.28)


def _slope(
    tx: float, ty: float, bx: float, by: float, rng: random.Random, steps: int = 6
) -> list[Point]:
    points = [(tx, ty)]
    for index in range(1, steps):
        t = index / steps
        points.append(
            (
                tx + (bx - tx) * (t**1.12) + rng.uniform(-1, 1) * abs(bx - tx) * 0.035,
                ty + (by - ty) * t + rng.uniform(-1, 1) * (by - ty) * 0.022,
            )
        )
    points.append((bx, by))
    return points


def ground(s: Sheet, y: float, top: str, bottom: str) -> None:
    """Level ground from ``y`` to the foot of the sheet."""
    s.fall(y, s.height, [top, bottom])


def grass(
    s: Sheet, y: float, seed: int, colour: str, count: int = 160, tall: float = 44, lean: float = 8
) -> None:
    """A row of blades with their roots around ``y``."""
    rng = random.Random(seed)
    for _ in range(count):
        x = rng.uniform(-10, s.width + 10)
        h = tall * rng.uniform(0.4, 1.0)
        w = rng.uniform(2.2, 4.4)
        tip = (x + rng.uniform(-lean, lean * 2.2), y - h)
        s.poly([(x - w, y + 8), tip, (x + w, y + 8)], colour, rng.uniform(0.75, 1))


def rows(
    s: Sheet,
    y: float,
    x: float,
    colour: str,
    alpha: float = 0.35,
    count: int = 17,
    width: float = 5,
) -> None:
    """Furrows or paving joints running from the vanishing point ``(x, y)`` to the foot."""
    for index in range(count):
        t = (index - (count - 1) / 2) / (count - 1) * 2
        foot = x + math.copysign(abs(t) ** 1.15, t) * s.width * 1.25
        s.poly([(x + t * 20, y), (foot - width, s.height), (foot + width, s.height)], colour, alpha)
