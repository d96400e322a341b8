"""红色历程, 1919 to 1925."""

from __future__ import annotations

import random

from media.drawings import palette as p
from media.drawings.palette import dark, light, mix
from media.drawings.parts import boats, buildings, land, people, sky, things, trees, water
from media.drawings.plate import Plate
from media.drawings.sheet import Sheet, arch, disc, linear, on_circle, polygon, smooth, spread


def students(s: Sheet) -> None:
    """A column of students walking to a grey city gate."""
    sky.sky(s, ("#C9D2C2", "#E6DFC4", "#F6E6C2", "#F7D9A6"), 620)
    sky.rays(s, 500, 560, p.CREAM, 0.35, 16, 6)
    land.ridge(s, 610, 60, 4, "#C3BFA6")
    stone = "#8A877F"
    s.poly(
        [(150, 640), (185, 430), (815, 430), (850, 640)],
        linear((0, 430), (0, 640), [light(stone, 0.3), stone]),
    )
    for k in spread(17, 190, 794):
        s.rect(k, 414, 20, 20, light(stone, 0.22))
    for row in range(7):
        s.line(
            [(180 - row * 4, 455 + row * 26), (820 + row * 4, 455 + row * 26)],
            dark(stone, 0.25),
            2,
            0.4,
        )
    s.fill(arch(425, 500, 150, 150), dark(stone, 0.7))
    s.glow(500, 600, 110, p.CREAM, 0.5)
    s.rect(300, 330, 400, 92, "#7A3226")
    buildings.columns(s, spread(9, 312, 688), 340, 418, 13, "#9A4432")
    buildings.tiled_roof(s, 245, 316, 510, 42, "#5E6B66", 0.3, 0.86)
    s.rect(345, 262, 310, 60, "#86392B")
    buildings.columns(s, spread(7, 355, 645), 264, 318, 10, "#9A4432")
    buildings.tiled_roof(s, 270, 176, 460, 96, "#56635F", 0.24, 0.55)
    land.ground(s, 636, "#E8CFA0", "#B98A5C")
    land.rows(s, 640, 500, "#8E6240", 0.16)
    trees.leafy(s, 95, 680, 330, 3, "#8DA56A")
    trees.leafy(s, 925, 690, 360, 8, "#7D9A62")
    for rank, (foot, h, n) in enumerate(
        ((690, 74, 8), (745, 108, 8), (820, 156, 7), (945, 226, 6))
    ):
        half = 120 + rank * 72
        for sign in (-1, 1):
            x = 500 + sign * (half * 0.75)
            top = foot - h * 1.75
            s.rect(x - 1.5, top, 3, h * 1.3, p.INK)
            if sign > 0:
                cloth = smooth([(x, top), (500, top + h * 0.09), (500 - half * 0.75, top)])
                cloth.lineTo(500 - half * 0.75, top + h * 0.36)
                cloth.quadTo(500, top + h * 0.5, x, top + h * 0.36)
                cloth.close()
                s.fill(cloth, linear((0, top), (0, top + h * 0.45), [p.CARD, "#E9DCC0"]))
        gowns = (
            ("#3E5169", "#4E5F70", "#56514F", "#2F4257") if rank != 2 else ("#3E5169", "#8A8578")
        )
        people.crowd(
            s, 500 - half, 500 + half, foot, h, n, 10 + rank, gowns, ("stand", "wave"), gown=True
        )


