"""红色历程, 1949 to 2010."""

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
from media.drawings.sheet import Sheet, arch, disc, linear, on_circle, smooth, spread


def rising_flag(s: Sheet) -> None:
    """A great square of people as dots, a plain red flag rising before a gate tower."""
    sky.sky(s, ("#F7D48F", "#F5BE70", "#EE9F58", "#E5854C"), 620)
    sky.rays(s, 500, 600, "#FFF0C2", 0.45, 26, 3)
    wall = "#A8392A"
    s.poly(
        [(140, 640), (170, 500), (830, 500), (860, 640)],
        linear((0, 500), (0, 640), [light(wall, 0.15), dark(wall, 0.2)]),
    )
    for x, w in ((300, 50), (400, 54), (468, 64), (546, 54), (650, 50)):
        s.fill(arch(x, 566, w, 80), dark(wall, 0.6))
    s.rect(150, 488, 700, 16, "#E7CE9E")
    s.rect(230, 404, 540, 86, "#8E2F22")
    buildings.columns(s, spread(10, 250, 750), 404, 490, 15, "#B8402C")
    buildings.tiled_roof(s, 180, 366, 640, 48, "#D9992F", 0.3, 0.84)
    s.rect(290, 318, 420, 52, "#8E2F22")
    buildings.tiled_roof(s, 220, 230, 560, 96, "#E0A338", 0.26, 0.62)
    for x in spread(8, 268, 732):
        things.lantern(s, x, 418, 17, "#D8341F", 0.25)
    land.ground(s, 638, "#D98A4E", "#6B2A1E")
    rng = random.Random(7)
    for row in range(26):
        y = 662 + row * row * 0.36 + row * 4
        size = 2.6 + row * 0.34
        for k in range(int(1000 / (size * 3.0))):
            x = k * size * 3.0 + rng.uniform(-2, 2) + (row % 2) * size * 1.5
            if abs(x - 500) < 24 + row * 2.6:
                continue
            ink = rng.choice(("#4A1E1A", "#5E2A20", "#33313E", "#7A3A26", "#F0D7A2"))
            s.circle(x, y, size, ink)
            s.oval(x, y + size * 2, size * 1.5, size * 1.3, dark(ink, 0.2))
    for x in (210, 330, 690, 800, 120, 890):
        boats.flag(s, x, 800 + (x % 3) * 30, 150, "#C8301F", 0.55)
    s.rect(484, 170, 9, 720, linear((484, 0), (493, 0), ["#FFF6E0", "#A89A86"]))
    s.circle(488.5, 164, 10, p.GOLD)
    boats.flag(s, 488, 330, 130, "#CF2A1C", 2.5, "#D9CDB8")
    s.rect(440, 880, 98, 22, "#F0E2C4")
    s.rect(420, 900, 138, 22, "#DCC8A2")
    for x, y, size, flip in ((260, 160, 0.8, False), (180, 250, 0.6, False), (770, 150, 0.7, True)):
        landmarks.dove(s, x, y, size, flip)


