"""First stage: a folder -> its sections, items and files. Nothing is opened."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kiosk.intake.allowance import Allowance, for_all, for_section, for_top
from kiosk.intake.apart import told_apart
from kiosk.intake.found import Found, FoundFile, FoundItem, FoundSection, Role
from kiosk.intake.kinds import Kind, kind_of
from kiosk.intake.names import (
    half_width,
    nearest_section,
    number_of,
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
    lists: list[FoundFile] = []
    beside: list[FoundFile] = []
    whole = for_all()
    for entry in entries(root.sections_in, top, for_section() if root.only else for_top()):
        if isinstance(entry, Problem):
            if root.only is None:
                problems.append(entry)
        elif root.only is not None and not entry.path.samefile(root.only):
            continue
        elif not entry.is_folder:
            _outside(entry, lists, beside, problems)
        elif (section := section_of(entry.name)) is None:
            problems.append(_unknown(entry))
        else:
            found = _section(section, entry, top, problems, lists, whole)
            earlier = sections.get(section.key)
            sections[section.key] = _joined(earlier, found, problems) if earlier else found
    if root.only is None and not sections and not lists:
        problems.append(problem("", wording.WHERE_FOLDER, wording.NO_SECTION))
    in_order = [told_apart(sections[s.key], problems) for s in SECTIONS if s.key in sections]
    if not any(file.path.parent == root.sections_in for file in lists):
        problems += map(_told_outside, beside)
        beside = []
    return Found(root.sections_in, tuple(in_order), tuple(problems), tuple(lists), tuple(beside))


def _section(
    section: Section,
    entry: Entry,
    top: Path,
    problems: list[Problem],
    lists: list[FoundFile],
    whole: Allowance,
) -> FoundSection:
    replaces = False
    items: list[FoundItem] = []
    single: dict[str, list[FoundFile]] = {}
    unusable: list[str] = []
    for inside in entries(entry.path, top, for_section(), whole):
        if isinstance(inside, Problem):
            problems.append(inside)
            # A file or a folder, nobody can say: with 替换.txt its earlier version must stay.
            name = inside.file.rpartition("/")[2]
            unusable += {_key(name), _key(Path(name).stem)}
        elif inside.is_folder:
            items.append(_folder_item(section, inside, top, problems, whole))
        elif _is_replace(inside.name):
            replaces = True
        else:
            file = usable(inside)
            if isinstance(file, Problem):
                problems.append(file)
                unusable.append(_key(Path(inside.name).stem))
            elif file.kind is Kind.LIST:
                lists.append(file)
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


def _folder_item(
    section: Section, entry: Entry, top: Path, problems: list[Problem], whole: Allowance
) -> FoundItem:
    files: list[FoundFile] = []
    before = len(problems)
    for file in files_below(entry.path, top, whole):
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


def _key(name: str) -> str:
    """Renumbering an item must not make another one of it."""
    return without_number(name) or name


def _is_replace(name: str) -> bool:
    """ "替换.txt", also where Windows hid one suffix and so it became "替换.txt.txt"."""
    return re.fullmatch(r"替换(\.txt)*", half_width(name).strip(), re.IGNORECASE) is not None


def _outside(
    entry: Entry, lists: list[FoundFile], beside: list[FoundFile], problems: list[Problem]
) -> None:
    """A file beside the section folders: a list may lie there, with the pictures it names."""
    file = usable(entry) if kind_of(Path(entry.name).suffix) in (Kind.LIST, Kind.PICTURE) else None
    if isinstance(file, FoundFile) and file.kind is Kind.LIST:
        lists.append(file)
    elif isinstance(file, FoundFile):
        beside.append(file)
    elif file is not None and Path(entry.name).suffix.lower() == ".xlsx":
        problems.append(file)
    elif kind_of(Path(entry.name).suffix) is not None:
        problems.append(_told_outside(entry))


def _told_outside(entry: Entry | FoundFile) -> Problem:
    return problem(entry.relative, wording.WHERE_FILE, wording.OUTSIDE_SECTION, "note")


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
