"""Films as phones, cameras and old computers make them, and some that nobody ever filmed."""

from __future__ import annotations

import contextlib
import socket
import struct
from pathlib import Path

import made
import pytest
from PIL import Image, ImageStat

from kiosk.intake.child import Children
from kiosk.intake.converters import ffmpeg as calls
from kiosk.intake.converters.ffmpeg import Streams, probe
from kiosk.intake.converters.films import FilmShape, convert_film
from kiosk.intake.converters.sounds import convert_sound
from kiosk.intake.limits import Limits
from kiosk.intake.problems import Refused
from kiosk.wording import intake as wording

HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error")
TEN_BITS = ("-pix_fmt", "yuv420p10le")
MPEG4 = ("-c:v", "mpeg4", "-q:v", "3")
MIB = 1024 * 1024


def film(source: Path) -> tuple[FilmShape, Path, Streams]:
    target, panel, card = (source.with_suffix(s) for s in (".film", ".panel", ".card"))
    shape = convert_film(source, target, panel, card)
    made_of = source if shape.as_is else target
    return shape, made_of, probe(made_of, wording.FILM_BROKEN)


def is_shown(streams: Streams) -> bool:
    """Whether the player shows it smoothly: see ``kiosk.library.model.Film``."""
    video = streams.video or {}
    width, height = streams.size
    return (
        (video["codec_name"], video["pix_fmt"]) == ("h264", "yuv420p")
        and max(width, height) <= 1920
        and min(width, height) <= 1080
        and width % 2 == height % 2 == 0
        and 0 < streams.rate <= 30.5
        and streams.rotation == 0
        and (streams.audio is None or streams.audio["codec_name"] == "aac")
    )


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("iphone.mov", (*HEVC, "-tag:v", "hvc1", "-c:a", "aac")),
        ("ten.mp4", (*HEVC, *TEN_BITS, "-c:a", "aac")),
        ("old.avi", (*MPEG4, "-vtag", "XVID", "-c:a", "mp3")),
        ("old.mp4", (*MPEG4, "-c:a", "aac")),
        ("matroska.mkv", (*made.H264[:-2], "-c:a", "ac3")),
        ("windows.wmv", ("-c:v", "wmv2", "-c:a", "wmav2")),
        ("web.webm", ("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis")),
        ("disc.mpg", ("-c:v", "mpeg2video", "-c:a", "mp2")),
        ("camera.m2ts", (*made.H264[:-2], "-c:a", "ac3", "-f", "mpegts")),
        ("nokia.3gp", ("-c:v", "h263", "-c:a", "aac")),
        ("flash.flv", ("-c:v", "flv1", "-c:a", "mp3", "-ar", "44100")),
    ],
)
def test_a_film_of_any_make_is_shown(tmp_path: Path, name: str, codec: tuple[str, ...]) -> None:
    source = made.film(tmp_path / name, codec=codec, size="352x288")
    shape, _, streams = film(source)
    assert is_shown(streams)
    assert shape.has_sound
    assert shape.poster is not None
    assert shape.seconds == pytest.approx(1, abs=0.3)


def test_a_matroska_film_with_the_right_codecs_is_only_packed_anew(tmp_path: Path) -> None:
    source = made.film(tmp_path / "a.mkv")
    _, path, streams = film(source)
    assert is_shown(streams)
    pictures = ("-map", "0:v", "-c", "copy", "-f", "rawvideo", "-bsf:v", "h264_mp4toannexb")
    for number, one in enumerate((source, path)):
        made.ffmpeg("-i", str(one), *pictures, str(tmp_path / f"{number}.h264"))
    assert (tmp_path / "0.h264").read_bytes() == (tmp_path / "1.h264").read_bytes()


