"""The colours of the house, and those of the two modes of high contrast.

A colour is named by what it does, not by how it looks: in high contrast the red of the house is
black. Text on its ground has at least 7:1, graphics 3:1 (the product's table of access; the figures
are those of WCAG 2.2, and tests/screens/test_palettes.py works every pair out).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """``#RRGGBB`` each."""

    paper: str
    """The ground of every screen."""
    card: str
    """What lies on the ground: cards, buttons, panels."""
    line: str
    """Around what is not to be touched, and between things."""
    outline: str
    """Around what can be touched."""
    ink: str
    ink_soft: str
    """The second ink: what is read after the first."""
    red: str
    """宣教; the chosen, the one thing to do. Cream stands on it."""
    red_text: str
    """Red as the colour of small text."""
    blue: str
    """党务. Cream stands on it."""
    green: str
    """服务; what went well. Cream stands on it."""
    amber: str
    """Of what to look at, and of what goes."""
    lamp: str
    """Behind the sentence that is read. Ink stands on it."""
    gold: str
    """Graphics and large words on the night; never on paper."""
    cream: str
    """On red, blue, green and the night."""
    sand: str
    """Behind pictures that are not there yet, and behind what is not chosen. Ink stands on it."""
    night: str
    """The ground of pictures and films that fill the screen."""


PAPER = Palette(
    paper="#F6F0E4",
    card="#FFFBF2",
    line="#E4D8C2",
    outline="#8A7A64",
    ink="#2A1D16",
    ink_soft="#4A3A30",
    red="#971D19",
    red_text="#8E1A17",
    blue="#274766",
    green="#1B5645",
    amber="#6E4400",
    lamp="#F6D98A",
    gold="#F6C667",
    cream="#FFF6E2",
    sand="#EFE5CF",
    night="#1E0F0C",
)


def _of_two(dark: str, light: str, lamp: str) -> Palette:
    """Everything in two colours, and the lamp."""
    return Palette(
        paper=light,
        card=light,
        line=dark,
        outline=dark,
        ink=dark,
        ink_soft=dark,
        red=dark,
        red_text=dark,
        blue=dark,
        green=dark,
        amber=dark,
        lamp=lamp,
        gold=light,
        cream=light,
        sand=light,
        night=dark,
    )


WHITE = _of_two("#000000", "#FFFFFF", "#FFE14D")
"""True black on true white."""
YELLOW = _of_two("#000000", "#FFE14D", "#FFFFFF")
"""Black on yellow: less glare than white, which cloudy lenses spread."""


def ratio(one: str, two: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
