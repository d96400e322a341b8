"""Houses: arcades of old Guangzhou, halls, verandas, skylines."""

from __future__ import annotations

import random
from collections.abc import Sequence

import skia

from media.drawings.palette import GOLD, INK, dark, light, mix
from media.drawings.sheet import Sheet, arch, linear, smooth, spread

SHOPFRONTS = ("#D9A867", "#C98763", "#E3C793", "#B86A4E", "#D8BC92", "#A9B59A", "#C77F55")
GLASS = "#5B3A32"


def window(
    s: Sheet, x: float, y: float, w: float, h: float, glass: str, frame: str, top: bool = False
) -> None:
    """A casement with a cross bar; ``top`` rounds its head."""
    if top:
        s.fill(arch(x - 3, y - 3, w + 6, h + 6), frame)
        s.fill(arch(x, y, w, h), glass)
    else:
        s.rect(x - 3, y - 3, w + 6, h + 6, frame, round_=1.5)
        s.rect(x, y, w, h, glass)
    s.rect(x + w / 2 - 1, y, 2, h, frame)
    s.rect(x, y + h * 0.45, w, 2, frame)
    s.rect(x - 6, y + h + 2, w + 12, 4, dark(frame, 0.15))


def shophouse(
    s: Sheet,
    x: float,
    foot: float,
    w: float,
    h: float,
    colour: str,
    style: int = 0,
    lit: Sequence[int] = (),
    glass: str = GLASS,
    floors: int = 2,
) -> None:
    """One 骑楼 bay: a deep arcade at street level, shuttered floors, an ornamental parapet.

    ``style`` (0 to 3) picks the parapet, ``lit`` the numbers of windows with lamplight.
    """
    top = foot - h
    trim = light(colour, 0.45)
    shade = dark(colour, 0.32)
    s.rect(
        x, top, w, h, linear((x, 0), (x + w, 0), [light(colour, 0.12), colour, dark(colour, 0.1)])
    )
    parapet(s, x, top, w, colour, trim, style)
    street = h * 0.36
    # the arcade: dark depth, an inner door, columns in front
    s.rect(x, foot - street, w, street, dark(colour, 0.55))
    opening = w * 0.74
    inner = linear((0, foot - street), (0, foot), [dark(colour, 0.8), dark(colour, 0.62)])
    s.rect(x, foot - street, w, street, colour)
    path = arch(x + (w - opening) / 2, foot - street * 0.9, opening, street * 0.9, opening * 0.36)
    s.fill(path, inner)
    with s.inside(path):
        s.rect(x + w * 0.3, foot - street * 0.52, w * 0.4, street * 0.52, dark(colour, 0.72))
        s.rect(x + w * 0.34, foot - street * 0.47, w * 0.32, street * 0.2, GOLD, 0.18)
        s.poly([(x, foot), (x + w, foot), (x + w, foot - street * 0.06)], light(colour), 0.35)
    s.stroke(path, trim, 2.5, 0.75)
    s.rect(x - 2, foot - street - 7, w + 4, 9, trim)
    s.rect(x - 2, foot - street + 2, w + 4, 4, shade, 0.5)
    # upper floors
    storey = (h - street - 16) / floors
    number = 0
    for level in range(floors):
        y = foot - street - storey * (level + 1)
        count = 3 if (style + level) % 2 == 0 else 2
        ww = w * (0.17 if count == 3 else 0.22)
        for cx in spread(
            count, x + w * (0.24 if count == 3 else 0.3), x + w * (0.76 if count == 3 else 0.7)
        ):
            pane = GOLD if number in lit else glass
            if number in lit:
                s.glow(cx, y + storey * 0.5, w * 0.5, GOLD, 0.35)
            window(s, cx - ww / 2, y + storey * 0.22, ww, storey * 0.56, pane, trim, style % 2 == 1)
            number += 1
        s.rect(x, y + storey - 4, w, 5, trim, 0.7)
    for px in (x, x + w - w * 0.055):
        s.rect(px, top, w * 0.055, h, shade, 0.35)


def parapet(s: Sheet, x: float, top: float, w: float, colour: str, trim: str, style: int) -> None:
    """The ornamental top of a shophouse in one of four styles, standing on ``top``."""
    cx = x + w / 2
    if style == 0:
        curve = [(x, top + 2), (x + w * 0.2, top - w * 0.06), (cx - w * 0.16, top - w * 0.14)]
        curve += [(cx, top - w * 0.26), (cx + w * 0.16, top - w * 0.14)]
        curve += [(x + w * 0.8, top - w * 0.06), (x + w, top + 2)]
        s.fill(smooth(curve), colour)
        s.stroke(smooth(curve), trim, 4)
        s.circle(cx, top - w * 0.08, w * 0.055, dark(colour, 0.3))
    elif style == 1:
        s.rect(x, top - w * 0.16, w, w * 0.17, colour)
        for px in spread(7, x + w * 0.1, x + w * 0.9):
            s.rect(
                px - w * 0.03, top - w * 0.11, w * 0.06, w * 0.1, dark(colour, 0.4), round_=w * 0.03
            )
        s.rect(x - 3, top - w * 0.19, w + 6, w * 0.045, trim)
    elif style == 2:
        s.poly([(x, top), (cx, top - w * 0.3), (x + w, top)], colour)
        s.line([(x, top), (cx, top - w * 0.3), (x + w, top)], trim, 5)
        s.ring(cx, top - w * 0.11, w * 0.06, trim, 3)
    else:
        s.rect(x + w * 0.2, top - w * 0.24, w * 0.6, w * 0.25, colour)
        s.rect(x, top - w * 0.1, w, w * 0.11, colour)
        s.rect(x + w * 0.17, top - w * 0.27, w * 0.66, w * 0.05, trim)
        s.fill(arch(cx - w * 0.1, top - w * 0.18, w * 0.2, w * 0.18), dark(colour, 0.45))
    s.rect(x - 3, top - 3, w + 6, 8, trim)