def with_matrix(film: bytes, degrees: int) -> bytes:
    """The film with the matrix a phone writes into its track header to have it turned clockwise
    (ISO/IEC 14496-12, 8.3.2: x' = ax + cy + tx, y' = bx + dy + ty)."""
    a, b, c, d, tx, ty = {
        90: (0, 1, -1, 0, 320, 0),
        180: (-1, 0, 0, -1, 320, 240),
        270: (0, -1, 1, 0, 0, 240),
    }[degrees]
    numbers = struct.pack(">9i", *(n << 16 for n in (a, b, 0, c, d, 0, tx, ty)), 1 << 30)
    at = film.index(b"tkhd") + 44
    return film[:at] + numbers + film[at + 36 :]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_phone_held_in_any_way_gives_an_upright_film(tmp_path: Path, degrees: int) -> None:
    flat = tmp_path / "flat.mov"
    halves = "color=red:d=0.5:s=320x120:r=25[a];color=green:d=0.5:s=320x120:r=25[b];[a][b]vstack"
    # What the phone's sensor sees when the world stands upright.
    turns = {90: "transpose=2", 180: "hflip,vflip", 270: "transpose=1"}[degrees]
    made.ffmpeg("-f", "lavfi", "-i", f"{halves},{turns}", *made.H264[:6], str(flat))
    turned = tmp_path / "turned.mov"
    turned.write_bytes(with_matrix(flat.read_bytes(), degrees))
    shape, _, streams = film(turned)
    assert (shape.width, shape.height) == (320, 240)
    assert is_shown(streams)
    with Image.open(turned.with_suffix(".panel")) as image:
        above, below = (
            image.convert("RGB").resize((1, 2), Image.Resampling.BOX).get_flattened_data()
        )
    assert above[0] > above[1]
    assert below[1] > below[0]


def test_frames_that_come_unevenly_are_evened_out(tmp_path: Path) -> None:
    source = tmp_path / "a.mov"
    uneven = r"testsrc=d=3:s=320x240:r=60,select='if(lt(t,2),not(mod(n,6)),1)'"
    made.ffmpeg("-f", "lavfi", "-i", uneven, "-vsync", "vfr", *HEVC, str(source))
    before = probe(source, wording.FILM_BROKEN)
    assert before.rate_varies
    assert before.rate < 30
    shape, _, streams = film(source)
    assert is_shown(streams)
    assert not streams.rate_varies
    assert shape.seconds == pytest.approx(3, abs=0.2)


def test_a_phone_s_4k_at_sixty_frames_in_hdr_is_brought_to_the_panel(tmp_path: Path) -> None:
    codec = (*HEVC, *TEN_BITS, "-color_primaries", "bt2020", "-color_trc", "arib-std-b67")
    more = ("-colorspace", "bt2020nc", "-tag:v", "hvc1")
    source = made.film(
        tmp_path / "a.mov", size="3840x2160", rate=60, sound=False, codec=codec, more=more,
        seconds=0.1,
    )  # fmt: skip
    shape, _, streams = film(source)
    assert (shape.width, shape.height, shape.has_sound) == (1920, 1080, False)
    assert is_shown(streams)


@pytest.mark.parametrize("transfer", ["smpte2084", "arib-std-b67"])
def test_an_hdr_film_has_the_colours_of_the_scene_and_is_not_grey(
    tmp_path: Path, transfer: str
) -> None:
    """A scene lit for an ordinary screen, coded as HDR; then as shown, it is the scene again."""
    bars = "smptebars=d=0.3:s=640x480:r=25"
    made.ffmpeg("-f", "lavfi", "-i", bars, "-frames:v", "1", str(tmp_path / "scene.png"))
    coded = (
        "format=gbrp,setparams=color_primaries=bt709:color_trc=bt709:colorspace=gbr:range=pc,"
        "zscale=t=linear:npl=203,format=gbrpf32le,"
        f"zscale=p=bt2020:t={transfer}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le"
    )
    tags = ("-color_primaries", "bt2020", "-color_trc", transfer, "-colorspace", "bt2020nc")
    source = tmp_path / "a.mov"
    made.ffmpeg(
        "-f", "lavfi", "-i", f"{bars},{coded}", *HEVC, *tags, "-color_range", "tv",
        str(source),
    )  # fmt: skip
    assert probe(source, wording.FILM_BROKEN).is_hdr
    film(source)
    with Image.open(tmp_path / "a.panel") as shown, Image.open(tmp_path / "scene.png") as scene:
        seen, meant = (
            ImageStat.Stat(image.convert("HSV").crop((0, 0, 640, 300))) for image in (shown, scene)
        )
    assert seen.mean[1] > 0.75 * meant.mean[1], "the colours are pale"
    assert 0.6 * meant.mean[2] < seen.mean[2] < 1.4 * meant.mean[2]


