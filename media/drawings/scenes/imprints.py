"""红色印记: places one can walk to."""

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
from media.drawings.sheet import Sheet, arch, linear, on_circle, polygon, smooth, spread


def third_congress(s: Sheet) -> None:
    """The vanished house as a dashed outline over its foundations, beside the low new museum."""
    sky.sky(s, ("#9CC3C4", "#C9DCCB", "#F1EBCB", "#F9E2B0"), 620)
    sky.cloud(s, 60, 190, 220, "#FFFBEF", 0.8)
    sky.sun(s, 820, 170, 54, "#FFF3CF", 0.5)
    for x, h, k in ((60, 300, 2), (940, 340, 4), (830, 250, 7)):
        trees.leafy(s, x, 640, h, k, "#6E9E72")
    s.rect(520, 440, 420, 210, linear((520, 0), (940, 0), ["#B8492F", "#94382A"]))
    s.rect(500, 424, 460, 24, "#EBDCC0")
    for x in spread(9, 545, 915):
        s.rect(x - 13, 480, 26, 170, linear((0, 480), (0, 650), ["#5E7F86", "#A9C4BE"]))
    s.rect(690, 500, 90, 150, "#3A2620")
    boats.flag(s, 640, 430, 120, p.RED, 0.9)
    land.ground(s, 646, "#B5C57E", "#6B9150")
    plot = polygon([(170, 700), (500, 690), (560, 850), (120, 865)])
    s.fill(plot, linear((0, 690), (0, 865), ["#D9BE8E", "#B5875A"]))
    for a, b in (
        ((170, 700), (500, 690)),
        ((120, 865), (560, 850)),
        ((170, 700), (120, 865)),
        ((500, 690), (560, 850)),
        ((325, 696), (332, 858)),
        ((150, 772), (528, 764)),
    ):
        s.line([a, b], "#8A8078", 16)
        s.line([(a[0], a[1] - 5), (b[0], b[1] - 5)], "#BDB3A4", 9)
    import skia

    dash = skia.Paint(
        AntiAlias=True,
        Color4f=skia.Color4f(0.62, 0.12, 0.11, 0.9),
        StrokeWidth=5,
        Style=skia.Paint.kStroke_Style,
    )
    dash.setPathEffect(skia.DashPathEffect.Make([16.0, 11.0], 0))
    ghost = polygon([(170, 700), (170, 430), (500, 420), (500, 690)])
    s.fill(ghost, "#FFF8E6", 0.55)
    s.canvas.drawPath(ghost, dash)
    for pts in (
        [(140, 436), (200, 340), (480, 334), (530, 424), (140, 436)],
        [(170, 566), (500, 560)],
    ):
        s.canvas.drawPath(polygon(pts, False), dash)
    for x, y in ((205, 470), (282, 468), (358, 466), (435, 464), (220, 600), (400, 596)):
        s.canvas.drawPath(arch(x, y, 42, 78, 20), dash)
    people.crowd(s, 590, 900, 800, 120, 5, 7)
    trees.kapok(s, 960, 900, 560, 4)
    land.grass(s, 1000, 6, "#4E7A44", 120, 40)