def street(
    s: Sheet,
    foot: float,
    heights: Sequence[float],
    width: float,
    x: float = 0,
    seed: int = 1,
    tint: str | None = None,
    share: float = 0.0,
    lit: float = 0.0,
    colours: Sequence[str] = SHOPFRONTS,
    glass: str = GLASS,
) -> None:
    """A row of shophouses from ``x``; ``tint`` and ``share`` push it into the air or the night."""
    rng = random.Random(seed)
    for index, height in enumerate(heights):
        colour = colours[(index + seed) % len(colours)]
        if tint:
            colour = mix(colour, tint, share)
        lamps = [n for n in range(9) if rng.random() < lit]
        pane = mix(glass, tint, share * 0.6) if tint else glass
        shophouse(s, x + index * width, foot, width, height, colour, rng.randrange(4), lamps, pane)


def tiled_roof(
    s: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    colour: str,
    lift: float = 0.16,
    ridge: float = 0.6,
    trim: str | None = None,
) -> None:
    """A hipped Chinese roof; ``y`` is the ridge, the eaves stand at ``y + h`` and turn up.

    ``ridge`` is the ridge's share of the width, ``lift`` the upturn's share of the height.
    """
    trim = trim or light(colour, 0.35)
    cx = x + w / 2
    r = w * ridge / 2
    up = h * lift
    left = [(cx - r, y), (x + w * 0.5 - r - (w / 2 - r) * 0.42, y + h * 0.55), (x, y + h - up)]
    path = smooth(left)
    path.quadTo(x + w * 0.1, y + h + up * 0.35, x + w * 0.24, y + h)
    path.lineTo(x + w * 0.76, y + h)
    path.quadTo(x + w * 0.9, y + h + up * 0.35, x + w, y + h - up)
    right = smooth([(x + w, y + h - up), (cx + r + (w / 2 - r) * 0.42, y + h * 0.55), (cx + r, y)])
    path.addPath(right, skia.Path.AddPathMode.kExtend_AddPathMode)
    path.close()
    s.fill(path, linear((0, y), (0, y + h), [light(colour, 0.16), colour, dark(colour, 0.18)]))
    with s.inside(path):
        for k in spread(max(9, int(w / 16)), -1.0, 1.0):
            s.line([(cx + k * r, y), (cx + k * w * 0.5, y + h + 8)], dark(colour, 0.4), 1.8, 0.4)
        s.rect(x, y + h - 7, w, 16, dark(colour, 0.35), 0.5)
    s.rect(cx - r - 5, y - 6, r * 2 + 10, 9, trim, round_=3)
    for sign in (-1, 1):
        horn = [
            (cx + sign * (r - 4), y),
            (cx + sign * (r + 7), y - 13),
            (cx + sign * (r + 7), y + 3),
        ]
        s.poly(horn, trim)


def columns(s: Sheet, xs: Sequence[float], top: float, foot: float, w: float, colour: str) -> None:
    """Round columns with a base and a capital, lit from the left."""
    for cx in xs:
        ink = linear(
            (cx - w / 2, 0), (cx + w / 2, 0), [light(colour, 0.25), colour, dark(colour, 0.3)]
        )
        s.rect(cx - w / 2, top, w, foot - top, ink)
        s.rect(cx - w * 0.72, foot - w * 0.4, w * 1.44, w * 0.4, dark(colour, 0.2))
        s.rect(cx - w * 0.72, top, w * 1.44, w * 0.34, light(colour, 0.2))


