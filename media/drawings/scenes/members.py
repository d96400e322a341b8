"""党员心语, 感念党恩, 特色党建."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import boats, buildings, land, people, sky, things, trees
from media.drawings.plate import Plate
from media.drawings.sheet import Sheet, arch, disc, linear, on_circle, polygon, smooth

NOTES = ("#F6D98A", "#F3B7A0", "#A9CDB8", "#F9EBC8", "#9DB9D3", "#E9A05E", "#D9C6E0")


def note_wall(s: Sheet) -> None:
    """A wall of many coloured note cards; one hand pins a new one."""
    s.wash(linear((0, 0), (0, 1000), ["#35597C", p.BLUE, "#1A3048"]))
    rng = random.Random(4)
    for row in range(6):
        for col in range(6):
            x, y = 60 + col * 176 + rng.uniform(-20, 20), 70 + row * 172 + rng.uniform(-18, 18)
            if 1 <= row <= 4 and 2 <= col <= 3 and (row, col) != (1, 2):
                continue
            things.note(
                s,
                x,
                y,
                rng.uniform(118, 142),
                NOTES[(row * 3 + col * 2) % 7],
                rng.uniform(-9, 9),
                rng.choice((p.RED, p.GOLD, p.GREEN)),
                rng.choice((2, 3, 3)),
            )
    s.glow(520, 450, 330, "#FFE9B0", 0.4)
    things.note(s, 520, 470, 300, "#FFF3CF", -4, p.RED, 0)
    things.heart(s, 520, 486, 62, "#C8402C")
    people.hand(s, 900, 640, 165, "#E0AE84", "#C8402C", 40, True, 0.3)


def five_things(s: Sheet) -> None:
    """Five round scenes: a notice, a torch on patrol, a storm, a broom, rice at a door."""
    s.wash(linear((0, 0), (0, 1000), ["#F9EFD6", "#F3DDB0"]))
    spots = [(500, 500, 178), (262, 262, 150), (738, 262, 150), (262, 738, 150), (738, 738, 150)]
    s.stroke(
        smooth([(262, 262), (738, 262), (738, 738), (262, 738)], close=True, tension=0.4),
        p.GOLD_DEEP,
        9,
    )
    skies = (
        ("#F6C98A", "#E0804E"),
        ("#BFD8D2", "#F6E9C8"),
        ("#1A2C4C", "#4E6488"),
        ("#4E6478", "#8FA6B0"),
        ("#DDE6CF", "#F9DDA9"),
    )
    for (x, y, r), (top, low) in zip(spots, skies, strict=True):
        s.circle(x + 5, y + 10, r + 8, p.INK, 0.2, 9)
        s.circle(x, y, r + 10, "#FFFBF2")
        with s.inside(disc(x, y, r)):
            s.rect(x - r, y - r, r * 2, r * 2, linear((0, y - r), (0, y + r), [top, low]))
    with s.inside(disc(500, 500, 178)):
        s.rect(400, 340, 200, 400, linear((400, 0), (600, 0), ["#B5563A", "#7A2E22"]))
        s.rect(420, 380, 160, 300, "#6B2A1E")
        s.rect(300, 636, 400, 80, "#D9A870")
        s.fill(
            smooth(
                [
                    (424, 650),
                    (420, 560),
                    (450, 520),
                    (500, 514),
                    (550, 520),
                    (580, 560),
                    (576, 650),
                ],
                close=True,
                tension=0.7,
            ),
            linear((420, 0), (580, 0), ["#FFF6E2", "#E3CDA0", "#C9A870"]),
        )
        things.ribbon(s, [(452, 532), (500, 544), (548, 532)], p.RED, 13)
        things.heart(s, 500, 596, 28, "#C8402C")
    with s.inside(disc(262, 262, 150)):
        s.rect(166, 190, 192, 130, "#8A5A36", round_=5)
        s.rect(178, 202, 168, 106, "#FFF6DE")
        for k, ink in enumerate((p.RED, p.BLUE, p.GREEN, p.GOLD)):
            s.rect(190 + (k % 2) * 78, 212 + (k // 2) * 48, 64, 38, ink, round_=3)
        for x in (186, 326):
            s.rect(x, 320, 12, 120, "#6B4226")
        people.person(s, 262, 420, 120, "#C8402C", pose="wave")
    with s.inside(disc(738, 262, 150)):
        sky.moon(s, 800, 178, 24)
        buildings.skyline(s, 360, 5, "#13223E", 60, 130, p.GOLD, 0.2, 590, 890)
        s.rect(580, 352, 320, 70, "#0E1A2E")
        s.poly([(706, 300), (610, 350), (630, 410), (706, 320)], "#FBE3A0", 0.55)
        people.person(s, 722, 396, 124, "#C8402C", "#22304A", pose="walk", hat="cap", flip=True)
        people.person(s, 786, 398, 120, "#C8402C", "#22304A", pose="walk", hat="cap", flip=True)
    with s.inside(disc(262, 738, 150)):
        things.rain(s, 112, 588, 300, 300, 5, "#F0F6F6", 70)
        s.rect(112, 830, 300, 70, "#3E5462")
        for x, y in ((190, 850), (262, 850), (334, 850), (226, 812), (298, 812)):
            s.oval(x, y, 44, 22, linear((x - 44, 0), (x + 44, 0), ["#E3CDA0", "#B5905E"]))
            s.line([(x - 20, y - 6), (x + 20, y - 6)], "#8A6A3E", 3, 0.6)
        things.umbrella(s, 262, 716, 92, "#C8402C", -8)
    with s.inside(disc(738, 738, 150)):
        trees.leafy(s, 800, 850, 240, 4, "#6E9E62")
        s.rect(588, 826, 300, 80, "#E3C894")
        rng = random.Random(3)
        for _ in range(18):
            s.oval(
                rng.uniform(610, 720),
                rng.uniform(838, 872),
                9,
                5,
                mix("#E0804E", p.GOLD, rng.random()),
            )
        people.person(s, 690, 856, 140, "#C8402C", "#33506B", pose="carry", hat="straw")
        s.line([(676, 760), (640, 852)], "#8A5A36", 6)
        s.poly([(634, 832), (650, 836), (652, 876), (612, 872)], "#D9B45E")


def tea_and_notebook(s: Sheet) -> None:
    """An open notebook with a pen, a cup of tea, an orchid at the window."""
    s.wash(linear((0, 0), (0, 700), ["#3F6A62", "#2F5650"]))
    s.rect(130, 70, 560, 480, linear((0, 70), (0, 550), ["#DDEBD6", "#FBF3D0", "#F9DDA0"]))
    with s.inside(polygon([(130, 70), (690, 70), (690, 550), (130, 550)])):
        buildings.street(s, 560, (150, 190, 160, 200), 150, 100, 3, "#F3E3B8", 0.5)
        trees.leafy(s, 200, 560, 300, 5, "#A9C48A")
    things.frame_window(s, 130, 70, 560, 480, "#7A4E32", (2, 2))
    s.poly([(130, 600), (690, 600), (960, 1000), (200, 1000)], "#FFF0C4", 0.1)
    things.desktop(s, 620, "#A8703E")
    s.poly([(150, 622), (640, 622), (920, 1000), (260, 1000)], "#FFF0C4", 0.28)
    trees.potted(s, 810, 690, 430, "orchid", "#5A7A8A")
    things.open_book(s, 440, 930, 560, "#FFFBEE", p.BLUE)
    things.pen(s, 560, 820, 240, -48, "#9E1F1B")
    s.oval(790, 868, 120, 24, "#F6EFE0")
    s.oval(790, 864, 92, 16, "#DCCDB0")
    things.cup(s, 790, 860, 150, "#FFFBF2", p.BLUE)


def passing_lamp(s: Sheet) -> None:
    """An old hand passes a small lamp to a young one."""
    s.wash(linear((0, 0), (0, 1000), ["#14243C", "#2C3450", "#5A3A40"]))
    sky.rays(s, 500, 420, "#FBD48A", 0.22, 22, 4)
    s.glow(500, 420, 430, "#F9A84A", 0.5)
    for r, a in ((330, 0.08), (250, 0.1), (180, 0.14)):
        s.circle(500, 430, r, "#F9A84A", a)
    people.hand(s, 292, 640, 170, "#B9845A", "#3E4A5A", -8, False, 0.15)
    people.hand(s, 716, 652, 160, "#E3A878", "#9E1F1B", 8, True, 0.15)
    things.oil_lamp(s, 500, 640, 300, shine=0.12)
    for k in range(40):
        rng = random.Random(k)
        s.circle(
            500 + rng.gauss(0, 190),
            400 + rng.gauss(0, 190),
            rng.uniform(1.5, 4),
            "#FFE9B0",
            rng.uniform(0.3, 0.9),
        )


def banyan_stories(s: Sheet) -> None:
    """Neighbours in a circle under a banyan, with fans and tea."""
    sky.sky(s, ("#F6D79A", "#F9E3B4", "#FBEECB", "#F3CF94"), 640)
    buildings.street(s, 640, (180, 220, 190, 230, 200, 210, 190), 150, -20, 5, "#F3DDB0", 0.55)
    s.fall(636, 1000, ["#E3C08A", "#9A6A44"])
    s.oval(500, 820, 400, 130, "#7A4E30", 0.3)
    trees.banyan(s, 500, 730, 640, 4, "#4A8A5E")
    s.oval(500, 790, 90, 26, "#6B4226")
    s.rect(486, 790, 28, 60, "#5A3622")
    s.oval(500, 782, 96, 26, "#B57A48")
    things.teapot(s, 490, 784, 60)
    for x in (436, 556):
        things.cup(s, x, 786, 26, steam=False)
    ring = (
        (250, 770, 150, "#33506B"),
        (345, 735, 138, "#8A4A3A"),
        (655, 735, 138, "#2F5E4D"),
        (750, 770, 150, "#7A5A7A"),
        (220, 880, 190, "#A0522F"),
        (370, 940, 205, "#46606B"),
        (630, 940, 205, "#C8402C"),
        (785, 880, 190, "#4A5A3E"),
    )
    for k, (x, y, h, coat) in enumerate(ring):
        things.stool(s, x, y, h * 0.4, "#C9A25A")
        people.person(s, x, y, h, coat, pose="sit", hair=("#D9D2C6", "#3A2E2A", "#BFB8AC")[k % 3])
        if k % 2 == 0:
            fx, fy = x + h * 0.3, y - h * 0.46
            s.oval(fx, fy - h * 0.08, h * 0.12, h * 0.14, "#E3C878")
            s.line([(fx, fy), (fx - h * 0.06, fy + h * 0.18)], "#8A5A36", 4)


def then_and_now(s: Sheet) -> None:
    """A row of things over the years on a rising shelf: from the coal stove to the phone."""
    s.wash(linear((0, 0), (0, 1000), ["#F6E0B0", "#F3C98A", "#E3A060"]))
    sky.rays(s, 860, 160, "#FFF6DA", 0.5, 26, 3)
    sky.sun(s, 850, 170, 80, "#FFF6DA", 0.6)
    steps = ((60, 800), (210, 730), (360, 660), (510, 590), (660, 520), (810, 450))
    inks = ("#7A3A2A", "#8A4A30", "#A05E38", "#B87444", "#CC8E54", "#DDA868")
    for (x, y), ink in zip(steps, inks, strict=True):
        s.rect(x, y, 152, 1000 - y, linear((0, y), (0, 1000), [light(ink, 0.15), dark(ink, 0.2)]))
        s.rect(x - 4, y - 8, 160, 16, light(ink, 0.45))
    x, y = steps[0]
    s.poly(
        [(x + 30, y - 8), (x + 122, y - 8), (x + 114, y - 112), (x + 38, y - 112)],
        linear((x + 30, 0), (x + 122, 0), ["#8A8078", "#4A4440"]),
    )
    s.oval(x + 76, y - 112, 40, 11, "#E0602E")
    s.glow(x + 76, y - 116, 70, "#F9903E", 0.7)
    s.rect(x + 58, y - 50, 36, 30, "#2A1D16", round_=4)
    s.rect(x + 62, y - 46, 28, 22, "#F9903E", round_=3)
    things.vapour(s, x + 76, y - 124, 90, "#FFF6E2", 0.5)
    x, y = steps[1]
    things.bicycle(s, x + 76, y - 8, 190)
    x, y = steps[2]
    s.rect(
        x + 14,
        y - 108,
        126,
        100,
        linear((0, y - 108), (0, y - 8), ["#B56A3A", "#6B3620"]),
        round_=12,
    )
    s.rect(x + 24, y - 96, 66, 76, "#EBD3A0", round_=5)
    for k in range(6):
        s.rect(x + 28, y - 90 + k * 12, 58, 4, "#8A5A30")
    s.circle(x + 114, y - 74, 16, p.GOLD)
    s.circle(x + 114, y - 36, 10, p.CREAM)
    s.line([(x + 120, y - 108), (x + 146, y - 190)], p.INK, 4)
    x, y = steps[3]
    s.rect(x + 66, y - 70, 16, 62, "#4E7A7A")
    s.rect(x + 36, y - 16, 76, 10, "#3A5E5E", round_=4)
    for a in (20, 140, 260):
        with s.at(x + 74, y - 110, 1, a):
            s.oval(26, 0, 28, 17, "#8FC0B8")
    for r in (56, 44, 30):
        s.ring(x + 74, y - 110, r, "#2F5E5E", 3.4)
    s.circle(x + 74, y - 110, 11, p.RED)
    x, y = steps[4]
    s.rect(
        x + 6,
        y - 118,
        142,
        106,
        linear((0, y - 118), (0, y - 12), ["#5A4A44", "#2A1D1A"]),
        round_=10,
    )
    s.rect(
        x + 16,
        y - 108,
        98,
        84,
        linear((x + 16, y - 108), (x + 114, y - 24), ["#A9D3D0", "#3F7A8A"]),
        round_=14,
    )
    for k in (0, 1):
        s.circle(x + 131, y - 90 + k * 30, 9, p.GOLD)
    for sign in (-1, 1):
        s.line([(x + 76, y - 118), (x + 76 + sign * 40, y - 186)], p.INK, 4)
    x, y = steps[5]
    with s.at(x + 76, y - 8, 1, 6):
        s.rect(-42, -168, 84, 166, linear((-42, 0), (42, 0), ["#3A4A5E", "#141E2C"]), round_=14)
        s.rect(
            -35,
            -158,
            70,
            144,
            linear((0, -158), (0, -14), ["#F9D58A", "#E0704A", "#9E1F1B"]),
            round_=8,
        )
        things.heart(s, 0, -92, 22, "#FFF6DC")
    for k in range(3):
        with s.at(120 + k * 46, 880 + k * 10, 1, -8 + k * 9):
            s.rect(-34, -20, 68, 40, ("#E9D9A8", "#F0B8A0", "#B8D0C0")[k], round_=3)
            s.ring(0, 0, 11, dark("#E9D9A8", 0.35), 3)


def keepsakes(s: Sheet) -> None:
    """An old biscuit tin, open, with photographs; an enamel mug and keys beside it."""
    s.wash(linear((0, 0), (0, 600), ["#5A3A34", "#7A4A3A"]))
    s.glow(480, 380, 480, "#F9C878", 0.55)
    things.desktop(s, 560, "#A5683C")
    s.oval(440, 880, 350, 44, p.INK, 0.3, 12)
    s.poly(
        [(150, 560), (740, 520), (770, 300), (190, 330)],
        linear((150, 300), (770, 560), ["#C8402C", "#8A231C"]),
    )
    s.poly([(178, 540), (718, 504), (742, 322), (210, 352)], "#E9B84E")
    s.poly([(190, 530), (706, 496), (730, 332), (220, 362)], "#B8301F")
    trees.kapok_flower(s, 462, 432, 78, "#F0A04E")
    for k, (x, y, turn) in enumerate(((300, 560, -14), (560, 540, 10), (430, 520, -3))):
        with s.at(x, y, 1, turn):
            s.rect(-100, -84, 200, 240, "#FBF3DE", round_=3)
            s.rect(
                -84,
                -70,
                168,
                160,
                linear((0, -70), (0, 90), [("#D9C39A", "#C9B08A", "#E3CFA6")[k], "#8A7458"]),
            )
            people.crowd(s, -60, 60, 86, 110, k + 1, k + 3, ("#5A4A3A", "#6B5A48"), ("stand",))
    s.poly(
        [(120, 660), (770, 660), (740, 880), (150, 880)],
        linear((120, 0), (770, 0), ["#D9543A", "#B8301F", "#7A1D18"]),
    )
    s.poly([(110, 640), (780, 640), (772, 676), (118, 676)], "#E9B84E")
    s.rect(190, 706, 500, 8, "#F3D08A", 0.8)
    s.rect(200, 846, 480, 8, "#F3D08A", 0.8)
    for k in range(5):
        trees.kapok_flower(s, 240 + k * 102, 782, 40, "#F0B85A")
    s.poly(
        [(800, 640), (956, 640), (946, 840), (810, 840)],
        linear((800, 0), (956, 0), ["#FFFDF6", "#EDE6D2", "#B8AE98"]),
    )
    s.oval(878, 640, 78, 18, "#FFFDF6")
    s.oval(878, 643, 68, 13, "#6B5A4A")
    s.stroke(smooth([(950, 680), (1004, 690), (996, 780), (946, 790)]), p.BLUE, 17)
    s.stroke(smooth([(800, 640), (878, 658), (956, 640)]), p.BLUE, 7)
    things.heart(s, 870, 744, 34, "#C8402C")
    s.ring(860, 930, 34, "#B58A3A", 9)
    for turn in (20, 60, 105):
        with s.at(860, 930, 1, turn):
            s.rect(32, -6, 84, 12, "#C9A24E", round_=4)
            s.rect(94, 4, 8, 18, "#C9A24E")
            s.rect(108, 4, 8, 13, "#C9A24E")


def unveiling(s: Sheet) -> None:
    """The red cloth lifts off a blank plaque beside a doorway with kumquats."""
    s.wash(linear((0, 0), (0, 1000), ["#F6E9CC", "#EBD3A4"]))
    s.rect(0, 0, 1000, 800, linear((0, 0), (1000, 0), ["#EFE3C8", "#DCC9A0"]))
    for k in range(14):
        s.rect(0, 40 + k * 56, 1000, 2, "#C9B28A", 0.6)
    s.rect(540, 170, 360, 640, "#7A8A86")
    s.rect(566, 198, 308, 612, linear((566, 0), (874, 0), ["#FFF3CF", "#F9DFA0"]))
    s.glow(720, 480, 330, "#FFF6DA", 0.7)
    s.rect(700, 198, 40, 612, "#7A8A86")
    for x in (668, 752):
        s.rect(x, 480, 12, 110, p.GOLD_DEEP, round_=6)
    s.rect(500, 120, 440, 54, p.RED)
    s.rect(500, 170, 440, 9, p.GOLD)
    for x in (566, 874):
        things.lantern(s, x, 182, 40, "#C8301F", 0.4)
    s.rect(236, 250, 170, 470, p.INK, 0.2, 4, 10)
    s.rect(
        228, 240, 170, 470, linear((228, 0), (398, 0), ["#FFFDF2", "#F0E3C4", "#D9C394"]), round_=6
    )
    s.stroke(polygon([(242, 254), (384, 254), (384, 696), (242, 696)]), p.GOLD_DEEP, 5)
    for k in range(6):
        s.rect(298, 300 + k * 62, 30, 40, "#C8402C", 0.16, 6)
    cloth = [
        (214, 226),
        (412, 226),
        (424, 300),
        (470, 380),
        (540, 420),
        (500, 500),
        (420, 470),
        (370, 390),
        (300, 340),
        (216, 320),
    ]
    s.fill(
        smooth(cloth, close=True, tension=0.8),
        linear((214, 226), (540, 500), ["#D8402C", "#9E1F1B", "#D8402C", "#8A1A18"]),
    )
    for a, b in (((260, 240), (400, 400)), ((330, 240), (450, 430)), ((390, 250), (500, 430))):
        s.stroke(
            smooth([a, ((a[0] + b[0]) / 2 + 20, (a[1] + b[1]) / 2 - 10), b]), "#6B1414", 4, 0.4
        )
    s.circle(312, 222, 36, "#C8301F")
    for a in range(0, 360, 45):
        s.circle(*on_circle(312, 222, 26, a), 17, "#D8402C")
    s.fall(806, 1000, ["#C9B08A", "#8A6A4A"])
    people.person(s, 440, 900, 280, "#33506B", pose="wave", flip=False)
    people.person(s, 160, 900, 270, "#8A4A3A", pose="wave", hair="#CFC8BC")
    trees.potted(s, 590, 850, 190)
    trees.potted(s, 920, 850, 250)
    rng = random.Random(3)
    for _ in range(46):
        with s.at(rng.uniform(60, 960), rng.uniform(60, 760), 1, rng.uniform(0, 180)):
            s.rect(-8, -4, 16, 8, rng.choice((p.GOLD, p.RED, "#F0A35C", "#2F7A78")), 0.9)


def one_roof(s: Sheet) -> None:
    """A lane of houses whose roofs join into one great roof, all doors open."""
    sky.sky(s, ("#8FC0C0", "#C9DEC8", "#F6EBC4", "#F9DDA0"), 640)
    sky.sun(s, 500, 240, 96, "#FFF6D6", 0.6)
    sky.rays(s, 500, 240, "#FFF6D6", 0.35, 22, 5)
    inks = ("#D9A867", "#B86A4E", "#E3C793", "#7FA08C", "#C98763", "#D8BC92")
    for k, ink in enumerate(inks):
        x = 110 + k * 130
        s.rect(x, 480, 130, 320, linear((x, 0), (x + 130, 0), [light(ink, 0.16), dark(ink, 0.12)]))
        for w in range(2):
            buildings.window(
                s,
                x + 22 + w * 52,
                530,
                34,
                62,
                p.GOLD if (k + w) % 2 else "#5B3A32",
                light(ink, 0.5),
                k % 2 == 0,
            )
        door = arch(x + 34, 646, 62, 154, 31)
        s.fill(door, linear((0, 646), (0, 800), ["#FFE9B0", "#F9C468"]))
        s.glow(x + 65, 730, 90, p.GOLD, 0.5)
        s.poly([(x + 34, 670), (x + 12, 684), (x + 12, 816), (x + 34, 800)], dark(ink, 0.45))
        s.poly([(x + 96, 670), (x + 118, 684), (x + 118, 816), (x + 96, 800)], dark(ink, 0.45))
        s.poly([(x + 34, 800), (x + 96, 800), (x + 116, 860), (x + 14, 860)], "#FFE9B0", 0.5)
    buildings.tiled_roof(s, 40, 290, 920, 200, "#9A3A2A", 0.16, 0.62, p.GOLD_DEEP)
    s.fall(798, 1000, ["#E3C894", "#A07448"])
    land.rows(s, 800, 500, "#7A5234", 0.16)
    for x, h, coat, pose in (
        (180, 120, "#33506B", "stand"),
        (310, 128, "#8A4A3A", "wave"),
        (440, 96, "#C8402C", "wave"),
        (500, 134, "#2F5E4D", "stand"),
        (600, 130, "#7A5A7A", "cane"),
        (700, 88, p.BLUE, "wave"),
        (830, 128, "#A0522F", "wave"),
    ):
        people.person(s, x, 890 + (x % 3) * 14, h, coat, pose=pose)
    for x in (80, 925):
        trees.potted(s, x, 880, 170, "green")


def three_houses(s: Sheet) -> None:
    """Three big houses, red, blue and green, with four windows each, a symbol in every one."""
    s.wash(linear((0, 0), (0, 1000), ["#FBF0D6", "#F6E0B4", "#EDCB92"]))
    sky.cloud(s, 60, 170, 220, "#FFFDF4", 0.9)
    sky.cloud(s, 700, 140, 230, "#FFFDF4", 0.9)
    for k, (x, ink, top) in enumerate(((60, p.BLUE, 330), (350, p.RED, 250), (660, p.GREEN, 330))):
        w = 300 if k == 1 else 280
        s.rect(
            x,
            top,
            w,
            560 if k == 1 else 480,
            linear((x, 0), (x + w, 0), [light(ink, 0.16), ink, dark(ink, 0.2)]),
        )
        s.poly([(x - 22, top + 6), (x + w / 2, top - 120), (x + w + 22, top + 6)], dark(ink, 0.3))
        s.line([(x - 22, top + 6), (x + w / 2, top - 120), (x + w + 22, top + 6)], p.GOLD, 7)
        s.circle(x + w / 2, top - 44, 24, p.GOLD)
        for n in range(4):
            wx = x + w * (0.12 + 0.42 * (n % 2))
            wy = top + 50 + (n // 2) * 150
            size = w * 0.34
            s.rect(wx, wy, size, 118, "#FFF3CF", round_=8)
            _symbol(s, k, n, wx + size / 2, wy + 60, ink)
        s.fill(arch(x + w / 2 - 38, 810 - 118, 76, 118, 38), p.GOLD)
        s.rect(x + w / 2 - 2, 700, 4, 110, dark(ink, 0.4))
    s.fall(808, 1000, ["#D9BC86", "#A57C4E"])
    for x in (200, 500, 800):
        s.poly(
            [
                (x - 40, 810),
                (x + 40, 810),
                (500 + (x - 500) * 0.4 + 40, 1000),
                (500 + (x - 500) * 0.4 - 40, 1000),
            ],
            "#FBEBC4",
            0.7,
        )
    people.crowd(s, 300, 700, 930, 120, 6, 5)
    for x in (30, 345, 655, 965):
        trees.leafy(s, x, 830, 150, x + 1, "#5E9468")


def _symbol(s: Sheet, house: int, n: int, x: float, y: float, ink: str) -> None:
    """One of twelve small signs, drawn within about 80 units."""
    kind = house * 4 + n
    if kind == 0:
        things.bubble(s, x, y - 6, 70, 48, ink)
    elif kind == 1:
        s.poly([(x - 42, y - 6), (x, y - 26), (x + 42, y - 6), (x, y + 14)], ink)
        s.poly([(x - 24, y + 8), (x + 24, y + 8), (x + 24, y + 26), (x - 24, y + 26)], ink)
    elif kind == 2:
        for k, h in enumerate((34, 56, 44)):
            s.rect(x - 38 + k * 27, y + 28 - h, 22, h, ink)
    elif kind == 3:
        s.circle(x, y - 18, 16, ink)
        s.fill(arch(x - 30, y + 2, 60, 32, 30), ink)
    elif kind == 4:
        s.rect(x - 40, y - 26, 80, 52, ink, round_=5)
        s.poly([(x - 10, y - 14), (x + 16, y), (x - 10, y + 14)], "#FFF3CF")
    elif kind == 5:
        s.line([(x - 38, y + 26), (x - 10, y - 4), (x + 8, y + 8), (x + 36, y - 28)], ink, 7)
        for dx, dy in ((-38, 26), (-10, -4), (8, 8), (36, -28)):
            s.circle(x + dx, y + dy, 9, ink)
    elif kind == 6:
        with s.at(x, y + 14, 0.2):
            boats.red_boat(s, 0, 0)
    elif kind == 7:
        for sign in (-1, 1):
            s.poly(
                [(x, y - 20), (x + sign * 40, y - 30), (x + sign * 40, y + 18), (x, y + 28)],
                ink if sign < 0 else light(ink, 0.2),
            )
    elif kind in (8, 9):
        things.heart(s, x, y, 32, ink) if kind == 8 else s.poly(
            [
                (x - 38, y),
                (x, y - 36),
                (x + 38, y),
                (x + 28, y),
                (x + 28, y + 30),
                (x - 28, y + 30),
                (x - 28, y),
            ],
            ink,
        )
    elif kind == 10:
        s.stroke(smooth([(x, y + 32), (x, y - 10)]), ink, 7)
        s.oval(x - 18, y - 14, 20, 12, ink)
        s.oval(x + 18, y - 22, 20, 12, ink)
    else:
        s.stroke(
            smooth([(x - 30, y - 30), (x - 24, y + 6), (x + 4, y + 28), (x + 32, y + 28)]), ink, 15
        )


def old_lane(s: Sheet) -> None:
    """An old-town lane with a handrail and a bench; an elderly couple walks on, from behind."""
    sky.sky(s, ("#F9D9A0", "#F9E6BC", "#FBF0D2", "#F6DDA8"), 560)
    sky.sun(s, 500, 470, 80, "#FFF9E6", 0.8)
    cx, cy = 500, 560
    for side in (-1, 1):
        for k in range(4, -1, -1):
            near, far = 0.34 * 1.7**k, 0.34 * 1.7 ** (k - 1) if k else 0.22
            xa, xb = cx + side * 190 * near, cx + side * 190 * far
            ink = buildings.SHOPFRONTS[(k * 2 + (side > 0)) % 7]
            ink = mix(ink, "#F9E6BC", 0.55 - k * 0.13)
            pts = [
                (xa, cy - 330 * near),
                (xb, cy - 330 * far),
                (xb, cy + 90 * far),
                (xa, cy + 90 * near),
            ]
            s.poly(pts, linear((xb, 0), (xa, 0), [light(ink, 0.15), dark(ink, 0.12)]))
            s.poly([pts[0], pts[1], (xb, cy - 316 * far), (xa, cy - 316 * near)], light(ink, 0.5))
            for t in (0.3, 0.7):
                n = far + (near - far) * t
                wx = xb + (xa - xb) * t
                ww = 11 * n
                for lo in (270, 150):
                    s.poly(
                        [
                            (wx - ww, cy - lo * n),
                            (wx + ww, cy - (lo + side * 2) * n),
                            (wx + ww, cy - (lo - 80) * n),
                            (wx - ww, cy - (lo - 80) * n),
                        ],
                        "#6B4238",
                    )
                s.rect(wx - ww, cy - 30 * n, ww * 2, 118 * n, dark(ink, 0.5))
            if k in (2, 3):
                s.rect(min(xa, xb), cy - 180 * near, abs(xa - xb) * 0.5, 12 * near, "#2F7A5E")
                for f in range(5):
                    s.circle(
                        min(xa, xb) + f * abs(xa - xb) * 0.11,
                        cy - 186 * near,
                        10 * near,
                        ("#C8402C", "#3F7A4E")[f % 2],
                    )
    s.poly(
        [(cx - 42, cy + 20), (cx + 42, cy + 20), (1300, 1100), (-300, 1100)],
        linear((0, cy), (0, 1000), ["#F9E6BC", "#C9A070"]),
    )
    for k in range(9):
        y = cy + 40 + k * k * 5.4
        s.rect(0, y, 1000, 1.5 + k * 0.4, "#9A7048", 0.28)
    rail = [(360, 700), (250, 790), (90, 930), (-20, 1030)]
    for off, w in ((0, 11), (46, 6)):
        s.stroke(
            smooth(
                [
                    (x, y - 96 * (0.55 + i * 0.28) + off * (0.6 + i * 0.25))
                    for i, (x, y) in enumerate(rail)
                ]
            ),
            p.GREEN,
            w + 2,
        )
    for i, (x, y) in enumerate(rail):
        s.line([(x, y), (x, y - 96 * (0.55 + i * 0.28))], p.GREEN, 8 + i * 2)
    s.rect(720, 812, 210, 18, "#8A5A36", round_=5)
    s.rect(720, 752, 210, 14, "#A06C42", round_=5)
    s.rect(720, 780, 210, 14, "#A06C42", round_=5)
    for x in (736, 900):
        s.rect(x, 750, 12, 134, "#3A3A3A")
    people.person(s, 455, 880, 260, "#46606B", pose="stand", hair="#D9D2C6")
    people.person(s, 545, 884, 244, "#8A4A5A", pose="cane", hair="#CFC8BC")
    s.stroke(smooth([(486, 756), (505, 772), (516, 752)]), "#46606B", 15)


def three_streams(s: Sheet) -> None:
    """Three streams join into one river, seen from above: homes, offices, shops."""
    s.wash(linear((0, 0), (0, 1000), ["#A9C48A", "#8FB476", "#C9CB86"]))
    rng = random.Random(6)
    for _ in range(36):
        x, y = rng.uniform(0, 1000), rng.uniform(0, 1000)
        s.fill(
            smooth(
                [(x, y), (x + 90, y - 24), (x + 170, y + 10), (x + 120, y + 54), (x + 30, y + 50)],
                close=True,
            ),
            rng.choice(("#B9CF8E", "#7FA868", "#D9D394", "#9CC07E")),
            0.5,
        )
    meet = (500, 540)
    streams = (
        [(130, -30), (180, 160), (320, 330), meet],
        [(510, -30), (470, 160), (530, 330), meet],
        [(890, -30), (830, 170), (680, 340), meet],
    )
    inks = ("#C8604A", "#3F7AA5", "#3F8A6E")
    main = [meet, (470, 680), (540, 820), (480, 1040)]
    for pts in streams:
        s.stroke(smooth(pts), "#F3E6BE", 118)
    s.stroke(smooth(main), "#F3E6BE", 250)
    for pts, ink in zip(streams, inks, strict=True):
        s.stroke(smooth(pts), linear((0, 0), (0, 560), [ink, mix(ink, "#2F7A8A", 0.5)]), 88)
        s.stroke(smooth(pts), "#FFF9E6", 3, 0.6)
    s.stroke(smooth(main), linear((0, 520), (0, 1000), ["#4E8A94", "#1F5A74"]), 214)
    for k, ink in enumerate(inks):
        s.stroke(
            smooth([(x + (k - 1) * 56, y) for x, y in main]), mix(ink, "#FFF3CF", 0.35), 15, 0.7
        )
    things_boat = ((500, 640, 0.5), (520, 790, 0.62), (480, 930, 0.7))
    for x, y, size in things_boat:
        boats.sampan(s, x, y, size, lamp=p.GOLD)
    for x, y in ((60, 330), (190, 420), (60, 520), (230, 560)):
        buildings.gable_house(s, x, y, 100, 66, "#F0DDB8", "#B5482F")
    for x, y, h in ((610, 200, 150), (350, 170, 130), (640, 300, 110)):
        s.rect(x, y - h, 76, h, linear((x, 0), (x + 76, 0), ["#7FA5C0", "#3A5E80"]))
        for wy in range(int(y - h + 12), y - 14, 24):
            for c in range(4):
                s.rect(x + 8 + c * 17, wy, 10, 13, "#FFF3CF")
    for x, y in ((790, 470), (860, 590), (760, 640)):
        s.rect(x, y - 70, 120, 70, "#F6E6C4")
        for k in range(6):
            s.rect(x - 6 + k * 22, y - 92, 22, 30, ("#2F7A5E", "#FFF9E6")[k % 2], round_=4)
        s.rect(x + 14, y - 46, 44, 46, "#5B3A32")
        s.rect(x + 68, y - 50, 40, 28, p.GOLD)
    for x, y, h in (
        (120, 760, 150),
        (240, 860, 170),
        (90, 940, 150),
        (770, 800, 160),
        (900, 900, 190),
        (880, 740, 130),
        (300, 700, 100),
    ):
        trees.leafy(s, x, y, h, x, "#4E8A5A")


ROOT = "starter"
PLATES = (
    Plate(f"{ROOT}/党员心语/01 欢迎来到心语墙", "贴满卡片的心语墙（示意画）", note_wall),
    Plate(f"{ROOT}/党员心语/02 身边的五件事", "身边的五件事（示意画）", five_things),
    Plate(f"{ROOT}/党员心语/03 心里话从哪里说起", "一杯茶和一本笔记（示意画）", tea_and_notebook),
    Plate(f"{ROOT}/党员心语/04 写给年轻人的一句话", "一盏灯传下去（示意画）", passing_lamp),
    Plate(f"{ROOT}/感念党恩/01 这里讲街坊的故事", "榕树下讲故事（示意画）", banyan_stories),
    Plate(f"{ROOT}/感念党恩/02 日子变好的十个话头", "从煤炉到手机（示意画）", then_and_now),
    Plate(f"{ROOT}/感念党恩/03 请带一件老物件来", "铁盒里的老物件（示意画）", keepsakes),
    Plate(f"{ROOT}/特色党建/01 党群服务中心揭牌", "揭开红布的那一刻（示意画）", unveiling),
    Plate(f"{ROOT}/特色党建/02 素社家园", "同一个屋檐下（示意画）", one_roof),
    Plate(f"{ROOT}/特色党建/03 三大功能十二个版块", "三座房子十二扇窗（示意画）", three_houses),
    Plate(f"{ROOT}/特色党建/04 为长者多的老城区而建", "老城区的街巷（示意画）", old_lane),
    Plate(f"{ROOT}/特色党建/05 街坊单位一起来", "三股水汇成一条河（示意画）", three_streams),
)
