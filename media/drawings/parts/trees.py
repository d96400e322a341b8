"""Kapok, banyan, palm, pine, willow, bamboo, reeds and pots."""

from __future__ import annotations

import math
import random

from media.drawings.palette import BRICK, GOLD, INK, LEAF, ORANGE, PINE, RED, dark, light, mix
from media.drawings.sheet import Point, Sheet, linear, on_circle, smooth


def kapok_flower(
    s: Sheet, x: float, y: float, r: float, colour: str = RED, turn: float = -90
) -> None:
    """The five-petalled 木棉 flower seen from the front, the emblem of the house."""
    for k in range(5):
        with s.at(x, y, r, turn + 72 * k):
            petal = [
                (0.1, -0.08),
                (0.42, -0.34),
                (0.84, -0.3),
                (1.0, 0),
                (0.84, 0.3),
                (0.42, 0.34),
                (0.1, 0.08),
            ]
            s.fill(
                smooth(petal, close=True),
                linear((0.1, 0), (1, 0), [dark(colour, 0.25), colour, light(colour, 0.12)]),
            )
            s.stroke(smooth([(0.2, 0), (0.6, 0.02), (0.88, 0)]), dark(colour, 0.3), 0.03, 0.6)
    s.circle(x, y, r * 0.2, mix(GOLD, ORANGE, 0.3))
    for k in range(10):
        tip = on_circle(x, y, r * (0.42 if k % 2 else 0.34), turn + 36 + 36 * k)
        s.line([(x, y), tip], GOLD, r * 0.035)
        s.circle(*tip, r * 0.055, GOLD)
    s.circle(x, y, r * 0.1, dark(ORANGE, 0.25))


def blossom(s: Sheet, x: float, y: float, r: float, colour: str, rng: random.Random) -> None:
    """A small side view of a kapok flower: a cup of petals."""
    turn = rng.uniform(-50, 50)
    with s.at(x, y, r, turn):
        for angle in (-52, -18, 18, 52):
            with s.at(0, 0, 1, angle):
                s.oval(0, -0.55, 0.34, 0.62, light(colour, 0.12) if angle in (-18, 18) else colour)
        s.circle(0, 0.02, 0.3, dark(colour, 0.45))


def kapok(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    seed: int = 1,
    bark: str = "#4A352C",
    flower: str = BRICK,
    bloom: float = 1.0,
) -> None:
    """A kapok tree in bloom: straight trunk, tiers of level branches, flowers and no leaves."""
    rng = random.Random(seed)
    tips: list[Point] = []
    w = h * 0.042
    trunk = [
        (x - w * 1.5, foot),
        (x - w * 0.7, foot - h * 0.12),
        (x - w * 0.35, foot - h * 0.6),
        (x - 2, foot - h),
    ]
    back = [
        (x + 2, foot - h),
        (x + w * 0.4, foot - h * 0.6),
        (x + w * 0.8, foot - h * 0.12),
        (x + w * 1.7, foot),
    ]
    path = smooth(trunk + back)
    s.fill(path, linear((x - w, 0), (x + w, 0), [light(bark, 0.2), bark, dark(bark, 0.35)]))
    for tier in range(6):
        y = foot - h * (0.36 + 0.105 * tier)
        reach = h * (0.34 - 0.042 * tier) * rng.uniform(0.85, 1.1)
        for sign in (-1, 1):
            span = reach * rng.uniform(0.8, 1.1)
            end = (x + sign * span, y - h * rng.uniform(0.06, 0.13))
            mid = (x + sign * span * 0.5, y - h * 0.02)
            s.stroke(
                smooth([(x, y + h * 0.02), mid, end]), bark, max(1.6, h * (0.016 - 0.0016 * tier))
            )
            tips.append(end)
            for part in (0.35, 0.55, 0.78):
                bx, by = x + sign * span * part, y - h * 0.03 * part * 2
                tx, ty = bx + sign * h * 0.025, by - h * rng.uniform(0.045, 0.1)
                s.stroke(smooth([(bx, by), (tx, ty)]), bark, max(1.2, h * 0.006))
                tips.append((tx, ty))
                tips.append((bx, by))
    tips.append((x, foot - h - 4))
    size = h * 0.026
    for tx, ty in tips:
        for _ in range(2):
            if rng.random() < bloom:
                ink = mix(flower, ORANGE if rng.random() < 0.4 else RED, rng.uniform(0, 0.5))
                dx, dy = rng.uniform(-size, size), rng.uniform(-size, size)
                blossom(s, tx + dx, ty + dy, size * rng.uniform(0.8, 1.25), ink, rng)


