"""Things on tables and walls: lamps, books, cups, paper, tools."""

from __future__ import annotations

import math

from media.drawings.palette import CARD, CREAM, GOLD, INK, RED, dark, light, mix
from media.drawings.sheet import Sheet, arch, linear, on_circle, polygon, smooth, spread

WOOD = "#8A5A36"


def table(
    s: Sheet, x: float, y: float, w: float, foot: float, colour: str = WOOD, thick: float = 20
) -> None:
    """A table seen from the front with its top edge at ``y``."""
    for lx in (x + w * 0.06, x + w * 0.9):
        s.rect(lx, y + thick, w * 0.04, foot - y - thick, dark(colour, 0.3))
    s.rect(x + w * 0.05, y + thick, w * 0.9, thick * 0.9, dark(colour, 0.22))
    s.rect(x, y, w, thick, linear((0, y), (0, y + thick), [light(colour, 0.3), colour]), round_=4)


def desktop(s: Sheet, y: float, colour: str = WOOD, grain: bool = True) -> None:
    """A table top that fills the sheet from ``y`` down."""
    s.fall(y, s.height, [light(colour, 0.22), colour, dark(colour, 0.25)])
    s.rect(0, y, s.width, 6, light(colour, 0.45), 0.8)
    if grain:
        for k in range(12):
            gy = y + 22 + k * (s.height - y) / 11
            curve = [
                (-10, gy),
                (s.width * 0.3, gy + 7),
                (s.width * 0.6, gy - 5),
                (s.width + 10, gy + 6),
            ]
            s.stroke(smooth(curve), dark(colour, 0.4), 1.6, 0.28)


def stool(s: Sheet, x: float, foot: float, w: float, colour: str = WOOD) -> None:
    h = w * 0.9
    for k in (-0.38, 0.38):
        s.poly(
            [
                (x + k * w - 4, foot - h),
                (x + k * w + 4, foot - h),
                (x + k * w * 1.15 + 4, foot),
                (x + k * w * 1.15 - 4, foot),
            ],
            dark(colour, 0.3),
        )
    s.rect(x - w * 0.4, foot - h * 0.45, w * 0.8, 5, dark(colour, 0.2))
    s.rect(x - w / 2, foot - h - 7, w, 12, light(colour, 0.14), round_=5)


def chair(
    s: Sheet, x: float, foot: float, h: float, colour: str = WOOD, flip: bool = False
) -> None:
    """A side view of a chair, its back on the left."""
    with s.at(x, foot, h / 100, flip=flip):
        s.poly([(-26, -100), (-19, -100), (-15, 0), (-22, 0)], colour)
        s.rect(-21, -49, 48, 8, light(colour, 0.2), round_=3)
        s.rect(20, -44, 6, 44, dark(colour, 0.15))
        s.rect(-18, -22, 40, 4, dark(colour, 0.25))
        s.rect(-28, -98, 8, 46, dark(colour, 0.1), round_=3)


def cup(
    s: Sheet,
    x: float,
    foot: float,
    w: float,
    colour: str = CARD,
    band: str | None = RED,
    steam: bool = True,
    tea: str = "#B5742F",
) -> None:
    """A lidless tea cup, its foot at ``foot``."""
    h = w * 0.72
    if steam:
        vapour(s, x, foot - h - 6, w * 0.9)
    bowl = smooth(
        [
            (x - w / 2, foot - h),
            (x - w * 0.42, foot - h * 0.35),
            (x - w * 0.22, foot),
            (x + w * 0.22, foot),
            (x + w * 0.42, foot - h * 0.35),
            (x + w / 2, foot - h),
        ],
        tension=0.9,
    )
    bowl.close()
    s.oval(x, foot, w * 0.62, w * 0.09, dark(colour, 0.5), 0.35)
    s.fill(
        bowl,
        linear((x - w / 2, 0), (x + w / 2, 0), [light(colour, 0.3), colour, dark(colour, 0.25)]),
    )
    s.oval(x, foot - h, w / 2, w * 0.13, light(colour, 0.5))
    s.oval(x, foot - h + 1.5, w * 0.43, w * 0.1, tea)
    if band:
        with s.inside(bowl):
            s.rect(x - w, foot - h * 0.66, w * 2, h * 0.1, band, 0.85)


