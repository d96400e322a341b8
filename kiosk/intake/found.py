"""What a content folder holds, before any file in it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kiosk.intake.kinds import Kind
from kiosk.intake.lists.rows import ListRow
from kiosk.intake.problems import Problem
from kiosk.library.model import Language
from kiosk.library.sections import Section

FILM_PAGE = 1000
"""The number of film pages that are made of 放映计划. Staff's own numbers have three digits at the
most: so it puts them behind those, and tells them from a folder of the same name."""


class Role(StrEnum):
    """What a file does in its item."""

    CONTENT = "content"
    COVER = "cover"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that can be used. ``relative`` is its path from the given folder, for people to read;
    ``name`` is its name with suffix, NFC and printable; ``size`` in bytes."""

    path: Path
    relative: str
    name: str
    kind: Kind
    size: int
    role: Role = Role.CONTENT
    language: Language | None = None

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0]

    @property
    def folder(self) -> str:
        """The folder it lies in, as people read it; that of the original when it was copied."""
        return self.relative.rpartition("/")[0]

    @property
    def suffix(self) -> str:
        return "." + self.name.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a list, read; ``where`` it stands in ``file`` ("第 5 行"), as people read it."""

    row: ListRow
    file: FoundFile
    where: str


@dataclass(frozen=True, slots=True)
class WordSheets:
    """The lines of every 读音 in a folder; not ``whole`` when some could not be read."""

    lines: tuple[ListLine, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A folder with its files, or a single file. ``key`` tells the same item again in a later load:
    the name without its number; ``name`` is the folder's or file's name without suffix. ``line`` is
    the line of a list it was made of; then there is no file but its cover, if it has one."""

    section: Section
    key: str
    name: str
    number: int | None
    relative: str
    is_folder: bool
    files: tuple[FoundFile, ...]
    line: ListLine | None = None

    def content(self, kind: Kind) -> tuple[FoundFile, ...]:
        return tuple(f for f in self.files if f.kind is kind and f.role is Role.CONTENT)

    @property
    def covers(self) -> tuple[FoundFile, ...]:
        return tuple(file for file in self.files if file.role is Role.COVER)

    def readings(self, language: Language) -> tuple[FoundFile, ...]:
        return tuple(f for f in self.files if f.role is Role.READING and f.language is language)

    @property
    def size(self) -> int:
        """Bytes in all its files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section that has a folder. With ``replaces`` it takes the place of all that is there.
    ``unusable`` holds the keys of items that were brought without a usable file."""

    section: Section
    relative: str
    replaces: bool
    items: tuple[FoundItem, ...]
    unusable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Everything of use in a folder. ``root`` is where the section folders lie. ``lists`` lie in a
    section's folder or beside those folders, ``beside`` are pictures that lie there with them;
    ``with_lists`` makes items of them. ``showings`` are the lines of the cinema's programme; it is
    not ``whole`` when some could not be read. ``words`` is None when there is no 读音."""

    root: Path
    sections: tuple[FoundSection, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    lists: tuple[FoundFile, ...] = ()
    beside: tuple[FoundFile, ...] = ()
    showings: tuple[ListLine, ...] = ()
    whole: bool = True
    words: WordSheets | None = None

    @property
    def items(self) -> tuple[FoundItem, ...]:
        return tuple(item for section in self.sections for item in section.items)
