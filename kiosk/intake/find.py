"""First stage: a folder -> its sections, items and files. Nothing is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.intake.found import Found, FoundFile, FoundItem, FoundSection, Role
from kiosk.intake.kinds import kind_of
from kiosk.intake.names import (
    half_width,
    nearest_section,
    number_of,
    order_key,
    section_of,
    without_number,
)
from kiosk.intake.problems import Problem, problem
from kiosk.intake.root import choose_root
from kiosk.intake.walk import Entry, entries, files_below, usable
from kiosk.library.sections import SECTIONS, Section
from kiosk.wording import intake as wording


def find(folder: Path) -> Found:
    """Looks through ``folder``. Never raises for what is in it: whatever is wrong is a problem."""
    root = choose_root(folder)
    problems = list(root.problems)
    if root.sections_in is None:
        return Found(folder, problems=tuple(problems))
    top = root.sections_in if root.only else folder
    sections: dict[str, FoundSection] = {}
    for entry in entries(root.sections_in, top):
        if isinstance(entry, Problem):
            if root.only is None:
                problems.append(entry)
        elif root.only is not None and not entry.path.samefile(root.only):
            continue
        elif not entry.is_folder:
            problems += _outside(entry)
        elif (section := section_of(entry.name)) is None:
            problems.append(_unknown(entry))
        else:
            found = _section(section, entry, top, problems)
            earlier = sections.get(section.key)
            sections[section.key] = _joined(earlier, found, problems) if earlier else found
    if root.only is None and not sections:
        problems.append(problem("", wording.WHERE_FOLDER, wording.NO_SECTION))
    in_order = (sections[s.key] for s in SECTIONS if s.key in sections)
    return Found(
        root.sections_in, tuple(_told_apart(s, problems) for s in in_order), tuple(problems)
    )


def _section(section: Section, entry: Entry, top: Path, problems: list[Problem]) -> FoundSection:
    replaces = False
    items: list[FoundItem] = []
    single: dict[str, list[FoundFile]] = {}
    unusable: list[str] = []
    for inside in entries(entry.path, top):
        if isinstance(inside, Problem):
            problems.append(inside)
        elif inside.is_folder:
            items.append(_folder_item(section, inside, top, problems))
        elif _is_replace(inside.name):
            replaces = True
        else:
            file = usable(inside)
            if isinstance(file, Problem):
                problems.append(file)
                unusable.append(_key(Path(inside.name).stem))
            elif file.role is not Role.CONTENT:
                problems.append(
                    problem(file.relative, wording.WHERE_FILE, wording.LOOSE_COVER, name=file.name)
                )
            else:
                single.setdefault(file.stem, []).append(file)
    items += [_file_item(section, stem, files) for stem, files in single.items()]
    unusable += (item.key for item in items if not item.files)
    filled = tuple(item for item in items if item.files)
    return FoundSection(section, entry.relative, replaces, filled, tuple(unusable))


def _folder_item(section: Section, entry: Entry, top: Path, problems: list[Problem]) -> FoundItem:
    files: list[FoundFile] = []
    before = len(problems)
    for file in files_below(entry.path, top):
        if isinstance(file, Problem):
            problems.append(file)
        else:
            files.append(file)
    if not files and len(problems) == before:
        problems.append(problem(entry.relative, wording.WHERE_ITEM, wording.ITEM_EMPTY))
    return FoundItem(
        section=section,
        key=_key(entry.name),
        name=entry.name,
        number=number_of(entry.name),
        relative=entry.relative,
        is_folder=True,
        files=tuple(files),
    )


def _file_item(section: Section, stem: str, files: list[FoundFile]) -> FoundItem:
    """A single file; files that differ only in their suffix belong together."""
    return FoundItem(
        section=section,
        key=_key(stem),
        name=stem,
        number=number_of(stem),
        relative=files[0].relative,
        is_folder=False,
        files=tuple(files),
    )


def _joined(one: FoundSection, other: FoundSection, problems: list[Problem]) -> FoundSection:
    problems.append(
        problem(
            other.relative,
            wording.WHERE_SECTION,
            wording.SECTION_TWICE,
            "note",
            name=one.section.name,
        )
    )
    replaces = one.replaces or other.replaces
    return replace(
        one,
        replaces=replaces,
        items=one.items + other.items,
        unusable=one.unusable + other.unusable,
    )


def _told_apart(section: FoundSection, problems: list[Problem]) -> FoundSection:
    """In people's order, and no two items of one key."""
    items: list[FoundItem] = []
    taken: set[str] = set()
    for item in sorted(section.items, key=lambda item: (order_key(item.name), item.relative)):
        key, count = item.key, 1
        while key in taken:
            count += 1
            key = f"{item.key} ({count})"
        if count > 1:
            problems.append(
                problem(item.relative, wording.WHERE_NAME, wording.SAME_NAME, "note", name=item.key)
            )
        taken.add(key)
        items.append(replace(item, key=key))
    return replace(section, items=tuple(items))


def _key(name: str) -> str:
    """Renumbering an item must not make another one of it."""
    return without_number(name) or name


def _is_replace(name: str) -> bool:
    """ "替换.txt", also where Windows hid one suffix and so it became "替换.txt.txt"."""
    return re.fullmatch(r"替换(\.txt)*", half_width(name).strip(), re.IGNORECASE) is not None


def _outside(entry: Entry) -> Iterable[Problem]:
    if kind_of(Path(entry.name).suffix) is not None:
        yield problem(entry.relative, wording.WHERE_FILE, wording.OUTSIDE_SECTION, "note")


def _unknown(entry: Entry) -> Problem:
    near = nearest_section(entry.name)
    if near is not None:
        return problem(
            entry.relative,
            wording.WHERE_FOLDER,
            wording.UNKNOWN_SECTION_NEAR,
            name=entry.name,
            near=near.name,
        )
    names = "、".join(section.name for section in SECTIONS)
    return problem(
        entry.relative,
        wording.WHERE_FOLDER,
        wording.UNKNOWN_SECTION,
        name=entry.name,
        sections=names,
    )
