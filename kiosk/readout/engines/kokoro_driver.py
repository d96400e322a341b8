"""Kokoro as a pyttsx3 driver that makes one file.

Importing this module loads onnxruntime, misaki's dictionaries and espeak-ng (which writes English
words in phonemes), so only ``kiosk.readout.engines.kokoro`` does, in the child.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from kokoro_onnx import Kokoro
from kokoro_onnx.tokenizer import Tokenizer

from kiosk.readout.engines import natural_voice
from kiosk.readout.engines.file_voice import FileDriver
from kiosk.readout.engines.kokoro_parts import Samples, parts_of, with_edges
from kiosk.readout.sound.sound_file import write_samples

THREADS = 2
"""Processors at work: of more than two the screen would notice."""

_TOGETHER, _MOST_AT_ONCE = 150, 220
"""Phonemes in one run: of several stretches together (about 30 syllables), and of one alone. Memory
grows by 24 MB for every second of sound. The model itself could take 510."""


def buildDriver(proxy: Any) -> KokoroFileDriver:
    return KokoroFileDriver(proxy)


@cache
def english(word: str) -> str:
    """A word or a letter in the phonemes of American English."""
    return str(_tokenizer().phonemize("ay" if word in ("A", "a") else word, "en-us"))


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer()


@dataclass(frozen=True, slots=True)
class _Line:
    number: str
    rest: float
    phonemes: str


class KokoroFileDriver(FileDriver):
    """Its text is one line for each stretch of speech: a number, the seconds of silence after it,
    and phonemes. The first of each number is marked by it. Property ``rate``: Kokoro's speed, 0.5
    to 2, at which 1 is a brisk reader's."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._kokoro = _open(natural_voice.model_path(), natural_voice.voice_path())
        self._properties: dict[str, Any] = {"rate": 1.0}

    def getProperty(self, name: str) -> Any:
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        self._properties[name] = value

    def make(self, text: str, out: Path) -> None:
        pieces: list[Samples] = []
        written, last, rate = 0, "", 24_000
        for run in self._runs(text):
            samples, rate, ends = self._speak(run)
            for line, part in zip(run, parts_of(samples, rate, ends), strict=True):
                sound, lead = with_edges(samples, rate, part)
                if line.number != last:
                    self.mark(line.number, (written + lead) / rate)
                    last = line.number
                # A mark that the voice did not stop at is one it did not mean to.
                rest = round(line.rest * rate) if part.stops else 0
                pieces += [sound, np.zeros(rest, np.float32)]
                written += len(sound) + rest
        write_samples(out, np.concatenate(pieces), rate)

    def _runs(self, text: str) -> Iterator[list[_Line]]:
        """The lines of ``text`` in as many together as the model gets at once: a sentence has its
        tune only as a whole."""
        run: list[_Line] = []
        length = 0
        for line in self._lines(text):
            if run and length + len(line.phonemes) > _TOGETHER:
                yield run
                run, length = [], 0
            run.append(line)
            length += len(line.phonemes) + 1
        yield run

    def _lines(self, text: str) -> Iterator[_Line]:
        for written in text.splitlines():
            number, rest, said = written.split(" ", 2)
            line = _Line(number, float(rest), self._kokoro.tokenizer.known(said).strip())
            while len(line.phonemes) > _MOST_AT_ONCE:
                cut = line.phonemes.rfind(" ", 1, _MOST_AT_ONCE)
                cut = cut if cut > 0 else _MOST_AT_ONCE
                yield _Line(number, 0.0, line.phonemes[:cut].rstrip())
                line = replace(line, phonemes=line.phonemes[cut:].lstrip())
            if line.phonemes:
                yield line

    def _speak(self, run: list[_Line]) -> tuple[Samples, int, list[float]]:
        """The sound of ``run``, its rate, and the seconds at which the model holds each line to be
        over."""
        said = " ".join(line.phonemes for line in run)
        samples, rate, timings = self._kokoro.create_timed(
            said,
            voice=self._kokoro.voices,
            speed=self._properties["rate"],
            is_phonemes=True,
            trim=False,
            sentence_pause=0.0,
            clause_pause=0.0,
        )
        ends, at = [], -1
        for line in run:
            at += len(line.phonemes)
            ends.append(timings[at].end)
            at += 1
        return samples, rate, ends


def _open(model: Path, voice: Path) -> Kokoro:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    # The weights are kept as they came, in bytes, and made floats once, when they are loaded.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # Numbers near zero, which silence is full of, cost a processor a hundred times as much.
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    # Waiting threads shall sleep: the screen wants the processors meanwhile.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    kokoro: Kokoro = Kokoro.from_session(session, str(voice))
    return kokoro