def veranda(
    s: Sheet,
    x: float,
    foot: float,
    w: float,
    storey: float,
    floors: int,
    bays: int,
    wall: str,
    trim: str,
    deep: str,
    lit: Sequence[tuple[int, int]] = (),
    rail: bool = True,
) -> float:
    """A building of arched verandas; returns the height of its cornice. ``lit``: (floor, bay)."""
    top = foot - storey * floors
    s.rect(
        x,
        top,
        w,
        storey * floors,
        linear((x, 0), (x + w, 0), [light(wall, 0.15), wall, dark(wall, 0.12)]),
    )
    bay = w / bays
    for level in range(floors):
        base = foot - storey * level
        for k in range(bays):
            bx = x + k * bay + bay * 0.14
            path = arch(bx, base - storey * 0.84, bay * 0.72, storey * 0.84)
            s.fill(path, linear((0, base - storey), (0, base), [dark(deep, 0.3), deep]))
            with s.inside(path):
                glass = GOLD if (level, k) in lit else dark(deep, 0.5)
                if (level, k) in lit:
                    s.glow(bx + bay * 0.36, base - storey * 0.4, bay, GOLD, 0.8)
                s.rect(bx + bay * 0.2, base - storey * 0.6, bay * 0.32, storey * 0.6, glass)
                s.rect(bx + bay * 0.35, base - storey * 0.6, 2.5, storey * 0.6, deep)
                if rail and level:
                    s.rect(bx, base - storey * 0.24, bay * 0.72, storey * 0.24, wall)
                    for px in spread(6, bx + bay * 0.09, bx + bay * 0.63):
                        s.rect(px - 2.5, base - storey * 0.19, 5, storey * 0.17, deep)
            s.stroke(path, trim, 3.2)
        s.rect(x - 4, base - storey - 4, w + 8, 8, trim)
    return top


def skyline(
    s: Sheet,
    foot: float,
    seed: int,
    colour: str,
    low: float = 60,
    high: float = 220,
    lamp: str | None = None,
    density: float = 0.4,
    x0: float = 0,
    x1: float | None = None,
) -> None:
    """Blocks of a city; ``lamp`` lights a share (``density``) of the windows."""
    rng, lamps = random.Random(seed), random.Random(seed + 100)
    x = x0 - 10
    end = s.width if x1 is None else x1
    while x < end:
        w = rng.uniform(34, 78)
        h = rng.uniform(low, high)
        s.rect(
            x, foot - h, w, h + 2, linear((0, foot - high), (0, foot), [colour, light(colour, 0.1)])
        )
        kind = rng.randrange(4)
        if kind == 0:
            s.rect(x + w * 0.3, foot - h - 16, w * 0.4, 18, colour)
        elif kind == 1:
            s.line([(x + w / 2, foot - h), (x + w / 2, foot - h - 34)], colour, 3)
        elif kind == 2:
            s.poly([(x, foot - h + 1), (x + w, foot - h + 1), (x + w, foot - h - 18)], colour)
        if lamp:
            for wy in range(int(foot - h + 12), int(foot - 10), 15):
                for wx in range(int(x + 7), int(x + w - 9), 12):
                    chance, bright = lamps.random(), lamps.uniform(0.45, 0.95)
                    if chance < density:
                        s.rect(wx, wy, 5.5, 7, lamp, bright)
        x += w + rng.choice((-2, 0, 5))


def gable_house(
    s: Sheet,
    x: float,
    foot: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    lamp: str | None = None,
) -> None:
    """A small village house: plain wall, overhanging roof, a door and a window."""
    top = foot - h
    s.rect(x, top, w, h, linear((x, 0), (x + w, 0), [light(wall, 0.12), dark(wall, 0.1)]))
    s.poly(
        [
            (x - w * 0.1, top + 4),
            (x + w * 0.12, top - h * 0.5),
            (x + w * 0.88, top - h * 0.5),
            (x + w * 1.1, top + 4),
        ],
        roof,
    )
    for k in spread(9, 0.0, 1.0):
        a = x + w * 0.12 + k * w * 0.76
        b = x - w * 0.1 + k * w * 1.2
        s.line([(a, top - h * 0.5), (b, top + 4)], dark(roof, 0.35), 1.6, 0.5)
    s.rect(x + w * 0.1, top - h * 0.53, w * 0.8, 6, dark(roof, 0.2))
    s.rect(x + w * 0.18, foot - h * 0.62, w * 0.24, h * 0.62, dark(wall, 0.6))
    glass = lamp or dark(wall, 0.5)
    window(s, x + w * 0.6, top + h * 0.28, w * 0.22, h * 0.3, glass, mix(wall, INK, 0.4))


def pavilion(s: Sheet, x: float, foot: float, w: float, colour: str, roof: str) -> None:
    """A lakeside pavilion, two roofs on slim posts, centred on ``x``."""
    h = w * 0.9
    s.rect(x - w * 0.36, foot - h * 0.42, w * 0.72, h * 0.42, colour, 0.8)
    columns(
        s,
        spread(4, x - w * 0.36, x + w * 0.36),
        foot - h * 0.42,
        foot,
        w * 0.035,
        dark(colour, 0.3),
    )
    tiled_roof(s, x - w * 0.6, foot - h * 0.62, w * 1.2, h * 0.22, roof, 0.35, 0.5)
    s.rect(x - w * 0.24, foot - h * 0.8, w * 0.48, h * 0.18, colour, 0.9)
    tiled_roof(s, x - w * 0.42, foot - h * 1.02, w * 0.84, h * 0.24, roof, 0.35, 0.3)