def vapour(s: Sheet, x: float, y: float, h: float, colour: str = CARD, alpha: float = 0.55) -> None:
    """Three threads of steam rising from (x, y)."""
    for k, lean in ((-1, -4), (0, 5), (1, -3)):
        sx = x + k * h * 0.2
        curve = [
            (sx, y),
            (sx + lean * 2, y - h * 0.35),
            (sx - lean * 2, y - h * 0.7),
            (sx + lean, y - h * (1.05 if k == 0 else 0.9)),
        ]
        s.stroke(
            smooth(curve), linear((0, y), (0, y - h), [(colour, alpha), (colour, 0)]), h * 0.075
        )


def teapot(s: Sheet, x: float, foot: float, w: float, colour: str = "#A34A32") -> None:
    h = w * 0.62
    s.stroke(
        smooth(
            [
                (x - w * 0.36, foot - h * 0.75),
                (x - w * 0.66, foot - h * 0.7),
                (x - w * 0.62, foot - h * 0.25),
                (x - w * 0.34, foot - h * 0.2),
            ]
        ),
        dark(colour, 0.15),
        w * 0.06,
    )
    s.fill(
        smooth(
            [
                (x + w * 0.3, foot - h * 0.2),
                (x + w * 0.56, foot - h * 0.5),
                (x + w * 0.68, foot - h * 0.95),
                (x + w * 0.6, foot - h * 0.92),
                (x + w * 0.44, foot - h * 0.62),
                (x + w * 0.3, foot - h * 0.6),
            ],
            close=True,
        ),
        dark(colour, 0.08),
    )
    s.oval(
        x,
        foot - h * 0.45,
        w * 0.42,
        h * 0.46,
        linear((x - w / 2, 0), (x + w / 2, 0), [light(colour, 0.3), colour, dark(colour, 0.3)]),
    )
    s.oval(x, foot - h * 0.86, w * 0.22, h * 0.09, dark(colour, 0.25))
    s.circle(x, foot - h, w * 0.055, dark(colour, 0.1))


def oil_lamp(
    s: Sheet, x: float, foot: float, h: float, brass: str = "#B8853C", shine: float = 0.6
) -> None:
    """A paraffin lamp with its light."""
    s.glow(x, foot - h * 0.62, h * 2.6, GOLD, shine)
    s.oval(x, foot - h * 0.02, h * 0.24, h * 0.05, dark(brass, 0.3))
    s.poly(
        [
            (x - h * 0.16, foot),
            (x + h * 0.16, foot),
            (x + h * 0.07, foot - h * 0.12),
            (x - h * 0.07, foot - h * 0.12),
        ],
        brass,
    )
    s.oval(
        x,
        foot - h * 0.22,
        h * 0.19,
        h * 0.13,
        linear((x - h * 0.2, 0), (x + h * 0.2, 0), [light(brass, 0.4), brass, dark(brass, 0.3)]),
    )
    s.rect(x - h * 0.09, foot - h * 0.38, h * 0.18, h * 0.08, dark(brass, 0.2), round_=3)
    glass = smooth(
        [
            (x - h * 0.07, foot - h * 0.38),
            (x - h * 0.17, foot - h * 0.58),
            (x - h * 0.07, foot - h * 0.8),
            (x - h * 0.06, foot - h),
            (x + h * 0.06, foot - h),
            (x + h * 0.07, foot - h * 0.8),
            (x + h * 0.17, foot - h * 0.58),
            (x + h * 0.07, foot - h * 0.38),
        ],
        close=True,
    )
    s.fill(glass, "#FFF4D8", 0.45)
    s.fill(
        smooth(
            [
                (x, foot - h * 0.4),
                (x - h * 0.06, foot - h * 0.52),
                (x, foot - h * 0.7),
                (x + h * 0.06, foot - h * 0.52),
            ],
            close=True,
        ),
        "#FFE9A8",
    )
    s.fill(
        smooth(
            [
                (x, foot - h * 0.42),
                (x - h * 0.03, foot - h * 0.5),
                (x, foot - h * 0.6),
                (x + h * 0.03, foot - h * 0.5),
            ],
            close=True,
        ),
        CARD,
    )


def lantern(s: Sheet, x: float, y: float, r: float, colour: str = RED, lit: float = 0.6) -> None:
    """A round silk lantern hanging from ``y``."""
    s.line([(x, y - r * 0.5), (x, y + r * 0.3)], INK, 2.5)
    cy = y + r * 1.2
    s.glow(x, cy, r * 3, GOLD, lit)
    s.oval(
        x,
        cy,
        r * 1.12,
        r * 0.9,
        linear(
            (x - r, 0), (x + r, 0), [dark(colour, 0.15), light(colour, 0.22), dark(colour, 0.2)]
        ),
    )
    for k in (0.35, 0.72):
        box = [(x - r * 1.12 * k, cy), (x, cy - r * 0.9), (x + r * 1.12 * k, cy), (x, cy + r * 0.9)]
        s.stroke(smooth(box, close=True), dark(colour, 0.35), 1.8, 0.6)
    for top in (cy - r * 0.98, cy + r * 0.8):
        s.rect(x - r * 0.42, top, r * 0.84, r * 0.2, GOLD, round_=2)
    for k in range(-2, 3):
        s.line([(x + k * r * 0.12, cy + r), (x + k * r * 0.16, cy + r * 1.62)], GOLD, 2.2)


