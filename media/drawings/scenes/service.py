"""街道党校, 党代表工作室, 阿关服务站, 青年职工妇女之家."""

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


def classroom(s: Sheet) -> None:
    """A small classroom: a projected picture, a ring of chairs, notebooks."""
    s.wash(linear((0, 0), (0, 1000), ["#3A5A70", "#2A4258", "#1E3044"]))
    for x in (40, 830):
        s.rect(x, 150, 130, 300, linear((0, 150), (0, 450), ["#F9E6B4", "#F3C07A"]))
        s.rect(x + 62, 150, 6, 300, "#1E3044")
        s.rect(x, 296, 130, 6, "#1E3044")
    things.cinema_screen(s, 230, 140, 540, 330)
    with s.inside(polygon([(230, 140), (770, 140), (770, 470), (230, 470)])):
        s.fall(140, 400, ["#F6DDA6", "#F0B87A"])
        sky.sun(s, 640, 240, 36)
        landmarks.memorial_hall(s, 500, 420, 270)
        s.rect(230, 418, 540, 60, "#B5C57E")
    s.fall(560, 1000, ["#B98A5A", "#6B4630"])
    s.rect(0, 552, 1000, 14, "#1A2A3A")
    s.poly([(230, 480), (770, 480), (900, 1000), (100, 1000)], "#FFF3CF", 0.1)
    s.rect(790, 470, 70, 130, "#6B4226", round_=5)
    s.rect(780, 462, 90, 16, "#8A5A36", round_=4)
    people.person(s, 760, 640, 220, "#C8402C", pose="wave", flip=True)
    seats = (
        (170, 730, 150),
        (300, 690, 136),
        (430, 674, 128),
        (560, 674, 128),
        (230, 880, 200),
        (400, 930, 214),
        (590, 930, 214),
        (760, 880, 200),
    )
    for k, (x, y, h) in enumerate(seats):
        s.rect(
            x - h * 0.2, y - h * 0.56, h * 0.4, h * 0.34, ("#3F7AA5", "#D9A441")[k % 2], round_=8
        )
        people.person(
            s,
            x,
            y,
            h,
            ("#33506B", "#8A4A3A", "#2F5E4D", "#7A5A7A")[k % 4],
            pose="sit",
            hair=("#D6D0C6", "#2A1D16", "#3A2E2A")[k % 3],
        )
        s.rect(
            x - h * 0.19, y - h * 0.3, h * 0.38, h * 0.05, ("#2A5A80", "#B5802E")[k % 2], round_=4
        )
    for x, y in ((105, 930), (905, 940)):
        trees.potted(s, x, y, 190, "green")


def walking_map(s: Sheet) -> None:
    """A map to walk by: river, bridge, gate, hall and tower, a dotted path and two shoes."""
    s.wash(linear((0, 0), (1000, 1000), ["#FBF0D2", "#F3DDA8"]))
    for k in range(5):
        s.rect(k * 250 - 3, 0, 5, 1000, "#D9BE86", 0.35)
    for pts, ink in (
        ([(60, 60), (420, 40), (480, 300), (200, 420), (40, 300)], "#C9D6A0"),
        ([(600, 60), (950, 90), (960, 420), (640, 400)], "#DCE0B0"),
        ([(80, 760), (460, 760), (520, 960), (60, 960)], "#C9D6A0"),
        ([(620, 700), (960, 640), (960, 960), (640, 960)], "#DCE0B0"),
    ):
        s.fill(smooth(pts, close=True), ink)
    river = [(-40, 640), (200, 560), (430, 590), (640, 520), (830, 560), (1050, 470)]
    s.stroke(smooth(river), "#FFF9E8", 150)
    s.stroke(smooth(river), linear((0, 500), (0, 680), ["#8FC4C4", "#3F8A9A"]), 126)
    for dx in (0, 34):
        s.stroke(smooth([(x, y + dx - 16) for x, y in river]), "#E3F0E4", 3, 0.6)
    with s.at(430, 600, 0.5):
        boats.truss_arch(s, -170, 170, 0, 120, "#3E4A56", 10, 12)
    landmarks.memorial_hall(s, 250, 300, 270)
    landmarks.temple_hall(s, 760, 270, 260)
    with s.at(730, 860):
        white = "#FBF3E2"
        for x in (-90, 58):
            s.rect(x, -150, 32, 160, linear((x, 0), (x + 32, 0), [white, dark(white, 0.25)]))
        s.rect(-66, -128, 132, 46, white)
        s.rect(-48, -118, 96, 26, p.BLUE)
        boats.flag(s, 0, -128, 70, p.RED, 0.5)
    boats.tower(
        s, 300, 900, 300, "#FFF3CF", "#9E1F1B", 0, ("#E0604A", "#E8B24A", "#2F7A78", "#274766")
    )
    path = smooth(
        [
            (250, 330),
            (330, 410),
            (520, 350),
            (700, 300),
            (800, 400),
            (700, 500),
            (560, 560),
            (440, 680),
            (330, 740),
            (300, 900),
        ]
    )
    import skia

    measure = skia.PathMeasure(path, False)
    along = 0.0
    while along < measure.getLength():
        spot, _ = measure.getPosTan(along)
        s.circle(spot.x(), spot.y(), 9, p.RED)
        along += 29
    for x, y in ((250, 330), (730, 290), (430, 610), (310, 905), (730, 875)):
        s.fill(smooth([(x, y), (x - 24, y - 44), (x, y - 76), (x + 24, y - 44)], close=True), p.RED)
        s.circle(x, y - 46, 11, "#FFF9E8")
    for x, y, turn in ((520, 800, 24), (590, 770, 24)):
        with s.at(x, y, 1.2, turn):
            s.fill(
                smooth(
                    [(-26, 40), (-30, -10), (-16, -52), (12, -54), (26, -12), (22, 40)], close=True
                ),
                "#274766",
            )
            s.fill(
                smooth([(-14, 8), (-16, -20), (2, -34), (14, -16), (12, 8)], close=True), "#E3CDA0"
            )
            for k in range(3):
                s.line([(-10, -6 - k * 10), (9, -10 - k * 10)], "#FFF9E8", 4)
    for x, y, h in (
        (80, 470, 90),
        (140, 180, 80),
        (930, 470, 100),
        (560, 190, 80),
        (90, 900, 110),
        (540, 960, 80),
        (900, 800, 110),
    ):
        trees.leafy(s, x, y, h, int(x), "#6E9E62")


