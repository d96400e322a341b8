"""Rivers, lakes and the light on them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from media.drawings.palette import CREAM
from media.drawings.sheet import Sheet, smooth


def water(s: Sheet, y: float, colours: Sequence[str]) -> None:
    """A body of water from the line ``y`` to the foot of the sheet."""
    s.fall(y, s.height, list(colours))
    s.rect(0, y - 1, s.width, 2.5, CREAM, 0.35)


def glitter(
    s: Sheet,
    x: float,
    y: float,
    seed: int,
    colour: str = CREAM,
    spread: float = 0.55,
    count: int = 70,
    phase: float = 0.0,
) -> None:
    """Dashes of light under a sun or a lamp at ``x``, wider towards the viewer.

    ``phase`` (0 to 1, wraps) lets a film move them.
    """
    rng = random.Random(seed)
    depth = s.height - y
    for index in range(count):
        t = ((index + rng.random()) / count + phase) % 1.0
        along = t**1.5
        top = y + 5 + along * depth
        reach = 30 + spread * depth * along
        half = (7 + 46 * along) * rng.uniform(0.45, 1.1)
        cx = x + rng.gauss(0, 0.42) * reach
        fade = min(1.0, 6 * t, 6 * (1 - t))
        alpha = rng.uniform(0.35, 0.95) * (1 - 0.45 * along) * fade
        s.rect(cx - half, top, half * 2, 2 + 4.2 * along, colour, alpha, round_=2.4)


def ripples(
    s: Sheet,
    y: float,
    seed: int,
    colour: str,
    alpha: float = 0.3,
    count: int = 44,
    phase: float = 0,
) -> None:
    """Long quiet wave lines over the whole water."""
    rng = random.Random(seed)
    depth = s.height - y
    for _ in range(count):
        t = (rng.random() + phase * 0.2) % 1.0
        along = t**1.6
        top = y + 8 + along * (depth - 8)
        half = (22 + 130 * along) * rng.uniform(0.5, 1.0)
        cx = rng.uniform(-60, s.width + 60)
        thick = 1.2 + 3.4 * along
        curve = [
            (cx - half, top),
            (cx - half * 0.4, top - thick),
            (cx + half * 0.2, top + thick * 0.2),
            (cx + half, top),
            (cx, top + thick),
        ]
        s.fill(smooth(curve, close=True), colour, alpha * min(1.0, 8 * t, 8 * (1 - t)))


def waves(
    s: Sheet, y: float, colour: str, seed: int, height: float = 12, length: float = 120
) -> None:
    """One scalloped band of waves with its crests at ``y``, filled to the foot."""
    rng = random.Random(seed)
    shift = rng.uniform(0, length)
    points = []
    x = -shift - length
    while x < s.width + length * 2:
        points += [(x, y), (x + length * 0.5, y + height)]
        x += length * rng.uniform(0.9, 1.1)
    path = smooth(points)
    path.lineTo(s.width + 300, s.height)
    path.lineTo(-300, s.height)
    path.close()
    s.fill(path, colour)
