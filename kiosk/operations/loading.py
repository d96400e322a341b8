"""Loading a folder for a command or the worker: the stages of ``kiosk.intake`` on our services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.clock import Now, now
from kiosk.errors import KioskError
from kiosk.intake.child import Children
from kiosk.intake.load import Checked, LoadResult, Look, check_folder, load, look
from kiosk.intake.plan import Change
from kiosk.intake.problems import Problem
from kiosk.intake.programme import House
from kiosk.intake.progress import Progress
from kiosk.intake.signing_keys import TrustedKeys, trusted_keys
from kiosk.intake.stage import THREADS
from kiosk.library.sections import BY_KEY
from kiosk.operations.lock import only_load
from kiosk.operations.programme_told import (
    load_ended,
    programme_counts,
    programme_document,
    programme_lines,
)
from kiosk.operations.words_told import word_counts, word_lines, words_document
from kiosk.services import Services, cinema_rules
from kiosk.wording import operations as words
from kiosk.wording import programme as programme_words
from kiosk.wording import pronunciation

Tell = Callable[[str], None]
SCRATCH = "loading"
"""The folder in the data folder; cleared up when nothing is being loaded."""


class UnusableFolderError(KioskError):
    """The path to load from is not a folder or an archive that can be read."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(words.FOLDER_UNUSABLE.format(folder=folder, reason=reason))
        self.folder = folder
        self.reason = reason


def load_folder(
    services: Services,
    folder: Path,
    tell: Tell = lambda _: None,
    clock: Now = now,
    *,
    own: bool = False,
) -> LoadResult:
    """Brings ``folder`` on show; ``tell`` gets a line for each item done. What came with the
    program (``own``) needs no signature. Files are opened only in child processes. Raises
    UnusableFolderError, SourceGoneError, DatabaseFault.
    """
    must_be_readable(folder)
    place = scratch(services)
    with only_load(services.data), Children(THREADS, scratch=place) as open_file:
        return load(
            folder,
            engine=services.engine,
            store=services.store,
            now=clock,
            open_file=open_file,
            progress=lambda progress: _report(progress, tell),
            house=house(services),
            trusted=None if own else trusted(services),
            scratch=place,
        )


def look_at_folder(
    services: Services, folder: Path, tell: Tell = lambda _: None, clock: Now = now
) -> Look:
    """What ``load_folder`` would change. Raises as it does."""
    must_be_readable(folder)
    place = scratch(services)
    with only_load(services.data), Children(THREADS, scratch=place) as open_file:
        return look(
            folder,
            engine=services.engine,
            store=services.store,
            now=clock,
            open_file=open_file,
            progress=lambda progress: _report(progress, tell),
            house=house(services),
            trusted=trusted(services),
            scratch=place,
        )


def house(services: Services) -> House:
    """What counts where lines of the cinema's programme are taken."""
    return House(cinema_rules(services.settings), services.settings.require_approval)


def scratch(services: Services) -> Path:
    """Where a load puts what it unpacks and copies: on the disk that has room for it anyway."""
    folder = services.data / SCRATCH
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def trusted(services: Services) -> TrustedKeys | None:
    """The keys whose signatures are needed; None where none is needed."""
    if not services.settings.require_signature:
        return None
    return trusted_keys(services.data / "keys")


def check(folder: Path, tell: Tell = lambda _: None) -> Checked:
    """The same findings on any machine, without a library. Raises UnusableFolderError."""
    must_be_readable(folder)
    with Children(THREADS) as open_file:
        return check_folder(
            folder, open_file=open_file, progress=lambda progress: _report(progress, tell)
        )


def must_be_readable(path: Path) -> None:
    """Raises UnusableFolderError for what is neither a folder nor an archive that can be read."""
    try:
        if path.suffix.lower() == ".zip" and path.is_file():
            with path.open("rb"):
                return
        next(path.iterdir(), None)
    except OSError as error:
        raise UnusableFolderError(path, words.reason(error)) from error


def _report(progress: Progress, tell: Tell) -> None:
    match progress.stage:
        case "prepare" if progress.file:
            tell(
                words.LOAD_PROGRESS.format(
                    done=progress.files_done,
                    files=progress.files,
                    done_mb=_mb(progress.bytes_done),
                    mb=_mb(progress.bytes),
                    per_cent=progress.per_cent,
                    left=time_left(progress.seconds_left),
                    file=progress.file,
                )
            )
        case "publish":
            tell(words.LOAD_PUBLISHING)


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


def time_left(seconds: float | None) -> str:
    """The time left in words, with what joins it to the rest of a line; "" when unknown."""
    if seconds is None or seconds < 2:
        return ""
    if seconds < 90:
        return words.LEFT_SECONDS.format(seconds=max(5, round(seconds / 5) * 5))
    return words.LEFT_MINUTES.format(minutes=round(seconds / 60))


def load_document(result: LoadResult) -> dict[str, Any]:
    """What ``kiosk load --json`` prints."""
    return {
        "ok": not result.has_errors,
        "published": result.published,
        "edition": result.edition,
        "items": result.items,
        "found": result.found,
        "programme": programme_document(result.programme),
        "words": words_document(result.words),
        "problems": [asdict(problem) for problem in result.problems],
    }


def check_document(result: Checked) -> dict[str, Any]:
    """What ``kiosk check --json`` prints."""
    return {
        "ok": result.ok,
        "sections": list(result.sections),
        "items": result.items,
        "problems": [asdict(problem) for problem in result.problems],
    }


def load_lines(result: LoadResult) -> Iterator[str]:
    """The same for a person: every problem, then how it ended."""
    for problem in result.problems:
        yield problem_line(problem)
    if result.programme:
        yield programme_counts(result.programme)
    if result.words:
        yield word_counts(result.words)
    yield load_ended(result)


def check_lines(result: Checked) -> Iterator[str]:
    for problem in result.problems:
        yield problem_line(problem)
    if result.showings:
        yield programme_words.CHECKED.format(showings=result.showings)
    if result.words:
        yield pronunciation.CHECKED.format(words=result.words)
    if not result.items:
        if not result.showings and not result.words:
            yield words.CHECK_NOTHING
        return
    said = words.CHECK_GOOD if result.ok else words.CHECK_BAD
    yield said.format(items=result.items, sections="、".join(result.sections))


def look_lines(seen: Look) -> Iterator[str]:
    """What would change, item by item (what stays as it is only as a number), and what is wrong."""
    for one in seen.plan.changes:
        if one.change is not Change.UNCHANGED:
            yield words.PLAN_LINE.format(
                change=words.CHANGES[one.change], section=BY_KEY[one.section].name, title=one.title
            )
    yield from programme_lines(seen.programme)
    yield from word_lines(seen.words)
    for problem in seen.problems:
        yield problem_line(problem)
    if seen.programme:
        yield programme_counts(seen.programme)
    if seen.words:
        yield word_counts(seen.words)
    yield words.PLAN_COUNTS.format(**{change.value: seen.plan.count(change) for change in Change})


def problem_line(problem: Problem) -> str:
    mark = words.MARK_ERROR if problem.level == "error" else words.MARK_NOTE
    place = "，".join(part for part in (problem.file, problem.where) if part)
    return f"【{mark}】{place}：{problem.what}{problem.do}"