def leafy(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    seed: int = 1,
    leaf: str = LEAF,
    bark: str = "#4A352C",
) -> None:
    """A round-headed broadleaf tree in three tones, lit from the upper left."""
    rng = random.Random(seed)
    w = h * 0.05
    s.poly(
        [
            (x - w, foot),
            (x - w * 0.4, foot - h * 0.55),
            (x + w * 0.4, foot - h * 0.55),
            (x + w, foot),
        ],
        bark,
    )
    for sign in (-1, 1):
        s.stroke(
            smooth([(x, foot - h * 0.38), (x + sign * h * 0.16, foot - h * 0.58)]), bark, w * 0.7
        )
    blobs = [
        (
            x + rng.uniform(-0.27, 0.27) * h,
            foot - h * rng.uniform(0.52, 0.86),
            h * rng.uniform(0.13, 0.2),
        )
        for _ in range(11)
    ]
    for bx, by, r in blobs:
        s.circle(bx + r * 0.12, by + r * 0.2, r, dark(leaf, 0.28))
    for bx, by, r in blobs:
        s.circle(bx, by, r * 0.92, leaf)
    for bx, by, r in blobs:
        if by < foot - h * 0.6:
            s.circle(bx - r * 0.22, by - r * 0.24, r * 0.55, light(leaf, 0.16))


def banyan(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    seed: int = 1,
    leaf: str = LEAF,
    bark: str = "#54402F",
) -> None:
    """A wide banyan with a many-stemmed trunk and hanging roots."""
    rng = random.Random(seed)
    for dx in (-0.09, -0.04, 0.03, 0.09):
        curve = [
            (x + dx * h * 2.2, foot),
            (x + dx * h, foot - h * 0.25),
            (x + dx * h * 2.4, foot - h * 0.6),
        ]
        s.stroke(smooth(curve), mix(bark, INK, 0.2 + abs(dx)), h * 0.055)
    crown = [
        (
            x + h * 0.85 * math.cos(a) * rng.uniform(0.3, 1),
            foot - h * 0.74 + h * 0.2 * math.sin(a) * rng.uniform(0.5, 1.2),
            h * rng.uniform(0.12, 0.2),
        )
        for a in [k * 0.42 for k in range(30)]
    ]
    for _ in range(26):
        rx = x + rng.uniform(-0.75, 0.75) * h
        s.line(
            [(rx, foot - h * 0.62), (rx + rng.uniform(-3, 3), foot - h * rng.uniform(0.22, 0.46))],
            bark,
            rng.uniform(1.2, 2.6),
            0.8,
        )
    for bx, by, r in crown:
        s.circle(bx + r * 0.1, by + r * 0.28, r, dark(leaf, 0.35))
    for bx, by, r in crown:
        s.circle(bx, by - r * 0.12, r * 0.9, leaf)
    for bx, by, r in crown:
        s.circle(bx - r * 0.2, by - r * 0.42, r * 0.5, light(leaf, 0.15))


def palm(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    leaf: str = PINE,
    bark: str = "#5B4536",
    lean: float = 0.06,
) -> None:
    """A fan of arching fronds on a slim trunk."""
    tx, ty = x + h * lean, foot - h
    s.stroke(smooth([(x, foot), (x + h * lean * 0.3, foot - h * 0.5), (tx, ty)]), bark, h * 0.034)
    for angle in (-168, -146, -120, -95, -68, -40, -14, 6, 174):
        reach = h * 0.4
        mid = on_circle(tx, ty, reach * 0.55, angle)
        end = on_circle(tx, ty, reach, angle)
        end = (end[0], end[1] + h * 0.12)
        up = (mid[0], mid[1] - h * 0.05)
        low = (mid[0], mid[1] + h * 0.015)
        s.fill(
            smooth([(tx, ty), up, end, low], close=True),
            mix(leaf, "#F1D9A0", 0.12 if angle < -90 else 0),
        )