def lamp_table(s: Sheet) -> None:
    """A long table with an oil lamp, papers and many empty chairs; palms at the window."""
    s.wash(linear((0, 0), (0, 1000), ["#33261F", "#4A3226", "#241812"]))
    s.rect(310, 90, 380, 330, linear((0, 90), (0, 420), ["#1C3050", "#3E5878", "#8A7A80"]))
    with s.inside(polygon([(310, 90), (690, 90), (690, 420), (310, 420)])):
        sky.moon(s, 600, 170, 30)
        trees.palm(s, 400, 440, 270, "#14263A", "#14263A")
        trees.palm(s, 520, 440, 200, "#14263A", "#14263A", -0.05)
    things.frame_window(s, 310, 90, 380, 330, "#5A3A28", (2, 3))
    s.glow(500, 560, 560, "#F9B860", 0.65)
    s.fall(560, 1000, ["#5A3C2A", "#1E130E"])
    for row, (y, w, h) in enumerate(
        ((560, 150, 110), (620, 210, 140), (700, 290, 180), (810, 400, 240))
    ):
        for sign in (-1, 1):
            things.chair(
                s, 500 + sign * w, y + h * 0.7, h, mix("#8A5A36", "#5A3622", row / 4), flip=sign > 0
            )
    s.poly(
        [(405, 560), (595, 560), (780, 930), (220, 930)],
        linear((0, 560), (0, 930), ["#D9A066", "#8A5432", "#5A3420"]),
    )
    s.poly([(220, 930), (780, 930), (780, 966), (220, 966)], "#3A2216")
    for x, y, size, turn in (
        (450, 610, 52, -8),
        (545, 630, 56, 10),
        (430, 700, 70, 6),
        (575, 720, 76, -10),
        (390, 830, 104, -6),
        (610, 840, 108, 8),
    ):
        with s.at(x, y, size / 100, turn):
            s.poly([(-50, -24), (44, -24), (54, 26), (-58, 26)], "#FFF3D6")
            for k in range(4):
                s.rect(-38 + k, -14 + k * 10, 74, 3.4, "#8A7458", 0.8)
    things.pen(s, 520, 800, 110, -30)
    things.oil_lamp(s, 500, 750, 190)
    for x, y in ((470, 640), (520, 660), (340, 880), (665, 880)):
        things.cup(s, x, y, 26 if y < 700 else 46, "#EDE3CF", p.BLUE, False)


def quiz(s: Sheet) -> None:
    """A quiz card with a drawn question mark, a pencil and ticks."""
    s.wash(linear((0, 0), (1000, 1000), ["#35607F", p.BLUE, "#1C324A"]))
    sky.rays(s, 500, 500, "#8FC0D0", 0.2, 18, 6)
    for turn, ink in ((-13, "#D9A441"), (7, "#C8402C")):
        with s.at(500, 510, 1, turn):
            s.rect(-250, -320, 500, 640, p.INK, 0.2, 26, 10)
            s.rect(-250, -320, 500, 640, ink, round_=26)
    with s.at(490, 505, 1, -3):
        s.rect(
            -250,
            -320,
            500,
            640,
            linear((-250, -320), (250, 320), ["#FFFDF4", "#F6E9CC"]),
            round_=26,
        )
        s.stroke(
            smooth(
                [
                    (-70, -186),
                    (-58, -250),
                    (6, -268),
                    (66, -236),
                    (70, -170),
                    (22, -128),
                    (2, -96),
                    (2, -66),
                ]
            ),
            p.RED,
            36,
        )
        s.circle(2, -14, 22, p.RED)
        for k in range(3):
            y = 62 + k * 78
            s.rect(-190, y, 54, 54, "#F3E0B4", round_=12)
            s.stroke(polygon([(-190, y), (-136, y), (-136, y + 54), (-190, y + 54)]), p.BLUE, 5)
            s.rect(-110, y + 12, 290 - k * 60, 12, "#B9A98A", round_=6)
            s.rect(-110, y + 34, 190 + k * 30, 10, "#D3C4A4", round_=5)
            if k < 2:
                s.line([(-180, y + 24), (-164, y + 44), (-124, y - 8)], p.GREEN, 13)
    with s.at(590, 690, 3.4, -40):
        s.poly([(0, 0), (22, -9), (22, 9)], "#F0D7A8")
        s.poly([(0, 0), (8, -3.3), (8, 3.3)], p.INK)
        s.rect(22, -9, 88, 18, linear((0, -9), (0, 9), ["#F9D36E", "#E8A22E", "#C47A1E"]))
        s.rect(108, -9, 9, 18, "#C9C4B8")
        s.rect(116, -9, 15, 18, "#E07A6A", round_=5)
    for x, y in ((150, 190), (860, 240), (130, 800)):
        sky.big_star(s, x, y, 40, p.GOLD, -80)


def five_steps(s: Sheet) -> None:
    """Five stone steps up to an open door with light, a plain red flag above."""
    s.wash(linear((0, 0), (0, 1000), ["#F9E3B4", "#F3C98C", "#E09A5E"]))
    sky.rays(s, 500, 370, "#FFFBEA", 0.5, 26, 3)
    s.rect(250, 130, 500, 420, linear((250, 0), (750, 0), ["#C8503A", "#A8301F", "#86241A"]))
    s.poly([(220, 136), (500, 40), (780, 136)], "#8A231A")
    s.line([(220, 136), (500, 40), (780, 136)], p.GOLD, 9)
    for x in (282, 690):
        s.rect(x, 150, 30, 400, linear((x, 0), (x + 30, 0), ["#F9E9C8", "#D9B88A"]))
    door = arch(378, 200, 244, 350, 110)
    s.fill(door, linear((0, 200), (0, 550), ["#FFFDF2", "#FFE6A8"]))
    s.glow(500, 380, 260, "#FFF6D6", 0.9)
    s.stroke(door, p.GOLD_DEEP, 11)
    for sign in (-1, 1):
        s.poly(
            [
                (500 + sign * 122, 250),
                (500 + sign * 190, 220),
                (500 + sign * 190, 590),
                (500 + sign * 122, 550),
            ],
            "#6B1C16",
        )
        s.circle(500 + sign * 140, 400, 8, p.GOLD)
    boats.flag(s, 205, 640, 420, p.RED, 1.3)
    boats.flag(s, 795, 640, 420, p.RED, 1.3, flip=True)
    inks = ("#E9D6B0", "#DEC49A", "#D1B084", "#C29B6E", "#B0865A")
    for k, ink in enumerate(inks):
        y = 550 + k * 76
        half = 180 + k * 74
        s.poly(
            [
                (500 - half + 40, y),
                (500 + half - 40, y),
                (500 + half, y + 36),
                (500 - half, y + 36),
            ],
            light(ink, 0.35),
        )
        s.rect(
            500 - half,
            y + 36,
            half * 2,
            42,
            linear((500 - half, 0), (500 + half, 0), [ink, light(ink, 0.15), dark(ink, 0.2)]),
        )
    s.poly([(400, 550), (600, 550), (820, 936), (180, 936)], "#FFF6D6", 0.3)
    s.fall(930, 1000, ["#9A7048", "#7A5434"])
    for k, (x, h) in enumerate(((470, 118), (556, 136), (420, 156), (600, 176), (480, 204))):
        people.person(
            s,
            x,
            576 + k * 76,
            h,
            ("#33506B", "#8A4A3A", "#2F5E4D", "#7A5A7A", p.BLUE)[k],
            pose="walk",
            flip=k % 2 == 1,
        )
    for x in (110, 890):
        trees.potted(s, x, 960, 300, "kumquat")


