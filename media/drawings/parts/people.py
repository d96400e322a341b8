"""People as small silhouettes: no faces, only bearing and clothes."""

from __future__ import annotations

import random
from collections.abc import Sequence

from media.drawings.palette import INK, dark, light, mix
from media.drawings.sheet import Sheet, linear, polygon, smooth

CLOTHES = ("#7A3A2B", "#33506B", "#2F5E4D", "#8A6A46", "#55454A", "#A0522F", "#46606B")


def person(
    s: Sheet,
    x: float,
    foot: float,
    h: float,
    coat: str = INK,
    legs: str | None = None,
    pose: str = "stand",
    hat: str | None = None,
    hair: str = INK,
    skin: str | None = None,
    gown: bool = False,
    flip: bool = False,
    bundle: str | None = None,
) -> None:
    """One figure, ``h`` tall with the feet at ``foot``.

    ``pose``: stand, walk, wave, carry, cane or sit; ``hat``: straw, cap, brim; ``gown`` a long
    robe; ``bundle`` a load of that colour.
    """
    skin = skin or mix(coat, "#E2B48C", 0.55)
    legs = legs or dark(coat, 0.4)
    with s.at(x, foot, h / 100, flip=flip):
        _legs(s, pose, legs, gown, coat)
        top = 14.0 if pose == "sit" else 0.0
        hip = -46 if pose != "sit" else -34 - top
        body = polygon(
            [
                (-6, -82.5),
                (-12.5, -76),
                (-11, -60),
                (-12, hip),
                (12, hip),
                (11, -60),
                (12.5, -76),
                (6, -82.5),
            ]
        )
        shade = linear((-13, 0), (13, 0), [light(coat, 0.16), coat, dark(coat, 0.28)])
        with s.at(0, top):
            s.fill(body, shade)
            _arms(s, pose, coat, skin)
            if bundle:
                s.oval(-13, -66, 10, 14, bundle)
                s.line([(-8, -78), (9, -56)], dark(bundle, 0.3), 2.6)
            s.rect(-3.2, -87, 6.4, 7, dark(skin, 0.15))
            s.oval(0, -90.5, 6.6, 7.8, skin)
            crown = [
                (-6.9, -88.5),
                (-7.2, -95),
                (-3.5, -99.4),
                (3.5, -99.4),
                (7.2, -95),
                (6.9, -88.5),
            ]
            s.fill(smooth([*crown, (0, -88.4)], close=True, tension=0.7), hair)
            _hat(s, hat, coat)


def _hat(s: Sheet, hat: str | None, coat: str) -> None:
    if hat == "straw":
        s.poly([(-19, -93), (0, -107), (19, -93)], "#D9B872")
        s.poly([(0, -107), (19, -93), (2, -93)], "#B8934F")
    elif hat == "cap":
        cap = [(-8, -93.5), (-7.4, -100), (0, -102.5), (7.4, -100), (8, -93.5)]
        s.fill(smooth(cap), dark(coat, 0.25))
        s.rect(-8.6, -95, 19, 3, dark(coat, 0.45), round_=1.5)
    elif hat == "brim":
        s.rect(-7, -105, 14, 12, dark(coat, 0.3), round_=4)
        s.oval(0, -94, 14, 3, dark(coat, 0.4))


def _legs(s: Sheet, pose: str, legs: str, gown: bool, coat: str) -> None:
    if gown:
        robe = [(-11.5, -62), (-12.5, -30), (-15, -4), (15, -4), (12.5, -30), (11.5, -62)]
        s.poly(robe, linear((-14, 0), (14, 0), [light(coat, 0.14), coat, dark(coat, 0.28)]))
        s.poly([(-1, -40), (0.6, -40), (2, -4), (-2, -4)], dark(coat, 0.35), 0.6)
        s.rect(-9, -5, 7, 5, INK, round_=2)
        s.rect(2, -5, 7, 5, INK, round_=2)
    elif pose in ("walk", "carry", "cane"):
        s.poly([(-10, -48), (2, -48), (-7, -3), (-14, -3)], dark(legs, 0.25))
        s.poly([(-3, -48), (11, -48), (14, -3), (7, -3)], legs)
        s.rect(-16, -4, 10, 4, INK, round_=2)
        s.rect(7, -4, 11, 4, INK, round_=2)
    elif pose == "sit":
        s.poly([(-12, -36), (12, -36), (13, -24), (-12, -24)], legs)
        s.rect(-11, -26, 8, 26, dark(legs, 0.15))
        s.rect(4, -26, 8, 26, legs)
    else:
        s.poly([(-11, -48), (0, -48), (-2, -2), (-9, -2)], dark(legs, 0.14))
        s.poly([(0, -48), (11, -48), (9, -2), (2, -2)], legs)
        s.rect(-11, -4, 9, 4, INK, round_=2)
        s.rect(2, -4, 9, 4, INK, round_=2)


