"""Houses that people know: halls, gates, the mansion, and the dove above them."""

from __future__ import annotations

from itertools import pairwise

from media.drawings.palette import GOLD, RED, dark, light
from media.drawings.parts.buildings import columns, tiled_roof, window
from media.drawings.sheet import Sheet, arch, linear, polygon, smooth, spread


def temple_hall(
    s: Sheet, x: float, foot: float, w: float, wall: str = "#A23A28", roof: str = "#3E7A62"
) -> None:
    """A temple school's front: red walls, a raised middle bay, green-glazed roofs."""
    h = w * 0.3
    for sign in (-1, 1):
        cx = x + sign * w * 0.36
        s.rect(
            cx - w * 0.16,
            foot - h * 0.72,
            w * 0.32,
            h * 0.72,
            linear((0, foot - h), (0, foot), [light(wall, 0.12), dark(wall, 0.18)]),
        )
        s.fill(arch(cx - w * 0.05, foot - h * 0.46, w * 0.1, h * 0.46), dark(wall, 0.65))
        s.fill(arch(cx - w * 0.05, foot - h * 0.46, w * 0.1, h * 0.46), GOLD, 0.12)
        tiled_roof(s, cx - w * 0.22, foot - h * 1.12, w * 0.44, h * 0.42, roof, 0.22, 0.66)
    s.rect(x - w * 0.21, foot - h * 0.95, w * 0.42, h * 0.95, dark(wall, 0.5))
    s.rect(x - w * 0.13, foot - h * 0.62, w * 0.26, h * 0.62, dark(wall, 0.72))
    s.glow(x, foot - h * 0.3, w * 0.16, GOLD, 0.35)
    columns(s, spread(4, x - w * 0.19, x + w * 0.19), foot - h * 0.92, foot, w * 0.026, "#B8452E")
    s.rect(x - w * 0.22, foot - h * 0.98, w * 0.44, h * 0.12, "#2F6A5C")
    for k in spread(12, x - w * 0.2, x + w * 0.2):
        s.rect(k - 3, foot - h * 0.95, 6, h * 0.07, GOLD, 0.8)
    tiled_roof(s, x - w * 0.3, foot - h * 1.56, w * 0.6, h * 0.62, roof, 0.24, 0.56)
    s.rect(x - w * 0.54, foot - 8, w * 1.08, 20, "#CDB48A")
    s.rect(x - w * 0.5, foot - 18, w, 12, "#DDC8A0")


