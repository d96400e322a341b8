"""红色书吧: covers of our own, one strong image each and no lettering (900 x 1200)."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import boats, buildings, land, people, sky, trees, water
from media.drawings.plate import POSTER, Plate
from media.drawings.sheet import Sheet, arch, linear, on_circle, polygon, smooth


def spine(s: Sheet) -> None:
    """The fold along a book's back and a thin light at its edge."""
    s.rect(0, 0, 34, s.height, linear((0, 0), (34, 0), [(p.INK, 0.5), (p.INK, 0.06)]))
    s.rect(34, 0, 5, s.height, p.INK, 0.24)
    s.rect(39, 0, 2, s.height, p.CREAM, 0.35)


def red_cliffs(s: Sheet) -> None:
    """Red cliffs above a misty river at night, a sprig of plum blossom in front."""
    s.wash(linear((0, 0), (0, 1200), ["#141A2E", "#2A2438", "#5A2A30", "#8A3226"]))
    sky.stars(s, 400, 5, 60)
    sky.moon(s, 640, 230, 76)
    for pts, ink in (
        (
            [(0, 520), (120, 420), (210, 470), (300, 380), (360, 640), (420, 900), (0, 900)],
            "#7A231C",
        ),
        (
            [(900, 470), (790, 390), (720, 520), (640, 470), (580, 700), (540, 900), (900, 900)],
            "#942A1E",
        ),
        ([(0, 640), (90, 600), (200, 690), (260, 860), (280, 1000), (0, 1000)], "#5A1A18"),
        ([(900, 640), (800, 590), (730, 700), (690, 860), (650, 1000), (900, 1000)], "#6B1E1A"),
    ):
        s.poly(pts, linear((0, 400), (0, 980), [light(ink, 0.22), ink, dark(ink, 0.3)]))
        for k in range(5):
            (ax, ay) = pts[1]
            s.line(
                [(ax + k * 22 - 30, ay + 60 + k * 20), (ax + k * 30 - 40, ay + 300)],
                dark(ink, 0.4),
                6,
                0.4,
            )
    water.water(s, 930, ("#A8554A", "#4A2430", "#1A1422"))
    water.glitter(s, 560, 936, 4, "#F6DDB0", 0.3, 40)
    for y in (760, 850, 925):
        with s.film(0.4, 14):
            s.rect(-40, y, 980, 26, "#E3A890")
    branch = [(-10, 1120), (180, 1010), (330, 1000), (470, 880), (620, 830), (690, 740)]
    s.stroke(smooth(branch), "#1A1014", 17)
    for a, b in (
        ((330, 1000), (430, 1040)),
        ((470, 880), (450, 770)),
        ((180, 1010), (200, 900)),
        ((620, 830), (720, 850)),
    ):
        s.stroke(smooth([a, ((a[0] + b[0]) / 2 + 12, (a[1] + b[1]) / 2), b]), "#1A1014", 9)
    for x, y, r in (
        (430, 1040, 40),
        (450, 770, 44),
        (200, 900, 38),
        (690, 740, 46),
        (560, 850, 36),
        (720, 850, 34),
        (330, 990, 34),
    ):
        for k in range(5):
            s.circle(
                *on_circle(x, y, r * 0.55, k * 72),
                r * 0.46,
                linear((x, y - r), (x, y + r), ["#FFE3D6", "#E58A80"]),
            )
        s.circle(x, y, r * 0.2, p.GOLD)
    spine(s)


