"""红船精神和平语近人: one strong image to each short text."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import boats, buildings, land, people, sky, things, trees, water
from media.drawings.plate import Plate
from media.drawings.sheet import Sheet, linear, on_circle, polygon, smooth


def towards_the_sun(s: Sheet) -> None:
    """A small covered boat sails into a great rising red sun."""
    s.wash(linear((0, 0), (0, 700), ["#F9E6BE", "#F6CE90", "#EFA163"]))
    sky.rays(s, 500, 560, "#FFF6DA", 0.4, 30, 2)
    s.glow(500, 540, 460, "#FFD9A0", 0.6)
    s.circle(500, 540, 262, "#E9633F", 0.25)
    s.circle(500, 540, 236, linear((0, 300), (0, 640), ["#C8301F", "#E25A36", "#F08A4E"]))
    for k in range(6):
        s.rect(230, 566 + k * 17, 540, 2 + k * 1.6, "#F6CE90", 0.55)
    land.ridge(s, 640, 70, 8, "#C9603F", "#EFA163")
    water.water(s, 640, ("#E9874F", "#B5402E", "#5E1B1B"))
    water.glitter(s, 500, 646, 5, "#FFE3A8", 0.42, 110)
    with s.mirrored(746, 0.4, 3):
        boats.red_boat(s, 500, 730, 0.8, "#7A241B")
    boats.red_boat(s, 500, 730, 0.8, "#7A241B")
    for k in range(5):
        s.stroke(
            smooth(
                [(330 - k * 30, 760 + k * 26), (500, 770 + k * 28), (700 + k * 26, 758 + k * 27)]
            ),
            "#F9C98A",
            3,
            0.4 - k * 0.05,
        )
    sky.birds(s, 500, 190, 6, 9, "#8A2A1E")


def cabin_table(s: Sheet) -> None:
    """A square table with tea in the cabin of a wooden boat, carved windows over the lake."""
    s.wash("#6B2E22")
    s.rect(0, 0, 1000, 120, linear((0, 0), (0, 120), ["#3A1813", "#5A251B"]))
    for k in range(3):
        x = 70 + k * 300
        s.rect(x - 12, 138, 284, 364, "#4A1E16")
        s.rect(x, 150, 260, 340, linear((0, 150), (0, 490), ["#F7DFA9", "#F3BD80", "#C9806A"]))
        with s.inside(polygon([(x, 150), (x + 260, 150), (x + 260, 490), (x, 490)])):
            if k == 1:
                sky.sun(s, x + 130, 270, 50)
            land.ridge(s, 400, 70, k + 3, "#C98A6A", "#F0BE8E")
            s.rect(x, 398, 260, 100, linear((0, 398), (0, 490), ["#E3A87C", "#A8605A"]))
            water.glitter(s, x + 130, 400, k + 4, "#FFF0C8", 0.1, 26)
        carve = "#5A251B"
        for i in range(1, 4):
            s.rect(x + i * 65 - 3, 150, 6, 78, carve)
            s.rect(x + i * 65 - 3, 412, 6, 78, carve)
        s.rect(x, 226, 260, 7, carve)
        s.rect(x, 408, 260, 7, carve)
        for i in range(4):
            for y in (188, 450):
                s.ring(x + 32 + i * 65, y, 21, carve, 5)
        s.rect(x + 127, 232, 6, 178, carve)
    for k in range(4):
        s.rect(
            22 + k * 300,
            110,
            34,
            430,
            linear((22 + k * 300, 0), (56 + k * 300, 0), ["#9A4430", "#5A251B"]),
        )
    s.rect(0, 506, 1000, 40, linear((0, 506), (0, 546), ["#9A4430", "#5A251B"]))
    s.fall(546, 1000, ["#A0633C", "#5A3020"])
    land.rows(s, 546, 500, "#3A1813", 0.3, 13)
    for x in (500,):
        things.lantern(s, x, 60, 52, "#C8341F", 0.7)
    s.poly(
        [(250, 700), (750, 700), (820, 770), (180, 770)],
        linear((0, 700), (0, 770), ["#C98552", "#A8653A"]),
    )
    s.rect(180, 770, 640, 26, "#7A4228")
    for x in (206, 760):
        s.rect(x, 796, 34, 190, linear((x, 0), (x + 34, 0), ["#8A4C2E", "#4A2416"]))
    for x, foot, w in ((330, 742, 62), (430, 722, 54), (585, 722, 54), (690, 744, 62)):
        things.cup(s, x, foot, w, "#F6EFE0", p.BLUE)
    things.teapot(s, 505, 752, 112)
    for x in (110, 890):
        things.stool(s, x, 980, 150, "#8A4C2E")


def two_hands(s: Sheet) -> None:
    """A young hand holds an old one; two steaming bowls of soup."""
    s.wash(linear((0, 0), (0, 1000), ["#F9E9C8", "#F3CF98", "#E3A468"]))
    sky.rays(s, 500, 430, "#FFF9E6", 0.5, 24, 7)
    s.circle(500, 420, 290, "#FFF3D6", 0.75)
    s.circle(500, 420, 250, "#F6C88A", 0.55)
    people.hand(s, 300, 470, 175, "#D9A277", "#5A6470", 2)
    people.hand(s, 702, 412, 182, "#F0C39A", p.RED, 6, flip=True)
    things.desktop(s, 720, "#A5683E")
    for x in (310, 690):
        things.vapour(s, x, 690, 150, "#FFFDF4", 0.8)
        s.oval(x, 846, 160, 20, p.INK, 0.25, 8)
        bowl = smooth(
            [
                (x - 150, 716),
                (x - 128, 790),
                (x - 60, 842),
                (x + 60, 842),
                (x + 128, 790),
                (x + 150, 716),
            ]
        )
        bowl.close()
        s.fill(bowl, linear((x - 150, 0), (x + 150, 0), ["#FFFDF6", "#F0E6D0", "#C9B592"]))
        with s.inside(bowl):
            s.rect(x - 160, 752, 320, 9, p.BLUE, 0.85)
            for k in range(9):
                s.ring(x - 140 + k * 35, 784, 12, p.BLUE, 4, 0.7)
        s.oval(x, 716, 150, 34, "#FFFDF6")
        s.oval(x, 718, 134, 27, "#C98A3C")
        for k in range(6):
            s.oval(
                *on_circle(x, 716, 70 + (k % 2) * 26, k * 61),
                16,
                7,
                ("#E9C05A", "#B5402E", "#6B8A4A")[k % 3],
            )


def roofs(s: Sheet) -> None:
    """A thatched hut in the autumn wind; beyond it rows of homes with lit windows."""
    sky.sky(s, ("#2C3F5E", "#5A5F7A", "#B07A6A", "#EDB178"), 700)
    sky.stars(s, 260, 4, 30)
    sky.moon(s, 760, 170, 46)
    for k, (x, w, h) in enumerate(
        ((470, 120, 330), (610, 130, 450), (755, 120, 380), (885, 130, 500))
    ):
        wall = mix("#C9765A", "#8A4A48", k / 3)
        s.rect(x, 740 - h, w, h, linear((x, 0), (x + w, 0), [light(wall, 0.2), dark(wall, 0.2)]))
        s.poly([(x - 8, 740 - h), (x + w / 2, 700 - h), (x + w + 8, 740 - h)], dark(wall, 0.35))
        rng = random.Random(k)
        for wy in range(int(740 - h + 18), 720, 38):
            for c in range(4):
                lit = rng.random() < 0.78
                wx = x + 11 + c * (w - 18) / 4
                s.rect(wx, wy, 19, 23, p.GOLD if lit else "#4A3244", round_=2)
                s.rect(wx - 2, wy + 24, 23, 3, dark(wall, 0.4))
        s.glow(x + w / 2, 740 - h / 2, h * 0.5, p.GOLD, 0.3)
    s.fall(736, 1000, ["#8A5A48", "#3A2A30"])
    land.ridge(s, 790, 50, 3, "#6B4A3E", "#3A2A30")
    s.rect(165, 610, 210, 190, linear((165, 0), (375, 0), ["#A07A54", "#6B4C36"]))
    for k in range(11):
        s.rect(170 + k * 20, 612, 3, 186, "#5A3E2C", 0.5)
    s.rect(235, 676, 66, 124, "#3A2620")
    roof = [(120, 640), (190, 520), (270, 476), (350, 520), (422, 640)]
    s.fill(
        smooth([*roof, (270, 618)], close=True, tension=0.7),
        linear((0, 476), (0, 640), ["#C9A25A", "#8A6436"]),
    )
    rng = random.Random(5)
    for _ in range(90):
        t = rng.random()
        x = 130 + t * 280
        y = 640 - 140 * (1 - abs(t - 0.5) * 2) * rng.random() - rng.uniform(0, 14)
        s.line([(x, y), (x + rng.uniform(-8, 8), y + 24)], "#6B4A28", 2, 0.6)
    for _ in range(26):
        x, y = rng.uniform(20, 460), rng.uniform(380, 560)
        s.line([(x, y), (x + rng.uniform(16, 34), y - rng.uniform(2, 14))], "#C9A25A", 3, 0.9)
    for k in range(5):
        y = 410 + k * 40
        s.stroke(
            smooth([(30, y), (160, y - 14), (280, y + 6), (430 - k * 20, y - 20)]),
            "#F3DFBA",
            2.4,
            0.45,
        )
    s.stroke(smooth([(60, 830), (70, 700), (50, 560), (100, 470)]), "#3A2620", 12)
    for x, y in ((120, 440), (150, 480), (90, 420), (40, 520)):
        s.stroke(smooth([(70, 560), (x, y)]), "#3A2620", 5)
        s.oval(x + 8, y, 14, 8, "#D9742E")
    s.poly([(380, 900), (470, 900), (760, 744), (720, 744)], "#EDB178", 0.45)
    people.person(s, 415, 890, 130, "#5A6470", pose="walk", gown=True)
    people.person(s, 700, 790, 84, "#B8402C", pose="wave")


def cliff_pine(s: Sheet) -> None:
    """A pine growing out of a rock above the clouds, bent but not broken by the wind."""
    s.wash(linear((0, 0), (0, 1000), ["#DCE6D8", "#EFE9CF", "#F6DFB2", "#EDC48E"]))
    sky.sun(s, 720, 280, 90, "#E8794A", 0.4)
    for k, (y, ink) in enumerate(((560, "#C3CDB4"), (650, "#9DB3A0"), (760, "#6F9488"))):
        land.peaks(s, y + 120, 260, 4 + k, ink, dark(ink, 0.1), None, 4)
        with s.film(0.75, 16):
            s.rect(-50, y + 40, 1100, 80, "#F9F1DA")
    crag = polygon(
        [
            (-10, 560),
            (120, 576),
            (240, 612),
            (360, 604),
            (520, 640),
            (600, 676),
            (560, 720),
            (470, 742),
            (510, 800),
            (420, 860),
            (450, 1010),
            (-10, 1010),
        ]
    )
    s.fill(crag, linear((0, 560), (600, 1000), ["#8A7A68", "#5A4E48", "#2E2A2C"]))
    with s.inside(crag):
        for pts, a in (
            (
                [
                    (120, 576),
                    (200, 700),
                    (120, 900),
                    (200, 1010),
                    (360, 1010),
                    (300, 800),
                    (360, 604),
                    (240, 612),
                ],
                0.22,
            ),
            ([(520, 640), (440, 720), (470, 742), (560, 720), (600, 676)], 0.3),
        ):
            s.poly(pts, p.INK, a)
        for pts in (
            [(-10, 560), (120, 576), (240, 612), (230, 640), (90, 600)],
            [(360, 604), (520, 640), (600, 676), (480, 660)],
        ):
            s.poly(pts, "#D9C09A", 0.7)
    trees.old_pine(s, 410, 640, 470, "#1F5E4C", "#3E2A1E")
    rng = random.Random(2)
    for _ in range(9):
        y = rng.uniform(150, 520)
        x = rng.uniform(-40, 300)
        w = rng.uniform(260, 520)
        s.stroke(
            smooth([(x, y), (x + w * 0.3, y - 16), (x + w * 0.6, y + 8), (x + w, y - 10)]),
            "#FFFDF2",
            3.4,
            0.65,
        )
    for x, y in ((60, 820), (640, 880)):
        sky.cloud(s, x, y, 380, "#FBF4E0", 0.9)
    sky.birds(s, 300, 180, 5, 5, "#5A4E48")


def book_and_field(s: Sheet) -> None:
    """An open book from which a field path leads out to someone planting rice."""
    sky.sky(s, ("#8FC0C0", "#C3DCC4", "#F0EBC4", "#F9DFA0"), 440)
    sky.cloud(s, 110, 190, 240, "#FFFDF4", 0.85)
    sky.sun(s, 690, 180, 60, "#FFF6D6", 0.6)
    land.ridge(s, 430, 120, 4, "#7FA988", "#D6DDA6")
    s.fall(420, 1000, ["#D3CE74", "#7FA54E", "#4E7E3E"])
    for k in range(9):
        y = 432 + k * k * 4.6
        for sign in (-1, 1):
            half = 40 + k * k * 2
            s.poly(
                [
                    (500 + sign * half, y),
                    (500 + sign * 700, y),
                    (500 + sign * 700, y + 6 + k * 4.4),
                    (500 + sign * (half + 14), y + 6 + k * 4.4),
                ],
                "#C9E3D0",
                0.55,
            )
            for c in range(12):
                x = 500 + sign * (half + 24 + c * (22 + k * 8))
                h = 10 + k * 4.4
                for lean in (-4, 0, 5):
                    s.line(
                        [(x, y + 8), (x + lean * (1 + k * 0.2), y + 8 - h)], "#3F7A3E", 2 + k * 0.3
                    )
    path = [
        (490, 424),
        (510, 424),
        (560, 500),
        (500, 580),
        (640, 760),
        (360, 760),
        (440, 580),
        (520, 500),
    ]
    s.fill(
        smooth(path, close=True, tension=0.8), linear((0, 424), (0, 760), ["#F9EBC2", "#EBCF96"])
    )
    people.person(s, 660, 560, 130, "#33506B", pose="carry", hat="straw", flip=True)
    people.person(s, 770, 610, 150, "#8A4A3A", pose="carry", hat="straw")
    people.person(s, 300, 530, 104, "#2F5E4D", pose="carry", hat="straw")
    s.oval(500, 950, 420, 40, "#1E3A20", 0.4, 14)
    things.open_book(s, 500, 940, 760, "#FFF9E8", p.RED, False)
    s.poly(
        [(452, 640), (548, 640), (590, 930), (500, 905), (410, 930)],
        linear((0, 640), (0, 930), ["#EBCF96", "#F9EBC2"]),
        0.95,
    )
    for sign in (-1, 1):
        for k in range(6):
            y = 716 + k * 34
            x0 = 500 + sign * (120 + k * 6)
            s.stroke(
                smooth([(x0, y + 8), (x0 + sign * 90, y - 4), (x0 + sign * (180 + k * 8), y + 6)]),
                "#6B5A48",
                4,
                0.6,
            )


def pole_star(s: Sheet) -> None:
    """The pole star, the other stars circling it, a village roof below."""
    s.wash(linear((0, 0), (0, 1000), ["#0C1830", "#16294C", "#2C4A74", "#6F7F92"]))
    cx, cy = 500, 330
    rng = random.Random(9)
    import skia

    for k in range(46):
        r = 46 + k * 15
        for _ in range(2 + k // 9):
            start, sweep = rng.uniform(0, 360), rng.uniform(14, 70)
            path = skia.Path()
            path.addArc(skia.Rect.MakeXYWH(cx - r, cy - r, r * 2, r * 2), start, sweep)
            ink = rng.choice(("#F6E3B4", "#C9D9E6", "#F0B98A", "#FFFDF4"))
            s.stroke(path, ink, rng.uniform(1.4, 3.2), rng.uniform(0.3, 0.8))
            s.circle(*on_circle(cx, cy, r, start + sweep), 3, ink)
    s.glow(cx, cy, 230, "#FFF0C0", 0.9)
    for a, length in (
        (0, 92),
        (90, 92),
        (180, 92),
        (270, 92),
        (45, 44),
        (135, 44),
        (225, 44),
        (315, 44),
    ):
        tip, left, right = (
            on_circle(cx, cy, length, a),
            on_circle(cx, cy, 13, a - 60),
            on_circle(cx, cy, 13, a + 60),
        )
        s.poly([tip, left, (cx, cy), right], "#FFF8DC")
    s.circle(cx, cy, 20, "#FFFDF4")
    land.ridge(s, 830, 130, 6, "#26406A", "#4E6488")
    land.ridge(s, 870, 70, 3, "#1A2C4C", "#33486C")
    for x, w, h in ((130, 170, 110), (330, 150, 96), (690, 170, 112), (860, 140, 92)):
        buildings.gable_house(s, x, 930, w, h, "#4E5468", "#1A2238", p.GOLD)
        s.glow(x + w * 0.7, 880, 80, p.GOLD, 0.4)
    buildings.gable_house(s, 440, 944, 200, 150, "#5A5A68", "#141C30", p.GOLD)
    s.glow(580, 850, 110, p.GOLD, 0.5)
    s.fall(926, 1000, ["#16233C", "#0C1424"])
    people.person(s, 400, 960, 84, "#0C1424", skin="#3A3A48")
    people.person(s, 372, 960, 56, "#0C1424", pose="wave", skin="#3A3A48")
    for x, seed in ((50, 3), (960, 7)):
        trees.leafy(s, x, 980, 330, seed, "#16283E", "#0C1424")


ROOT = "starter/红船精神和平语近人"
PLATES = (
    Plate(f"{ROOT}/01 红船精神", "朝着太阳的小船（示意画）", towards_the_sun),
    Plate(f"{ROOT}/02 南湖上的一条船", "船舱里的一张方桌（示意画）", cabin_table),
    Plate(f"{ROOT}/03 老吾老以及人之老", "握在一起的两只手（示意画）", two_hands),
    Plate(f"{ROOT}/04 安得广厦千万间", "茅屋与万家灯火（示意画）", roofs),
    Plate(f"{ROOT}/05 坚忍不拔", "岩石上的青松（示意画）", cliff_pine),
    Plate(f"{ROOT}/06 纸上得来终觉浅", "书里书外（示意画）", book_and_field),
    Plate(f"{ROOT}/07 为政以德", "众星环绕的北极星（示意画）", pole_star),
)
