"""What 阿关's greeting needs of the voices, to be made ahead."""

from __future__ import annotations

from kiosk.library.greeting import greeting_of
from kiosk.library.model import Item
from kiosk.readout.texts import ToSay, sentences_of


def greeting_sentences(item: Item | None) -> list[ToSay]:
    """The sentences of the greeting that staff wrote (``Library.greeting``), or of the default, as
    the screen asks for them. A person's recording is played whole and needs none."""
    return [
        ToSay(sentence, part.language)
        for part in greeting_of(item)
        if part.recording is None
        for sentence in sentences_of([part.text])
    ]