def open_book(
    s: Sheet, x: float, y: float, w: float, page: str = CARD, cover: str = RED, lines: bool = True
) -> None:
    """An open book lying towards the viewer; (x, y) is the middle of its near edge."""
    h = w * 0.42
    s.oval(x, y + 8, w * 0.56, 18, INK, 0.25, blur=8)
    for sign in (-1, 1):
        path = smooth(
            [
                (x, y - h * 0.08),
                (x + sign * w * 0.2, y - h * 0.2),
                (x + sign * w * 0.54, y - h * 0.04),
            ]
        )
        path.lineTo(x + sign * w * 0.46, y - h)
        path.cubicTo(
            x + sign * w * 0.3, y - h * 1.16, x + sign * w * 0.12, y - h * 1.12, x, y - h * 0.98
        )
        path.close()
        with s.at(0, 9):
            s.fill(path, dark(cover, 0.1))
        s.fill(
            path,
            linear((x, 0), (x + sign * w * 0.54, 0), [dark(page, 0.2), page, light(page, 0.4)]),
        )
        if lines:
            with s.inside(path):
                for k in range(6):
                    yy = y - h * 0.27 - k * h * 0.125
                    inset = w * 0.07 + k * 1.5
                    s.stroke(
                        smooth(
                            [
                                (x + sign * inset, yy + 6),
                                (x + sign * w * 0.22, yy - 5),
                                (x + sign * (w * 0.44 - k * 3), yy + 7),
                            ]
                        ),
                        mix(page, INK, 0.4),
                        3.2,
                        0.75,
                    )


def sheet_of_paper(
    s: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    turn: float = 0,
    page: str = CARD,
    lines: int = 7,
) -> None:
    """A sheet with blank ruled lines, centred on (x, y)."""
    with s.at(x, y, 1, turn):
        s.rect(-w / 2 + 7, -h / 2 + 10, w, h, INK, 0.22, blur=7)
        s.rect(
            -w / 2,
            -h / 2,
            w,
            h,
            linear((-w / 2, -h / 2), (w / 2, h / 2), [light(page, 0.5), page, dark(page, 0.06)]),
            round_=3,
        )
        for k in range(lines):
            yy = -h * 0.36 + k * h * 0.74 / max(1, lines)
            s.rect(
                -w * 0.38,
                yy,
                w * (0.76 if k % 3 != 2 else 0.5),
                5,
                mix(page, INK, 0.38),
                0.8,
                round_=2.5,
            )


def note(
    s: Sheet,
    x: float,
    y: float,
    size: float,
    colour: str,
    turn: float = 0,
    pin: str | None = RED,
    lines: int = 3,
) -> None:
    """A blank note card with a pin, centred on (x, y)."""
    with s.at(x, y, size / 100, turn):
        s.rect(-46, -40, 96, 86, INK, 0.25, blur=6)
        s.rect(-48, -44, 96, 86, linear((0, -44), (0, 42), [light(colour, 0.25), colour]), round_=4)
        for k in range(lines):
            s.rect(
                -34,
                -14 + k * 18,
                68 if k < lines - 1 else 40,
                5,
                dark(colour, 0.35),
                0.5,
                round_=2.5,
            )
        if pin:
            s.circle(2, -32, 8, INK, 0.25)
            s.circle(0, -36, 8, pin)
            s.circle(-2.5, -38.5, 2.6, CREAM, 0.8)


def pen(
    s: Sheet, x: float, y: float, length: float, turn: float, colour: str = INK, tip: str = GOLD
) -> None:
    """A fountain pen with its nib at (x, y), pointing along ``turn`` degrees."""
    with s.at(x, y, length / 100, turn):
        s.poly([(0, 0), (16, -5), (16, 5)], tip)
        s.rect(16, -6, 60, 12, linear((0, -6), (0, 6), [light(colour, 0.35), colour]), round_=3)
        s.rect(70, -6.6, 4, 13.2, tip)
        s.rect(74, -6.6, 28, 13.2, colour, round_=5)


