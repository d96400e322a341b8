"""Beside the items: the lines of 读音 on their way to the readout, and what they change.

The sheet is the whole list: a word that is not in it any more is read as usual again. Unless a line
could not be read; then words are only added and changed, and a cell that could not be read leaves
its word as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from kiosk.database.changes import announce
from kiosk.intake.found import Found, WordSheets
from kiosk.intake.lists.rows import Reading
from kiosk.readout.kept_words import replace_words, word_list
from kiosk.readout.utterance import WordReading


class WordChange(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class WordChanged:
    """A word that was brought or goes: how it is read, and how it was ``before`` (if that is
    known)."""

    change: WordChange
    word: WordReading
    before: WordReading | None = None


WordChanges = tuple[WordChanged, ...]


def bring(session: Session, found: Found) -> WordChanges:
    """Put the words of ``found`` in the place of the list, in the caller's transaction. Nothing is
    done when there is no 读音."""
    if found.words is None:
        return ()
    kept = {one.word: one for one in word_list(session)}
    new = _brought(found.words, kept)
    if replace_words(session, new.values()):
        announce(session)
    return _compared(kept, new)


def plan(session: Session, found: Found) -> WordChanges:
    """What ``bring`` would do; a reading session will do."""
    if found.words is None:
        return ()
    kept = {one.word: one for one in word_list(session)}
    return _compared(kept, _brought(found.words, kept))


def differ(changes: WordChanges) -> bool:
    """Whether anything will be read otherwise."""
    return any(one.change is not WordChange.UNCHANGED for one in changes)


def _brought(sheets: WordSheets, kept: dict[str, WordReading]) -> dict[str, WordReading]:
    new = {} if sheets.whole else dict(kept)
    for line in sheets.lines:
        row = line.row
        if not isinstance(row, Reading):
            raise TypeError("not a line of 读音")
        before = kept.get(row.word, WordReading(row.word))
        reading = WordReading(
            row.word,
            before.pinyin if row.pinyin is None else row.pinyin,
            before.jyutping if row.jyutping is None else row.jyutping,
        )
        if reading.pinyin or reading.jyutping:
            new[row.word] = reading
    return new


def _compared(kept: dict[str, WordReading], new: dict[str, WordReading]) -> WordChanges:
    changes = []
    for word in sorted(kept.keys() | new.keys()):
        before, after = kept.get(word), new.get(word)
        if after is None:
            assert before is not None
            changes.append(WordChanged(WordChange.REMOVED, WordReading(word), before))
        elif before is None:
            changes.append(WordChanged(WordChange.NEW, after))
        else:
            change = WordChange.UNCHANGED if after == before else WordChange.CHANGED
            changes.append(WordChanged(change, after, before))
    return tuple(changes)