def liberation(s: Sheet) -> None:
    """The broken truss bridge at evening; soldiers walk in along the avenue, people wave."""
    sky.sky(s, p.SUNSET, 560)
    sky.sun(s, 700, 350, 82)
    sky.strata(s, 250, "#FBE3B0", 7, 0.4)
    buildings.skyline(s, 548, 4, "#A5503A", 40, 120)
    water.water(s, 546, ("#E09A62", "#B0553C", "#7A3A30"))
    water.glitter(s, 700, 550, 5, "#FFE9B8", 0.4, 40)
    steel = "#3A2A2C"
    for x in (70, 330, 600):
        boats.pier(s, x, 468, 640, 54, "#A88A70")
    boats.truss_arch(s, -130, 66, 464, 150, steel, 9, 8)
    with s.at(66, 464, 1, 24):
        boats.truss_arch(s, 0, 170, 0, 120, steel, 7, 8)
    with s.at(600, 464, 1, -30):
        boats.truss_arch(s, -190, -6, 0, 120, steel, 7, 8)
    boats.truss_arch(s, 604, 830, 464, 150, steel, 9, 8)
    boats.truss_arch(s, 834, 1060, 464, 150, steel, 9, 8)
    for pts in ([(250, 548), (290, 520), (338, 566)], [(420, 556), (446, 530), (470, 560)]):
        s.line(pts, steel, 6)
    s.poly(
        [(0, 690), (1000, 640), (1000, 1000), (0, 1000)],
        linear((0, 650), (0, 1000), ["#D9A86C", "#7A4A34"]),
    )
    s.poly([(0, 690), (1000, 640), (1000, 654), (0, 708)], "#F0D29A")
    people.crowd(s, 20, 980, 745, 104, 15, 3, poses=("wave", "wave", "stand"))
    for rank in range(3):
        for k in range(6):
            x = 150 + k * 128 + rank * 34
            foot = 812 + rank * 56 - k * 5
            people.person(
                s,
                x,
                foot,
                136 + rank * 14,
                mix("#6B7250", "#4F5A40", rank / 2),
                hat="cap",
                pose="walk",
                bundle="#A89468",
            )
            s.line([(x + 20, foot - 60), (x + 8, foot - 150 - rank * 12)], "#2A1D16", 4)
    for k in range(7):
        people.person(
            s,
            60 + k * 150,
            1010,
            190,
            ("#7A3A2B", "#33506B", "#2F5E4D", "#8A6A46")[k % 4],
            pose="wave",
            flip=k % 2 == 0,
        )
    boats.flag(s, 520, 800, 330, p.RED, 1.25)


def kangle(s: Sheet) -> None:
    """The red-brick hall with its green roof; students on bicycles along the lawn."""
    sky.sky(s, p.MORNING, 600)
    sky.cloud(s, 90, 210, 260, "#FFFBEF", 0.85)
    sky.cloud(s, 660, 160, 220, "#FFFBEF", 0.75)
    for x, h, k in ((60, 400, 1), (190, 330, 4), (830, 350, 6), (950, 420, 8)):
        trees.leafy(s, x, 640, h, k, "#5E9A6C")
    landmarks.hall_of_red_brick(s, 500, 640, 560)
    land.ground(s, 636, "#B9CB84", "#5E8A4E")
    s.poly(
        [(460, 640), (540, 640), (800, 1000), (200, 1000)],
        linear((0, 640), (0, 1000), ["#F3E2B6", "#D9B987"]),
    )
    for sign in (-1, 1):
        for k in range(4):
            x = 500 + sign * (92 + k * 74 + k * k * 10)
            trees.palm(s, x, 672 + k * 40, 130 + k * 64, "#3F7A55", lean=0.02)
    for x, foot, h, coat in (
        (400, 790, 110, p.BLUE),
        (560, 840, 136, p.RED),
        (430, 930, 180, "#2F5E4D"),
    ):
        people.person(s, x + 4, foot - h * 0.22, h, coat, pose="sit")
        things.bicycle(s, x, foot, h * 1.1, "#2A1D16", flip=True)
    people.crowd(s, 590, 760, 930, 150, 3, 5, ("#EDE2C8", "#33506B", "#7A3A2B"))
    trees.banyan(s, -40, 560, 420, 3, "#3F7A55")