def lit_window(s: Sheet) -> None:
    """An arcade at dusk, one upper window lit over a desk."""
    sky.sky(s, p.EVENING, 760)
    sky.strata(s, 330, "#E7A06A", 5, 0.28)
    sky.stars(s, 300, 3, 40)
    buildings.street(s, 800, (420, 470, 430, 480, 440), 200, -10, 7, "#33344E", 0.72)
    s.rect(0, 780, 1000, 60, "#1E1D30")
    colour = "#6E4A49"
    s.rect(255, 245, 490, 600, linear((255, 0), (745, 0), ["#7E5650", colour, "#4E3440"]))
    buildings.parapet(s, 255, 245, 490, colour, "#C08C6A", 0)
    for x in (255, 715):
        s.rect(x, 245, 30, 600, "#43303C")
    s.glow(500, 430, 400, p.GOLD, 0.75)
    s.fill(arch(352, 290, 296, 262, 110), "#C08C6A")
    pane = arch(366, 304, 268, 248, 104)
    s.fill(pane, linear((0, 300), (0, 560), ["#FFE6A6", "#F6BE5E"]))
    with s.inside(pane):
        s.rect(366, 300, 62, 260, "#C98B49", 0.5)
        for k in range(4):
            s.rect(376, 340 + k * 40, 44, 5, "#8A5A36")
            for b in range(5):
                s.rect(
                    378 + b * 8,
                    316 + k * 40,
                    6,
                    24,
                    (p.RED, p.BLUE, p.GREEN, "#7A4A2E")[(k + b) % 4],
                )
        s.rect(360, 506, 300, 60, "#7A4A2E")
        s.rect(360, 502, 300, 10, "#A8693E")
        things.oil_lamp(s, 548, 504, 96)
        s.poly([(440, 500), (516, 492), (528, 502), (452, 510)], p.CARD)
        s.poly([(452, 496), (520, 486), (526, 494), (456, 504)], "#EBDDBF")
        people.person(s, 480, 606, 178, "#33435A", pose="stand", gown=True)
    s.rect(330, 552, 340, 16, "#D8A678")
    for k in spread(15, 342, 658):
        s.rect(k - 3, 566, 6, 42, "#C08C6A")
    s.rect(330, 606, 340, 12, "#D8A678")
    s.rect(255, 640, 490, 14, "#C08C6A")
    for k in (300, 520):
        s.fill(arch(k, 670, 180, 180, 70), "#22192A")
    s.glow(500, 850, 260, p.GOLD, 0.2)
    s.fall(842, 1000, ["#3A2C3E", "#17141F"])
    s.poly([(390, 842), (610, 842), (700, 1000), (300, 1000)], p.GOLD, 0.12)
    people.person(s, 820, 905, 150, "#20192A", pose="walk", gown=True, flip=True)


def lake_boat(s: Sheet) -> None:
    """The pleasure boat on South Lake, a misty pavilion and willows."""
    sky.sky(s, ("#F3D7A2", "#F2BE86", "#E9946A", "#DE7A58"), 600)
    sky.sun(s, 640, 380, 96)
    sky.strata(s, 270, "#FBE7BE", 8, 0.4)
    land.ridge(s, 590, 150, 5, "#D98C6A", "#F2C29A")
    land.ridge(s, 604, 90, 9, "#B9634C", "#E9A27A")
    with s.film(0.8):
        buildings.pavilion(s, 205, 590, 150, "#9C4A3A", "#6B332C")
        trees.leafy(s, 315, 598, 120, 4, "#8C5A44", "#6B332C")
        trees.leafy(s, 95, 598, 140, 6, "#8C5A44", "#6B332C")
    s.rect(40, 586, 340, 20, "#8A4636", round_=10)
    water.water(s, 600, ("#D98A62", "#A6493A", "#5C2222", "#2E1317"))
    water.glitter(s, 640, 604, 4, "#FFE7B4", 0.5, 80)
    water.ripples(s, 604, 8, "#F3B98A", 0.25)
    with s.mirrored(724, 0.4, 3):
        boats.red_boat(s, 500, 704, 1.12)
    boats.red_boat(s, 500, 704, 1.12)
    sky.birds(s, 330, 250, 4, 6, "#7A3A2C")
    trees.willow(s, 880, -10, 5, "#5C6B3A", 12, 520)
    trees.willow(s, 60, -10, 9, "#5C6B3A", 7, 330)


