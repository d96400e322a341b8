"""One job of a child: have the sound made, look at it, make it small, keep it."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from kiosk.readout.making.cache import SoundCache
from kiosk.readout.making.protocol import Cut, Failed, Job, Made, Speak, Stretch
from kiosk.readout.model import Engine, Recorded, SpeechError, Spoken
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sound.vorbis import encode
from kiosk.readout.utterance import Timing

log = logging.getLogger(__name__)


def answer(engine: Engine | None, job: Job) -> Made | Failed:
    """Do ``job``. ``engine`` says what is to be spoken; the rest needs none."""
    wav = Path(job.scratch) / f"{os.getpid()}.wav"
    try:
        spoken, length = _perform(engine, job, wav)
        sound, seconds = encode(wav)
    except OSError as error:
        return Failed(job.id, repr(error), lasting=False)
    except SpeechError as error:
        return Failed(job.id, str(error), lasting=True)
    except Exception as error:  # whatever an engine trips over, the next sentence may be well
        traceback.print_exc()
        return Failed(job.id, repr(error), lasting=True)
    finally:
        wav.unlink(missing_ok=True)
    timings = fitting(spoken.timings, length, seconds)
    try:
        path = SoundCache(Path(job.folder)).keep(job.key, sound, seconds, job.engine, timings)
        return Made(job.id, str(path), len(sound), True, seconds, timings)
    except OSError as error:
        print(f"not kept: {error}", flush=True)
    try:
        path = Path(job.scratch) / f"{job.key}.ogg"
        path.write_bytes(sound)
    except OSError as error:
        return Failed(job.id, repr(error), lasting=False)
    return Made(job.id, str(path), len(sound), False, seconds, timings)


def _perform(engine: Engine | None, job: Job, wav: Path) -> tuple[Spoken, int]:
    """Write ``wav``; what is in it, and of how many characters."""
    match job.work:
        case Speak(text, language, speed_cpm, words) if engine:
            return engine.speak(pronounce(text, language, words), speed_cpm, wav), len(text)
        case Cut(sha256, path, seconds, sentences, index, speed_cpm):
            from kiosk.readout.recordings.cutting import cut

            Path(path).stat()  # one that is not there now may be there again
            recorded = Recorded(sha256, Path(path), seconds, sentences, index)
            return cut(recorded, speed_cpm, wav), len(sentences[index])
        case Stretch(source, tempo, timings):
            from kiosk.readout.sound.stretch import stretch

            stretch(Path(source), wav, tempo)
            slower = tuple(_at_tempo(one, tempo) for one in timings)
            return Spoken(slower[-1].end, slower), slower[-1].last
    raise SpeechError("a job for another child")


def _at_tempo(timing: Timing, tempo: float) -> Timing:
    return msgspec.structs.replace(timing, start=timing.start / tempo, end=timing.end / tempo)


def fitting(timings: Sequence[Timing], length: int, seconds: float) -> tuple[Timing, ...]:
    """``timings`` if they cover ``length`` characters and ``seconds`` of sound in order, else one
    over all: whatever an engine says, the light on the screen never leaves the text."""
    whole = (Timing(0.0, seconds, 0, length),)
    if not timings or (timings[0].first, timings[-1].last) != (0, length):
        return whole
    at = [0.0, *(min(max(one.end, 0.0), seconds) for one in timings[:-1]), seconds]
    together = all(one.last == other.first for one, other in pairwise(timings))
    if not together or any(one > other for one, other in pairwise(at)):
        return whole
    return tuple(
        Timing(start, end, one.first, one.last)
        for start, end, one in zip(at, at[1:], timings, strict=False)
    )
