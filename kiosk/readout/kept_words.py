"""The staff's word list in the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kiosk.readout.tables import WordReadingRow
from kiosk.readout.utterance import WordList, WordReading


def word_list(session: Session) -> WordList:
    """The list that counts now, in the order of its words."""
    rows = session.scalars(select(WordReadingRow).order_by(WordReadingRow.word))
    return tuple(WordReading(row.word, row.pinyin, row.jyutping) for row in rows)


def replace_words(session: Session, words: Iterable[WordReading]) -> bool:
    """Put ``words`` in the place of the whole list; False when nothing is changed by it."""
    new = {one.word: one for one in words}
    if new == {one.word: one for one in word_list(session)}:
        return False
    session.execute(delete(WordReadingRow))
    if new:
        rows = [
            {"word": one.word, "pinyin": one.pinyin, "jyutping": one.jyutping}
            for one in new.values()
        ]
        session.execute(insert(WordReadingRow), rows)
    return True
