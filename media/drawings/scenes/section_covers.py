"""One cover picture for each of the twelve sections (1200 x 900): one shape, one colour."""

from __future__ import annotations

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
from media.drawings.plate import COVER, Plate
from media.drawings.sheet import Sheet, arch, linear, on_circle, polygon, smooth


def cinema(s: Sheet) -> None:
    """A projector's beam out of the dark."""
    s.wash(linear((0, 0), (1200, 900), ["#7A1A1A", "#4A1014", "#22080C"]))
    s.poly(
        [(400, 420), (1260, 60), (1260, 800)],
        linear((400, 0), (1200, 0), [("#FFF3CF", 0.95), ("#FBD48A", 0.25)]),
    )
    sky.big_star(s, 930, 430, 150, "#C8301F")
    for x, y, r in ((230, 300, 108), (410, 262, 84)):
        s.circle(x, y, r, "#1A0A0C")
        s.ring(x, y, r, p.GOLD, 9)
        for k in range(5):
            s.circle(*on_circle(x, y, r * 0.56, 72 * k), r * 0.22, p.GOLD)
        s.circle(x, y, r * 0.14, p.GOLD)
    s.rect(170, 360, 270, 190, linear((0, 360), (0, 550), ["#5A5450", "#2A2426"]), round_=18)
    s.rect(430, 390, 70, 84, "#C9A24E", round_=8)
    s.rect(490, 378, 26, 108, "#E9C66E", round_=6)
    s.poly(
        [(270, 550), (340, 550), (420, 860), (374, 860), (306, 600), (240, 860), (194, 860)],
        "#1A0A0C",
    )
    for k in range(16):
        s.rect(20 + k * 78, 846, 46, 34, "#FFF3CF", 0.16, 5)


def journey(s: Sheet) -> None:
    """One road from the boat to the tower, with milestones."""
    s.wash(linear((0, 0), (0, 900), ["#F9E0AC", "#F0B070", "#D9633C", "#9E2A1E"]))
    sky.sun(s, 870, 230, 110, "#FFF3CC", 0.5)
    for y, h, k, ink in (
        (520, 160, 3, "#E08A54"),
        (640, 150, 7, "#C45A38"),
        (780, 130, 5, "#8E2A20"),
    ):
        land.ridge(s, y, h, k, ink)
    road = [(60, 860), (330, 800), (520, 690), (430, 600), (640, 520), (860, 470), (1010, 380)]
    for index in range(len(road) - 1):
        s.stroke(smooth(road[max(0, index - 1) : index + 2]), "#FFF3D0", 62 - index * 9)
    for k, (x, y) in enumerate(road[1:-1]):
        boats.flag(s, x, y, 150 - k * 20, "#C8201A", 0.95 - k * 0.12)
        s.circle(x, y, 22 - k * 2, "#9E1F1B")
        s.circle(x, y, 11 - k, "#FFF3D0")
    boats.tower(
        s, 1010, 400, 330, "#FFF3D0", "#8E2A20", 0, ("#F6C667", "#F09A4E", "#E0604A", "#C8301F")
    )
    boats.red_boat(s, 210, 800, 0.8)


def imprints(s: Sheet) -> None:
    """A gold frame around the blue-roofed hall."""
    s.wash(linear((0, 0), (1200, 900), ["#B8352A", "#8E1F1B", "#6B1616"]))
    s.rect(190, 120, 820, 660, p.INK, 0.35, 8, 16)
    s.rect(
        180,
        100,
        840,
        670,
        linear((180, 100), (1020, 770), ["#F9DC96", "#C9923A", "#F3CC78", "#A8742A"]),
        round_=8,
    )
    s.rect(226, 146, 748, 578, "#FFF6DE")
    box = polygon([(260, 180), (940, 180), (940, 690), (260, 690)])
    s.fill(box, linear((0, 180), (0, 690), ["#8FC0C4", "#F6EBC4", "#F9DDA0"]))
    with s.inside(box):
        sky.cloud(s, 320, 300, 180, "#FFFDF4", 0.9)
        landmarks.memorial_hall(s, 600, 600, 520)
        s.rect(260, 600, 680, 100, "#A9C07A")
        for x in (320, 880):
            trees.leafy(s, x, 640, 190, x, "#4E8A5E")
    s.poly([(226, 146), (520, 146), (226, 520)], "#FFFFFF", 0.14)