def red_walls(s: Sheet) -> None:
    """The red-walled temple school across a pond with a stone bridge."""
    sky.sky(s, ("#F4D8A0", "#F6E0B0", "#F8E9C6", "#F3D9A4"), 560)
    sky.cloud(s, 640, 190, 230, "#FFFBEF", 0.8)
    trees.leafy(s, 90, 560, 300, 2, "#7E9E6A")
    trees.leafy(s, 920, 560, 320, 4, "#6E9464")
    s.rect(0, 470, 1000, 110, linear((0, 470), (0, 580), ["#B8432E", "#92301F"]))
    s.rect(0, 458, 1000, 16, "#3E7A62")
    landmarks.temple_hall(s, 500, 590, 640)
    s.fall(586, 1000, ["#E3C890", "#A9824E"])
    pond = smooth(
        [(120, 690), (300, 640), (700, 640), (880, 690), (820, 800), (500, 850), (180, 800)],
        close=True,
    )
    s.fill(pond, linear((0, 640), (0, 850), ["#9CC0A8", "#3F7A70"]))
    s.stroke(pond, "#DCCBA4", 16)
    with s.inside(pond):
        with s.mirrored(640, 0.3, 3):
            landmarks.temple_hall(s, 500, 610, 640)
        for x, y in ((230, 740), (270, 770), (740, 760), (790, 730), (700, 800)):
            s.oval(x, y, 36, 11, "#4E8A5E")
            s.oval(x - 6, y - 3, 26, 7, "#6FA572")
            s.circle(x + 8, y - 12, 9, "#E58F8A")
    boats.stone_bridge(s, 405, 595, 676, 830, 1, "#CDBE9C", 7)
    people.crowd(s, 430, 570, 680, 62, 3, 4)
    trees.kapok(s, 180, 930, 740, 8)
    trees.kapok(s, 850, 960, 620, 2)


def island_school(s: Sheet) -> None:
    """White verandas behind the gate on the island, seen from the river."""
    sky.sky(s, ("#E9C894", "#F3DBAE", "#F9EBC8", "#F6D9A2"), 600)
    land.ridge(s, 560, 140, 8, "#A9B48C", "#E3DBB0")
    sky.birds(s, 640, 230, 3, 7)
    for x, h, k in ((80, 330, 1), (210, 280, 5), (800, 290, 3), (930, 340, 9)):
        trees.banyan(s, x, 640, h * 0.8, k, "#4E8560")
    white = "#FBF5E6"
    for x in (130, 560):
        buildings.veranda(s, x, 640, 310, 104, 2, 6, white, "#D9C9A8", "#7A8C8A")
        buildings.tiled_roof(s, x - 24, 372, 358, 62, "#9A4A36", 0.05, 0.78)
    white2 = "#FFFAF0"
    for x in (428, 528):
        s.rect(x, 490, 44, 170, linear((x, 0), (x + 44, 0), [white2, dark(white2, 0.2)]))
        s.rect(x - 5, 482, 54, 12, white2)
    s.rect(466, 516, 68, 40, p.BLUE)
    s.rect(440, 504, 120, 12, white2)
    boats.flag(s, 500, 506, 150, p.RED, 0.85)
    land.ground(s, 646, "#C9B47C", "#8A7A4E")
    s.rect(0, 690, 1000, 28, linear((0, 690), (0, 718), ["#E3D2A8", "#A38B64"]))
    water.water(s, 716, ("#A9C4B4", "#5E9490", "#2C5E6C"))
    with s.mirrored(716, 0.25, 4):
        buildings.veranda(s, 130, 640, 310, 104, 2, 6, white, "#D9C9A8", "#7A8C8A")
        buildings.veranda(s, 560, 640, 310, 104, 2, 6, white, "#D9C9A8", "#7A8C8A")
    water.ripples(s, 716, 8, "#F3F0D6", 0.4)
    for k in range(6):
        s.rect(446 + k * 0 - k * 6, 690 + k * 9, 108 + k * 12, 9, ("#E9DCB8", "#C9B78E")[k % 2])
    boats.sampan(s, 300, 850, 1.1, rower="#4A6A7A")
    people.crowd(s, 250, 760, 690, 58, 8, 3, ("#5E6A4E", "#33506B", "#7A3A2B"))


