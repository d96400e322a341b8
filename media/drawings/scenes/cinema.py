"""红色影院: the little cinema, and posters of our own without lettering (900 x 1200)."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import boats, buildings, land, people, sky, things, trees, water
from media.drawings.plate import POSTER, Plate
from media.drawings.sheet import Sheet, linear, on_circle, polygon, smooth, spread


def little_cinema(s: Sheet) -> None:
    """Rows of seats from behind, grey heads among them, the light beam over them."""
    s.wash(linear((0, 0), (0, 1000), ["#3A1216", "#551A1C", "#1C0A0E"]))
    for k in range(10):
        for side in (0, 1):
            x = k * 16 if side == 0 else 1000 - (k + 1) * 16
            s.rect(x, 0, 16, 760, linear((x, 0), (x + 16, 0), ["#9A2A22", "#5A1418"]))
    things.cinema_screen(s, 210, 150, 580, 350)
    with s.inside(polygon([(210, 150), (790, 150), (790, 500), (210, 500)])):
        s.fall(150, 400, ["#F6D9A0", "#F0B070", "#DE7A50"])
        sky.sun(s, 560, 300, 48)
        land.ridge(s, 390, 100, 4, "#C9694A", "#EDA878")
        land.ridge(s, 410, 50, 7, "#9A4436", "#C9694A")
        s.rect(200, 400, 600, 110, linear((0, 400), (0, 500), ["#D9805A", "#7A2E2A"]))
        water.glitter(s, 560, 402, 4, "#FFF0C4", 0.1, 24)
        boats.red_boat(s, 420, 440, 0.42)
    s.poly([(500, -40), (210, 150), (790, 150)], "#FFF0CC", 0.0)
    beam = linear((0, 1000), (0, 500), [("#FFF0CC", 0.34), ("#FFF0CC", 0.07)])
    s.poly([(486, 1000), (514, 1000), (790, 500), (210, 500)], beam)
    for row, (y, n, r) in enumerate(((610, 10, 22), (700, 8, 29), (815, 7, 38), (960, 5, 52))):
        for k, x in enumerate(spread(n, 90 - row * 20, 910 + row * 20)):
            hair = ("#D6D0C6", "#3A2A2A", "#BDB6AC", "#8A8078", "#2A1E20")[(k * 3 + row * 2) % 5]
            s.circle(
                x,
                y - r * 0.2,
                r,
                linear((0, y - r * 1.2), (0, y + r), [light(hair, 0.35), dark(hair, 0.3)]),
            )
            s.fill(
                smooth(
                    [
                        (x - r * 1.7, y + r * 3),
                        (x - r * 1.5, y + r * 1.2),
                        (x, y + r * 0.7),
                        (x + r * 1.5, y + r * 1.2),
                        (x + r * 1.7, y + r * 3),
                    ]
                ),
                dark(("#33506B", "#6B3A34", "#3E5A4C")[(k + row) % 3], 0.35),
            )
            s.rect(
                x - r * 1.75,
                y + r * 0.9,
                r * 3.5,
                r * 4,
                linear((0, y + r), (0, y + r * 4), ["#A82A22", "#4A1014"]),
                round_=r * 0.6,
            )
            s.rect(x - r * 1.5, y + r * 1.05, r * 3, 3, "#E0705A", 0.7, round_=2)


def night_harbour(s: Sheet) -> None:
    """A man in a hat under a street lamp between arcade and river."""
    s.wash(linear((0, 0), (0, 1200), ["#0C2230", "#16404A", "#2C5A58", "#0C1A22"]))
    sky.moon(s, 690, 190, 60, "#E9E6C0")
    for k in range(3):
        buildings.shophouse(
            s,
            -60 + k * 150,
            900 - k * 36,
            190 - k * 34,
            700 - k * 170,
            mix("#2E4A4E", "#4E6A66", k / 2),
            k,
            (1,) if k == 1 else (),
            "#0C1A22",
        )
    s.fall(860, 1200, ["#2A4A4C", "#0A141A"])
    water.water(s, 800, ("#3E6E6C", "#12303A", "#0A141A"))
    s.poly(
        [(0, 880), (430, 800), (520, 800), (760, 1200), (0, 1200)],
        linear((0, 800), (0, 1200), ["#3E5250", "#141E22"]),
    )
    boats.junk(s, 720, 830, 0.8, "#1A3038", "#0C181E")
    water.glitter(s, 690, 810, 5, "#E9E6C0", 0.25, 50)
    s.rect(556, 330, 13, 730, p.INK)
    s.stroke(smooth([(562, 350), (540, 300), (480, 300), (470, 330)]), p.INK, 11)
    s.poly([(450, 336), (490, 336), (500, 372), (440, 372)], p.INK)
    s.glow(470, 390, 240, "#F9D98A", 0.9)
    s.poly(
        [(444, 372), (496, 372), (720, 1130), (200, 1130)],
        linear((0, 372), (0, 1130), [("#F9E3A0", 0.55), ("#F9E3A0", 0.08)]),
    )
    s.oval(450, 1110, 250, 44, "#F9E3A0", 0.3)
    s.circle(470, 376, 19, "#FFF6D6")
    s.poly([(450, 1090), (480, 1090), (300, 1200), (180, 1200)], "#0A1014", 0.6)
    with s.at(450, 1100, 5.4):
        coat = [(-13, -80), (-19, -44), (-21, -12), (21, -12), (19, -44), (13, -80), (0, -86)]
        s.poly([(-9, -14), (-1, -14), (-2, 0), (-10, 0)], "#0A1014")
        s.poly([(1, -14), (9, -14), (10, 0), (2, 0)], "#0A1014")
        s.fill(
            smooth(coat, close=True, tension=0.7),
            linear((-20, 0), (20, 0), ["#1E2E34", "#101A20", "#0A1014"]),
        )
        s.poly([(-12, -83), (0, -76), (12, -83), (14, -92), (-14, -92)], "#1A282E")
        s.circle(0, -92, 8.6, "#0A1014")
        s.oval(0, -96, 20, 4, "#0A1014")
        s.rect(-11, -110, 22, 14, "#141E24", round_=5)
        s.rect(-11, -100, 22, 4, p.RED)
    s.rect(0, 0, 900, 1200, linear((0, 0), (0, 1200), [("#0A1014", 0.25), ("#0A1014", 0)]))


def crowded_court(s: Sheet) -> None:
    """A courtyard house of many windows, stairs and washing lines."""
    s.wash("#E9B86A")
    s.fall(0, 200, ["#F6DDA0", "#EDBE74"])
    wall = "#C9804E"
    for side in (0, 1):
        xs = (0, 250) if side == 0 else (650, 900)
        for level in range(4):
            y = 150 + level * 220
            s.rect(
                xs[0],
                y,
                250,
                220,
                linear(
                    (xs[0], 0),
                    (xs[1], 0),
                    [light(wall, 0.16), dark(wall, 0.2)][:: 1 if side == 0 else -1],
                ),
            )
            for k in range(3):
                x = xs[0] + 22 + k * 78
                lit = (level * 3 + k + side) % 4 in (0, 1)
                buildings.window(s, x, y + 44, 50, 84, p.GOLD if lit else "#5A2E24", "#7A4A30")
                if (level + k) % 3 == 0:
                    s.rect(x - 6, y + 134, 62, 10, "#6B3A26")
                    for f in range(4):
                        s.circle(x + 4 + f * 14, y + 128, 9, ("#3F7A4E", "#C8402C")[f % 2])
            s.rect(xs[0], y + 176, 250, 44, "#8A4A2E")
            for k in range(13):
                s.rect(xs[0] + 6 + k * 19, y + 176, 7, 40, "#E3B478")
            s.rect(xs[0], y + 168, 250, 10, "#5A2E20")
    s.rect(250, 150, 400, 880, linear((0, 150), (0, 1030), ["#B06A40", "#7A3E2A"]))
    for level in range(4):
        y = 170 + level * 220
        for k in range(4):
            lit = (level * 5 + k * 3) % 7 < 4
            buildings.window(
                s, 276 + k * 92, y + 30, 56, 92, p.GOLD if lit else "#4A241C", "#5A2E20", level == 0
            )
        s.rect(250, y + 156, 400, 40, "#6B3624")
        for k in range(20):
            s.rect(256 + k * 20, y + 160, 7, 34, "#D9A066")
    for k in range(13):
        s.rect(330 + k * 20, 1000 - k * 34, 44, 12, "#5A2E20")
        s.rect(334 + k * 20, 1000 - k * 34, 40, 5, "#F0C98A")
    s.line([(336, 940), (590, 510)], "#3A1C14", 9)
    inks = (p.RED, "#F6EFE0", p.BLUE, "#2F7A78", "#F0B24A", "#7A3A5A")
    for row, (ya, yb) in enumerate(((250, 290), (468, 440), (690, 720))):
        s.stroke(smooth([(240, ya), (450, max(ya, yb) + 34), (660, yb)]), p.INK, 3)
        for k in range(6):
            x = 268 + k * 66
            t = (x - 240) / 420
            y = ya + (yb - ya) * t + 34 * 4 * t * (1 - t)
            ink = inks[(k + row * 2) % 6]
            if k % 3 == 1:
                s.poly(
                    [
                        (x - 20, y),
                        (x + 22, y),
                        (x + 26, y + 92),
                        (x + 6, y + 92),
                        (x + 1, y + 36),
                        (x - 4, y + 92),
                        (x - 24, y + 92),
                    ],
                    ink,
                )
            else:
                s.poly(
                    [
                        (x - 22, y),
                        (x + 22, y),
                        (x + 38, y + 30),
                        (x + 24, y + 40),
                        (x + 22, y + 82),
                        (x - 22, y + 82),
                        (x - 24, y + 40),
                        (x - 38, y + 30),
                    ],
                    linear((x - 30, 0), (x + 30, 0), [light(ink, 0.2), ink]),
                )
    s.fall(1026, 1200, ["#C98A54", "#6B3A28"])
    people.crowd(s, 60, 840, 1110, 130, 9, 8, poses=("stand", "wave", "walk", "carry"))
    things.bicycle(s, 740, 1170, 150)


def radio_waves(s: Sheet) -> None:
    """A radio set with key and headphones; its waves go out into the night."""
    s.wash(linear((0, 0), (0, 1200), ["#0C1E38", "#173A5E", "#2A5878", "#12283C"]))
    for k in range(9, 0, -1):
        s.circle(450, 470, 46 + k * 62, mix("#F6A24E", "#1A4266", k / 9), 0.10)
        s.ring(
            450, 470, 46 + k * 62, mix("#FBD98A", "#4E7EA0", k / 9), 7 - k * 0.4, 0.95 - k * 0.07
        )
    s.glow(450, 470, 220, "#F9C468", 0.9)
    sky.stars(s, 300, 8, 50)
    buildings.skyline(s, 760, 4, "#0E2036", 60, 200, "#F0B864", 0.08)
    s.rect(0, 756, 900, 40, "#0E2036")
    s.line([(450, 760), (450, 470)], "#0A1626", 9)
    for a, b in (((420, 760), (450, 560)), ((480, 760), (450, 560))):
        s.line([a, b], "#0A1626", 6)
    s.circle(450, 470, 17, "#FFF6D6")
    s.fall(792, 1200, ["#6B4028", "#3A2018"])
    s.rect(0, 790, 900, 9, "#B5743E")
    s.rect(
        180, 820, 470, 250, linear((180, 0), (650, 0), ["#5E6A60", "#3E4A46", "#262E2E"]), round_=12
    )
    s.rect(196, 836, 438, 218, "#1E2626", round_=8)
    for x, r in ((290, 62), (430, 40), (540, 62)):
        s.circle(x, 920, r, "#C9B98E")
        s.circle(x, 920, r * 0.8, "#F6E6B8" if r > 50 else "#3A3E3A")
        s.line(
            [(x, 920), on_circle(x, 920, r * 0.7, -60 if x < 400 else -120)],
            p.RED if r > 50 else p.GOLD,
            5,
        )
    for k in range(6):
        s.circle(240 + k * 68, 1018, 13, ("#C8402C", "#C9B98E")[k % 2])
    for k in range(3):
        s.glow(330 + k * 90, 850, 44, "#F9A848", 0.7)
        s.rect(318 + k * 90, 838, 24, 34, "#F9C878", round_=10)
    s.rect(660, 1070, 190, 26, "#5A3622", round_=5)
    s.rect(690, 1046, 120, 12, "#D9A94A", round_=4)
    s.circle(700, 1040, 22, p.INK)
    s.rect(790, 1050, 14, 24, "#B58A3A")
    s.stroke(smooth([(90, 1110), (70, 960), (150, 880), (230, 960), (215, 1110)]), "#C9B98E", 13)
    for x in (88, 218):
        s.oval(x, 1112, 34, 46, p.INK)
        s.oval(x, 1112, 20, 30, "#5A4A40")


def reed_lake(s: Sheet) -> None:
    """A boy from behind in a small boat among reeds, a wooden toy pistol, ducks."""
    s.wash(linear((0, 0), (0, 700), ["#F9E3A8", "#F6CF86", "#EDB062"]))
    sky.sun(s, 470, 360, 130, "#FFF3CC", 0.6)
    trees.reeds(s, 640, 3, "#B59A54", 60, 210, plume="#E3C68A")
    water.water(s, 620, ("#EFC97E", "#A5A468", "#4E7A68", "#1F4A4C"))
    water.glitter(s, 470, 626, 6, "#FFF6D6", 0.35, 70)
    trees.reeds(s, 760, 5, "#7E8A4A", 34, 330, -40, 260, "#EBD49A")
    trees.reeds(s, 760, 9, "#7E8A4A", 34, 330, 660, 940, "#EBD49A")
    with s.at(450, 930, 2.2):
        hull = smooth([(-140, -16), (-90, 6), (0, 12), (90, 6), (146, -20)])
        hull.cubicTo(126, 22, 100, 34, 70, 36)
        hull.lineTo(-70, 36)
        hull.cubicTo(-110, 30, -128, 8, -140, -16)
        with s.at(0, -2):
            people.person(s, 0, 12, 150, "#F3EAD4", "#33506B", pose="stand", skin="#C98E5E")
            s.rect(-9, -60, 18, 7, p.RED)
            s.line([(-19, -58), (-34, -78)], "#6B4226", 6)
            s.line([(-20, -60), (-15, -50)], "#6B4226", 6)
        s.line([(20, -56), (64, -120), (96, 70)], "#6B4A2E", 0.1)
        s.fill(hull, linear((0, -20), (0, 36), ["#8A5A36", "#3A2418"]))
        s.stroke(smooth([(-134, -6), (-90, 14), (0, 20), (90, 14), (140, -10)]), "#C98E54", 3)
    for x, y, size, flip in (
        (170, 880, 1.0, False),
        (250, 910, 0.8, False),
        (720, 1040, 1.2, True),
        (640, 1080, 0.9, True),
    ):
        with s.at(x, y, size, flip=flip):
            s.oval(0, 14, 52, 6, "#FFF6D6", 0.5)
            s.fill(
                smooth(
                    [(-46, -14), (-30, 10), (26, 12), (38, -4), (20, -14), (-18, -10)], close=True
                ),
                "#FFFBEF",
            )
            s.circle(34, -20, 14, "#FFFBEF")
            s.poly([(46, -22), (64, -17), (46, -13)], "#E8942E")
            s.circle(38, -23, 2.4, p.INK)
    trees.reeds(s, 1210, 12, "#2F4E30", 44, 420, -40, 300, "#C9A866")
    trees.reeds(s, 1210, 14, "#2F4E30", 40, 380, 640, 940, "#C9A866")


def village_spring(s: Sheet) -> None:
    """A woman with a hoe in a village yard, peach blossom, a wall with a blank poster."""
    s.wash(linear((0, 0), (0, 800), ["#9CC7BE", "#D6E3C4", "#FBEFC8"]))
    land.ridge(s, 520, 160, 4, "#9CBE8A", "#E3E6B4")
    land.ridge(s, 560, 70, 8, "#C9C46A", "#E9DCA0")
    buildings.gable_house(s, 540, 700, 300, 190, "#F0DDB8", "#6B4A44")
    s.rect(0, 620, 560, 190, linear((0, 620), (0, 810), ["#E3C794", "#C49A62"]))
    s.poly([(-10, 626), (-10, 600), (570, 600), (570, 626)], "#7A5A4A")
    s.rect(110, 660, 150, 116, "#FFF9E8")
    s.rect(110, 660, 150, 116, p.RED, 0.12)
    for c in ((116, 666), (254, 666), (116, 770), (254, 770)):
        s.circle(*c, 4, p.RED)
    s.fall(800, 1200, ["#DDBB7E", "#9A6E42"])
    for k in range(6):
        s.circle(640 + k * 40, 846 + (k % 2) * 16, 15, "#FFF6DC")
        s.circle(650 + k * 40, 836 + (k % 2) * 16, 8, "#FFF6DC")
        s.poly(
            [
                (657 + k * 40, 835 + (k % 2) * 16),
                (666 + k * 40, 838 + (k % 2) * 16),
                (657 + k * 40, 841 + (k % 2) * 16),
            ],
            "#E8942E",
        )
    rng = random.Random(5)
    s.stroke(smooth([(60, 860), (100, 640), (60, 480), (120, 330)]), "#4A2E28", 30)
    limbs = [
        [(90, 580), (240, 470), (390, 430), (560, 300)],
        [(70, 490), (180, 320), (330, 220)],
        [(110, 360), (60, 220), (140, 110)],
        [(240, 470), (350, 340), (470, 190)],
    ]
    for limb in limbs:
        s.stroke(smooth(limb), "#4A2E28", 12)
        for _ in range(52):
            a = rng.randrange(len(limb) - 1)
            t = rng.random()
            x = limb[a][0] + (limb[a + 1][0] - limb[a][0]) * t + rng.gauss(0, 26)
            y = limb[a][1] + (limb[a + 1][1] - limb[a][1]) * t + rng.gauss(0, 24)
            r = rng.uniform(7, 12)
            ink = mix("#F6B8B4", "#DE6A78", rng.random())
            for k in range(5):
                s.circle(*on_circle(x, y, r * 0.7, 72 * k), r * 0.62, ink)
            s.circle(x, y, r * 0.3, "#FBE3A0")
    with s.at(470, 1130, 5.2):
        s.line([(-26, -112), (34, -22)], "#7A5230", 3.4)
        s.poly([(-22, -116), (-34, -108), (-40, -92), (-30, -100)], "#5A6066")
        people.person(s, 0, 0, 100, "#C8402C", "#2A4460", pose="carry", skin="#D9A277")
        s.fill(
            smooth([(-7.4, -92), (-7, -100), (0, -103), (7, -100), (7.4, -92)], close=True),
            "#F6E6B8",
        )
        s.fill(smooth([(5, -96), (12, -90), (10, -76), (7, -88)], close=True), "#2A1D16")


def golden_flowers(s: Sheet) -> None:
    """Five golden camellias over a lake, pagodas and mountains."""
    s.wash(linear((0, 0), (0, 800), ["#2F7A94", "#6FB0B0", "#C9E0C8", "#F9EBC2"]))
    land.peaks(s, 660, 330, 4, "#5E94A0", "#3E7488", "#FBFAF0", 3)
    land.ridge(s, 680, 100, 8, "#4E8A6E", "#A9CBA0")
    for x, h, n in ((450, 250, 11), (330, 150, 8), (570, 150, 8)):
        for k in range(n):
            w = h * (0.25 - 0.012 * k)
            y = 690 - h * (k + 1) / (n + 1)
            s.rect(
                x - w / 2,
                y,
                w,
                h / (n + 1) + 1,
                linear((x - w / 2, 0), (x + w / 2, 0), ["#FFF9E6", "#E3CDA0"]),
            )
            s.rect(x - w / 2 - 5, y - 2, w + 10, 5, "#B58A52")
        s.poly(
            [(x - 7, 690 - h * n / (n + 1)), (x, 690 - h * 1.1), (x + 7, 690 - h * n / (n + 1))],
            "#D9A441",
        )
    water.water(s, 690, ("#BFE0D0", "#4E9CA0", "#1F5A70"))
    water.ripples(s, 690, 6, "#F3F7E2", 0.5)
    with s.mirrored(694, 0.3, 4):
        land.ridge(s, 680, 100, 8, "#4E8A6E", "#A9CBA0")
    spots = ((450, 800, 138), (210, 880, 112), (690, 880, 112), (310, 1050, 124), (596, 1050, 124))
    for x, y, r in spots:
        for a in (20, 140, 200, 330):
            with s.at(x, y, r, a):
                leaf = [(0.7, 0), (1.0, -0.24), (1.42, -0.06), (1.04, 0.2)]
                s.fill(smooth(leaf, close=True), linear((0.7, 0), (1.4, 0), ["#1F5E4C", "#4E9468"]))
    for x, y, r in spots:
        for ring, count, ink in ((1.0, 8, "#E8A92E"), (0.74, 7, "#F3BE42"), (0.48, 6, "#F9D36A")):
            for k in range(count):
                with s.at(x, y, r * ring, k * 360 / count + ring * 40):
                    petal = [
                        (0.1, -0.1),
                        (0.6, -0.38),
                        (0.98, -0.16),
                        (0.98, 0.16),
                        (0.6, 0.38),
                        (0.1, 0.1),
                    ]
                    s.fill(
                        smooth(petal, close=True),
                        linear((0.1, 0), (1, 0), [dark(ink, 0.22), light(ink, 0.14)]),
                    )
        s.circle(x, y, r * 0.2, "#C9742A")
        for k in range(9):
            s.circle(*on_circle(x, y, r * 0.15, k * 40), r * 0.04, "#FFF0B4")


def beach_fort(s: Sheet) -> None:
    """Cannons of a beach fort, smoke from the pit by the sea, sailing ships."""
    s.wash(linear((0, 0), (0, 700), ["#6B2A22", "#B5502F", "#E8955A", "#F9D39A"]))
    sky.sun(s, 640, 430, 100, "#FFEBC0", 0.5)
    rng = random.Random(4)
    for k in range(26):
        t = k / 25
        s.circle(
            290 + 150 * t * t + rng.uniform(-26, 26),
            780 - 760 * t,
            34 + 120 * t,
            mix("#F6EEDC", "#8A7A74", t),
            0.5 * (1 - t * 0.5),
            10,
        )
    water.water(s, 620, ("#EDB078", "#8A7A70", "#3E5A64"))
    water.glitter(s, 640, 626, 4, "#FFF3D6", 0.3, 50)
    for x, y, size in ((690, 660, 0.72), (520, 640, 0.42), (830, 646, 0.5)):
        with s.at(x, y, size):
            for mx, h in ((-70, 190), (0, 230), (66, 180)):
                s.rect(mx - 3, -h - 20, 6, h, "#2A1612")
                for k in range(3):
                    w = 62 - k * 12
                    y0 = -50 - k * h * 0.27
                    s.poly(
                        [
                            (mx - w / 2, y0),
                            (mx + w / 2, y0),
                            (mx + w * 0.4, y0 - h * 0.24),
                            (mx - w * 0.4, y0 - h * 0.24),
                        ],
                        "#F3E3C2",
                    )
            s.poly([(-130, -40), (130, -44), (106, 12), (-106, 12)], "#2A1612")
    s.fill(
        smooth(
            [(-20, 800), (220, 760), (520, 800), (920, 760), (920, 1220), (-20, 1220)],
            close=True,
            tension=0.7,
        ),
        linear((0, 760), (0, 1200), ["#E3BE86", "#9A6E48"]),
    )
    s.oval(280, 842, 170, 42, "#4A3A34")
    s.oval(280, 836, 150, 32, "#D9D6C6")
    for k in range(8):
        s.circle(200 + k * 24, 832 + (k % 2) * 9, 16, "#FFFBEF", 0.8)
    people.crowd(
        s,
        70,
        500,
        900,
        90,
        7,
        5,
        ("#33404E", "#5A4632", "#6B3A2E"),
        ("stand", "carry"),
        ("straw", None),
    )
    s.poly([(0, 1010), (560, 960), (900, 1000), (900, 1200), (0, 1200)], "#6B5A4E")
    for k in range(5):
        s.rect(
            20 + k * 190,
            960 - (k % 2) * 8,
            110,
            90,
            linear((0, 950), (0, 1050), ["#A08A74", "#5A4A40"]),
        )
    for x, y, size in ((420, 1060, 1.25), (720, 1120, 0.95)):
        with s.at(x, y, size, -12):
            s.poly(
                [(-130, -34), (170, -26), (178, 20), (-130, 40)],
                linear((0, -34), (0, 40), ["#6B6660", "#2A2624"]),
            )
            s.circle(-130, 3, 40, "#3A3632")
            s.circle(-172, 3, 12, "#3A3632")
            s.rect(160, -34, 22, 62, "#4A4642")
            for k in (-70, 20, 100):
                s.rect(k, -36, 12, 74, "#4A4642")
        s.circle(x - 40 * size, y + 44 * size, 46 * size, "#4A2E20")
        s.ring(x - 40 * size, y + 44 * size, 46 * size, "#8A5A36", 9 * size)


def tunnels(s: Sheet) -> None:
    """A village cut open: houses and an old tree with a bell above, lamplit tunnels below."""
    s.wash(linear((0, 0), (0, 520), ["#1F3A5E", "#4E6A84", "#D9A878"]))
    sky.moon(s, 680, 150, 54)
    sky.stars(s, 300, 4, 50)
    land.ridge(s, 460, 90, 4, "#4A5668", "#8A7A78")
    for x, w, h in ((40, 190, 120), (640, 220, 130)):
        buildings.gable_house(s, x, 500, w, h, "#9A7A5A", "#3A2E30", p.GOLD)
    s.stroke(smooth([(440, 510), (432, 380), (460, 230)]), "#3A2620", 40)
    for pts in (
        [(440, 400), (340, 330), (290, 240)],
        [(450, 330), (560, 280), (600, 200)],
        [(456, 250), (420, 170), (440, 90)],
        [(350, 335), (280, 330), (230, 290)],
    ):
        s.stroke(smooth(pts), "#3A2620", 15)
    for x, y, r in (
        (290, 210, 76),
        (440, 110, 96),
        (600, 180, 80),
        (520, 150, 76),
        (360, 150, 76),
        (220, 270, 54),
    ):
        s.circle(x, y, r, "#24443E")
        s.circle(x - r * 0.2, y - r * 0.2, r * 0.7, "#33584C")
    s.line([(560, 282), (560, 330)], p.INK, 5)
    s.fill(smooth([(536, 390), (540, 350), (560, 330), (580, 350), (584, 390)]), "#D9A441")
    s.rect(532, 386, 56, 9, "#B5802E", round_=4)
    s.circle(560, 400, 8, "#8A5A20")
    earth = linear((0, 500), (0, 1200), ["#9A6238", "#6B3E26", "#3A2018"])
    s.rect(0, 498, 900, 710, earth)
    land.grass(s, 500, 6, "#3E5A3A", 120, 26)
    rng = random.Random(9)
    for _ in range(60):
        x, y = rng.uniform(0, 900), rng.uniform(530, 1190)
        s.oval(x, y, rng.uniform(7, 22), rng.uniform(5, 12), "#C9925A", 0.25)
    runs = [
        [(130, 500), (130, 650), (330, 700), (620, 690), (780, 640), (780, 490)],
        [(330, 700), (300, 880), (480, 930), (720, 900), (820, 960)],
        [(300, 880), (140, 960), (160, 1090), (420, 1110), (650, 1080), (720, 900)],
    ]
    for width, ink in ((112, "#2A140E"), (94, "#F0A850"), (94, "#7A3E1E")):
        for run in runs:
            path = smooth(run, tension=0.8)
            if ink == "#F0A850":
                continue
            s.stroke(path, ink, width)
    for run in runs:
        s.stroke(smooth(run, tension=0.8), "#B5682E", 74, 0.55)
    for x, y in (
        (330, 690),
        (620, 682),
        (300, 880),
        (560, 915),
        (160, 1050),
        (500, 1095),
        (740, 900),
    ):
        s.glow(x, y - 30, 130, "#FBC05A", 0.8)
        s.circle(x, y - 34, 8, "#FFF3C4")
        s.rect(x - 7, y - 28, 14, 8, p.INK)
    for x, y, f in (
        (420, 738, False),
        (480, 738, False),
        (220, 700, True),
        (690, 712, False),
        (400, 950, False),
        (640, 948, True),
        (250, 1140, False),
        (330, 1146, False),
        (580, 1132, True),
    ):
        people.person(
            s,
            x,
            y,
            76,
            ("#33404E", "#2A4A5A", "#5A2E28")[x % 3],
            hat="cap" if x % 2 else None,
            pose="walk",
            flip=f,
            skin="#D9985E",
        )
    for x in (130, 780):
        for k in range(7):
            s.rect(x - 26, 520 + k * 20, 52, 5, "#D9A25E")
        s.rect(x - 30, 500, 6, 150, "#D9A25E")
        s.rect(x + 24, 500, 6, 150, "#D9A25E")


def ridge_soldier(s: Sheet) -> None:
    """A soldier on the ridge with the telephone set, a pine, a red sunset."""
    s.wash(linear((0, 0), (0, 1000), ["#5A1216", "#A8241C", "#E0562E", "#F9B45E"]))
    sky.rays(s, 450, 640, "#FBD48A", 0.3, 26, 2)
    sky.sun(s, 450, 620, 230, "#FBE3A0", 0.5)
    land.peaks(s, 860, 250, 4, "#B53A28", "#8A2420", None, 4)
    land.ridge(s, 880, 110, 8, "#7A1E1C", "#A8342A")
    ridge_line = [
        (-20, 1010),
        (150, 960),
        (330, 880),
        (450, 850),
        (560, 872),
        (740, 950),
        (920, 990),
    ]
    path = smooth(ridge_line)
    path.lineTo(920, 1220)
    path.lineTo(-20, 1220)
    path.close()
    s.fill(path, linear((0, 850), (0, 1200), ["#3A0E12", "#16080C"]))
    with s.at(455, 868, 5.0):
        people.person(
            s,
            0,
            0,
            100,
            "#1E0A0E",
            "#1E0A0E",
            pose="wave",
            hat="cap",
            skin="#2A0E10",
            hair="#16080C",
        )
        s.rect(-17, -72, 12, 24, "#16080C", round_=2)
        s.line([(-8, -79), (12, -48)], "#16080C", 3)
    s.line([(240, 920), (240, 560)], "#16080C", 13)
    s.line([(190, 600), (290, 590)], "#16080C", 10)
    for end in ((-20, 640), (432, 770)):
        s.stroke(
            smooth([(240, 592), ((240 + end[0]) / 2, (592 + end[1]) / 2 + 40), end]), "#16080C", 3.5
        )
    trees.old_pine(s, 690, 960, 430, "#24100F", "#16080C")
    sky.birds(s, 620, 300, 6, 7, "#3A0E12")
    for x in (60, 130, 330, 610, 820, 880):
        for k in range(5):
            s.poly(
                [(x + k * 9, 1010), (x + k * 12 - 20, 950 - (k % 2) * 26), (x + k * 9 + 6, 1010)],
                "#16080C",
            )
    s.poly([(0, 1040), (900, 1010), (900, 1200), (0, 1200)], "#12060A")


ROOT = "starter/红色影院"
PLATES = (
    Plate(f"{ROOT}/01 来红色影院看电影", "坐满街坊的小影院（示意画）", little_cinema),
    Plate(f"{ROOT}/02 羊城暗哨", "封面", night_harbour, POSTER),
    Plate(f"{ROOT}/03 七十二家房客", "封面", crowded_court, POSTER),
    Plate(f"{ROOT}/04 永不消逝的电波", "封面", radio_waves, POSTER),
    Plate(f"{ROOT}/05 小兵张嘎", "封面", reed_lake, POSTER),
    Plate(f"{ROOT}/06 李双双", "封面", village_spring, POSTER),
    Plate(f"{ROOT}/07 五朵金花", "封面", golden_flowers, POSTER),
    Plate(f"{ROOT}/08 林则徐", "封面", beach_fort, POSTER),
    Plate(f"{ROOT}/09 地道战", "封面", tunnels, POSTER),
    Plate(f"{ROOT}/10 英雄儿女", "封面", ridge_soldier, POSTER),
)
