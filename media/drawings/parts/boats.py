"""Boats, bridges and trains."""

from __future__ import annotations

import math

from media.drawings.palette import CREAM, GOLD, INK, MAROON, RED, RUST, dark, light, mix
from media.drawings.sheet import Sheet, arch, linear, polygon, smooth, spread


def red_boat(
    s: Sheet,
    x: float,
    y: float,
    size: float = 1.0,
    cabin: str = "#7C2A20",
    lamp: str = GOLD,
    flag: bool = True,
    turn: float = 0,
) -> None:
    """The covered pleasure boat of South Lake, centred on ``x``, its water line at ``y``."""
    hull = dark(MAROON, 0.45)
    with s.at(x, y, size, turn):
        s.line([(-214, -150), (-150, 6)], dark(hull, 0.1), 7)
        path = smooth([(-238, -62), (-190, -30), (-90, -12), (60, -10), (180, -26), (252, -70)])
        path.cubicTo(240, -30, 226, 6, 196, 22)
        path.lineTo(-176, 22)
        path.cubicTo(-206, 8, -226, -24, -238, -62)
        s.rect(-150, -92, 268, 84, linear((0, -92), (0, -8), [light(cabin, 0.1), cabin]))
        for k in range(5):
            wx = -138 + k * 50.5
            s.rect(wx - 4, -82, 42, 58, dark(cabin, 0.3), round_=2)
            s.rect(wx, -78, 34, 50, linear((0, -78), (0, -28), [light(lamp, 0.3), lamp]))
            for gx in (11.3, 22.6):
                s.rect(wx + gx - 0.9, -78, 1.8, 50, cabin)
            for gy in (16, 33):
                s.rect(wx, -78 + gy, 34, 1.8, cabin)
        s.glow(-20, -50, 190, lamp, 0.28)
        roof = smooth([(-192, -92), (-120, -122), (-16, -134), (90, -124), (166, -92)])
        roof.cubicTo(90, -102, -120, -102, -192, -92)
        s.fill(roof, linear((0, -134), (0, -92), [mix(hull, "#C08A5A", 0.4), hull]))
        s.rect(-188, -96, 350, 8, dark(hull, 0.2), round_=4)
        # the bow deck with its own small awning
        for px in (128, 178):
            s.rect(px, -88, 5, 66, dark(cabin, 0.35))
        s.fill(
            smooth([(108, -92), (156, -112), (206, -88), (156, -94)], close=True),
            mix(hull, "#C08A5A", 0.25),
        )
        s.fill(path, linear((0, -60), (0, 22), [mix(hull, "#B0643C", 0.3), hull]))
        s.stroke(
            smooth([(-226, -48), (-184, -18), (-90, 0), (60, 2), (180, -12), (240, -54)]),
            "#C98B4E",
            3,
            0.7,
        )
        if flag:
            s.rect(-22, -262, 6, 132, hull)
            s.fill(
                smooth(
                    [
                        (-16, -260),
                        (24, -252),
                        (66, -262),
                        (96, -248),
                        (70, -222),
                        (30, -226),
                        (-16, -216),
                    ],
                    close=True,
                    tension=0.8,
                ),
                RED,
            )


def sampan(
    s: Sheet,
    x: float,
    y: float,
    size: float = 1.0,
    hull: str = "#3A261D",
    hood: str = "#8A6A44",
    lamp: str | None = None,
    rower: str | None = None,
) -> None:
    """A small river boat with a woven hood; ``rower`` is the coat of someone at the oar."""
    with s.at(x, y, size):
        if rower:
            _rower(s, rower)
        s.fill(
            arch(-62, -48, 104, 48, 46),
            linear((0, -48), (0, 0), [light(hood, 0.25), hood, dark(hood, 0.3)]),
        )
        for k in (-38, -12, 14):
            s.stroke(arch(k, -47, 14, 47, 7), dark(hood, 0.4), 1.6, 0.5)
        if lamp:
            s.fill(arch(20, -34, 22, 34, 18), lamp)
            s.glow(34, -20, 90, lamp, 0.5)
        path = smooth([(-124, -26), (-80, -4), (0, 2), (90, -6), (134, -34)])
        path.cubicTo(118, 4, 96, 20, 70, 20)
        path.lineTo(-78, 20)
        path.cubicTo(-104, 16, -116, -4, -124, -26)
        s.fill(path, linear((0, -30), (0, 20), [light(hull, 0.18), hull]))


