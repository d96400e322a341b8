"""What intake hands to ``kiosk.library.editions``: items whose media already lie in the store.

The values mirror ``kiosk.library.model`` with stored files in place of paths. They are immutable;
two items of the same content have the same digest, whatever order or edition they stand in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from kiosk.library.model import Heading, Language, ListEntry, Paragraph


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the media store: hex ``sha256`` of its content, ``suffix`` with the dot (".jpg"),
    ``size`` in bytes."""

    sha256: str
    suffix: str
    size: int


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture at panel size and at card size; ``width`` x ``height`` in pixels of the panel."""

    panel: StoredFile
    card: StoredFile
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """An H.264 film. ``seconds`` is its length."""

    file: StoredFile
    width: int
    height: int
    seconds: float
    has_sound: bool
    poster: PictureFacts | None = None


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """A sound file the player can play. ``seconds`` is its length."""

    file: StoredFile
    seconds: float


MediaFacts = PictureFacts | FilmFacts | SoundFacts


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    facts: PictureFacts
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PreparedFilm:
    facts: FilmFacts
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PreparedSound:
    facts: SoundFacts
    caption: str = ""


PreparedBlock = Heading | Paragraph | ListEntry | PreparedPicture | PreparedFilm | PreparedSound


@dataclass(frozen=True)
class PreparedItem:
    """One item, ready to be shown.

    ``section`` is the section's key; ``key`` the staff's name of the item (folder or file name
    without its leading number and suffix), which tells the same item again in the next edition;
    ``number`` the leading number, if there was one. ``cover`` is the picture named 封面; without
    one the first picture, then the poster of the first film, stands on the card.
    The order of items is the order in which they are handed to ``publish``.
    """

    section: str
    key: str
    title: str
    blocks: tuple[PreparedBlock, ...] = ()
    number: int | None = None
    date_text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    source: str = ""
    approved_by: str = ""
    show_from: datetime | None = None
    show_until: datetime | None = None
    cover: PictureFacts | None = None
    readings: Mapping[Language, SoundFacts] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """The first paragraph, whole; empty when there is none."""
        return next((block.text for block in self.blocks if isinstance(block, Paragraph)), "")

    @property
    def characters(self) -> int:
        """How many characters there are to read, white space aside."""
        texts = (
            block.text
            for block in self.blocks
            if isinstance(block, Heading | Paragraph | ListEntry)
        )
        return sum(len("".join(text.split())) for text in texts)

    @property
    def pictures(self) -> int:
        return sum(isinstance(block, PreparedPicture) for block in self.blocks)

    @property
    def film(self) -> PreparedFilm | None:
        """The first film in the flow."""
        return next((block for block in self.blocks if isinstance(block, PreparedFilm)), None)

    @property
    def card_picture(self) -> PreparedPicture | None:
        """The picture for lists: the cover, else the first picture, else the film's poster."""
        if self.cover is not None:
            return PreparedPicture(self.cover)
        for block in self.blocks:
            if isinstance(block, PreparedPicture):
                return block
        if self.film is not None and self.film.facts.poster is not None:
            return PreparedPicture(self.film.facts.poster, self.film.caption)
        return None

    @cached_property
    def digest(self) -> str:
        """Hex SHA-256 of everything but ``number``: renumbering makes no new version."""
        content = [
            self.section,
            self.key,
            self.title,
            self.date_text,
            [self.year, self.month, self.day],
            self.source,
            self.approved_by,
            _instant(self.show_from),
            _instant(self.show_until),
            media_digest(self.cover) if self.cover else None,
            sorted((language.value, media_digest(m)) for language, m in self.readings.items()),
            [_block(block) for block in self.blocks],
        ]
        return _sha256(content)


def media_digest(facts: MediaFacts) -> str:
    """The name of a medium: hex SHA-256 over its kind and the files it consists of."""
    match facts:
        case PictureFacts(panel=panel, card=card):
            return _sha256(["picture", panel.sha256, card.sha256])
        case FilmFacts(file=file, poster=poster):
            return _sha256(["film", file.sha256, media_digest(poster) if poster else None])
        case SoundFacts(file=file):
            return _sha256(["sound", file.sha256])


def _block(block: PreparedBlock) -> Sequence[object]:
    match block:
        case Heading(text=text, level=level):
            return ["heading", text, level]
        case Paragraph(text=text):
            return ["paragraph", text]
        case ListEntry(text=text, marker=marker):
            return ["entry", text, marker]
        case PreparedPicture() | PreparedFilm() | PreparedSound():
            return ["medium", media_digest(block.facts), block.caption]


def _instant(at: datetime | None) -> str | None:
    if at is None:
        return None
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat()


def _sha256(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