def labour_hall(s: Sheet) -> None:
    """Rows of workers seen from behind under tall windows in morning light."""
    s.wash(linear((0, 0), (0, 1000), ["#6B3B2A", "#8A5236", "#4A2A20"]))
    for k in range(5):
        x = 70 + k * 180
        pane = arch(x, 110, 140, 480, 70)
        s.fill(pane, linear((0, 110), (0, 590), ["#FFF0C4", "#F9D48C", "#EBA75C"]))
        s.stroke(pane, "#4A2A20", 12)
        for b in range(1, 3):
            s.rect(x + b * 140 / 3 - 2.5, 115, 5, 475, "#5A3424")
        for b in range(5):
            s.rect(x, 200 + b * 85, 140, 5, "#5A3424")
    for k in range(5):
        x = 70 + k * 180
        s.poly([(x, 590), (x + 140, 590), (x + 430, 1000), (x + 170, 1000)], "#FFE3A0", 0.2)
        s.poly([(x, 110), (x + 140, 110), (x + 560, 1000), (x + 260, 1000)], "#FFE3A0", 0.08)
    s.rect(0, 596, 1000, 22, "#3A2018")
    s.rect(330, 470, 340, 150, "#5C2A1E")
    s.rect(330, 462, 340, 14, "#8A4A2E")
    people.person(s, 500, 470, 170, "#38495A", pose="wave")
    for foot, r, n, seed in ((640, 17, 13, 1), (700, 23, 11, 2), (775, 31, 9, 3)):
        people.heads(s, foot, n, r, seed, "#4B3A34", -20, 1020)
    for x, coat in ((215, "#2F4A5C"), (405, "#6B4A34"), (595, "#3B5148"), (785, "#5A3A34")):
        people.heads(s, 855, 1, 44, int(x), coat, x - 60, x + 60)
        s.fill(
            smooth([(x - 50, 850), (x - 44, 812), (x, 798), (x + 44, 812), (x + 50, 850)]),
            dark(coat, 0.35),
        )
        s.rect(x - 54, 842, 70, 12, dark(coat, 0.5), round_=6)
    things.desktop(s, 930, "#6B4228", False)
    s.rect(
        560, 876, 130, 66, linear((560, 0), (690, 0), ["#D6D2C4", "#9AA09A", "#70777A"]), round_=10
    )
    s.stroke(smooth([(590, 880), (600, 846), (650, 846), (660, 880)]), "#7A8080", 7)
    s.fill(smooth([(330, 940), (336, 896), (400, 874), (462, 896), (470, 940)]), "#2F4A5C")
    s.rect(318, 928, 130, 16, "#1E3040", round_=8)


def garden_gate(s: Sheet) -> None:
    """Young people walk into the arched gate of the East Garden under red flowers."""
    sky.sky(s, p.MORNING, 700)
    sky.cloud(s, 90, 250, 240, "#FFF8E6", 0.8)
    sky.cloud(s, 640, 180, 210, "#FFF8E6", 0.7)
    land.ridge(s, 690, 120, 2, "#A8C09A", "#DCE0B8")
    trees.leafy(s, 180, 730, 340, 2, "#6E9A6A")
    trees.leafy(s, 850, 730, 320, 5, "#6E9A6A")
    land.ground(s, 715, "#E9CF9C", "#C08A5A")
    brick = "#B4523A"
    for x in (0, 690):
        s.rect(x, 560, 310, 165, linear((0, 560), (0, 725), [light(brick, 0.12), dark(brick, 0.1)]))
        s.rect(x, 552, 310, 14, "#E8D3AC")
        for r in range(8):
            s.line([(x, 582 + r * 18), (x + 310, 582 + r * 18)], dark(brick, 0.35), 1.6, 0.4)
    s.rect(
        290,
        330,
        420,
        400,
        linear((290, 0), (710, 0), [light(brick, 0.15), brick, dark(brick, 0.18)]),
    )
    for r in range(22):
        s.line([(290, 345 + r * 18), (710, 345 + r * 18)], dark(brick, 0.35), 1.6, 0.4)
    for x in (290, 660):
        s.rect(x - 10, 320, 60, 410, linear((x - 10, 0), (x + 50, 0), ["#F2E2C0", "#DCC296"]))
    s.fill(arch(380, 430, 240, 300, 120), "#F2E2C0")
    inside = arch(400, 450, 200, 280, 100)
    s.fill(inside, linear((0, 450), (0, 730), ["#CFE0BE", "#F9EFC8"]))
    with s.inside(inside):
        trees.leafy(s, 440, 700, 200, 4, "#86AC74")
        trees.leafy(s, 575, 700, 170, 7, "#86AC74")
        s.poly([(470, 690), (530, 690), (620, 740), (380, 740)], "#E9CF9C")
        people.crowd(s, 455, 545, 716, 64, 3, 4)
    s.rect(276, 300, 448, 36, "#F2E2C0")
    s.poly([(300, 302), (500, 212), (700, 302)], "#D9BC8C")
    s.poly([(340, 296), (500, 226), (660, 296)], brick)
    sky.big_star(s, 500, 270, 26, "#F2E2C0")
    land.rows(s, 722, 500, "#8E5A3A", 0.14)
    s.poly([(400, 730), (600, 730), (760, 1000), (240, 1000)], "#F3DFB4", 0.6)
    people.crowd(s, 380, 620, 800, 118, 5, 6, ("#33506B", "#7A3A2B", "#2F5E4D", "#E9DFC8"))
    people.crowd(
        s, 300, 700, 930, 180, 4, 12, ("#33506B", "#A0522F", "#EDE2C8", "#2F5E4D"), ("walk", "wave")
    )
    trees.kapok(s, 130, 900, 720, 3)
    trees.kapok(s, 905, 880, 620, 6)


