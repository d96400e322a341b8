"""The moving picture: it covers its box, never shows a gap, and holds still when told to."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from PIL import Image

from bench.processes import virtual_screen
from screens.widgets.moving_picture import MovingPicture
from screens.widgets.panel_picture import STRIP_ROWS, Shade, cover_window, prepare

FRAME = 1 / 30


def texture(width: int = 64, height: int = 48) -> Texture:
    return Texture.create(size=(width, height))


@pytest.fixture
def view() -> MovingPicture:
    widget = MovingPicture(size=(1080, 1920), fade_seconds=0.5)
    yield widget
    widget.running = False


def drawn(view: MovingPicture) -> list[tuple[Rectangle, float]]:
    """The rectangles of one frame with their opacity, from below."""
    found, opacity = [], 1.0
    for instruction in view.canvas.children[-1].children:
        if isinstance(instruction, Color):
            opacity = instruction.a
        elif isinstance(instruction, Rectangle):
            found.append((instruction, opacity))
    return found


def coordinates(view: MovingPicture) -> list[tuple[float, ...]]:
    return [tuple(rectangle.tex_coords) for rectangle, _ in drawn(view)]


@pytest.mark.parametrize(
    ("picture", "box", "window"),
    [
        ((1600, 1200), (1080, 1920), (462.5, 0, 675, 1200)),
        ((1600, 1200), (1920, 1080), (0, 150, 1600, 900)),
        ((1200, 1600), (1920, 1080), (0, 462.5, 1200, 675)),
        ((1080, 1920), (1080, 1920), (0, 0, 1080, 1920)),
    ],
)
def test_a_picture_is_cut_to_cover_its_box(
    picture: tuple[int, int], box: tuple[int, int], window: tuple[float, ...]
) -> None:
    assert cover_window(picture, box, (0.5, 0.5)) == pytest.approx(window)


@pytest.mark.parametrize("focus", [(0.0, 0.0), (0.1, 0.9), (1.0, 1.0)])
def test_the_focus_is_kept_in_sight_and_the_cut_within_the_picture(
    focus: tuple[float, float],
) -> None:
    left, top, width, height = cover_window((3000, 1000), (1080, 1920), focus, travel=300)
    assert left >= 0
    assert top >= 0
    assert left + width <= 3000 + 1e-6
    assert top + height <= 1000 + 1e-6
    assert left <= focus[0] * 3000 <= left + width


def test_the_shape_of_things_is_kept_while_it_drifts(view: MovingPicture) -> None:
    view.show(texture(1600, 900))
    for _ in range(60):
        view.advance(FRAME)
        u0, v0, u1, _, _, v1, _, _ = coordinates(view)[0]
        assert (u1 - u0) * 1600 / ((v1 - v0) * 900) == pytest.approx(1080 / 1920)
        assert 0 <= u0 < u1 <= 1


def test_a_prepared_picture_has_the_panels_pixels_and_its_top_row_first(tmp_path: Path) -> None:
    source = Image.new("RGB", (800, 600), (10, 20, 30))
    source.paste((200, 100, 50), (0, 0, 800, 300))
    source.save(tmp_path / "picture.png")
    made = prepare(tmp_path / "picture.png", (90, 300), (0.5, 0.5), travel=10)
    assert made.size == (100, 300)
    assert [len(strip) for strip in made.strips] == [
        100 * STRIP_ROWS * 4,
        100 * (300 - STRIP_ROWS) * 4,
    ]
    assert made.strips[0][:4] == bytes((50, 100, 200, 255))
    assert made.strips[-1][-4:] == bytes((30, 20, 10, 255))


def test_the_shade_lies_where_text_stands_and_nowhere_else(tmp_path: Path) -> None:
    Image.new("RGB", (100, 200), (255, 255, 255)).save(tmp_path / "white.png")
    shade = Shade(((0.0, 1.0), (0.25, 1.0), (0.5, 0.0)), color=(1, 2, 3))
    made = prepare(tmp_path / "white.png", (100, 200), (0.5, 0.5), 0, shade)
    reds = b"".join(made.strips)[2 :: 4 * 100]
    assert reds[:100] == b"\xff" * 100
    assert reds[-50:] == b"\x01" * 50
    assert all(above > below for above, below in itertools.pairwise(reds[101:150]))


def test_the_picture_beneath_a_fade_is_whole_so_that_there_is_no_gap(view: MovingPicture) -> None:
    first, second = texture(), texture()
    view.show(first)
    assert [(rectangle.texture, a) for rectangle, a in drawn(view)] == [(first, 1.0)]
    view.show(second)
    seen = []
    for _ in range(20):
        view.advance(FRAME)
        (lowest, opacity), *above = drawn(view)
        assert opacity == 1.0
        assert (tuple(lowest.pos), tuple(lowest.size)) == ((0, 0), (1080, 1920))
        seen += [a for _, a in above]
    assert seen == sorted(seen)
    assert seen[0] < 0.1
    assert [rectangle.texture for rectangle, _ in drawn(view)] == [second]


def test_the_background_is_painted_only_until_there_is_a_picture(view: MovingPicture) -> None:
    view.background = (0.1, 0.2, 0.3, 1)
    ground = [i for i in view.canvas.children[-1].children if isinstance(i, Color)]
    assert ground[0].rgb == pytest.approx([0.1, 0.2, 0.3])
    assert tuple(drawn(view)[0][0].size) == (1080, 1920)
    view.show(texture())
    assert len(drawn(view)) == 1
    assert drawn(view)[0][0].texture is view.texture


def test_a_third_picture_during_a_fade_leaves_no_gap_either(view: MovingPicture) -> None:
    last = texture()
    for picture in (texture(), texture(), last):
        view.show(picture)
        view.advance(FRAME)
    assert drawn(view)[0][1] == 1.0
    for _ in range(20):
        view.advance(FRAME)
    assert [rectangle.texture for rectangle, _ in drawn(view)] == [last]


def test_it_drifts_evenly_and_turns_round_at_the_end_of_its_way(view: MovingPicture) -> None:
    view.slide_seconds = 1
    view.show(texture(), direction=1)
    lefts = []
    for _ in range(130):
        view.advance(FRAME)
        lefts.append(coordinates(view)[0][0])
    steps = [abs(after - before) for before, after in itertools.pairwise(lefts)]
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-3)
    assert max(lefts) > lefts[0]
    assert lefts[-1] < max(lefts)


def test_nothing_is_redrawn_when_it_is_not_running(view: MovingPicture) -> None:
    view.show(texture())
    Clock.tick()
    assert view.moving
    view.running = False
    before = coordinates(view)
    for _ in range(3):
        Clock.tick()
    assert coordinates(view) == before
    assert not view.moving
    second = texture()
    view.show(second)
    assert [(rectangle.texture, a) for rectangle, a in drawn(view)] == [(second, 1.0)]


def test_reduced_motion_fades_and_holds_still(view: MovingPicture) -> None:
    view.reduced_motion = True
    view.show(texture())
    assert not view.moving
    view.show(texture())
    assert view.moving
    before = coordinates(view)
    for _ in range(10):
        view.advance(FRAME)
        assert coordinates(view) == before
    for _ in range(10):
        view.advance(FRAME)
    assert coordinates(view) == before[1:]
    assert not view.moving


def test_a_file_that_is_no_picture_is_told_and_what_is_on_show_stays(
    view: MovingPicture, tmp_path: Path
) -> None:
    shown = texture()
    view.show(shown)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    failed: list[Path] = []
    view.bind(on_failed=lambda _, path: failed.append(path))
    view.show_file(broken)
    turns = 0
    while not failed and turns < 500:
        Clock.tick()
        turns += 1
    assert failed == [broken]
    assert view.texture is shown


@pytest.mark.display
def test_copied_pixels_are_those_that_rectangles_draw(tmp_path: Path) -> None:
    noise = Image.effect_noise((400, 300), 60)
    for name, color in (("one.png", (240, 0, 0)), ("two.png", (0, 0, 240))):
        bands = [noise.point(lambda value, top=top: value * top // 255) for top in color]
        Image.merge("RGB", bands).save(tmp_path / name)
    paths = [str(tmp_path / name) for name in ("one.png", "two.png", "frames")]
    command = [sys.executable, "-m", "tests.ui.moving_picture_probe", *paths]
    environment = {name: value for name, value in os.environ.items() if name != "KIVY_GL_BACKEND"}
    with virtual_screen((200, 300)) as display:
        environment["DISPLAY"] = display
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["copied"]
    pixels, size = (tmp_path / "frames").read_bytes(), 200 * 300 * 3
    seen = [pixels[at : at + size] for at in range(0, len(pixels), size)]
    copied, rectangles = seen[0::2], seen[1::2]
    assert len(copied) == len(rectangles) == 18
    for one, two in zip(copied, rectangles, strict=True):
        assert max(abs(a - b) for a, b in zip(one, two, strict=True)) <= 1
    assert len(set(copied)) == 18, "it moves in every frame"
    assert not any(copied[0][2::3]), "only the red picture at first"
    assert not any(copied[-1][0::3]), "only the blue one at last"
    light = [sum(frame) / len(frame) for frame in copied]
    assert min(light) > 0.9 * light[0], "no dark gap while fading"
