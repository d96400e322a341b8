"""The one table of the readout: the words that staff want read otherwise."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.database.base import Base


class WordReadingRow(Base):
    """See ``kiosk.readout.utterance.WordReading``; the list of 读音.xlsx, whole."""

    __tablename__ = "word_readings"

    word: Mapped[str] = mapped_column(String(40), primary_key=True)
    pinyin: Mapped[str] = mapped_column(Text, default="")
    jyutping: Mapped[str] = mapped_column(Text, default="")