def dongshan_house(s: Sheet) -> None:
    """The plain two-storey house of the Third Congress in its yard."""
    sky.sky(s, ("#F3D9A6", "#F6DEB0", "#F6E6C4", "#F0D2A0"), 720)
    sky.sun(s, 730, 250, 74, "#F2A25E", 0.4)
    sky.cloud(s, 90, 220, 200, "#FFF6E0", 0.7)
    land.ridge(s, 640, 110, 4, "#C9B98E", "#EBDDB4")
    trees.palm(s, 845, 740, 430, "#4E7A5C")
    trees.palm(s, 930, 760, 330, "#3F6B50", lean=-0.05)
    land.ground(s, 720, "#DDBE8A", "#9A6B45")
    wall = "#9A938A"
    x, w, foot = 255, 500, 770
    s.poly(
        [(x + w, 405), (x + w + 70, 430), (x + w + 70, foot - 14), (x + w, foot)], dark(wall, 0.38)
    )
    s.rect(
        x,
        400,
        w,
        foot - 400,
        linear((x, 0), (x + w, 0), [light(wall, 0.28), wall, dark(wall, 0.1)]),
    )
    rng = random.Random(3)
    for row in range(26):
        yy = 408 + row * 14
        s.line([(x, yy), (x + w, yy)], dark(wall, 0.3), 1.2, 0.35)
        for _ in range(7):
            s.rect(
                rng.uniform(x, x + w - 26), yy + 2, 24, 10, dark(wall, 0.2), rng.uniform(0.1, 0.3)
            )
    roof = [(x - 34, 412), (x + 40, 302), (x + w - 10, 302), (x + w + 30, 412)]
    s.poly([(x + w - 10, 302), (x + w + 30, 412), (x + w + 104, 436), (x + w + 40, 318)], "#4E2F28")
    s.poly(roof, linear((0, 302), (0, 412), ["#A3543C", "#7A3A2C"]))
    with s.inside(polygon(roof)):
        for k in spread(34, 0, 1):
            s.line(
                [(x + 40 + k * (w - 50), 302), (x - 34 + k * (w + 64), 412)], "#5A2A20", 2.4, 0.55
            )
    s.rect(x + 34, 292, w - 38, 14, "#6B3428", round_=4)
    s.rect(x - 4, 582, w + 8, 12, light(wall, 0.4))
    for k in range(2):
        wx = x + 62 + k * 264
        buildings.window(s, wx, 446, 46, 84, "#3C3A3E", "#F0E6D0")
        buildings.window(s, wx + 66, 446, 46, 84, p.GOLD, "#F0E6D0")
        s.glow(wx + 90, 490, 90, p.GOLD, 0.4)
        door = arch(wx + 8, 626, 96, foot - 626, 40)
        s.fill(door, "#4A2A20")
        s.stroke(door, "#F0E6D0", 5)
        s.rect(wx + 54, 640, 3, foot - 640, "#2A1712")
        s.rect(wx - 12, foot - 4, 136, 12, "#CDBFA6")
    s.poly(
        [
            (x - 120, foot + 6),
            (x + w + 190, foot - 8),
            (1000, 850),
            (1000, 1000),
            (0, 1000),
            (0, 860),
        ],
        "#C99C68",
        0.5,
    )
    s.poly([(x + w, foot), (x + w + 70, foot - 14), (930, 850), (640, 850)], p.INK, 0.16)
    people.crowd(s, 420, 610, 850, 112, 4, 8, ("#38495A", "#5A4A42", "#7A7064"), gown=True)
    trees.kapok(s, 105, 900, 640, 5)
    land.grass(s, 1000, 3, "#6B6A3C", 120, 60)


