"""The screens look as approved: `python -m tests.ui.approve` approves them anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.ui.pictures import NAMES, SIZES, compare, folder
from tests.ui.take import take_all

pytestmark = pytest.mark.display
HOME = folder(SIZES[0]) / "home.png"


@pytest.fixture(scope="module")
def taken(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], Path]:
    return take_all(loaded, tmp_path_factory.mktemp("pictures"), SIZES)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screens_look_as_approved(
    taken: dict[tuple[int, int], Path], size: tuple[int, int]
) -> None:
    wrong = []
    for name in NAMES:
        new = taken[size] / f"{name}.png"
        with Image.open(folder(size) / f"{name}.png") as approved, Image.open(new) as seen:
            verdict = compare(approved, seen)
            if not verdict.same:
                apart = new.with_suffix(".difference.png")
                ImageChops.difference(approved.convert("RGB"), seen.convert("RGB")).save(apart)
                wrong.append(f"{name}: {verdict}; see {new} and {apart}")
    assert not wrong, "\n".join([*wrong, "if it is meant so: python -m tests.ui.approve"])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["signup", "attract-screening"])
def test_a_camera_reads_the_code_to_sign_up_by(
    taken: dict[tuple[int, int], Path], size: tuple[int, int], name: str
) -> None:
    import zxingcpp

    with Image.open(taken[size] / f"{name}.png") as picture:
        found = {one.text for one in zxingcpp.read_barcodes(picture.convert("L"))}
    assert any(text.startswith("HTTP://192.168.1.20:8080/S/") for text in found), found


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
    button = home.crop((431, 897, 481, 957))
    red, green, blue = button.split()
    other.paste(Image.merge("RGB", (green, red, blue)), (431, 897))
    assert not compare(home, other).same


def test_a_small_grey_word_that_is_missing_is_refused() -> None:
    """The day below a year of the timeline."""
    path = folder(SIZES[0]) / "section-journey.png"
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    other = whole.copy()
    ImageDraw.Draw(other).rectangle((40, 232, 108, 252), fill=whole.getpixel((20, 240)))
    assert not compare(whole, other).same


def test_text_a_quarter_of_a_pixel_aside_is_accepted(home: Image.Image) -> None:
    """As another version of the type renderer may set it."""
    move = (1, 0, 0.25, 0, 1, 0)
    other = home.transform(home.size, Image.Transform.AFFINE, move, Image.Resampling.BILINEAR)
    assert compare(home, other).same
