"""What a load does to the list of words, told to a command, a person, the staff's screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kiosk.intake.plan import Change
from kiosk.intake.word_list import WordChange, WordChanged, WordChanges
from kiosk.readout.utterance import WordReading
from kiosk.staff.model import ToldChange
from kiosk.wording import pronunciation as wording


def word_counts(changes: WordChanges) -> str:
    many = Counter(one.change for one in changes)
    return wording.COUNTS.format(**{change.value: many[change] for change in WordChange})


def word_lines(changes: WordChanges) -> Iterator[str]:
    """One line for each word; what stays as it is only counts."""
    for one in changes:
        if one.change is not WordChange.UNCHANGED:
            change = wording.CHANGES[one.change]
            yield wording.LINE.format(change=change, what=_what(one))


def told_words(changes: WordChanges) -> tuple[ToldChange, ...]:
    """The same beside the items, as the staff's screen lists them."""
    return tuple(ToldChange(wording.SECTION, _what(one), Change(one.change)) for one in changes)


def words_document(changes: WordChanges) -> list[dict[str, Any]]:
    """What ``kiosk load --json`` prints of it."""
    return [
        {
            "word": one.word.word,
            "change": one.change.value,
            "pinyin": one.word.pinyin,
            "jyutping": one.word.jyutping,
        }
        for one in changes
    ]


def _what(one: WordChanged) -> str:
    word, sounds = one.word.word, _sounds(one.word)
    match one.change:
        case WordChange.REMOVED:
            return wording.WORD_REMOVED.format(word=word)
        case WordChange.CHANGED if one.before is not None:
            return wording.WORD_BEFORE.format(word=word, sounds=sounds, before=_sounds(one.before))
        case _:
            return wording.WORD.format(word=word, sounds=sounds)


def _sounds(word: WordReading) -> str:
    told = ((wording.PINYIN, word.pinyin), (wording.JYUTPING, word.jyutping))
    return "，".join(said.format(sounds=sounds) for said, sounds in told if sounds)
