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
from kiosk.wording.readout import LANGUAGE_NAMES


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
    if one.change is WordChange.REMOVED:
        return wording.WORD_REMOVED.format(word=one.word.word)
    before = one.before if one.change is WordChange.CHANGED else None
    return wording.WORD.format(word=one.word.word, sounds=_sounds(one.word, before))


def _sounds(word: WordReading, before: WordReading | None) -> str:
    """How it is read; of a changed one, what is otherwise than ``before``."""
    told = []
    for language, name in LANGUAGE_NAMES.items():
        sounds = " ".join(word.sounds(language))
        if before is None and sounds:
            told.append(wording.SOUNDS.format(language=name, sounds=sounds))
        elif before is not None and word.sounds(language) != before.sounds(language):
            was, now = (
                " ".join(one.sounds(language)) or wording.AS_USUAL for one in (before, word)
            )
            told.append(wording.OTHERWISE.format(language=name, before=was, sounds=now))
    return "，".join(told)