def _rower(s: Sheet, coat: str) -> None:
    s.poly([(84, -6), (94, -52), (112, -52), (112, -4)], coat)
    s.circle(103, -62, 9, "#C89670")
    s.poly([(84, -64), (103, -82), (122, -64)], "#D9B872")
    s.line([(98, -44), (124, -30), (168, 22)], INK, 4)


def junk(
    s: Sheet, x: float, y: float, size: float = 1.0, sail: str = "#A8552F", hull: str = "#3B241B"
) -> None:
    """A trading junk with battened sails."""
    with s.at(x, y, size):
        for mx, h, w in ((-50, 170, 70), (26, 226, 104), (92, 130, 52)):
            s.rect(mx - 2.5, -h - 14, 5, h, hull)
            shape = [
                (mx - w * 0.34, -34),
                (mx - w * 0.42, -h * 0.7),
                (mx - w * 0.05, -h - 4),
                (mx + w * 0.5, -h * 0.82),
                (mx + w * 0.66, -34),
            ]
            s.fill(
                polygon(shape),
                linear((mx - w, 0), (mx + w, 0), [light(sail, 0.25), sail, dark(sail, 0.25)]),
            )
            with s.inside(polygon(shape)):
                for k in range(1, 6):
                    yy = -34 - (h - 34) * k / 6
                    s.line([(mx - w, yy + 6), (mx + w, yy - 8)], dark(sail, 0.45), 2.4, 0.7)
        path = smooth([(-120, -44), (-60, -18), (60, -18), (136, -60)])
        path.lineTo(116, 10)
        path.lineTo(-92, 10)
        path.close()
        s.fill(path, linear((0, -50), (0, 10), [light(hull, 0.2), hull]))


def steamer(
    s: Sheet,
    x: float,
    y: float,
    size: float = 1.0,
    hull: str = INK,
    house: str = CREAM,
    smoke: str | None = "#B9A79A",
    funnel: str = RED,
) -> None:
    """A ferry or coasting steamer with one funnel."""
    with s.at(x, y, size):
        if smoke:
            for k in range(7):
                s.circle(6 - k * 34, -150 - k * 15 + (k % 2) * 6, 16 + k * 7, smoke, 0.5 - 0.06 * k)
        s.rect(
            -6,
            -142,
            30,
            60,
            linear((-6, 0), (24, 0), [light(funnel, 0.2), funnel, dark(funnel, 0.3)]),
        )
        s.rect(-6, -142, 30, 12, INK)
        s.rect(-104, -96, 208, 32, house)
        s.rect(-136, -64, 276, 36, dark(house, 0.06))
        for wx in spread(11, -126, 122):
            s.rect(wx, -56, 12, 16, mix(hull, "#5B7488", 0.45), round_=2)
        for wx in spread(8, -94, 86):
            s.rect(wx, -88, 10, 14, mix(hull, "#5B7488", 0.45), round_=2)
        s.rect(-112, -101, 224, 6, dark(house, 0.25))
        s.line([(-150, -28), (-150, -130)], hull, 4)
        s.line([(150, -28), (150, -120)], hull, 4)
        s.poly(
            [(-186, -34), (194, -34), (166, 14), (-166, 14)],
            linear((0, -34), (0, 14), [light(hull, 0.16), hull]),
        )
        s.rect(-172, 2, 344, 12, dark(RUST, 0.1))


