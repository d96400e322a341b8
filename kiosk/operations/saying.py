"""A text of any length said into one file, for whoever wants to hear or measure a voice."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.library.model import Language
from kiosk.readout.making.maker import SpeechMaker
from kiosk.readout.model import Sentence, Speech, SpeechError
from kiosk.readout.playing.joined import Piece, join
from kiosk.readout.sentences import split_sentences
from kiosk.readout.utterance import NO_WORDS, Timing, WordList
from kiosk.settings import read
from kiosk.wording import operations as shared
from kiosk.wording import voice_commands as words

_SQLITE = "sqlite:///"
_TOLD_EVERY = 10.0  # seconds between two lines about how far it is


class SayError(KioskError):
    """Nothing was said; the text says why."""


@dataclass(slots=True)
class Said:
    """``timings`` are over the whole text, in seconds; ``engines`` counts sentences by who said
    them; ``left_out`` are those that nobody could say, with the reason."""

    timings: tuple[Timing, ...] = ()
    engines: Counter[str] = field(default_factory=Counter)
    left_out: list[tuple[str, str]] = field(default_factory=list)


class OneVoice(SpeechMaker):
    """A maker with one engine and no other to fall back to."""

    def __init__(self, folder: Path, engine: str, listed: WordList = NO_WORDS) -> None:
        super().__init__(folder, time.monotonic, listed)
        self._engine = engine

    def voices(self, language: Language) -> tuple[str, ...]:  # noqa: ARG002
        return (self._engine,)


def say(
    text: str,
    language: Language,
    speed_cpm: int,
    out: Path,
    engine: str | None = None,
    listed: WordList = NO_WORDS,
    tell: Callable[[str], None] = lambda _: None,
) -> Said:
    """Write ``text`` to the sound file ``out`` (its suffix a key of ``joined.FORMATS``), which is
    there whole or not at all. The best voice says it, or ``engine`` alone.

    Raises SayError when there is nothing that could be said or ``out`` cannot be written.
    """
    sentences = split_sentences([(0, text)])
    if not sentences:
        raise SayError(words.NOTHING_TO_SAY)
    said = Said()
    part = out.with_name(f".{out.name}.part")
    with tempfile.TemporaryDirectory(prefix="kiosk-say-") as folder:
        maker = (
            OneVoice(Path(folder), engine, listed)
            if engine
            else SpeechMaker(Path(folder), time.monotonic, listed)
        )
        try:
            pieces = _pieces(maker, sentences, language, speed_cpm, said, tell)
            said.timings = join(pieces, part, out.suffix.lower(), speed_cpm)
            if not said.engines:
                reason = said.left_out[0][1]
                raise SayError(words.NOTHING_WAS_SAID.format(reason=reason))
            part.replace(out)
        except OSError as error:
            message = words.OUT_NOT_WRITTEN.format(path=out, reason=shared.reason(error))
            raise SayError(message) from error
        except SpeechError as error:
            raise SayError(words.NOTHING_WAS_SAID.format(reason=error)) from error
        finally:
            maker.close()
            part.unlink(missing_ok=True)
    return said


def _pieces(
    maker: SpeechMaker,
    sentences: tuple[Sentence, ...],
    language: Language,
    speed_cpm: int,
    said: Said,
    tell: Callable[[str], None],
) -> Iterator[Piece]:
    told = time.monotonic()
    for number, sentence in enumerate(sentences, 1):
        maker.request(sentence.text, language, speed_cpm)
        while not (answers := maker.poll(0.5)):
            pass
        for answer in answers:
            if isinstance(answer, Speech):
                said.engines[answer.engine] += 1
                yield Piece(sentence.text, answer.path, answer.timings)
            else:
                said.left_out.append((sentence.text, answer.reason))
                yield Piece(sentence.text, None)
        if time.monotonic() - told > _TOLD_EVERY:
            told = time.monotonic()
            tell(words.SAY_PROGRESS.format(number=number, sentences=len(sentences)))


def kept_words(data: Path, environ: Mapping[str, str]) -> WordList:
    """The staff's word list, if ``data`` has a database with one. Makes and changes nothing.

    Raises SettingsError, DatabaseFault.
    """
    from kiosk.database.engine import open_engine, reading
    from kiosk.database.migrate import is_current
    from kiosk.readout.kept_words import word_list

    url = read(data, environ).database_url
    if not has_database(url):
        return NO_WORDS
    engine = open_engine(url)
    try:
        if not is_current(engine):
            return NO_WORDS
        with reading(engine) as session:
            return word_list(session)
    finally:
        engine.dispose()


def has_database(url: str) -> bool:
    """Whether there can be one at ``url``: opening a file that is not there would make it."""
    return not url.startswith(_SQLITE) or Path(url.removeprefix(_SQLITE)).is_file()