def spectacles(s: Sheet, x: float, y: float, w: float, colour: str = "#4A352C") -> None:
    for sign in (-1, 1):
        s.oval(x + sign * w * 0.27, y, w * 0.2, w * 0.16, "#DCE9E4", 0.4)
        s.stroke(
            smooth(
                [on_circle(x + sign * w * 0.27, y, w * 0.19, a) for a in range(0, 360, 30)],
                close=True,
            ),
            colour,
            w * 0.035,
        )
        s.stroke(
            smooth(
                [
                    (x + sign * w * 0.46, y - 4),
                    (x + sign * w * 0.62, y - w * 0.1),
                    (x + sign * w * 0.66, y - w * 0.24),
                ]
            ),
            colour,
            w * 0.03,
        )
    s.stroke(
        smooth([(x - w * 0.08, y - 3), (x, y - w * 0.06), (x + w * 0.08, y - 3)]), colour, w * 0.035
    )


def clock(
    s: Sheet,
    x: float,
    y: float,
    r: float,
    rim: str = "#8A5A36",
    hour: float = 10,
    minute: float = 10,
) -> None:
    s.circle(x + 5, y + 8, r, INK, 0.25, blur=7)
    s.circle(x, y, r, linear((x - r, y - r), (x + r, y + r), [light(rim, 0.3), dark(rim, 0.2)]))
    s.circle(x, y, r * 0.84, CARD)
    for k in range(12):
        a, b = (
            on_circle(x, y, r * 0.76, k * 30),
            on_circle(x, y, r * (0.6 if k % 3 == 0 else 0.68), k * 30),
        )
        s.line([a, b], INK, r * (0.05 if k % 3 == 0 else 0.026))
    s.line([(x, y), on_circle(x, y, r * 0.4, (hour + minute / 60) * 30 - 90)], INK, r * 0.075)
    s.line([(x, y), on_circle(x, y, r * 0.6, minute * 6 - 90)], INK, r * 0.05)
    s.circle(x, y, r * 0.07, RED)


def heart(s: Sheet, x: float, y: float, r: float, colour: str = RED) -> None:
    path = smooth(
        [
            (x, y + r),
            (x - r * 0.92, y + r * 0.05),
            (x - r * 0.95, y - r * 0.55),
            (x - r * 0.45, y - r * 0.85),
        ]
    )
    path.cubicTo(x - r * 0.2, y - r * 0.9, x - r * 0.04, y - r * 0.7, x, y - r * 0.46)
    path.cubicTo(x + r * 0.04, y - r * 0.7, x + r * 0.2, y - r * 0.9, x + r * 0.45, y - r * 0.85)
    path.cubicTo(x + r * 0.72, y - r * 0.84, x + r * 0.98, y - r * 0.64, x + r * 0.95, y - r * 0.3)
    path.cubicTo(x + r * 0.98, y + r * 0.14, x + r * 0.4, y + r * 0.66, x, y + r)
    path.close()
    s.fill(
        path,
        linear((x - r, y - r), (x + r, y + r), [light(colour, 0.22), colour, dark(colour, 0.2)]),
    )


def umbrella(s: Sheet, x: float, y: float, r: float, colour: str = RED, turn: float = 0) -> None:
    """An open umbrella; (x, y) is the middle of its rim."""
    with s.at(x, y, r / 100, turn):
        s.line([(0, -96), (0, 92)], INK, 5)
        s.stroke(smooth([(0, 92), (8, 108), (22, 100)]), INK, 6)
        path = arch(-100, -92, 200, 92, 92)
        s.fill(path, colour)
        with s.inside(path):
            s.oval(0, 0, 42, 96, light(colour, 0.2))
            s.poly([(42, 0), (0, -96), (120, -96), (120, 0)], dark(colour, 0.2), 0.6)
        for k in range(4):
            s.oval(-75 + 50 * k, 2, 25, 9, dark(colour, 0.4))


def bicycle(
    s: Sheet, x: float, foot: float, w: float, colour: str = INK, flip: bool = False
) -> None:
    """A sit-up-and-beg bicycle, ``w`` between the outer rims."""
    with s.at(x, foot, w / 200, flip=flip):
        for cx in (-62, 62):
            s.ring(cx, -38, 36, colour, 4.5)
            for k in range(8):
                s.line([(cx, -38), on_circle(cx, -38, 35, k * 45)], colour, 1, 0.6)
        frame = [(-62, -38), (-20, -38), (-36, -92), (46, -96), (-20, -38)]
        s.line(frame, colour, 4.5)
        s.line([(62, -38), (42, -110), (56, -118)], colour, 4.5)
        s.line([(-62, -38), (-34, -86)], colour, 4)
        s.rect(-54, -102, 34, 8, colour, round_=4)
        s.rect(-94, -82, 44, 4, colour)


