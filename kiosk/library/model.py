"""What is on show, as plain immutable values: the library hands these to screens and commands.

Nothing here knows the database or a screen. Paths are absolute and point into the media store
(or, for a preview, to wherever the files were prepared); they name files that exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Language(StrEnum):
    """A spoken language; values are the ISO 639-3 codes used by the speech engines."""

    MANDARIN = "cmn"
    CANTONESE = "yue"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture brought to panel size: ``panel`` for full screen, ``card`` for lists (both JPEG
    or PNG); ``width`` x ``height`` in pixels of the panel file."""

    sha256: str
    panel: Path
    card: Path
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """An H.264 yuv420p film in MP4. ``seconds`` is its length; ``poster`` a telling frame."""

    sha256: str
    path: Path
    width: int
    height: int
    seconds: float
    has_sound: bool
    poster: Picture | None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file the player can play (OGG Vorbis). ``seconds`` is its length."""

    sha256: str
    path: Path
    seconds: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list. ``marker`` is what stands before it: "•" or "3."."""

    text: str
    marker: str = "•"


Block = Heading | Paragraph | ListEntry | Picture | Film | Sound
"""One thing in the flow of an item, in reading order."""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """What a list, a wall or the attract loop shows of an item.

    ``id`` names one version of an item in the database. ``date_text`` is the date as staff wrote
    it ("1923年6月"), ``year``, ``month``, ``day`` what could be read from it. ``summary`` is the
    first paragraph, whole. ``characters`` counts the text to read. ``key`` is the staff's name of
    the item (within its section), the same in every version of it.
    """

    id: int
    section: str
    title: str
    summary: str = ""
    date_text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    cover: Picture | None = None
    film: Film | None = None
    pictures: int = 0
    characters: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item whole, as the reader shows it.

    ``readings`` maps a language to a person's own recording of the text.
    """

    card: ItemCard
    blocks: tuple[Block, ...]
    source: str = ""
    approved_by: str = ""
    show_from: datetime | None = None
    show_until: datetime | None = None
    readings: dict[Language, Sound] = field(default_factory=dict)