def fair(s: Sheet) -> None:
    """An exhibition hall: tea, silk, a vase and a sewing machine on stands."""
    s.wash(linear((0, 0), (0, 1000), ["#F6E6C4", "#F3D49C", "#E9B878"]))
    for k in range(6):
        x = 40 + k * 160
        s.fill(arch(x, 120, 120, 420, 60), linear((0, 120), (0, 540), ["#FFF9E6", "#FBE3B0"]))
        s.stroke(arch(x, 120, 120, 420, 60), "#C99A5E", 6)
        s.rect(x + 57, 122, 6, 420, "#D9B47A")
    for k in range(7):
        s.rect(
            8 + k * 160,
            90,
            24,
            500,
            linear((8 + k * 160, 0), (32 + k * 160, 0), ["#F9EED2", "#D9B47A"]),
        )
    s.rect(0, 60, 1000, 40, "#C8402C")
    for k in range(25):
        s.poly(
            [(k * 42, 100), (k * 42 + 42, 100), (k * 42 + 21, 134)],
            ("#C8402C", p.GOLD, "#2F7A78")[k % 3],
        )
    things_y = 700
    s.fall(590, 1000, ["#D99A5E", "#A5603A"])
    land.rows(s, 590, 500, "#7A3A24", 0.15)
    stands = ((190, 150, "#C8402C"), (400, 210, p.BLUE), (610, 170, p.GREEN), (820, 140, "#C8812F"))
    for x, h, ink in stands:
        top = things_y + 120 - h
        s.rect(
            x - 84,
            top,
            168,
            h + 40,
            linear((x - 84, 0), (x + 84, 0), [light(ink, 0.18), ink, dark(ink, 0.25)]),
        )
        s.rect(x - 94, top - 14, 188, 18, "#FFF3D6")
        s.glow(x, top - 90, 130, "#FFF6DC", 0.6)
    # tea
    for k, ink in enumerate(("#2F6A4E", "#A33A28", "#D9A441")):
        s.rect(
            120 + k * 46,
            572 + (k % 2) * 14,
            42,
            84 - (k % 2) * 14,
            linear((120 + k * 46, 0), (162 + k * 46, 0), [light(ink, 0.25), ink, dark(ink, 0.2)]),
            round_=5,
        )
        s.rect(124 + k * 46, 600, 34, 24, "#F6E6C4")
        s.oval(141 + k * 46, 572 + (k % 2) * 14, 20, 6, light(ink, 0.4))
    things.vase(s, 400, 596, 270)
    # silk
    for k, ink in enumerate(("#B8342A", "#E0A338", "#2F7A78")):
        x = 560 + k * 50
        fold = [(x - 22, 636), (x - 30, 540), (x, 420 + k * 22), (x + 26, 520), (x + 34, 636)]
        s.fill(
            smooth(fold, close=True, tension=0.8),
            linear((x - 30, 0), (x + 34, 0), [light(ink, 0.3), ink, dark(ink, 0.3), ink]),
        )
    # sewing machine
    s.rect(750, 648, 140, 16, "#6B4228")
    s.fill(
        smooth(
            [
                (772, 648),
                (772, 606),
                (790, 576),
                (858, 572),
                (872, 600),
                (872, 648),
                (846, 648),
                (842, 612),
                (806, 612),
                (806, 648),
            ],
            close=True,
            tension=0.4,
        ),
        p.INK,
    )
    s.ring(880, 602, 22, p.INK, 7)
    s.rect(774, 630, 5, 22, "#C9C0B0")
    s.line([(790, 588), (850, 586)], p.GOLD, 3)
    people.crowd(
        s,
        60,
        940,
        950,
        210,
        8,
        9,
        ("#33506B", "#5A4236", "#7A3A2B", "#46606B"),
        ("stand",),
        ("brim", None, None),
    )


