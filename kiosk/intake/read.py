"""Second stage: the texts of an item are read. Pictures, films and sounds wait for ``prepare``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.child import Opener
from kiosk.intake.draft import TextDraft
from kiosk.intake.found import FoundFile, FoundItem
from kiosk.intake.kinds import Kind
from kiosk.intake.lists.drafts import draft_of
from kiosk.intake.problems import Problem, Refused, problem_of
from kiosk.intake.readers import read_file

SECONDS = 30.0
"""Time one text may take. A Word file with 50,000 characters and 30 photographs takes about 1 s."""


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
    for count, file in enumerate(item.content(Kind.TEXT)):
        pictures = scratch / str(count)
        pictures.mkdir()
        try:
            draft = open_file(SECONDS, read_file, file.path, file.suffix, pictures)
        except Refused as error:
            problems.append(problem_of(file.relative, error))
            whole = False
            continue
        problems += (Problem(file.relative, lost.where, lost.what, lost.do) for lost in draft.lost)
        texts.append((file, draft))
    return ItemTexts(item, tuple(texts), tuple(problems), whole)