def whampoa(s: Sheet) -> None:
    """The white gate on the river island with cadets in rank; a steamer on the river."""
    sky.sky(s, p.NOON, 560)
    sky.cloud(s, 60, 200, 260, "#FFF8E8", 0.85)
    sky.cloud(s, 660, 270, 240, "#FFF8E8", 0.7)
    land.ridge(s, 520, 100, 8, "#8FB3A0", "#C9D6BC")
    s.fall(500, 620, ["#A9C7BE", "#7FAFA8"])
    water.ripples(s, 500, 3, "#E8F0DC", 0.4, 16)
    boats.steamer(s, 800, 560, 0.56)
    boats.sampan(s, 190, 585, 0.5)
    land.ground(s, 610, "#E2C894", "#B5875A")
    trees.banyan(s, 110, 690, 300, 3, "#4E8A62")
    trees.banyan(s, 900, 690, 290, 7, "#458058")
    white = "#FBF3E2"
    s.rect(0, 600, 330, 96, linear((0, 600), (0, 696), [white, dark(white, 0.16)]))
    s.rect(670, 600, 330, 96, linear((0, 600), (0, 696), [white, dark(white, 0.16)]))
    for x0 in (0, 670):
        s.rect(x0, 594, 330, 12, "#D9C7A4")
    for x in (318, 602):
        s.rect(
            x,
            356,
            80,
            350,
            linear((x, 0), (x + 80, 0), [light(white, 0.5), white, dark(white, 0.22)]),
        )
        s.rect(x - 8, 344, 96, 20, white)
        s.poly([(x - 8, 346), (x + 40, 312), (x + 88, 346)], dark(white, 0.12))
        s.rect(x - 8, 690, 96, 18, dark(white, 0.25))
    s.rect(398, 408, 204, 78, linear((0, 408), (0, 486), [white, dark(white, 0.14)]))
    s.rect(398, 400, 204, 12, "#D9C7A4")
    s.rect(398, 484, 204, 8, dark(white, 0.25))
    s.rect(426, 424, 148, 46, linear((0, 424), (0, 470), ["#3A5A78", p.BLUE]), round_=3)
    s.fill(smooth([(408, 402), (440, 372), (500, 352), (560, 372), (592, 402)]), white)
    s.circle(500, 382, 13, p.BLUE)
    for x in (348, 652):
        boats.flag(s, x + 10, 316, 150, p.RED, 0.9, flip=x > 500)
    s.poly([(400, 700), (600, 700), (700, 1000), (300, 1000)], "#F3E0B6", 0.8)
    for rank, (foot, h, n) in enumerate(((752, 84, 8), (816, 116, 8), (906, 160, 7))):
        for side in (-1, 1):
            for k in range(n // 2 + 1):
                x = 500 + side * (132 + rank * 26 + k * (48 + rank * 16))
                people.person(s, x, foot, h, "#5E6A4E", pose="stand", hat="cap")
    people.person(s, 500, 800, 120, "#4A5540", pose="walk", hat="cap")


def from_the_fields(s: Sheet) -> None:
    """A straw hat, a notebook and a sheaf of rice on a desk at a window to the fields."""
    s.wash("#7A4A30")
    sky_box = (150, 90, 700, 470)
    with s.inside(polygon([(150, 90), (850, 90), (850, 560), (150, 560)])):
        s.fall(90, 400, ["#BFD8C4", "#F1EBC6", "#F9DC9C"])
        sky.sun(s, 660, 220, 56, "#FFF3CF")
        land.ridge(s, 400, 110, 3, "#9DB78A", "#DDE0AE")
        land.ridge(s, 410, 60, 6, "#7FA06C", "#C9D28E")
        for row in range(7):
            y = 400 + row * row * 4.2 + row * 6
            s.fill(smooth([(100, y + 6), (400, y - 4), (700, y + 6), (900, y)]), "#6B9A4E")
            s.rect(100, y, 800, 60, mix("#C9C56A", "#5E8A42", row / 7))
            s.rect(100, y, 800, 3, "#F4EDB0", 0.8)
        people.person(s, 380, 470, 74, "#4A6A7A", pose="walk", hat="straw")
        people.person(s, 470, 490, 84, "#7A4A34", pose="carry", hat="straw", flip=True)
        trees.palm(s, 800, 440, 190, "#4E7A4A")
    things.frame_window(s, *sky_box, "#5A3422", (3, 1))
    s.poly([(150, 600), (850, 600), (1000, 760), (0, 760)], "#FFE3A0", 0.15)
    things.desktop(s, 640, "#9A6238")
    s.poly([(200, 640), (800, 640), (960, 1000), (40, 1000)], "#FFE7B0", 0.22)
    things.open_book(s, 545, 905, 470)
    things.pen(s, 690, 800, 200, -58, "#33312C")
    # the sheaf
    rng = random.Random(4)
    for _ in range(64):
        ex, ey = 60 + rng.uniform(-40, 210), 590 + rng.uniform(-40, 130)
        bx, by = 300 + rng.uniform(-26, 26), 930 + rng.uniform(-10, 10)
        s.stroke(
            smooth([(bx, by), ((ex + bx) / 2 + 26, (ey + by) / 2), (ex, ey)]),
            mix("#D9A93C", "#B7B04E", rng.random()),
            4,
        )
        for g in range(5):
            s.oval(ex + g * 4 - 3, ey + g * 9, 4.6, 7, mix("#F3C95C", "#C98A2E", rng.random()))
    things.ribbon(s, [(252, 860), (285, 878), (316, 868)], p.RED, 16)
    # the hat
    s.oval(740, 770, 210, 60, p.INK, 0.25, blur=10)
    s.oval(730, 752, 205, 62, linear((525, 0), (935, 0), ["#F0D592", "#DDB663", "#B58A42"]))
    crown = smooth([(626, 748), (648, 660), (730, 610), (812, 660), (834, 748)])
    s.fill(crown, linear((626, 0), (834, 0), ["#F6DF9F", "#DDB663", "#A87C38"]))
    for k in range(5):
        s.stroke(
            smooth([(640 - k * 24, 758 + k * 6), (730, 786 + k * 7), (820 + k * 24, 758 + k * 6)]),
            "#9A7236",
            2,
            0.5,
        )
    s.stroke(smooth([(628, 734), (730, 762), (832, 734)]), p.RED, 20)


def three_rings(s: Sheet) -> None:
    """Cranes, an engine and a loom in three linked rings under one flag."""
    s.wash(linear((0, 0), (0, 1000), ["#B93A26", "#8F2219", "#5E1513"]))
    sky.rays(s, 500, 520, "#F2A35A", 0.28, 24, 3)
    boats.flag(s, 452, 330, 262, "#D8462E", 1.75, "#2A1212")
    centres = ((338, 610), (662, 610), (500, 410))
    inks = (p.GOLD, "#F3E3C0", "#F0A35C")
    for (cx, cy), ink in zip(centres, inks, strict=True):
        s.circle(cx, cy, 196, dark(ink, 0.05))
        with s.inside(disc(cx, cy, 172)):
            s.rect(
                cx - 180,
                cy - 180,
                360,
                360,
                linear((0, cy - 180), (0, cy + 180), ["#F6D79A", "#E79A58", "#C05A38"]),
            )
    with s.inside(disc(338, 610, 172)):
        s.rect(150, 700, 380, 90, "#3E6470")
        water.ripples(s, 700, 2, "#F6D79A", 0.5, 24)
        for x, f in ((250, False), (370, False)):
            with s.at(x, 702, 1, 0, f):
                s.line([(0, 0), (20, -150), (40, 0)], p.INK, 7)
                s.line([(20, -150), (112, -196)], p.INK, 7)
                s.line([(20, -150), (-26, -128)], p.INK, 9)
                s.line([(20, -186), (112, -196)], p.INK, 2.5)
                s.line([(20, -150), (20, -186)], p.INK, 6)
                s.line([(106, -192), (106, -110)], p.INK, 2)
                s.rect(92, -110, 28, 22, p.RED)
        s.poly([(400, 690), (520, 690), (500, 724), (412, 724)], "#2A1D16")
    with s.inside(disc(662, 610, 172)):
        s.rect(480, 715, 380, 80, "#7A4A34")
        s.line([(480, 722), (850, 722)], p.INK, 6)
        _engine(s, 660, 718)
    with s.inside(disc(500, 410, 172)):
        s.rect(320, 520, 380, 80, "#7A4A34")
        _loom(s, 500, 524)
    for (cx, cy), ink in zip(centres, inks, strict=True):
        s.ring(cx, cy, 184, dark(ink, 0.25), 27)
        s.ring(cx, cy, 184, ink, 20)
    people.crowd(
        s,
        120,
        880,
        985,
        150,
        13,
        6,
        ("#3A1513", "#4A1C16", "#2A1010"),
        ("stand", "wave"),
        ("cap", None, "straw"),
        hair="#2A1010",
    )


def _engine(s: Sheet, x: float, rail: float) -> None:
    ink = "#2E2724"
    for k in range(5):
        s.circle(x + 62 - k * 30, rail - 190 - k * 12, 14 + k * 6, "#FFF3DC", 0.7 - k * 0.1)
    s.rect(x - 120, rail - 130, 74, 112, ink)
    s.rect(x - 130, rail - 140, 94, 14, p.RED)
    s.rect(x - 106, rail - 116, 44, 40, p.GOLD)
    s.rect(
        x - 50,
        rail - 106,
        160,
        72,
        linear((0, rail - 106), (0, rail - 34), ["#6B6058", ink]),
        round_=16,
    )
    s.rect(x + 52, rail - 156, 26, 56, ink)
    s.rect(x + 46, rail - 164, 38, 14, ink, round_=4)
    s.circle(x, rail - 110, 18, ink)
    s.rect(x - 124, rail - 36, 250, 16, p.RED)
    for cx, r in ((-86, 30), (-16, 30), (54, 30), (108, 18)):
        s.circle(x + cx, rail - r, r, ink)
        s.ring(x + cx, rail - r, r * 0.7, p.GOLD, 4)
    s.rect(x - 90, rail - 36, 150, 8, "#E8D3AC", round_=4)


def _loom(s: Sheet, x: float, foot: float) -> None:
    wood = "#5A3424"
    for dx in (-110, 98):
        s.rect(x + dx, foot - 190, 16, 190, wood)
    s.rect(x - 124, foot - 200, 252, 16, wood)
    s.rect(x - 112, foot - 110, 230, 10, dark(wood, 0.2))
    for k in spread(22, x - 86, x + 88):
        s.line([(k, foot - 184), (k, foot - 70)], "#FFF6E2", 2.6)
    cloth = polygon(
        [(x - 92, foot - 70), (x + 94, foot - 70), (x + 110, foot - 14), (x - 106, foot - 14)]
    )
    s.fill(cloth, p.RED)
    with s.inside(cloth):
        for k in range(4):
            s.rect(x - 120, foot - 62 + k * 15, 250, 5, p.GOLD if k % 2 else "#F6E3BE")
    s.rect(x - 104, foot - 82, 216, 14, wood)


def harbour_strike(s: Sheet) -> None:
    """Ships lie still; people with bundles walk along the quay to Guangzhou."""
    sky.sky(s, ("#E9C78C", "#EBB878", "#E5A068", "#D98A5A"), 600)
    sky.sun(s, 300, 330, 84, "#FBE6B8")
    sky.strata(s, 240, "#F9E3B6", 4, 0.4)
    land.peaks(s, 560, 190, 3, "#B9795A", "#9C5E48", count=4)
    land.ridge(s, 570, 60, 6, "#8F5443", "#C98A62")
    water.water(s, 560, ("#C98A5E", "#8A5A4A", "#4A3A3E"))
    water.glitter(s, 300, 562, 8, "#FFE9BE", 0.4, 50)
    boats.steamer(s, 690, 640, 1.05, "#3A2A28", "#EAD9B8", None, "#7A2A20")
    boats.steamer(s, 215, 612, 0.6, "#4A3832", "#E2CDA6", None, "#5A3A30")
    boats.junk(s, 440, 600, 0.55, "#8A4A30")
    for x in (690 - 186, 690 + 170):
        s.line([(x, 620), (x + (60 if x > 600 else -40), 720)], p.INK, 2.5)
    quay = [(0, 760), (1000, 705), (1000, 1000), (0, 1000)]
    s.poly(quay, linear((0, 720), (0, 1000), ["#A58A6C", "#6B5040"]))
    s.poly([(0, 760), (1000, 705), (1000, 722), (0, 780)], "#D9BE94")
    for k in range(9):
        x = 60 + k * 118
        y = 762 - k * 6
        s.rect(x, y - 20, 16, 28, "#4A3832", round_=5)
    for row, (n, h, off) in enumerate(((7, 132, 40), (6, 176, 110))):
        rng = random.Random(row + 5)
        for k in range(n):
            x = 60 + k * (900 / n) + rng.uniform(-16, 16)
            foot = 850 + off + rng.uniform(-8, 8) - x * 0.03
            people.person(
                s,
                x,
                foot,
                h * rng.uniform(0.86, 1.05),
                rng.choice(("#33435A", "#5A4236", "#44524A", "#6B4A38")),
                pose="walk",
                hat=rng.choice(("straw", "cap", None, "straw")),
                bundle=rng.choice(("#C9A26A", "#A8553A", "#D9C49A")),
            )
    boats.flag(s, 655, 900, 330, p.RED, 1.1)


def canal_monument(s: Sheet) -> None:
    """A grey stone by the canal, white flowers before it, a little bridge behind."""
    sky.sky(s, ("#B9C4C0", "#CDD0C2", "#E3DBC2", "#EBD8B0"), 560)
    sky.cloud(s, 560, 180, 300, "#F4EEDC", 0.6)
    buildings.veranda(s, 620, 520, 330, 84, 2, 6, "#C9B795", "#F0E4C8", "#8A8272")
    buildings.tiled_roof(s, 600, 310, 370, 46, "#7A6A5C", 0.05, 0.8)
    for x, h, k in ((120, 300, 2), (300, 260, 5), (560, 250, 7), (960, 300, 3)):
        trees.leafy(s, x, 530, h, k, "#7F9A7C", "#5A5046")
    s.rect(0, 512, 1000, 60, "#A9A08C")
    s.rect(0, 508, 1000, 8, "#D3C9B0")
    s.fall(560, 690, ["#8FA8A0", "#5F807C"])
    water.ripples(s, 560, 4, "#DDE6D6", 0.35, 20)
    boats.stone_bridge(s, 70, 360, 560, 650, 1, "#B3A78E")
    land.ground(s, 668, "#C7B48E", "#8E7456")
    s.rect(0, 660, 1000, 14, "#E0D2B0")
    stone = "#8C8F8C"
    s.rect(
        330,
        800,
        340,
        46,
        linear((330, 0), (670, 0), [light(stone, 0.35), stone, dark(stone, 0.25)]),
    )
    s.rect(
        366, 760, 268, 44, linear((366, 0), (634, 0), [light(stone, 0.3), stone, dark(stone, 0.25)])
    )
    s.poly(
        [(420, 762), (440, 250), (560, 250), (580, 762)],
        linear((420, 0), (580, 0), [light(stone, 0.4), stone, dark(stone, 0.35)]),
    )
    s.poly([(440, 250), (500, 200), (560, 250)], light(stone, 0.3))
    s.poly([(500, 200), (560, 250), (580, 762), (530, 762)], p.INK, 0.16)
    s.rect(464, 330, 72, 330, dark(stone, 0.2), 0.35, round_=2)
    rng = random.Random(6)
    for k in range(54):
        x = 500 + rng.gauss(0, 130)
        y = 858 + abs(rng.gauss(0, 26))
        s.line([(x, y), (x + rng.uniform(-14, 14), y + 40)], "#4E6B4A", 3)
        for a in range(7):
            s.circle(*on_circle(x, y, 8, a * 51), 7, "#FFFAEE")
        s.circle(x, y, 5, "#EBC76A" if k % 3 else "#F3DFA0")
    people.person(s, 205, 905, 190, "#3C4A50", pose="stand")
    people.person(s, 792, 900, 180, "#4A3E3A", pose="stand")
    people.person(s, 866, 905, 130, "#5A6A6A", pose="stand")
    trees.willow(s, 930, -10, 4, "#6E8A62", 8, 330)


ROOT = "starter/红色历程"
PLATES = (
    Plate(f"{ROOT}/01 五四运动", "青年学生走上街头（示意画）", students),
    Plate(f"{ROOT}/02 广州有了早期党组织", "骑楼上亮着的窗（示意画）", lit_window),
    Plate(f"{ROOT}/03 中共一大与南湖红船", "南湖上的游船（示意画）", lake_boat),
    Plate(f"{ROOT}/04 第一次全国劳动大会", "各地工人代表来到广州（示意画）", labour_hall),
    Plate(f"{ROOT}/05 青年团第一次代表大会", "东园门前的青年（示意画）", garden_gate),
    Plate(f"{ROOT}/06 中共三大在广州召开", "恤孤院路旁的两层小楼（示意画）", dongshan_house),
    Plate(f"{ROOT}/07 黄埔军校开学", "长洲岛上的校门（示意画）", whampoa),
    Plate(f"{ROOT}/08 农讲所第一届开学", "田里来的学员（示意画）", from_the_fields),
    Plate(f"{ROOT}/09 全国总工会在广州成立", "各行各业的工人联合起来（示意画）", three_rings),
    Plate(f"{ROOT}/10 省港大罢工", "工人离开香港回到广州（示意画）", harbour_strike),
    Plate(f"{ROOT}/11 沙基惨案", "沙基涌边的石碑（示意画）", canal_monument),
)