def flag(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    colour: str = RED,
    size: float = 1.0,
    pole: str = INK,
    flip: bool = False,
    wave: float = 0.0,
) -> None:
    """A plain flag, no device on it, on a pole; ``wave`` (radians) moves the cloth in a film."""
    s.rect(x - 2.2 * size, foot - h, 4.4 * size, h, pole)
    with s.at(x, foot - h, size, flip=flip):
        lift = [math.sin(wave + k * 1.4) * 5 for k in range(5)]
        top = [(2, 3), (34, 9 + lift[1]), (70, 1 + lift[2]), (108, 8 + lift[3])]
        low = [(106, 66 + lift[3]), (70, 60 + lift[2]), (34, 69 + lift[1]), (2, 64)]
        path = smooth(top)
        path.lineTo(*low[0])
        path.cubicTo(94, 64 + lift[3], 84, 58 + lift[2], *low[1])
        path.cubicTo(56, 60 + lift[2], 46, 70 + lift[1], *low[2])
        path.cubicTo(24, 70 + lift[1], 14, 62, *low[3])
        path.close()
        s.fill(
            path,
            linear(
                (0, 0),
                (110, 10),
                [dark(colour, 0.12), light(colour, 0.1), dark(colour, 0.14), colour],
            ),
        )


def truss_arch(
    s: Sheet,
    x0: float,
    x1: float,
    deck: float,
    rise: float,
    colour: str,
    panels: int = 10,
    weight: float = 7,
) -> None:
    """One steel through-arch span of the Haizhu bridge between piers at ``x0`` and ``x1``."""

    def at(t: float, h: float) -> tuple[float, float]:
        return (x0 + (x1 - x0) * t, deck - h * 4 * t * (1 - t))

    upper = [at(k / panels, rise) for k in range(panels + 1)]
    lower = [at(k / panels, rise * 0.74) for k in range(panels + 1)]
    s.stroke(smooth(upper), colour, weight)
    s.stroke(smooth(lower), colour, weight * 0.72)
    for k in range(1, panels):
        s.line([upper[k], (upper[k][0], deck)], colour, weight * 0.36)
        s.line([upper[k], lower[k]], colour, weight * 0.5)
    for k in range(panels):
        first, second = (upper[k], lower[k + 1]) if k < panels / 2 else (lower[k], upper[k + 1])
        s.line([first, second], colour, weight * 0.36)
    s.rect(
        x0 - 6,
        deck - 4,
        x1 - x0 + 12,
        14,
        linear((0, deck - 4), (0, deck + 10), [light(colour, 0.3), colour]),
    )


def pier(s: Sheet, x: float, deck: float, water: float, w: float, colour: str = "#9A8B7A") -> None:
    s.poly(
        [
            (x - w / 2, deck + 8),
            (x + w / 2, deck + 8),
            (x + w * 0.66, water + 12),
            (x - w * 0.66, water + 12),
        ],
        linear((x - w, 0), (x + w, 0), [light(colour, 0.25), colour, dark(colour, 0.35)]),
    )
    s.rect(x - w * 0.62, deck + 6, w * 1.24, 12, light(colour, 0.15), round_=2)


def stone_bridge(
    s: Sheet,
    x0: float,
    x1: float,
    deck: float,
    water: float,
    arches: int,
    colour: str,
    posts: int = 0,
) -> None:
    """A long stone bridge; ``posts`` carry little seated lions as plain shapes."""
    hump = (x1 - x0) * 0.045
    top = smooth([(x0, deck + hump), ((x0 + x1) / 2, deck - hump * 0.4), (x1, deck + hump)])
    top.lineTo(x1, water + 6)
    top.lineTo(x0, water + 6)
    top.close()
    s.fill(top, linear((0, deck), (0, water), [light(colour, 0.2), colour, dark(colour, 0.2)]))
    pitch = (x1 - x0) / arches
    for k in range(arches):
        w = pitch * 0.74
        bx = x0 + pitch * k + pitch * 0.13
        hole = arch(bx, water + 6 - w * 0.58, w, w * 0.58 + 2, w * 0.5)
        s.fill(hole, dark(colour, 0.62))
        s.stroke(hole, light(colour, 0.35), 3.2)
        cut = x0 + pitch * k
        s.poly(
            [(cut - 9, water + 8), (cut, water - pitch * 0.34), (cut + 9, water + 8)],
            dark(colour, 0.12),
        )
    for x in spread(posts, x0 + 12, x1 - 12) if posts else []:
        t = (x - x0) / (x1 - x0)
        y = deck + hump - (hump * 1.4) * 4 * t * (1 - t)
        s.rect(x - 4, y - 30, 8, 34, light(colour, 0.12))
        s.circle(x, y - 35, 7.5, light(colour, 0.22))
        s.circle(x - 5, y - 41, 5, light(colour, 0.22))
    if posts:
        rail = [
            (x0, deck + hump - 16),
            ((x0 + x1) / 2, deck - hump * 0.4 - 16),
            (x1, deck + hump - 16),
        ]
        s.stroke(smooth(rail), light(colour, 0.16), 10)


