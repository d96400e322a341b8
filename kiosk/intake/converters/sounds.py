"""Sounds: OGG Vorbis, which every player on the screen can play."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.converters.ffmpeg import MOST_SECONDS, ffmpeg, probe
from kiosk.intake.problems import refused
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording

RECIPE = "sound-1"
SECONDS = 1800.0
"""Time one recording may take; three hours of MP3 take about two minutes on one slow core."""
_LEAST_PART = 0.9
_KNOWS_LENGTH = {"mp4", "wav", "flac", "matroska"}
"""Containers whose head says how long the sound is; of MP3 it is only reckoned."""
# Bit-exact: otherwise every run gives the stream another random number and so another hash.
_EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
_VORBIS = (*_EXACT, "-c:a", "libvorbis", "-q:a", "5", "-ac", "2", "-ar", "44100")


@dataclass(frozen=True, slots=True)
class SoundShape:
    """What was written; with ``as_is`` the source itself is the sound. ``seconds`` long."""

    seconds: float
    as_is: bool


def convert_sound(source: Path, sound: Path) -> SoundShape:
    """Writes the first sound track of ``source`` as OGG Vorbis. Raises ``Refused``."""
    streams = probe(source, wording.SOUND_BROKEN)
    if streams.audio is None:
        raise refused(wording.SOUND_BROKEN)
    as_is = (
        streams.container == "ogg"
        and streams.audio.get("codec_name") == "vorbis"
        and streams.count == 1
        and streams.seconds > 0
    )
    promised = streams.promised if _KNOWS_LENGTH.intersection(streams.container.split(",")) else 0
    if not as_is:
        track = ["-map", f"0:{streams.audio['index']}", "-vn", "-sn", "-dn", *_VORBIS]
        write = ["-map_metadata", "-1", "-t", str(MOST_SECONDS), "-f", "ogg", str(sound)]
        ffmpeg(source, [*track, *write], SECONDS, wording.SOUND_FAILED)
        streams = probe(sound, wording.SOUND_FAILED)
        if streams.seconds < _LEAST_PART * promised - 1:
            raise refused(limit_wording.SOUND_CUT, whole=promised, found=streams.seconds)
    if streams.seconds <= 0:
        raise refused(wording.SOUND_BROKEN)
    return SoundShape(streams.seconds, as_is)