def test_an_hdr_film_that_says_little_about_its_colours_is_shown(tmp_path: Path) -> None:
    tags = ("-x265-params", "log-level=error:transfer=smpte2084")
    source = made.film(tmp_path / "a.mkv", codec=(*HEVC[:4], *tags, *TEN_BITS), sound=False)
    assert probe(source, wording.FILM_BROKEN).is_hdr
    assert is_shown(film(source)[2])


def test_where_ffmpeg_knows_no_tone_mapping_an_hdr_film_is_shown_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = ("-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc")
    source = made.film(tmp_path / "a.mp4", codec=(*HEVC, *TEN_BITS, *tags), sound=False)
    assert calls.has_filters("scale", "fps")
    assert not calls.has_filters("zscale", "no-such-filter")
    monkeypatch.setattr("kiosk.intake.converters.films.has_filters", lambda *_: False)
    assert is_shown(film(source)[2])


def test_a_film_in_half_pictures_becomes_whole_pictures_at_its_own_rate(tmp_path: Path) -> None:
    source = tmp_path / "a.mpg"
    fields = "testsrc=d=1:s=352x288:r=50,interlace"
    made.ffmpeg(
        "-f", "lavfi", "-i", fields, "-c:v", "mpeg2video", "-flags", "+ildct+ilme", str(source)
    )
    shape, _, streams = film(source)
    assert is_shown(streams)
    assert streams.rate == 25
    assert shape.seconds == pytest.approx(1, abs=0.2)


@pytest.mark.parametrize("size", ["321x241", "1921x1081", "2x2", "4096x100"])
def test_a_film_of_an_odd_size_fits_the_panel(tmp_path: Path, size: str) -> None:
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p")
    source = made.film(tmp_path / "a.mkv", size=size, sound=False, codec=codec, seconds=0.2)
    _, _, streams = film(source)
    assert is_shown(streams)


def test_a_film_of_too_many_bits_is_made_lighter(tmp_path: Path) -> None:
    noise = "nullsrc=d=0.5:s=640x360:r=25,geq=random(1)*255:128:128"
    source = tmp_path / "a.mp4"
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-qp", "1")
    made.ffmpeg("-f", "lavfi", "-i", noise, *codec, "-movflags", "+faststart", str(source))
    assert probe(source, wording.FILM_BROKEN).bits > 25_000_000
    shape, path, _ = film(source)
    assert not shape.as_is
    assert path.stat().st_size < 2_000_000


def test_a_sound_that_nobody_can_decode_is_passed_over(tmp_path: Path) -> None:
    """Newer phones write a second sound track of a kind of their own."""
    source = made.film(tmp_path / "a.mkv", codec=(*HEVC, "-c:a", "libvorbis"))
    data = source.read_bytes()
    source.write_bytes(data.replace(b"A_VORBIS", b"A_SOMEWH"))
    shape, _, streams = film(source)
    assert is_shown(streams)
    assert not shape.has_sound