def tower(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    line: str = CREAM,
    deep: str = "#27466B",
    turn: float = 0.0,
    lights: tuple[str, ...] = ("#F6C667", "#E0854A", "#D9607A", "#7BC0C9"),
) -> None:
    """The Canton Tower: two rings of straight struts twisted against each other, and a mast."""
    top = foot - h * 0.74
    wide, head = h * 0.088, h * 0.056

    def ring(t: float) -> tuple[float, float]:
        """Radius and height of the ring at ``t`` (0 foot, 1 head)."""
        radius = (
            wide * (1 - t) + head * t - h * 0.052 * math.sin(math.pi * min(1.0, t * 1.02)) ** 1.3
        )
        return max(radius, h * 0.018), foot + (top - foot) * t

    outline = [(x - ring(t)[0], ring(t)[1]) for t in spread(15, 0, 1)]
    outline += [(x + ring(t)[0], ring(t)[1]) for t in spread(15, 1, 0)]
    s.glow(x, foot - h * 0.4, h * 0.36, lights[1], 0.35)
    s.fill(
        smooth(outline, close=True),
        linear((x, foot), (x, top), [mix(deep, lights[k], 0.5) for k in range(len(lights))]),
    )
    with s.inside(smooth(outline, close=True)):
        for k in range(24):
            for sense in (-1, 1):
                base = turn + k * 15
                a0 = math.radians(base)
                a1 = math.radians(base + sense * 135)
                r0, r1 = wide, head
                pts = []
                for t in spread(9, 0, 1):
                    angle = a0 + (a1 - a0) * t
                    r, y = ring(t)
                    pts.append(
                        (
                            x + r * math.sin(angle),
                            y + (r0 * (1 - t) + r1 * t) * 0.16 * math.cos(angle),
                        )
                    )
                s.stroke(smooth(pts), line, 1.5, 0.55)
    for t in spread(18, 0.02, 0.98):
        r, y = ring(t)
        s.oval(x, y, r, r * 0.14, lights[int(t * 3.99)], 0.55)
        s.oval(x, y - 1.4, r * 0.96, r * 0.13, mix(deep, lights[int(t * 3.99)], 0.45), 0.8)
    s.poly(
        [
            (x - head * 0.3, top - 4),
            (x + head * 0.3, top - 4),
            (x + 2, top - h * 0.12),
            (x - 2, top - h * 0.12),
        ],
        lights[0],
    )
    s.line([(x, top - h * 0.1), (x, foot - h)], lights[0], 3)
    s.oval(x, top, head * 1.02, head * 0.3, light(lights[3], 0.4))


def metro_train(
    s: Sheet, x: float, y: float, w: float, h: float, body: str = "#F3EBDD", stripe: str = RED
) -> None:
    """The side of one metro car."""
    s.rect(
        x,
        y,
        w,
        h,
        linear((0, y), (0, y + h), [light(body, 0.5), body, dark(body, 0.12)]),
        round_=10,
    )
    s.rect(x, y + h * 0.66, w, h * 0.1, stripe)
    s.rect(x, y + h * 0.79, w, h * 0.03, GOLD)
    glass = linear((0, y + h * 0.16), (0, y + h * 0.6), ["#3F5C73", "#8FB4BD"])
    doors = spread(3, x + w * 0.17, x + w * 0.83)
    for dx in doors:
        s.rect(dx - w * 0.062, y + h * 0.12, w * 0.124, h * 0.82, dark(body, 0.18), round_=4)
        for side in (-1, 1):
            s.rect(
                dx + (0.004 if side > 0 else -0.056) * w,
                y + h * 0.18,
                w * 0.052,
                h * 0.44,
                glass,
                round_=5,
            )
    for wx in (0.01, 0.27, 0.60, 0.92):
        width = 0.19 if wx in (0.27,) else (0.125 if wx == 0.60 else 0.07)
        s.rect(x + w * wx + 6, y + h * 0.18, w * width, h * 0.4, glass, round_=8)