def east_garden(s: Sheet) -> None:
    """A western-style gate tower of brick and stone at the end of a narrow street."""
    sky.sky(s, ("#7FB0B4", "#B9D3C4", "#EFE6C4", "#F9DDA4"), 640)
    sky.cloud(s, 360, 150, 260, "#FFFBEF", 0.8)
    brick = "#AE4A34"
    s.rect(
        310,
        360,
        380,
        380,
        linear((310, 0), (690, 0), [light(brick, 0.2), brick, dark(brick, 0.22)]),
    )
    for r in range(24):
        s.rect(310, 372 + r * 15, 380, 1.6, dark(brick, 0.35), 0.4)
    stone = "#EBDCBA"
    for x in (296, 386, 566, 656):
        s.rect(
            x,
            352,
            48,
            390,
            linear((x, 0), (x + 48, 0), [light(stone, 0.4), stone, dark(stone, 0.25)]),
        )
        s.rect(x - 7, 344, 62, 16, stone)
        s.rect(x - 7, 716, 62, 26, dark(stone, 0.12))
    s.rect(282, 318, 436, 30, stone)
    s.rect(282, 344, 436, 6, dark(stone, 0.3))
    s.fill(
        smooth(
            [(360, 320), (384, 262), (440, 250), (500, 196), (560, 250), (616, 262), (640, 320)],
            tension=0.7,
        ),
        linear((360, 0), (640, 0), [light(stone, 0.3), dark(stone, 0.15)]),
    )
    s.circle(500, 276, 28, brick)
    s.ring(500, 276, 28, dark(stone, 0.25), 5)
    for x in (310, 690):
        s.oval(x, 304, 13, 18, stone)
        s.circle(x, 284, 9, stone)
    gate = arch(440, 500, 120, 245, 60)
    s.fill(gate, linear((0, 500), (0, 745), ["#D6E3C2", "#FBF2CF"]))
    with s.inside(gate):
        trees.leafy(s, 500, 730, 190, 4, "#86AC74")
        s.poly([(470, 745), (530, 745), (520, 700), (480, 700)], "#E9CF9C")
    s.stroke(gate, stone, 14)
    s.rect(448, 424, 104, 44, dark(stone, 0.35), round_=3)
    for x in (348, 614):
        s.fill(arch(x, 540, 34, 90, 17), "#4A3530")
        s.stroke(arch(x, 540, 34, 90, 17), stone, 5)
    land.ground(s, 738, "#DDBE8A", "#9A7048")
    land.rows(s, 730, 500, "#7A4E30", 0.18, 15)
    for side in (-1, 1):
        x0, x1 = (0, 250) if side < 0 else (1000, 750)
        wall = ("#D8B98A", "#C98F68")[side > 0]
        s.poly(
            [(x0, 120), (x1, 330), (x1, 752), (x0, 900)],
            linear((x0, 0), (x1, 0), [light(wall, 0.2), dark(wall, 0.18)]),
        )
        s.poly([(x0, 100), (x1 - side * 8, 322), (x1 - side * 8, 340), (x0, 126)], light(wall, 0.5))
        for k in range(3):
            t0, t1 = 0.12 + k * 0.3, 0.30 + k * 0.3
            for lo, hi, ink in ((0.16, 0.38, GLASS), (0.5, 0.66, "#2F6A5C")):
                pts = []
                for t, v in ((t0, lo), (t1, lo), (t1, hi), (t0, hi)):
                    top, foot = 120 + 210 * t, 900 - 148 * t
                    pts.append((x0 + (x1 - x0) * t, top + (foot - top) * v))
                s.poly(pts, ink)
    people.crowd(s, 380, 620, 840, 130, 4, 8)
    people.person(s, 640, 930, 200, "#2F5E4D", pose="walk")
    things.bicycle(s, 330, 930, 170)


GLASS = "#5B3A32"


