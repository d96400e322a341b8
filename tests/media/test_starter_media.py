"""What is drawn, filmed and sounded for the kiosk can be shown as it is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from kiosk.library.sections import SECTIONS

MEDIA = Path(__file__).resolve().parents[2] / "media"
PICTURES = sorted([*MEDIA.rglob("*.jpg"), *MEDIA.rglob("*.png")])
FILMS = sorted(MEDIA.rglob("*.mp4"))
SOUNDS = sorted(MEDIA.rglob("*.ogg"))


def named(path: Path) -> str:
    return str(path.relative_to(MEDIA))


def streams(path: Path) -> dict[str, dict[str, str]]:
    """The tracks of a film or sound by kind, as ffprobe sees them; their length as ``duration``."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", str(path)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    tracks = {track["codec_type"]: track for track in found["streams"]}
    return {**tracks, "format": found["format"]}


@pytest.mark.parametrize("path", PICTURES, ids=named)
def test_every_picture_opens_is_light_enough_and_shows_something(path: Path) -> None:
    assert path.stat().st_size <= 300_000
    with Image.open(path) as image:
        image.load()
        assert min(image.size) >= 360
        # Looked at small, as from three metres, light and dark must still stand apart.
        small = image.convert("RGB").resize((48, 48), Image.Resampling.BOX)
        assert max(ImageStat.Stat(small).stddev) > 8
        assert len(small.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).getcolors()) >= 8


@pytest.mark.parametrize("path", PICTURES, ids=named)
def test_a_picture_has_the_size_of_its_kind(path: Path) -> None:
    with Image.open(path) as image:
        size = image.size
    if path.parent.name == "covers":
        assert size == (480, 360)
    elif path.name == "kapok.png":
        assert size == (512, 512)
    elif path.name == "封面.jpg":
        assert size == (900, 1200)
    elif "starter" in path.parts:
        assert size == (1600, 1600)


@pytest.mark.parametrize("path", FILMS, ids=named)
def test_every_film_has_a_picture_and_a_sound_track_that_players_know(path: Path) -> None:
    assert path.stat().st_size < 2_000_000
    tracks = streams(path)
    assert tracks["video"]["codec_name"] == "h264"
    assert tracks["video"]["pix_fmt"] == "yuv420p"
    assert tracks["audio"]["codec_name"] == "aac"
    assert 12 <= float(tracks["format"]["duration"]) <= 20


@pytest.mark.parametrize("path", SOUNDS, ids=named)
def test_every_sound_can_be_played(path: Path) -> None:
    tracks = streams(path)
    assert tracks["audio"]["codec_name"] == "vorbis"
    longest = 2.0 if path.parent.name == "sounds" else 60.0
    assert 0.03 <= float(tracks["format"]["duration"]) <= longest


def test_the_emblem_has_a_clear_ground() -> None:
    with Image.open(MEDIA / "scenes" / "kapok.png") as image:
        clear = image.getchannel("A")
        assert clear.getpixel((2, 2)) == 0
        assert clear.getpixel((256, 256)) == 255


def test_every_section_has_its_cover() -> None:
    for section in SECTIONS:
        assert (MEDIA / "covers" / f"{section.key}.jpg").is_file()


def test_no_two_pictures_are_the_same() -> None:
    looks: dict[bytes, Path] = {}
    for path in PICTURES:
        with Image.open(path) as image:
            look = image.convert("RGB").resize((8, 8), Image.Resampling.BOX).tobytes()
        assert look not in looks, (path, looks.get(look))
        looks[look] = path


def test_there_is_enough_to_see_and_hear_and_it_stays_small() -> None:
    assert len([path for path in PICTURES if "starter" in path.parts]) >= 64
    assert len(FILMS) >= 2
    assert len([path for path in SOUNDS if "starter" in path.parts]) >= 2
    files = [path for path in MEDIA.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert sum(path.stat().st_size for path in files) < 20_000_000
