"""After ``find``: the lines of lists become items of their sections, so that every later stage
knows items alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.intake.apart import told_apart
from kiosk.intake.child import Opener
from kiosk.intake.found import Found, FoundFile, FoundItem, FoundSection, ListLine
from kiosk.intake.kinds import Kind
from kiosk.intake.lists.drafts import key_of, picture_of, title_of_row
from kiosk.intake.lists.film_pages import FilmPages
from kiosk.intake.lists.forms import PROGRAMME, READINGS, ListForm, form_of, nearest_form
from kiosk.intake.lists.pictures import Pictures, is_picture_folder, is_pictures_only
from kiosk.intake.lists.reading import SECONDS, Entry, Rows, read_list
from kiosk.intake.lists.rows import Book, ListRow, Screening
from kiosk.intake.lists.word_sheets import word_sheets
from kiosk.intake.names import section_of
from kiosk.intake.problems import Problem, Refused, problem, problem_of
from kiosk.intake.scratch import scratch_folder
from kiosk.library.sections import BY_KEY, SECTIONS
from kiosk.wording import intake as intake_wording
from kiosk.wording import lists as wording
from kiosk.wording import pronunciation

MOST_LISTS = 100
"""Lists that are read; a year of monthly ones of all five kinds are 60."""

Take = Callable[[FoundItem, Path], FoundItem]
"""Copies an item's files into a folder and gives back the item with the copies."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list file; ``rows`` is None when it could not be read."""

    file: FoundFile
    form: ListForm[Any]
    rows: Rows[ListRow] | None


def with_lists(
    found: Found, open_file: Opener, take: Take | None = None, scratch: Path | None = None
) -> Found:
    """``found`` with an item for each good line of each list, and without the pictures that the
    lists name (they are covers now). Lists are opened by ``open_file``. Never raises for what is in
    a file: whatever is wrong is a problem.

    With ``take`` (``Verified.take`` for a signed folder) a copy is read that it vouches for, below
    ``scratch`` (the system's own place by default); what it raises passes through."""
    inside = [file for item in found.items for file in item.content(Kind.LIST)]
    if not found.lists and not inside:
        return found
    problems = list(found.problems)
    reader = _Reader(open_file, take, scratch)
    read = _read((*found.lists, *inside), reader, problems)
    lists = [one for one in read if one.form is not READINGS]
    all_read = len(found.lists) + len(inside) <= MOST_LISTS
    sheets = [(one.file, one.rows) for one in read if one.form is READINGS]
    words = word_sheets(sheets, all_read, problems)
    pictures = Pictures(found)
    films = FilmPages()
    items = _items(lists, pictures, films, problems)
    sections = {section.section.key: section for section in found.sections}
    for key in {item.section.key for item in (*items, *films.pages)} - sections.keys():
        sections[key] = FoundSection(BY_KEY[key], "", False, ())
    for key, section in sections.items():
        own = [one for one in lists if one.form.section == key]
        rest = _rest(section, lists, pictures, problems)
        new = tuple(item for item in items if item.section.key == key)
        section = replace(rest, items=rest.items + new)
        if key == PROGRAMME.section:
            section = replace(section, items=films.beside(section.items))
        if section.replaces and any(one.rows is None for one in own):
            where = intake_wording.WHERE_SECTION
            problems.append(problem(section.relative, where, wording.NOT_REPLACED))
            section = replace(section, replaces=False)
        sections[key] = told_apart(section, problems)
    for file in found.beside:
        if file.relative not in pictures.used:
            said = intake_wording.OUTSIDE_SECTION
            problems.append(problem(file.relative, intake_wording.WHERE_FILE, said, "note"))
    in_order = tuple(sections[s.key] for s in SECTIONS if s.key in sections)
    return replace(
        found,
        sections=in_order,
        problems=tuple(problems),
        lists=(),
        beside=(),
        showings=tuple(films.lines),
        whole=all_read and not any(_has_gaps(one) for one in lists),
        words=words,
    )


def _has_gaps(one: _List) -> bool:
    """Whether it is a programme that could not be read to the last line."""
    return one.form is PROGRAMME and (one.rows is None or one.rows.left_out > 0)


@dataclass(frozen=True, slots=True)
class _Reader:
    open_file: Opener
    take: Take | None
    scratch: Path | None

    def read(self, file: FoundFile, form: ListForm[Any]) -> Rows[ListRow]:
        if self.take is None:
            return self.open_file(SECONDS, read_list, file.path, form.name)
        section = BY_KEY.get(form.section, SECTIONS[0])  # copied alone, it belongs to none
        alone = FoundItem(section, file.stem, file.stem, None, file.relative, False, (file,))
        with scratch_folder("lists", self.scratch) as folder:
            (copy,) = self.take(alone, folder).files
            return self.open_file(SECONDS, read_list, copy.path, form.name)


