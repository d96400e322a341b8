"""Loading a folder for a command or the worker: the stages of ``kiosk.intake`` on our services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.clock import Now, now
from kiosk.errors import KioskError
from kiosk.intake.child import Children
from kiosk.intake.load import LoadResult, load
from kiosk.intake.problems import Problem
from kiosk.intake.progress import Progress
from kiosk.intake.stage import THREADS
from kiosk.services import Services
from kiosk.wording import operations as words


class UnusableFolderError(KioskError):
    """The path to load from is not a folder that can be read."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(words.FOLDER_UNUSABLE.format(folder=folder, reason=reason))
        self.folder = folder
        self.reason = reason


def load_folder(
    services: Services,
    folder: Path,
    tell: Callable[[str], None] = lambda _: None,
    clock: Now = now,
) -> LoadResult:
    """Brings ``folder`` on show; ``tell`` gets a line for each item done. Files are opened only in
    child processes. Raises UnusableFolderError, DatabaseFault."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise UnusableFolderError(folder, words.reason(error)) from error
    with Children(THREADS) as open_file:
        return load(
            folder,
            engine=services.engine,
            store=services.store,
            now=clock,
            open_file=open_file,
            progress=lambda progress: _report(progress, tell),
        )


def _report(progress: Progress, tell: Callable[[str], None]) -> None:
    match progress.stage:
        case "prepare" if progress.file:
            tell(
                words.LOAD_PROGRESS.format(
                    done=progress.items_done,
                    items=progress.items,
                    per_cent=100 * progress.bytes_done // max(progress.bytes, 1),
                    file=progress.file,
                )
            )
        case "publish":
            tell(words.LOAD_PUBLISHING)


def document(result: LoadResult) -> dict[str, Any]:
    """What ``kiosk load --json`` prints."""
    return {
        "ok": not result.has_errors,
        "published": result.published,
        "edition": result.edition,
        "items": result.items,
        "found": result.found,
        "problems": [asdict(problem) for problem in result.problems],
    }


def lines(result: LoadResult) -> Iterator[str]:
    """The same for a person: every problem, then how it ended."""
    for problem in result.problems:
        yield _line(problem)
    ended = words.LOAD_PUBLISHED if result.published else words.LOAD_UNCHANGED
    if result.edition is None:
        ended = words.LOAD_NOTHING
    yield ended.format(items=result.items, found=result.found, edition=result.edition)


def _line(problem: Problem) -> str:
    mark = words.MARK_ERROR if problem.level == "error" else words.MARK_NOTE
    place = "，".join(part for part in (problem.file, problem.where) if part)
    return f"【{mark}】{place}：{problem.what}{problem.do}"
