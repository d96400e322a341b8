"""An utterance in espeak-ng's own notation: lines of SSML, with the rest after each.

The voices for pinyin and jyutping read syllables with tone figures. Where they cannot, they read
English ("xiong two") or swallow the syllable; such syllables are given in phonemes, and a test goes
through every syllable of the dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from kiosk.library.model import Language
from kiosk.readout.engines.timing import rest_after
from kiosk.readout.utterance import Clause, Rest, Syllable, Token, Utterance

# What espeak-ng 1.52 lacks, in its own phonemes. jiong: its -ong with j, q, x sounds right.
# Cantonese m and ng: 唔 and 五 would last 0.04 s instead of 0.2 and have no tone.
_MANDARIN = {
    "jiong": "tS;'ong", "qiong": "tS;h'ong", "xiong": "S;'ong", "wong": "w'ong",
    "m": "'m-", "n": "'n-", "ng": "'N-", "hm": "X'm-", "hng": "X'N-",
    "ê": "'E", "r": "@r",
}  # fmt: skip
_CANTONESE = {"m": "'m-", "ng": "'ng", "hm": "h'm-", "hng": "h'N-"}
_PHONEMES = {Language.MANDARIN: _MANDARIN, Language.CANTONESE: _CANTONESE}
_TONES = {
    Language.MANDARIN: {"1": "55", "2": "35", "3": "214", "4": "51", "5": "11"},
    Language.CANTONESE: {figure: figure for figure in "123456"},
}

_MOST_AT_ONCE = 100
"""Tokens of one line: espeak cuts lines of 800 letters by itself, and not where one would."""

_LETTER_A = re.compile(r"(?<![\w'’-])A(?![\w'’-])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|\[\[|\]\]")


def lines_of(utterance: Utterance) -> Iterator[tuple[int, str, float]]:
    """What to say, in order: the number of the clause it belongs to, the SSML, and the seconds to
    rest afterwards at ``DEFAULT_CPM``. Clauses with nothing to say have no line."""
    for number, clause in enumerate(utterance.clauses):
        lines = list(_lines(clause, utterance.language))
        for index, (said, rest) in enumerate(lines, 1):
            if index == len(lines) and not rest:  # ends with a mark that is no Rest, or with none
                rest = rest_after("。" if number == len(utterance.clauses) - 1 else "，")
            yield number, said, rest


def _lines(clause: Clause, language: Language) -> Iterator[tuple[str, float]]:
    said: list[Token] = []
    for resting, tokens in groupby(clause.said, key=lambda token: isinstance(token, Rest)):
        if not resting:
            said = list(tokens)
            while len(said) > _MOST_AT_ONCE:
                yield _written(said[:_MOST_AT_ONCE], language), 0.0
                said = said[_MOST_AT_ONCE:]
        elif said:
            longest = max(rest_after(token.mark) for token in tokens if isinstance(token, Rest))
            yield _written(said, language), longest
            said = []
    if said:
        yield _written(said, language), 0.0


def _written(tokens: list[Token], language: Language) -> str:
    return " ".join(
        syllable(token.sound, language) if isinstance(token, Syllable) else _foreign(token.text)
        for token in tokens
        if not isinstance(token, Rest)
    )


def syllable(sound: str, language: Language) -> str:
    """One syllable with its tone, as the voice of ``language`` reads it right."""
    sound = sound.replace("ü", "v")
    phonemes = _PHONEMES[language].get(sound[:-1])
    tone = _TONES[language].get(sound[-1:])
    return f"[[{phonemes}{tone}]]" if phonemes and tone else escape(_CONTROL.sub("", sound))


def _foreign(text: str) -> str:
    # "A" among other letters would be read as the article.
    letters = _LETTER_A.sub("[['eI]]", escape(_CONTROL.sub("", text)))
    return f'<voice xml:lang="en">{letters}</voice>'