@pytest.mark.parametrize("name", ["a.mkv", "a.avi", "a.mov", "a.mpg", "a.webm"])
def test_a_film_of_which_half_is_missing_is_told(tmp_path: Path, name: str) -> None:
    codec = {
        "a.webm": ("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis"),
        "a.mpg": ("-c:v", "mpeg2video", "-c:a", "mp2"),
    }.get(name, (*MPEG4, "-c:a", "mp3"))
    source = made.film(tmp_path / name, codec=codec, seconds=8)
    data = source.read_bytes()
    source.write_bytes(data[: len(data) // 2])
    if name == "a.mpg":  # a stream without a head: what is there is a whole film
        assert film(source)[0].seconds == pytest.approx(4, abs=1.5)
        return
    with pytest.raises(Refused, match=r"不完整|没有拷完整"):
        film(source)


@pytest.mark.parametrize("name", ["a.wav", "a.m4a", "a.flac"])
def test_a_recording_of_which_half_is_missing_is_told(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    made.ffmpeg("-f", "lavfi", "-i", "anoisesrc=d=10", str(source))
    data = source.read_bytes()
    source.write_bytes(data[: len(data) // 2])
    with pytest.raises(Refused, match=r"不完整|不是一个能播放的声音"):
        convert_sound(source, tmp_path / "sound")


def playlists(port: int) -> dict[str, str]:
    """Texts that ffmpeg would follow to other files or to the network if it were let."""
    far = f"http://127.0.0.1:{port}/x.ts"
    head = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n"
    return {
        "m3u8": f"{head}geheim.ts\n#EXT-X-ENDLIST\n",
        "m3u8 far": f"{head}{far}\n#EXT-X-ENDLIST\n",
        "m3u8 key": f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/passwd"\n{head}geheim.ts\n',
        "m3u8 concat": f"{head}concat:geheim.ts|/etc/passwd\n#EXT-X-ENDLIST\n",
        "ffconcat": "ffconcat version 1.0\nfile geheim.ts\n",
        "ffconcat far": f"ffconcat version 1.0\nfile {far}\n",
        "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
        f"m=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"'
        ' mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp2t">'
        f'<Representation id="1" bandwidth="1"><BaseURL>{far}</BaseURL></Representation>'
        "</AdaptationSet></Period></MPD>",
        "subtitles": "1\n00:00:00,000 --> 00:00:01,000\nHallo\n",
        "ass": "[Script Info]\nScriptType: v4.00+\n[Events]\n"
        "Format: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.00,0:00:01.00,x,Hallo\n",
        "ffmetadata": ";FFMETADATA1\ntitle=x\n",
        "asx": f'<asx version="3.0"><entry><ref href="{far}"/></entry></asx>',
        "pls": f"[playlist]\nFile1={far}\nNumberOfEntries=1\n",
        "svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    }


@pytest.mark.parametrize("suffix", ["mp4", "mp3"])
@pytest.mark.parametrize("kind", playlists(0))
def test_a_playlist_dressed_up_as_a_film_or_sound_is_refused_and_followed_nowhere(
    tmp_path: Path, kind: str, suffix: str
) -> None:
    made.film(tmp_path / "geheim.ts", sound=True, more=("-f", "mpegts"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        source = tmp_path / f"a.{suffix}"
        source.write_text(playlists(server.getsockname()[1])[kind])
        convert = {"mp3": lambda: convert_sound(source, tmp_path / "sound")}
        with pytest.raises(Refused, match="不是一个能播放的"):
            convert.get(suffix, lambda: film(source))()
        with contextlib.suppress(BlockingIOError):
            server.accept()
            raise AssertionError("it was followed to the network")


def test_the_playlists_above_would_be_followed_if_they_were_let(tmp_path: Path) -> None:
    made.film(tmp_path / "geheim.ts", sound=True, more=("-f", "mpegts"))
    source = tmp_path / "a.mp4"
    for kind in ("m3u8", "ffconcat"):
        source.write_text(playlists(0)[kind])
        made.ffmpeg("-safe", "0", "-f", "concat", "-i", str(source), "-f", "null", "-") if (
            kind == "ffconcat"
        ) else made.ffmpeg("-allowed_extensions", "ALL", "-i", str(source), "-f", "null", "-")


@pytest.mark.parametrize(
    "name", ["%d.mp4", "%03d.jpg.mp4", "concat:1.mp4|2.mp4", "-i.mp4", "*.mp4"]
)
def test_a_name_is_never_taken_for_a_pattern_an_option_or_a_protocol(
    tmp_path: Path, name: str
) -> None:
    for number in range(3):
        made.photograph(tmp_path / f"{number}.mp4.jpg").rename(tmp_path / f"{number}.mp4")
    source = tmp_path / name
    source.write_bytes(made.film(tmp_path / "whole.mp4").read_bytes())
    assert film(source)[0].width == 320
    source.write_text("no film")
    with pytest.raises(Refused, match="不是一个能播放的影片"):
        film(source)


def test_subtitles_and_fonts_in_a_film_are_left_out(tmp_path: Path) -> None:
    words = tmp_path / "a.srt"
    words.write_text("1\n00:00:00,000 --> 00:00:01,000\nHallo\n")
    font = tmp_path / "a.ttf"
    font.write_bytes(b"\0\1\0\0" * 100)
    flat = made.film(tmp_path / "flat.mp4")
    source = tmp_path / "a.mkv"
    attach = ("-attach", str(font), "-metadata:s:t", "mimetype=application/x-truetype-font")
    made.ffmpeg(
        "-i", str(flat), "-i", str(words), "-map", "0", "-map", "1", "-c:v", "copy", "-c:a",
        "copy", "-c:s", "srt", *attach, str(source),
    )  # fmt: skip
    assert probe(source, wording.FILM_BROKEN).count == 4
    assert film(source)[2].count == 2


def test_a_film_whose_picture_is_far_too_large_is_refused_before_it_is_decoded(
    tmp_path: Path,
) -> None:
    source = tmp_path / "a.avi"
    made.ffmpeg("-f", "lavfi", "-i", "color=d=0.04:s=8000x4400:r=25", "-c:v", "mjpeg", str(source))
    with pytest.raises(Refused, match="8000×4400"):
        film(source)


def test_ffmpeg_that_takes_too_much_memory_is_a_plain_refusal(tmp_path: Path) -> None:
    source = made.film(tmp_path / "a.mp4", size="3840x2160", sound=False, seconds=0.2)
    small = Limits(memory=300 * MIB, film_memory=300 * MIB)
    targets = [tmp_path / name for name in ("film", "panel", "card")]
    with Children(1, small) as children:
        with pytest.raises(Refused, match=r"内存太多|转换不了"):
            children(60, convert_film, source, *targets)
        assert children(20, len, "gut") == 3


def test_a_film_that_would_become_too_large_a_file_is_a_plain_refusal(tmp_path: Path) -> None:
    noise = "nullsrc=d=1:s=640x480:r=25,geq=random(1)*255:128:128"
    source = tmp_path / "a.avi"
    made.ffmpeg("-f", "lavfi", "-i", noise, *MPEG4, str(source))
    targets = [tmp_path / name for name in ("film", "panel", "card")]
    with Children(1, Limits(file=100_000)) as children:
        with pytest.raises(Refused, match="太大"):
            children(60, convert_film, source, *targets)
        assert targets[0].stat().st_size <= 100_000
        assert children(20, len, "gut") == 3


def test_a_whole_film_is_made_under_the_usual_limits(tmp_path: Path) -> None:
    source = made.film(
        tmp_path / "a.mov", size="3840x2160", rate=60, codec=(*HEVC, *TEN_BITS), sound=False,
        seconds=0.05,
    )  # fmt: skip
    targets = [tmp_path / name for name in ("film", "panel", "card")]
    with Children(1) as children:
        shape = children(60, convert_film, source, *targets)
    assert (shape.width, shape.height) == (1920, 1080)
    assert shape.poster is not None
