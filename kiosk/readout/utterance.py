"""What a voice is given to say: the displayed text in clauses, each as syllables, rests and foreign
words; and where in the made sound each clause is heard.

Offsets are characters of the displayed text, whatever was written out or read otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kiosk.library.model import Language


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable with its tone: "zhong1" (pinyin, ü as v, the neutral tone as 5) or "gwong2"
    (jyutping)."""

    sound: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Letters and words in Latin script, to be said in English: "Wi-Fi", "A E D"."""

    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    """A mark that a voice pauses at or that gives the sentence its tune: one of ，。？！：；、"""

    mark: str


Token = Syllable | Foreign | Rest


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]`` of the displayed text and how it is said; ``said`` may be empty."""

    start: int
    end: int
    said: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """The clauses cover ``text`` in order without a gap."""

    language: Language
    text: str
    clauses: tuple[Clause, ...]

    @property
    def silent(self) -> bool:
        """Whether there is nothing to say at all."""
        return all(isinstance(one, Rest) for clause in self.clauses for one in clause.said)


class Timing(msgspec.Struct, frozen=True, array_like=True):
    """``text[first:last]`` is heard from ``start`` to ``end`` seconds of the sound."""

    start: float
    end: float
    first: int
    last: int


class WordReading(msgspec.Struct, frozen=True, array_like=True):
    """How staff want ``word`` read: one syllable with its tone for each character, parted by blanks
    ("chong2 qing4"). An empty one leaves that language to the usual reading."""

    word: str
    pinyin: str = ""
    jyutping: str = ""

    def sounds(self, language: Language) -> tuple[str, ...]:
        written = self.pinyin if language is Language.MANDARIN else self.jyutping
        return tuple(written.split())


WordList = tuple[WordReading, ...]
NO_WORDS: WordList = ()


def that_matter(words: WordList, text: str, language: Language) -> WordList:
    """The entries that ``text`` is read otherwise by, sorted: part of the name that its sound is
    kept under, so that a changed list makes anew what it changes and nothing else."""
    return tuple(sorted((w for w in words if w.word in text and w.sounds(language)), key=str))