def spirit(s: Sheet) -> None:
    """The boat before the great red sun."""
    s.wash(linear((0, 0), (0, 620), ["#F9E6BE", "#F6C98A", "#EE9A5C"]))
    sky.rays(s, 600, 520, "#FFF6DA", 0.4, 30, 2)
    s.circle(600, 500, 270, linear((0, 240), (0, 620), ["#C8301F", "#E25A36", "#F08A4E"]))
    land.ridge(s, 600, 60, 8, "#C9603F", "#EFA163")
    water.water(s, 600, ("#E9874F", "#B5402E", "#5E1B1B"))
    water.glitter(s, 600, 606, 5, "#FFE3A8", 0.4, 80)
    with s.mirrored(712, 0.4, 3):
        boats.red_boat(s, 600, 690, 1.15)
    boats.red_boat(s, 600, 690, 1.15)


def books(s: Sheet) -> None:
    """A shelf of coloured books, an open one before it."""
    s.wash(linear((0, 0), (0, 900), ["#7A3A26", "#5A2A1C"]))
    inks = (
        p.RED,
        "#E8B24A",
        p.BLUE,
        "#F3E3C2",
        p.GREEN,
        "#C8602E",
        "#7A2A2A",
        "#3F7A8A",
        "#D9A06A",
    )
    for row, foot in enumerate((330, 660)):
        s.rect(0, foot - 290, 1200, 290, "#3A1810")
        x = 24.0
        k = row * 4
        while x < 1170:
            w, h = 46 + (k * 37) % 40, 190 + (k * 53) % 84
            ink = inks[(k * 5 + row) % len(inks)]
            s.rect(
                x,
                foot - h,
                w,
                h,
                linear((x, 0), (x + w, 0), [light(ink, 0.18), ink, dark(ink, 0.28)]),
                round_=4,
            )
            s.rect(x, foot - h + 24, w, 7, p.GOLD, 0.8)
            s.rect(x, foot - 42, w, 7, p.GOLD, 0.8)
            x += w + 3
            k += 1
        s.rect(0, foot, 1200, 30, linear((0, foot), (0, foot + 30), ["#C9834E", "#8A4E2C"]))
    s.fall(690, 900, ["#B5743E", "#6B3A20"])
    s.glow(600, 640, 420, "#FBD08A", 0.5)
    things.open_book(s, 600, 850, 760)


def gratitude(s: Sheet) -> None:
    """A seedling in two open hands before the sun."""
    s.wash(linear((0, 0), (0, 900), ["#F9EBC4", "#F6D48E", "#EDAA5E"]))
    sky.rays(s, 600, 380, "#FFFDF0", 0.5, 26, 3)
    sky.sun(s, 600, 360, 200, "#FFF6D6", 0.6)
    people.hand(s, 330, 690, 230, "#E0AE84", "#C8402C", -10, False, 0.1)
    people.hand(s, 870, 690, 230, "#C99A72", "#9E1F1B", 10, True, 0.1)
    s.fill(
        smooth(
            [(430, 660), (500, 590), (600, 570), (700, 590), (770, 660), (600, 700)], close=True
        ),
        linear((0, 570), (0, 700), ["#7A4A30", "#3A2018"]),
    )
    s.stroke(smooth([(600, 600), (590, 480), (604, 330)]), "#3F7A44", 17)
    for a, size, y in ((-150, 190, 440), (-32, 200, 420), (-118, 140, 340), (-62, 150, 336)):
        with s.at(600, y, size, a):
            leaf = [(0, 0), (0.3, -0.26), (0.75, -0.2), (1.0, 0.02), (0.7, 0.2), (0.3, 0.2)]
            s.fill(smooth(leaf, close=True), linear((0, -0.3), (0, 0.3), ["#8FC46A", "#3F8A4E"]))
            s.stroke(smooth([(0, 0), (0.5, -0.02), (0.95, 0.02)]), "#DDEBA8", 0.025)


