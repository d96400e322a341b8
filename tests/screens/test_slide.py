"""The darkness that is laid over the loop's pictures."""

from __future__ import annotations

from itertools import pairwise

import pytest

from screens.palettes import PAPER, ratio
from screens.slide import (
    BRAND_LYING,
    BRAND_UPRIGHT,
    LARGE_WORDS,
    LOW_WORDS,
    OVER_CODE,
    shade_of,
)
from screens.widgets.panel_picture import Shade


def at(shade: Shade, height: float) -> str:
    """The colour of a white picture under the shade."""
    for (low, at_low), (high, at_high) in pairwise(shade.stops):
        if low <= height <= high:
            part = at_low + (at_high - at_low) * (height - low) / (high - low)
            mixed = (round(255 + (one - 255) * part) for one in shade.color)
            return "#" + "".join(f"{one:02X}" for one in mixed)
    raise ValueError(height)


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("words", [LOW_WORDS, OVER_CODE, LARGE_WORDS])
def test_words_and_brand_can_be_read_on_a_white_picture(
    size: tuple[int, int], words: float
) -> None:
    shade = shade_of(size, words)
    brand = BRAND_UPRIGHT if size[1] > size[0] else BRAND_LYING
    for height in (0.0, words / 2, words):
        assert ratio(PAPER.gold, at(shade, height)) >= 7
    for height in (brand, 1.0):
        assert ratio(PAPER.cream, at(shade, height)) >= 7


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_between_them_is_picture(size: tuple[int, int]) -> None:
    assert at(shade_of(size, LARGE_WORDS), 0.75) == "#FFFFFF"