def two_banks(s: Sheet) -> None:
    """Arcade houses and trees of the island on one bank, the street and the stone on the other."""
    s.wash("#F3E3BC")
    sky.sky(s, ("#C9D9CC", "#E9E4C6", "#F8E8BE", "#F6DDA6"), 420)
    buildings.skyline(s, 400, 8, "#D3C9A4", 40, 110)
    canal = polygon([(470, 400), (530, 400), (760, 1000), (240, 1000)])
    s.poly(
        [(0, 400), (470, 400), (240, 1000), (0, 1000)],
        linear((0, 400), (0, 1000), ["#C9C68C", "#8DA15E"]),
    )
    s.poly(
        [(1000, 400), (530, 400), (760, 1000), (1000, 1000)],
        linear((0, 400), (0, 1000), ["#E3C794", "#B58A5C"]),
    )
    s.fill(canal, linear((0, 400), (0, 1000), ["#BBD3C2", "#5E9A96", "#2F6672"]))
    with s.inside(canal):
        water.ripples(s, 420, 3, "#F3F0D6", 0.4, 40)
    for sign in (-1, 1):
        s.poly(
            [
                (500 + sign * 30, 400),
                (500 + sign * 40, 400),
                (500 + sign * 300, 1000),
                (500 + sign * 258, 1000),
            ],
            "#D9CBA6",
        )
    for k in range(3):
        x, w, h = (300, 150, 130), (130, 200, 190), (-110, 280, 290)
        bx, bw, bh = (x, w, h)[k]
        foot = 470 + k * 66
        buildings.veranda(
            s,
            bx,
            foot,
            bw,
            bh / 2,
            2,
            5,
            ("#EBD9B0", "#D9A87E", "#F1E3C4")[k],
            "#FFF6E2",
            "#8A7A66",
        )
        buildings.tiled_roof(
            s, bx - 14, foot - bh - bh * 0.24, bw + 28, bh * 0.26, "#8A4A38", 0.05, 0.8
        )
    for k, (x, foot, h) in enumerate(
        ((440, 470, 110), (392, 545, 170), (318, 660, 260), (196, 850, 400))
    ):
        trees.leafy(s, x, foot, h, k + 2, "#4E8A60")
    buildings.street(s, 500, (120, 134), 70, 560, 3)
    buildings.street(s, 580, (230, 250), 140, 700, 6)
    buildings.street(s, 690, (400,), 220, 880, 2)
    stone = "#8C8F8C"
    s.rect(690, 800, 140, 26, light(stone, 0.3))
    s.rect(706, 778, 108, 26, stone)
    s.poly(
        [(736, 780), (744, 560), (776, 560), (784, 780)],
        linear((736, 0), (784, 0), [light(stone, 0.45), dark(stone, 0.25)]),
    )
    s.poly([(744, 560), (760, 536), (776, 560)], light(stone, 0.3))
    for k in range(14):
        s.circle(700 + k * 9.5, 832 + (k % 2) * 8, 8, "#FFFAEE")
    boats.stone_bridge(s, 380, 620, 520, 590, 1, "#CDBE9C", 9)
    boats.sampan(s, 500, 760, 0.9, rower="#4A6A7A")
    people.crowd(s, 620, 720, 720, 90, 2, 3)
    people.person(s, 850, 900, 170, "#33506B", pose="stand")


def blue_roof(s: Sheet) -> None:
    """The octagonal hall with its blue roofs behind a lawn and two white-flowered trees."""
    sky.sky(s, ("#F7DCA4", "#F9E6BC", "#FBF0D4", "#F6DDA8"), 620)
    sky.cloud(s, 70, 180, 220, "#FFFDF4", 0.9)
    sky.cloud(s, 720, 240, 210, "#FFFDF4", 0.8)
    land.ridge(s, 620, 170, 5, "#A9BC94", "#E6DFB4")
    for x, h, k in ((40, 260, 1), (960, 270, 3), (880, 200, 6), (130, 190, 8)):
        trees.leafy(s, x, 700, h, k, "#5E9468")
    landmarks.memorial_hall(s, 500, 700, 690)
    land.ground(s, 702, "#B4C878", "#5E8E4E")
    s.poly(
        [(420, 702), (580, 702), (700, 1000), (300, 1000)],
        linear((0, 700), (0, 1000), ["#F8EBCB", "#DDBE8E"]),
    )
    for x, seed in ((130, 3), (870, 9)):
        trees.leafy(s, x, 880, 400, seed, "#4E8A5E")
        rng = random.Random(seed)
        for _ in range(26):
            fx, fy = x + rng.gauss(0, 70), 610 + rng.gauss(0, 58)
            for a in range(5):
                s.oval(*on_circle(fx, fy, 7, 72 * a - 90), 6.5, 8, "#FFFDF4")
            s.circle(fx, fy, 3.6, p.GOLD)
    for sign in (-1, 1):
        for k in range(4):
            x = 500 + sign * (120 + k * 34)
            s.circle(x, 760 + k * 46, 20 + k * 5, "#C8402C")
            s.circle(x - 6, 754 + k * 46, 10 + k * 3, "#E0704A")
    people.crowd(s, 420, 580, 830, 88, 4, 4)