def face_to_face(s: Sheet) -> None:
    """Two chairs across a small table, two cups of tea, a notebook, window light."""
    s.wash(linear((0, 0), (0, 1000), ["#D9DDC8", "#E9DFC0", "#D9BE90"]))
    for k in range(3):
        x = 190 + k * 215
        s.rect(x, 90, 190, 400, linear((0, 90), (0, 490), ["#C9E0D3", "#F9F3D6", "#F9DFA6"]))
        with s.inside(polygon([(x, 90), (x + 190, 90), (x + 190, 490), (x, 490)])):
            trees.leafy(s, x + 60 + k * 30, 520, 250, k + 3, "#9CBE8A")
    for k in range(3):
        things.frame_window(s, 190 + k * 215, 90, 190, 400, p.BLUE, (1, 2))
    s.fall(690, 1000, ["#C48F5A", "#8A5A38"])
    s.rect(0, 682, 1000, 14, "#FFF6E0")
    s.poly([(190, 700), (810, 700), (980, 1000), (60, 1000)], "#FFF3CF", 0.3)
    s.oval(500, 900, 330, 46, p.INK, 0.18, 8)
    for flip, x in ((False, 215), (True, 785)):
        with s.at(x, 900, 3.6, flip=flip):
            s.rect(-24, -104, 13, 64, linear((-24, 0), (-11, 0), ["#3E6A8E", p.BLUE]), round_=5)
            s.rect(-22, -52, 58, 15, linear((0, -52), (0, -37), ["#4A7AA0", p.BLUE]), round_=6)
            for lx in (-19, 27):
                s.rect(lx, -40, 6, 40, "#6B4226")
    s.oval(500, 660, 210, 42, "#C98E56")
    s.oval(500, 652, 210, 40, linear((290, 0), (710, 0), ["#E9BE86", "#B5743E"]))
    s.rect(482, 690, 36, 190, linear((482, 0), (518, 0), ["#A5683A", "#5A3622"]))
    s.oval(500, 886, 120, 20, "#6B4226")
    for x in (385, 615):
        things.cup(s, x, 664, 84, "#FFFBF2", p.RED)
    with s.at(500, 650):
        s.poly([(-52, -12), (44, -16), (58, 18), (-60, 20)], p.RED)
        s.poly([(-46, -15), (40, -19), (52, 12), (-54, 14)], "#FFF9E8")
    things.pen(s, 520, 652, 76, -20, p.BLUE)
    s.line([(500, 0), (500, 190)], p.INK, 4)
    s.poly([(440, 250), (470, 190), (530, 190), (560, 250)], "#C8402C")
    s.glow(500, 270, 220, "#FFE9B0", 0.7)
    trees.potted(s, 930, 800, 260, "green")


def prepared(s: Sheet) -> None:
    """A sheet with a few lines, spectacles, a pen and a small clock, from above."""
    s.wash(linear((0, 0), (1000, 1000), ["#3A6A8A", p.BLUE, "#1A2E46"]))
    for k in range(12):
        s.stroke(
            smooth(
                [(-20, 60 + k * 86), (300, 80 + k * 86), (700, 50 + k * 86), (1020, 80 + k * 86)]
            ),
            "#6F9AB4",
            2,
            0.22,
        )
    s.poly([(120, 0), (620, 0), (1000, 760), (1000, 1000), (700, 1000)], "#FFF3CF", 0.12)
    things.sheet_of_paper(s, 520, 530, 470, 620, 7, "#F0E3C6", 0)
    things.sheet_of_paper(s, 470, 500, 470, 620, -4, "#FFFBF0", 0)
    with s.at(470, 500, 1, -4):
        for k in range(4):
            y = -210 + k * 118
            s.circle(-168, y + 16, 26, (p.RED, p.GOLD_DEEP, p.GREEN, p.BLUE)[k])
            s.rect(-120, y, 290 - (k % 2) * 60, 12, "#A8977A", round_=6)
            s.rect(-120, y + 28, 210 + (k % 2) * 50, 12, "#CBBB9A", round_=6)
    things.spectacles(s, 640, 760, 300, "#3A2418")
    things.pen(s, 360, 760, 330, -62, p.RED)
    things.clock(s, 780, 250, 120, "#C98E4E", 9, 30)
    things.cup(s, 170, 280, 150, "#FFFBF2", p.RED)


def calendar(s: Sheet) -> None:
    """A wall calendar with a few red days, a clock beside it."""
    s.wash(linear((0, 0), (0, 1000), ["#EDE3C8", "#E3D0A4", "#CDAE7C"]))
    s.poly([(0, 0), (420, 0), (1000, 900), (1000, 1000), (480, 1000)], "#FFFBEA", 0.35)
    s.rect(228, 188, 470, 620, p.INK, 0.25, 8, 12)
    s.rect(220, 176, 470, 620, "#FFFDF6", round_=8)
    s.rect(220, 176, 470, 190, linear((0, 176), (0, 366), ["#F6D79A", "#E8935A"]), round_=8)
    with s.inside(polygon([(220, 176), (690, 176), (690, 366), (220, 366)])):
        sky.sun(s, 560, 270, 40)
        land.ridge(s, 340, 70, 4, "#C9694A", "#EDA878")
        s.rect(220, 330, 470, 40, "#A8503E")
        boats.truss_arch(s, 270, 470, 336, 70, "#5A2A26", 10, 5)
    for x in spread(9, 256, 654):
        s.rect(x - 4, 152, 8, 40, "#8A8A86", round_=4)
    red, gold = {(1, 2), (2, 4), (3, 2), (4, 4)}, {(0, 3), (3, 5)}
    for row in range(5):
        for col in range(7):
            x, y = 262 + col * 64, 412 + row * 76
            s.rect(x - 24, y - 24, 48, 52, "#F3E6CA" if col not in (0, 6) else "#EBD9C4", round_=8)
            if (row, col) in red:
                s.circle(x, y + 2, 23, p.RED)
                s.line([(x - 10, y + 3), (x - 2, y + 11), (x + 12, y - 8)], "#FFF9E8", 6)
            elif (row, col) in gold:
                s.circle(x, y + 2, 20, p.GOLD_DEEP)
    things.clock(s, 800, 330, 120, p.BLUE, 9, 0)
    s.rect(740, 640, 190, 16, "#8A5A36")
    trees.potted(s, 836, 640, 190, "orchid", p.BLUE)
    s.fall(880, 1000, ["#8A5A38", "#5A3622"])
    s.rect(0, 872, 1000, 12, "#B57A48")
    things.chair(s, 130, 970, 330, "#6B4226")


