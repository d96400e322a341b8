"""Colours in all three palettes: what stands on what can be read."""

from __future__ import annotations

from dataclasses import asdict
from itertools import product

import pytest

from screens.palettes import PAPER, WHITE, YELLOW, Palette, ratio

ALL = pytest.mark.parametrize("palette", [PAPER, WHITE, YELLOW], ids=["paper", "white", "yellow"])
TEXT, GRAPHICS = 7.0, 3.0
"""The product's table of access; WCAG 2.2, 1.4.6 and 1.4.11."""

INKS = ("ink", "ink_soft", "red_text", "amber", "blue", "green", "red")
GROUNDS = ("paper", "card")
FILLS = ("red", "blue", "green", "night")


def told(palette: Palette, one: str, other: str) -> str:
    return f"{one} on {other}: {ratio(getattr(palette, one), getattr(palette, other)):.2f}"


@ALL
def test_every_ink_can_be_read_on_paper_and_cards(palette: Palette) -> None:
    poor = [
        told(palette, ink, ground)
        for ink, ground in product(INKS, GROUNDS)
        if ratio(getattr(palette, ink), getattr(palette, ground)) < TEXT
    ]
    assert not poor


@ALL
def test_cream_can_be_read_on_every_fill_and_ink_on_lamp_and_sand(palette: Palette) -> None:
    pairs = [("cream", fill) for fill in FILLS] + [("ink", "lamp"), ("ink", "sand")]
    poor = [
        told(palette, one, other)
        for one, other in pairs
        if ratio(getattr(palette, one), getattr(palette, other)) < TEXT
    ]
    assert not poor


@ALL
def test_what_can_be_touched_has_an_edge_that_is_seen(palette: Palette) -> None:
    assert all(
        ratio(palette.outline, getattr(palette, ground)) >= GRAPHICS
        for ground in (*GROUNDS, "sand")
    )


@ALL
def test_gold_is_seen_on_the_night(palette: Palette) -> None:
    assert ratio(palette.gold, palette.night) >= TEXT


def test_high_contrast_has_two_colours_and_a_lamp() -> None:
    assert {value for name, value in asdict(WHITE).items() if name != "lamp"} == {
        "#000000",
        "#FFFFFF",
    }
    assert len({value for name, value in asdict(YELLOW).items() if name != "lamp"}) == 2


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, wanted: float) -> None:
    assert ratio(one, other) == pytest.approx(wanted, abs=0.01)
    assert ratio(other, one) == ratio(one, other)
