"""Cuts displayed text into sentences that can be spoken, lit and stopped one by one.

The offsets are what the screen lights, so nothing of the text is lost, moved or changed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kiosk.readout.model import Sentence

LONGEST = 60
"""Characters of a sentence from its first to its last spoken one. At 200 characters a minute this
is 18 seconds: longer, and a listener no longer sees where the voice is."""

_TERMINATORS = "。！？；…!?;\n"
_CLOSERS = "”’」』）】》〉〕］)]'\""
_CUTS = "，、：,:"

# Stretches inside which a full stop, colon or question mark ends nothing.
_WHOLE = re.compile(
    r"""
    (?:https?://|www\.)[!-~]*[A-Za-z0-9/]     # addresses, without the punctuation after them
    | [A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]
    | \d+(?:[.:：,/~～—–-]\d+)+                  # 3.14  19:30  350,000  1955-1961
    | [A-Za-z0-9]+(?:[.'’-][A-Za-z0-9]+)+       # Wi-Fi, 1.2.b
    | [A-Za-z0-9]+
    """,
    re.VERBOSE,
)
_LED_NUMBER = re.compile(r"[:：](?=\s*[+\d])")
_WESTERN_STOP = re.compile(r"(?<=[A-Za-z]{2})\.(?=[\s”’」』）)\]'\"]|$)")


def split_sentences(blocks: Iterable[tuple[int, str]]) -> tuple[Sentence, ...]:
    """The sentences of ``blocks`` (block number, displayed text), in order.

    The sentences of a block cover its text exactly; a block with nothing to say (blank, or only
    punctuation) has none. No sentence has more than LONGEST characters between its first and its
    last spoken one.
    """
    return tuple(
        Sentence(block, start, end, text[start:end])
        for block, text in blocks
        for start, end in _spans(text)
    )


def speakable(text: str) -> bool:
    """Whether ``text`` holds anything to say: a letter, a figure or a Han character."""
    return any(character.isalnum() for character in text)


def clause_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of ``text``: what stands between two marks of punctuation, with
    the marks and blanks after it. They cover the text in order; each has something to say, unless
    the whole text has nothing. 电话：12345 is one clause: alone, the number would be read as an
    amount."""
    inside = {at for match in _WHOLE.finditer(text) for at in range(match.start(), match.end())}
    inside.update(match.start() for match in _LED_NUMBER.finditer(text))
    start, found, position = 0, 0, 0
    while position < len(text):
        ends_here = text[position] in _CUTS + _TERMINATORS and position not in inside
        position += 1
        if not ends_here:
            continue
        while position < len(text) and (
            text[position] in _CUTS + _TERMINATORS + _CLOSERS or text[position].isspace()
        ):
            position += 1
        if speakable(text[found:position]):
            if found > start:
                yield start, found
            start, found = found, position
    if speakable(text[found:]) and found > start:
        yield start, found
        start = found
    if start < len(text):
        yield start, len(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if not speakable(text):
        return
    whole = [range(match.start(), match.end()) for match in _WHOLE.finditer(text)]
    inside = {position for stretch in whole for position in stretch}
    joined = {position for stretch in whole for position in stretch[1:]}
    ends = [*_sentence_ends(text, inside), len(text)]
    start = 0
    for end in _with_something_to_say(text, ends):
        for cut in _shortened(text, start, end, joined):
            yield start, cut
            start = cut


def _sentence_ends(text: str, inside: set[int]) -> Iterator[int]:
    stops = {match.start() for match in _WESTERN_STOP.finditer(text)}
    position, begun = 0, 0
    while position < len(text):
        ends_here = text[position] in _TERMINATORS and position not in inside
        position += 1
        if not (ends_here or position - 1 in stops):
            continue
        while position < len(text) and _belongs_to_end(text, begun, position):
            position += 1
        yield position
        begun = position


def _belongs_to_end(text: str, begun: int, position: int) -> bool:
    character = text[position]
    if character in "\"'":  # a straight quote closes only what this sentence opened
        return text.count(character, begun, position) % 2 == 1
    return character in _TERMINATORS or character in _CLOSERS or character.isspace()


def _with_something_to_say(text: str, ends: list[int]) -> Iterator[int]:
    """Joins a piece of mere punctuation to the sentence before it (the first, to the one after)."""
    start, kept = 0, None
    for end in ends:
        if speakable(text[start:end]):
            if kept is not None:
                yield kept
            start, kept = end, end
        elif kept is not None:
            start, kept = end, end
    yield len(text)


def _shortened(text: str, start: int, end: int, joined: set[int]) -> Iterator[int]:
    spoken = [position for position in range(start, end) if text[position].isalnum()]
    begin = spoken[0]
    while spoken[-1] - begin + 1 > LONGEST:
        cut = _best_cut(text, begin + 1, begin + LONGEST, joined)
        yield cut
        begin = spoken[bisect_left(spoken, cut)]
    yield end


def _best_cut(text: str, first: int, last: int, joined: set[int]) -> int:
    """Where to cut within ``first..last``: after the last comma, else after the last blank, else
    between two characters, and inside an address or a number only when it fills the whole piece."""
    free = [cut for cut in range(first, last + 1) if cut not in joined]
    # A comma that closes a tiny first piece would leave a stump.
    far = [cut for cut in free if cut - first >= LONGEST // 3]
    for wanted in (_CUTS, " \u3000\t"):
        for cut in reversed(far):
            if text[cut - 1] in wanted and not text[cut : cut + 1].isspace():
                return cut
    return free[-1] if free else last
