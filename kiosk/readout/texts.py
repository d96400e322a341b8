"""What the screen may be asked to read aloud, sentence by sentence, before anybody asks.

The reader and the maker of speech ahead both take an item's texts from ``item_texts``, so that a
sentence made ahead is the very one that is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.library.model import Heading, Item, Language, ListEntry, Paragraph, Sound
from kiosk.readout.model import Recorded
from kiosk.readout.sentences import split_sentences

TextBlock = Heading | Paragraph | ListEntry
"""The blocks of an item that are read; pictures, films and sounds are not, nor their captions."""

_MET_FIRST = 2
"""Sentences of each item made before any item's others: the title and what follows it. While they
are heard, the next can be made."""


@dataclass(frozen=True, slots=True)
class ToSay:
    """A sentence as the player asks the maker for it."""

    text: str
    language: Language
    recorded: Recorded | None = None


def item_texts(item: Item) -> list[str]:
    """What is read of ``item``, in order: its title, then the text of every block that has one."""
    return [item.card.title, *(one.text for one in item.blocks if isinstance(one, TextBlock))]


def sentences_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The sentences that ``texts`` are read in, in order."""
    return tuple(sentence.text for sentence in split_sentences(enumerate(texts)))


def recorded(sound: Sound, sentences: tuple[str, ...], index: int) -> Recorded:
    """The sentence ``index`` of ``sentences``, all that a person reads in ``sound``."""
    return Recorded(sound.sha256, sound.path, sound.seconds, sentences, index)


def edition_sentences(
    items: Sequence[Item], phrases: Iterable[str] = (), attract: Collection[str] = ()
) -> list[ToSay]:
    """Every sentence of ``items`` and of the screen's own ``phrases``, in both languages by turns,
    what visitors meet first at the front: the phrases, the beginning of every item, then the rest;
    each time the items of the sections (keys) in ``attract`` before the others. None twice.
    """
    said = dict.fromkeys(_both(sentences_of(phrases)))
    ordered = sorted(items, key=lambda item: item.card.section not in attract)
    whole = [_item_sentences(item) for item in ordered]
    for sentences in whole:
        said |= dict.fromkeys(sentences[: _MET_FIRST * len(Language)])
    for sentences in whole:
        said |= dict.fromkeys(sentences)
    return list(said)


def _item_sentences(item: Item) -> list[ToSay]:
    sentences = sentences_of(item_texts(item))
    found = []
    for index, text in enumerate(sentences):
        for language in Language:
            sound = item.readings.get(language)
            by = recorded(sound, sentences, index) if sound else None
            found.append(ToSay(text, language, by))
    return found


def _both(sentences: Iterable[str]) -> Iterator[ToSay]:
    for text in sentences:
        for language in Language:
            yield ToSay(text, language)