def seashore(s: Sheet) -> None:
    """A young woman from behind on the shore, her scarf in the wind, the sun rising."""
    s.wash(linear((0, 0), (0, 720), ["#F9DDB0", "#F6BE94", "#EE9478", "#DE7266"]))
    sky.sun(s, 450, 560, 190, "#FFF0CC", 0.6)
    sky.strata(s, 300, "#FFF3DC", 6, 0.5)
    water.water(s, 620, ("#E98F78", "#9A6B80", "#3E5474"))
    water.glitter(s, 450, 626, 8, "#FFF3D6", 0.4, 80)
    for k, (y, ink) in enumerate(((830, "#6F87A0"), (880, "#A9BCC6"), (930, "#F3E9DC"))):
        water.waves(s, y, ink, k + 2, 16, 190)
    s.fill(
        smooth(
            [(-20, 1000), (260, 956), (620, 980), (920, 940), (920, 1230), (-20, 1230)],
            close=True,
            tension=0.7,
        ),
        linear((0, 940), (0, 1200), ["#E9C79A", "#B58662"]),
    )
    with s.at(450, 1100, 4.6):
        s.poly([(-10, 0), (-3, 0), (-4, -22), (-9, -22)], "#3A2A2E")
        s.poly([(3, 0), (10, 0), (9, -22), (4, -22)], "#3A2A2E")
        s.fill(
            smooth(
                [(-9, -62), (-14, -36), (-20, -16), (20, -16), (14, -36), (9, -62)],
                close=True,
                tension=0.7,
            ),
            linear((-20, 0), (20, 0), ["#4A5F8A", "#2A3A5E"]),
        )
        s.fill(
            smooth(
                [(-10, -82), (-12, -64), (-9, -56), (9, -56), (12, -64), (10, -82)],
                close=True,
                tension=0.7,
            ),
            "#F6EFE0",
        )
        s.stroke(smooth([(-10, -80), (-14, -66), (-12, -52)]), "#F6EFE0", 5)
        s.stroke(smooth([(10, -80), (15, -68), (10, -58)]), "#E6DCC8", 5)
        s.fill(
            smooth(
                [(-8, -100), (-9, -88), (-4, -84), (4, -84), (9, -88), (8, -100), (0, -105)],
                close=True,
            ),
            "#2A1D1A",
        )
        s.fill(
            smooth(
                [
                    (-7, -84),
                    (8, -84),
                    (30, -90),
                    (52, -80),
                    (74, -88),
                    (70, -78),
                    (46, -70),
                    (24, -78),
                    (6, -76),
                    (-8, -77),
                ],
                close=True,
            ),
            "#C8301F",
        )
    sky.birds(s, 660, 330, 3, 6, "#7A4A54")
    spine(s)


def snow_forest(s: Sheet) -> None:
    """A snow forest; a small band on skis far below the trunks."""
    s.wash(linear((0, 0), (0, 1200), ["#8FB3C6", "#C3D6DA", "#F0EEE2", "#FBF6EA"]))
    sky.sun(s, 600, 250, 66, "#FFF6E0", 0.5)
    land.peaks(s, 560, 240, 5, "#A9C0CC", "#8AA5B6", "#FFFDF6", 3)
    for k in range(14):
        trees.pine(s, 30 + k * 66, 640 + (k % 3) * 12, 180 + (k % 4) * 30, "#5E8490", "#F3F5F0")
    s.fill(
        smooth(
            [(-20, 660), (240, 620), (560, 680), (920, 630), (920, 1220), (-20, 1220)],
            close=True,
            tension=0.7,
        ),
        linear((0, 620), (0, 1200), ["#FFFDF6", "#D3E0E6", "#A9C3D3"]),
    )
    for off in (0, 18):
        s.stroke(
            smooth(
                [
                    (760, 700 + off),
                    (520, 740 + off),
                    (420, 830 + off),
                    (560, 920 + off),
                    (420, 1060 + off),
                    (300, 1220),
                ]
            ),
            "#A9BFCE",
            5,
        )
    for x, y, h in (
        (740, 716, 66),
        (640, 736, 74),
        (545, 758, 84),
        (455, 820, 98),
        (530, 920, 122),
        (430, 1050, 160),
    ):
        s.line([(x - h * 0.5, y + 2), (x + h * 0.42, y - 6)], "#6B3A28", h * 0.05)
        people.person(
            s, x, y, h, "#F6F2E6", "#C9C4B4", pose="walk", hat="cap", flip=True, skin="#B58A6A"
        )
        s.poly(
            [
                (x - h * 0.12, y - h * 0.84),
                (x + h * 0.12, y - h * 0.84),
                (x + h * 0.2, y - h * 0.6),
                (x, y - h * 0.76),
            ],
            "#C8301F",
        )
        s.line([(x + h * 0.26, y - h * 0.55), (x + h * 0.34, y)], p.INK, 2.5)
    for x, h in ((70, 900), (840, 1020), (200, 620), (720, 560)):
        trees.pine(s, x, 1180 if h > 700 else 900, h, "#1F4E54", "#FBFAF4")
    rng = random.Random(3)
    for _ in range(90):
        s.circle(rng.uniform(0, 900), rng.uniform(0, 1200), rng.uniform(2, 5), "#FFFFFF", 0.8)
    spine(s)