def voices(s: Sheet) -> None:
    """Note cards around one with a heart, on blue."""
    s.wash(linear((0, 0), (1200, 900), ["#4A7CA3", p.BLUE, "#172C44"]))
    for k, (x, y, size, turn) in enumerate(
        (
            (210, 220, 200, -10),
            (980, 230, 210, 9),
            (190, 660, 210, 8),
            (1010, 660, 200, -8),
            (420, 150, 170, 6),
            (790, 140, 170, -6),
            (430, 760, 180, -6),
            (800, 770, 180, 7),
        )
    ):
        things.note(
            s,
            x,
            y,
            size,
            (
                "#F6D98A",
                "#F3B7A0",
                "#A9CDB8",
                "#F9EBC8",
                "#9DB9D3",
                "#E9A05E",
                "#F9EBC8",
                "#D9C6E0",
            )[k],
            turn,
            p.RED,
        )
    s.glow(600, 450, 400, "#FFE9B0", 0.35)
    things.bubble(s, 600, 430, 460, 340, "#FFFBF0")
    things.heart(s, 600, 436, 96, "#C8402C")


def school(s: Sheet) -> None:
    """A lamp over an open book on a desk before a blackboard, in blue."""
    s.wash(linear((0, 0), (0, 900), ["#2F5A80", p.BLUE, "#152A42"]))
    s.rect(170, 90, 860, 440, "#A8683A", round_=10)
    s.rect(196, 116, 808, 388, linear((196, 116), (1004, 504), ["#3F7A68", "#1F5244"]))
    s.stroke(
        smooth([(260, 420), (400, 300), (520, 360), (690, 220), (900, 180)]), "#FFF6DE", 8, 0.85
    )
    for x, y in ((260, 420), (400, 300), (520, 360), (690, 220), (900, 180)):
        s.circle(x, y, 17, p.GOLD)
    sky.big_star(s, 900, 180, 52, p.GOLD)
    things.desktop(s, 640, "#A8683A")
    s.poly([(330, 0), (870, 0), (1050, 900), (150, 900)], "#FFF3CF", 0.08)
    things.open_book(s, 600, 860, 640, "#FFFBEE", p.BLUE)
    for k, ink in enumerate((p.RED, p.GOLD_DEEP, p.GREEN)):
        s.rect(
            80 + k * 6,
            720 - k * 44,
            220 - k * 14,
            42,
            linear((80, 0), (300, 0), [light(ink, 0.2), dark(ink, 0.2)]),
            round_=5,
        )
    s.fill(
        smooth(
            [(190, 590), (150, 560), (160, 520), (190, 530), (222, 520), (230, 560)], close=True
        ),
        "#C8402C",
    )


def projects(s: Sheet) -> None:
    """Arcades joined shoulder to shoulder under one banner of light, in blue."""
    sky.sky(s, ("#1F3C5C", "#4A7296", "#A9C0C0", "#F6DDA6"), 700)
    sky.rays(s, 600, 640, "#FFF3CF", 0.3, 26, 3)
    buildings.skyline(s, 720, 4, "#5E86A5", 120, 330)
    for k, (h, ink) in enumerate(
        ((420, "#5E86A8"), (500, "#D9A867"), (560, "#C8503A"), (500, "#E3C793"), (420, "#4E8A7A"))
    ):
        buildings.shophouse(
            s, 100 + k * 200, 790, 200, h, ink, (1, 2, 0, 3, 1)[k], (0, 3) if k % 2 else (1, 4)
        )
    s.fall(788, 900, ["#D9B88A", "#7A5A48"])
    people.crowd(s, 200, 1000, 860, 92, 9, 5)
    boats.flag(s, 600, 190, 130, p.RED, 1.0)


def delegates(s: Sheet) -> None:
    """Two chairs, a table, two cups, a lamp, in blue."""
    s.wash(linear((0, 0), (0, 900), ["#3E6E96", p.BLUE, "#1A3048"]))
    s.circle(600, 380, 300, "#F9E3B0", 0.95)
    s.glow(600, 380, 420, "#FBD48A", 0.5)
    s.line([(600, 0), (600, 130)], "#12233A", 6)
    s.poly([(500, 220), (550, 128), (650, 128), (700, 220)], "#C8402C")
    s.oval(600, 220, 100, 13, "#FFF6D6")
    s.fall(720, 900, ["#A8703E", "#6B4226"])
    for flip, x in ((False, 270), (True, 930)):
        with s.at(x, 850, 4.4, flip=flip):
            s.rect(-24, -104, 13, 64, "#9E1F1B", round_=5)
            s.rect(-22, -52, 58, 15, linear((0, -52), (0, -37), ["#D8503A", "#9E1F1B"]), round_=6)
            for lx in (-19, 27):
                s.rect(lx, -40, 6, 40, "#4A2A1C")
    s.oval(600, 590, 220, 40, linear((380, 0), (820, 0), ["#E9BE86", "#A8683A"]))
    s.rect(582, 626, 36, 210, "#6B4226")
    s.oval(600, 838, 120, 18, "#4A2A1C")
    for x in (490, 710):
        things.cup(s, x, 596, 100, "#FFFBF2", p.BLUE)
    things.sheet_of_paper(s, 600, 580, 90, 60, 4, "#FFFBF0", 3)


