"""Films: H.264 yuv420p in MP4 that the player shows smoothly, and a poster that tells something."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageStat

from kiosk.intake.converters.ffmpeg import MOST_SECONDS, Streams, ffmpeg, has_filters, probe
from kiosk.intake.converters.pictures import PictureShape, convert_picture
from kiosk.intake.problems import Refused, refused
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording

RECIPE = "film-2"
LONG_SIDE, SHORT_SIDE = 1920, 1080
MOST_RATE = 30.0
_RATE_SLACK = 0.5  # phones write 30.02
_MOST_BITS = 25_000_000
"""Bits a second up to which a film stays as it is: phones write 17 to 20 million at 1080p."""
_SLOWNESS = 6
"""Times its length that a film may take: 4K at 60 frames in HDR takes 2.5 on two cores."""
SECONDS = MOST_SECONDS * _SLOWNESS
_LEAST_PART = 0.9
"""Part of the promised length that must be there; lengths in a file's head are not exact."""
_COPY_SECONDS = 600.0
_FRAME_SECONDS = 60.0
_MOMENTS = (0.2, 0.35, 0.5, 0.08, 0.7)
"""Where to look for a poster, as parts of the length: not the black at the start or the credits."""
_DARK, _BRIGHT, _FLAT = 28.0, 235.0, 14.0
_ENCODE = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-profile:v", "high"),
    *("-maxrate", "8M", "-bufsize", "16M"),  # three hours stay below limits.Limits.file
    *("-c:a", "aac", "-b:a", "160k", "-ac", "2", "-ar", "48000"),
)
_WRITE = ("-map_metadata", "-1", "-sn", "-dn", "-movflags", "+faststart", "-f", "mp4")


@dataclass(frozen=True, slots=True)
class FilmShape:
    """What was written. With ``as_is`` the source itself is the film. ``seconds`` is its length;
    ``poster`` is None when no frame could be taken."""

    width: int
    height: int
    seconds: float
    has_sound: bool
    poster: PictureShape | None
    as_is: bool


def convert_film(source: Path, film: Path, panel: Path, card: Path) -> FilmShape:
    """Writes ``source`` as a film the screen plays, and its poster at panel and card size.
    Raises ``Refused``."""
    streams = probe(source, wording.FILM_BROKEN)
    if streams.video is None:
        raise refused(wording.FILM_WITHOUT_PICTURE)
    as_is = False
    if not _plays(streams):
        _encode(source, film, streams)
    elif "mp4" in streams.container and streams.count <= 2 and _starts_at_once(source):
        as_is = _is_whole(source)
        if not as_is:
            raise refused(wording.FILM_BROKEN)
    else:
        _copy(source, film)
    made = source if as_is else film
    result = probe(made, wording.FILM_FAILED)
    if result.video is None or result.seconds <= 0:
        raise refused(wording.FILM_BROKEN)
    if result.seconds < _LEAST_PART * streams.promised - 1:
        raise refused(limit_wording.FILM_CUT, whole=streams.promised, found=result.seconds)
    width, height = result.size
    poster = _poster(made, result.seconds, panel, card)
    return FilmShape(width, height, result.seconds, result.audio is not None, poster, as_is)


def _plays(streams: Streams) -> bool:
    """Whether picture and sound can stay as they are."""
    video, audio = streams.video or {}, streams.audio
    width, height = int(video.get("width", 0)), int(video.get("height", 0))
    return (
        video.get("codec_name") == "h264"
        and video.get("pix_fmt") == "yuv420p"
        and max(width, height) <= LONG_SIDE
        and min(width, height) <= SHORT_SIDE
        and width % 2 == height % 2 == 0
        and streams.bits <= _MOST_BITS
        and 0 < streams.rate <= MOST_RATE + _RATE_SLACK
        and streams.rotation == 0
        and video.get("sample_aspect_ratio", "1:1") in ("1:1", "0:1")
        and video.get("field_order", "progressive") in ("progressive", "unknown")
        and any(kind in streams.container for kind in ("mp4", "matroska"))
        and (audio is None or (audio.get("codec_name") == "aac" and audio.get("channels", 9) <= 2))
    )


def _encode(source: Path, film: Path, streams: Streams) -> None:
    video, audio = streams.video or {}, streams.audio
    sound = ["-map", f"0:{audio['index']}"] if audio else []
    length = min(streams.seconds or MOST_SECONDS, MOST_SECONDS)
    picture = ["-map", f"0:{video['index']}", "-vf", ",".join(_filters(streams))]
    ffmpeg(
        source,
        [*picture, *sound, *_ENCODE, "-t", str(MOST_SECONDS), *_WRITE, str(film)],
        120 + (_SLOWNESS - 1) * length,
        wording.FILM_FAILED,
    )