def open_road(s: Sheet) -> None:
    """A winter sun behind fields and chimneys; a road opening wide, a bus on it."""
    sky.sky(s, ("#F9DFA8", "#F7C680", "#EFA363", "#E5824F"), 560)
    sky.rays(s, 500, 540, "#FFF3CF", 0.5, 28, 2)
    sky.sun(s, 500, 520, 150, "#FFF0C8")
    land.ridge(s, 560, 90, 6, "#C46A48", "#F0B27A")
    for x, h in ((150, 210), (200, 250), (252, 190)):
        s.poly(
            [(x - 15, 570), (x - 10, 570 - h), (x + 10, 570 - h), (x + 15, 570)],
            linear((x - 15, 0), (x + 15, 0), ["#A8553C", "#6B2E26"]),
        )
        s.rect(x - 12, 570 - h + 14, 24, 9, p.CREAM)
        for k in range(5):
            s.circle(x + 16 + k * 26, 560 - h - k * 15, 15 + k * 6, "#FFF6E2", 0.6 - k * 0.1)
    for k in range(3):
        s.poly(
            [(80 + k * 74, 575), (80 + k * 74, 520), (154 + k * 74, 548), (154 + k * 74, 575)],
            "#8A3E2E",
        )
    buildings.skyline(s, 570, 9, "#9A4A38", 50, 130, p.GOLD, 0.3, 690, 930)
    land.ground(s, 560, "#C9A24E", "#6B7A3A")
    for sign in (-1, 1):
        for k in range(7):
            y0, y1 = 566 + k * k * 8, 566 + (k + 1) ** 2 * 8
            s.poly(
                [(500, y0), (500 + sign * 900, y0), (500 + sign * 900, y1), (500, y1)],
                ("#D9B45C", "#8FA050", "#B7A94E")[k % 3],
                0.9,
            )
    s.poly(
        [(478, 562), (522, 562), (960, 1000), (40, 1000)],
        linear((0, 560), (0, 1000), ["#F6DDB0", "#8A7466"]),
    )
    for k in range(7):
        y = 590 + k * k * 9
        w = 3 + k * 1.9
        s.poly(
            [
                (500 - w / 2, y),
                (500 + w / 2, y),
                (500 + w * 0.7, y + 8 + k * 6),
                (500 - w * 0.7, y + 8 + k * 6),
            ],
            "#FFF6DC",
        )
    for sign in (-1, 1):
        for k in range(5):
            x = 500 + sign * (48 + k * 58 + k * k * 22)
            trees.leafy(s, x, 592 + k * 34 + k * k * 9, 66 + k * 50, k + 3, "#6E8A4A")
    s.rect(566, 716, 210, 128, linear((0, 716), (0, 844), ["#F9EFD9", "#E9D5AE"]), round_=18)
    s.rect(566, 782, 210, 40, p.RED)
    s.rect(580, 732, 182, 48, "#3F5C73", round_=8)
    s.rect(668, 732, 6, 48, "#F9EFD9")
    s.circle(598, 804, 11, "#FFF6CF")
    s.circle(744, 804, 11, "#FFF6CF")
    for x in (604, 738):
        s.rect(x - 22, 836, 44, 24, p.INK, round_=6)


def white_hotel(s: Sheet) -> None:
    """The tall white slab by the river, a swan, the indoor waterfall in a medallion."""
    sky.sky(s, ("#6FA9B5", "#A5CCC2", "#E2E6C8", "#F8DFAC"), 620)
    sky.cloud(s, 80, 220, 220, "#FFFBEF", 0.8)
    for x, h, k in ((120, 230, 1), (240, 200, 5), (860, 240, 4), (960, 210, 8)):
        trees.leafy(s, x, 640, h, k, "#4E8A66")
    white = "#FFF9EB"
    s.poly(
        [(395, 180), (520, 150), (520, 640), (395, 640)],
        linear((395, 0), (520, 0), ["#E9DFC8", white]),
    )
    s.poly(
        [(520, 150), (790, 196), (790, 640), (520, 640)],
        linear((520, 0), (790, 0), [white, "#DCD2BC"]),
    )
    for k in range(24):
        y = 184 + k * 18.4
        s.poly(
            [
                (520, y - 10 + k * 0.2),
                (790, y + 30 - k * 1.15),
                (790, y + 36 - k * 1.15),
                (520, y - 3 + k * 0.2),
            ],
            "#6F8E96",
            0.75,
        )
        s.poly(
            [
                (395, y + 16 - k * 0.6),
                (520, y - 10 + k * 0.2),
                (520, y - 3 + k * 0.2),
                (395, y + 22 - k * 0.6),
            ],
            "#8AA4A6",
            0.7,
        )
    s.rect(330, 590, 520, 56, linear((0, 590), (0, 646), ["#FFF6E0", "#D9C8A6"]))
    for x in spread(20, 346, 834):
        s.rect(x - 8, 604, 16, 42, "#5E7F86")
    s.rect(300, 640, 640, 18, "#C9B892")
    s.rect(0, 648, 1000, 14, "#A8B08A")
    water.water(s, 660, ("#8FC0BC", "#4E8C92", "#28566A"))
    with s.mirrored(660, 0.28, 4):
        s.poly([(395, 180), (520, 150), (790, 196), (790, 640), (395, 640)], white)
    water.ripples(s, 660, 5, "#EAF3E2", 0.4)
    _swan(s, 620, 850, 1.5)
    cx, cy, r = 240, 470, 150
    s.circle(cx + 6, cy + 10, r + 14, p.INK, 0.2, 10)
    s.circle(cx, cy, r + 14, p.GOLD)
    with s.inside(disc(cx, cy, r)):
        s.rect(
            cx - r, cy - r, r * 2, r * 2, linear((0, cy - r), (0, cy + r), ["#F6E3B4", "#7FA58A"])
        )
        rock = [
            (cx - 160, cy + 60),
            (cx - 110, cy - 60),
            (cx - 40, cy - 40),
            (cx + 20, cy - 70),
            (cx + 90, cy - 20),
            (cx + 160, cy + 60),
        ]
        s.fill(smooth(rock, close=True), linear((0, cy - 70), (0, cy + 80), ["#A08A6A", "#5A5240"]))
        buildings.pavilion(s, cx - 40, cy - 44, 74, "#B8402C", "#D9992F")
        for k in range(3):
            s.poly(
                [
                    (cx + 8 + k * 20, cy - 50),
                    (cx + 20 + k * 20, cy - 50),
                    (cx + 34 + k * 22, cy + 70),
                    (cx + 10 + k * 22, cy + 70),
                ],
                "#F4FBF4",
                0.85,
            )
        s.rect(cx - r, cy + 64, r * 2, 100, "#4E8C92")
        for k in range(5):
            s.oval(cx - 60 + k * 34, cy + 90 + (k % 2) * 20, 30, 4, "#EAF3E2", 0.6)
    s.ring(cx, cy, r, p.CARD, 4)


