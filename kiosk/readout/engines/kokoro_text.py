"""An utterance in Kokoro's notation: lines of phonemes, with the rest after each.

Kokoro was taught Mandarin as misaki writes it (IPA with arrows for tones) and English as espeak-ng
does; both stand in the same 114 symbols.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from kiosk.readout.engines.timing import rest_after
from kiosk.readout.model import SpeechError
from kiosk.readout.utterance import Clause, Rest, Syllable, Token, Utterance

English = Callable[[str], str]
"""One word or letter in Latin script to English phonemes."""

_MARKS = {"、": ",", "，": ",", "：": ":", "；": ";", "。": ".", "？": "?", "！": "!"}
_RHOTIC = "ɻ"
_GLIDE = "\u032f"  # misaki's sign under the second half of a diphthong; Kokoro never saw it


def lines_of(utterance: Utterance, english: English) -> Iterator[tuple[int, str, float]]:
    """What to say, in order: the number of the clause it belongs to, the phonemes, and the seconds
    to rest afterwards at ``DEFAULT_CPM``. Clauses with nothing to say have no line.

    Raises SpeechError for a syllable that Mandarin does not have.
    """
    last = len(utterance.clauses) - 1
    for number, clause in enumerate(utterance.clauses):
        stretches = list(_stretches(clause))
        for index, (tokens, mark) in enumerate(stretches, 1):
            if not mark:  # ends with a mark that is no Rest, or with none
                mark = "。" if number == last and index == len(stretches) else "，"
            yield number, _said(tokens, english) + _MARKS[mark], rest_after(mark)


def _stretches(clause: Clause) -> Iterator[tuple[list[Token], str]]:
    """What is said between two rests, and the longest mark after it ("" if there is none)."""
    said: list[Token] = []
    for resting, tokens in groupby(clause.said, key=lambda token: isinstance(token, Rest)):
        if not resting:
            said = list(tokens)
        elif said:
            marks = [token.mark for token in tokens if isinstance(token, Rest)]
            yield said, max(marks, key=rest_after)
            said = []
    if said:
        yield said, ""


def _said(tokens: list[Token], english: English) -> str:
    words: list[str] = []
    for token in tokens:
        if isinstance(token, Syllable):
            words.append(syllable(token.sound))
        elif not isinstance(token, Rest):
            words += map(english, token.text.split())
    return " ".join(filter(None, words))


@cache
def syllable(sound: str) -> str:
    """The phonemes of one syllable with its tone ("zhong1", "hua5", "huar4").

    Raises SpeechError when misaki has none.
    """
    from misaki.zh import ZHG2P

    letters, tone = sound.rstrip("12345"), sound[-1:]
    if letters == "r":
        return _RHOTIC
    letters = letters.replace("wong", "weng")
    rhotic = letters.endswith("r") and letters != "er"
    try:
        phonemes = str(ZHG2P.py2ipa(f"{letters[:-1] if rhotic else letters}{tone}"))
    except (ValueError, AssertionError, IndexError) as error:
        raise SpeechError(f"no syllable of Mandarin: {sound}") from error
    return phonemes.replace(_GLIDE, "") + (_RHOTIC if rhotic else "")