def welcome_desk(s: Sheet) -> None:
    """An open service desk with a warm lamp, a chair pulled out, tea and narcissus."""
    s.wash(linear((0, 0), (0, 1000), ["#2F7A62", p.GREEN, "#153F34"]))
    s.glow(390, 380, 480, "#F9D98A", 0.75)
    s.rect(560, 110, 320, 260, "#FFF6DE", round_=12)
    s.rect(572, 122, 296, 236, linear((0, 122), (0, 358), ["#F9E3B0", "#F3C07A"]), round_=8)
    things.heart(s, 720, 240, 70, "#C8402C")
    s.line([(390, 0), (390, 170)], "#0E2E26", 5)
    s.poly(
        [(290, 290), (338, 168), (442, 168), (490, 290)],
        linear((290, 0), (490, 0), ["#F3C96E", "#E8A93E", "#B57A26"]),
    )
    s.oval(390, 290, 100, 16, "#FFF6D6")
    s.poly([(296, 296), (484, 296), (700, 640), (80, 640)], "#FFF0C0", 0.2)
    s.fall(760, 1000, ["#A8764A", "#6B4630"])
    s.rect(130, 590, 740, 36, linear((0, 590), (0, 626), ["#F0CB94", "#C98E56"]), round_=8)
    s.rect(160, 626, 680, 220, linear((160, 0), (840, 0), ["#C98E56", "#A8683A", "#7A4628"]))
    for k in range(4):
        s.rect(186 + k * 164, 654, 136, 164, "#7A4628", 0.3, 8)
    trees.potted(s, 700, 592, 200, "narcissus", "#4E7A9A")
    things.cup(s, 330, 590, 104, "#FFFBF2", p.GREEN)
    with s.at(500, 586):
        s.rect(-52, -22, 110, 20, "#33312C", round_=8)
        s.stroke(smooth([(-66, -26), (-40, -52), (44, -52), (70, -26)]), "#33312C", 19)
        s.circle(0, -26, 17, p.GOLD)
    s.oval(560, 960, 170, 26, p.INK, 0.3, 8)
    with s.at(560, 960, 3.0):
        s.rect(-36, -116, 72, 66, linear((-36, 0), (36, 0), ["#D9543A", "#B8301F"]), round_=14)
        s.rect(-40, -50, 80, 20, linear((0, -50), (0, -30), ["#E0705A", "#A8281C"]), round_=8)
        for x in (-34, 28):
            s.rect(x, -32, 7, 32, "#6B4226")


def red_vest(s: Sheet) -> None:
    """A red volunteer's vest on a hook, a cloth bag, a notebook and shoes by the door."""
    s.wash(linear((0, 0), (0, 1000), ["#F3E6CA", "#E9D3A6", "#D9B884"]))
    s.poly([(0, 0), (300, 0), (900, 820), (500, 820)], "#FFFBEA", 0.4)
    s.rect(690, 120, 230, 720, linear((690, 0), (920, 0), ["#3F8A6E", p.GREEN]))
    for y in (170, 460):
        s.rect(724, y, 162, 250, "#17463A", 0.5, 6)
    s.circle(716, 500, 15, p.GOLD)
    s.rect(160, 196, 480, 30, linear((0, 196), (0, 226), ["#B57A48", "#7A4A2C"]), round_=8)
    for x in (300, 520):
        s.stroke(smooth([(x, 224), (x, 254), (x + 16, 262), (x + 22, 246)]), "#5A5A56", 9)
    vest = [
        (228, 300),
        (262, 268),
        (300, 262),
        (326, 330),
        (352, 262),
        (390, 268),
        (424, 300),
        (410, 380),
        (430, 640),
        (222, 640),
        (242, 380),
    ]
    with s.at(-18, 0):
        s.poly([(x + 12, y + 14) for x, y in vest], p.INK, 0.18, 8)
        s.poly(vest, linear((222, 0), (430, 0), ["#D9432E", "#C8301F", "#9A1F18"]))
        s.poly([(300, 262), (326, 330), (352, 262)], "#6B1414")
        s.rect(323, 330, 6, 310, "#7A1814")
        for y in (500, 570):
            s.rect(224, y, 204, 17, "#F9E3A0", 0.95)
        things.heart(s, 376, 400, 27, "#FFF3CF")
        s.rect(250, 580, 54, 44, "#9A1F18", round_=5)
        s.rect(350, 580, 54, 44, "#9A1F18", round_=5)
    s.stroke(smooth([(480, 420), (488, 280), (522, 248), (556, 280), (570, 420)]), "#C9A866", 12)
    s.poly(
        [(452, 410), (596, 410), (612, 600), (438, 600)],
        linear((438, 0), (612, 0), ["#F0DDB0", "#D9BC80", "#B5945A"]),
    )
    trees.kapok_flower(s, 524, 506, 54, "#C8402C")
    s.poly([(486, 412), (500, 350), (560, 360), (556, 412)], p.BLUE)
    s.poly([(494, 412), (506, 358), (552, 366), (548, 412)], "#FFF9E8")
    s.fall(830, 1000, ["#B58654", "#7A5434"])
    s.rect(0, 822, 1000, 14, "#FFF6E0")
    s.rect(210, 836, 360, 26, "#8A5A36", round_=6)
    for x in (300, 440):
        shoe = [
            (x - 58, 930),
            (x - 56, 880),
            (x - 20, 872),
            (x + 6, 896),
            (x + 56, 906),
            (x + 68, 930),
        ]
        s.oval(x + 6, 940, 74, 11, p.INK, 0.25, 5)
        s.fill(
            smooth([*shoe, (x, 936)], close=True, tension=0.8),
            linear((0, 872), (0, 936), ["#3E4A5A", "#1E2834"]),
        )
        s.rect(x - 60, 926, 130, 12, "#F3E6CA", round_=6)
        s.oval(x - 32, 882, 24, 8, "#FFF3D6")
        s.stroke(smooth([(x - 14, 880), (x + 4, 892), (x + 14, 904)]), "#C8402C", 6)


def clear_policy(s: Sheet) -> None:
    """A hand holds a leaflet; a magnifying glass makes its lines large; empty bubbles."""
    s.wash(linear((0, 0), (1000, 1000), ["#DCEBD6", "#BFDCC4", "#8FBFA4"]))
    sky.rays(s, 480, 480, "#FFFDF0", 0.45, 20, 4)
    things.bubble(s, 220, 210, 250, 150, "#FFFBF2")
    things.bubble(s, 800, 240, 230, 140, p.GREEN, True)
    for k in range(3):
        s.circle(166 + k * 54, 210, 15, p.GREEN)
        s.circle(750 + k * 50, 240, 14, p.GOLD)
    people.hand(s, 250, 800, 180, "#E0AE84", p.GREEN, -24, False, 0.2)
    with s.at(520, 560, 1, 5):
        s.rect(-190, -250, 400, 500, p.INK, 0.2, 6, 10)
        s.poly(
            [(-200, -260), (0, -244), (0, 250), (-200, 236)],
            linear((-200, 0), (0, 0), ["#FFFDF6", "#EDE0C2"]),
        )
        s.poly(
            [(0, -244), (200, -260), (200, 236), (0, 250)],
            linear((0, 0), (200, 0), ["#FBF3DC", "#FFFDF6"]),
        )
        s.rect(-170, -220, 140, 90, "#C8402C", round_=6)
        for k in range(6):
            s.rect(-170, -100 + k * 50, 140 - (k % 3) * 26, 13, "#A8B8A0", round_=6)
            s.rect(34, -210 + k * 70, 136 - (k % 2) * 30, 13, "#A8B8A0", round_=6)
    people.hand(s, 820, 930, 150, "#EFC39A", "#C8402C", -128, False, 0.3)
    s.line([(700, 720), (800, 850)], "#6B4226", 34)
    s.line([(700, 720), (790, 838)], "#A06C42", 20)
    s.circle(600, 590, 160, "#FFFDF2", 0.92)
    for k in range(3):
        s.rect(500, 516 + k * 62, 200 - k * 40, 30, p.GREEN, round_=15)
    s.poly([(500, 480), (560, 450), (480, 680), (460, 640)], "#FFFFFF", 0.5)
    s.ring(600, 590, 162, "#7A4A2C", 24)
    s.ring(600, 590, 162, p.GOLD_DEEP, 12)