def station(s: Sheet) -> None:
    """A telephone handset curled around a heart, on green."""
    s.wash(linear((0, 0), (1200, 900), ["#3F9478", p.GREEN, "#113A2E"]))
    sky.rays(s, 600, 440, "#FFF6DA", 0.16, 24, 4)
    s.circle(600, 440, 300, "#FFF6DE")
    s.circle(600, 440, 270, "#F6E3B4")
    things.heart(s, 620, 460, 170, "#C8402C")
    hand = smooth([(452, 210), (372, 300), (380, 470), (500, 640), (660, 716), (760, 650)])
    s.stroke(hand, "#0E2E26", 84)
    s.stroke(hand, linear((372, 210), (760, 716), ["#3E8A72", "#174A3C"]), 66)
    for x, y, turn in ((470, 212, -38), (756, 652, -52)):
        with s.at(x, y, 1, turn):
            s.rect(-70, -52, 140, 104, "#0E2E26", round_=40)
            s.rect(-60, -42, 120, 84, "#2F7A62", round_=34)
    for r in (70, 112, 154):
        path = smooth([on_circle(800, 250, r, a) for a in (-70, -45, -20)])
        s.stroke(path, p.GOLD, 17)


def family(s: Sheet) -> None:
    """A lit house with people at its door, on green."""
    s.wash(linear((0, 0), (0, 900), ["#2F7A70", "#6FAE94", "#F3DFA8"]))
    sky.stars(s, 260, 5, 40)
    sky.sun(s, 950, 190, 66, "#FFF6D6", 0.4)
    land.ridge(s, 700, 170, 6, "#3F8A6E", "#A9CBA0")
    s.rect(340, 400, 520, 360, linear((340, 0), (860, 0), ["#FFF6E0", "#F3DDB0", "#D9B884"]))
    s.poly([(280, 420), (600, 160), (920, 420)], linear((0, 160), (0, 420), ["#D8543A", "#9E1F1B"]))
    s.line([(280, 420), (600, 160), (920, 420)], "#6B1616", 14)
    things.heart(s, 600, 326, 58, "#FFF3CF")
    s.rect(700, 190, 60, 120, "#9A4A36")
    for x in (390, 710):
        s.glow(x + 50, 540, 150, p.GOLD, 0.6)
        buildings.window(s, x, 470, 100, 130, "#FFE08A", "#7A4A2C")
    s.fill(arch(530, 520, 140, 240, 70), "#FFE9A8")
    s.glow(600, 640, 220, p.GOLD, 0.6)
    s.fall(756, 900, ["#B5C57E", "#4E7A4A"])
    s.poly([(530, 760), (670, 760), (800, 900), (400, 900)], "#FFF0C4", 0.8)
    for x, h, ink, pose in (
        (460, 180, p.BLUE, "wave"),
        (560, 190, "#C8402C", "stand"),
        (640, 130, "#E8A22E", "wave"),
        (730, 186, "#2F7A5E", "wave"),
    ):
        people.person(s, x, 850, h, ink, pose=pose)
    for x in (130, 1070):
        trees.leafy(s, x, 800, 380, x, mix(p.GREEN, "#6FAE6E", 0.4))


PLATES = tuple(
    Plate("covers", draw.__name__, draw, COVER)
    for draw in (
        cinema,
        journey,
        imprints,
        spirit,
        books,
        gratitude,
        voices,
        school,
        projects,
        delegates,
        station,
        family,
    )
)
"""The functions bear the sections' keys, and so do the files."""