def _filters(streams: Streams) -> list[str]:
    """From what the film has to what the screen shows; the cheapest steps first."""
    video = streams.video or {}
    width, height = _fitted(*streams.size)
    filters = []
    if video.get("field_order", "progressive") not in ("progressive", "unknown"):
        filters.append("bwdif=mode=send_frame")
    if streams.rate > MOST_RATE + _RATE_SLACK or streams.rate <= 0 or streams.rate_varies:
        filters.append(f"fps={MOST_RATE:.0f}")
    filters.append(f"scale={width}:{height}:flags=bicubic")
    if streams.is_hdr and has_filters("zscale", "tonemap"):
        filters += _tone_mapping(video)
    return [*filters, "setsar=1", "format=yuv420p"]


def _tone_mapping(video: Mapping[str, Any]) -> list[str]:
    """From the light of HDR to that of an ordinary screen; what the film does not say is as phones
    write it. 100 cd/m2 is the white of such a screen (ITU-R BT.2035)."""
    primaries = _said(video, "color_primaries", ("bt2020", "bt709", "smpte432"))
    matrix = _said(video, "color_space", ("bt2020nc", "bt709"))
    light = f"color_primaries={primaries}:color_trc={video['color_transfer']}:colorspace={matrix}"
    return [
        f"setparams={light}:range={_said(video, 'color_range', ('tv', 'pc'))}",
        "zscale=t=linear:npl=100",
        "format=gbrpf32le",
        "zscale=p=bt709",
        "tonemap=tonemap=hable:desat=0",
        "zscale=t=bt709:m=bt709:r=tv",
    ]


def _said(video: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    """What the film says of itself; the first of ``known`` when it says nothing of use."""
    said = str(video.get(name))
    return said if said in known else known[0]


def _copy(source: Path, film: Path) -> None:
    """Only the packing changes: what a web player and ours need first comes first."""
    arguments = ["-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", *_WRITE, str(film)]
    complaints = ffmpeg(source, arguments, _COPY_SECONDS, wording.FILM_FAILED)
    if "partial file" in complaints:
        raise refused(wording.FILM_BROKEN)


def _is_whole(source: Path) -> bool:
    """Whether everything the index names is there: a copy that was cut off still probes well."""
    arguments = ["-map", "0", "-c", "copy", "-f", "null", "-"]
    return "partial file" not in ffmpeg(source, arguments, _COPY_SECONDS, wording.FILM_BROKEN)


def _starts_at_once(source: Path) -> bool:
    """Whether the index ("moov") stands before the data ("mdat") in an MP4."""
    with source.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, kind = int.from_bytes(head[:4], "big"), head[4:]
            if kind == b"moov":
                return True
            if kind == b"mdat" or size < 8:
                return False
            file.seek(size - 8, 1)
    return False


def _fitted(width: int, height: int) -> tuple[int, int]:
    """The largest even size within the panel, upright or lying, that is no larger than the film."""
    long, short = max(width, height, 2), max(min(width, height), 2)
    scale = min(1.0, LONG_SIDE / long, SHORT_SIDE / short)
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _poster(film: Path, seconds: float, panel: Path, card: Path) -> PictureShape | None:
    """The first of a few moments that is neither black, white nor empty; else the best of them."""
    best: tuple[float, Path] | None = None
    with tempfile.TemporaryDirectory(prefix="kiosk-poster-") as folder:
        for count, part in enumerate(_MOMENTS):
            frame = Path(folder) / f"{count}.png"
            arguments = ["-frames:v", "1", "-an", "-c:v", "png", "-f", "image2", str(frame)]
            try:
                ffmpeg(film, arguments, _FRAME_SECONDS, wording.FILM_FAILED, start=seconds * part)
            except Refused:
                continue
            if not frame.exists():
                continue
            with Image.open(frame) as image:
                statistics = ImageStat.Stat(image.convert("L").reduce(4))
            light, contrast = statistics.mean[0], statistics.stddev[0]
            good = _DARK <= light <= _BRIGHT and contrast >= _FLAT
            if good or best is None or contrast > best[0]:
                best = (contrast, frame)
            if good:
                break
        return convert_picture(best[1], panel, card) if best else None
