from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import made
import pytest
from PIL import Image, ImageCms
from pillow_heif import register_heif_opener

from kiosk.intake.converters.ffmpeg import Streams, ffmpeg, probe
from kiosk.intake.converters.films import FilmShape, convert_film
from kiosk.intake.converters.pictures import PAPER, PictureShape, convert_picture
from kiosk.intake.converters.sounds import convert_sound
from kiosk.intake.problems import Refused
from kiosk.wording import intake as wording
from screens import palettes


def picture(source: Path) -> tuple[PictureShape, Path, Path]:
    panel, card = source.with_suffix(".panel"), source.with_suffix(".card")
    shape = convert_picture(source, panel, card)
    return shape, source if shape.as_is else panel, card


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 25 for a, b in zip(one[:3], other, strict=True))


def pixel(path: Path, at: tuple[int, int]) -> tuple[int, ...]:
    with Image.open(path) as image:
        found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_photograph_is_turned_upright(tmp_path: Path, turned: int) -> None:
    source = made.photograph(tmp_path / "a.jpg", (320, 240), turned)
    shape, panel, card = picture(source)
    for path in (panel, card):
        with Image.open(path) as image:
            assert image.size == (shape.width, shape.height) == (320, 240)
            top, bottom = image.getpixel((160, 20)), image.getpixel((160, 220))
            assert image.getexif().get(0x0112, 1) == 1
        assert isinstance(top, tuple)
        assert isinstance(bottom, tuple)
        assert near(top, made.RED)
        assert near(bottom, made.GREEN)


def test_a_large_photograph_is_brought_to_panel_and_card_size(tmp_path: Path) -> None:
    shape, panel, card = picture(made.photograph(tmp_path / "a.jpg", (4000, 3000)))
    assert (shape.width, shape.height, shape.as_is) == (1920, 1440, False)
    with Image.open(panel) as image, Image.open(card) as small:
        assert (image.size, image.format) == ((1920, 1440), "JPEG")
        assert small.size == (640, 480)


def test_a_fitting_photograph_stays_as_it_is(tmp_path: Path) -> None:
    shape, _, card = picture(made.photograph(tmp_path / "a.jpg", (1900, 950)))
    assert shape == PictureShape(".jpg", ".jpg", 1900, 950, as_is=True)
    with Image.open(card) as small:
        assert small.size == (640, 320)


def test_a_fitting_photograph_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = made.photograph(tmp_path / "a.jpg", (1900, 950))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 800])
    with pytest.raises(Refused, match="不完整"):
        picture(path)


@pytest.mark.parametrize("suffix", ["png", "webp", "gif", "bmp", "tif"])
def test_other_formats_become_jpeg(tmp_path: Path, suffix: str) -> None:
    shape, panel, _ = picture(made.photograph(tmp_path / f"a.{suffix}", (400, 300)))
    assert (shape.suffix, shape.width) == (".jpg", 400)
    with Image.open(panel) as image:
        assert (image.format, image.mode) == ("JPEG", "RGB")


def test_what_is_transparent_shows_the_paper(tmp_path: Path) -> None:
    assert "#{:02X}{:02X}{:02X}".format(*PAPER) == palettes.PAPER.paper
    seal = Image.new("RGBA", (50, 40), (0, 0, 0, 0))
    seal.paste((20, 20, 20, 255), (0, 0, 50, 20))
    seal.save(tmp_path / "a.png")
    seal.convert("P").save(tmp_path / "b.gif", transparency=seal.convert("P").getpixel((9, 39)))
    seal.save(tmp_path / "c.webp", lossless=True)
    for name in ("a.png", "b.gif", "c.webp"):
        shape, panel, card = picture(tmp_path / name)
        assert (shape.suffix, shape.card_suffix) == (".jpg", ".jpg")
        for path in (panel, card):
            assert near(pixel(path, (25, 5)), (20, 20, 20))
            assert near(pixel(path, (25, 35)), PAPER)


@pytest.mark.parametrize(
    ("mode", "value", "name"),
    [("I;16", 32896, "a.png"), ("I;16", 32896, "a.tif"), ("F", 0.5, "a.tif")],
)
def test_many_bits_of_grey_keep_their_middle(
    tmp_path: Path, mode: str, value: float, name: str
) -> None:
    Image.new(mode, (30, 30), value).save(tmp_path / name)
    _, panel, _ = picture(tmp_path / name)
    assert near(pixel(panel, (15, 15)), (128, 128, 128))


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        (2, (51400, 7710, 10280), made.RED),
        (6, (51400, 7710, 10280, 65535), made.RED),
        (6, (51400, 7710, 10280, 0), PAPER),
        (4, (32896, 65535), (128, 128, 128)),
    ],
)
def test_sixteen_bits_of_colour_keep_theirs(
    tmp_path: Path, kind: int, value: tuple[int, ...], seen: tuple[int, ...]
) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        )

    row = b"\0" + struct.pack(f">{len(value)}H", *value) * 20
    shape = chunk(b"IHDR", struct.pack(">LLBBBBB", 20, 20, 16, kind, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(row * 20)) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + shape + data)
    assert near(pixel(picture(tmp_path / "a.png")[1], (10, 10)), seen)


