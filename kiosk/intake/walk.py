"""The usable files below one folder, with a line for each that is not."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.intake.found import FoundFile, Role
from kiosk.intake.kinds import Kind, advice_for, is_junk, kind_of
from kiosk.intake.names import NAME_LIMIT, half_width, is_garbled, order_key, shown
from kiosk.intake.problems import Level, Problem, problem
from kiosk.library.model import Language
from kiosk.wording import intake as wording

DEEPEST = 3
"""Folders inside an item's folder that are still looked into."""

_READING = re.compile(r"朗读(?:[\s_—–-]*(普通话|国语|粤语|广东话|白话).*|[\s_()\d-]*)")
_LANGUAGES = {
    "普通话": Language.MANDARIN,
    "国语": Language.MANDARIN,
    "粤语": Language.CANTONESE,
    "广东话": Language.CANTONESE,
    "白话": Language.CANTONESE,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder seen in a folder, junk aside; its name is readable and short enough."""

    path: Path
    relative: str
    name: str
    is_folder: bool
    size: int


def entries(folder: Path, top: Path) -> Iterator[Entry | Problem]:
    """What lies directly in ``folder``, in people's order; ``relative`` counts from ``top``."""
    where = below(folder, top)
    try:
        paths = sorted(folder.iterdir(), key=lambda path: (order_key(path.stem), path.name))
    except OSError:
        yield problem(where, wording.WHERE_FOLDER, wording.UNREADABLE)
        return
    for path in paths:
        if not is_junk(path.name):
            yield _entry(path, below(path, top))


def usable(entry: Entry) -> FoundFile | Problem:
    """The file with its kind and role, or what to say about it."""
    suffix = Path(entry.name).suffix
    kind = kind_of(suffix)
    if kind is None:
        level: Level = (
            "note" if advice_for(suffix) in (wording.UNKNOWN_KIND, wording.NO_SUFFIX) else "error"
        )
        return problem(
            entry.relative, wording.WHERE_FILE, advice_for(suffix), level, suffix=suffix.lower()
        )
    if entry.size == 0:
        return problem(entry.relative, wording.WHERE_FILE, wording.EMPTY_FILE)
    file = FoundFile(entry.path, entry.relative, entry.name, kind, entry.size)
    name = half_width(file.stem).strip()
    if re.fullmatch(r"封面[\s_\-()（）\d]*", name):
        if kind is Kind.PICTURE:
            return replace(file, role=Role.COVER)
        return problem(entry.relative, wording.WHERE_FILE, wording.COVER_NOT_PICTURE)
    reading = _READING.fullmatch(name)
    if reading and (reading[1] or kind is Kind.SOUND):
        if kind is Kind.SOUND:
            language = _LANGUAGES[reading[1] or "普通话"]
            return replace(file, role=Role.READING, language=language)
        if kind is not Kind.TEXT:
            return problem(entry.relative, wording.WHERE_FILE, wording.READING_NOT_SOUND)
    return file


def files_below(folder: Path, top: Path, deeper: int = DEEPEST) -> Iterator[FoundFile | Problem]:
    """All files of an item's folder: its own first, then those of folders inside it."""
    inner: list[Entry] = []
    for entry in entries(folder, top):
        if isinstance(entry, Problem):
            yield entry
        elif entry.is_folder:
            inner.append(entry)
        else:
            yield usable(entry)
    for entry in inner:
        if deeper > 0:
            yield from files_below(entry.path, top, deeper - 1)
        else:
            yield problem(entry.relative, wording.WHERE_FOLDER, wording.TOO_DEEP)


def below(path: Path, top: Path) -> str:
    """The path from ``top`` as people read it; "" for ``top`` itself."""
    try:
        parts = path.relative_to(top).parts
    except ValueError:
        parts = (path.name,)
    return "/".join(map(shown, parts))


def _entry(path: Path, relative: str) -> Entry | Problem:
    name = shown(path.name)
    if is_garbled(path.name):
        return problem(relative, wording.WHERE_NAME, wording.NAME_GARBLED)
    if len(name) > NAME_LIMIT:
        return problem(
            relative,
            wording.WHERE_NAME,
            wording.NAME_TOO_LONG,
            length=len(name),
            limit=NAME_LIMIT,
        )
    try:
        status = path.lstat()
    except OSError:
        return problem(relative, wording.WHERE_FILE, wording.UNREADABLE)
    if stat.S_ISLNK(status.st_mode):
        return problem(relative, wording.WHERE_FILE, wording.LINK)
    if not stat.S_ISDIR(status.st_mode) and not stat.S_ISREG(status.st_mode):
        return problem(relative, wording.WHERE_FILE, wording.UNREADABLE)
    return Entry(path, relative, name, stat.S_ISDIR(status.st_mode), status.st_size)