def _arms(s: Sheet, pose: str, coat: str, skin: str) -> None:
    sleeve = dark(coat, 0.16)
    s.stroke(smooth([(-11, -75), (-14, -60), (-12.5, -48)]), sleeve, 5.6)
    s.circle(-12.5, -45, 2.7, skin)
    if pose == "wave":
        s.stroke(smooth([(10.5, -75), (18, -87), (18.5, -101)]), coat, 5.6)
        s.circle(18.5, -104.5, 3, skin)
    elif pose == "cane":
        s.stroke(smooth([(10.5, -75), (16, -62), (18, -52)]), coat, 5.6)
        s.line([(19, -52), (23, 0)], "#6B4A2E", 2.6)
    elif pose == "carry":
        s.stroke(smooth([(10.5, -75), (15, -65), (8, -59)]), coat, 5.6)
    else:
        s.stroke(smooth([(11, -75), (14, -60), (12.5, -48)]), sleeve, 5.6)
        s.circle(12.5, -45, 2.7, skin)


def crowd(
    s: Sheet,
    x0: float,
    x1: float,
    foot: float,
    h: float,
    count: int,
    seed: int = 1,
    coats: Sequence[str] = CLOTHES,
    poses: Sequence[str] = ("stand", "walk"),
    hats: Sequence[str | None] = (None,),
    gown: bool = False,
    depth: float = 0,
    flip: bool | None = None,
    hair: str = INK,
) -> None:
    """A group between ``x0`` and ``x1``; ``depth`` scatters the feet (those behind come first)."""
    rng = random.Random(seed)
    spots = []
    for index in range(count):
        x = x0 + (x1 - x0) * (index + rng.uniform(0.2, 0.8)) / count
        spots.append((foot - rng.random() * depth, x))
    for y, x in sorted(spots):
        person(
            s,
            x,
            y,
            h * rng.uniform(0.9, 1.06) * (1 - (foot - y) / 900),
            rng.choice(coats),
            pose=rng.choice(poses),
            hat=rng.choice(hats),
            gown=gown,
            flip=rng.random() < 0.5 if flip is None else flip,
            hair=hair,
        )


def heads(
    s: Sheet,
    y: float,
    count: int,
    r: float,
    seed: int,
    colour: str,
    x0: float = 0,
    x1: float = 1000,
) -> None:
    """A row of heads and shoulders from behind, for the back of an audience."""
    rng = random.Random(seed)
    for index in range(count):
        x = x0 + (x1 - x0) * (index + 0.5 + rng.uniform(-0.12, 0.12)) / count
        ink = mix(colour, INK, rng.uniform(0, 0.4))
        s.fill(
            smooth(
                [
                    (x - r * 2, y + r * 3.2),
                    (x - r * 1.6, y + r * 1.4),
                    (x - r * 0.5, y + r * 0.8),
                    (x + r * 0.5, y + r * 0.8),
                    (x + r * 1.6, y + r * 1.4),
                    (x + r * 2, y + r * 3.2),
                ]
            ),
            ink,
        )
        s.circle(x, y, r, ink)


def hand(
    s: Sheet,
    x: float,
    y: float,
    size: float,
    skin: str,
    sleeve: str,
    turn: float = 0,
    flip: bool = False,
    curl: float = 0.0,
) -> None:
    """A hand held out to the right, thumb up, with a cuff; the wrist is at (x, y).

    ``curl`` (0 to 1) bends the fingers down as if they closed around something.
    """
    edge = dark(skin, 0.24)
    with s.at(x, y, size / 100, turn, flip):
        cloth = linear((0, -44), (0, 56), [light(sleeve, 0.16), sleeve, dark(sleeve, 0.25)])
        s.poly([(-460, -62), (-24, -44), (-24, 50), (-460, 84)], cloth)
        s.rect(-40, -48, 26, 102, light(sleeve, 0.35), round_=7)
        tone = linear((0, -60), (0, 56), [light(skin, 0.22), skin, dark(skin, 0.14)])
        palm = [(-18, -34), (20, -42), (62, -36), (74, -6), (70, 32), (40, 46), (-18, 40)]
        fingers = []
        for k, length in enumerate((62, 72, 68, 54)):
            fy = -25 + 21 * k
            bend = curl * length * 0.55
            tip = (58 + length * (1 - 0.25 * curl), fy + 3 * k - 3 + bend)
            fingers.append([(44, fy), (58 + length * 0.55, fy + k * 1.4 + bend * 0.25), tip])
        for points in reversed(fingers):
            s.stroke(smooth(points), edge, 24)
            s.stroke(smooth(points), tone, 21)
        s.fill(smooth(palm, close=True, tension=0.8), tone)
        thumb = [(4, -26), (34, -58), (70, -66)]
        s.stroke(smooth(thumb), edge, 26)
        s.stroke(smooth(thumb), tone, 23)
        s.stroke(smooth([(2, -22), (22, -40)]), tone, 24)
        for points in fingers:
            nail = points[-1]
            s.oval(nail[0] + 1, nail[1] - 2, 6, 5, light(skin, 0.5), 0.6)