def heart_bridge(s: Sheet) -> None:
    """A small arched bridge joins two houses; hearts in their windows."""
    sky.sky(s, ("#F3C9A0", "#F6D9B4", "#FBEBCB", "#F9DDAE"), 620)
    sky.sun(s, 500, 350, 120, "#FFF6DC", 0.6)
    land.ridge(s, 600, 110, 5, "#B9C79A", "#E9E3B8")
    water.water(s, 640, ("#BFDCC8", "#5EA098", "#1F5E5C"))
    water.glitter(s, 500, 650, 4, "#FFF9E6", 0.3, 60)
    for side in (-1, 1):
        bank = smooth(
            [
                (500 + side * 540, 600),
                (500 + side * 300, 616),
                (500 + side * 250, 660),
                (500 + side * 330, 760),
                (500 + side * 540, 820),
            ],
            close=True,
            tension=0.8,
        )
        s.fill(bank, linear((0, 600), (0, 820), ["#B5C57E", "#6B8E4E"]))
        x = 40 if side < 0 else 730
        wall = "#EFD9A8" if side < 0 else "#D99A74"
        buildings.gable_house(
            s, x, 650, 230, 190, wall, "#9A3A2A" if side < 0 else p.GREEN, "#FFE9B0"
        )
        cx = x + 230 * 0.71
        things.heart(s, cx, 510, 19, "#C8402C")
        people.person(
            s,
            500 + side * 190,
            640,
            110,
            "#33506B" if side < 0 else "#8A4A3A",
            pose="wave",
            flip=side < 0,
            hair="#D6D0C6" if side < 0 else p.INK,
        )
        trees.leafy(s, 500 + side * 455, 700, 250, 3 + side, "#5E9468")
    with s.mirrored(700, 0.3, 4):
        boats.stone_bridge(s, 230, 770, 520, 690, 1, "#D9C9A6")
    bridge = smooth([(210, 668), (350, 560), (500, 520), (650, 560), (790, 668)])
    bridge.lineTo(700, 700)
    bridge.cubicTo(660, 640, 580, 592, 500, 592)
    bridge.cubicTo(420, 592, 340, 640, 300, 700)
    bridge.close()
    s.fill(bridge, linear((0, 520), (0, 700), ["#F0E3C4", "#C9B48A"]))
    for k in range(9):
        t = k / 8
        x = 240 + 520 * t
        y = 650 - 128 * 4 * t * (1 - t)
        s.rect(x - 6, y - 62, 12, 62, "#E3D2A8")
        s.circle(x, y - 66, 10, "#F6EBD0")
    s.stroke(smooth([(240, 606), (370, 508), (500, 470), (630, 508), (760, 606)]), "#E3D2A8", 12)
    things.heart(s, 500, 380, 62, "#C8402C")
    people.person(s, 470, 522, 112, "#33506B", pose="wave", hair="#D6D0C6")
    people.person(s, 534, 524, 100, "#C8402C", pose="stand")
    boats.sampan(s, 360, 880, 0.9, rower="#2F5E4D")


def one_rope(s: Sheet) -> None:
    """Seven ribbons from all sides woven into one knot."""
    s.wash(linear((0, 0), (0, 1000), ["#F9EFD6", "#F3DDB0"]))
    sky.rays(s, 500, 470, "#FFFDF4", 0.6, 28, 2)
    inks = ("#C8402C", "#E0804E", "#E8B24A", "#3F8A6E", "#2F7A9A", p.BLUE, "#8A4A7A")
    for k, ink in enumerate(inks):
        a = 180 + k * 30
        start = on_circle(500, 420, 720, a)
        mid = on_circle(500, 420, 300, a + 14)
        things.ribbon(s, [start, mid, (500 + (k - 3) * 26, 440)], ink, 42)
    for row in range(9):
        y = 440 + row * 62
        for k, ink in enumerate(inks):
            phase = (k + row) % 7
            x0 = 500 + (phase - 3) * 30
            x1 = 500 + ((phase + 1) % 7 - 3) * 30
            if phase == 6:
                continue
            things.ribbon(s, [(x0, y - 10), ((x0 + x1) / 2 + 6, y + 26), (x1, y + 70)], ink, 31)
    s.oval(500, 470, 168, 64, p.RED)
    s.oval(500, 462, 160, 52, "#C8402C")
    for k in range(5):
        s.stroke(
            smooth([(352, 446 + k * 11), (500, 462 + k * 12), (648, 446 + k * 11)]),
            "#7A1814",
            3,
            0.5,
        )
    trees.kapok_flower(s, 500, 462, 76, p.GOLD)
    for k, a in enumerate(range(190, 360, 24)):
        x, y = on_circle(500, 430, 440, a)
        people.hand(
            s, x, y, 52, ("#E0AE84", "#C99A72", "#EFC39A")[k % 3], inks[k % 7], a - 180, False, 0.6
        )


def warm_soup(s: Sheet) -> None:
    """A thermos, a blanket and a bowl of soup by a window with rain."""
    s.wash(linear((0, 0), (0, 1000), ["#6B4A3A", "#7A5440"]))
    s.rect(150, 80, 700, 440, linear((0, 80), (0, 520), ["#4A6478", "#7A94A0", "#A9B8B4"]))
    with s.inside(polygon([(150, 80), (850, 80), (850, 520), (150, 520)])):
        buildings.skyline(s, 520, 5, "#56707E", 90, 250, p.GOLD, 0.15, 150, 850)
        things.rain(s, 150, 80, 700, 440, 7, "#E3EEF0", 150)
    things.frame_window(s, 150, 80, 700, 440, "#8A5A3C", (2, 1))
    s.glow(480, 640, 460, "#F9C06A", 0.6)
    things.desktop(s, 600, "#B5743E")
    fold = [
        (610, 600),
        (700, 520),
        (860, 520),
        (960, 600),
        (990, 780),
        (900, 860),
        (660, 850),
        (590, 740),
    ]
    s.fill(
        smooth(fold, close=True, tension=0.7),
        linear((600, 520), (980, 860), ["#D9583E", "#B8301F", "#8A231A"]),
    )
    with s.inside(smooth(fold, close=True, tension=0.7)):
        for k in range(7):
            s.rect(590 + k * 62, 500, 13, 380, "#F3D9A0", 0.85)
        for k in range(6):
            s.rect(560, 540 + k * 58, 460, 10, "#F3D9A0", 0.6)
        s.stroke(smooth([(600, 700), (780, 740), (990, 690)]), "#6B1814", 9, 0.5)
    s.rect(
        176, 330, 150, 480, linear((176, 0), (326, 0), ["#5FAE8E", "#2F7A5E", p.GREEN]), round_=24
    )
    s.rect(190, 262, 122, 90, linear((190, 0), (312, 0), ["#F3E6CA", "#C9B48A"]), round_=16)
    s.rect(176, 400, 150, 16, "#F3E6CA")
    trees.kapok_flower(s, 251, 560, 58, "#F0A050")
    s.stroke(smooth([(324, 450), (384, 470), (380, 640), (324, 660)]), p.GREEN, 19)
    x = 480
    s.oval(x, 868, 180, 22, p.INK, 0.3, 9)
    things.vapour(s, x, 680, 230, "#FFFDF4", 0.85)
    bowl = smooth(
        [
            (x - 166, 706),
            (x - 140, 796),
            (x - 66, 860),
            (x + 66, 860),
            (x + 140, 796),
            (x + 166, 706),
        ]
    )
    bowl.close()
    s.fill(bowl, linear((x - 166, 0), (x + 166, 0), ["#FFFDF6", "#F3E9D3", "#C9B896"]))
    with s.inside(bowl):
        s.rect(x - 180, 746, 360, 11, p.RED)
        for k in range(8):
            trees.kapok_flower(s, x - 150 + k * 43, 792, 19, "#C8402C")
    s.oval(x, 706, 166, 38, "#FFFDF6")
    s.oval(x, 708, 148, 30, "#D98E3C")
    for k in range(7):
        s.oval(
            *on_circle(x, 706, 60 + (k % 3) * 30, k * 53),
            17,
            7,
            ("#F3D27A", "#C8402C", "#6B9A4A")[k % 3],
        )
    s.stroke(smooth([(x + 96, 700), (x + 190, 620), (x + 230, 560)]), "#F6EFE0", 15)


