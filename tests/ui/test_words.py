"""The staff's list of words and the voice of the screen."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.database.engine import writing
from kiosk.readout.kept_words import replace_words
from kiosk.readout.utterance import WordReading
from kiosk.services import open_services
from tests.ui.house import Visitor

PANYU = WordReading("番禺", "pan1 yu2", "pun1 jyu4")


def test_a_list_loaded_while_the_screen_is_up_is_spoken_by_at_once(
    visitor: Visitor, loaded: Path
) -> None:
    maker = visitor.app.read_aloud._maker
    with open_services(loaded, os.environ) as services:
        for words in ((PANYU,), ()):
            with writing(services.engine) as session:
                assert replace_words(session, words)
            visitor.until(lambda words=words: maker.words == words)


def test_the_screen_begins_with_the_list_there_is(visitor: Visitor, loaded: Path) -> None:
    from screens.words import Words

    class Maker:
        words: tuple[WordReading, ...] = ()

    with open_services(loaded, os.environ) as services:
        with writing(services.engine) as session:
            replace_words(session, [PANYU])
        maker = Maker()
        Words(services.engine, visitor.app.house.background).give(maker)  # type: ignore[arg-type]
        assert maker.words == (PANYU,)
        with writing(services.engine) as session:
            replace_words(session, ())