def test_cmyk_and_other_colour_spaces_come_out_in_srgb(tmp_path: Path) -> None:
    Image.new("CMYK", (30, 30), (0, 255, 255, 0)).save(tmp_path / "a.jpg")
    _, panel, _ = picture(tmp_path / "a.jpg")
    assert near(pixel(panel, (15, 15)), (230, 0, 0))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    Image.new("RGB", (30, 30), made.RED).save(tmp_path / "b.jpg", icc_profile=lab)
    shape, panel, _ = picture(tmp_path / "b.jpg")
    assert not shape.as_is
    with Image.open(panel) as image:
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
@pytest.mark.parametrize("name", ["a.heic", "a.avif", "named.jpg"])
def test_a_photograph_of_a_newer_phone_is_turned_upright_once(
    tmp_path: Path, name: str, turned: int
) -> None:
    source = newer(tmp_path / name, turned)
    shape, panel, card = picture(source)
    assert (shape.suffix, shape.width, shape.height) == (".jpg", 320, 240)
    for path in (panel, card):
        assert near(pixel(path, (160, 20)), made.RED)
        assert near(pixel(path, (160, 220)), made.GREEN)


def newer(path: Path, turned: int) -> Path:
    """A HEIC or AVIF with the turn in its own place (irot), as phones write it."""
    register_heif_opener()
    with Image.open(made.photograph(path.with_suffix(".jpeg"), turned=turned)) as image:
        exif = image.getexif().tobytes()
        image.save(path, "AVIF" if path.suffix == ".avif" else "HEIF", exif=exif, quality=90)
    assert (b"irot" in path.read_bytes()) == (turned != 1)
    return path


def test_of_several_pictures_in_a_file_the_main_or_first_one_is_shown(tmp_path: Path) -> None:
    register_heif_opener()
    red, green = (Image.new("RGB", (60, 40), colour) for colour in (made.RED, made.GREEN))
    red.save(tmp_path / "a.heic", save_all=True, append_images=[green], primary_index=1)
    assert near(pixel(picture(tmp_path / "a.heic")[1], (30, 20)), made.GREEN)
    for name in ("a.gif", "a.webp", "a.tif", "a.avif"):
        red.save(tmp_path / name, save_all=True, append_images=[green])
        assert near(pixel(picture(tmp_path / name)[1], (30, 20)), made.RED)


