"""The lines of all 读音 in a folder as one list of words."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.intake.found import FoundFile, ListLine, WordSheets
from kiosk.intake.lists.drafts import key_of
from kiosk.intake.lists.reading import Rows
from kiosk.intake.lists.rows import ListRow
from kiosk.intake.problems import Problem, problem
from kiosk.wording import lists as wording
from kiosk.wording import pronunciation

Sheet = tuple[FoundFile, Rows[ListRow] | None]
"""A file, and its lines; None when it could not be read."""


def word_sheets(
    sheets: Sequence[Sheet], all_read: bool, problems: list[Problem]
) -> WordSheets | None:
    """Of the same word in two sheets the first counts. Not ``all_read``: there are more lists than
    are looked at. None when there is no word that can be used: a sheet that was left empty must not
    take away what is known."""
    lines: dict[str, ListLine] = {}
    for file, rows in sheets:
        for entry in rows.entries if rows is not None else ():
            line = ListLine(entry.row, file, entry.where)
            first = lines.setdefault(key_of(entry.row), line)
            if first is not line:
                problems.append(_again(line, first))
    if not lines:
        return None
    whole = all_read and all(rows is not None and not rows.left_out for _, rows in sheets)
    if not whole:
        file, _ = sheets[0]
        said = pronunciation.NOT_WHOLE
        problems.append(problem(file.relative, wording.WHERE_SHEET, said, "note"))
    return WordSheets(tuple(lines.values()), whole)


def _again(line: ListLine, first: ListLine) -> Problem:
    place = f"“{first.file.name}”{first.where}"
    if line.row == first.row:
        return problem(line.file.relative, line.where, wording.SAME_ROW, "note", first=place)
    return problem(line.file.relative, line.where, wording.SAME_ROW_OTHER, first=place)