def haizhu_bridge(s: Sheet) -> None:
    """The steel arches over the Pearl River; bicycles and buses above, boats below."""
    sky.sky(s, p.SUNSET, 560)
    sky.sun(s, 500, 330, 110)
    sky.strata(s, 220, "#FDE8B8", 3, 0.45)
    buildings.skyline(s, 570, 3, "#D98A5C", 60, 170)
    buildings.street(s, 586, (70, 84, 66, 90, 74, 82, 70, 88, 76, 80), 100, 0, 4, "#A84A34", 0.6)
    water.water(s, 584, ("#E9A468", "#C4603F", "#7A3230", "#3E1A20"))
    water.glitter(s, 500, 590, 7, "#FFEDC0", 0.5, 90)
    water.ripples(s, 590, 4, "#F6BE8A", 0.25)
    steel = "#3E4A56"
    with s.mirrored(690, 0.28, 4):
        boats.truss_arch(s, 210, 790, 590, 190, steel, 14, 11)
    for x in (206, 794):
        boats.pier(s, x, 592, 690, 74, "#B59C82")
    boats.truss_arch(s, -340, 206, 590, 180, steel, 14, 11)
    boats.truss_arch(s, 794, 1340, 590, 180, steel, 14, 11)
    boats.truss_arch(s, 210, 790, 590, 210, steel, 14, 12)
    for x in spread(15, 30, 970):
        s.line([(x, 588), (x, 556)], steel, 2.5, 0.7)
    s.rect(0, 552, 1000, 4, steel)
    for x, ink in ((318, p.RED), (640, p.GREEN)):
        s.rect(x, 538, 118, 50, linear((0, 538), (0, 588), [light(ink, 0.2), ink]), round_=8)
        for k in range(5):
            s.rect(x + 9 + k * 21, 546, 16, 16, p.CREAM, round_=2)
        for k in (26, 92):
            s.circle(x + k, 588, 9, p.INK)
    for x in (480, 530, 584, 250, 850, 120):
        things.bicycle(s, x, 588, 38)
        people.person(s, x + 2, 580, 40, ("#33506B", "#7A3A2B", "#2F5E4D")[x % 3], pose="sit")
    boats.steamer(s, 330, 800, 0.75, "#2A1D1C", "#F3DFB8", "#C99A86")
    boats.sampan(s, 720, 860, 1.15, rower="#33506B", lamp=p.GOLD)