def memorial_hall(
    s: Sheet,
    x: float,
    foot: float,
    w: float,
    roof: str = "#2C6F96",
    wall: str = "#F2E2C2",
    column: str = "#B23A28",
) -> None:
    """The octagonal Sun Yat-sen Memorial Hall: four blue porch roofs under one great roof."""
    h = w * 0.66
    # plinth and body
    s.rect(x - w * 0.6, foot - h * 0.05, w * 1.2, h * 0.07, "#D9C8A6")
    s.rect(x - w * 0.56, foot - h * 0.09, w * 1.12, h * 0.05, "#E8D9B8")
    body = foot - h * 0.07
    s.rect(
        x - w * 0.5,
        body - h * 0.34,
        w,
        h * 0.34,
        linear((x - w / 2, 0), (x + w / 2, 0), [light(wall, 0.3), wall, dark(wall, 0.2)]),
    )
    for sign in (-1, 1):
        for k in (0.32, 0.42):
            cx = x + sign * w * k
            s.fill(arch(cx - w * 0.028, body - h * 0.22, w * 0.056, h * 0.2), "#6B3A2E")
    # upper octagon
    top = body - h * 0.5
    s.poly(
        [
            (x - w * 0.33, body - h * 0.3),
            (x - w * 0.3, top),
            (x + w * 0.3, top),
            (x + w * 0.33, body - h * 0.3),
        ],
        linear((x - w * 0.3, 0), (x + w * 0.3, 0), [light(wall, 0.2), wall, dark(wall, 0.28)]),
    )
    for k in spread(9, -0.26, 0.26):
        s.rect(x + k * w - w * 0.012, top + h * 0.03, w * 0.024, h * 0.1, "#8A4A36")
    # wing roofs, then the great one
    for sign in (-1, 1):
        tiled_roof(
            s, x + sign * w * 0.4 - w * 0.22, body - h * 0.47, w * 0.44, h * 0.15, roof, 0.4, 0.5
        )
    eave = top + h * 0.02
    peak = top - h * 0.36
    left = [
        (x - w * 0.44, eave - h * 0.03),
        (x - w * 0.3, eave - h * 0.12),
        (x - w * 0.13, top - h * 0.24),
        (x, peak),
    ]
    path = smooth(left)
    right = [(2 * x - px, py) for px, py in reversed(left)]
    for (ax, ay), (bx, by) in pairwise(right):
        path.quadTo((ax + bx) / 2 - w * 0.008, (ay + by) / 2 + h * 0.022, bx, by)
    path.cubicTo(x + w * 0.34, eave + h * 0.02, x + w * 0.22, eave + h * 0.01, x, eave + h * 0.01)
    path.cubicTo(x - w * 0.22, eave + h * 0.01, x - w * 0.34, eave + h * 0.02, *left[0])
    path.close()
    s.fill(
        path,
        linear((x - w * 0.4, peak), (x + w * 0.4, eave), [light(roof, 0.3), roof, dark(roof, 0.3)]),
    )
    with s.inside(path):
        for k in spread(23, -1, 1):
            s.line(
                [
                    (x + k * w * 0.02, peak),
                    (x + k * w * 0.24, top - h * 0.12),
                    (x + k * w * 0.48, eave + 10),
                ],
                dark(roof, 0.4),
                1.8,
                0.45,
            )
        s.poly([(x + w * 0.15, eave + 20), (x, peak), (x + w * 0.6, eave)], dark(roof, 0.45), 0.25)
    for k in (-0.15, 0.15):
        s.line(
            [(x, peak), (x + k * w * 0.7, top - h * 0.14), (x + k * w, eave)], light(roof, 0.35), 5
        )
    s.rect(x - 5, peak - h * 0.05, 10, h * 0.07, GOLD)
    s.circle(x, peak - h * 0.055, 9, GOLD)
    # the porch in front
    pw = w * 0.27
    s.rect(x - pw, body - h * 0.3, pw * 2, h * 0.3, dark(wall, 0.45))
    for k in spread(4, x - pw * 0.72, x + pw * 0.72):
        s.rect(k - w * 0.024, body - h * 0.2, w * 0.048, h * 0.2, "#5A2A22")
        s.rect(k - w * 0.024, body - h * 0.2, w * 0.048, h * 0.2, GOLD, 0.14)
    columns(s, spread(6, x - pw * 0.93, x + pw * 0.93), body - h * 0.27, body, w * 0.026, column)
    s.rect(x - pw * 1.04, body - h * 0.31, pw * 2.08, h * 0.05, "#2F6A74")
    tiled_roof(s, x - pw * 1.3, body - h * 0.5, pw * 2.6, h * 0.21, roof, 0.3, 0.62)
    s.rect(x - pw * 0.24, body - h * 0.36, pw * 0.48, h * 0.075, "#16395A", round_=3)
    for k in range(4):
        s.rect(
            x - pw - k * 8,
            body + k * h * 0.022,
            pw * 2 + k * 16,
            h * 0.024,
            ("#EFE2C6", "#D9C8A6")[k % 2],
        )


def mansion_roof(s: Sheet, x: float, y: float, w: float, h: float, colour: str = "#3E434C") -> None:
    """The Zunyi mansion's hipped roof with its dormer."""
    path = polygon(
        [(x, y + h), (x + w * 0.14, y + h * 0.3), (x + w * 0.86, y + h * 0.3), (x + w, y + h)]
    )
    s.fill(path, linear((0, y), (0, y + h), [light(colour, 0.25), colour, dark(colour, 0.2)]))
    with s.inside(path):
        for k in spread(44, 0, 1):
            s.line(
                [(x + w * (0.14 + 0.72 * k), y + h * 0.3), (x + w * k, y + h)],
                dark(colour, 0.4),
                2,
                0.5,
            )
    s.rect(x + w * 0.13, y + h * 0.26, w * 0.74, 10, light(colour, 0.35), round_=3)
    s.rect(x - 6, y + h - 6, w + 12, 12, "#EFE6D2")
    cx = x + w / 2
    s.rect(cx - 62, y + h * 0.34, 124, h * 0.6, "#77787A")
    s.poly([(cx - 86, y + h * 0.4), (cx, y - h * 0.12), (cx + 86, y + h * 0.4)], dark(colour, 0.1))
    s.line([(cx - 86, y + h * 0.4), (cx, y - h * 0.12), (cx + 86, y + h * 0.4)], "#EFE6D2", 6)
    for k in (-30, 30):
        window(s, cx + k - 17, y + h * 0.5, 34, h * 0.34, "#2B3242", "#EFE6D2", True)
    for k in (0.2, 0.8):
        s.rect(x + w * k - 13, y + h * 0.02, 26, h * 0.36, "#77787A")
        s.rect(x + w * k - 17, y, 34, 9, "#EFE6D2")


