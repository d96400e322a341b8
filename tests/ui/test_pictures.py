"""What counts as the same picture: other noise does, what moved or is missing does not."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageDraw

from tests.ui.pictures import SET_UPS, approved, compare

HOME = approved(SET_UPS[0]) / "home.webp"


@pytest.fixture
def home() -> Image.Image:
    with Image.open(HOME) as picture:
        return picture.convert("RGB")


def test_noise_of_another_renderer_is_accepted(home: Image.Image) -> None:
    noise = random.Random(1)
    other = home.point(lambda value: max(0, min(255, value + noise.randint(-3, 3))))
    assert compare(home, other).same


def test_a_tile_moved_by_twelve_pixels_is_refused(home: Image.Image) -> None:
    other = home.copy()
    other.paste(home.crop((196, 452, 350, 534)), (208, 452))
    assert not compare(home, other).same


def test_a_missing_word_is_refused(home: Image.Image) -> None:
    other = home.copy()
    ImageDraw.Draw(other).rectangle((28, 134, 258, 188), fill=home.getpixel((270, 128)))
    assert not compare(home, other).same


def test_another_colour_is_refused(home: Image.Image) -> None:
    other = home.copy()
    button = home.crop((431, 897, 481, 957))
    red, green, blue = button.split()
    other.paste(Image.merge("RGB", (green, red, blue)), (431, 897))
    assert not compare(home, other).same


def test_a_small_grey_word_that_is_missing_is_refused() -> None:
    """The day below a year of the timeline."""
    path = approved(SET_UPS[0]) / "section-journey.webp"
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    other = whole.copy()
    ImageDraw.Draw(other).rectangle((44, 382, 104, 408), fill=whole.getpixel((20, 390)))
    assert not compare(whole, other).same


def test_text_a_quarter_of_a_pixel_aside_is_accepted(home: Image.Image) -> None:
    """As another version of the type renderer may set it."""
    move = (1, 0, 0.25, 0, 1, 0)
    other = home.transform(home.size, Image.Transform.AFFINE, move, Image.Resampling.BILINEAR)
    assert compare(home, other).same