def pine(
    s: Sheet, x: float, foot: float, h: float, leaf: str = PINE, snow: str | None = None
) -> None:
    """A tiered conifer; ``snow`` lies on its tiers."""
    s.rect(x - h * 0.022, foot - h * 0.14, h * 0.044, h * 0.14, dark("#4A352C", 0.2))
    for k in range(5):
        top = foot - h + h * 0.165 * k
        half = h * (0.085 + 0.048 * k)
        low = top + h * 0.26
        s.poly(
            [
                (x, top),
                (x - half, low),
                (x - half * 0.4, low - h * 0.03),
                (x, low + h * 0.01),
                (x + half * 0.4, low - h * 0.03),
                (x + half, low),
            ],
            mix(leaf, INK, 0.08 * k),
        )
        if snow:
            s.poly(
                [
                    (x, top),
                    (x - half, low),
                    (x - half * 0.45, low - h * 0.07),
                    (x - half * 0.1, low - h * 0.03),
                    (x + half * 0.35, low - h * 0.12),
                ],
                snow,
                0.92,
            )


def old_pine(
    s: Sheet, x: float, foot: float, h: float, leaf: str = PINE, bark: str = "#46301F"
) -> None:
    """A wind-bent pine with flat clouds of needles."""
    trunk = [
        (x, foot),
        (x - h * 0.05, foot - h * 0.25),
        (x + h * 0.1, foot - h * 0.5),
        (x + h * 0.05, foot - h * 0.72),
        (x + h * 0.2, foot - h * 0.94),
    ]
    for index in range(4):
        s.stroke(smooth(trunk[index : index + 2]), bark, h * (0.062 - 0.012 * index))
    s.stroke(smooth(trunk), bark, h * 0.035)
    limbs = (
        (1, 0.46, 0.36),
        (3, -0.3, 0.26),
        (2, 0.44, 0.24),
        (4, 0.24, 0.22),
        (4, -0.16, 0.2),
        (3, 0.38, 0.16),
    )
    for node, dx, size in limbs:
        tx, ty = trunk[node][0] + dx * h, trunk[node][1] - h * 0.06
        s.stroke(
            smooth([trunk[node], ((trunk[node][0] + tx) / 2, ty + h * 0.05), (tx, ty)]),
            bark,
            h * 0.018,
        )
        for k in range(3):
            w = size * h * (1 - 0.22 * k)
            top = ty - k * h * 0.032
            pad = [
                (tx - w, top + 8),
                (tx - w * 0.6, top - h * 0.03),
                (tx, top - h * 0.05),
                (tx + w * 0.6, top - h * 0.03),
                (tx + w, top + 8),
                (tx, top + h * 0.018),
            ]
            s.fill(smooth(pad, close=True), mix(leaf, "#9DB28A", 0.16 * k))


def willow(
    s: Sheet, x: float, y: float, seed: int, colour: str = LEAF, count: int = 9, length: float = 340
) -> None:
    """Willow branches hanging in from the top, roots around (x, y)."""
    rng = random.Random(seed)
    for _ in range(count):
        sx = x + rng.uniform(-150, 150)
        deep = length * rng.uniform(0.45, 1)
        drift = rng.uniform(-14, 46)
        curve = [(sx, y), (sx + drift * 0.3, y + deep * 0.5), (sx + drift, y + deep)]
        s.stroke(smooth(curve), dark(colour, 0.2), 2)
        steps = int(deep / 17)
        for k in range(1, steps):
            t = k / steps
            px, py = sx + drift * t * t, y + deep * t
            for sign in (-1, 1):
                leaf = [
                    (px, py),
                    (px + sign * 7, py + 9),
                    (px + sign * 9, py + 25),
                    (px + sign * 3, py + 13),
                ]
                s.fill(smooth(leaf, close=True), mix(colour, "#DCCB7A", rng.uniform(0, 0.4)))


