"""The screens look as approved: `python -m tests.ui.approve` approves them anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.ui.pictures import NAMES, SIZES, compare, folder
from tests.ui.take import take

pytestmark = pytest.mark.display
HOME = folder(SIZES[0]) / "home.png"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screens_look_as_approved(loaded: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    take(loaded, tmp_path, size)
    wrong = []
    for name in NAMES:
        with (
            Image.open(folder(size) / f"{name}.png") as approved,
            Image.open(tmp_path / f"{name}.png") as seen,
        ):
            verdict = compare(approved, seen)
            if not verdict.same:
                difference = tmp_path / f"{name}.difference.png"
                ImageChops.difference(approved.convert("RGB"), seen.convert("RGB")).save(difference)
                wrong.append(f"{name}: {verdict}; see {tmp_path / name}.png and {difference}")
    assert not wrong, "\n".join(wrong)


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
    other.paste(home.crop((200, 320, 360, 430)), (212, 320))
    assert not compare(home, other).same


def test_a_missing_word_is_refused(home: Image.Image) -> None:
    other = home.copy()
    ImageDraw.Draw(other).rectangle((30, 80, 240, 118), fill=home.getpixel((300, 120)))
    assert not compare(home, other).same


def test_another_colour_is_refused(home: Image.Image) -> None:
    other = home.copy()
    button = home.crop((340, 905, 430, 950))
    red, green, blue = button.split()
    other.paste(Image.merge("RGB", (green, red, blue)), (340, 905))
    assert not compare(home, other).same
