"""The usable files below one folder, with a line for each that is not."""

from __future__ import annotations

import heapq
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from kiosk.intake.allowance import MOST_LISTED, Allowance, for_item, for_section, too_large
from kiosk.intake.found import FoundFile, Role
from kiosk.intake.kinds import Kind, advice_for, is_junk, kind_of
from kiosk.intake.names import NAME_LIMIT, half_width, is_garbled, order_key, section_of, shown
from kiosk.intake.problems import Level, Problem, problem
from kiosk.library.model import Language
from kiosk.wording import intake as wording
from kiosk.wording import limits as limit_wording

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


def entries(folder: Path, top: Path, *allowances: Allowance) -> Iterator[Entry | Problem]:
    """What lies directly in ``folder``, in people's order; ``relative`` counts from ``top``. Each
    entry counts for all ``allowances`` (by default, one section's); when one of them is used up,
    that is told instead of the rest."""
    allowances = allowances or (for_section(),)
    where = below(folder, top)
    most = max(0, min(allowance.left for allowance in allowances))
    try:
        paths, are_all = _listed(folder, most)
    except OSError:
        yield problem(where, wording.WHERE_FOLDER, wording.UNREADABLE)
        return
    taken: set[str] = set()
    for path in paths:
        for allowance in allowances:
            if not allowance.take():
                yield from allowance.told(where)
                return
        entry = _entry(path, below(path, top))
        if isinstance(entry, Entry):
            if entry.name in taken:
                entry, note = _renamed(entry, taken)
                yield note
            taken.add(entry.name)
        yield entry
    if not are_all:
        fullest = min(allowances, key=lambda allowance: allowance.left)
        yield from fullest.told(where)


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
    if (too_much := too_large(entry.relative, kind, suffix, entry.size)) is not None:
        return too_much
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


def files_below(folder: Path, top: Path, *allowances: Allowance) -> Iterator[FoundFile | Problem]:
    """All files of an item's folder: its own first, then those of folders inside it. They count for
    all ``allowances`` and for one of the item's own."""
    yield from _files_below(folder, top, (for_item(), *allowances), DEEPEST)


def _files_below(
    folder: Path, top: Path, allowances: tuple[Allowance, ...], deeper: int
) -> Iterator[FoundFile | Problem]:
    inner: list[Entry] = []
    for entry in entries(folder, top, *allowances):
        if isinstance(entry, Problem):
            yield entry
        elif entry.is_folder:
            inner.append(entry)
        else:
            yield usable(entry)
    for entry in inner:
        if deeper > 0:
            yield from _files_below(entry.path, top, allowances, deeper - 1)
        else:
            yield problem(entry.relative, wording.WHERE_FOLDER, wording.TOO_DEEP)


def below(path: Path, top: Path) -> str:
    """The path from ``top`` as people read it; "" for ``top`` itself."""
    try:
        parts = path.relative_to(top).parts
    except ValueError:
        parts = (path.name,)
    return "/".join(map(shown, parts))


def _listed(folder: Path, most: int) -> tuple[list[Path], bool]:
    """At most ``most`` of what is in a folder, sections and then folders first, junk aside; in
    people's order, and whether that is all. Takes a fixed amount of memory."""
    with os.scandir(folder) as listing:
        keys = (
            (_rank(each), order_key(Path(each.name).stem), each.name)
            for each in islice(listing, MOST_LISTED)
            if not is_junk(each.name)
        )
        first = heapq.nsmallest(most + 1, keys)
    inside = sorted(first[:most], key=lambda key: key[1:])
    return [folder / name for _, _, name in inside], len(first) <= most


def _rank(entry: os.DirEntry[str]) -> int:
    """What is left out last when there is too much of everything has the lowest."""
    if not entry.is_dir(follow_symlinks=False):
        return 2
    return 0 if section_of(entry.name) else 1


def _renamed(entry: Entry, taken: set[str]) -> tuple[Entry, Problem]:
    """Two names that look the same (other Unicode form, invisible characters): the second gets a
    number, so that neither is taken for the other further on."""
    stem, dot, suffix = entry.name.rpartition(".") if not entry.is_folder else ("", "", entry.name)
    stem, suffix = (stem, dot + suffix) if stem else (entry.name, "")
    count = 2
    while (name := f"{stem} ({count}){suffix}") in taken:
        count += 1
    relative = entry.relative.removesuffix(entry.name) + name
    note = problem(
        entry.relative,
        wording.WHERE_NAME,
        limit_wording.NAME_ALIKE,
        "note",
        name=entry.name,
        used=name,
    )
    return replace(entry, name=name, relative=relative), note


def _entry(path: Path, relative: str) -> Entry | Problem:
    name = shown(path.name)
    if is_garbled(path.name) or not name:
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
        return problem(relative, wording.WHERE_FILE, limit_wording.NOT_A_FILE)
    return Entry(path, relative, name, stat.S_ISDIR(status.st_mode), status.st_size)
