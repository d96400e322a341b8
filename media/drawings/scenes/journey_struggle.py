"""红色历程, 1926 to 1945."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import (
    boats,
    buildings,
    land,
    landmarks,
    people,
    sky,
    things,
    trees,
    water,
)
from media.drawings.plate import Plate
from media.drawings.sheet import Sheet, arch, linear, smooth, spread


def school_court(s: Sheet) -> None:
    """A class on bamboo stools in the court of the old temple school."""
    sky.sky(s, ("#F6DDA8", "#F5D29A", "#F3C68A", "#EDB878"), 600)
    sky.sun(s, 500, 210, 92, "#FFF1CC", 0.5)
    landmarks.temple_hall(s, 500, 640, 620)
    land.ground(s, 640, "#E3BE86", "#A06C44")
    land.rows(s, 640, 500, "#7A4A2E", 0.16, 15)
    for row, (foot, h, n, half) in enumerate(
        ((722, 92, 9, 250), (792, 118, 8, 290), (884, 152, 7, 340))
    ):
        for x in spread(n, 500 - half, 500 + half):
            things.stool(s, x, foot, h * 0.4, "#C9A25A")
            people.person(
                s,
                x,
                foot + 4,
                h,
                ("#4A5F78", "#5A6E5A", "#7A6A52", "#6A4A3A")[int(x * 7 + row) % 4],
                pose="sit",
                hat="straw" if int(x) % 3 == 0 else None,
            )
    s.rect(428, 590, 144, 76, "#33403A", round_=4)
    s.rect(422, 584, 156, 88, "#7A5234", 0.0)
    people.person(s, 612, 690, 108, "#5A6E78", pose="wave", gown=True)
    trees.kapok(s, 128, 850, 720, 3)
    trees.kapok(s, 880, 850, 700, 9)


def drill_ground(s: Sheet) -> None:
    """Formations as small blocks on a wide ground under a hot sky, flags in front."""
    sky.sky(s, ("#6FA7B0", "#A9CBBE", "#EADFB4", "#F4CC88"), 480)
    sky.rays(s, 500, 480, "#FFF3CF", 0.25, 20, 4)
    for x, y, w in ((60, 220, 320), (560, 180, 360), (330, 330, 260)):
        sky.cloud(s, x, y, w, "#FFF8E6", 0.85)
    land.ridge(s, 470, 90, 5, "#7FA08C", "#C9CDA0")
    buildings.street(s, 486, (60, 74, 66, 78, 62, 70, 80, 64, 70, 76), 100, 0, 4, "#C9B38A", 0.45)
    land.ground(s, 484, "#EBCB8E", "#B57F4E")
    for row, foot in enumerate((530, 575, 632, 706, 800)):
        h = 22 + row * 11
        for block in range(3 if row < 4 else 2):
            x0 = 500 + (block - (1 if row < 4 else 0.5)) * (230 + row * 58) - (90 + row * 24)
            width = 180 + row * 48
            s.poly(
                [
                    (x0, foot + 2),
                    (x0 + width, foot + 2),
                    (x0 + width + 26, foot + 12),
                    (x0 + 20, foot + 12),
                ],
                "#7A5234",
                0.25,
            )
            for line in range(3):
                for x in spread(9, x0, x0 + width):
                    people.person(
                        s,
                        x + line * 4,
                        foot - 8 + line * (3 + row),
                        h,
                        mix("#6A7350", "#4C5640", line / 2),
                        hat="cap",
                    )
            boats.flag(s, x0 + width / 2, foot - h * 0.5, 60 + row * 26, p.RED, 0.32 + row * 0.14)
    s.rect(395, 818, 210, 14, "#8A5A36")
    s.poly(
        [(380, 830), (620, 830), (660, 1000), (340, 1000)],
        linear((0, 830), (0, 1000), ["#A9683C", "#6B3D26"]),
    )
    for k in range(4):
        s.rect(372 - k * 9, 858 + k * 36, 256 + k * 18, 5, "#4A2A1C", 0.5)
    people.person(s, 500, 826, 210, "#56604A", pose="wave", hat="cap")
    boats.flag(s, 228, 985, 420, p.RED, 1.7, flip=True)
    boats.flag(s, 772, 985, 420, p.RED, 1.7)


def night_of_august(s: Sheet) -> None:
    """A grey five-storey house at night, a lantern, and one star rising above its roof."""
    s.wash(linear((0, 0), (0, 1000), ["#101B33", "#1D2C4C", "#43374F", "#6B3A3A"]))
    sky.rays(s, 500, 250, "#D9573A", 0.32, 20, 9)
    sky.stars(s, 420, 9, 60)
    s.glow(500, 235, 330, "#E0603C", 0.8)
    sky.big_star(s, 500, 232, 128, "#C4301F")
    sky.big_star(s, 500, 232, 104, "#D8442C")
    buildings.skyline(s, 800, 6, "#1B2238", 90, 210, "#F0B864", 0.06)
    wall = "#7A7F86"
    x, w = 265, 470
    s.rect(x, 395, w, 430, linear((x, 0), (x + w, 0), ["#9A9B9A", wall, "#4A505C"]))
    for level in range(5):
        y = 412 + level * 82
        s.rect(x - 8, y - 12, w + 16, 9, "#B7B4AC")
        for k, wx in enumerate(spread(7, x + 42, x + w - 42)):
            lit = (level, k) in ((0, 3), (1, 1), (1, 4), (2, 3), (2, 5), (3, 2))
            if level == 4 and k == 3:
                continue
            if lit:
                s.glow(wx, y + 30, 60, p.GOLD, 0.4)
            s.fill(arch(wx - 16, y + 8, 32, 50, 14), p.GOLD if lit else "#2B3242")
            s.rect(wx - 1, y + 8, 2, 50, "#5A5F68")
    s.rect(x + 150, 366, w - 300, 34, "#8A8D90")
    s.rect(x - 14, 384, w + 28, 16, "#B7B4AC")
    s.fill(arch(456, 726, 88, 100, 44), "#2A1D16")
    s.fill(arch(466, 736, 68, 90, 34), "#E8A94E")
    s.glow(500, 790, 180, p.GOLD, 0.6)
    s.fall(822, 1000, ["#463A48", "#14131F"])
    s.poly([(460, 822), (540, 822), (700, 1000), (300, 1000)], p.GOLD, 0.16)
    things.lantern(s, 395, 706, 30, "#C8341F", 0.5)
    things.lantern(s, 605, 706, 30, "#C8341F", 0.5)
    for k, x0 in enumerate((150, 210, 275, 335, 660, 722, 790, 850)):
        people.person(
            s,
            x0,
            920 + (k % 3) * 14,
            165,
            "#1E2435",
            hat="cap",
            pose="walk",
            flip=x0 > 500,
            skin="#6B4A40",
        )
        s.fill(smooth([(x0 - 12, 920 - 124), (x0, 920 - 116), (x0 + 12, 920 - 124)]), p.RED, 0.0)


def dawn_street(s: Sheet) -> None:
    """A Guangzhou street before dawn; people with red scarves under the winter stars."""
    sky.sky(s, ("#122039", "#27375A", "#7A5064", "#E08A5C"), 720)
    sky.stars(s, 430, 12, 90)
    s.glow(500, 700, 420, "#F6B46A", 0.75)
    cx, cy = 500, 690
    for side in (-1, 1):
        for k in range(5, -1, -1):
            near = 0.30 * 1.62**k
            far = 0.30 * 1.62 ** (k - 1) if k else 0.2
            xa, xb = cx + side * 165 * near, cx + side * 165 * far
            shade = mix("#2B2A40", "#7A4A50", 1 - k / 6)
            ta, tb = cy - 250 * near, cy - 250 * far
            fa, fb = cy + 90 * near, cy + 90 * far
            s.poly(
                [(xa, ta), (xb, tb), (xb, fb), (xa, fa)],
                linear((xb, 0), (xa, 0), [light(shade, 0.18), dark(shade, 0.2)]),
            )
            s.poly([(xa, ta), (xb, tb), (xb, tb + 9 * far), (xa, ta + 9 * near)], light(shade, 0.3))
            for t in (0.3, 0.68):
                wx, n = xb + (xa - xb) * t, far + (near - far) * t
                ww = 12 * n
                lit = k == 3 and t == 0.3 and side == -1
                s.rect(wx - ww / 2, cy - 190 * n, ww, 60 * n, p.GOLD if lit else dark(shade, 0.5))
                s.rect(wx - ww / 2, cy - 100 * n, ww, 56 * n, dark(shade, 0.5))
            for t0, t1 in ((0.12, 0.88),):
                xa2, xb2 = xb + (xa - xb) * t1, xb + (xa - xb) * t0
                na, nb = far + (near - far) * t1, far + (near - far) * t0
                s.fill(
                    smooth(
                        [
                            (xa2, cy + 90 * na),
                            (xa2, cy - 2 * na),
                            ((xa2 + xb2) / 2, cy - 30 * (na + nb) / 2),
                            (xb2, cy - 2 * nb),
                            (xb2, cy + 90 * nb),
                        ],
                        tension=0.8,
                    ),
                    "#151528",
                )
    s.poly(
        [(cx - 33, cy + 18), (cx + 33, cy + 18), (1500, 1200), (-500, 1200)],
        linear((0, cy), (0, 1000), ["#D98A5C", "#5A3F4C", "#1E1C2C"]),
    )
    sky.sun(s, 500, 690, 40, "#FFE9B8", 0.7)
    s.rect(455, 694, 90, 14, "#D98A5C")
    for foot, h, xs in (
        (745, 74, (455, 486, 520, 552)),
        (812, 128, (398, 452, 548, 606)),
        (930, 226, (310, 415, 500, 592, 694)),
    ):
        for k, x in enumerate(xs):
            people.person(
                s,
                x,
                foot + (k % 2) * 8,
                h,
                "#1C1B2A",
                pose="walk",
                flip=k % 2 == 0,
                hat=("cap", None)[k % 2],
                skin="#5A3A38",
                hair="#12111C",
            )
            u = h / 100
            y = foot + (k % 2) * 8
            s.poly(
                [
                    (x - 8 * u, y - 84 * u),
                    (x + 8 * u, y - 84 * u),
                    (x + 6 * u, y - 77 * u),
                    (x - 7 * u, y - 77 * u),
                ],
                "#D03A26",
            )
            s.poly(
                [
                    (x + 2 * u, y - 80 * u),
                    (x + 9 * u, y - 78 * u),
                    (x + 12 * u, y - 58 * u),
                    (x + 6 * u, y - 58 * u),
                ],
                "#D03A26",
            )
    boats.flag(s, 640, 930, 560, "#C8341F", 1.5, "#12111C")


def long_march(s: Sheet) -> None:
    """A long line of tiny figures over snow mountains; river and grassland below."""
    sky.sky(s, p.SNOW, 560)
    sky.sun(s, 720, 170, 58, "#FFF6E0", 0.6)
    land.peaks(s, 520, 360, 4, "#A9BCC6", "#7F97A8", "#F6F4EC", 4)
    land.peaks(s, 640, 430, 11, "#8FA6B4", "#5E7C92", "#FDFBF4", 3)
    snow = smooth([(-50, 560), (180, 600), (380, 560), (560, 610), (800, 560), (1050, 620)])
    snow.lineTo(1050, 1000)
    snow.lineTo(-50, 1000)
    snow.close()
    s.fill(snow, linear((0, 560), (0, 760), ["#FBF8EF", "#C9D8DC"]))
    path = [
        (930, 470),
        (840, 505),
        (720, 520),
        (640, 556),
        (690, 592),
        (800, 618),
        (770, 650),
        (640, 664),
        (500, 668),
        (400, 690),
        (440, 724),
        (580, 744),
    ]
    s.stroke(smooth(path), "#B4C6CE", 13, 0.8)
    trail = smooth(path)
    import skia

    measure = skia.PathMeasure(trail, False)
    total = measure.getLength()
    step, along, k = 9.0, 0.0, 0
    while along < total:
        spot, _ = measure.getPosTan(along)
        h = 13 + 20 * along / total
        people.person(
            s,
            spot.x(),
            spot.y() + 3,
            h,
            ("#4E5A5E", "#3F4A50", "#5E5648")[k % 3],
            hat=("straw", "cap", "straw")[k % 3],
            pose="walk",
            flip=True,
        )
        if k % 17 == 8:
            boats.flag(s, spot.x(), spot.y(), h * 1.9, "#B8281C", h / 90)
        along += step + 7 * along / total
        k += 1
    grassy = smooth([(-50, 800), (200, 770), (480, 800), (760, 760), (1050, 800)])
    grassy.lineTo(1050, 1010)
    grassy.lineTo(-50, 1010)
    grassy.close()
    s.fill(grassy, linear((0, 760), (0, 1000), ["#A9A25A", "#6B7440", "#3E4C30"]))
    river = smooth(
        [
            (1040, 800),
            (760, 812),
            (560, 840),
            (640, 880),
            (420, 920),
            (200, 1010),
            (420, 1010),
            (600, 940),
            (760, 880),
            (700, 848),
            (820, 828),
            (1040, 822),
        ],
        close=True,
    )
    s.fill(river, linear((0, 800), (0, 1000), ["#CFE0E0", "#6F9CA8"]))
    for k, x in enumerate((180, 262, 352, 446)):
        people.person(
            s,
            x,
            905 - k * 8,
            150 - k * 8,
            ("#3F4A50", "#5E5648")[k % 2],
            hat=("straw", "cap")[k % 2],
            pose="walk",
            bundle="#8A7A5A",
        )
    boats.flag(s, 300, 890, 250, "#B8281C", 0.95)
    land.grass(s, 1000, 4, "#2F3E28", 190, 80)


def zunyi(s: Sheet) -> None:
    """The arcaded mansion in winter dusk, one upper room lit."""
    sky.sky(s, ("#2B4358", "#54657A", "#A98A86", "#E6B68E"), 700)
    land.peaks(s, 560, 230, 6, "#6E7685", "#565E70", "#DDE0DE", 3)
    land.ridge(s, 600, 90, 4, "#4E5866", "#9A8680")
    brick = "#77787A"
    x, w, foot = 190, 620, 790
    landmarks.mansion_roof(s, x - 40, 272, w + 80, 176)
    buildings.veranda(s, x, foot, w, 170, 2, 7, brick, "#EFE6D2", "#3A3E4A", ((1, 3),), True)
    for k in spread(8, x, x + w):
        s.rect(k - 9, foot - 340, 18, 340, linear((k - 9, 0), (k + 9, 0), ["#A5A29C", "#6A6B70"]))
        s.rect(k - 13, foot - 330, 26, 8, "#EFE6D2")
        s.rect(k - 13, foot - 160, 26, 8, "#EFE6D2")
    s.glow(500, 540, 240, p.GOLD, 0.5)
    s.fall(786, 1000, ["#8A7A78", "#3B3A44"])
    s.poly([(430, 790), (570, 790), (660, 1000), (340, 1000)], "#D9B088", 0.5)
    s.rect(170, 782, 660, 16, "#C9BFAE")
    for gx in (110, 905):
        trees.leafy(s, gx, 850, 470, gx, "#4A5A58", "#33302F")
    people.crowd(s, 410, 590, 880, 128, 4, 4, ("#2E3B4A", "#3A3B3E"), ("walk", "stand"), ("cap",))
    rng = random.Random(4)
    for _ in range(120):
        s.circle(
            rng.uniform(0, 1000),
            rng.uniform(0, 980),
            rng.uniform(1.4, 3.6),
            "#FFF8EA",
            rng.uniform(0.4, 0.9),
        )


def lugou_bridge(s: Sheet) -> None:
    """The bridge of many arches under the moon, its lions as small plain shapes."""
    sky.sky(s, ("#0F1B30", "#1D3353", "#3D5878", "#8A93A0"), 600)
    sky.stars(s, 420, 5, 80)
    sky.moon(s, 500, 260, 92)
    land.ridge(s, 590, 110, 7, "#33496A", "#6F86A0")
    land.ridge(s, 610, 60, 3, "#243A58", "#5E7894")
    water.water(s, 640, ("#6F88A0", "#35506E", "#16263D", "#0C1626"))
    with s.mirrored(664, 0.3, 3):
        boats.stone_bridge(s, -30, 1030, 520, 660, 8, "#B9AE9A", 26)
    water.glitter(s, 500, 668, 6, "#FBEBC0", 0.4, 90)
    water.ripples(s, 668, 4, "#C9D6E0", 0.25)
    boats.stone_bridge(s, -30, 1030, 520, 660, 8, "#B9AE9A", 26)
    for k in range(4):
        people.person(
            s, 440 + k * 38, 520 - 4, 58, "#141C2C", hat="cap", pose="stand", skin="#5A4A48"
        )
    # a lion on its post in front
    post = "#8D8B8C"
    s.rect(86, 800, 120, 210, linear((86, 0), (206, 0), [light(post, 0.3), post, dark(post, 0.45)]))
    s.rect(70, 786, 152, 26, light(post, 0.2), round_=4)
    lion = [
        (100, 788),
        (98, 740),
        (116, 700),
        (112, 660),
        (134, 632),
        (168, 636),
        (186, 664),
        (180, 690),
        (196, 720),
        (200, 788),
    ]
    s.fill(
        smooth(lion, close=True, tension=0.9),
        linear((100, 630), (200, 790), [light(post, 0.35), post, dark(post, 0.5)]),
    )
    for a in ((122, 652), (134, 636), (152, 630), (170, 638), (182, 656), (180, 678), (118, 674)):
        s.circle(*a, 13, light(post, 0.12))
    s.circle(150, 668, 30, light(post, 0.28))
    s.rect(204, 880, 900, 24, dark(post, 0.25))
    s.rect(204, 940, 900, 70, dark(post, 0.4))
    for k in range(4):
        x = 400 + k * 200
        s.rect(x, 830, 46, 180, dark(post, 0.3))
        s.rect(x - 7, 822, 60, 14, dark(post, 0.15))
        s.circle(x + 23, 800, 24, dark(post, 0.2))
        s.circle(x + 8, 784, 15, dark(post, 0.2))


def leaving_home(s: Sheet) -> None:
    """Smoke over the dark arcades; families with bundles in a small boat."""
    sky.sky(s, p.STORM, 620)
    s.glow(250, 560, 380, "#F08A4A", 0.7)
    rng = random.Random(8)
    for base, drift in ((210, 70), (420, 90), (760, 80)):
        for k in range(16):
            t = k / 15
            s.circle(
                base + drift * t * 2.6 + rng.uniform(-22, 22),
                540 - 560 * t,
                30 + 92 * t,
                "#2E1D20",
                0.34 * (1 - t * 0.5),
                8,
            )
    buildings.street(s, 618, (170, 210, 150, 230, 190, 220, 160, 200), 125, 0, 5, "#2A1619", 0.8)
    s.glow(330, 610, 200, "#F3A052", 0.5)
    for x in (322, 700):
        s.poly(
            [(x, 420), (x + 26, 404), (x + 40, 452), (x + 74, 436), (x + 70, 388), (x, 380)],
            p.STORM[1],
        )
    s.rect(0, 612, 1000, 26, "#20100F")
    water.water(s, 634, ("#A5523A", "#5A2A28", "#2A1519", "#160C10"))
    water.glitter(s, 280, 640, 4, "#F6A860", 0.5, 60)
    water.ripples(s, 640, 9, "#D9805A", 0.25)
    with s.mirrored(800, 0.35, 3):
        _family_boat(s)
    _family_boat(s)
    boats.sampan(s, 760, 715, 0.6, "#1E1213", "#4A3226", "#F0A850")
    boats.sampan(s, 170, 700, 0.5, "#1E1213", "#4A3226")
    water.ripples(s, 810, 5, "#D9805A", 0.22, 20)


def _family_boat(s: Sheet) -> None:
    for x, h, coat, load in (
        (388, 150, "#4A3A42", "#B5875A"),
        (450, 112, "#7A3A30", None),
        (500, 156, "#33394A", "#C9A26A"),
        (562, 90, "#5A4A3A", None),
        (612, 140, "#3E3A42", "#9A5A3C"),
    ):
        people.person(
            s, x, 778, h, coat, pose="stand", bundle=load, hat="straw" if h == 156 else None
        )
    people.person(s, 700, 770, 160, "#2A2A34", hat="straw", pose="carry")
    s.line([(694, 672), (742, 700), (812, 836)], "#1A1012", 6)
    hull = smooth([(296, 742), (352, 764), (500, 774), (650, 764), (764, 724)])
    hull.cubicTo(744, 780, 716, 812, 680, 816)
    hull.lineTo(372, 816)
    hull.cubicTo(330, 806, 308, 776, 296, 742)
    s.fill(hull, linear((0, 730), (0, 816), ["#5A352A", "#22130F"]))
    s.stroke(smooth([(302, 752), (352, 774), (500, 784), (650, 774), (758, 736)]), "#A8683E", 4)


def victory(s: Sheet) -> None:
    """The blue-roofed hall in the evening, doves above, lanterns in people's hands."""
    sky.sky(s, ("#F1B36A", "#EFA562", "#E58B55", "#D6724C"), 640)
    sky.rays(s, 500, 420, "#FFE9B8", 0.4, 24, 5)
    landmarks.memorial_hall(s, 500, 690, 560)
    land.ground(s, 690, "#D99A5E", "#7A3A2C")
    s.poly([(420, 690), (580, 690), (760, 1000), (240, 1000)], "#F3C98A", 0.5)
    trees.leafy(s, 70, 740, 300, 5, "#7A7A44")
    trees.leafy(s, 935, 740, 310, 3, "#7A7A44")
    for x, y, size, flip in (
        (250, 250, 1.25, False),
        (330, 150, 0.8, False),
        (720, 170, 1.0, True),
        (805, 290, 1.2, True),
        (610, 90, 0.65, True),
        (170, 370, 0.7, False),
    ):
        landmarks.dove(s, x, y, size, flip)
    rng = random.Random(2)
    for foot, h, n in ((760, 90, 11), (840, 130, 10), (960, 190, 8)):
        for x in spread(n, 60, 940):
            x += rng.uniform(-14, 14)
            people.person(
                s,
                x,
                foot,
                h * rng.uniform(0.9, 1.05),
                rng.choice(("#5A2A28", "#33405A", "#6B4030", "#3F5048")),
                pose=rng.choice(("wave", "stand", "wave")),
                gown=rng.random() < 0.3,
            )
            if rng.random() < 0.55:
                s.line(
                    [(x + h * 0.185, foot - h * 1.04), (x + h * 0.2, foot - h * 1.36)], "#4A2A1C", 3
                )
                things.lantern(s, x + h * 0.2, foot - h * 1.4, h * 0.12, "#C8341F", 0.35)


ROOT = "starter/红色历程"
PLATES = (
    Plate(f"{ROOT}/12 第六届农讲所", "番禺学宫里的课堂（示意画）", school_court),
    Plate(f"{ROOT}/13 北伐在东较场誓师", "东较场上的队伍（示意画）", drill_ground),
    Plate(f"{ROOT}/14 南昌起义", "八月一日的夜晚（示意画）", night_of_august),
    Plate(f"{ROOT}/15 广州起义", "起义的黎明（示意画）", dawn_street),
    Plate(f"{ROOT}/16 长征", "翻雪山过草地（示意画）", long_march),
    Plate(f"{ROOT}/17 遵义会议", "亮着灯的小楼（示意画）", zunyi),
    Plate(f"{ROOT}/18 卢沟桥事变", "卢沟晓月（示意画）", lugou_bridge),
    Plate(f"{ROOT}/19 广州沦陷", "离开家园的人们（示意画）", leaving_home),
    Plate(f"{ROOT}/20 抗战胜利", "人们庆祝胜利（示意画）", victory),
)
