"""Pictures that the screens themselves use: the arcades behind the greeting, the emblem."""

from __future__ import annotations

from media.drawings import palette as p
from media.drawings.palette import mix
from media.drawings.parts import buildings, people, sky, trees
from media.drawings.plate import Plate, Size
from media.drawings.sheet import Sheet, linear

HEADER = Size(1500, 1000, 1.2)
PANEL = Size(700, 1160, 1.6)


def arcades(s: Sheet) -> None:
    """A 骑楼 street at the right, fading to paper at the left where dark text stands."""
    s.wash(linear((0, 0), (0, 1000), ["#F6F0E4", "#F6E9CE", "#F3DDB4"]))
    s.circle(1180, 230, 120, "#E8794A", 0.75)
    s.glow(1180, 230, 380, "#FFE3B0", 0.5)
    sky.cloud(s, 760, 220, 230, "#FFFBF2", 0.9)
    with s.film(0.55):
        buildings.street(s, 880, (430, 470, 420, 480, 440, 460), 170, 480, 5, "#F6E6C6", 0.55)
    for k, (x, w, h, ink, style) in enumerate(
        (
            (700, 230, 520, "#E6CB98", 1),
            (930, 250, 590, "#D39A72", 0),
            (1180, 260, 540, "#DDB679", 3),
            (1440, 230, 600, "#C98763", 2),
        )
    ):
        buildings.shophouse(
            s,
            x,
            900,
            w,
            h,
            mix(ink, p.PAPER, 0.22 - 0.05 * k),
            style,
            (1,) if k == 2 else (),
            "#7A5448",
        )
    s.fall(896, 1000, ["#E9D2A2", "#D3B07C"])
    people.crowd(s, 960, 1300, 950, 116, 4, 5)
    trees.kapok(s, 1400, 985, 640, 4)
    veil = linear(
        (0, 0), (1180, 0), [(p.PAPER, 1.0), (p.PAPER, 0.97), (p.PAPER, 0.6), (p.PAPER, 0.0)]
    )
    s.rect(0, 0, 1180, 1000, veil)


def panel(s: Sheet) -> None:
    """The same street for the tall panel at the left of a landscape screen; light above."""
    s.wash(linear((0, 0), (0, 1160), ["#F6F0E4", "#F6ECD6", "#F3DDB4", "#EBC78E"]))
    s.circle(520, 520, 120, "#E8794A", 0.5)
    s.glow(520, 520, 330, "#FFE3B0", 0.5)
    with s.film(0.5):
        buildings.street(s, 1010, (330, 380, 340, 390, 350), 150, -20, 6, "#F6E6C6", 0.5)
    for x, w, h, ink, style in (
        (-30, 250, 430, "#DDB679", 1),
        (220, 260, 500, "#D39A72", 0),
        (480, 250, 450, "#E3C793", 3),
    ):
        buildings.shophouse(s, x, 1060, w, h, ink, style, (1,) if x == 220 else (), "#6B483C")
    s.fall(1056, 1160, ["#E3C894", "#B58A5C"])
    people.crowd(s, 120, 560, 1120, 104, 5, 5)
    s.fall(380, 700, [(p.PAPER, 0.75), (p.PAPER, 0.0)])


def kapok(s: Sheet) -> None:
    """The emblem on a clear ground."""
    trees.kapok_flower(s, 256, 262, 246, "#A8231D")


EMBLEM = Size(512, 512, 1.0)
PLATES = (
    Plate("scenes", "arcades", arcades, HEADER),
    Plate("scenes", "home-landscape", panel, PANEL),
)