def _swan(s: Sheet, x: float, y: float, size: float) -> None:
    with s.at(x, y, size):
        s.oval(0, 18, 96, 9, "#EAF3E2", 0.5)
        s.stroke(
            smooth([(-46, -6), (-74, -40), (-56, -74), (-74, -100), (-92, -92)]), "#FFFDF6", 17
        )
        s.fill(
            smooth(
                [(-64, 6), (-30, -26), (30, -28), (92, -44), (72, 6), (30, 22), (-40, 20)],
                close=True,
            ),
            linear((0, -40), (0, 24), ["#FFFFFF", "#DCE3DC"]),
        )
        s.fill(smooth([(-26, -10), (20, -40), (86, -56), (64, -8), (10, 6)], close=True), "#FFFFFF")
        s.poly([(-98, -96), (-118, -86), (-96, -84)], "#E08A3C")
        s.circle(-90, -96, 2.6, p.INK)


def metro(s: Sheet) -> None:
    """A train with a red band at a bright platform; a grandmother and a child wait."""
    s.wash(linear((0, 0), (0, 1000), ["#DCE3D6", "#F3ECD6", "#E9D9B4"]))
    for k in range(9):
        s.poly(
            [
                (500 + (k - 4) * 40, 210),
                (500 + (k - 4) * 40 + 26, 210),
                (500 + (k - 4) * 190 + 70, 0),
                (500 + (k - 4) * 190 - 40, 0),
            ],
            "#FFFDF2",
            0.9,
        )
    s.rect(0, 196, 1000, 60, "#8FA69E")
    s.rect(0, 250, 1000, 14, "#6E857E")
    s.rect(0, 264, 1000, 400, "#33474C")
    boats.metro_train(s, -60, 290, 1180, 370)
    s.glow(500, 400, 420, "#FFF6DC", 0.25)
    for x in (140, 846):
        s.rect(x, 196, 62, 500, linear((x, 0), (x + 62, 0), ["#F9F2DE", "#D9CDB0", "#A89C84"]))
        s.rect(x, 440, 62, 60, p.RED)
        s.rect(x, 506, 62, 10, p.GOLD)
    s.fall(676, 1000, ["#EFE3C6", "#C9B08A"])
    s.rect(0, 664, 1000, 18, "#8A7C68")
    s.rect(0, 690, 1000, 20, p.GOLD_DEEP)
    for k in range(40):
        s.rect(6 + k * 26, 694, 16, 12, "#F9DE94")
    land.rows(s, 712, 500, "#8A6A48", 0.14, 13)
    s.oval(500, 924, 150, 18, p.INK, 0.18, 8)
    people.person(s, 450, 920, 270, "#7A4A5A", pose="cane", hair="#CFC8BC", flip=True)
    people.person(s, 552, 920, 176, "#D8642E", pose="wave", legs="#33506B")
    s.line([(490, 790), (524, 800)], "#C89670", 10)
    people.crowd(s, 720, 900, 800, 176, 3, 8)


