"""Looking at a film without converting it: what can be said within seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.converters.ffmpeg import ffmpeg, probe
from kiosk.intake.problems import refused
from kiosk.wording import intake as wording

SECONDS = 660.0
"""Time a look may take: the whole file is read once."""
_READ_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class FilmSeen:
    """Size in pixels as shown; ``seconds`` is 0 when the file does not say."""

    width: int
    height: int
    seconds: float
    has_sound: bool


def look_at_film(source: Path) -> FilmSeen:
    """Raises ``Refused`` for what is no film, has no picture, or was cut off while copying."""
    streams = probe(source, wording.FILM_BROKEN)
    if streams.video is None:
        raise refused(wording.FILM_WITHOUT_PICTURE)
    packets = ["-map", "0:v:0", "-c", "copy", "-f", "null", "-"]
    if "partial file" in ffmpeg(source, packets, _READ_SECONDS, wording.FILM_BROKEN):
        raise refused(wording.FILM_BROKEN)
    width, height = streams.size
    return FilmSeen(width, height, streams.seconds, streams.audio is not None)