def _read(files: tuple[FoundFile, ...], reader: _Reader, problems: list[Problem]) -> list[_List]:
    lists: list[_List] = []
    for file in files[:MOST_LISTS]:
        form = form_of(file.stem)
        if form is None:
            problems.append(_unknown(file))
            continue
        placed = next((s for name in file.folder.split("/") if (s := section_of(name))), None)
        if placed is not None and placed.key != form.section:
            problems.append(_misplaced(file, form))
        try:
            rows = reader.read(file, form)
        except Refused as error:
            problems.append(problem_of(file.relative, error))
            lists.append(_List(file, form, None))
            continue
        problems += (replace(told, file=file.relative) for told in rows.problems)
        lists.append(_List(file, form, rows))
    if len(files) > MOST_LISTS:
        said = wording.TOO_MANY_LISTS
        first = files[MOST_LISTS].relative
        problems.append(problem(first, wording.WHERE_SHEET, said, limit=MOST_LISTS))
    return lists


def _unknown(file: FoundFile) -> Problem:
    near = nearest_form(file.stem)
    said = wording.UNKNOWN_LIST_NEAR if near else wording.UNKNOWN_LIST
    return problem(file.relative, wording.WHERE_SHEET, said, near=near.name if near else "")


def _misplaced(file: FoundFile, form: ListForm[Any]) -> Problem:
    where = wording.WHERE_SHEET
    if form is READINGS:
        return problem(file.relative, where, pronunciation.IN_SECTION, "note")
    name, said = BY_KEY[form.section].name, wording.OTHER_SECTION
    return problem(file.relative, where, said, "note", name=form.name, section=name)


def _items(
    lists: list[_List], pictures: Pictures, films: FilmPages, problems: list[Problem]
) -> list[FoundItem]:
    """Of the same line in two lists the first counts. Lines of the programme go to ``films``."""
    items: list[FoundItem] = []
    seen: dict[tuple[str, str, str], str] = {}
    for one in lists:
        if one.rows is None:
            continue
        for name in one.rows.claims:
            pictures.take(name, name, one.file, one.form.section)
        for entry in one.rows.entries:
            author = entry.row.author if isinstance(entry.row, Book) else ""
            key = (one.form.name, key_of(entry.row), author)
            if key in seen:
                said = wording.SAME_ROW
                problems.append(
                    problem(one.file.relative, entry.where, said, "note", first=seen[key])
                )
                continue
            seen[key] = f"“{one.file.name}”{entry.where}"
            item = _item(one, entry, pictures, problems)
            if isinstance(entry.row, Screening):
                films.add(item)
            else:
                items.append(item)
    return items


def _item(
    one: _List, entry: Entry[ListRow], pictures: Pictures, problems: list[Problem]
) -> FoundItem:
    row, section = entry.row, one.form.section
    name = picture_of(row)
    cover = pictures.take(name, title_of_row(row), one.file, section)
    if name and cover is None:
        problems.append(_no_picture(one, entry, pictures.nearest(name, one.file, section)))
    return FoundItem(
        section=BY_KEY[section],
        key=key_of(row),
        name=key_of(row),
        number=row.number if isinstance(row, Book) else None,
        relative=one.file.relative,
        is_folder=False,
        files=(cover,) if cover else (),
        line=ListLine(row, one.file, entry.where),
    )


def _no_picture(one: _List, entry: Entry[ListRow], near: str) -> Problem:
    name = picture_of(entry.row)
    if "DISPIMG" in name.upper():  # what WPS leaves of a picture in a cell
        said = wording.PICTURE_IN_CELL
    else:
        said = wording.PICTURE_MISSING_NEAR if near else wording.PICTURE_MISSING
    return problem(one.file.relative, entry.where_picture, said, name=name[-60:], near=near)


def _rest(
    section: FoundSection, lists: list[_List], pictures: Pictures, problems: list[Problem]
) -> FoundSection:
    """The section's other items: without lists, and without pictures that belong to a list. Those
    that lie with a list that could not be read wait for it; as items they would be nonsense."""
    own = [one for one in lists if one.form.section == section.section.key]
    folders = {one.file.folder for one in lists}
    broken = {one.file.folder: one.file for one in lists if one.rows is None}
    own_broken = next((one.file for one in own if one.rows is None), None)
    items: list[FoundItem] = []
    unusable = list(section.unusable)
    waiting: dict[str, int] = {}
    for item in section.items:
        left = tuple(file for file in item.files if file.kind is not Kind.LIST)
        had_list = len(left) < len(item.files)
        if left and is_pictures_only(item):
            folder = left[0].folder
            wait_for = broken.get(folder) or (own_broken if is_picture_folder(item) else None)
            if wait_for is not None:
                waiting[wait_for.relative] = waiting.get(wait_for.relative, 0) + len(left)
                unusable.append(item.key)
                continue
            unused = tuple(file for file in left if file.relative not in pictures.used)
            of_list = (had_list and folder in folders) or (bool(own) and is_picture_folder(item))
            if item.is_folder and (of_list or len(unused) < len(left)):
                problems += map(_unused, unused)
                continue
            left = unused
            if not left:
                continue
        if left:
            items.append(replace(item, files=left))
        elif not had_list:
            items.append(item)
        else:
            unusable.append(item.key)
    for file, count in waiting.items():
        said = wording.PICTURES_WAIT
        problems.append(problem(file, wording.WHERE_SHEET, said, "note", count=count))
    return replace(section, items=tuple(items), unusable=tuple(unusable))


def _unused(file: FoundFile) -> Problem:
    return problem(file.relative, intake_wording.WHERE_FILE, wording.PICTURE_UNUSED, "note")