def between_doors(s: Sheet) -> None:
    """Two neighbours' doors face to face, a small round table with tea between them."""
    s.wash(linear((0, 0), (0, 1000), ["#F3DDB0", "#EBC88E"]))
    s.poly(
        [(330, 210), (670, 210), (670, 640), (330, 640)],
        linear((0, 210), (0, 640), ["#F9EBC8", "#F3CF92"]),
    )
    s.rect(410, 260, 180, 200, linear((0, 260), (0, 460), ["#BFDCD0", "#FBF3D0"]))
    with s.inside(polygon([(410, 260), (590, 260), (590, 460), (410, 460)])):
        trees.leafy(s, 470, 480, 190, 4, "#8FB47E")
    things.frame_window(s, 410, 260, 180, 200, "#8A5A3C", (2, 2))
    s.poly(
        [(330, 640), (670, 640), (1000, 1000), (0, 1000)],
        linear((0, 640), (0, 1000), ["#D9AE74", "#A06C42"]),
    )
    for k in range(5):
        s.line([(330 - k * 82, 640 + k * 90), (670 + k * 82, 640 + k * 90)], "#7A4E30", 3, 0.35)
    for side, wall, door in ((-1, "#C98763", p.RED), (1, "#8FB09A", p.GREEN)):
        x0, x1 = 500 + side * 500, 500 + side * 170

        def at(t: float, v: float, x0: float = x0, x1: float = x1) -> tuple[float, float]:
            top, foot = 60 + 150 * t, 1000 - 360 * t
            return (x0 + (x1 - x0) * t, top + (foot - top) * v)

        s.poly(
            [at(0, 0), at(1, 0), at(1, 1), at(0, 1)],
            linear((x0, 0), (x1, 0), [light(wall, 0.15), dark(wall, 0.14)]),
        )
        s.poly([at(0.22, 0.2), at(0.74, 0.2), at(0.74, 1), at(0.22, 1)], light(wall, 0.5))
        s.poly(
            [at(0.27, 0.24), at(0.69, 0.24), at(0.69, 1), at(0.27, 1)],
            linear((x0, 0), (x1, 0), ["#FFE9B0", "#F9CE7E"]),
        )
        s.poly(
            [at(0.27, 0.24), at(0.47, 0.22), at(0.47, 1.04), at(0.27, 1)],
            linear((x0, 0), (x1, 0), [light(door, 0.12), dark(door, 0.2)]),
        )
        s.circle(*at(0.44, 0.62), 9, p.GOLD)
        for v in (0.3, 0.62):
            s.poly(
                [at(0.3, v), at(0.42, v - 0.005), at(0.42, v + 0.24), at(0.3, v + 0.24)],
                dark(door, 0.35),
                0.6,
            )
        s.rect(at(0.5, 0.1)[0] - 30, at(0.5, 0.1)[1], 60, 30, p.RED, round_=4)
    s.oval(500, 930, 190, 26, p.INK, 0.25, 8)
    s.rect(484, 790, 32, 130, "#6B4226")
    s.oval(500, 922, 90, 17, "#6B4226")
    s.oval(500, 792, 158, 36, "#8A5A36")
    s.oval(500, 784, 158, 34, linear((342, 0), (658, 0), ["#E3B478", "#A8683A"]))
    things.teapot(s, 496, 786, 100)
    for x in (410, 590):
        things.cup(s, x, 796, 48, "#FFFBF2", p.BLUE)
    for x, coat, hair, flip in ((275, "#33506B", "#CFC8BC", False), (725, "#8A4A5A", p.INK, True)):
        things.stool(s, x, 940, 130, "#8A5A36")
        people.person(s, x, 944, 320, coat, pose="sit", hair=hair, flip=flip)


def seven_stars(s: Sheet) -> None:
    """Seven stars in seven colours over the roofs of the old town."""
    sky.sky(s, ("#12304A", "#1F5A66", "#5A9080", "#F3D28E"), 760)
    sky.stars(s, 480, 7, 70)
    inks = ("#E0604A", "#F09A4E", "#F6C667", "#9CCB8A", "#6FBFC9", "#8FA5E0", "#E39AC0")
    arc = [on_circle(500, 640, 400, a) for a in (200, 223, 246, 270, 294, 317, 340)]
    s.stroke(smooth(arc), "#FFF6DC", 4, 0.5)
    for (x, y), ink in zip(arc, inks, strict=True):
        s.glow(x, y, 130, ink, 0.7)
        sky.big_star(s, x, y, 62, ink)
        sky.big_star(s, x, y, 40, light(ink, 0.4))
    s.glow(500, 460, 230, "#FFE9B0", 0.6)
    things.heart(s, 500, 450, 84, "#D8432E")
    buildings.street(s, 790, (190, 230, 200, 250, 210, 240, 196), 150, -20, 4, "#1F3A44", 0.6, 0.3)
    for k in range(7):
        x = 60 + k * 147
        s.poly(
            [(x - 90, 850), (x, 790 - (k % 2) * 24), (x + 90, 850)], mix("#6B2E28", "#24303A", 0.3)
        )
        s.rect(x - 74, 848, 148, 160, mix("#C98763", "#24303A", 0.45))
        s.rect(x - 22, 880, 44, 50, p.GOLD)
        s.rect(x - 2, 880, 4, 50, "#5B3A32")
        s.glow(x, 900, 80, p.GOLD, 0.45)
    s.fall(950, 1000, ["#24303A", "#141C24"])
    for k, ink in enumerate(inks):
        people.person(s, 150 + k * 117, 992, 150, ink, "#22303A", pose=("wave", "stand")[k % 2])


