"""Words: the staff's list of words, kept up to date in what makes the speech of the screen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from kiosk.database.engine import reading
from kiosk.errors import KioskError
from kiosk.readout.kept_words import word_list
from kiosk.readout.utterance import WordList

if TYPE_CHECKING:
    from kiosk.readout.making.maker import SpeechMaker
    from screens.background import Background

log = logging.getLogger(__name__)


class Words:
    def __init__(self, engine: Engine, background: Background) -> None:
        self._engine = engine
        self._background = background
        self._maker: SpeechMaker | None = None

    def give(self, maker: SpeechMaker) -> None:
        """The list as it is now, and from here on as it will be. Raises DatabaseFault."""
        maker.words = self._read()
        self._maker = maker

    def renew(self) -> None:
        """Something changed in the database: the list, perhaps. A long one costs no frame."""
        if self._maker is not None:
            self._background.do(self._read, self._take, self._failed)

    def _read(self) -> WordList:
        with reading(self._engine) as session:
            return word_list(session)

    def _take(self, words: WordList) -> None:
        if self._maker is not None:
            self._maker.words = words

    def _failed(self, error: KioskError) -> None:
        log.warning("the list of words is not renewed: %s", error)
