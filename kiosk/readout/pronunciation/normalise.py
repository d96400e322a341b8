"""Writes out what a voice would stumble over: figures, dates, signs, brackets, addresses.

The result is only spoken, never shown, so it may be of any length; each of its characters knows
which displayed one it comes from, so that the light on the screen stays where the voice is. What is
said for what stands in ``written_rules.py``, ``written_quantities.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.library.model import Language
from kiosk.readout.pronunciation.numerals import ordinal
from kiosk.readout.pronunciation.written_rules import FIRST_WORD, LAST_WORD, Say, rules

_SYMBOLS: dict[int, str] = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()},
        "％": "%", "．": ".", "＋": "+", "－": "-", "−": "-", "／": "/", "＠": "@", "＆": "&",
        "＃": "#", "＝": "=", "＄": "$", "○": "〇", "―": "—", "\u3000": " ", "\u00a0": " ",
        "\u200b": "", "\ufeff": "",
        # ① ⑴ ㈠ before an entry of a list, Ⅲ and ⅲ for a number.
        **{chr(0x2460 + i): f"，{ordinal(str(i + 1))}，" for i in range(20)},
        **{chr(0x2474 + i): f"，{ordinal(str(i + 1))}，" for i in range(20)},
        **{chr(0x3220 + i): f"，{ordinal(str(i + 1))}，" for i in range(10)},
        **{chr(0x2160 + i): ordinal(str(i + 1)) for i in range(12)},
        **{chr(0x2170 + i): ordinal(str(i + 1)) for i in range(12)},
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """``origins[i]`` is the offset in the displayed text that ``said[i]`` comes from; it never
    falls. A word left alone is one character of ``said``, from FIRST_WORD on by its number."""

    said: str
    origins: Sequence[int]


def normalise(text: str, language: Language) -> str:
    """``text`` as a voice should be given it, with every figure written out in ``language``.

    May be empty, when there was nothing to say.
    """
    return write_out(text, language).said


def write_out(text: str, language: Language, words: Sequence[tuple[int, int, int]] = ()) -> Written:
    """As ``normalise``, with the way back. ``words`` are stretches to leave alone, in order and
    apart: start, end, number of the word."""
    characters: list[str] = []
    origins: list[int] = []
    begun = 0
    for start, end, word in (*words, (len(text), len(text), -1)):
        for offset in range(begun, start):
            character = _SYMBOLS.get(ord(text[offset]), text[offset])
            if not FIRST_WORD <= ord(text[offset]) <= LAST_WORD:
                characters += character
                origins += [offset] * len(character)
        if word >= 0:
            characters.append(chr(FIRST_WORD + word))
            origins.append(start)
        begun = end
    said = "".join(characters)
    for pattern, say in rules():
        said, origins = _applied(pattern, say, language, said, origins)
    return Written(said, origins)


def _applied(
    pattern: re.Pattern[str], say: str | Say, language: Language, said: str, origins: list[int]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in pattern.finditer(said):
        old, new = match[0], say if isinstance(say, str) else say(match, language)
        # What stays as it was at either end keeps its place; the rest is where the change begins.
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        start, end = match.span()
        changed = len(new) - head - tail
        pieces += said[done:start], new
        kept += origins[done : start + head]
        kept += [origins[min(start + head, len(origins) - 1)]] * changed if changed else ()
        kept += origins[end - tail : end]
        done = end
    if not pieces:
        return said, origins
    return "".join(pieces) + said[done:], kept + origins[done:]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    longest = min(len(one), len(other))
    return next((at for at in range(longest) if one[at] != other[at]), longest)