def test_a_broken_photograph_of_a_newer_phone_is_refused(tmp_path: Path) -> None:
    for name in ("a.heic", "a.avif"):
        whole = newer(tmp_path / name, 6).read_bytes()
        for part in (whole[: len(whole) // 2], whole[:-40], whole[:30]):
            (tmp_path / name).write_bytes(part)
            with pytest.raises(Refused, match="图片"):
                picture(tmp_path / name)


def test_a_giant_named_heic_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = newer(tmp_path / "a.heic", 1)
    os.truncate(path, 30_000_000_000)
    with pytest.raises(Refused, match="超过 100 MB"):
        picture(path)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    whole = made.photograph(tmp_path / "whole.jpg", (600, 400)).read_bytes()
    for data, words in (
        (b"no picture", "不是一张能打开的图片"),
        (whole[: len(whole) // 2], "不完整"),
        (whole[:12], "图片"),
    ):
        path = tmp_path / "a.jpg"
        path.write_bytes(data)
        with pytest.raises(Refused, match=words):
            picture(path)


def test_a_picture_of_too_many_points_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    Image.new("1", (20_000, 4_000)).save(tmp_path / "a.png")
    with pytest.raises(Refused, match="20000×4000"):
        picture(tmp_path / "a.png")


def film(source: Path) -> tuple[FilmShape, Path, Streams]:
    target, panel, card = (source.with_suffix(s) for s in (".film", ".panel", ".card"))
    shape = convert_film(source, target, panel, card)
    made_of = source if shape.as_is else target
    return shape, made_of, probe(made_of, wording.FILM_BROKEN)


def test_a_fitting_film_is_copied_as_it_is(tmp_path: Path) -> None:
    source = made.film(tmp_path / "a.mp4", more=("-movflags", "+faststart"))
    shape, _, _ = film(source)
    assert shape.as_is
    assert (shape.width, shape.height, shape.has_sound) == (320, 240, True)
    assert abs(shape.seconds - 1) < 0.2


def test_a_film_whose_index_stands_last_is_only_packed_anew(tmp_path: Path) -> None:
    source = made.film(tmp_path / "a.mp4")
    shape, path, streams = film(source)
    assert not shape.as_is
    data = path.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")
    assert streams.video is not None
    assert streams.video["codec_name"] == "h264"


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.avi", ("-c:v", "mpeg4", "-c:a", "mp3")),
        ("a.mkv", ("-c:v", "libx265", "-x265-params", "log-level=error", "-c:a", "aac")),
        ("a.mov", ("-c:v", "mjpeg", "-pix_fmt", "yuvj444p", "-c:a", "pcm_s16le")),
    ],
)
def test_films_of_phones_and_cameras_become_h264(
    tmp_path: Path, name: str, codec: tuple[str, ...]
) -> None:
    shape, _, streams = film(made.film(tmp_path / name, codec=codec))
    assert streams.video is not None
    assert streams.audio is not None
    assert streams.video["codec_name"] == "h264"
    assert streams.video["pix_fmt"] == "yuv420p"
    assert streams.audio["codec_name"] == "aac"
    assert shape.poster is not None


def test_a_large_fast_film_is_brought_to_panel_size_and_thirty_frames(tmp_path: Path) -> None:
    source = made.film(tmp_path / "a.mp4", size="2560x1600", rate=60, sound=False, seconds=0.3)
    shape, _, streams = film(source)
    assert (shape.width, shape.height) == (1728, 1080)
    assert streams.rate == 30
    assert not shape.has_sound


def test_a_film_held_upright_is_turned(tmp_path: Path) -> None:
    flat = made.film(tmp_path / "flat.mp4")
    turned = tmp_path / "turned.mp4"
    # What a phone writes; newer ffmpeg calls it -display_rotation, Debian 12's does not know that.
    made.ffmpeg("-i", str(flat), "-c", "copy", "-metadata:s:v", "rotate=90", str(turned))
    if probe(turned, wording.FILM_BROKEN).rotation == 0:
        made.ffmpeg("-display_rotation", "90", "-i", str(flat), "-c", "copy", str(turned))
    shape, _, streams = film(turned)
    assert (shape.width, shape.height) == (240, 320)
    assert streams.rotation == 0


def test_the_poster_is_not_the_black_of_the_beginning(tmp_path: Path) -> None:
    black = "color=black:d=1:s=320x240:r=25"
    made.ffmpeg(
        *("-f", "lavfi", "-i", black, "-f", "lavfi", "-i", "testsrc=d=1:s=320x240:r=25"),
        *("-filter_complex", "[0:v][1:v]concat=n=2:v=1", "-pix_fmt", "yuv420p"),
        str(tmp_path / "a.mp4"),
    )
    film(tmp_path / "a.mp4")
    with Image.open(tmp_path / "a.panel") as image:
        assert max(high for _, high in image.convert("RGB").getextrema()) > 200


def test_a_film_without_pictures_is_refused(tmp_path: Path) -> None:
    made.ffmpeg("-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "aac", str(tmp_path / "a.mp4"))
    with pytest.raises(Refused, match="没有画面"):
        film(tmp_path / "a.mp4")


def test_a_film_cut_off_in_copying_is_refused(tmp_path: Path) -> None:
    data = made.film(tmp_path / "w.mp4", more=("-movflags", "+faststart")).read_bytes()
    for part in (data[: len(data) // 2], data[:200], b"no film at all"):
        (tmp_path / "a.mp4").write_bytes(part)
        with pytest.raises(Refused, match="拷贝"):
            film(tmp_path / "a.mp4")


def test_a_playlist_dressed_up_as_a_film_is_refused(tmp_path: Path) -> None:
    made.film(tmp_path / "secret.ts", more=("-f", "mpegts"))
    playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n"
    for words in (playlist, "ffconcat version 1.0\nfile secret.ts\n"):
        (tmp_path / "a.mp4").write_text(words)
        with pytest.raises(Refused, match="不是一个能播放的影片"):
            film(tmp_path / "a.mp4")


@pytest.mark.parametrize("suffix", ["mp3", "m4a", "wav", "ogg"])
def test_recordings_become_vorbis(tmp_path: Path, suffix: str) -> None:
    source = made.recording(tmp_path / f"a.{suffix}")
    target = tmp_path / "sound"
    shape = convert_sound(source, target)
    assert abs(shape.seconds - 1) < 0.2
    streams = probe(source if shape.as_is else target, wording.SOUND_BROKEN)
    assert streams.audio is not None
    assert streams.audio["codec_name"] == "vorbis"


def test_the_same_source_always_becomes_the_same_file(tmp_path: Path) -> None:
    voice, tones = made.recording(tmp_path / "a.mp3"), (tmp_path / "1", tmp_path / "2")
    for tone in tones:
        convert_sound(voice, tone)
    assert tones[0].read_bytes() == tones[1].read_bytes()
    source = made.film(tmp_path / "a.avi", codec=("-c:v", "mpeg4", "-c:a", "mp3"))
    first = film(source)[1].read_bytes()
    assert film(source)[1].read_bytes() == first


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"no sound" * 100)
    with pytest.raises(Refused, match="不是一个能播放的声音"):
        convert_sound(tmp_path / "a.mp3", tmp_path / "sound")


def test_without_ffmpeg_the_answer_says_who_can_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = made.recording(tmp_path / "a.mp3")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="ffmpeg"):
        convert_sound(source, tmp_path / "sound")


def test_ffmpeg_is_stopped_when_it_takes_too_long(tmp_path: Path) -> None:
    source = made.recording(tmp_path / "a.mp3")
    endless = ["-af", "aloop=loop=-1:size=44100", "-f", "null", "-"]
    with pytest.raises(Refused, match="太久"):
        ffmpeg(source, endless, 0.3, wording.SOUND_FAILED)