def loess_pagoda(s: Sheet) -> None:
    """A pagoda on its hill above loess and a river under a red sky."""
    s.wash(linear((0, 0), (0, 800), ["#7A1D18", "#B5321F", "#E0643A", "#F3AC6A"]))
    sky.rays(s, 450, 640, "#F9C98A", 0.25, 24, 4)
    sky.sun(s, 450, 560, 150, "#F9DDA0", 0.4)
    land.ridge(s, 720, 120, 3, "#C96A3E", "#F0B070")
    hill = smooth([(120, 900), (250, 760), (380, 660), (520, 650), (660, 740), (820, 900)])
    hill.lineTo(820, 1000)
    hill.lineTo(120, 1000)
    hill.close()
    s.fill(hill, linear((120, 640), (820, 960), ["#D98A4A", "#A5552E", "#6B2E20"]))
    x, foot = 450, 662
    for k in range(9):
        w = 92 - k * 6.6
        y = foot - 46 * (k + 1)
        s.poly(
            [(x - w / 2, y + 46), (x + w / 2, y + 46), (x + w / 2 - 3, y), (x - w / 2 + 3, y)],
            linear((x - w / 2, 0), (x + w / 2, 0), ["#C98552", "#7A3A28", "#4A2018"]),
        )
        s.poly(
            [
                (x - w / 2 - 9, y + 3),
                (x + w / 2 + 9, y + 3),
                (x + w / 2, y - 7),
                (x - w / 2, y - 7),
            ],
            "#3A1814",
        )
        s.fill(arch(x - 7, y + 16, 14, 24), "#2A100E")
    s.poly([(x - 22, foot - 420), (x, foot - 480), (x + 22, foot - 420)], "#3A1814")
    for y, seed, ink in ((900, 6, "#B5602F"), (970, 9, "#8A4226"), (1060, 2, "#5A2A1C")):
        land.ridge(s, y, 130, seed, ink, dark(ink, 0.2))
        for k in range(4):
            s.stroke(
                smooth(
                    [
                        (-10, y + 20 + k * 26),
                        (300, y - 10 + k * 26),
                        (600, y + 26 + k * 26),
                        (910, y + k * 26),
                    ]
                ),
                light(ink, 0.3),
                3,
                0.4,
            )
    river = smooth(
        [
            (910, 900),
            (640, 930),
            (480, 980),
            (560, 1040),
            (380, 1110),
            (200, 1220),
            (420, 1220),
            (560, 1120),
            (690, 1040),
            (600, 985),
            (720, 946),
            (910, 930),
        ],
        close=True,
    )
    s.fill(river, linear((0, 900), (0, 1200), ["#F9D9A0", "#E0935A"]))
    for k in range(7):
        people.person(
            s,
            150 + k * 44,
            1010 - k * 13,
            62 - k * 3,
            "#2A1412",
            hat="cap",
            pose="walk",
            skin="#5A2A1E",
        )
    boats.flag(s, 150, 1000, 120, "#D8301F", 0.5, "#2A1412")
    spine(s)


