"""Second stage: the texts of an item are read. Pictures, films and sounds wait for ``prepare``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.child import Opener
from kiosk.intake.draft import TextDraft
from kiosk.intake.found import FoundFile, FoundItem
from kiosk.intake.kinds import Kind
from kiosk.intake.lists.drafts import draft_of
from kiosk.intake.problems import Problem, Refused, problem, problem_of
from kiosk.intake.readers import read_file
from kiosk.wording import formats
from kiosk.wording.intake import WHERE_FILE

PDF = ".pdf"
SECONDS = 30.0
"""Time one text may take. A Word file with 50,000 characters and 30 photographs takes about 1 s."""
PDF_SECONDS = 180.0
"""60 pages scanned in colour, the most there may be, took 22 s on two busy cores."""


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """An item with its texts in order. ``whole`` is false when one of them could not be read."""

    found: FoundItem
    texts: tuple[tuple[FoundFile, TextDraft], ...] = ()
    problems: tuple[Problem, ...] = ()
    whole: bool = True


def read(item: FoundItem, open_file: Opener, scratch: Path) -> ItemTexts:
    """Reads the texts of ``item``. Pictures inside Word files are written below the folder
    ``scratch``, which must live until ``prepare`` is done. Never raises for what is in a file."""
    if item.line is not None:
        return ItemTexts(item, ((item.line.file, draft_of(item.line.row)),))
    texts: list[tuple[FoundFile, TextDraft]] = []
    problems: list[Problem] = []
    whole = True
    files = item.content(Kind.TEXT)
    written = {file.stem.casefold() for file in files if file.suffix != PDF}
    for count, file in enumerate(files):
        if file.suffix == PDF and file.stem.casefold() in written:
            told = problem(file.relative, WHERE_FILE, formats.PDF_BESIDE_TEXT, "note")
            problems.append(told)
            continue
        seconds = PDF_SECONDS if file.suffix == PDF else SECONDS
        pictures = scratch / str(count)
        pictures.mkdir()
        try:
            draft = open_file(seconds, read_file, file.path, file.suffix, pictures)
        except Refused as error:
            problems.append(problem_of(file.relative, error))
            whole = False
            continue
        problems += (Problem(file.relative, lost.where, lost.what, lost.do) for lost in draft.lost)
        texts.append((file, draft))
    return ItemTexts(item, tuple(texts), tuple(problems), whole)
