"""A readout child with one more voice, TRIAL: espeak-ng's sound under another name, and what no
real engine does on demand. Run as ``trial_child.py ENGINE NICENESS SCRATCH``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk.library.model import Language
from kiosk.readout import engines
from kiosk.readout.engines import EngineDescription
from kiosk.readout.making import child
from kiosk.readout.model import Engine, SpeechError, Spoken
from kiosk.readout.utterance import Utterance

TRIAL = "trial"
DESCRIPTION = EngineDescription(TRIAL, "1", dict.fromkeys(Language, "a voice"), "espeak")
CRASHES, HANGS, SILENT, REFUSED, RAISES = "撞墙", "睡着", "哑巴", "不说", "出错"
"""A text that holds one of these kills the process, stops it, gives silence, is refused, or raises
what no engine should."""

ABSENT = "READOUT_TRIAL_ABSENT"
"""Set in the environment when the voice cannot be opened."""


class TrialEngine:
    name = TRIAL
    version = "1"
    languages = frozenset(Language)

    def __init__(self) -> None:
        self._espeak = engines.open_engine(engines.ESPEAK)

    def speak(self, utterance: Utterance, speed_cpm: int, out: Path) -> Spoken:
        print("Audio saved to", out)
        os.write(1, b'{"type": "made"')
        if CRASHES in utterance.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if HANGS in utterance.text:
            os.kill(os.getpid(), signal.SIGSTOP)
        if REFUSED in utterance.text:
            raise SpeechError("I will not")
        if RAISES in utterance.text:
            raise IndexError("list index out of range")
        spoken = self._espeak.speak(utterance, speed_cpm, out)
        if SILENT in utterance.text:
            header, sound = out.read_bytes()[:44], out.read_bytes()[44:]
            out.write_bytes(header + bytes(len(sound)))
        return spoken


def open_engine(name: str) -> Engine:
    if name != TRIAL:
        return engines.open_engine(name)
    if ABSENT in os.environ:
        raise SpeechError("no such model here")
    return TrialEngine()


if __name__ == "__main__":
    child.open_engine = open_engine
    child.main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
