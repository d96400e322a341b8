"""An item as read from its files, before pictures, films and sounds are prepared.

These values can be pickled: they cross from the child that opens files to the process that loads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.intake.found import FoundFile, FoundItem
from kiosk.intake.problems import Problem
from kiosk.library.model import Heading, Language, ListEntry, Paragraph


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A place in a text where the picture file ``name`` (as written there) belongs."""

    name: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture that came inside a Word file, or a page of a PDF, and was written to ``path``; the
    ``number``-th. ``text`` is that file's relative path, once it is known."""

    path: Path
    number: int
    caption: str = ""
    text: str = ""


TextBlock = Heading | Paragraph | ListEntry | NamedPicture | EmbeddedPicture


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of the head as written: 日期, 来源, 上架, 下架 or 审核, and what stands after it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Something inside a text that cannot be used; the rest of the text can."""

    where: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class TextDraft:
    """One text file as read. ``title`` is the text's own, "" when it has none. ``characters``
    counts all of it, white space aside."""

    title: str
    head: tuple[HeadLine, ...]
    blocks: tuple[TextBlock, ...]
    characters: int
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A picture, film or sound of the item where it stands in the flow."""

    file: FoundFile
    caption: str = ""


DraftBlock = Heading | Paragraph | ListEntry | PlacedFile | EmbeddedPicture


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item in reading order. ``usable`` is false when it must not be shown; what was on show
    before stays then. ``problems`` are in people's order."""

    found: FoundItem
    title: str
    blocks: tuple[DraftBlock, ...]
    date_text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    source: str = ""
    approved_by: str = ""
    show_from: datetime | None = None
    show_until: datetime | None = None
    cover: FoundFile | None = None
    readings: dict[Language, FoundFile] = field(default_factory=dict)
    usable: bool = True
    problems: tuple[Problem, ...] = ()
