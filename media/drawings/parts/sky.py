"""Skies, suns, clouds, stars, rays and birds."""

from __future__ import annotations

import random
from collections.abc import Sequence

from media.drawings.palette import CREAM, GOLD, INK
from media.drawings.sheet import Sheet, on_circle, radial, smooth


def sky(s: Sheet, colours: Sequence[str], horizon: float = 700) -> None:
    """A gradient from the top of the sheet to ``horizon``; the last colour goes on below."""
    s.wash(colours[-1])
    s.fall(0, horizon, colours)


def sun(s: Sheet, x: float, y: float, r: float, colour: str = CREAM, halo: float = 0.5) -> None:
    """A clear disc in two rings of haze."""
    s.glow(x, y, r * 3.4, colour, halo)
    s.circle(x, y, r * 1.42, colour, 0.16)
    s.circle(x, y, r * 1.2, colour, 0.22)
    s.circle(x, y, r, colour)


def moon(s: Sheet, x: float, y: float, r: float, colour: str = "#F8E7BD") -> None:
    s.glow(x, y, r * 4, colour, 0.35)
    s.circle(x, y, r, colour)
    for dx, dy, size in ((-0.3, -0.2, 0.22), (0.25, 0.3, 0.3), (0.3, -0.35, 0.14)):
        s.circle(x + dx * r, y + dy * r, size * r, "#E7CD93", 0.55)


def rays(
    s: Sheet, x: float, y: float, colour: str, alpha: float = 0.16, count: int = 18, turn: float = 0
) -> None:
    """Wedges of light out of one point, fading with distance."""
    reach = 1500.0
    ink = radial((x, y), 950, [(colour, 1), (colour, 0.5), (colour, 0)])
    step = 360 / count
    for index in range(count):
        a = turn + index * step
        points = [(x, y), on_circle(x, y, reach, a), on_circle(x, y, reach, a + step / 2)]
        s.poly(points, ink, alpha)


def cloud(s: Sheet, x: float, y: float, width: float, colour: str, alpha: float = 0.7) -> None:
    """A flat-bottomed bank of capsules, the poster painter's cloud; ``y`` is its foot."""
    unit = width / 10
    with s.film(alpha):
        for dx, dw, level in ((0, 10, 0), (1.3, 6.8, 1), (3.0, 3.6, 2), (-1.6, 4.5, 0.4)):
            height = unit * 1.05
            top = y - height - level * unit * 0.8
            s.rect(x + dx * unit, top, dw * unit, height, colour, round_=height / 2)


def strata(s: Sheet, y: float, colour: str, seed: int, alpha: float = 0.35, rows: int = 5) -> None:
    """Long thin evening clouds around height ``y``."""
    rng = random.Random(seed)
    for _ in range(rows):
        width = rng.uniform(260, 620)
        x = rng.uniform(-120, s.width - 160)
        top = y + rng.uniform(-90, 90)
        thick = rng.uniform(7, 20)
        curve = [
            (x, top),
            (x + width * 0.3, top - thick),
            (x + width * 0.7, top - thick * 0.7),
            (x + width, top),
            (x + width * 0.6, top + thick * 0.4),
        ]
        s.fill(smooth(curve, close=True), colour, alpha)


def stars(s: Sheet, height: float, seed: int, count: int = 90, colour: str = CREAM) -> None:
    rng = random.Random(seed)
    for _ in range(count):
        x, y = rng.uniform(0, s.width), rng.uniform(0, height)
        s.circle(x, y, rng.choice((0.9, 1.2, 1.2, 1.9)), colour, rng.uniform(0.35, 0.95))


def big_star(s: Sheet, x: float, y: float, r: float, colour: str = GOLD, turn: float = -90) -> None:
    """A plain five-pointed star."""
    points = [on_circle(x, y, r if k % 2 == 0 else r * 0.42, turn + 36 * k) for k in range(10)]
    s.poly(points, colour)


def birds(s: Sheet, x: float, y: float, seed: int, count: int = 7, colour: str = INK) -> None:
    """A loose flight of birds around (x, y)."""
    rng = random.Random(seed)
    for index in range(count):
        bx = x + (index - count / 2) * 34 + rng.uniform(-14, 14)
        by = y - abs(index - count / 2) * 9 + rng.uniform(-16, 16)
        w = rng.uniform(9, 16)
        wing = [(bx - w, by - w * 0.45), (bx - w * 0.35, by - w * 0.55), (bx, by)]
        other = [(bx, by), (bx + w * 0.35, by - w * 0.55), (bx + w, by - w * 0.35)]
        s.stroke(smooth(wing), colour, 2.6, 0.8)
        s.stroke(smooth(other), colour, 2.6, 0.8)