def youth(s: Sheet) -> None:
    """Young people on one afternoon: table tennis, a guitar, a laptop."""
    s.wash(linear((0, 0), (0, 1000), ["#BFE0D0", "#E9EDC8", "#F9E3AE"]))
    for k in range(4):
        x = 60 + k * 230
        s.rect(x, 90, 190, 330, linear((0, 90), (0, 420), ["#E3F3EA", "#FFF9DE"]))
        s.rect(x + 92, 90, 6, 330, p.GREEN)
        s.rect(x, 240, 190, 6, p.GREEN)
    s.fall(600, 1000, ["#E3B878", "#A5703E"])
    s.rect(0, 592, 1000, 14, p.GREEN)
    s.poly(
        [(270, 620), (730, 620), (830, 740), (170, 740)],
        linear((0, 620), (0, 740), ["#3F8A9A", "#1F5A78"]),
    )
    s.line([(500, 620), (500, 740)], "#FFFDF4", 4)
    s.stroke(polygon([(270, 620), (730, 620), (830, 740), (170, 740)]), "#FFFDF4", 6)
    s.poly([(486, 580), (514, 580), (514, 716), (486, 716)], "#FFFDF4", 0.5)
    for x in (230, 760):
        s.rect(x, 740, 16, 130, "#33404A")
    people.person(s, 170, 800, 330, "#E0604A", "#33506B", pose="wave")
    people.person(s, 830, 800, 330, p.BLUE, "#5A4A42", pose="wave", flip=True)
    for x, y, ink in ((232, 440, "#C8301F"), (768, 440, "#2A1D16")):
        s.oval(x, y, 30, 36, ink)
        s.rect(x - 6, y + 30, 12, 34, "#B5743E", round_=4)
    s.circle(470, 480, 15, "#FFFDF4")
    s.stroke(smooth([(290, 460), (380, 410), (455, 472)]), "#FFFDF4", 4, 0.7)
    people.person(s, 330, 970, 270, "#8A4A7A", "#33404A", pose="sit")
    with s.at(336, 868, 1.1, -28):
        s.fill(
            smooth(
                [
                    (-64, 0),
                    (-46, -40),
                    (-12, -26),
                    (20, -38),
                    (44, 0),
                    (20, 38),
                    (-12, 26),
                    (-46, 40),
                ],
                close=True,
            ),
            linear((-60, 0), (40, 0), ["#E8A24E", "#B5642A"]),
        )
        s.circle(-6, 0, 17, "#3A2018")
        s.rect(30, -7, 150, 14, "#6B3A20")
        s.rect(174, -12, 34, 24, "#3A2018", round_=4)
    people.person(s, 640, 970, 270, "#2F7A5E", "#33404A", pose="sit")
    s.poly([(590, 850), (690, 850), (700, 900), (580, 900)], "#5A6470")
    s.poly(
        [(592, 852), (688, 852), (684, 784), (596, 784)],
        linear((0, 784), (0, 852), ["#F9F3DC", "#A9D0CC"]),
    )
    trees.potted(s, 930, 940, 230, "green")


def workers_bench(s: Sheet) -> None:
    """A helmet, a courier's bicycle box and a mug on a bench under a lamp at dusk."""
    sky.sky(s, ("#2A3C5E", "#5A5878", "#B5766A", "#F3B476"), 640)
    sky.stars(s, 240, 5, 36)
    buildings.skyline(s, 640, 7, "#3E3A56", 110, 330, p.GOLD, 0.35)
    boats.tower(s, 200, 640, 420, "#F3DDB0", "#5A4A68")
    s.fall(640, 1000, ["#8A6A68", "#33303E"])
    s.rect(715, 210, 16, 640, p.INK)
    s.stroke(smooth([(722, 230), (700, 170), (620, 172), (600, 210)]), p.INK, 14)
    s.poly([(560, 216), (640, 216), (660, 260), (540, 260)], p.INK)
    s.glow(600, 290, 320, "#FBDF9A", 0.8)
    s.poly(
        [(546, 260), (654, 260), (900, 900), (300, 900)],
        linear((0, 260), (0, 900), [("#FBE6A8", 0.5), ("#FBE6A8", 0.05)]),
    )
    s.oval(590, 880, 330, 50, "#FBE6A8", 0.28)
    for y in (560, 606):
        s.rect(300, y, 480, 28, linear((0, y), (0, y + 28), ["#D99A5E", "#9A6238"]), round_=7)
    s.rect(280, 700, 520, 34, linear((0, 700), (0, 734), ["#E9B478", "#A86C3E"]), round_=8)
    for x in (320, 740):
        s.rect(x, 550, 20, 320, "#2F3A44")
    hx, hy = 430, 700
    s.fill(
        smooth(
            [
                (hx - 100, hy - 8),
                (hx - 92, hy - 70),
                (hx - 40, hy - 118),
                (hx + 40, hy - 118),
                (hx + 92, hy - 70),
                (hx + 100, hy - 8),
            ]
        ),
        linear((hx - 100, 0), (hx + 100, 0), ["#FBD86A", "#F0B030", "#C07E1C"]),
    )
    s.fill(
        smooth(
            [(hx - 20, hy - 122), (hx + 20, hy - 122), (hx + 26, hy - 10), (hx - 26, hy - 10)],
            close=True,
            tension=0.4,
        ),
        "#FBE08A",
    )
    s.rect(hx - 122, hy - 20, 244, 22, "#E8A22E", round_=10)
    s.rect(
        600, 612, 86, 88, linear((600, 0), (686, 0), ["#FFFDF6", "#E9DCC0", "#C0AE8A"]), round_=8
    )
    s.stroke(smooth([(684, 632), (722, 640), (718, 680), (684, 686)]), "#E9DCC0", 13)
    things.heart(s, 642, 656, 21, "#C8402C")
    things.vapour(s, 642, 604, 90, "#FFFBF0", 0.7)
    things.bicycle(s, 850, 930, 270, "#14181E")
    s.rect(
        722, 742, 130, 110, linear((722, 0), (852, 0), ["#4EB0A0", "#2F8A7E", "#1F6A62"]), round_=10
    )
    s.rect(736, 756, 102, 16, "#F9E3A0", 0.9, 8)
    people.person(s, 150, 900, 220, "#33506B", pose="walk", hat="cap")


