"""The limited palette of the whole family, as ``#RRGGBB``."""

from __future__ import annotations

PAPER = "#F6F0E4"
CARD = "#FFFBF2"
INK = "#2A1D16"
RED = "#9E1F1B"
BLUE = "#274766"
GREEN = "#1F5E4C"
GOLD = "#F6C667"
GOLD_DEEP = "#E8B24A"

CREAM = "#FDEBC8"
SAND = "#E9CFA0"
APRICOT = "#F0B26B"
ORANGE = "#E0854A"
BRICK = "#B5482F"
RUST = "#8A2F22"
MAROON = "#5A1C18"
NIGHT = "#13233A"
DUSK = "#3F4E6B"
TEAL = "#2F7A78"
MIST = "#C9D6CF"
SAGE = "#8FB09A"
LEAF = "#3F7F5C"
PINE = "#123F35"
ROSE = "#D9765A"
PLUM = "#4A2C45"

# Skies, from top to horizon.
SUNSET = ("#F4CD8D", "#EBA763", "#DD7F4B", "#C4573A")
DAWN = ("#F7DFB4", "#F5C58C", "#EE9D6B", "#E07E5C")
MORNING = ("#BFD8D2", "#DDE6CF", "#F6E9C8", "#F9DDA9")
NOON = ("#8DB9BE", "#B9D3C6", "#E6E6CC", "#F6EBD0")
EVENING = ("#27344F", "#5A4A62", "#B0605A", "#EBA069")
DEEP_NIGHT = ("#0E1A2E", "#15294A", "#23406A", "#3E5C84")
STORM = ("#4B2C2B", "#73352B", "#A54A31", "#DB8246")
SNOW = ("#6E8FA6", "#9FB8C3", "#D5DFDD", "#F3EBDD")


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green, blue of ``#RRGGBB``, each 0 to 1."""
    value = colour.lstrip("#")
    return (
        int(value[0:2], 16) / 255,
        int(value[2:4], 16) / 255,
        int(value[4:6], 16) / 255,
    )


def mix(first: str, second: str, share: float) -> str:
    """The colour ``share`` (0 to 1) of the way from ``first`` to ``second``."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02X}" for a, b in pairs)


def light(colour: str, share: float = 0.2) -> str:
    """``colour`` towards warm light."""
    return mix(colour, "#FFF1D2", share)


def dark(colour: str, share: float = 0.2) -> str:
    """``colour`` towards warm shadow."""
    return mix(colour, "#1E1012", share)