def bronze_bell(s: Sheet) -> None:
    """A great bronze bell on a river dyke in the northern plain, a plain red flag."""
    s.wash(linear((0, 0), (0, 900), ["#F3D9A0", "#F6E3B4", "#F3C784", "#E39A58"]))
    sky.strata(s, 240, "#FFF6DC", 5, 0.6)
    land.ridge(s, 800, 40, 3, "#B9A05E", "#E3C78A")
    for k in range(9):
        trees.leafy(s, 40 + k * 110, 820, 100 + (k % 3) * 26, k, "#8A9450", "#5A4630")
    dyke = smooth([(-20, 860), (240, 830), (620, 840), (920, 880)])
    dyke.lineTo(920, 1220)
    dyke.lineTo(-20, 1220)
    dyke.close()
    s.fill(dyke, linear((0, 830), (0, 1200), ["#C9A25A", "#8A6A3A", "#4A3A26"]))
    for x in (225, 650):
        s.poly(
            [(x - 16, 880), (x - 6, 330), (x + 20, 330), (x + 30, 880)],
            linear((x - 16, 0), (x + 30, 0), ["#8A5A36", "#4A2C1C"]),
        )
    s.rect(160, 318, 580, 34, "#5A3622", round_=6)
    s.rect(170, 300, 560, 20, "#7A4A2E", round_=6)
    s.stroke(smooth([(412, 350), (420, 392), (470, 392), (478, 350)]), "#3A2418", 15)
    bell = smooth(
        [
            (372, 420),
            (356, 520),
            (336, 640),
            (292, 720),
            (598, 720),
            (554, 640),
            (534, 520),
            (518, 420),
            (446, 388),
        ],
        close=True,
        tension=0.8,
    )
    s.fill(bell, linear((292, 0), (598, 0), ["#D9B45E", "#8A7440", "#5E5A3A", "#3A3A2A"]))
    with s.inside(bell):
        for y in (470, 560, 650):
            s.rect(280, y, 340, 8, "#3A341E", 0.7)
        for y in (505, 600):
            for k in range(6):
                s.circle(350 + k * 38, y + 10, 11, "#E3C878", 0.75)
        s.rect(280, 694, 340, 30, "#C9A650", 0.5)
        s.poly([(480, 380), (640, 380), (640, 740), (500, 740)], p.INK, 0.25)
    boats.flag(s, 690, 900, 720, "#C8301F", 1.9)
    people.crowd(s, 180, 600, 960, 100, 7, 5, ("#3E4A5A", "#5A4632", "#6B3A2E"), ("stand", "walk"))
    land.grass(s, 1190, 5, "#3E4426", 140, 90)
    spine(s)


def three_doors(s: Sheet) -> None:
    """Three different doors side by side in an old lane, a smith's glow in the middle one."""
    s.wash(linear((0, 0), (0, 1200), ["#2B3556", "#5A4A66", "#3A2A3A"]))
    sky.stars(s, 200, 7, 30)
    for x, w, top, wall in (
        (30, 270, 190, "#B58A5E"),
        (310, 280, 290, "#7A4E44"),
        (600, 290, 130, "#8FA09A"),
    ):
        s.rect(
            x, top, w, 860, linear((x, 0), (x + w, 0), [light(wall, 0.1), wall, dark(wall, 0.28)])
        )
        for k in range(34):
            s.rect(x, top + 16 + k * 25, w, 2, dark(wall, 0.3), 0.35)
    buildings.parapet(s, 30, 190, 270, "#B58A5E", "#E9CFA0", 0)
    s.poly([(296, 300), (330, 220), (570, 220), (604, 300)], "#3A2A30")
    buildings.parapet(s, 600, 130, 290, "#8FA09A", "#DCE3D2", 3)
    for x, y, lit in (
        (80, 270, True),
        (180, 270, False),
        (400, 380, False),
        (660, 230, True),
        (770, 230, True),
    ):
        buildings.window(s, x, y, 62, 110, p.GOLD if lit else "#2A2234", "#EBDCC0", True)
        if lit:
            s.glow(x + 31, y + 60, 120, p.GOLD, 0.4)
    # a carved double door, the smithy, a door with a fanlight
    s.rect(76, 600, 180, 450, "#E3CDA2")
    s.rect(92, 620, 148, 430, "#8A2A20")
    for dx in (102, 172):
        for k in range(3):
            s.rect(dx, 640 + k * 132, 58, 112, "#A83A2A")
            s.ring(dx + 29, 696 + k * 132, 20, "#D9A04E", 5)
    s.rect(340, 560, 220, 490, "#1E1216")
    s.fill(
        arch(352, 580, 196, 470, 60), linear((0, 580), (0, 1050), ["#5A1E14", "#E0602E", "#FBC468"])
    )
    s.glow(450, 900, 330, "#F6903E", 0.9)
    s.poly([(380, 1000), (400, 930), (500, 930), (520, 1000)], "#1E1216")
    s.poly([(372, 930), (528, 930), (540, 908), (392, 908)], "#1E1216")
    people.person(s, 500, 1040, 250, "#2A1416", pose="wave", flip=True, skin="#8A4A30")
    rng = random.Random(4)
    for _ in range(34):
        s.circle(450 + rng.gauss(0, 70), 860 + rng.gauss(0, 70), rng.uniform(2, 5), "#FFE08A", 0.9)
    s.rect(650, 580, 190, 470, "#EEF0E2")
    s.fill(arch(668, 600, 154, 450, 77), "#2F5A5E")
    s.fill(arch(684, 616, 122, 100, 61), p.GOLD, 0.9)
    for k in (-40, 0, 40):
        s.line([(745, 716), (745 + k, 630)], "#2F5A5E", 5)
    s.rect(742, 720, 5, 330, "#1A3A40")
    s.fall(1046, 1200, ["#6B5060", "#2A1E2C"])
    for k in range(5):
        s.stroke(
            smooth([(-10, 1064 + k * 30), (450, 1074 + k * 30), (910, 1064 + k * 30)]),
            "#1E141E",
            3,
            0.5,
        )
    s.poly([(352, 1050), (548, 1050), (660, 1200), (240, 1200)], "#F6903E", 0.35)
    spine(s)