def round_table(s: Sheet) -> None:
    """A round table from above: flowers, knitting, books, tea; stools around it."""
    s.wash(linear((0, 0), (1000, 1000), ["#F6DDB8", "#EDC39A", "#DDA07A"]))
    s.circle(500, 510, 440, "#C9705A", 0.35)
    for r in (430, 400, 250):
        s.ring(500, 510, r, "#FBEBCB", 5, 0.7)
    for k in range(6):
        x, y = on_circle(500, 510, 380, 30 + k * 60)
        s.circle(x + 6, y + 10, 72, p.INK, 0.2, 8)
        s.circle(x, y, 72, ("#2F7A5E", "#C8402C", "#E8B24A", p.BLUE, "#8A4A7A", "#3F8A9A")[k])
        s.circle(
            x, y, 54, light(("#2F7A5E", "#C8402C", "#E8B24A", p.BLUE, "#8A4A7A", "#3F8A9A")[k], 0.2)
        )
        trees.kapok_flower(
            s,
            x,
            y,
            34,
            light(("#2F7A5E", "#C8402C", "#E8B24A", p.BLUE, "#8A4A7A", "#3F8A9A")[k], 0.5),
        )
    s.circle(510, 526, 290, p.INK, 0.25, 14)
    s.circle(500, 510, 290, linear((210, 220), (790, 800), ["#FFFDF6", "#F6EAD0"]))
    s.ring(500, 510, 276, p.GREEN, 4, 0.6)
    for k in range(40):
        s.circle(*on_circle(500, 510, 283, k * 9), 5, "#C8402C")
    rng = random.Random(5)
    s.circle(500, 510, 66, "#3F7A9A")
    s.circle(500, 510, 54, "#2A5A7A")
    for _ in range(22):
        a, r = rng.uniform(0, 360), rng.uniform(0, 92)
        x, y = on_circle(500, 510, r, a)
        s.oval(*on_circle(500, 510, r + 22, a), 20, 13, mix(p.GREEN, "#6FA56A", rng.random()))
        trees.kapok_flower(
            s,
            x,
            y,
            rng.uniform(24, 36),
            rng.choice(("#C8402C", "#E0704A", "#F0A8A0", "#F6D98A")),
            rng.uniform(0, 70),
        )
    with s.at(370, 640):
        s.circle(0, 0, 62, "#D9583E")
        for k in range(7):
            s.stroke(
                smooth([(-56 + k * 6, -20 + k * 7), (0, -50 + k * 16), (56 - k * 4, -12 + k * 6)]),
                "#8A231A",
                4,
                0.6,
            )
        s.line([(-80, -60), (56, 60)], "#E3C08A", 8)
        s.line([(70, -70), (-56, 58)], "#E3C08A", 8)
    s.stroke(smooth([(420, 680), (470, 720), (540, 700), (590, 740)]), "#D9583E", 6)
    s.poly([(560, 690), (680, 640), (720, 720), (600, 772)], "#E0704A")
    for k in range(5):
        s.line([(566 + k * 26, 694 - k * 11), (606 + k * 26, 768 - k * 11)], "#A8321F", 4)
    for x, y, turn, ink in ((660, 400, 18, p.GREEN), (650, 390, 4, p.BLUE)):
        with s.at(x, y, 1, turn):
            s.rect(-58, -74, 116, 148, ink, round_=6)
            s.rect(-46, -60, 92, 6, p.GOLD)
            s.circle(0, 4, 24, p.GOLD)
    for x, y in ((360, 380), (500, 300), (300, 520)):
        s.circle(x + 4, y + 6, 48, p.INK, 0.18, 5)
        s.circle(x, y, 48, "#FFFDF6")
        s.circle(x, y, 34, "#F0E3C8")
        s.circle(x, y, 27, "#C07E36")
        s.ring(x, y, 44, p.RED, 3)


def notice_board(s: Sheet) -> None:
    """A notice board with blank cards and pins, a plant beside it."""
    s.wash(linear((0, 0), (0, 1000), ["#DDE6CC", "#EFE6C4", "#E3CC98"]))
    s.poly([(0, 120), (0, 0), (360, 0), (1000, 760), (1000, 940)], "#FFFDF0", 0.45)
    s.rect(176, 166, 648, 570, p.INK, 0.22, 10, 12)
    s.rect(166, 150, 648, 570, linear((166, 150), (814, 720), ["#A8683A", "#7A4626"]), round_=12)
    s.rect(
        196,
        180,
        588,
        510,
        linear((196, 180), (784, 690), ["#3F8A6E", p.GREEN, "#174A3C"]),
        round_=6,
    )
    rng = random.Random(3)
    spots = (
        (300, 290, 160, "#FFF3CF"),
        (490, 270, 150, "#F3B7A0"),
        (680, 300, 160, "#F6D98A"),
        (290, 460, 150, "#A9CDE0"),
        (480, 450, 170, "#FFFBF0"),
        (690, 470, 150, "#E9A878"),
        (330, 610, 140, "#F6D98A"),
        (520, 622, 150, "#C9E0C0"),
        (690, 620, 140, "#FFF3CF"),
    )
    for k, (x, y, size, ink) in enumerate(spots):
        things.note(
            s,
            x,
            y,
            size,
            ink,
            rng.uniform(-7, 7),
            (p.RED, p.GOLD, p.BLUE)[k % 3],
            0 if k in (1, 4, 6) else 3,
        )
    trees.kapok_flower(s, 490, 282, 34, "#C8402C")
    things.heart(s, 480, 462, 36, "#C8402C")
    with s.at(330, 620):
        s.circle(0, 0, 30, "#E0804E")
    s.fall(840, 1000, ["#B98A58", "#7A5434"])
    s.rect(0, 832, 1000, 14, "#FFF9E8")
    trees.potted(s, 890, 930, 420, "green")
    trees.potted(s, 110, 930, 300, "kumquat")
    people.person(s, 400, 960, 270, "#C8402C", "#33506B", pose="wave", flip=True)
    people.person(s, 520, 962, 196, "#3F7AA5", "#5A4A42", pose="stand")


SCHOOL, DESK = "starter/街道党校", "starter/党代表工作室"
STATION, FAMILY = "starter/阿关服务站", "starter/青年职工妇女之家"
PLATES = (
    Plate(f"{SCHOOL}/01 街道党校怎样上课", "街道党校的小课堂（示意画）", classroom),
    Plate(f"{SCHOOL}/02 走读广州红色地标", "一条走读的路线（示意画）", walking_map),
    Plate(f"{SCHOOL}/03 中共三大始末", "灯下的长桌（示意画）", lamp_table),
    Plate(f"{SCHOOL}/04 小测验：广州的红色记忆", "拿起笔做一做（示意画）", quiz),
    Plate(f"{SCHOOL}/05 入党有哪几步", "一步一步往上走（示意画）", five_steps),
    Plate(f"{DESK}/01 党代表工作室做什么", "面对面坐下来谈（示意画）", face_to_face),
    Plate(f"{DESK}/02 来之前可以这样准备", "写在纸上的几件事（示意画）", prepared),
    Plate(f"{DESK}/03 谁在什么时候接待", "墙上的日历（示意画）", calendar),
    Plate(f"{STATION}/01 欢迎您来坐坐", "为您留好的一把椅子（示意画）", welcome_desk),
    Plate(f"{STATION}/02 认识阿关", "红马甲和一双布鞋（示意画）", red_vest),
    Plate(f"{STATION}/03 讲习所：听懂新政策", "把政策讲明白（示意画）", clear_policy),
    Plate(f"{STATION}/04 连心桥：心里话有人听", "连着两家的小桥（示意画）", heart_bridge),
    Plate(f"{STATION}/05 聚合器：人多力量大", "拧成一股绳（示意画）", one_rope),
    Plate(f"{STATION}/06 暖心室：有难处请开口", "雨天的一碗热汤（示意画）", warm_soup),
    Plate(f"{STATION}/07 新窗口：有话好商量", "两家门之间的一张桌（示意画）", between_doors),
    Plate(f"{STATION}/08 七支志愿服务队", "七种颜色一条心（示意画）", seven_stars),
    Plate(f"{FAMILY}/01 青年之家", "青年的一个下午（示意画）", youth),
    Plate(f"{FAMILY}/02 职工之家", "下班后的一把长椅（示意画）", workers_bench),
    Plate(f"{FAMILY}/03 妇女之家", "围桌而坐（示意画）", round_table),
    Plate(f"{FAMILY}/04 近期活动在哪里看", "活动公告栏（示意画）", notice_board),
)
