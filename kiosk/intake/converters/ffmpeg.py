"""Calling ffmpeg and ffprobe: only local files, only known containers, never without a limit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from kiosk.intake.problems import refused
from kiosk.wording import intake as wording

PROBE_SECONDS = 30.0
MOST_SECONDS = 3 * 3600.0
"""Longest film or recording; feature films of the programme run at most two and a half hours."""
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,asf,flv,"
    "mp3,wav,w64,ogg,flac,aac,amr,aiff"
)
# A playlist dressed up as a film could make ffmpeg read other files or the network.
_INPUT = ("-protocol_whitelist", "file", "-format_whitelist", _CONTAINERS)


@dataclass(frozen=True, slots=True)
class Streams:
    """What ffprobe says of a file. ``seconds`` is 0 when the container does not tell."""

    container: str
    seconds: float
    video: Mapping[str, Any] | None
    audio: Mapping[str, Any] | None
    count: int

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
        written = str((self.video or {}).get("avg_frame_rate", "0/1"))
        try:
            return float(Fraction(written))
        except (ValueError, ZeroDivisionError):
            return 0.0

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
    audios = [stream for stream in streams if stream.get("codec_type") == "audio"]
    if not videos and not audios:
        raise refused(broken)
    seconds = _seconds(shape)
    if seconds > MOST_SECONDS:
        raise refused(wording.FILM_TOO_LONG, minutes=seconds / 60, limit=MOST_SECONDS / 60)
    return Streams(
        str(shape.get("format_name", "")),
        seconds,
        videos[0] if videos else None,
        audios[0] if audios else None,
        len(streams),
    )


def ffmpeg(
    source: Path, arguments: Sequence[str], seconds: float, failed: wording.Said, start: float = 0.0
) -> str:
    """Runs ffmpeg on ``source`` (from ``start`` seconds on) and returns what it complained about.
    Raises ``Refused``: with ``failed`` when it ends with an error, or after ``seconds``."""
    seek = ["-ss", f"{start:.3f}"] if start else []
    call = ["ffmpeg", "-nostdin", "-y", "-v", "error", *_INPUT, *seek, "-i", _url(source)]
    return _run([*call, *arguments], seconds, failed, complaints=True)


def _run(call: Sequence[str], seconds: float, said: wording.Said, complaints: bool = False) -> str:
    try:
        done = subprocess.run(
            call, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except FileNotFoundError as error:
        raise refused(wording.NO_FFMPEG) from error
    except subprocess.TimeoutExpired as error:
        raise refused(wording.TOO_SLOW, seconds=seconds) from error
    if done.returncode != 0:
        raise refused(said)
    return (done.stderr if complaints else done.stdout).decode("utf-8", "replace")


def _url(path: Path) -> str:
    """A name that ffmpeg can take neither for an option nor for another protocol."""
    return f"file:{path.absolute()}"


def _seconds(shape: Mapping[str, Any]) -> float:
    try:
        return max(0.0, float(shape.get("duration", 0)))
    except ValueError:
        return 0.0