def quiet_morning(s: Sheet) -> None:
    """A long lawn in early light with the hall at its end between palms."""
    sky.sky(s, ("#F3C9A0", "#F7D9B0", "#FBEAC8", "#F9E3B4"), 600)
    sky.sun(s, 300, 420, 70, "#FFF6DC", 0.7)
    land.ridge(s, 600, 120, 4, "#C3BE94", "#F0E2B8")
    for x, h, k in ((150, 300, 1), (310, 240, 4), (700, 250, 6), (860, 320, 8)):
        trees.leafy(s, x, 620, h, k, "#93AC7C", "#7A6A58")
    landmarks.hall_of_red_brick(s, 500, 620, 400, "#BE6248", "#5A947A")
    with s.film(0.5, 14):
        s.rect(-50, 560, 1100, 50, "#FFF3D6")
    land.ground(s, 618, "#C6D28C", "#5E8E52")
    for k in range(6):
        y = 640 + k * k * 12
        s.poly([(0, y), (1000, y), (1000, y + 8 + k * 7), (0, y + 8 + k * 7)], "#9CBB6A", 0.35)
    s.poly([(200, 640), (1000, 800), (1000, 860), (150, 650)], "#FFF3CF", 0.25)
    for sign in (-1, 1):
        for k in range(5):
            x = 500 + sign * (150 + k * 40 + k * k * 12)
            foot = 660 + k * 22 + k * k * 9
            s.oval(x + 60 + k * 20, foot, 50 + k * 26, 5 + k, "#2F5A3C", 0.25)
            trees.palm(s, x, foot, 190 + k * 90, "#3F7A58", "#8A7462", 0.015 * sign)
    people.person(s, 560, 770, 110, "#33506B", pose="walk")
    people.person(s, 470, 840, 140, "#8A4A3A", pose="cane", hair="#C9C2B6")
    sky.birds(s, 640, 220, 6, 7, "#7A5A4A")


def ochre_house(s: Sheet) -> None:
    """Two ochre three-storey veranda houses by the river, one behind the other."""
    sky.sky(s, ("#4F8EA5", "#8FBBB8", "#D9DFC2", "#F8E2B0"), 620)
    sky.cloud(s, 620, 170, 260, "#FFFDF4", 0.85)
    sky.cloud(s, 60, 250, 200, "#FFFDF4", 0.7)
    ochre = "#E0A63E"
    for x, h, k in ((60, 260, 2), (950, 300, 5)):
        trees.leafy(s, x, 690, h, k, "#4E8A60")
    buildings.veranda(s, 610, 698, 300, 114, 3, 5, "#D39A45", "#FBEFD2", "#8A5A3A")
    buildings.tiled_roof(s, 590, 294, 340, 64, "#9A4A36", 0.04, 0.8)
    buildings.veranda(s, 170, 700, 430, 130, 3, 6, ochre, "#FFF6DF", "#8A4E30")
    buildings.tiled_roof(s, 142, 240, 486, 78, "#A84E36", 0.04, 0.8)
    s.poly([(600, 310), (634, 330), (634, 690), (600, 700)], dark(ochre, 0.4))
    for x in (330, 412):
        s.rect(x, 616, 28, 90, "#FFF6DF")
    s.fill(arch(350, 610, 70, 92, 35), "#4A2A20")
    land.ground(s, 698, "#E6CC98", "#B5905E")
    s.rect(0, 754, 1000, 26, "#CDBB94")
    for x in spread(26, 10, 990):
        s.rect(x - 6, 726, 12, 30, "#F0E3C4")
    s.rect(0, 718, 1000, 12, "#FFF6DF")
    water.water(s, 778, ("#A9C8B8", "#4F8C90", "#28586A"))
    with s.mirrored(778, 0.3, 4):
        buildings.veranda(s, 170, 700, 430, 130, 3, 6, ochre, "#FFF6DF", "#8A4E30")
    water.ripples(s, 780, 5, "#F3F0D6", 0.45, 30)
    people.crowd(s, 480, 800, 716, 70, 6, 4)
    trees.palm(s, 118, 740, 440, "#3F7A55")
    boats.sampan(s, 690, 880, 1.0, rower="#7A3A2B")
    boats.flag(s, 385, 240, 120, p.RED, 0.8)