def water_village(s: Sheet) -> None:
    """A water village of the delta: banana trees, a bridge, boats heaped with rice."""
    s.wash(linear((0, 0), (0, 700), ["#A9D0C6", "#DDE6C4", "#F9E9B4", "#F6CF8C"]))
    sky.sun(s, 620, 300, 84, "#FFF3CC", 0.6)
    land.ridge(s, 560, 90, 5, "#9CBE9A", "#E3E3B0")
    for x, w, h, k in ((90, 190, 140, 0), (300, 170, 120, 1), (600, 200, 150, 2)):
        buildings.gable_house(s, x, 660, w, h, ("#F3E6CC", "#D9B58A", "#EFE0C0")[k], "#6B4A40")
    for x, h in ((60, 300), (275, 230), (520, 260), (840, 340)):
        trees.banana(s, x, 680, h, "#4E9460")
    water.water(s, 670, ("#C9DDB4", "#7FB5A0", "#2F7A78", "#1A4E58"))
    water.ripples(s, 670, 5, "#F3F3D6", 0.5)
    boats.stone_bridge(s, 560, 900, 610, 700, 2, "#CDBB94")
    for x, y, size in ((250, 800, 1.0), (560, 960, 1.6)):
        with s.at(x, y, size):
            s.fill(
                smooth(
                    [(-92, -12), (-60, -58), (0, -76), (50, -52), (72, -12)],
                    close=True,
                    tension=0.8,
                ),
                linear((0, -76), (0, -8), ["#F6D36E", "#C98E34"]),
            )
            for k in range(18):
                s.line([(-70 + k * 8, -14), (-66 + k * 7.4, -30 - (k % 4) * 6)], "#A8742A", 2, 0.6)
        boats.sampan(s, x, y, size, "#4A2E22", "#D9A94A", None, "#33506B")
    for x, h in ((40, 420), (850, 480)):
        trees.banana(s, x, 1200, h, "#2F7A50")
    for k in range(5):
        s.circle(150 + k * 150, 1120 + (k % 2) * 34, 30, "#E98FA0", 0)
    people.crowd(s, 600, 860, 606, 56, 4, 5)
    spine(s)


def yellow_flowers(s: Sheet) -> None:
    """Yellow wild flowers on a rocky hillside above the sea."""
    s.wash(linear((0, 0), (0, 700), ["#4F8AA0", "#8FBFC0", "#DDE6C8", "#F9E3AC"]))
    sky.cloud(s, 120, 210, 300, "#FFFDF4", 0.85)
    sky.cloud(s, 560, 320, 250, "#FFFDF4", 0.7)
    water.water(s, 520, ("#9CC9C4", "#3F8A96", "#1F5A70"))
    water.ripples(s, 520, 5, "#EAF3E2", 0.5, 50)
    boats.junk(s, 230, 560, 0.4)
    for pts, ink in (
        (
            [(900, 430), (780, 450), (660, 560), (560, 690), (420, 790), (300, 900), (900, 960)],
            "#7A6A5A",
        ),
        (
            [
                (0, 820),
                (160, 780),
                (330, 850),
                (520, 860),
                (720, 800),
                (900, 830),
                (900, 1200),
                (0, 1200),
            ],
            "#5A5244",
        ),
    ):
        s.fill(polygon(pts), linear((0, 430), (0, 1200), [light(ink, 0.3), ink, dark(ink, 0.4)]))
    for pts in (
        [(780, 450), (700, 640), (760, 800), (900, 820), (900, 430)],
        [(560, 690), (560, 800), (660, 850), (680, 700)],
    ):
        s.poly(pts, p.INK, 0.2)
    rng = random.Random(6)
    flowers = []
    for _ in range(46):
        t = rng.random()
        flowers.append((rng.uniform(60, 860), 860 + 300 * t, 16 + 26 * t))
    flowers += [(330, 700, 58), (480, 600, 66), (600, 740, 54), (220, 830, 50), (430, 800, 48)]
    for x, y, r in sorted(flowers, key=lambda f: f[2]):
        s.stroke(
            smooth([(x, y), (x + r * 0.3, y + r * 2), (x - r * 0.2, y + r * 4.4)]),
            "#3F6B3A",
            r * 0.13,
        )
        for side in (-1, 1):
            leaf = [
                (x + r * 0.2, y + r * 2.4),
                (x + side * r * 1.1, y + r * 1.8),
                (x + side * r * 1.5, y + r * 2.3),
                (x + side * r * 0.7, y + r * 2.6),
            ]
            s.fill(smooth(leaf, close=True), "#5A8A4A")
        for k in range(13):
            with s.at(x, y, r, k * 27.7):
                s.oval(0.62, 0, 0.46, 0.15, mix("#F9D24E", "#E8A52E", (k % 2) * 0.5))
        s.circle(x, y, r * 0.3, "#C9802A")
    spine(s)