def cinema_screen(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A bright blank screen with its light."""
    s.glow(x + w / 2, y + h / 2, w * 0.95, CREAM, 0.5)
    s.rect(x - 10, y - 10, w + 20, h + 20, dark("#3A1613", 0.4), round_=6)
    s.rect(x, y, w, h, CREAM)


def gear(
    s: Sheet, x: float, y: float, r: float, colour: str, teeth: int = 12, turn: float = 0
) -> None:
    for k in range(teeth):
        with s.at(x, y, r, turn + 360 * k / teeth):
            s.poly([(0.7, -0.16), (1.12, -0.1), (1.12, 0.1), (0.7, 0.16)], colour)
    s.circle(x, y, r * 0.88, colour)
    s.circle(x, y, r * 0.34, dark(colour, 0.45))


def ribbon(s: Sheet, points: list[tuple[float, float]], colour: str, width: float) -> None:
    """A broad band of cloth along a curve, with an edge and a shine."""
    s.stroke(smooth(points), dark(colour, 0.4), width + 5)
    s.stroke(smooth(points), colour, width)
    s.stroke(
        smooth([(px - width * 0.14, py - width * 0.14) for px, py in points]),
        light(colour, 0.35),
        width * 0.2,
        0.7,
    )


def bubble(
    s: Sheet, x: float, y: float, w: float, h: float, colour: str = CARD, flip: bool = False
) -> None:
    """An empty speech bubble centred on (x, y)."""
    s.rect(x - w / 2, y - h / 2, w, h, colour, round_=h * 0.38)
    sign = -1 if flip else 1
    s.poly(
        [
            (x + sign * w * 0.12, y + h * 0.4),
            (x + sign * w * 0.36, y + h * 0.4),
            (x + sign * w * 0.4, y + h * 0.82),
        ],
        colour,
    )


def vase(
    s: Sheet, x: float, foot: float, h: float, colour: str = "#EDE6D6", ink: str = "#274766"
) -> None:
    """A blue and white porcelain vase."""
    w = h * 0.26
    right = [
        (x + w * 0.36, foot - h),
        (x + w * 0.3, foot - h * 0.84),
        (x + w, foot - h * 0.58),
        (x + w * 0.86, foot - h * 0.3),
        (x + w * 0.46, foot),
    ]
    left = [(2 * x - px, py) for px, py in reversed(right)]
    path = smooth([*right, *left], close=True, tension=0.9)
    s.fill(path, linear((x - w, 0), (x + w, 0), [light(colour, 0.5), colour, dark(colour, 0.3)]))
    with s.inside(path):
        for yy in (0.86, 0.76, 0.12):
            s.rect(x - w, foot - h * yy, w * 2, h * 0.022, ink, 0.9)
        for k in spread(3, -0.6, 0.6):
            for a in range(5):
                s.circle(
                    *on_circle(x + k * w, foot - h * 0.5, h * 0.05, a * 72), h * 0.036, ink, 0.85
                )
        for k in spread(6, -1, 1):
            s.poly(
                [
                    (x + k * w - 9, foot - h * 0.14),
                    (x + k * w, foot - h * 0.26),
                    (x + k * w + 9, foot - h * 0.14),
                ],
                ink,
                0.8,
            )


def frame_window(
    s: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    frame: str = "#6B4530",
    cross: tuple[int, int] = (2, 2),
) -> None:
    """The wooden frame of a window over whatever was drawn inside it."""
    s.stroke(polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)]), frame, 18)
    for k in range(1, cross[0]):
        s.rect(x + w * k / cross[0] - 4, y, 8, h, frame)
    for k in range(1, cross[1]):
        s.rect(x, y + h * k / cross[1] - 4, w, 8, frame)
    s.rect(x - 26, y + h + 4, w + 52, 20, light(frame, 0.16), round_=3)


def rain(
    s: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    seed: int,
    colour: str = "#DCE9EE",
    count: int = 60,
) -> None:
    """Slanting rain in a box."""
    for k in range(count):
        px = x + (math.sin(seed + k * 12.9) * 43758.5) % 1 * w
        py = y + (math.sin(seed * 3 + k * 78.2) * 12543.1) % 1 * h
        s.line([(px, py), (px - 6, py + 26)], colour, 2, 0.5)