def avenue(s: Sheet) -> None:
    """An avenue of red flowers leading to a tall stone between dark pines."""
    sky.sky(s, ("#C9D3C6", "#E3DFC4", "#F8EBC6", "#F8DDA6"), 560)
    sky.rays(s, 500, 430, "#FFFAE6", 0.5, 22, 4)
    land.ridge(s, 560, 130, 6, "#8FAA8C", "#DCDCB4")
    stone = "#A09A8E"
    s.rect(380, 560, 240, 26, light(stone, 0.35))
    s.rect(404, 528, 192, 34, light(stone, 0.2))
    s.poly(
        [(438, 530), (458, 190), (500, 150), (542, 190), (562, 530)],
        linear((438, 0), (562, 0), [light(stone, 0.5), stone, dark(stone, 0.3)]),
    )
    s.poly([(500, 150), (542, 190), (562, 530), (515, 530)], p.INK, 0.14)
    s.rect(484, 250, 34, 220, dark(stone, 0.2), 0.35)
    land.ground(s, 584, "#B9C27C", "#5E8450")
    s.poly(
        [(440, 586), (560, 586), (860, 1000), (140, 1000)],
        linear((0, 586), (0, 1000), ["#F3E4C2", "#C9A67A"]),
    )
    for k in range(8):
        y = 612 + k * k * 6.6
        half = 64 + (y - 586) * 0.72
        s.rect(500 - half, y, half * 2, 3 + k * 0.7, "#B5905E", 0.5)
    rng = random.Random(3)
    for k in range(26, -1, -1):
        t = 1 - k / 26
        y = 600 + 400 * t**1.7
        for sign in (-1, 1):
            for _ in range(5):
                x = 500 + sign * (70 + (y - 586) * 0.76 + rng.uniform(6, 34) * (0.4 + 1.6 * t))
                r = 5 + 17 * t
                s.circle(x, y + r * 0.5, r, "#2F5E44")
                s.circle(
                    x,
                    y - r * 0.4,
                    r * rng.uniform(0.6, 0.9),
                    mix("#B8281C", "#E0603C", rng.random()),
                )
    for sign in (-1, 1):
        for k in range(5):
            x = 500 + sign * (150 + k * 62 + k * k * 13)
            trees.pine(
                s, x, 606 + k * 22 + k * k * 12, 190 + k * 92, mix("#2F5E4C", "#123F35", k / 4)
            )
    for k, (x, h) in enumerate(((470, 70), (500, 76), (532, 72))):
        people.person(s, x, 668 + k * 2, h, "#33404A", pose="stand")
    people.person(s, 430, 860, 150, "#4A3A3A", pose="walk")
    people.person(s, 490, 864, 112, "#B8402C", pose="walk")


ROOT = "starter/红色印记"
PLATES = (
    Plate(f"{ROOT}/01 中共三大会址纪念馆", "三大会址与纪念馆（示意画）", third_congress),
    Plate(f"{ROOT}/02 农民运动讲习所旧址", "红墙里的农讲所（示意画）", red_walls),
    Plate(f"{ROOT}/03 黄埔军校旧址", "长洲岛上的黄埔军校旧址（示意画）", island_school),
    Plate(f"{ROOT}/04 东园旧址", "东园的老门楼（示意画）", east_garden),
    Plate(f"{ROOT}/05 沙面与沙基", "一涌之隔的沙面与沙基（示意画）", two_banks),
    Plate(f"{ROOT}/06 中山纪念堂", "蓝瓦红柱的中山纪念堂（示意画）", blue_roof),
    Plate(f"{ROOT}/07 海珠桥", "珠江上的海珠桥（示意画）", haizhu_bridge),
    Plate(f"{ROOT}/08 康乐园", "清晨的康乐园（示意画）", quiet_morning),
    Plate(f"{ROOT}/09 大元帅府旧址", "黄墙拱廊的大元帅府（示意画）", ochre_house),
    Plate(f"{ROOT}/10 广州起义旧址与烈士陵园", "陵园里的长道与石碑（示意画）", avenue),
)