def tower_night(s: Sheet) -> None:
    """The Canton Tower over the river at night, fireworks and boats."""
    sky.sky(s, p.DEEP_NIGHT, 700)
    sky.stars(s, 420, 4, 60)
    for x, y, r, ink in (
        (230, 230, 120, "#F6C667"),
        (770, 180, 140, "#E0604A"),
        (700, 400, 84, "#7BC0C9"),
        (320, 430, 76, "#E58FA0"),
        (140, 420, 60, "#F6E3B4"),
    ):
        firework(s, x, y, r, ink, 1.0)
    buildings.skyline(s, 720, 5, "#1B2F52", 60, 200, "#F6C667", 0.3)
    buildings.skyline(s, 726, 12, "#13223E", 30, 120, "#F2B25E", 0.35)
    boats.tower(s, 500, 726, 620)
    water.water(s, 726, ("#3E5A86", "#1B2F52", "#0C1626"))
    with s.mirrored(726, 0.35, 5):
        boats.tower(s, 500, 726, 620)
        buildings.skyline(s, 726, 12, "#13223E", 30, 120, "#F2B25E", 0.35)
    for x, ink in ((500, "#F0A060"), (230, "#F6C667"), (770, "#E0705A")):
        water.glitter(s, x, 732, int(x), ink, 0.3, 46)
    for x, y, size in ((270, 812, 0.62), (735, 860, 0.8)):
        boats.steamer(s, x, y, size, "#14203A", "#F6D98A", None, "#C8402C")
        s.glow(x, y - 40, 130 * size, p.GOLD, 0.4)


def firework(s: Sheet, x: float, y: float, r: float, colour: str, open_: float) -> None:
    """A firework ``open_`` (0 to 1) of the way out."""
    s.glow(x, y, r * 1.5 * open_ + 1, colour, 0.5)
    for ring, count in ((1.0, 22), (0.62, 14)):
        for k in range(count):
            a = 360 * k / count + ring * 20
            tip = on_circle(x, y, r * ring * open_, a)
            tip = (tip[0], tip[1] + r * 0.16 * open_**2)
            mid = on_circle(x, y, r * ring * 0.45 * open_, a)
            s.stroke(smooth([mid, tip]), light(colour, 0.2), 2.2, 0.8)
            s.circle(*tip, 3.4, light(colour, 0.5))


ROOT = "starter/红色历程"
PLATES = (
    Plate(f"{ROOT}/21 新中国成立", "升起红旗的广场（示意画）", rising_flag),
    Plate(f"{ROOT}/22 广州解放", "广州街头迎来解放（示意画）", liberation),
    Plate(f"{ROOT}/23 中山大学迁入康乐园", "康乐园的红墙绿瓦（示意画）", kangle),
    Plate(f"{ROOT}/24 第一届广交会", "摆满货品的展厅（示意画）", fair),
    Plate(f"{ROOT}/25 十一届三中全会", "打开的大路（示意画）", open_road),
    Plate(f"{ROOT}/26 白天鹅宾馆开业", "珠江边的白色高楼（示意画）", white_hotel),
    Plate(f"{ROOT}/27 广州有了地铁", "第一趟地铁进站（示意画）", metro),
    Plate(f"{ROOT}/28 广州塔与亚运会", "珠江夜色中的广州塔（示意画）", tower_night),
)