def terraces(s: Sheet) -> None:
    """Terraces of the loess plateau, a winding road, one traveller with a bag."""
    s.wash(linear((0, 0), (0, 600), ["#7FA9B0", "#C3CDB0", "#F3DDA6", "#F6C27E"]))
    sky.sun(s, 610, 330, 92, "#FFF0C4", 0.6)
    inks = ("#D9A866", "#CC934F", "#BC7E40", "#A66A36", "#8A552E", "#6B4026")
    for k, ink in enumerate(inks):
        y = 470 + k * 118
        rng = random.Random(k + 4)
        for step in range(5):
            yy = y + step * 24
            curve = [
                (-40, yy + rng.uniform(-20, 20)),
                (180, yy - 40 + rng.uniform(-24, 24)),
                (430, yy + 14),
                (680, yy - 34 + rng.uniform(-24, 24)),
                (940, yy + rng.uniform(-20, 20)),
            ]
            path = smooth(curve)
            path.lineTo(940, 1220)
            path.lineTo(-40, 1220)
            path.close()
            s.fill(path, mix(ink, "#7E8A4A" if step % 2 else "#F3D08E", 0.2 if step % 2 else 0.12))
            s.stroke(smooth(curve), light(ink, 0.4), 3, 0.6)
    road = [
        (640, 470),
        (590, 540),
        (430, 590),
        (380, 660),
        (560, 740),
        (640, 830),
        (420, 930),
        (330, 1040),
        (480, 1220),
    ]
    for index in range(len(road) - 1):
        s.stroke(smooth(road[max(0, index - 1) : index + 2]), "#F9E6BC", 8 + index * 9)
    for x, y in ((150, 620), (200, 626), (760, 700), (810, 704)):
        s.fill(arch(x, y, 34, 44, 17), "#4A2C1C")
        s.stroke(arch(x, y, 34, 44, 17), "#F3D9A6", 4)
    for x, y, h in ((110, 640, 90), (720, 720, 110), (800, 560, 80), (240, 930, 150)):
        trees.leafy(s, x, y, h, int(x), "#7E8A4A")
    people.person(s, 436, 985, 190, "#33506B", pose="walk", bundle="#6B7A4A")
    spine(s)


ROOT = "starter/红色书吧"
PLATES = (
    Plate(f"{ROOT}/01 红岩", "封面", red_cliffs, POSTER),
    Plate(f"{ROOT}/02 青春之歌", "封面", seashore, POSTER),
    Plate(f"{ROOT}/03 林海雪原", "封面", snow_forest, POSTER),
    Plate(f"{ROOT}/04 保卫延安", "封面", loess_pagoda, POSTER),
    Plate(f"{ROOT}/05 红旗谱", "封面", bronze_bell, POSTER),
    Plate(f"{ROOT}/06 三家巷", "封面", three_doors, POSTER),
    Plate(f"{ROOT}/07 香飘四季", "封面", water_village, POSTER),
    Plate(f"{ROOT}/08 苦菜花", "封面", yellow_flowers, POSTER),
    Plate(f"{ROOT}/09 平凡的世界", "封面", terraces, POSTER),
)