def reeds(
    s: Sheet,
    y: float,
    seed: int,
    colour: str,
    count: int = 60,
    tall: float = 190,
    x0: float = 0,
    x1: float | None = None,
    plume: str | None = None,
) -> None:
    """Reeds with drooping leaves and plumes, roots at ``y``."""
    rng = random.Random(seed)
    end = s.width if x1 is None else x1
    for _ in range(count):
        x = rng.uniform(x0, end)
        h = tall * rng.uniform(0.5, 1)
        lean = rng.uniform(-0.12, 0.24) * h
        ink = mix(colour, INK, rng.uniform(0, 0.25))
        s.stroke(smooth([(x, y), (x + lean * 0.3, y - h * 0.5), (x + lean, y - h)]), ink, 3)
        for t in (0.4, 0.62):
            side = rng.choice((-1, 1))
            px, py = x + lean * t * t, y - h * t
            leaf = [
                (px, py),
                (px + side * h * 0.16, py - h * 0.14),
                (px + side * h * 0.3, py - h * 0.02),
                (px + side * h * 0.14, py - h * 0.09),
            ]
            s.fill(smooth(leaf, close=True), ink)
        if plume:
            with s.at(x + lean, y - h, 1, rng.uniform(0, 26)):
                s.oval(0, -16, 5.5, 22, plume)


def banana(s: Sheet, x: float, foot: float, h: float, leaf: str = LEAF) -> None:
    """Banana leaves, broad and torn."""
    s.poly(
        [
            (x - h * 0.05, foot),
            (x - h * 0.02, foot - h * 0.5),
            (x + h * 0.03, foot - h * 0.5),
            (x + h * 0.06, foot),
        ],
        mix(leaf, "#B9B46A", 0.4),
    )
    for angle in (-155, -125, -100, -75, -48, -22):
        with s.at(x, foot - h * 0.45, h * 0.6, angle):
            blade = [(0, 0), (0.3, -0.15), (0.75, -0.13), (1.02, 0.09), (0.72, 0.12), (0.3, 0.13)]
            tone = mix(leaf, "#D8D48A", 0.22 if angle < -90 else 0.02)
            s.fill(smooth(blade, close=True), tone)
            s.stroke(smooth([(0, 0), (0.5, -0.02), (1, 0.08)]), light(tone, 0.35), 0.02)
            for t in (0.35, 0.5, 0.65, 0.8):
                s.line([(t, -0.01), (t + 0.09, -0.12)], dark(tone, 0.25), 0.008, 0.7)
                s.line([(t, 0.0), (t + 0.09, 0.11)], dark(tone, 0.25), 0.008, 0.7)


def potted(
    s: Sheet, x: float, foot: float, h: float, kind: str = "kumquat", pot: str = "#B5563A"
) -> None:
    """A pot with a ``kumquat`` bush, an ``orchid``, a ``narcissus`` or a ``green`` plant."""
    w = h * 0.3
    base = foot - h * 0.3
    rng = random.Random(int(x) + len(kind))
    if kind == "kumquat":
        for _ in range(24):
            s.circle(
                x + rng.gauss(0, 0.13) * h,
                base - h * rng.uniform(0.08, 0.66),
                h * 0.085,
                mix(LEAF, PINE, rng.random()),
            )
        for _ in range(26):
            s.circle(
                x + rng.gauss(0, 0.13) * h,
                base - h * rng.uniform(0.05, 0.66),
                h * 0.032,
                mix("#F0A030", ORANGE, rng.random()),
            )
    else:
        for k in range(9):
            lean = (k - 4) / 4 * h * (0.34 if kind != "narcissus" else 0.16)
            tall = h * rng.uniform(0.45, 0.68)
            leaf = [
                (x - 4, base),
                (x + lean * 0.3 - 4, base - tall * 0.7),
                (x + lean, base - tall),
                (x + lean * 0.4 + 6, base - tall * 0.6),
                (x + 4, base),
            ]
            s.fill(smooth(leaf, close=True), mix(LEAF, PINE, rng.random()))
        if kind != "green":
            ink = "#FFF7E2" if kind == "narcissus" else "#D9A5B5"
            for k in range(5):
                fx, fy = x + (k - 2) * h * 0.09, base - h * rng.uniform(0.5, 0.74)
                s.line([(x, base), (fx, fy)], PINE, 2.5)
                for a in range(6):
                    s.circle(*on_circle(fx, fy, h * 0.034, 60 * a), h * 0.026, ink)
                s.circle(fx, fy, h * 0.02, GOLD)
    s.poly(
        [(x - w * 0.5, base), (x + w * 0.5, base), (x + w * 0.36, foot), (x - w * 0.36, foot)],
        linear((x - w / 2, 0), (x + w / 2, 0), [light(pot, 0.2), pot, dark(pot, 0.3)]),
    )
    s.rect(x - w * 0.56, base - h * 0.03, w * 1.12, h * 0.06, dark(pot, 0.12), round_=3)