def dove(
    s: Sheet, x: float, y: float, size: float, flip: bool = False, colour: str = "#FFFAEE"
) -> None:
    """A dove in flight."""
    with s.at(x, y, size, -8, flip):
        s.fill(smooth([(-46, 8), (-70, 0), (-66, 22), (-30, 18)], close=True), dark(colour, 0.1))
        s.fill(
            smooth([(-8, -4), (-26, -52), (-4, -66), (14, -30), (16, -2)], close=True),
            dark(colour, 0.14),
        )
        body = [
            (-48, 8),
            (-14, -8),
            (22, -16),
            (36, -28),
            (50, -24),
            (48, -12),
            (36, 4),
            (6, 20),
            (-28, 20),
        ]
        s.fill(smooth(body, close=True), colour)
        s.fill(
            smooth([(-12, 0), (-44, -44), (-36, -74), (-8, -46), (12, -4)], close=True),
            light(colour, 0.4),
        )
        s.poly([(50, -22), (60, -17), (49, -14)], GOLD)
        s.circle(42, -20, 2.2, "#2A1D16")


def school_gate(s: Sheet, x: float, foot: float, w: float, wall: str = "#F6EAD0") -> None:
    """A plain walled gate with a tiled coping and one door in it, centred on ``x``."""
    h = w * 0.5
    s.rect(
        x - w / 2,
        foot - h * 0.7,
        w,
        h * 0.7,
        linear((0, foot - h), (0, foot), [light(wall, 0.3), dark(wall, 0.12)]),
    )
    tiled_roof(s, x - w * 0.56, foot - h * 1.02, w * 1.12, h * 0.34, "#5E4A40", 0.2, 0.8)
    s.rect(x - w * 0.12, foot - h * 0.52, w * 0.24, h * 0.52, RED)
    s.rect(x - 1.5, foot - h * 0.52, 3, h * 0.52, dark(RED, 0.4))
    for k in (-1, 1):
        s.circle(x + k * w * 0.03, foot - h * 0.26, 5, GOLD)


def hall_of_red_brick(
    s: Sheet, x: float, foot: float, w: float, brick: str = "#B4553C", roof: str = "#3F7A5E"
) -> None:
    """A university hall of Kangle Garden: red brick, green-glazed Chinese roof, white joints."""
    h = w * 0.5
    top = foot - h * 0.66
    s.rect(
        x - w / 2,
        top,
        w,
        h * 0.66,
        linear((x - w / 2, 0), (x + w / 2, 0), [light(brick, 0.16), brick, dark(brick, 0.16)]),
    )
    for row in range(int(h * 0.66 / 9)):
        s.rect(x - w / 2, top + row * 9, w, 1.3, dark(brick, 0.3), 0.35)
    for level in range(2):
        for k in spread(9, x - w * 0.44, x + w * 0.44):
            if abs(k - x) < w * 0.1:
                continue
            window(
                s,
                k - w * 0.018,
                top + h * (0.1 + 0.3 * level),
                w * 0.036,
                h * 0.18,
                "#4A5A56",
                "#F3E6CC",
                level == 1,
            )
    s.rect(x - w * 0.52, foot - h * 0.36, w * 1.04, 7, "#F3E6CC")
    s.rect(x - w * 0.52, foot - h * 0.04, w * 1.04, h * 0.05, "#CDBB98")
    tiled_roof(s, x - w * 0.58, top - h * 0.3, w * 1.16, h * 0.32, roof, 0.2, 0.82)
    pw = w * 0.26
    s.rect(x - pw / 2, top - h * 0.08, pw, h * 0.74, dark(brick, 0.08))
    s.fill(arch(x - pw * 0.28, foot - h * 0.44, pw * 0.56, h * 0.42), "#F3E6CC")
    s.fill(arch(x - pw * 0.22, foot - h * 0.4, pw * 0.44, h * 0.38), "#4A2A20")
    for k in (-0.3, 0, 0.3):
        window(s, x + k * pw - pw * 0.09, top + h * 0.02, pw * 0.18, h * 0.16, "#4A5A56", "#F3E6CC")
    tiled_roof(s, x - pw * 0.86, top - h * 0.42, pw * 1.72, h * 0.34, roof, 0.26, 0.5)
