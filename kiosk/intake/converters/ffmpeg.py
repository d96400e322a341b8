"""Calling ffmpeg and ffprobe: only local files, only known containers, never without a limit."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from kiosk.intake.limits import film_memory
from kiosk.intake.problems import NoRoomError, refused
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording

PROBE_SECONDS = 30.0
MOST_SECONDS = 3 * 3600.0
"""Longest film or recording; feature films of the programme run at most two and a half hours."""
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,asf,flv,"
    "mp3,wav,w64,ogg,flac,aac,amr,aiff"
)
MOST_POINTS = 7680 * 4320
"""Pixels of one frame: 8K, for which ffmpeg takes 1.4 GiB (``limits.Limits``)."""
THREADS = "2"
"""Also for encoding: what is made must not depend on the machine's number of cores."""
# A playlist dressed up as a film could make ffmpeg read other files or the network.
_INPUT = ("-protocol_whitelist", "file", "-format_whitelist", _CONTAINERS)
_NO_MEMORY, _NO_ROOM = b"Cannot allocate memory", b"No space left on device"
_UNKNOWN_LENGTH = 0xFFFFFF00  # what programs write that do not know it beforehand
_HDR = ("smpte2084", "arib-std-b67")


@dataclass(frozen=True, slots=True)
class Streams:
    """What ffprobe says of a file. ``seconds`` is 0 when the container does not tell."""

    container: str
    seconds: float
    video: Mapping[str, Any] | None
    audio: Mapping[str, Any] | None
    count: int
    bits: int = 0
    """Bits a second of the whole file; 0 when unknown."""
    promised: float = 0.0
    """Seconds that the file's head speaks of; more than there are when it was cut off."""

    @property
    def rotation(self) -> int:
        """Degrees the picture is to be turned by; 0, 90, 180 or 270."""
        for data in (self.video or {}).get("side_data_list", ()):
            if "rotation" in data:
                return int(data["rotation"]) % 360
        return 0

    @property
    def rate(self) -> float:
        """Frames a second; 0 when unknown."""
        return _fraction((self.video or {}).get("avg_frame_rate"))

    @property
    def rate_varies(self) -> bool:
        """Whether some frames follow each other faster than they do on average."""
        highest = _fraction((self.video or {}).get("r_frame_rate"))
        return highest > self.rate * 1.05

    @property
    def is_hdr(self) -> bool:
        """Whether the picture's light is coded as PQ or HLG, and grey when shown as it is."""
        return (self.video or {}).get("color_transfer") in _HDR

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as they are to be shown: turned upright, with square pixels."""
        video = self.video or {}
        width, height = int(video.get("width", 0)), int(video.get("height", 0))
        try:
            aspect = Fraction(str(video.get("sample_aspect_ratio", "1:1")).replace(":", "/"))
        except (ValueError, ZeroDivisionError):
            aspect = Fraction(1)
        if aspect > 0:
            width = round(width * aspect)
        return (height, width) if self.rotation in (90, 270) else (width, height)


def probe(path: Path, broken: wording.Said) -> Streams:
    """Looks at a film or sound. Raises ``Refused`` with ``broken`` when ffprobe cannot."""
    arguments = ["-show_format", "-show_streams", "-of", "json", _url(path)]
    output = _run(["ffprobe", "-v", "error", *_INPUT, *arguments], PROBE_SECONDS, broken)
    try:
        data = json.loads(output)
    except ValueError as error:
        raise refused(broken) from error
    streams = data.get("streams", [])
    shape = data.get("format", {})
    videos = [
        stream
        for stream in streams
        if stream.get("codec_type") == "video"
        and not stream.get("disposition", {}).get("attached_pic")
        and int(stream.get("width", 0)) > 0
    ]
    # Phones add tracks of their own that nobody else can decode.
    audios = [
        stream
        for stream in streams
        if stream.get("codec_type") == "audio"
        and stream.get("codec_name", "unknown") not in ("unknown", "none")
    ]
    if not videos and not audios:
        raise refused(broken)
    if videos and int(videos[0]["width"]) * int(videos[0].get("height", 0)) > MOST_POINTS:
        width, height = videos[0]["width"], videos[0]["height"]
        raise refused(limit_wording.FILM_TOO_FINE, width=width, height=height)
    seconds = _seconds(shape)
    if seconds > MOST_SECONDS:
        raise refused(wording.FILM_TOO_LONG, minutes=seconds / 60, limit=MOST_SECONDS / 60)
    return Streams(
        str(shape.get("format_name", "")),
        seconds,
        videos[0] if videos else None,
        audios[0] if audios else None,
        len(streams),
        int(shape["bit_rate"]) if str(shape.get("bit_rate", "")).isdecimal() else 0,
        seconds * _missing(path),
    )


def ffmpeg(
    source: Path, arguments: Sequence[str], seconds: float, failed: wording.Said, start: float = 0.0
) -> str:
    """Runs ffmpeg on ``source`` (from ``start`` seconds on) and returns what it complained about.
    Raises ``Refused``: with ``failed`` when it ends with an error, or after ``seconds``."""
    seek = ["-ss", f"{start:.3f}"] if start else []
    call = ["ffmpeg", "-nostdin", "-y", "-v", "error", "-filter_threads", THREADS]
    call += ["-threads", THREADS, *_INPUT, *seek, "-i", _url(source), "-threads", THREADS]
    return _run([*call, *arguments], seconds, failed, complaints=True)


def has_filters(*names: str) -> bool:
    """Whether this ffmpeg knows all these filters; not every build does."""
    lines = _run(["ffmpeg", "-v", "error", "-filters"], PROBE_SECONDS, wording.FILM_FAILED)
    known = {words[1] for line in lines.splitlines() if len(words := line.split()) > 2}
    return known.issuperset(names)


def _run(call: Sequence[str], seconds: float, said: wording.Said, complaints: bool = False) -> str:
    try:
        with film_memory():
            process = subprocess.Popen(
                call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
    except FileNotFoundError as error:
        raise refused(wording.NO_FFMPEG) from error
    with process:
        try:
            output, complained = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise refused(wording.TOO_SLOW, seconds=seconds) from error
        finally:
            process.kill()  # does nothing to one that has ended
    if process.returncode == -getattr(signal, "SIGXFSZ", 0) != 0:
        raise refused(limit_wording.TOO_MUCH_WRITTEN)
    if process.returncode != 0:
        if _NO_ROOM in complained:
            raise NoRoomError(*wording.NO_ROOM)
        raise refused(limit_wording.TOO_MUCH_MEMORY if _NO_MEMORY in complained else said)
    return (complained if complaints else output).decode("utf-8", "replace")


def _url(path: Path) -> str:
    """A name that ffmpeg can take neither for an option nor for another protocol."""
    return f"file:{path.absolute()}"


def _missing(path: Path) -> float:
    """How many times as long a RIFF file (WAV, AVI) should be as it is; 1 for any other. ffprobe
    reckons their length from what is there."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
            there = file.seek(0, 2)
    except OSError:
        return 1.0
    whole = int.from_bytes(head[4:8], "little")
    if head[:4] != b"RIFF" or whole >= _UNKNOWN_LENGTH:
        return 1.0
    return max(1.0, whole / there)


def _seconds(shape: Mapping[str, Any]) -> float:
    try:
        return max(0.0, float(shape.get("duration", 0)))
    except ValueError:
        return 0.0


def _fraction(written: object) -> float:
    try:
        return float(Fraction(str(written)))
    except (ValueError, ZeroDivisionError):
        return 0.0
